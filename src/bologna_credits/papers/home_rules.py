"""The rules of the home university, which travel with the learning agreement and the decision."""

import datetime
from fractions import Fraction
from typing import Any, final

import attrs

from bologna_credits.conversion.averages import GradeAverage
from bologna_credits.conversion.grades import By, Chain
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap, read_choose
from bologna_credits.conversion.practice_methods import PracticeWith, method_of_practice
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.errors import ArgumentError, NumberError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import read_day
from bologna_credits.credits.amounts import read_code
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.lookup import recognition_practice
from bologna_credits.law.practices.grades import Choose, UngradedPractice
from bologna_credits.law.practices.recognition import GRADES, UNMATCHED, RecognitionPractice
from bologna_credits.papers.transcripts import CourseResult

_SHORTFALL = ("open", "accept", "refuse")
_SEVERAL = ("open", "without")
_REPEATS = ("open", "first", "last", "best")
_SURPLUS = ("open", "all", "agreed")


@final
@attrs.frozen
class CourseTables:
    """Grading tables with each course's own histogram as the host table.

    A histogram of one course is not a reference group; every use of it carries a NOTE.

    Args:
        home: the grading table at home.
        choose: minimum, average, median or maximum.
        onto: how an average becomes a legal grade.
    """

    home: GradingTable
    choose: Choose = attrs.field(converter=read_choose)
    onto: OntoGrade | str | None = None

    def method_for(self, course: CourseResult) -> GradingTableOverlap | None:
        """The method for a course, or None where its document brings no histogram."""
        if course.distribution is None:
            return None
        return GradingTableOverlap(course.distribution, self.home, choose=self.choose, onto=self.onto)  # type: ignore[arg-type]  # read from its word


def _a_share(_: object, attribute: "attrs.Attribute[Fraction | None]", value: Fraction | None) -> None:
    if value is not None and not 0 < value <= 1:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is no share", "give a number above 0 and at most 1")


def _an_amount(_: object, attribute: "attrs.Attribute[Any]", value: Fraction | None) -> None:
    if value is not None and value < 0:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is less than nothing", "give credits of the home system")


@final
@attrs.frozen
class HomeRules:
    """The rules of the home university; they travel with the decision.

    Args:
        credits: the code of the credit system at home.
        scale: the code of the grading scale at home; None where no grade is wanted.
        circumstances: the student's circumstances.
        policy: how a range of credits becomes a number, or the code of a practice; None leaves the range.
        by: how grades are converted; None takes the table that answers by itself, and is OPEN where there is none.
        grades: ``convert``; ``without`` where everything is recognised without grade; ``carry`` where the mark of the host stands
            in the home transcript as it is.
        shortfall: what happens where all was passed with fewer credits than agreed: ``open``, ``accept`` or ``refuse``.
        several_grades: several host grades for one home component: ``open``, or ``without`` grade.
        on: the day that counts for dated rules.
        source: the text of these rules.
        repeats: several passes of one component that differ: ``open``, or the ``first``, the ``last`` or the ``best`` counts. A
            failed attempt beside a pass never counts.
        surplus: more credits achieved than agreed: ``open``, ``all`` count, or only those ``agreed``.
        used: what counts for another degree already: ``open``, ``accept`` or ``refuse``.
        unmatched: what stands for no component at home: ``open``, or ``elective``.
        least_grade: the worst grade that is recognised, a label of ``least_scale`` or else of ``scale``; None: any pass.
        least_scale: the scale of that label.
        most_share: the most of the degree that may be recognised.
        degree: how many credits the degree has.
        recognised_before: credits recognised earlier, which count towards that share.
        decides: the office that has to decide each case; OPEN until it did.
        practice: the code of the published practice that these rules were made of.

    Raises:
        ArgumentError: a word that is none of these.
        NumberError: a share or an amount that cannot be.

    >>> HomeRules(credits="kz-rk", scale="KZ-2011", circumstances=Circumstances(cycle="first")).credits
    'KZ-RK'
    """

    credits: str = attrs.field(converter=read_code)
    scale: str | None = None
    circumstances: Circumstances = Circumstances()
    policy: CreditPolicy | str | None = None
    by: By | Chain | CourseTables = None
    grades: str = attrs.field(default="convert", validator=one_of(GRADES))
    shortfall: str = attrs.field(default="open", validator=one_of(_SHORTFALL))
    several_grades: str = attrs.field(default="open", validator=one_of(_SEVERAL))
    on: datetime.date | None = attrs.field(default=None, converter=attrs.converters.optional(read_day))
    source: Source | None = None
    repeats: str = attrs.field(default="open", validator=one_of(_REPEATS))
    surplus: str = attrs.field(default="open", validator=one_of(_SURPLUS))
    used: str = attrs.field(default="open", validator=one_of(_SHORTFALL))
    unmatched: str = attrs.field(default="open", validator=one_of(UNMATCHED))
    least_grade: str | None = None
    least_scale: str | None = None
    most_share: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(read_exact), validator=_a_share)
    degree: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(read_exact), validator=_an_amount)
    recognised_before: Fraction = attrs.field(default=Fraction(0), converter=read_exact, validator=_an_amount)
    decides: str | None = None
    practice: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.least_grade is not None and self.least is None:
            raise ArgumentError("least_scale", "nothing", ("the code of the scale of least_grade",))

    @property
    def least(self) -> tuple[str, str] | None:
        """The worst grade that is recognised, and its scale."""
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
        """The rules as a body publishes them; what its text leaves open stays open; ``attrs.evolve`` sets what is known.

        Args:
            practice: the practice or its code.
            credits: the credit system at home, where the body has none of its own.
            scale: the grading scale at home, where the practice names none.
            circumstances: the student's circumstances.
            passed: the student chose before the stay to have everything recognised as passed, without a grade.
            mean: the student's mean so far, where the practice puts it in the place of a mere pass.
            degree: how many credits the degree has.
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
    """How a practice converts grades, and the scale that it yields."""
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
