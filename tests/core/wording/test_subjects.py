"""The words for subjects: each names findings that there are."""

from bologna_credits.core.messages import MESSAGES
from bologna_credits.core.wording.subjects import OF_CODES, SUBJECTS


def test_every_subject_is_of_findings_that_there_are() -> None:
    assert all(any(code.startswith(begin) for code in MESSAGES) for begins in OF_CODES.values() for begin in begins)
    assert set(OF_CODES) == set(SUBJECTS)
