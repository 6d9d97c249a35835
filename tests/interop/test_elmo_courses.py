"""The courses of an ELMO report, from small documents made here."""

import pytest

from bologna_credits import (
    Credits,
)
from tests.interop.elmo_documents import a_course, a_credit, a_result, codes_of, read_elmo


@pytest.mark.parametrize("scheme", ["ECTS", "ects", "Ects"])
def test_ects_is_read_in_any_case(scheme: str) -> None:
    assert read_elmo(a_course(a_credit("7.5", scheme))).courses[0].credits == Credits("7.5", "ECTS")


def test_one_odd_label_never_stops_the_reading() -> None:
    transcript = read_elmo(a_course(a_result("Innpasset")) + a_course(a_result("A"), "C2"))
    assert [course.shown_grade for course in transcript.courses] == ["Innpasset", "A (NO-AF)"]
    assert "document.label-unknown" in codes_of(transcript)


def test_a_status_is_read_and_an_unknown_one_is_not() -> None:
    courses = a_course("<status>failed</status>") + a_course("<status>odd</status>", "C2")
    transcript = read_elmo(courses)
    assert [course.status for course in transcript.courses] == ["failed", None]
    assert codes_of(transcript) == ["document.status-unknown"]


def test_missing_credits_are_none_and_zero_is_zero() -> None:
    courses = [a_course(), a_course(a_credit(""), "C2"), a_course(a_credit("0"), "C3"), a_course(a_credit("x"), "C4")]
    transcript = read_elmo("".join(courses) + a_course(a_credit("5", "points"), "C5"))
    assert [course.credits for course in transcript.courses] == [None, None, Credits(0, "ECTS"), None, None]
    assert codes_of(transcript) == ["document.credits-unreadable", "document.credits-unknown"]


def test_a_national_token_is_found_by_its_alias_and_ects_goes_first() -> None:
    both = a_course(a_credit("5", "NO-VT") + a_credit("15"))
    assert read_elmo(both).courses[0].credits == Credits(15, "ECTS")
    assert read_elmo(a_course(a_credit("5", "no-vt"))).courses[0].credits == Credits(5, "NO-VT")
    unknown = read_elmo(a_course(a_credit("5", "no-vt")), "<country>QQ</country>")
    assert unknown.courses[0].credits is None


@pytest.mark.parametrize(
    ("date", "day", "code"),
    [
        ("2014-11-28+02:00", "2014-11-28", "document.day-zoned"),
        ("1998-09-01Z", "1998-09-01", "document.day-zoned"),
        ("2012 Syksy", "None", "document.day-unreadable"),
        ("2012-13-01", "None", "document.day-unreadable"),
    ],
)
def test_days_with_zones_are_kept_as_printed_and_others_left_out(date: str, day: str, code: str) -> None:
    transcript = read_elmo(a_course(f"<date>{date}</date>"))
    assert str(transcript.courses[0].day) == day
    assert codes_of(transcript) == [code]


def test_a_component_without_a_code_gets_a_number_or_the_code_of_its_instance() -> None:
    named = '<identifier type="key">K1</identifier>'
    qualified = '<qualification><identifier type="elmo">E1</identifier></qualification>'
    transcript = read_elmo(a_course(code="") + a_course(named, code="") + a_course(code="", outer=qualified))
    assert [course.code for course in transcript.courses] == ["unnamed-1", "K1", "E1"]
    assert codes_of(transcript) == ["document.no-code"]
