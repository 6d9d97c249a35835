"""Days in force and sources."""

import datetime

import pytest

from bologna_credits.errors import ArgumentError, ArgumentTypeError
from bologna_credits.provenance import ALWAYS, Boundary, InForce, Meaning, Source, Standing, read_day

_DAY = datetime.date(2018, 10, 12)
_KNOWN = datetime.date(2021, 1, 18)


def test_a_day_is_read_from_text_a_date_or_a_datetime() -> None:
    assert read_day("2018-10-12") == read_day(_DAY) == read_day(datetime.datetime(2018, 10, 12, 9, tzinfo=datetime.UTC)) == _DAY


@pytest.mark.parametrize("given", ["2018-13-01", "yesterday"])
def test_text_that_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(ArgumentError, match="YYYY-MM-DD"):
        read_day(given)


def test_a_number_is_no_day() -> None:
    with pytest.raises(ArgumentTypeError, match="on is a date"):
        read_day(2018)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "day", "standing"),
    [
        (ALWAYS, "1900-01-01", Standing.YES),
        (InForce(Boundary(_DAY, Meaning.SIGNED)), "2018-10-11", Standing.NO),
        (InForce(Boundary(_DAY, Meaning.SIGNED)), "2018-10-12", Standing.YES),
        (InForce(Boundary(_DAY, Meaning.SIGNED, known=_KNOWN)), "2019-01-01", Standing.UNCLEAR),
        (InForce(Boundary(_DAY, Meaning.SIGNED, known=_KNOWN)), "2021-01-18", Standing.YES),
        (InForce(None, Boundary(_DAY, Meaning.SIGNED)), "2018-10-12", Standing.YES),
        (InForce(None, Boundary(_DAY, Meaning.SIGNED)), "2018-10-13", Standing.NO),
        (InForce(None, Boundary(_DAY, Meaning.SIGNED, known=_KNOWN)), "2018-10-11", Standing.YES),
        (InForce(None, Boundary(_DAY, Meaning.SIGNED, known=_KNOWN)), "2019-01-01", Standing.UNCLEAR),
        (InForce(None, Boundary(_DAY, Meaning.SIGNED, known=_KNOWN)), "2021-01-18", Standing.NO),
    ],
)
def test_between_signing_and_the_first_known_day_nothing_is_guessed(held: InForce, day: str, standing: Standing) -> None:
    assert held.on(day) is standing


def test_days_in_force_read_as_words() -> None:
    assert str(ALWAYS) == "at any time"
    both = InForce(Boundary("2011-04-20", "signed"), Boundary(_DAY, "in_force", known=_KNOWN))
    assert str(both) == "from 2011-04-20 (signed) until 2018-10-12 (in force, known to apply 2021-01-18)"


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(ArgumentError, match='did you mean "signed"'):
        Boundary(_DAY, "sgned")
    with pytest.raises(ArgumentError, match="primary"):
        Source("k", "t", "u", seen="read")
