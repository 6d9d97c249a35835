"""Whole credentials: in a seal, as text or in base64, and as converters from ELMO write them."""

import base64
import json
from typing import Any

import pytest

from bologna_credits import DocumentError, interop
from tests.interop.elm.test_reading import document


def _base64(text: str) -> str:
    """Base64 for addresses without its filling, as signatures in JSON use it."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize("sealed", [str, _base64])
def test_a_sealed_credential_is_read_from_inside_its_seal(sealed: Any) -> None:
    plain = document({"identifier": {"notation": "A1"}})
    seal = json.dumps({"payload": sealed(plain), "signatures": [{"protected": "e30", "signature": "AA"}]})
    assert interop.elm.read(seal, source="paper 1") == interop.elm.read(plain, source="paper 1")
    upload = json.dumps({"payload": sealed(f'{{"credential": {plain}}}'), "signatures": []})
    assert interop.elm.read(upload).courses[0].code == "A1"


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ("äöü", "paper 1: sealed, and what the seal holds is neither JSON nor base64"),
        ('{"a": }', "paper 1.*not JSON"),
        (_base64("no JSON"), "paper 1.*not JSON"),
        ("{}", "paper 1: not a transcript"),
    ],
)
def test_a_seal_around_something_else_is_one_error_of_documents(payload: str, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        interop.elm.read(json.dumps({"payload": payload, "signatures": []}), source="paper 1")


def _converted(label: str, parts: tuple[str, ...] = (), **more: Any) -> str:
    """A line as converters from ELMO write it: the result used by the award, results of parts as proofs, ECTS by its name."""
    status = {"id": "http://data.europa.eu/snb/grade-status/c_1", "notation": "grade-status", "prefLabel": {"en": "pass"}}
    used: dict[str, Any] = {"grade": {"noteLiteral": {"und": label}}, "gradeStatus": status, "dateIssued": "2019-12-11T00:00:00"}
    body: dict[str, Any] = {"legalName": {"en": "Blue"}, "identifier": {"schemeName": "schac", "notation": "blue.se"}}
    body["location"] = {"address": {"countryCode": {"id": "http://publications.europa.eu/resource/authority/country/SWE"}}}
    return document(
        {
            "identifier": {"notation": "A1"},
            "awardedBy": {"awardingBody": body, "used": used},
            "provenBy": [{"grade": {"noteLiteral": {"und": part}}} for part in parts],
            "creditReceived": {"framework": {"id": "urn:epass:concept:7", "prefLabel": {"und": "ects"}}, "point": "7.5"},
        }
        | more
    )


def test_what_an_award_used_is_the_result_and_its_credits_are_read_by_their_name() -> None:
    transcript = interop.elm.read(_converted("VG"))
    (course,) = transcript.courses
    assert (str(course.credits), course.label, course.grade, course.status) == ("7.5 ECTS", "VG", None, "passed")
    assert str(course.day) == "2019-12-11"
    assert [finding.code for finding in transcript.report] == ["document.scheme-absent"]
    assert transcript.report.notes[0].message == 'the document has no grading scheme for "VG"; it stays text'


def test_the_day_on_which_a_course_ended_goes_before_that_of_its_result() -> None:
    ended: dict[str, Any] = {"learningOpportunity": {"temporal": {"endDate": "2019-12-01T00:00:00"}}}
    assert str(interop.elm.read(_converted("VG", **ended)).courses[0].day) == "2019-12-01"


def test_credits_are_read_by_the_name_that_the_hosts_country_uses() -> None:
    credit: dict[str, Any] = {"creditReceived": {"framework": {"notation": "hp"}, "point": "7.5"}}
    assert str(interop.elm.read(_converted("VG", **credit)).courses[0].credits) == "7.5 SE-HP"


def test_the_same_label_of_a_part_is_not_told_and_another_is() -> None:
    for parts, told in ((("VG",), 0), (("VG", "G"), 1)):
        report = interop.elm.read(_converted("VG", parts), scales={"SE": "SE-UVG"}).report
        assert len(report.with_code("document.labels-beside")) == told


@pytest.mark.parametrize("key", ["SE", "se", "blue.se", "*", "The scheme", "urn:x:scheme"])
def test_a_scale_is_bound_by_scheme_identifier_country_or_for_all(key: str) -> None:
    scheme = {"gradingScheme": {"id": "urn:x:scheme", "title": {"en": "The scheme"}}}
    proof: dict[str, Any] = {"awardedBy": json.loads(_converted("VG"))["credentialSubject"]["hasClaim"]["awardedBy"]}
    proof["awardedBy"]["used"]["specifiedBy"] = scheme
    transcript = interop.elm.read(_converted("VG", **proof), scales={key: "SE-UVG"})
    assert str(transcript.courses[0].grade) == "VG (SE-UVG)"
    assert transcript.report.notes == ()
    assert [f.code for f in interop.elm.read(_converted("VG", **proof)).report] == ["document.scheme-unbound"]


def test_of_several_scales_each_label_is_read_on_the_only_one_that_has_it() -> None:
    scales = {"SE": ("SE-345", "SE-UVG", "SE-AF")}
    for label, grade in (("5", "5 (SE-345)"), ("VG", "VG (SE-UVG)"), ("C", "C (SE-AF)")):
        assert str(interop.elm.read(_converted(label), scales=scales).courses[0].grade) == grade
    undated = interop.elm.read(document({"provenBy": {"grade": {"noteLiteral": {"en": "VG"}}}}), scales={"*": scales["SE"]})
    assert str(undated.courses[0].grade) == "VG (SE-UVG)"
    # U fails on two of them, and nothing says which is meant.
    several = interop.elm.read(_converted("U"), scales=scales)
    assert (several.courses[0].grade, several.courses[0].label) == (None, "U")
    (told,) = several.report.with_code("document.label-several")
    assert told.named["scales"] == ("SE-345", "SE-UVG")
    unknown = interop.elm.read(_converted("seventeen"), scales=scales).report.with_code("document.label-unknown")
    assert unknown[0].named["scale"] == ("SE-345", "SE-UVG", "SE-AF")


def test_lines_in_a_place_that_is_not_read_are_told() -> None:
    lost = interop.elm.read(_converted("VG", wasDerivedFrom=[{"title": {"en": "Algorithms"}}])).report
    assert lost.with_code("document.not-read")[0].named["names"] == ("wasDerivedFrom",)
