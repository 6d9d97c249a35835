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


@pytest.mark.parametrize("given", ["2015-09-01", datetime.date(2015, 9, 1), datetime.datetime.fromisoformat("2015-09-01T23:59")])
def test_a_day_is_read_from_text_a_date_or_a_moment(given: datetime.date | str) -> None:
    assert read_day(given) == datetime.date(2015, 9, 1)


def test_a_moment_becomes_a_plain_date() -> None:
    assert type(read_day(datetime.datetime.fromisoformat("2015-09-01T00:00"))) is datetime.date


@pytest.mark.parametrize("given", ["2015-02-30", "1.9.2015", "", "soon"])
def test_text_that_is_no_day_is_refused_with_the_form(given: str) -> None:
    with pytest.raises(ArgumentError, match=r'intake cannot be ".*"; use a day as YYYY-MM-DD'):
        read_day(given, "intake")


@pytest.mark.parametrize("given", [20150901, None, 2015.0])
def test_what_is_neither_text_nor_date_is_no_day(given: object) -> None:
    with pytest.raises(ArgumentTypeError, match="on must be a date or text such as '2015-09-01'"):
        read_day(given)  # type: ignore[arg-type]  # wrong on purpose


class _NotATime(datetime.datetime):
    """A time that equals nothing, as NaT of pandas."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def test_the_missing_time_of_a_data_frame_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="on must be a date or text such as '2015-09-01', and is _NotATime"):
        read_day(_NotATime.fromisoformat("2015-09-01T00:00"))


def test_a_time_with_a_zone_is_refused_because_its_day_depends_on_the_place() -> None:
    with pytest.raises(ArgumentError, match="a time with a zone may be another day there"):
        read_day(datetime.datetime(2015, 9, 1, 23, tzinfo=datetime.UTC))


@pytest.mark.parametrize("text", ["20150901", "2015-W36-2", "2015-09-01T10:00", "2015-9-1", " 2015-09-01", "0000-01-01", ""])
def test_a_day_is_written_with_year_month_and_day(text: str) -> None:
    with pytest.raises(ArgumentError, match="a day as YYYY-MM-DD"):
        read_day(text)


@pytest.mark.parametrize(
    ("given", "needed"),
    [
        ("2026-02-31", "a day as YYYY-MM-DD that the calendar has"),
        ("31.02.2026", "a day as YYYY-MM-DD that the calendar has"),
        ("25.2.2026", "a day as YYYY-MM-DD, here 2026-02-25"),
        ("02.25.2026", "a day as YYYY-MM-DD that the calendar has"),
        ("25.02.26", "a day as YYYY-MM-DD"),
        ("tomorrow", "a day as YYYY-MM-DD"),
    ],
)
def test_what_is_no_day_is_told_with_the_day_that_was_meant(given: str, needed: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        read_day(given)
    assert caught.value.allowed == (needed,)
