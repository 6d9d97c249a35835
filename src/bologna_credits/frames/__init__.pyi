from bologna_credits.frames.cohort_frames import (
    CohortTables as CohortTables,
    cohort_digest as cohort_digest,
)
from bologna_credits.frames.cohort_parts import (
    empty_partition as empty_partition,
    recognise_batches as recognise_batches,
    recognise_partition as recognise_partition,
    spark_schema as spark_schema,
    split_by_key as split_by_key,
    stack_papers as stack_papers,
)
from bologna_credits.frames.cohort_tables import (
    recognise_in_batches as recognise_in_batches,
    recognise_tables as recognise_tables,
)
from bologna_credits.frames.credit_columns import convert_credits as convert_credits
from bologna_credits.frames.explanations import (
    Explanation as Explanation,
    explain as explain,
)
from bologna_credits.frames.grade_columns import (
    convert_grades as convert_grades,
    grade_mapping as grade_mapping,
    read_labels as read_labels,
)
