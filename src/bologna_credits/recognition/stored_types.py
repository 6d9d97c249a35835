"""The JSON form of stored decisions and cases: the names of classes, and the leaves.

A class or an enumeration that a stored decision should be able to hold as a fact of a finding needs one line in :data:`FACTS` or
:data:`ENUMERATIONS`. Reports that are not stored, such as those of mobility, may hold any value as a fact. The names are part
of the format: a class that is renamed in the code keeps its old name here.
"""

import datetime
import enum
import re
from collections.abc import Hashable
from fractions import Fraction
from typing import Any, NoReturn, final

import attrs

from bologna_credits.conversion.answers import Method, RuleBy
from bologna_credits.conversion.credit_steps import OpenEnd
from bologna_credits.conversion.final_marks import Bound
from bologna_credits.conversion.grades import Chain
from bologna_credits.conversion.methods.bavarian import LetterNumber, ModifiedBavarian
from bologna_credits.conversion.methods.formulas import MarkFormula
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.conversion.practice_methods import PracticeWith
from bologna_credits.conversion.reference_groups import PractisedTables
from bologna_credits.core.academic_terms import Month
from bologna_credits.core.circumstances import Circumstances, When
from bologna_credits.core.exact import Mode, Rounding
from bologna_credits.core.findings import Verdict
from bologna_credits.core.provenance import Basis, InForce, Meaning, Seen, Standing
from bologna_credits.core.shapes import Dialect, Known, Leaf, StandIn
from bologna_credits.core.structuring import Fault, by_key, shown
from bologna_credits.credits.amounts import CreditRange, Credits, Workload
from bologna_credits.credits.policy import Take
from bologna_credits.credits.systems import Ratio
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.legal_grades import OntoGrade, OntoMode
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.practices.averages import Counting, FxReading, Repeats
from bologna_credits.law.practices.grades import Choose, FormulaPiece, Side, SmallGroup, Weights
from bologna_credits.law.schemes import Count, Deadline, Limit, Needed, Part, Unit
from bologna_credits.mobility.durations import DayCount
from bologna_credits.mobility.limits import Lift
from bologna_credits.mobility.periods import Traveller
from bologna_credits.mobility.selection import Answer, Condition, Relation
from bologna_credits.mobility.working_days import WorkingDays
from bologna_credits.papers.home_rules import ByHost, CourseTables
from bologna_credits.papers.obstacles import Obstacle
from bologna_credits.papers.transcripts import ElmoVersion
from bologna_credits.recognition.components import Pass
from bologna_credits.recognition.course_book import MeantBy
from bologna_credits.recognition.effects import Decided, Effect
from bologna_credits.recognition.groups import DecidedBy, Unlisted

_NUMBER = re.compile("-?[0-9]{1,4300}(/[0-9]{1,4300})?")  # Python itself prints and reads no more than 4,300 digits

METHODS: dict[type, str] = {
    ModifiedBavarian: "ModifiedBavarian",
    Linear: "Linear",
    MarkFormula: "MarkFormula",
    GradingTableOverlap: "GradingTableOverlap",
    PublishedTable: "PublishedTable",
    PractisedTables: "PractisedTables",
    MeanSoFar: "MeanSoFar",
    PassedOnly: "PassedOnly",
}
"""The methods of conversion that plain data can hold. A method of the caller's own is code, and code is not stored."""

RULES: dict[type, str] = {
    ByHost: "ByHost",
    Chain: "Chain",
    CourseTables: "CourseTables",
    Equivalence: "Equivalence",
    PracticeWith: "PracticeWith",
}
"""The other classes that home rules may name for the conversion of grades."""

FACTS: dict[type, str] = {
    CreditRange: "CreditRange",
    Credits: "Credits",
    Circumstances: "Circumstances",
    InForce: "InForce",
    OntoGrade: "OntoGrade",
    Ratio: "Ratio",
    Rounding: "Rounding",
    When: "When",
    Workload: "Workload",
    DayCount: "DayCount",
    Decided: "Decided",
    Deadline: "Deadline",
    FormulaPiece: "FormulaPiece",
    Grade: "Grade",
    Limit: "Limit",
    Month: "Month",
    Needed: "Needed",
    WorkingDays: "WorkingDays",
}
"""The classes whose values are facts of findings."""

ENUMERATIONS: dict[type[enum.StrEnum], str] = {
    Answer: "Answer",
    Basis: "Basis",
    Bound: "Bound",
    Choose: "Choose",
    Condition: "Condition",
    Count: "Count",
    Counting: "Counting",
    DecidedBy: "DecidedBy",
    Effect: "Effect",
    ElmoVersion: "ElmoVersion",
    FxReading: "FxReading",
    LetterNumber: "LetterNumber",
    Lift: "Lift",
    Meaning: "Meaning",
    MeantBy: "MeantBy",
    Mode: "Mode",
    Obstacle: "Obstacle",
    OntoMode: "OntoMode",
    OpenEnd: "OpenEnd",
    Part: "Part",
    Pass: "Pass",
    Relation: "Relation",
    Repeats: "Repeats",
    RuleBy: "RuleBy",
    Seen: "Seen",
    Side: "Side",
    SmallGroup: "SmallGroup",
    Standing: "Standing",
    Take: "Take",
    Traveller: "Traveller",
    Unit: "Unit",
    Unlisted: "Unlisted",
    Verdict: "Verdict",
    Weights: "Weights",
}
"""The enumerations whose members are facts of findings."""

TAGS: dict[type, str] = METHODS | RULES | FACTS | ENUMERATIONS
"""The name of each class and enumeration where several are allowed. A name never changes, because stored decisions hold it."""


@final
@attrs.frozen
class StoredGrade:
    """A grade as plain data write it."""

    scale: GradingScale
    label: str
    percent: Fraction | None = None

    def grade(self) -> Grade:
        """Return the grade."""
        found = self.scale.labelled(self.label)
        return found if self.percent is None else attrs.evolve(found, percent=self.percent)


def _read_exact(text: Any, _: Known) -> Fraction:
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        _refuse(Fraction, text)
    try:
        return Fraction(text)
    except ZeroDivisionError:
        _refuse(Fraction, text)


def _read_day(text: Any, _: Known) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        _refuse(datetime.date, text)


def _refuse(kind: type, value: object) -> NoReturn:
    raise Fault(f"must be {STORED.leaves[kind].form}, and is {shown(value, STORED)}")


STORED = Dialect(
    table="an object",
    null="null",
    leaves={
        str: Leaf("text", (str,)),
        int: Leaf("a whole number", (int,)),
        bool: Leaf("true or false", (bool,)),
        Fraction: Leaf('an exact number as text, such as "5" or "9/2"', (str,), _read_exact, mark="exact"),
        datetime.date: Leaf('a day as text, such as "2016-09-01"', (str,), _read_day, mark="day"),
        GradingScale: Leaf("the key of a scale", (str,), by_key('no scale "{}" among scales')),
    },
    widen={
        Hashable: (None, str, int, bool, Fraction, datetime.date, *ENUMERATIONS, *FACTS, tuple[Hashable, ...]),
        Method: tuple(METHODS),
    },
    stand_ins={
        Grade: StandIn(
            StoredGrade,
            read=StoredGrade.grade,
            write=lambda grade: StoredGrade(grade.scale, grade.label, grade.percent),
            at="label",
        ),
    },
    tags=TAGS,
)
"""The form of stored decisions and cases."""
