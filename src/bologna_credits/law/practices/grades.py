"""Published practices of converting grades: by the Bavarian formula, on a line, by grading tables, of mere passes."""

import enum
from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Number, Rounding, read_exact, show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import ALWAYS, Basis, InForce, Source
from bologna_credits.core.typed import check_record, checked_late, named
from bologna_credits.core.visible import visibly
from bologna_credits.grades.equivalences import EquivalenceRow
from bologna_credits.grades.legal_grades import OntoMode
from bologna_credits.grades.rows import Band
from bologna_credits.grades.scales import GradingScale


@final
@attrs.frozen
class EndsOverride:
    """A best grade or lowest pass that a practice puts in place of the scale's own.

    It applies to scales of the ``countries`` whose best number is ``top``.
    """

    __repr__ = brief

    countries: tuple[str, ...]
    top: Fraction
    source: Source
    best: Fraction | None = None
    lowest_pass: Fraction | None = None
    note: str | None = None

    def covers(self, scale: GradingScale) -> bool:
        """Return True if it applies to a scale."""
        return scale.country in self.countries and scale.best_number == self.top


@final
@attrs.frozen
class LetterTable:
    """A table of a practice for grades that are letters, by the code of their scale."""

    __repr__ = brief

    scale: str
    rows: tuple[EquivalenceRow, ...]
    source: Source


@final
@attrs.frozen
class GradePractice:
    """The published practice of one body that converts grades by the modified Bavarian formula.

    Args:
        code: its code, ``DE/Passau-SoBi``.
        body: the faculty, school or agreement that publishes it.
        to: the scale that it yields.
        roundings: the steps after the formula, in order.
        onto: the last step, onto a legal grade.
        overrides: best grades and lowest passes of its own.
        letters: tables for letters.
        number_letters: True if letters are numbered from best = 1.
        ends_from: the source of best grade and lowest pass, if it is not the scale.
        open_countries: countries whose grades the body may treat otherwise, with reasons: such a case is OPEN.
        undecided: the point that the text leaves open, such as the rounding: ``exact`` answers, the grade is OPEN.
        passed_to: the scale of mere passes, where the student may choose 'passed' in place of a converted grade.
        in_force: days or cohorts; the caller chooses the day that counts.
        source: the text.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    to: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    overrides: tuple[EndsOverride, ...] = ()
    letters: tuple[LetterTable, ...] = ()
    number_letters: bool = False
    ends_from: str | None = None
    open_countries: tuple[str, ...] = ()
    undecided: str | None = None
    passed_to: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


class Choose(enum.StrEnum):
    """The choice among the grades that overlap; minimum is the least good, whatever the digits."""

    MINIMUM = "minimum"
    AVERAGE = "average"
    MEDIAN = "median"
    MAXIMUM = "maximum"


class Weights(enum.StrEnum):
    """The weights of an average: the length of the overlap, or each candidate once."""

    OVERLAP = "overlap"
    PLAIN = "plain"


class Side(enum.StrEnum):
    """The neighbour that is taken at a border."""

    BETTER = "better"
    WORSE = "worse"


class SmallGroup(enum.StrEnum):
    """The treatment of a reference group that is too small."""

    RANK = "rank"
    """The answer is the rank among the marks of the year, and no grade."""
    FLAG = "flag"
    """The table is used and marked as too small."""
    TABLE = "table"
    """A published table with fixed marks answers."""
    WIDEN = "widen"
    """The group is made wider: more years, then more programmes."""


@final
@attrs.frozen
class LinearPractice:
    """The published practice of one body that converts on a straight line between two named points.

    Args:
        code: its code, ``IT/UniPR-STAR``.
        body: its publisher.
        to: the scale that it yields.
        source: the text.
        best: the result for the best grade.
        lowest: the result for the other named grade, which is the lowest pass unless another is named.
        scales: the scales that it reads; none means every scale with numbers.
        start_best, start_lowest: the two grades of the start scale, where they are not its best and its lowest pass.
        roundings: the steps after the formula, in order.
        tie_unsaid: the text gives the step but not the direction of a tie: a tie is OPEN.
        onto: the last step, onto a legal grade.
        undecided: the point that the text leaves open: ``exact`` answers, the grade is OPEN.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    to: str
    source: Source
    best: Fraction
    lowest: Fraction
    scales: tuple[str, ...] = ()
    start_best: Fraction | None = None
    start_lowest: Fraction | None = None
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    tie_unsaid: bool = False
    onto: OntoMode | None = None
    undecided: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


def _read_numbers(value: Iterable[Number]) -> tuple[Fraction, ...]:
    return tuple(map(read_exact, value))


