"""Reading credentials that others wrote: one value or a list, texts as lists, schemes and credits of their own."""

import json
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import interop
from bologna_credits.core import DocumentError
from tests.interop.elm_documents import paper, written

ECTS = {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af", "type": "Concept"}
COUNTRY = "http://publications.europa.eu/resource/authority/country/BEL"


def document(*claims: dict[str, Any], **more: Any) -> str:
    """A credential as the Commission's tools write it: the same organisation again and again, single values without a list."""
    organisation = {
        "id": "urn:epass:org:1",
        "type": "Organisation",
        "legalName": {"en": ["University of Life"]},
        "location": {"address": {"countryCode": {"id": COUNTRY}}},
        "identifier": {"schemeName": "OrgID", "notation": "987"},
    }
    process = {"type": "AwardingProcess", "awardingBody": organisation}
    full = [{"type": "LearningAchievement", "title": {"en": ["Topic 1"]}, "awardedBy": process} | claim for claim in claims]
    subject = {"type": "Person", "fullName": {"en": "Secret Name"}, "hasClaim": full[0] if len(full) == 1 else full}
    return json.dumps({"issuer": organisation, "credentialSubject": subject, "validFrom": "2023-09-20T00:00:00+02:00"} | more)


def first(claim: dict[str, Any]) -> bc.CourseResult:
    return interop.elm.read(document(claim)).courses[0]


def notes(claim: dict[str, Any]) -> list[str]:
    return [finding.code for finding in interop.elm.read(document(claim)).report]


def proof(**more: Any) -> dict[str, Any]:
    return {"provenBy": {"type": "LearningAssessment", "grade": {"noteLiteral": {"en": ["Excellent (5)"]}}} | more}


def test_single_values_and_lists_are_both_read() -> None:
    transcript = interop.elm.read(document({"hasPart": {"title": {"en": "Inner"}, "identifier": {"notation": "I1"}}} | proof()))
    course = transcript.courses[0]
    assert (transcript.issuer.name, transcript.issuer.country, transcript.issuer.identifiers) == (
        "University of Life",
        "BE",
        (("OrgID", "987"),),
    )
    assert (course.title, course.label, course.grade, course.host) == ("Topic 1", "Excellent (5)", None, None)
    assert [part.code for part in course.parts] == ["I1"]
    assert str(transcript.issued) == "2023-09-20"


def test_a_document_for_upload_has_the_credential_inside() -> None:
    assert interop.elm.read(f'{{"credential": {document({})}}}').courses[0].title == "Topic 1"


def test_the_learner_is_never_read() -> None:
    transcript = interop.elm.read(document(proof()))
    assert "Secret" not in repr(transcript) + str(transcript.report)


@pytest.mark.parametrize("key", ["identifier", "nationalID"])
def test_the_learners_number_as_the_code_of_a_course_is_withheld(key: str) -> None:
    data = json.loads(document({"identifier": [{"notation": "0101-90 1234"}]}, {"identifier": {"notation": "A"}}))
    data["credentialSubject"][key] = {"notation": "010190-1234"}
    transcript = interop.elm.read(json.dumps(data))
    assert [course.code for course in transcript.courses] == ["unnamed-1", "A"]
    assert "1234" not in repr(transcript) + str(transcript.report)
    (found,) = transcript.report.with_code("document.code-withheld")
    assert found.named["count"] == 1


def test_a_course_without_a_code_gets_a_number() -> None:
    transcript = interop.elm.read(document({}, {}))
    assert [course.code for course in transcript.courses] == ["unnamed-1", "unnamed-2"]
    assert transcript.report.with_code("document.no-code")


def test_credits_received_count_before_those_of_the_course() -> None:
    course = first(
        {
            "creditReceived": {"framework": ECTS, "point": "2.5"},
            "specifiedBy": {"creditPoint": {"framework": ECTS, "point": "5"}},
        }
    )
    assert course.credits == bc.Credits("2.5", "ECTS")


@pytest.mark.parametrize(
    ("credit", "code"),
    [
        ({"framework": {"prefLabel": {"en": "ECVET"}}, "point": "5"}, "document.credits-unknown"),
        ({"framework": {"id": "http://example.org"}, "point": "5"}, "document.credits-unknown"),
        ({"point": "5"}, "document.credits-unknown"),
        ({"framework": ECTS, "point": "five"}, "document.credits-unreadable"),
    ],
)
def test_credits_that_are_not_understood_are_told(credit: dict[str, Any], code: str) -> None:
    assert code in notes({"creditReceived": credit})
    assert first({"creditReceived": credit}).credits is None


def test_credits_without_a_number_are_none() -> None:
    assert first({"creditReceived": {"framework": ECTS}}).credits is None


@pytest.mark.parametrize(
    ("status", "read"),
    [
        ({"prefLabel": {"en": "Pass"}}, "passed"),
        ({"notation": "fail"}, "failed"),
        ({"prefLabel": {"en": ["in progress"]}}, "in-progress"),
        ({"id": "http://example.org/excused"}, None),
        ({"type": "Concept"}, None),
        ({}, None),
    ],
)
def test_a_status_is_read_by_its_word(status: dict[str, Any], read: str | None) -> None:
    assert first(proof(gradeStatus=status)).status == read
    assert ("document.status-unknown" in notes(proof(gradeStatus=status))) is (read is None and status != {})


def scheme(**more: Any) -> dict[str, Any]:
    return {"specifiedBy": {"gradingScheme": {"title": {"en": "Standard grading"}} | more}}


def test_the_scheme_of_another_system_is_told_and_the_label_stays_text() -> None:
    claim = proof(**scheme(description={"en": "passed or not"}))
    assert (first(claim).label, first(claim).grade) == ("Excellent (5)", None)
    (found,) = interop.elm.read(document(claim)).report.with_code("document.scheme-unbound")
    assert found.named["described"] == "passed or not"


@pytest.mark.parametrize(
    ("named", "label", "code"),
    [
        ("NO-AF", "Excellent", "document.label-unknown"),
        ("PT-20", "20", None),
        ("XX-NONE", "B", "document.scheme-unbound"),
    ],
)
def test_a_scale_that_is_named_reads_the_label_or_tells_why_not(named: str, label: str, code: str | None) -> None:
    claim = proof(grade={"noteLiteral": {"en": label}}, **scheme(id=f"urn:bologna-credits:scale:{named}"))
    assert (code in notes(claim)) is (code is not None)
    assert (first(claim).grade is None) is (code is not None)


def test_the_label_of_somebody_without_a_grade_stays_text() -> None:
    scale, label = next(
        (scale, row) for scale in bc.grading_scales() for row in ("NP", "-", "n.d.") if scale.no_grade(row) is not None
    )
    claim = proof(grade={"noteLiteral": {"en": label}}, **scheme(id=f"urn:bologna-credits:scale:{scale.code}"))
    assert first(claim).label == label
    assert "document.no-grade" in notes(claim)


def test_a_percentage_that_is_none_is_told() -> None:
    said = {"subject": {"id": "urn:bologna-credits:said:percent%3Amuch"}}
    claim = proof(
        grade={"noteLiteral": {"en": "B"}},
        additionalNote=[said, {"subject": "x"}, {}],
        **scheme(id="urn:bologna-credits:scale:NO-AF"),
    )
    assert str(first(claim).grade) == "B (NO-AF)"
    assert "document.not-read" in notes(claim)


def test_a_second_assessment_and_a_shortened_grading_are_told() -> None:
    claim = proof(shortenedGrading={"percentageLower": 10})
    claim["provenBy"] = [claim["provenBy"], {"grade": {"noteLiteral": {"en": "B"}}}, {}]
    assert first(claim).label == "Excellent (5)"
    assert {"document.labels-beside", "document.not-read"} <= set(notes(claim))


def test_a_distribution_needs_a_scale() -> None:
    claim = proof(
        resultDistribution={"resultCategory": [{"label": "A", "count": 3}, {"label": "B", "count": "4"}, {"label": "C"}]}
    )
    assert first(claim).distribution is None
    assert "document.table-unbound" in notes(claim)
    bound = proof(
        resultDistribution={"resultCategory": [{"label": "A", "count": 3}, {"label": "B", "count": "4"}]},
        **scheme(id="urn:bologna-credits:scale:NO-AF"),
    )
    table = first(bound).distribution
    assert table is not None
    assert [(label, int(count)) for label, count in table.entries] == [("A", 3), ("B", 4)]
    assert first(proof(resultDistribution={})).distribution is None


@pytest.mark.parametrize(
    ("moment", "day", "code"),
    [
        ("2023-06-06T15:00:00Z", "2023-06-06", "document.day-zoned"),
        ("2023-06-06T00:00:00+02:00", "2023-06-06", None),
        ("2023-06-06", "2023-06-06", None),
        ("2023-13-06T00:00:00Z", None, "document.day-unreadable"),
        ("June", None, "document.day-unreadable"),
    ],
)
def test_a_day_is_that_of_the_time_as_it_is_printed(moment: str, day: str | None, code: str | None) -> None:
    claim = {"learningOpportunity": {"temporal": {"endDate": moment}}}
    assert str(first(claim).day) == str(day)
    assert (code is None) or code in notes(claim)
    assert code is not None or "document.day-zoned" not in notes(claim)


@pytest.mark.parametrize(
    ("place", "country"),
    [({"notation": "el"}, "GR"), ({"notation": "country"}, None), ({"id": "http://example.org"}, None), ({}, None)],
)
def test_a_country_is_read_by_its_address_else_by_its_code(place: dict[str, Any], country: str | None) -> None:
    text = document({}, issuer={"altLabel": {"en": "Life"}, "location": [{"address": [{"countryCode": place}]}]})
    issuer = interop.elm.read(text).issuer
    assert (issuer.name, issuer.country) == ("Life", country)


def test_an_issuer_without_a_name_and_an_address_is_still_one() -> None:
    transcript = interop.elm.read(document({"awardedBy": {}}, issuer={}))
    assert (transcript.issuer.name, transcript.courses[0].host) == ("–", None)


def test_a_kind_and_a_field_of_study_of_others_are_read_by_their_names() -> None:
    course = first(
        {"specifiedBy": {"dcType": {"prefLabel": {"en": "Short learning programme"}}, "educationSubject": {"notation": "06.1"}}}
    )
    assert (course.kind, course.isced) == ("Short learning programme", "06.1")


def test_credits_on_a_programme_and_its_courses_and_courses_that_stand_twice_are_told() -> None:
    five = {"creditReceived": {"framework": ECTS, "point": "5"}, "identifier": {"notation": "A"}}
    codes = notes(five | {"hasPart": [five, five]})
    assert {"document.nested-credits", "document.twice"} <= set(codes)


def test_achievements_within_each_other_without_end_are_refused() -> None:
    claim: dict[str, Any] = {}
    for _ in range(120):
        claim = {"hasPart": claim}
    with pytest.raises(DocumentError, match="more than 100 deep"):
        interop.elm.read(document(claim))


def test_a_hundred_levels_are_written_and_read() -> None:
    course = bc.CourseResult("A", "Inner")
    for _ in range(99):
        course = bc.CourseResult("A", "Outer", parts=[course])
    text = json.dumps(written(paper(course)), default=str)
    assert sum(1 for _ in interop.elm.read(text).walk()) == 100


def test_a_label_in_letters_that_look_like_latin_ones_is_read_with_a_note() -> None:
    claim = proof(grade={"noteLiteral": {"en": "В"}}, **scheme(id="urn:bologna-credits:scale:NO-AF"))
    assert (first(claim).label, str(first(claim).grade)) == ("В", "B (NO-AF)")
    assert "document.label-look-alike" in notes(claim)
