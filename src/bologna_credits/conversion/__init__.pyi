from bologna_credits.conversion.answers import (
    GradeConversion as GradeConversion,
    Method as Method,
)
from bologna_credits.conversion.attempts import Attempt as Attempt
from bologna_credits.conversion.averages import (
    GradeAverage as GradeAverage,
    grade_average as grade_average,
)
from bologna_credits.conversion.blocks import (
    BlockConversion as BlockConversion,
    BlockRow as BlockRow,
    convert_block as convert_block,
)
from bologna_credits.conversion.credits import (
    CreditConversion as CreditConversion,
    convert_credits as convert_credits,
)
from bologna_credits.conversion.degrees import (
    DegreeMark as DegreeMark,
    degree_mark as degree_mark,
)
from bologna_credits.conversion.distinctions import check_distinction as check_distinction
from bologna_credits.conversion.final_marks import (
    FinalMark as FinalMark,
    final_mark as final_mark,
)
from bologna_credits.conversion.grades import (
    By as By,
    Chain as Chain,
    convert_grade as convert_grade,
)
from bologna_credits.conversion.methods.bavarian import (
    LetterNumber as LetterNumber,
    ModifiedBavarian as ModifiedBavarian,
)
from bologna_credits.conversion.methods.formulas import MarkFormula as MarkFormula
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap as GradingTableOverlap
from bologna_credits.conversion.methods.linear import Linear as Linear
from bologna_credits.conversion.methods.passes import (
    MeanSoFar as MeanSoFar,
    PassedOnly as PassedOnly,
)
from bologna_credits.conversion.methods.published_tables import PublishedTable as PublishedTable
from bologna_credits.conversion.practice_methods import PracticeWith as PracticeWith
from bologna_credits.conversion.progress import (
    check_load as check_load,
    check_progress as check_progress,
)
from bologna_credits.conversion.promotion import check_promotion as check_promotion
from bologna_credits.conversion.reference_groups import (
    PractisedTables as PractisedTables,
    ReferenceGroup as ReferenceGroup,
    reference_group as reference_group,
    shortcomings as shortcomings,
)
from bologna_credits.conversion.totals import (
    Programme as Programme,
    TotalsConversion as TotalsConversion,
    convert_by_totals as convert_by_totals,
)
