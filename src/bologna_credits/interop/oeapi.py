"""Results and study loads of OEAPI v6, the Open Education API (formerly OOAPI): from and to credits, hours and grades.

OEAPI says what a student got and how much it counts. It leaves open on which scale a score is, to which national system a study
point belongs, and how long an hour of contact time is. What it leaves open is named by the caller, or is an error.

Source: open-education-api/specification, branch release/6.0 (2026-06-16).
"""

from bologna_credits.interop._oeapi_documents import read_result, write_result
from bologna_credits.interop._oeapi_loads import StudyLoad, read_study_load, study_load_of, write_study_load
from bologna_credits.interop._oeapi_results import Result, result_of

__all__ = [
    "Result",
    "StudyLoad",
    "read_result",
    "read_study_load",
    "result_of",
    "study_load_of",
    "write_result",
    "write_study_load",
]
