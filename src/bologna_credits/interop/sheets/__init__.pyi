from bologna_credits.interop.sheets.documents import (
    empty_sheet as empty_sheet,
    read_courses as read_courses,
    read_equivalence as read_equivalence,
    read_grading_table as read_grading_table,
    read_transcript as read_transcript,
    write_transcript as write_transcript,
    write_workbook as write_workbook,
)
