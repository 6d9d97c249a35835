"""Permanent keys of figures: everything that cites a source of its own has one, by which papers and software name it.

A key is made of what the figure says of itself (code, circumstances, body, first day), not of its place in a file: a figure that
is added later changes no key. Of several bodies the one that counts by default is not named: its figure is that of the country.
"""

import datetime
import enum
import re
from collections.abc import Iterator
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import When
from bologna_credits.core.exact import show_exact
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Boundary, InForce, Source
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.systems import CreditSystem, Hours, Rate, Year
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.pass_marks import PassMark
from bologna_credits.grades.rows import Band, GradeRow
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_parts import PublishedGradingTable
from bologna_credits.law.file_form import FILE_FORM
from bologna_credits.law.practices.averages import Threshold
from bologna_credits.law.practices.credits import CreditRule
from bologna_credits.law.practices.grades import EndsOverride, LetterTable
from bologna_credits.law.practices.progress import Load, YearUp
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.law.schemes import Cap, Deadline, Limit, MobilityScheme, Needed, StayRule

_NAMED_BY: dict[type, tuple[str, ...]] = {
    Rate: ("when", "authority"),
    Hours: ("when", "source"),  # several texts may give hours, and none has an authority
    Year: ("when", "source"),
    GradeRow: ("label",),
    Band: ("low", "high", "source"),
    PassMark: ("when",),
    Equivalence: ("start", "to", "authority", "when"),
    CreditRule: ("when",),
    EndsOverride: ("countries", "top"),
    LetterTable: ("scale",),
    Threshold: ("year", "when"),
    YearUp: ("year",),
    Load: ("per", "mode"),
    StayRule: ("kind", "persons", "activities"),
    Limit: ("authority",),
    Needed: ("authority",),
    Cap: ("persons", "one_cycle"),
    Deadline: ("what", "authority"),
}
"""The fields that tell figures of one kind apart; a kind that is missing here occurs once in its place, or has a code."""
_UNCHANGING = (CreditSystem, GradingScale, MobilityScheme)
"""What never changes, so that its code alone names it; a practice or a table may have a version for each of several times."""
_NO_FIGURES = frozenset(("origin", "country", "names", "sources", "gaps", "examples", "reviews"))


@final
@attrs.frozen(field_transformer=typed)
class Figure:
    """A figure that a text gives, with the key by which it can be cited.

    Args:
        key: the permanent key, such as ``kz.KZ-RK.ects.theory.first``.
        value: the entry of the file: a rate, the hours of a credit, a scale, a published table, a practice, a limit, a day.
        source: the text.
        file: the name of the file.

    >>> figure = next(one for one in figures() if one.key == "kz.KZ-RK.ects.theory.first")
    >>> figure.said, figure.source.key
    ('1.5 to 1.8 ECTS', 'ineu')
    """

    __repr__ = brief

    key: str
    value: Any
    source: Source
    file: str

    @property
    def said(self) -> str:
        """The value in a few words."""
        return _said(self.value)

    @visibly
    def __str__(self) -> str:
        return f"{self.key}: {self.said} [{self.source.title}]"


@checked
def figures(catalogue: Catalogue | None = None) -> Listing[Figure]:
    """Return every figure with its permanent key and its source.

    Args:
        catalogue: another catalogue than the bundled one.

    >>> keys = [figure.key for figure in figures()]
    >>> len(keys) == len(set(keys)), "de.DE/KMK" in keys
    (True, True)
    """
    return Listing(figure for _, file in (catalogue or default_catalogue()).layers() for figure in figures_of(file))


def figures_of(file: Definition | SchemeFile) -> Iterator[Figure]:
    """Yield the figures of one file, in its order.

    Args:
        file: the file.
    """
    for field in attrs.fields(type(file)):
        if field.init and field.name not in _NO_FIGURES:
            for item in getattr(file, field.name):
                yield from _walk(item, f"{file.country.lower()}.{_name(item)}", file.origin.file)