@final
@attrs.frozen(field_transformer=named)
class FormulaPiece:
    """A piece of a formula: the marks to which it applies, and the coefficients of the powers of the mark.

    Args:
        low, high: the first and the last mark, both included unless ``over`` or ``below`` exclude one.
        coefficients: the number that stands alone, then the factors of (mark − around), of its square and so on.
        around: the number that is taken from the mark first; 0 for the powers of the mark itself.

    >>> FormulaPiece(60, 100, [4, 0, "-3/1600"], around=100).at(Fraction(60))
    Fraction(1, 1)
    """

    __repr__ = brief

    low: Fraction = attrs.field(converter=read_exact)
    high: Fraction = attrs.field(converter=read_exact)
    coefficients: tuple[Fraction, ...] = attrs.field(converter=_read_numbers)
    around: Fraction = attrs.field(default=Fraction(0), converter=read_exact)
    over: bool = False
    below: bool = False

    def __attrs_post_init__(self) -> None:
        check_record(self)
        if not self.coefficients:
            raise ArgumentError("coefficients", "nothing", ("at least one number",))

    @property
    def band(self) -> Band:
        """The marks to which it applies."""
        return Band(self.low, self.high, over=self.over, below=self.below)

    @checked_late
    def at(self, mark: Fraction) -> Fraction:
        """Return the number for a mark."""
        total = Fraction(0)
        for coefficient in reversed(self.coefficients):
            total = total * (mark - self.around) + coefficient
        return total

    @visibly
    def __str__(self) -> str:
        distance = f"(x - {show_exact(self.around)})" if self.around else "x"
        powers = ["", f" · {distance}", *(f" · {distance}^{power}" for power in range(2, len(self.coefficients)))]
        shown = [f"{show_exact(number)}{power}" for number, power in zip(self.coefficients, powers, strict=False) if number]
        return f"{' + '.join(shown) or '0'} for {self.band}".replace("+ -", "- ")


@final
@attrs.frozen
class FormulaPractice:
    """The published practice of one body that converts by a formula of the mark that is no straight line.

    Args:
        code: its code, ``CN/Beihang-points``.
        body: its publisher.
        scale: the scale that it reads.
        to: the scale that it yields.
        pieces: the formula, one piece for each range of marks; other marks are OPEN.
        source: the text.
        roundings: the steps after the formula, in order.
        onto: the last step, onto a legal grade.
        undecided: the point that the text leaves open: ``exact`` answers, the grade is OPEN.
        in_force: days or cohorts; the caller chooses the day that counts.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    scale: str
    to: str
    pieces: tuple[FormulaPiece, ...]
    source: Source
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    undecided: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class TablePractice:
    """The published practice of one body that builds and uses grading tables.

    Args:
        code: its code, ``PT/DL-42-2005``.
        body: its publisher.
        source: the text.
        scale: the scale whose grades are counted.
        home: the code of the published grading table that is used for the home side.
        choose: the choice among the grades that overlap; None where the text is silent.
        weights, tie, rounding, onto: as in :class:`GradingTableOverlap`.
        least: the smallest number of passing grades.
        least_years: the smallest number of years; ``most_years``: the largest number after an extension.
        small: the treatment of a group that is too small; None where the text is silent.
        small_table: the body whose published table answers then.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    source: Source
    scale: str
    home: str | None = None
    choose: Choose | None = None
    weights: Weights = Weights.OVERLAP
    tie: Side = Side.BETTER
    rounding: Rounding | None = None
    onto: OntoMode | None = None
    least: Fraction | None = None
    least_years: int | None = None
    most_years: int | None = None
    small: SmallGroup | None = None
    small_table: str | None = None
    basis: Basis = Basis.INSTITUTION
    in_force: InForce = ALWAYS
    note: str | None = None


@final
@attrs.frozen
class UngradedPractice:
    """The published practice of one body by which a mere pass abroad becomes a grade at home.

    Args:
        code: its code.
        body: its publisher.
        to: the scale that it yields.
        source: the text.
        roundings: the steps after the student's mean, in order.
        onto: the last step, onto a legal grade.
        undecided: the point that the text leaves open: ``exact`` answers, the grade is OPEN.
    """

    __repr__ = brief
    _repr_html_ = card

    code: str
    body: str
    to: str
    source: Source
    basis: Basis = Basis.INSTITUTION
    roundings: tuple[Rounding, ...] = ()
    onto: OntoMode | None = None
    undecided: str | None = None
    in_force: InForce = ALWAYS
    note: str | None = None
