"""Members, suspensions and conferences by day; the expected days are in the communiqués and on the secretariat's pages."""

import datetime

import pytest

from bologna_credits import Catalogue, UnclearDayError, ehea
from bologna_credits.core import NotMemberError, Standing, UnknownCountryError


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


def test_who_never_joined_is_told_apart_from_a_code_of_no_country() -> None:
    with pytest.raises(UnknownCountryError, match='no country "KX"; did you mean "XK" \\(Kosovo\\)'):
        ehea.membership("KX")
    with pytest.raises(NotMemberError, match="United States is no member"):
        ehea.membership("us")


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
    assert ehea.cultural_convention("EU") is None


def test_every_member_is_a_party_to_the_convention_as_membership_requires() -> None:
    assert [party.country for party in ehea.parties()] == sorted(member.code for member in ehea.members(on="2024-12-31"))
    assert len(ehea.parties()) == 49
    germany = ehea.cultural_convention("DE")
    assert germany is not None
    assert germany.since is None
    assert "party to the European Cultural Convention" in (germany.source.quote or "")


def test_kazakhstan_is_told_as_the_first_member_of_central_asia_with_the_texts_that_say_so() -> None:
    first = [event for event in ehea.history("KZ") if event.kind is ehea.Milestone.FIRST]
    assert len(first) == 2
    assert all("Central Asia" in event.text for event in first)
    assert all("the first Central Asian" in (event.source.quote or "") for event in first)


def test_the_accession_of_march_2010_that_a_text_tells_as_2011_is_told_as_misdated() -> None:
    wrong = [event for event in ehea.history("kz") if event.kind is ehea.Milestone.MISDATED]
    assert [event.source.quote for event in wrong] == [
        "Kazakhstan joined the European Higher Education Area (the Bologna Process) in March 2011."
    ]
    assert "12 March 2010" in str(wrong[0])
    assert not ehea.is_member("KZ", on="2010-03-11")
    assert ehea.is_member("KZ", on="2010-12-31")


def test_a_history_gives_disputed_days_and_suspensions_in_the_order_of_days() -> None:
    assert [(event.kind.value, str(event.day)) for event in ehea.history("BY")] == [
        ("convention", "1993-10-18"),
        ("joined", "2015-05-14"),
        ("suspended", "2022-04-11"),
    ]
    assert "other day" in [event.kind.value for event in ehea.history("LI")]
    assert [event.kind.value for event in ehea.history("EU")][:1] == ["joined"]
    assert ehea.history("US") == ()


def test_every_member_has_a_credit_system_and_a_scale_or_a_gap_that_stands_in_its_place() -> None:
    """Issue 16: 49 of 49 have a file."""
    found = ehea.coverage(on="2026-11-26")
    assert len(found) == 49
    assert [one.member.code for one in found if not one.complete] == []
    assert all(gap.looked for one in found for gap in one.gaps)


def test_a_member_without_a_file_is_not_complete() -> None:
    empty = {one.member.code: one for one in ehea.coverage(on="2026-11-26", catalogue=Catalogue("/nowhere"))}
    assert (empty["KZ"].complete, empty["KZ"].systems, empty["KZ"].gaps) == (False, (), ())
    assert str(empty["KZ"]).endswith("(since 2010-03-12): nothing")


def test_systems_that_ended_are_not_counted() -> None:
    found = {one.member.code: one for one in ehea.coverage(on="2026-11-26")}
    assert "EE-AP" not in found["EE"].systems
    assert str(found["LI"]) == "LI: Liechtenstein (since 2001-05-19): LI-ECTS"
