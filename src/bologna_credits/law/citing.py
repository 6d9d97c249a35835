"""The line by which an answer is cited: the keys of the figures on which it rests, each with its text."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from bologna_credits.core.errors import ArgumentError, BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict
from bologna_credits.core.provenance import Source
from bologna_credits.core.visible import visible
from bologna_credits.credits.systems import Rate, Year
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.figure_keys import Figure, figures, figures_of
from bologna_credits.law.shelves import prefix_of
from bologna_credits.version import VERSION

CitationForm = Literal["text", "bibtex"]
_SAME = {"ratio": "ratio", "when": "when", "hours": "workload", "credits": "credits", "table": "name"}
"""The facts of a finding that tell which of several figures of one text it means, each with the field of the figure."""
_KINDS: dict[str, tuple[type, ...]] = {"credits.rate": (Rate, Year)}
"""The kinds of figures that a finding can mean, where its text gives others as well."""
_NAMING = ("code", "start", "to", "scale")
_OF_BIBTEX = re.compile(r"[{}\\]|([%#$&_])")


def cite_answer(shown: str, steps: Report, codes: Iterable[str], form: CitationForm, catalogue: Catalogue | None) -> str:
    """Return the citation of an answer: of what its findings rest on, without those that only inform.

    Args:
        shown: the answer in a few words.
        steps: the findings that explain it.
        codes: the codes of the systems and scales in it.
        form: ``text`` for one line, ``bibtex`` for an entry for each text.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: another form.
    """
    if form not in get_args(CitationForm):
        raise ArgumentError("form", form, get_args(CitationForm))
    known = catalogue or default_catalogue()
    resting = [step for step in steps if step.source is not None and step.verdict is not Verdict.NOTE]
    practices = [value for step in resting for name, value in step.facts if name == "practice" and isinstance(value, str)]
    asked = (*codes, *practices)
    near = tuple(_figures(asked, known))
    cited: dict[Source, dict[Figure, None]] = {}
    for step in resting:
        found = _meant(step, near, asked) or _meant(step, figures(known), asked)
        cited.setdefault(step.source, {}).update(dict.fromkeys(found))  # type: ignore[arg-type]  # a source is there
    if form == "bibtex":
        return "\n\n".join(_bibtex(source, tuple(found)) for source, found in cited.items())
    texts = [_text(source, tuple(found)) for source, found in cited.items()]
    return visible("; ".join([": ".join([shown, *texts[:1]]), *texts[1:], f"bologna_credits {VERSION}"]))


def _figures(codes: Iterable[str], catalogue: Catalogue) -> Iterator[Figure]:
    """Yield the figures of the files in which some codes are; a scale of the caller's own is in none."""
    for prefix in dict.fromkeys(map(prefix_of, codes)):
        try:
            files = catalogue.definitions(prefix)
        except BolognaError:
            continue
        for file in files:
            yield from figures_of(file)


def _meant(step: Finding, known: Iterable[Figure], codes: tuple[str, ...]) -> list[Figure]:
    """Return the figures that a finding means: of its text, of the things that it names, with the values that it tells."""
    found = [figure for figure in known if figure.source == step.source]
    found = [figure for figure in found if _names_one(figure, codes)] or found
    found = [figure for figure in found if isinstance(figure.value, _KINDS.get(step.code, object))] or found
    for name, value in step.facts:
        if name in _SAME:
            found = [figure for figure in found if getattr(figure.value, _SAME[name], None) == value] or found
    return found


def _names_one(figure: Figure, codes: tuple[str, ...]) -> bool:
    """Return True if a figure belongs to the thing of a code, or names it."""
    named = {getattr(figure.value, name, None) for name in _NAMING}
    return figure.key.split(".")[1] in codes or not named.isdisjoint(codes)


def _text(source: Source, found: tuple[Figure, ...]) -> str:
    read = f", read {source.checked}" if source.checked else ""
    if source.archived:
        read += f", archived {source.archived_on} at {source.archived}"
    return " ".join([*([", ".join(figure.key for figure in found)] if found else []), f"({source.title}, {source.url}{read})"])


def _bibtex(source: Source, found: tuple[Figure, ...]) -> str:
    notes = [_in_bibtex(figure.key) for figure in found]
    notes += [f"archived {source.archived_on} at \\url{{{source.archived}}}"] if source.archived else []
    fields = {
        "title": f"{{{_in_bibtex(source.title)}}}",
        "url": source.url,
        "urldate": source.checked,
        "note": ", ".join([*notes, f"bologna\\_credits {VERSION}"]),
    }
    name = "-".join([*(figure.key.partition(".")[0] for figure in found[:1]), source.key])
    return "\n".join([f"@misc{{{name},", *(f"  {key} = {{{value}}}," for key, value in fields.items() if value), "}"])


def _in_bibtex(text: str) -> str:
    r"""Return text as a field of BibTeX; braces and backslashes are left out.

    >>> print(_in_bibtex("R&D {100} %"))
    R\&D 100 \%
    """
    return _OF_BIBTEX.sub(lambda sign: rf"\{sign[1]}" if sign[1] else "", visible(" ".join(text.split())))
