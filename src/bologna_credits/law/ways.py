"""The published ways from one grading scale to another."""

from typing import Literal, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.listing import Listing
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import Basis, InForce, Source, Standing
from bologna_credits.core.typed import checked_late
from bologna_credits.core.visible import visibly
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.lookup import Day, practices
from bologna_credits.law.practices.grades import FormulaPractice, GradePractice, LinearPractice, TablePractice, UngradedPractice

_STANDINGS: dict[Standing, Literal["yes", "no", "unclear"]] = {
    Standing.YES: "yes",
    Standing.NO: "no",
    Standing.UNCLEAR: "unclear",
}

GradeConverting = GradePractice | LinearPractice | FormulaPractice | TablePractice | UngradedPractice


@final
@attrs.frozen
class Way:
    """Something that can convert one scale into another.

    Args:
        kind: a published table or a practice.
        name: its name.
        by: the argument ``by`` of :func:`convert_grade`.
        basis: the kind of text that publishes it.
        source: the text.
        standing: yes, no or unclear on the day asked for, "withdrawn" where its body took a table back, None without a day.
        default: True if it applies where several are published.
    """

    __repr__ = brief
    _repr_html_ = card

    kind: Literal["published table", "practice"]
    name: str
    by: Equivalence | str
    basis: Basis
    source: Source
    standing: Literal["yes", "no", "unclear", "withdrawn"] | None
    default: bool = False

    @visibly
    def __str__(self) -> str:
        said = [self.basis.value, *(["default"] if self.default else []), *([self.standing] if self.standing else [])]
        return f"{self.kind} {self.name} ({', '.join(said)}): {self.source.title}"


@checked_late
def methods_between(start: str, to: str, on: Day = None, *, catalogue: Catalogue | None = None) -> Listing[Way]:
    """List the published ways from one scale to another, the default first.

    The modified Bavarian formula without a practice and grading tables of the caller's own are not listed: no file makes these
    choices.

    Args:
        start: the code of a grading scale.
        to: the code of the scale wanted.
        on: the day that counts; a way that was not in force then is listed with standing "no".
        catalogue: another catalogue than the bundled one.

    Raises:
        UnknownScaleError: no such scale; names the nearest.

    >>> [str(way.by) for way in methods_between("IT-30", "DE-THIRDS", on="2024-10-01") if way.standing == "yes"][:1]
    ['DE/Passau-SoBi']
    """
    known = catalogue or default_catalogue()
    scale, target = known.grading_scale(start), known.grading_scale(to)
    ways = [
        Way(
            "published table",
            table.name,
            table,
            basis=table.basis,
            source=table.source,
            standing="withdrawn" if table.withdrawn else _standing(table.in_force, on),
            default=table.default,
        )
        for table in known.equivalences(scale.code, target.code)
    ]
    for found in practices(catalogue=known):
        if isinstance(found, GradeConverting) and _leads(found, scale, target, known):
            standing = _standing(found.in_force, on)
            ways.append(Way("practice", found.code, found.code, basis=found.basis, source=found.source, standing=standing))
    return Listing(sorted(ways, key=lambda way: (not way.default, way.standing in ("no", "withdrawn"))))


def _standing(in_force: InForce, on: Day) -> Literal["yes", "no", "unclear"] | None:
    return None if on is None else _STANDINGS[in_force.on(on)]


def _leads(practice: GradeConverting, scale: GradingScale, target: GradingScale, known: Catalogue) -> bool:
    """Return True if a practice converts grades of one scale into another."""
    if isinstance(practice, TablePractice):
        home = practice.scale if practice.home is None else known.grading_table(practice.home).scale.code
        return home == target.code and (practice.home is None or practice.scale == scale.code)
    return practice.to == target.code and _reads(practice, scale)


def _reads(practice: GradeConverting, scale: GradingScale) -> bool:
    """Return True if a practice can read a scale: its numbers, letters that it tables or numbers, or a mere pass."""
    if isinstance(practice, GradePractice):
        return scale.best_number is not None or practice.number_letters or any(t.scale == scale.code for t in practice.letters)
    if isinstance(practice, LinearPractice):
        return scale.best_number is not None and (not practice.scales or scale.code in practice.scales)
    if isinstance(practice, FormulaPractice):
        return practice.scale == scale.code
    return any(grade.passes and grade.quality is None for grade in scale.grades)
