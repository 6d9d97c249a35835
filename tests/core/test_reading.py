"""Converters that classes of every room share."""

import datetime
from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError
from bologna_credits.core import Seen
from bologna_credits.core.reading import fold, name_in, optional_day, optional_exact, read_day, read_pairs, read_word


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


@pytest.mark.parametrize(
    "given", ["2015-09-01", datetime.date(2015, 9, 1), datetime.datetime(2015, 9, 1, 23, 59, tzinfo=datetime.UTC)]
)
def test_a_day_is_read_from_text_a_date_or_a_moment(given: datetime.date | str) -> None:
    assert read_day(given) == datetime.date(2015, 9, 1)


def test_a_moment_becomes_a_plain_date() -> None:
    assert type(read_day(datetime.datetime(2015, 9, 1, tzinfo=datetime.UTC))) is datetime.date


@pytest.mark.parametrize("given", ["2015-02-30", "1.9.2015", "", "soon"])
def test_text_that_is_no_day_is_refused_with_the_form(given: str) -> None:
    with pytest.raises(ArgumentError, match=r'intake cannot be ".*"; use a day as YYYY-MM-DD'):
        read_day(given, "intake")


@pytest.mark.parametrize("given", [20150901, None, 2015.0])
def test_what_is_neither_text_nor_date_is_no_day(given: object) -> None:
    with pytest.raises(ArgumentTypeError, match="on is a date or text such as '2015-09-01'"):
        read_day(given)  # type: ignore[arg-type]  # wrong on purpose
