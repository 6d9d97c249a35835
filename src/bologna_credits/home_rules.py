"""The rules of the home university, which travel with the learning agreement and the decision."""

import datetime
from typing import final

import attrs

from bologna_credits.circumstances import Case, one_of
from bologna_credits.credits import read_code
from bologna_credits.grade_conversion import By, Chain
from bologna_credits.grading_tables import GradingTable
from bologna_credits.onto import OntoGrade
from bologna_credits.overlap import GradingTables
from bologna_credits.practice_rules import CreditPolicy
from bologna_credits.provenance import Source, read_day
from bologna_credits.records import CourseResult

_CONVERT = ("convert", "without")
_SHORTFALL = ("open", "accept", "refuse")
_SEVERAL = ("open", "without")


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
    choose: str
    onto: OntoGrade | str | None = None

    def method_for(self, course: CourseResult) -> GradingTables | None:
        """The method for a course, or None where its document brings no histogram."""
        if course.distribution is None:
            return None
        return GradingTables(course.distribution, self.home, choose=self.choose, onto=self.onto)


@final
@attrs.frozen
class HomeRules:
    """The rules of the home university; they travel with the decision.

    Args:
        credits: the code of the credit system at home.
        scale: the code of the grading scale at home; None where no grade is wanted.
        case: the student's circumstances.
        policy: how a range of credits becomes a number, or the code of a practice; None leaves the range.
        by: how grades are converted; None takes the table that answers by itself, and is OPEN where there is none.
        grades: ``convert``, or ``without`` where everything is recognised without grade.
        shortfall: what happens where all was passed with fewer credits than agreed: ``open``, ``accept`` or ``refuse``.
        several_grades: several host grades for one home component: ``open``, or ``without`` grade.
        on: the day that counts for dated rules.
        source: the text of these rules.

    Raises:
        ArgumentError: a word that is none of these.

    >>> HomeRules(credits="kz-rk", scale="KZ-2011", case=Case(cycle="first")).credits
    'KZ-RK'
    """

    credits: str = attrs.field(converter=read_code)
    scale: str | None = None
    case: Case = Case()
    policy: CreditPolicy | str | None = None
    by: By | Chain | CourseTables = None
    grades: str = attrs.field(default="convert", validator=one_of(_CONVERT))
    shortfall: str = attrs.field(default="open", validator=one_of(_SHORTFALL))
    several_grades: str = attrs.field(default="open", validator=one_of(_SEVERAL))
    on: datetime.date | None = attrs.field(default=None, converter=attrs.converters.optional(read_day))
    source: Source | None = None
