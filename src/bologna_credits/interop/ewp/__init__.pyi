from bologna_credits.interop.ewp.agreements import (
    AgreementParty as AgreementParty,
    EwpAgreement as EwpAgreement,
    read_learning_agreements as read_learning_agreements,
)
from bologna_credits.interop.ewp.documents import (
    GradeConversionTable as GradeConversionTable,
    IscedTable as IscedTable,
    read_grading_tables as read_grading_tables,
    read_transcript as read_transcript,
)
from bologna_credits.interop.ewp.transcripts import write as write
from bologna_credits.interop.ewp.updates import Comment as Comment
from bologna_credits.interop.ewp.writing import (
    NAMESPACE as NAMESPACE,
    SPECIFICATION as SPECIFICATION,
    FillUpWord as FillUpWord,
    WrittenTables as WrittenTables,
    WrittenTranscript as WrittenTranscript,
    write_grading_tables as write_grading_tables,
)
from bologna_credits.interop.percentages import FillUp as FillUp
