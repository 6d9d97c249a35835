"""Published worked cases: those that stand in the definition files, and ``data/cases.toml`` with those of other kinds."""

import functools
import json
from collections.abc import Iterator
from typing import Any, cast, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Source
from bologna_credits.core.shapes import Dialect
from bologna_credits.core.structuring import Fault, class_reader, collect, lines_of, misspelt, shown
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.core.typed import checked
from bologna_credits.law.case_kinds import KINDS, Amounts, CreditsGiven, GradeGiven, Label
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.compiled import sha256
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_parts import Example
from bologna_credits.law.file_form import FILE_FORM
from bologna_credits.law.json_form import plain_fields
from bologna_credits.law.source_keys import sources_of

_FILE = "cases.toml"
_PARTS = ("id", "kind", "given", "expect", "source", "printed")


@final
@attrs.frozen
class PublishedCase:
    """A worked case: what is given, what is expected, and the text that says so.

    Args:
        kind: the word for its kind, such as ``credits`` or ``stay``.
        given: the input, of the class that belongs to the kind.
        expect: the answer, likewise.
        source: the permanent key of the text.
        printed: True if the text prints this very input and answer, False if its printed rule gives the answer.

    >>> case = next(case for case in published_cases() if case.kind == "stay")
    >>> str(case.given.first), str(case.given.last), case.expect.days, case.source
    ('2023-01-01', '2023-04-15', 105, 'erasmus.schemes.ec-dur')
    """

    __repr__ = brief

    kind: str
    given: Any
    expect: Any
    source: str
    printed: bool = True

    @property
    def id(self) -> str:
        """A name that stays as long as the kind, the input and the source do."""
        told = json.dumps([self.kind, plain_fields(self.given), self.source], sort_keys=True)
        return f"{self.kind}-{sha256(told.encode())[:10]}"


@checked
def published_cases(catalogue: Catalogue | None = None) -> Listing[PublishedCase]:
    """Return the worked cases of a catalogue's files, and the bundled ones of other kinds.

    Args:
        catalogue: another catalogue than the bundled one; of the bundled cases those remain whose text it has.

    >>> sorted({case.kind for case in published_cases()})[:4]
    ['average', 'credits', 'distribution', 'final-mark']
    """
    known = catalogue or default_catalogue()
    examples = [case for _, file in known.layers() if isinstance(file, Definition) for case in _examples(file)]
    texts = texts_of_cases(known)
    return Listing((*examples, *(case for case in _bundled()[1] if case.source in texts)))


def texts_of_cases(catalogue: Catalogue) -> dict[str, Source]:
    """Return the texts that cases may name, by their permanent keys: those of a catalogue, and those of the bundled file."""
    return {one.key: one.source for _, file in catalogue.layers() for one in sources_of(file)} | _bundled()[0]


def _examples(file: Definition) -> Iterator[PublishedCase]:
    keys = {one.source: one.key for one in sources_of(file)}
    for example in file.examples:
        yield _case(example, keys[example.source])


def _case(example: Example, source: str) -> PublishedCase:
    skipped = ("source", "expect", "grade" if example.credits is not None else "credits")
    given: dict[str, Any] = {
        field.name: getattr(example, field.name) for field in attrs.fields(Example) if field.name not in skipped
    }
    if example.credits is None:
        del given["by_year"]
        return PublishedCase("grade", GradeGiven(**given), Label(example.expect), source)
    low, _, high = example.expect.partition(" to ")
    return PublishedCase("credits", CreditsGiven(**given), Amounts(read_exact(low), read_exact(high or low)), source)


@functools.cache
def _bundled() -> tuple[dict[str, Source], tuple[PublishedCase, ...]]:
    """Read the bundled file: its sources by their permanent keys, and its cases."""
    table = read_toml((BUNDLED / _FILE).read_text("utf-8"), _FILE)
    own = {f"cases.{key}": source for key, source in structure_sources(table["sources"], _FILE).items()}
    cases = read_case_list(FILE_FORM, table["cases"], _FILE)
    return own, tuple(attrs.evolve(case, source=key) if (key := f"cases.{case.source}") in own else case for case in cases)


def read_case_list(form: Dialect, given: object, file: str) -> tuple[PublishedCase, ...]:
    """Return cases from plain data.

    Args:
        form: the form of the data, that of files or that of JSON.
        given: the list of cases.
        file: the name of the document, for faults.

    Raises:
        DefinitionError: all faults at once, each with its path.
    """
    found: list[tuple[str, str]] = []
    cases: list[PublishedCase] = []
    if not isinstance(given, list):
        raise DefinitionError(file, (f"cases: must be a list, and is {shown(given, form)}",))
    for place, item in enumerate(given):
        try:
            cases.append(_read_case(form, item))
        except (Fault, BolognaError) as error:
            collect(found, error, f"cases[{place}]")
    if found:
        raise DefinitionError(file, lines_of(found))
    return tuple(cases)


def _read_case(form: Dialect, item: Any) -> PublishedCase:
    if not isinstance(item, dict):
        raise Fault(f"must be {form.table}, and is {shown(item, form)}")
    faults = [("", f'unknown key "{key}"{misspelt(str(key), _PARTS)}') for key in item if key not in _PARTS]
    kind, source, printed = item.get("kind"), item.get("source"), item.get("printed", True)
    if not isinstance(kind, str) or kind not in KINDS:
        faults.append((".kind", f"must be one of {', '.join(KINDS)}, and is {shown(kind, form)}"))
    if not isinstance(source, str):
        faults.append((".source", f"must be the key of a source, and is {shown(source, form)}"))
    if not isinstance(printed, bool):
        faults.append((".printed", f"must be true or false, and is {shown(printed, form)}"))
    if faults:
        raise Fault(found=faults)
    read: dict[str, Any] = {}
    for part, of in zip(("given", "expect"), KINDS[cast("str", kind)], strict=True):
        try:
            if not isinstance(item.get(part), dict):
                raise Fault(f"must be {form.table}, and is {shown(item.get(part), form)}")
            read[part] = class_reader(form, cast("Any", of))(item[part], {})
        except (Fault, BolognaError) as error:
            collect(faults, error, f".{part}")
    if faults:
        raise Fault(found=faults)
    return PublishedCase(kind=cast("str", kind), **read, source=cast("str", source), printed=cast("bool", printed))
