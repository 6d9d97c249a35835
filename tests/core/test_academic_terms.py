"""Months, academic years and terms."""

import datetime

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError
from bologna_credits.core import AcademicTerm, AcademicYear, Month
from bologna_credits.core.academic_terms import earliest, latest, read_day_or_month


def test_a_month_stands_for_any_of_its_days() -> None:
    month = read_day_or_month("2021-02")
    assert month == Month(2021, 2)
    assert (earliest(month), latest(month)) == (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    assert read_day_or_month(month) == month
    assert str(month) == "2021-02"
    assert Month(2021, 2) < Month(2021, 3) < Month(2022, 1)


def test_a_day_stands_for_itself() -> None:
    day = read_day_or_month("2021-02-05")
    assert earliest(day) == latest(day) == datetime.date(2021, 2, 5)


@pytest.mark.parametrize("text", ["2021-13", "2021-00", "2021", "February"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ArgumentError):
        Month.read(text)


def test_what_is_neither_day_nor_month_is_refused() -> None:
    with pytest.raises(ArgumentError, match="start cannot be"):
        read_day_or_month("soon", "start")
    with pytest.raises(ArgumentTypeError):
        read_day_or_month(2021)  # type: ignore[arg-type]


def test_a_southern_year_lies_within_one_calendar_year() -> None:
    assert AcademicYear.read("2018/2018").southern
    assert not AcademicYear.read("2018/2019").southern
    assert AcademicYear.read(AcademicYear(2018, 2019)) == AcademicYear(2018, 2019)


@pytest.mark.parametrize("text", ["2018/2020", "2019/2018", "2018", "18/19"])
def test_years_that_do_not_follow_are_refused(text: str) -> None:
    with pytest.raises(ArgumentError, match="academic year"):
        AcademicYear.read(text)


def test_a_term_is_read_and_written_in_the_form_of_erasmus_without_paper() -> None:
    term = AcademicTerm.read("2018/2019-2/3", starts="2019-01-07", ends="2019-03-29")
    assert (term.number, term.of, term.ends) == (2, 3, datetime.date(2019, 3, 29))
    assert str(term) == term.name == "2018/2019-2/3"


@pytest.mark.parametrize("text", ["2018/2019-3/2", "2018/2019-0/2", "2018/2019", "2018/2019-1"])
def test_a_term_that_the_year_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ArgumentError, match="the term"):
        AcademicTerm.read(text)


def test_a_term_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ArgumentError, match="ends after it starts"):
        AcademicTerm("2018/2019", 1, 2, "2018-12-21", "2018-08-20")
