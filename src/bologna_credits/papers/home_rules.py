"""The rules of the home university, which travel with the learning agreement and the decision."""

import datetime
from fractions import Fraction
from typing import Any, Literal, final, get_args

import attrs

from bologna_credits.conversion.averages import GradeAverage
from bologna_credits.conversion.grades import By, Chain
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap, read_choose
from bologna_credits.conversion.practice_methods import PracticeWith, method_of_practice
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.errors import ArgumentError, NumberError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import optional_day, optional_exact
from bologna_credits.credits.amounts import read_code
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.lookup import recognition_practice
from bologna_credits.law.practices.grades import Choose, UngradedPractice
from bologna_credits.law.practices.recognition import Grades, RecognitionPractice, Unmatched
from bologna_credits.papers.transcripts import CourseResult

Shortfall = Literal["open", "accept", "refuse"]
"""The effect of fewer credits than agreed, where everything was passed; ``open`` leaves it to a person."""
Used = Literal["open", "accept", "refuse"]
"""The effect of a component that counts for another degree already."""
SeveralGrades = Literal["open", "without"]
"""The grade of a home component that several host components with different grades replace."""
Repeats = Literal["open", "first", "last", "best"]
"""The pass that counts if there are several."""
Surplus = Literal["open", "all", "agreed"]
"""The credits beyond what was agreed: undecided, all count, or only those agreed."""


@final
@attrs.frozen
class CourseTables:
    """Grading tables with each course's own histogram as the host table.

    A histogram of one course is not a reference group; every use of it carries a NOTE.

    Args:
        home: the grading table at home.
        choose: minimum, average, median or maximum.
        onto: the step from an average to a legal grade.

    >>> from bologna_credits import grading_scale
    >>> tables = CourseTables(GradingTable(grading_scale("NO-AF"), {"A": 1, "B": 3, "C": 2, "D": 1, "E": 1}), choose="median")
    >>> tables.method_for(CourseResult("A1", "Algebra")) is None
    True
    """

    __repr__ = brief

    home: GradingTable
    choose: Choose = attrs.field(converter=read_choose)
    onto: OntoGrade | str | None = None

    def method_for(self, course: CourseResult) -> GradingTableOverlap | None:
        """Return the method for a course, or None if its document has no histogram."""
        if course.distribution is None:
            return None
        return GradingTableOverlap(course.distribution, self.home, choose=self.choose, onto=self.onto)  # type: ignore[arg-type]  # read from its word


def _check_share(_: object, attribute: "attrs.Attribute[Fraction | None]", value: Fraction | None) -> None:
    if value is not None and not 0 < value <= 1:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is no share", "give a number above 0 and at most 1")


def _check_amount(_: object, attribute: "attrs.Attribute[Any]", value: Fraction | None) -> None:
    if value is not None and value < 0:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is negative", "give credits of the home system")


