"""Signatures: the parties that signed, and the day of the last one."""

import datetime

from bologna_credits import Signature
from bologna_credits.papers.signatures import lacking, read_signatures, signed_on

_STUDENT = Signature("student", "2024-01-01", "")
_SENDING = Signature("sending", "2024-01-09", "International office")
_RECEIVING = Signature("receiving", "2024-01-05")


def test_the_last_of_three_signatures_gives_the_day() -> None:
    assert signed_on(read_signatures([_STUDENT, _SENDING, _RECEIVING])) == datetime.date(2024, 1, 9)


def test_a_missing_signature_leaves_the_day_unknown_and_is_named() -> None:
    assert signed_on((_STUDENT, _RECEIVING)) is None
    assert lacking((_STUDENT, _RECEIVING)) == ("sending",)
    assert lacking(()) == ("student", "sending", "receiving")