def _name(item: Any) -> str:
    """Return what names an entry of a file: its code, or the scales of a published table and its body."""
    if isinstance(item, Equivalence):
        return ".".join(_marks(item))
    # A university's rules of mobility may have the code of its rules of grades, and say of what kind they are.
    word = getattr(item, "word", "")
    return ".".join(filter(None, (item.code, word, *_first_day(item))))


def _walk(item: Any, key: str, file: str) -> Iterator[Figure]:
    source = getattr(item, "source", None)
    if source is not None:
        yield Figure(key, item, source, file)
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name) if field.init else None
        if isinstance(value, InForce):
            for word, end in (("from", value.starts), ("until", value.ends)):
                if end is not None:
                    yield from _walk(end, f"{key}.{word}", file)
            continue
        name = FILE_FORM.names.get(field.name, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(part)) and not isinstance(part, Source):
                yield from _walk(part, ".".join((key, name, *_marks(part))), file)


def _marks(item: Any) -> tuple[str, ...]:
    """Return what tells a figure from others of its kind."""
    names = _NAMED_BY.get(type(item), ())
    if getattr(item, "default", False):  # of several bodies one counts where none is named: its figure is that of the country
        names = tuple(name for name in names if name != "authority")
    told = (_slug(word) for name in names for word in _words(name, getattr(item, name)))
    return (*filter(None, told), *_first_day(item))


def _words(name: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, When):
        years = [str(year) for year in (value.intake_from or "", "to" if value.intake_to else "", value.intake_to or "") if year]
        intake = "-".join(("intake", *years)) if years else None
        words = (value.activity, value.cycle, value.track, value.mode, value.stage, intake)
        return tuple(word for word in words if word is not None)
    if isinstance(value, Source):
        return (value.key,)
    if isinstance(value, tuple):
        return ("-".join(value),)
    if isinstance(value, bool):
        return (name.replace("_", "-"),) if value else ()
    return () if value is None else (str(value),)


def _first_day(item: Any) -> tuple[str, ...]:
    held = getattr(item, "in_force", None)
    return () if held is None or held.starts is None or isinstance(item, _UNCHANGING) else (f"from-{held.starts.day}",)


def _slug(text: str) -> str:
    """Return text as a part of a key, of letters, digits, points and hyphens.

    >>> _slug("INEU, Abai KazNPU"), _slug("A+"), _slug("A-"), _slug("3/2")
    ('INEU-Abai-KazNPU', 'Aplus', 'Aminus', '3-2')
    """
    told = re.sub(r"[-−]$", "minus", text.replace("+", "plus"))
    return re.sub(r"[^\w.]+", "-", told).strip("-")


def _said(value: Any) -> str:
    if isinstance(value, Rate):
        return f"{value.ratio} ECTS"
    if isinstance(value, Hours):
        return str(value.workload)
    if isinstance(value, Year):
        return f"{show_exact(value.credits)} credits a year"
    own = Boundary | PassMark | Limit | Deadline | GradingScale | MobilityScheme | Band
    if isinstance(value, own) or not attrs.has(type(value)):
        return str(value)
    if isinstance(value, GradeRow):
        return value.label
    if isinstance(value, Equivalence):
        return f"table {value.name}"
    if isinstance(value, PublishedGradingTable | LetterTable):
        return f"table of {value.scale}"
    if hasattr(value, "body"):
        return str(value.body)
    return _listed(value)


def _listed(value: Any) -> str:
    """Return the fields that a text fills, in words: for entries that have no short form of their own."""
    said = []
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.name in ("source", "note", "basis", "code") or held in (None, (), field.default) or isinstance(held, Source):
            continue
        said.append(f"{field.name.replace('_', ' ')} {_plain(held)}")
    return ", ".join(said)


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_plain, value))
    if isinstance(value, bool | enum.Enum | datetime.date | str) or attrs.has(type(value)):
        return str(value)
    return show_exact(value)
