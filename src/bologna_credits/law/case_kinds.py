"""The kinds of published cases: what each gives, and what it expects. A kind is what software in any language can be asked."""

import datetime
from fractions import Fraction
from typing import Any, Literal, final

import attrs

from bologna_credits.core.circumstances import Circumstances, Cycle, one_of
from bologna_credits.core.toml_form import Entries

_ANYWHERE = Circumstances()
Told = Literal["holds", "fails", "open"]


@final
@attrs.frozen
class CreditsGiven:
    """Credits of one system that become credits of another, by a rate, by the year, or by a practice."""

    credits: Fraction
    start: str
    to: str | None = None
    practice: str | None = None
    authority: str | None = None
    circumstances: Circumstances = _ANYWHERE
    by_year: bool = False
    on: datetime.date | None = None


@final
@attrs.frozen
class Amounts:
    """The lowest and the highest amount; they are the same where the answer is one amount."""

    low: Fraction
    high: Fraction


@final
@attrs.frozen
class GradeGiven:
    """A grade of one scale that becomes a grade of another, by a published table or by a practice."""

    grade: str
    start: str
    to: str | None = None
    practice: str | None = None
    authority: str | None = None
    circumstances: Circumstances = _ANYWHERE
    on: datetime.date | None = None


@final
@attrs.frozen
class Label:
    """The grade."""

    grade: str


@final
@attrs.frozen
class FormulaGiven:
    """A mark with the best mark and the lowest pass of its scale, for the modified Bavarian formula."""

    mark: Fraction
    best: Fraction
    lowest_pass: Fraction


@final
@attrs.frozen
class Exact:
    """The exact number."""

    value: Fraction


@final
@attrs.frozen
class RoundingGiven:
    """A number between 1 and 4, as the formula gives it, that a practice turns into a grade."""

    value: Fraction
    practice: str
    on: datetime.date | None = None


@final
@attrs.frozen
class WeightedMark:
    """A mark as a number, with the credits of its course."""

    mark: Fraction
    credits: Fraction


@final
@attrs.frozen
class MeanGiven:
    """Marks with the credits of their courses; nothing is left out and nothing rounded."""

    marks: tuple[WeightedMark, ...]


@final
@attrs.frozen
class WeightedGrade:
    """A grade, with the credits of its course."""

    grade: str
    credits: Fraction


@final
@attrs.frozen
class AverageGiven:
    """Grades of a scale with the credits of their courses, of which a practice makes an average."""

    scale: str
    practice: str
    results: tuple[WeightedGrade, ...]


@final
@attrs.frozen
class FinalMarkGiven:
    """Marks of a term and the mark of the examination, of which a practice makes a final mark."""

    practice: str
    term: tuple[Fraction, ...]
    examination: Fraction


@final
@attrs.frozen
class DistributionGiven:
    """The passing grades of a group, best first, with the number of students who received each."""

    counts: Entries


@final
@attrs.frozen
class Shares:
    """The share of each grade and the share of it and all better ones, in percent."""

    shares: Entries
    cumulative: Entries


@final
@attrs.frozen
class StayGiven:
    """A stay abroad with its first and last day, whose days a scheme counts."""

    scheme: str
    kind: str
    first: datetime.date
    last: datetime.date
    cycle: Cycle | None = None


@final
@attrs.frozen
class Days:
    """The days that count."""

    days: int


@final
@attrs.frozen
class GrantGiven:
    """A grant by the month, of which a practice makes one by the day."""

    practice: str
    monthly: Fraction


@final
@attrs.frozen
class PromotionGiven:
    """An average after a year of study, of which a practice says whether it is enough for the next year."""

    practice: str
    year: int
    average: Fraction
    cycle: Cycle


@final
@attrs.frozen
class SelectionGiven:
    """An average, or a number of credits, of which a practice says whether it is enough to go abroad."""

    practice: str
    average: Fraction | None = None
    credits: Fraction | None = None


@final
@attrs.frozen
class Verdict:
    """``holds`` or ``fails``; ``open`` where the text does not decide."""

    verdict: Told = attrs.field(validator=one_of(("holds", "fails", "open")))


@final
@attrs.frozen
class RecognitionGiven:
    """A course abroad that replaces a course at home, under the practice of a home university."""

    practice: str
    grade: str
    scale: str
    credits: Fraction
    system: str


@final
@attrs.frozen
class Recognised:
    """The verdict, and the lowest and highest number of credits at home if it holds."""

    verdict: Told = attrs.field(validator=one_of(("holds", "fails", "open")))
    low: Fraction | None = None
    high: Fraction | None = None
    system: str | None = None


KINDS: dict[str, tuple[type[Any], type[Any]]] = {
    "credits": (CreditsGiven, Amounts),
    "grade": (GradeGiven, Label),
    "formula": (FormulaGiven, Exact),
    "rounding": (RoundingGiven, Label),
    "mean": (MeanGiven, Exact),
    "average": (AverageGiven, Exact),
    "final-mark": (FinalMarkGiven, Exact),
    "distribution": (DistributionGiven, Shares),
    "stay": (StayGiven, Days),
    "grant": (GrantGiven, Exact),
    "promotion": (PromotionGiven, Verdict),
    "selection": (SelectionGiven, Verdict),
    "recognition": (RecognitionGiven, Recognised),
}
"""The class of what a case gives and of what it expects, by the word for its kind."""
