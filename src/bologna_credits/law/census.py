"""The census of the catalogue: its size, and the part of it that was read in the text itself."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, final

import attrs

from bologna_credits.core.exact import Rounding, show_places
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.law.definition import Definition
from bologna_credits.law.scheme_file import SchemeFile

_PERCENT = Rounding("0.1", "half_up")


@final
@attrs.frozen
class Census:
    """Counts over definition files and files of schemes.

    ``figures`` counts everything that cites a source of its own: ratios, hours, years, days, scales, tables, rules of practices,
    limits of stays, deadlines. ``primary`` counts those whose source was itself read, and ``reviewed`` those that a second person
    compared with their text. ``mobility_practices`` are those of grants,
    selection and transfer.
    """

    countries: int
    frameworks: int
    systems: int
    scales: int
    equivalences: int
    practices: int
    tables: int
    schemes: int
    stays: int
    mobility_practices: int
    gaps: int
    sources: int
    figures: int
    primary: int
    reviewed: int = 0

    @property
    def share(self) -> Fraction:
        """The share of figures whose source was itself read."""
        return Fraction(self.primary, self.figures) if self.figures else Fraction(0)

    @property
    def share_reviewed(self) -> Fraction:
        """The share of figures that a second person compared with their text."""
        return Fraction(self.reviewed, self.figures) if self.figures else Fraction(0)

    @visibly
    def __str__(self) -> str:
        lines = [f"{field.name.replace('_', ' '):19}{getattr(self, field.name):6}" for field in attrs.fields(Census)]
        shares = (("share primary", self.share), ("share reviewed", self.share_reviewed))
        lines += [f"{name:19}{show_places(_PERCENT.apply(share * 100), 1):>6} %" for name, share in shares]
        return "\n".join(lines)


@checked
def census(definitions: Iterable[Definition], schemes: Iterable[SchemeFile] = ()) -> Census:
    """Count definition files, and files of schemes.

    >>> from bologna_credits import default_catalogue
    >>> census(default_catalogue().definitions("NO")).systems
    2
    """
    found = tuple(definitions)
    mobile = tuple(schemes)
    both: tuple[Definition | SchemeFile, ...] = (*found, *mobile)
    figures = [source for file in both for source in _figures(file)]
    found_schemes = [scheme for file in mobile for scheme in file.schemes]
    prefixes = {definition.country for definition in found}
    return Census(
        countries=sum(len(prefix) == 2 for prefix in prefixes),
        frameworks=sum(len(prefix) != 2 for prefix in prefixes),
        systems=sum(len(definition.systems) for definition in found),
        scales=sum(len(definition.scales) for definition in found),
        equivalences=sum(len(definition.equivalences) for definition in found),
        practices=sum(len(definition.practices) for definition in found),
        tables=sum(len(definition.tables) for definition in found),
        schemes=len(found_schemes),
        stays=sum(len(scheme.stays) for scheme in found_schemes),
        mobility_practices=sum(len(file.practices) for file in mobile),
        gaps=sum(len(file.gaps) for file in both),
        sources=sum(len(file.sources) for file in both),
        figures=len(figures),
        primary=sum(source.seen is Seen.PRIMARY for source in figures),
        reviewed=sum(len(file.reviews) for file in both),
    )


def _figures(item: Any) -> Iterator[Source]:
    """The source of each figure below an item: one for each thing that cites one."""
    if isinstance(item, Source):
        return
    if isinstance(item, tuple):
        for part in item:
            yield from _figures(part)
    elif attrs.has(type(item)):
        for field in attrs.fields(type(item)):
            value = getattr(item, field.name)
            if field.name == "source" and isinstance(value, Source):
                yield value
            elif field.init:
                yield from _figures(value)
