"""Numbers with their nouns."""

import re
from fractions import Fraction

import pytest

from bologna_credits.core.counting import agreeing, counted
from bologna_credits.core.messages import MESSAGES, message_of


def test_one_takes_the_singular_and_any_other_number_the_plural() -> None:
    assert [counted(number, "day") for number in (0, 1, Fraction(1), Fraction(3, 2), 2)] == [
        "0 days",
        "1 day",
        "1 day",
        "1.5 days",
        "2 days",
    ]


def test_the_verb_and_what_stands_between_agree_with_the_number() -> None:
    one = {"n": "1", "m": "2"}.__getitem__
    assert agreeing("{n} days are at least {m} days", one) == "{n} day is at least {m} days"
    assert agreeing("{n} hours of teaching are less", one) == "{n} hour of teaching is less"
    assert agreeing("{n} failed courses; {m} courses were", one) == "{n} failed course; {m} courses were"


@pytest.mark.parametrize("code", MESSAGES)
def test_no_message_counts_one_in_the_plural(code: str) -> None:
    """Each fact of each template is 1: no noun that is counted stands in the plural, and no plural verb follows it."""
    facts = dict.fromkeys(re.findall(r"\{(\w+)", MESSAGES[code]), 1)
    message = message_of(code, facts)
    counted_nouns = (
        "days|months|years|weeks|hours|courses|credits|grades|points|systems|scales|tables|practices|results|reports|examples"
    )
    assert not re.search(rf"\b1 ((ECTS|different|failed|open|passing|repeated|surplus) )?({counted_nouns})\b(?! at)", message), (
        message
    )
