"""The frame of an ELM document: its times, its learner, and arguments that are wrong."""

import datetime
import zoneinfo
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import ArgumentError, ArgumentTypeError, interop
from tests.interop.elm_documents import NOW, OSLO, faults, paper, written

PAPER = paper(bc.CourseResult("A", "Algebra", day="2026-06-30"))


def test_days_begin_in_the_zone_of_the_document() -> None:
    document = written(PAPER, generated="2026-11-27T10:00:00+05:00")
    assert document["issued"] == document["issuanceDate"] == document["validFrom"] == "2026-07-01T00:00:00+05:00"
    assert document["credentialSubject"]["dateOfBirth"] == "2000-02-29T00:00:00+05:00"
    course = document["credentialSubject"]["hasClaim"][0]
    assert course["learningOpportunity"]["temporal"]["endDate"] == "2026-06-30T00:00:00+05:00"


def test_a_zone_with_summer_time_counts_as_it_is_on_the_day_of_the_document() -> None:
    moment = datetime.datetime(2026, 11, 27, 10, tzinfo=zoneinfo.ZoneInfo("Europe/Oslo"))
    old = interop.Learner(given_names="Ada", family_name="Example", born="1880-01-01")
    document = written(PAPER, generated=moment, learner=old)
    assert document["credentialSubject"]["dateOfBirth"] == "1880-01-01T00:00:00+01:00"
    assert faults(document) == []


def test_a_transcript_without_a_day_is_issued_when_the_document_is_made() -> None:
    assert written(bc.Transcript(OSLO, PAPER.courses))["issued"] == NOW


def test_the_learner_stands_in_the_document_as_the_caller_gave_them() -> None:
    learner = interop.Learner(
        given_names="Aigul",
        family_name="",
        citizenship="KZ",
        identifiers={"esi": "urn:x:1", "matricul": "7"},
        birth_name="Aigul B",
    )
    person = written(PAPER, learner=learner, language="kk")["credentialSubject"]
    assert (person["givenName"], person["fullName"], person["birthName"]) == ({"kk": "Aigul"}, {"kk": "Aigul"}, {"kk": "Aigul B"})
    assert "familyName" not in person
    assert [(one["schemeName"], one["notation"]) for one in person["identifier"]] == [("esi", "urn:x:1"), ("matricul", "7")]
    assert person["citizenshipCountry"][0]["id"].endswith("/country/KAZ")


def test_the_display_names_the_language_of_the_document() -> None:
    display = written(PAPER, language="kk")["displayParameter"]
    assert display["primaryLanguage"]["id"].endswith("/language/KAZ")
    assert display["title"] == {"en": "Transcript of records"}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("generated", "2026-11-27", "generated cannot be"),
        ("generated", "today", 'generated cannot be "today"'),
        ("generated", "2026-11-27T10:00:00", "a time with its zone"),
        ("generated", datetime.datetime(2026, 11, 27, 10), "a time with its zone"),  # noqa: DTZ001
        ("generated", "2026-11-27T10:00:00+23:00", "a time with its zone"),
        ("generated", "2026-11-27T10:00:00+01:00:30", "a time with its zone"),
        ("language", "english", "the code of a language"),
        ("language", "", "the code of a language"),
        ("language", "tlh", "the code of a language"),
        ("titles", {"": "Transcript"}, "the code of a language"),
        ("identifier", "no address", "an absolute address"),
        ("open", "skip", "use one of refuse"),
    ],
)
def test_a_wrong_argument_is_told_by_its_name(name: str, value: Any, words: str) -> None:
    with pytest.raises(ArgumentError, match=words) as raised:
        written(PAPER, **{name: value})
    assert raised.value.argument == name


@pytest.mark.parametrize(
    ("name", "value"),
    [("generated", 3), ("language", 3), ("titles", {3: "x"}), ("identifier", 3), ("learner", "Ada"), ("rounding", 2)],
)
def test_an_argument_of_another_type_is_told_by_its_name(name: str, value: Any) -> None:
    with pytest.raises(ArgumentTypeError) as raised:
        written(PAPER, **{name: value})
    assert raised.value.argument == name