@final
@attrs.frozen
class HomeRules:
    """The rules of the home university; they travel with the decision.

    Args:
        credits: the code of the credit system at home.
        scale: the code of the grading scale at home; None where no grade is wanted.
        circumstances: the student's circumstances.
        policy: the choice of one number from a range of credits, or the code of a practice; None keeps the range.
        by: the conversion of grades; None takes the published table between the two scales, and gives OPEN where there is none.
        grades: ``convert``; ``without`` to recognise everything without grade; ``carry`` to keep the mark of the host as it is.
        shortfall: the effect of fewer credits than agreed, where all was passed: ``open``, ``accept`` or ``refuse``.
        several_grades: several host grades for one home component: ``open``, or ``without`` grade.
        on: the day that counts for dated rules.
        source: the text of these rules.
        repeats: several passes of one component that differ: ``open``, or the ``first``, the ``last`` or the ``best`` counts. A
            failed attempt beside a pass does not count.
        surplus: more credits achieved than agreed: ``open``, ``all`` count, or only those ``agreed``.
        used: a component that counts for another degree already: ``open``, ``accept`` or ``refuse``.
        unmatched: a component that replaces nothing at home: ``open``, or ``elective``.
        least_grade: the worst grade that is recognised, a label of ``least_scale`` or else of ``scale``; None: any pass.
        least_scale: the scale of that label.
        most_share: the largest share of the degree that may be recognised.
        degree: the number of credits of the degree.
        recognised_before: credits recognised earlier, which count towards that share.
        decides: the office whose decision is required; everything stays OPEN until it is recorded.
        practice: the code of the published practice behind these rules.

    Raises:
        ArgumentError: another word; a ``least_grade`` without a scale.
        NumberError: a share that is not above 0 and at most 1; a negative amount.

    >>> HomeRules(credits="kz-rk", scale="KZ-2011", circumstances=Circumstances(cycle="first")).credits
    'KZ-RK'
    """

    __repr__ = brief
    _repr_html_ = card

    credits: str = attrs.field(converter=read_code)
    scale: str | None = None
    circumstances: Circumstances = Circumstances()
    policy: CreditPolicy | str | None = None
    by: By | Chain | CourseTables = None
    grades: Grades = attrs.field(default="convert", validator=one_of(get_args(Grades)))
    shortfall: Shortfall = attrs.field(default="open", validator=one_of(get_args(Shortfall)))
    several_grades: SeveralGrades = attrs.field(default="open", validator=one_of(get_args(SeveralGrades)))
    on: datetime.date | None = attrs.field(default=None, converter=optional_day)
    source: Source | None = None
    repeats: Repeats = attrs.field(default="open", validator=one_of(get_args(Repeats)))
    surplus: Surplus = attrs.field(default="open", validator=one_of(get_args(Surplus)))
    used: Used = attrs.field(default="open", validator=one_of(get_args(Used)))
    unmatched: Unmatched = attrs.field(default="open", validator=one_of(get_args(Unmatched)))
    least_grade: str | None = None
    least_scale: str | None = None
    most_share: Fraction | None = attrs.field(default=None, converter=optional_exact, validator=_check_share)
    degree: Fraction | None = attrs.field(default=None, converter=optional_exact, validator=_check_amount)
    recognised_before: Fraction = attrs.field(default=Fraction(0), converter=read_exact, validator=_check_amount)
    decides: str | None = None
    practice: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.least_grade is not None and self.least is None:
            raise ArgumentError("least_scale", "nothing", ("the code of the scale of least_grade",))

    @property
    def least(self) -> tuple[str, str] | None:
        """The worst grade that is recognised, and the code of its scale."""
        scale = self.least_scale or self.scale
        return None if self.least_grade is None or scale is None else (self.least_grade, scale)

    @classmethod
    def by_practice(
        cls,
        practice: RecognitionPractice | str,
        *,
        credits: str | None = None,
        scale: str | None = None,
        circumstances: Circumstances = Circumstances(),
        passed: bool = False,
        mean: GradeAverage | Number | None = None,
        degree: Number | None = None,
        recognised_before: Number = 0,
        on: datetime.date | str | None = None,
        catalogue: Catalogue | None = None,
    ) -> "HomeRules":
        """Return the rules as a body publishes them.

        Points that its text leaves open stay open; ``attrs.evolve`` sets what is known.

        Args:
            practice: the practice or its code.
            credits: the credit system at home, where the body has none of its own.
            scale: the grading scale at home, where the practice names none.
            circumstances: the student's circumstances.
            passed: True if the student chose before the stay to have everything recognised as passed, without a grade.
            mean: the student's mean so far, where the practice uses it for a course that was only passed.
            degree: the number of credits of the degree.
            recognised_before: credits recognised earlier.
            on: the day that counts.
            catalogue: another catalogue than the bundled one.

        Raises:
            UnknownPracticeError: no such code; names the nearest.
            ArgumentError: no credit system, neither of the body nor given; a choice that the practice does not give.

        >>> rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=120)
        >>> rules.credits, rules.grades, rules.most_share
        ('KZ-KIMEP-CR', 'without', Fraction(1, 2))
        """
        found = recognition_practice(practice, catalogue=catalogue) if isinstance(practice, str) else practice
        system = credits if credits is not None else found.credits
        if system is None:
            raise ArgumentError("credits", "nothing", ('the code of the credit system at home, such as "ECTS"',))
        own = found.credits is not None and read_code(system) == found.credits
        by, target = _by(found, catalogue or default_catalogue(), passed=passed, mean=mean)
        return cls(
            credits=system,
            scale=target if target is not None else scale if scale is not None else found.scale,
            circumstances=circumstances,
            policy=found.credit_practice if own else None,
            by=by,
            grades=found.grades if found.grades is not None else "convert",
            on=on,
            source=found.source,
            unmatched=found.unmatched if found.unmatched is not None else "open",
            least_grade=found.least,
            least_scale=found.least_scale,
            most_share=found.share,
            degree=degree,
            recognised_before=recognised_before,
            decides=found.decides,
            practice=found.code,
        )


def _by(
    found: RecognitionPractice, known: Catalogue, *, passed: bool, mean: GradeAverage | Number | None
) -> tuple[By, str | None]:
    """Return the conversion of grades of a practice, and the code of the scale that it yields."""
    code = found.grade_practice
    if code is None:
        if passed:
            raise ArgumentError("passed", "True", (f"False: {found.code} gives the student no such choice",))
        return None, None
    rule = known.practice(code)
    if isinstance(rule, UngradedPractice):
        # Without the mean the rule has no answer, and each mere pass stays open.
        return (None if mean is None else PracticeWith(code, mean=mean)), rule.to
    chosen = PracticeWith(code, passed=passed)
    return (chosen if passed else code), method_of_practice(known, chosen, None)[1].code
