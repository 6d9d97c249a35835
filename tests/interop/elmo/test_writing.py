"""The frame of an ELMO document: learner, institutions, reports, days."""

import datetime
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, CourseResult, Institution, Transcript, interop
from bologna_credits.core.country_names import COUNTRY_NAMES
from bologna_credits.interop import Learner
from bologna_credits.interop.elmo.writing import listed_country
from tests.interop.elmo_documents import NAMESPACE
from tests.interop.schemas import elmo_schema, faults_of
from tests.interop.written_transcripts import GENERATED

OSLO = Institution("Oslo", "NO", {"schac": "uio.no"})
BERGEN = Institution("Bergen", "NO", {"schac": "uib.no"})
LEARNER = Learner(given_names="Secretname", family_name="Hiddenson")
NS = {"e": NAMESPACE, "bc": "urn:bologna-credits:elmo"}


def paper(*courses: CourseResult, issuer: Institution = OSLO, issued: str | None = "2016-01-08") -> Transcript:
    return Transcript(issuer, courses, issued=issued)


def a_course(code: str = "A1", **more: Any) -> CourseResult:
    return CourseResult(code, "Algebra", status="passed", **more)


def write(transcript: Transcript, **options: Any) -> str:
    given: dict[str, Any] = {"learner": LEARNER, "generated": GENERATED}
    return interop.elmo.write(transcript, **given | options)


def tree(transcript: Transcript, **options: Any) -> ET.Element:
    return ET.fromstring(write(transcript, **options))


def refused(transcript: Transcript, **options: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(interop.UnwritableError) as raised:
        write(transcript, **options)
    return [(reason.place, reason.field, reason.argument) for reason in raised.value.reasons]


# The learner


def test_the_learner_stands_in_the_document_alone(shared: Path) -> None:
    learner = Learner(
        given_names="Secretname",
        family_name="Hiddenson",
        citizenship="KZ",
        identifiers={"nationalIdentifier": "010190-1234", "esi": "urn:schac:1"},
        born="1990-01-01",
        birth_place="Kostanay",
        birth_name="Secretname Maiden",
        other_script="Айгүл",
        other_language="kk",
    )
    document = write(paper(a_course()), learner=learner)
    found = ET.fromstring(document).find("e:learner", NS)
    assert found is not None
    assert [(one.tag.rpartition("}")[2], one.get("type"), one.text) for one in found] == [
        ("citizenship", None, "KZ"),
        ("identifier", "nationalIdentifier", "010190-1234"),
        ("identifier", "esi", "urn:schac:1"),
        ("givenNames", None, "Secretname"),
        ("familyName", None, "Hiddenson"),
        ("bday", None, "1990-01-01"),
        ("placeOfBirth", None, "Kostanay"),
        ("birthName", None, "Secretname Maiden"),
    ]
    assert faults_of(document, shared) == []
    again = interop.elmo.read(document)
    assert "Secretname" not in repr(again) + str(again) + str(again.report)


def test_names_that_a_learner_does_not_have_are_empty_elements() -> None:
    found = tree(paper(), learner=Learner(given_names="", family_name="Hiddenson")).find("e:learner/e:givenNames", NS)
    assert found is not None
    assert found.text is None


def test_a_citizenship_that_the_schema_does_not_list_is_refused() -> None:
    learner = Learner(given_names="", family_name="", citizenship="HK")
    assert refused(paper(), learner=learner) == [("learner", "citizenship", "")]


def test_no_message_about_the_learner_shows_a_name() -> None:
    with pytest.raises(interop.UnwritableError) as raised:
        write(paper(), learner=Learner(given_names="Secret\x07name", family_name="Hiddenson"))
    assert "learner, givenNames" in str(raised.value)
    assert "name\\x07" not in str(raised.value)
    assert "Secret" not in str(raised.value)


# Time


def test_the_time_of_the_document_is_the_callers_and_no_clocks() -> None:
    assert tree(paper()).findtext("e:generatedDate", None, NS) == GENERATED
    moment = datetime.datetime(2026, 11, 27, 9, 30, tzinfo=datetime.UTC)
    assert tree(paper(), generated=moment).findtext("e:generatedDate", None, NS) == "2026-11-27T09:30:00+00:00"


def test_the_day_of_issue_begins_in_the_zone_of_the_document() -> None:
    assert tree(paper()).findtext("e:report/e:issueDate", None, NS) == "2016-01-08T00:00:00+01:00"
    assert tree(paper(issued=None)).findtext("e:report/e:issueDate", None, NS) == GENERATED


def test_a_time_of_another_type_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="generated"):
        write(paper(), generated=20261127)


