from bologna_credits.interop.case.documents import (
    CaseFile as CaseFile,
    check as check,
    load as load,
    write_courses as write_courses,
)
from bologna_credits.recognition.loaded import LoadedCase as LoadedCase
