from bologna_credits.interop.oeapi.documents import (
    read_result as read_result,
    write_result as write_result,
)
from bologna_credits.interop.oeapi.loads import (
    StudyLoad as StudyLoad,
    read_study_load as read_study_load,
    study_load_of as study_load_of,
    write_study_load as write_study_load,
)
from bologna_credits.interop.oeapi.results import (
    Result as Result,
    result_of as result_of,
)