# Institutions


def test_each_host_has_its_report_and_the_issuer_is_the_first() -> None:
    courses = [a_course("A1", host=BERGEN), a_course("A2"), a_course("A3", host=BERGEN)]
    reports = tree(paper(*courses)).findall("e:report", NS)
    titles = [report.findtext("e:issuer/e:title", None, NS) for report in reports]
    codes = [[one.text for one in report.findall("e:learningOpportunitySpecification/e:identifier", NS)] for report in reports]
    assert (titles, codes) == (["Oslo", "Bergen"], [["A2"], ["A1", "A3"]])


def test_an_issuer_without_a_course_of_its_own_has_an_empty_report() -> None:
    document = write(paper(a_course(host=BERGEN)))
    again = interop.elmo.read(document)
    assert (again.issuer, [again.host_of(course) for course in again.courses]) == (OSLO, [BERGEN])


def test_a_part_of_another_host_than_its_course_is_refused() -> None:
    mixed = a_course("P", host=OSLO, parts=[a_course("A1", host=BERGEN)])
    assert refused(paper(mixed)) == [("course A1", "host", "")]


def test_an_institution_needs_an_identifier_which_the_caller_may_give(shared: Path) -> None:
    bare = paper(issuer=Institution("Oslo", "NO", {"schac": "  "}))
    assert refused(bare) == [("institution Oslo", "identifier", "identifiers")]
    document = write(bare, identifiers={"oslo": {"schac": "uio.no"}})
    assert faults_of(document, shared) == []
    assert interop.elmo.read(document).issuer == OSLO


def test_an_address_is_given_by_name_or_identifier() -> None:
    for name in ("Oslo", "UIO.no"):
        found = tree(paper(), urls={name: "https://www.uio.no"}).findtext("e:report/e:issuer/e:url", None, NS)
        assert found == "https://www.uio.no"


@pytest.mark.parametrize(("argument", "value"), [("urls", "https://x"), ("identifiers", {"schac": "x"})])
def test_an_address_of_no_institution_of_the_paper_is_refused(argument: str, value: object) -> None:
    with pytest.raises(ArgumentError, match=f'{argument} cannot be "Olso"; did you mean "Oslo"'):
        write(paper(), **{argument: {"Olso": value}})


def test_the_language_of_names_is_the_callers() -> None:
    title = tree(paper(), language="en").find("e:report/e:issuer/e:title", NS)
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    with pytest.raises(ArgumentError, match="language"):
        write(paper(), language="English, please")


PRISHTINA = Institution("Prishtina", "XK", {"schac": "uni-pr.edu"})


def test_a_country_that_the_schema_does_not_list_stands_in_the_extension_and_is_read() -> None:
    document = write(paper(a_course(host=PRISHTINA)))
    assert ET.fromstring(document).find("e:report[2]/e:issuer/e:country", NS) is None
    (country,) = ET.fromstring(document).findall("e:extension/bc:country", NS)
    assert (country.text, country.get("report")) == ("XK", "2")
    assert interop.elmo.read(document).hosts == (PRISHTINA,)


def test_a_document_without_the_country_is_valid(shared: Path) -> None:
    assert faults_of(write(paper(a_course(host=PRISHTINA))), shared) == []


def test_the_countries_that_are_left_out_are_those_that_the_schema_does_not_list(shared: Path) -> None:
    kind: Any = elmo_schema(shared, "1.7.0").maps.types["{http://europass.cedefop.europa.eu/Europass/V2.0}countryCode"]
    listed = set(kind.enumeration or ())
    assert {code for code in COUNTRY_NAMES if listed_country(code)} == listed & set(COUNTRY_NAMES)
    assert not listed_country("XX")
    assert listed <= set(COUNTRY_NAMES)


def test_a_paper_without_courses_is_valid(shared: Path) -> None:
    assert faults_of(write(paper()), shared) == []


def test_the_same_paper_gives_the_same_text() -> None:
    assert write(paper(a_course())) == write(paper(a_course()))


def test_writing_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert write(paper(a_course()))
