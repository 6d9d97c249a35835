"""Members, suspensions and conferences by day; the expected days are in the communiqués and on the secretariat's pages."""

import datetime

import pytest

from bologna_credits import UnclearDayError, ehea
from bologna_credits.core import Standing, UnknownCountryError


def test_kazakhstan_is_a_member_from_the_day_of_the_declaration() -> None:
    assert ehea.membership("kz").joined == datetime.date(2010, 3, 12)
    assert ehea.is_member("KZ", on=datetime.date(2026, 9, 1))


def test_a_suspended_member_is_a_member() -> None:
    for country in ("RU", "BY"):
        assert ehea.is_suspended(country, on="2023-01-01")
        assert ehea.is_member(country, on="2023-01-01")
        assert not ehea.is_suspended(country, on="2021-12-31")
    assert [found.country for found in ehea.suspensions()] == ["RU", "BY"]


def test_a_suspension_that_ended_holds_up_to_its_last_day() -> None:
    source = ehea.suspensions("RU")[0].source
    ended = ehea.Suspension("XX", datetime.date(2022, 4, 11), source, datetime.date(2023, 4, 11))
    assert [ended.on(day) for day in ("2022-04-10", "2022-04-11", "2023-04-11", "2023-04-12")] == [False, True, True, False]


@pytest.mark.parametrize(("country", "before", "between", "after"), [("LI", 1998, 2000, 2002), ("ME", 2002, 2005, 2008)])
def test_between_two_days_that_are_both_given_nothing_is_guessed(country: str, before: int, between: int, after: int) -> None:
    assert not ehea.is_member(country, on=f"{before}-01-01")
    with pytest.raises(UnclearDayError, match=f'which of a start on .* held for "{country}" on {between}-01-01'):
        ehea.is_member(country, on=f"{between}-01-01")
    assert ehea.is_member(country, on=f"{after}-01-01")
    assert ehea.membership(country).on(f"{between}-01-01") is Standing.UNCLEAR
    assert country not in [member.code for member in ehea.members(on=f"{between}-01-01")]


def test_the_commission_is_a_member_and_no_country() -> None:
    assert str(ehea.membership("EU")).startswith("EU: European Commission")
    assert "EU" not in [member.code for member in ehea.members(on="2024-01-01")]


def test_who_never_joined_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownCountryError, match='no country or framework "KX"; did you mean "SK"'):
        ehea.membership("KX")


def test_the_conferences_run_from_bologna_to_tirana_in_order() -> None:
    found = ehea.conferences()
    assert [str(conference.ends.year) for conference in found] == sorted(str(conference.ends.year) for conference in found)
    assert (found[0].starts, found[0].ends) == (datetime.date(1999, 6, 18), datetime.date(1999, 6, 19))
    assert (found[-1].place, found[-1].ends) == ("Tirana", datetime.date(2024, 5, 30))


def test_every_day_of_joining_but_the_commission_s_is_one_of_a_conference() -> None:
    days = [(conference.starts, conference.ends) for conference in ehea.conferences()]
    for member in ehea.members(on="2024-12-31"):
        assert any(starts <= member.joined <= ends for starts, ends in days), member.code


def test_the_cultural_convention_is_told_where_a_source_was_read() -> None:
    found = ehea.cultural_convention("KZ")
    assert found is not None
    assert found.since == datetime.date(2010, 3, 5)
    assert ehea.cultural_convention("US") is None
