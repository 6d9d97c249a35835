"""Converters that classes of every room share."""

import datetime
from fractions import Fraction

import pytest

from bologna_credits.core import ArgumentError, ArgumentTypeError, Seen
from bologna_credits.core.reading import fold, name_in, optional_day, optional_exact, read_day, read_pairs, read_word


def test_a_day_is_read_from_a_date_a_time_and_text() -> None:
    day = datetime.date(2015, 9, 1)
    noon = datetime.datetime(2015, 9, 1, 12, tzinfo=datetime.UTC)
    assert [read_day(value) for value in (day, noon, "2015-09-01")] == [day, day, day]
    assert type(read_day(noon)) is datetime.date


@pytest.mark.parametrize("text", ["2015-02-30", "1.9.2015", "", "2015-09"])
def test_text_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ArgumentError, match=r"issued cannot be .*a day as YYYY-MM-DD"):
        read_day(text, "issued")


@pytest.mark.parametrize("value", [2015, None, 5.0])
def test_a_value_that_is_neither_date_nor_text_is_refused(value: object) -> None:
    with pytest.raises(ArgumentTypeError, match="on is a date or text"):
        read_day(value)  # type: ignore[arg-type]


def test_a_word_of_an_enumeration_is_read_and_another_is_refused() -> None:
    assert read_word(Seen, "primary", "seen") is Seen.PRIMARY
    with pytest.raises(ArgumentError, match='seen cannot be "primry"; did you mean "primary"\\?; use one of primary, secondary'):
        read_word(Seen, "primry", "seen")


def test_an_absent_value_stays_absent() -> None:
    assert optional_day(None) is None
    assert optional_exact(None) is None
    assert optional_day("2015-09-01") == datetime.date(2015, 9, 1)
    assert optional_exact("7,5") == Fraction(15, 2)


def test_a_mapping_and_pairs_are_read_alike() -> None:
    assert read_pairs({"en": "Norway", "nb": "Norge"}) == read_pairs([("en", "Norway"), ("nb", "Norge")])
    assert read_pairs({}) == ()


def test_labels_are_compared_without_regard_to_case_and_white_space() -> None:
    assert fold("  Sehr\tGUT ") == fold("sehr gut")
    assert fold("A-") != fold("A")


def test_a_name_is_given_in_the_language_or_else_in_the_first_there_is() -> None:
    names = (("en", "Norway"), ("nb", "Norge"))
    assert [name_in(names, language, "NO") for language in ("nb", "kk")] == ["Norge", "Norway"]
    assert name_in((), "en", "NO") == "NO"
