from bologna_credits.grades.equivalences import (
    Equivalence as Equivalence,
    EquivalenceRow as EquivalenceRow,
)
from bologna_credits.grades.grading_tables import GradingTable as GradingTable
from bologna_credits.grades.legal_grades import (
    OntoGrade as OntoGrade,
    OntoMode as OntoMode,
)
from bologna_credits.grades.pass_marks import PassMark as PassMark
from bologna_credits.grades.rows import (
    Band as Band,
    GradeRow as GradeRow,
    NumberGrades as NumberGrades,
)
from bologna_credits.grades.scales import (
    Grade as Grade,
    GradingScale as GradingScale,
)
