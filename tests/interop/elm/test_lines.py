"""Lines as achievements: received credits, grades as printed, distributions, and what ELM has no property for."""

import json
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import interop
from bologna_credits.interop.elm.lines import titles_of
from tests.interop.elm_documents import ALMATY, NO_AF, OSLO, objects, paper, read_again, written

FIVE = bc.Credits(5, "ECTS")


def achievement(course: bc.CourseResult, **more: Any) -> Any:
    return written(paper(course), **more)["credentialSubject"]["hasClaim"][0]


def assessments(course: bc.CourseResult, **more: Any) -> Any:
    return achievement(course, **more).get("provenBy", [])


def course(**more: Any) -> bc.CourseResult:
    return bc.CourseResult("A1", "Algebra", **more)


@pytest.mark.parametrize(
    ("result", "received"),
    [
        ({"status": "passed"}, True),
        ({"status": "passed", "grade": NO_AF.grade("F")}, False),
        ({"status": "failed", "grade": NO_AF.grade("B")}, False),
        ({"status": "in-progress"}, False),
        ({"grade": NO_AF.grade("B")}, True),
        ({"grade": NO_AF.grade("F")}, False),
        ({"label": "Hyv"}, False),
        ({}, False),
    ],
)
def test_credits_are_received_only_where_the_paper_says_that_it_was_passed(result: dict[str, Any], received: bool) -> None:
    found = achievement(course(credits=FIVE, **result))
    assert ("creditReceived" in found) is received
    assert found["specifiedBy"]["creditPoint"][0]["point"] == "5"


def test_a_grade_with_a_condition_receives_no_credits() -> None:
    conditional = next(
        grade
        for scale in bc.grading_scales()
        for row in scale.rows
        if row.passes and (grade := scale.labelled(row.label)).conditional is not None
    )
    assert "creditReceived" not in achievement(course(credits=FIVE, grade=conditional))
    assert "creditReceived" in achievement(course(credits=FIVE, grade=conditional, status="passed"))


def test_a_fail_under_a_condition_is_not_written_as_failed() -> None:
    """A French 9 may be compensated; a 5 below the threshold may too, and nobody but the jury says so."""
    conditional = bc.grading_scale("FR-20").grade("9")
    assert not conditional.passes
    assert conditional.conditional is not None
    plain = bc.grading_scale("NO-AF").grade("F")
    written = [json.dumps(achievement(course(credits=FIVE, grade=grade))) for grade in (conditional, plain)]
    assert ["failed" in text for text in written] == [False, True]


def test_credits_of_ects_stand_at_the_address_of_the_commission_and_others_at_their_code() -> None:
    ects, own = (
        achievement(course(credits=bc.Credits(3, system)))["specifiedBy"]["creditPoint"][0] for system in ("ECTS", "KZ-RK")
    )
    assert ects["framework"]["id"] == "http://data.europa.eu/snb/education-credit/6fcec5c5af"
    assert own["framework"]["notation"] == "KZ-RK"


def test_a_rounding_decides_what_does_not_end_and_touches_nothing_else() -> None:
    cents = bc.Rounding("1/100", "half_up")
    points = [
        achievement(course(credits=bc.Credits(amount, "ECTS")), rounding=cents)["specifiedBy"]["creditPoint"][0]["point"]
        for amount in ("5/3", "0.125")
    ]
    assert points == ["1.67", "0.125"]


@pytest.mark.parametrize(
    ("result", "note", "status"),
    [
        ({"label": "B"}, {"en": "B"}, None),
        ({"grade": NO_AF.grade("B")}, {"en": "B"}, None),
        ({"grade": NO_AF.grade("F")}, {"en": "F"}, "fail"),
        ({"status": "passed"}, {"en": "pass"}, "pass"),
        ({"status": "in-progress"}, {"en": "in progress"}, "in progress"),
    ],
)
def test_each_assessment_has_a_grade_and_says_if_it_is_no_printed_one(
    result: dict[str, Any], note: dict[str, str], status: str | None
) -> None:
    (found,) = assessments(course(**result))
    assert found["grade"]["noteLiteral"] == note
    assert ("subject" in found["grade"]) is ("label" not in result)
    assert found.get("gradeStatus", {}).get("prefLabel", {}).get("en") == status
    again = read_again(paper(course(**result))).courses[0]
    assert again.label == result.get("label")
    assert again.grade == result.get("grade")


def test_without_any_result_there_is_no_assessment() -> None:
    assert assessments(course()) == []


def test_a_distribution_alone_is_an_assessment_without_a_grade() -> None:
    table = bc.GradingTable(NO_AF, {"A": 2, "B": 3}, population="course", label="A1 Algebra", counted=True)
    (found,) = assessments(course(distribution=table))
    assert found["grade"]["noteLiteral"] == {"en": "no grade"}
    assert read_again(paper(course(distribution=table))).courses[0] == attrs.evolve(
        course(distribution=table), titles=(("en", "Algebra"),)
    )


def test_nobody_is_no_positive_number_so_that_it_is_told_in_a_note() -> None:
    table = bc.GradingTable(NO_AF, {"A": 0, "B": 3, "F": 0}, population="course", label="t", counted=True)
    (found,) = assessments(course(label="B", grade=NO_AF.grade("B"), distribution=table))
    assert [(one["label"], one["count"]) for one in found["resultDistribution"]["resultCategory"]] == [("B", 3)]
    assert [one["noteLiteral"]["en"] for one in found["additionalNote"]] == ["Nobody received A.", "Nobody received F."]
    again = read_again(paper(course(distribution=table))).courses[0].distribution
    assert again is not None
    assert dict(again.entries) == dict(table.entries)


def test_labels_of_people_without_a_grade_stay_what_they_are() -> None:
    scale = bc.grading_scale("DE-THIRDS")
    table = bc.GradingTable(scale, {"1.0": 3, "6.0": 2}, population="course", label="t", counted=True, no_grades=["6.0"])
    line = course(distribution=table, titles=(("en", "Algebra"),))
    assert read_again(paper(line)).courses[0] == line


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (bc.GradingTable(NO_AF, {"A": 2}, counted=True), "is the table of a reference group"),
        (bc.GradingTable(NO_AF, {"A": "2.5", "B": "97.5"}, population="course"), "has percentages"),
    ],
)
def test_a_table_that_is_no_count_of_one_course_is_refused(table: bc.GradingTable, words: str) -> None:
    with pytest.raises(interop.UnwritableError, match=words):
        assessments(course(distribution=table), open="omit")


def test_the_years_of_a_table_are_left_out_only_if_the_caller_says_so() -> None:
    table = bc.GradingTable(NO_AF, {"A": 2}, population="course", years=(2020, 2022), counted=True)
    with pytest.raises(interop.UnwritableError, match="no place for its years"):
        assessments(course(distribution=table))
    assert assessments(course(distribution=table), open="omit")[0]["resultDistribution"]["resultCategory"][0]["label"] == "A"


def test_a_grade_and_a_distribution_on_two_scales_are_refused() -> None:
    table = bc.GradingTable(bc.grading_scale("IT-30"), {"28": 2}, population="course", counted=True)
    with pytest.raises(interop.UnwritableError, match="the distribution is on IT-30 and the grade on NO-AF"):
        assessments(course(grade=NO_AF.grade("B"), distribution=table))


def test_a_label_that_no_scale_explains_stays_open_beside_a_distribution() -> None:
    table = bc.GradingTable(NO_AF, {"A": 2, "B": 3}, population="course", label="t", counted=True)
    again = read_again(paper(course(label="B", distribution=table))).courses[0]
    assert (again.label, again.grade) == ("B", None)


def test_a_label_that_is_printed_otherwise_than_on_the_scale_keeps_both() -> None:
    grade = bc.grading_scale("IT-30").grade("30L")
    line = course(label="trenta e lode!", grade=grade, titles=(("en", "Algebra"),))
    (found,) = assessments(line)
    assert found["grade"]["noteLiteral"] == {"en": "trenta e lode!"}
    assert found["additionalNote"][0]["noteLiteral"]["en"] == "On the scale IT-30 this is 30L."
    assert read_again(paper(line)).courses[0] == line


def test_the_percentage_of_a_grade_is_kept() -> None:
    grade = bc.grading_scale("KZ-2011").grade("B+").with_percent("87.5")
    line = course(label="B+", grade=grade)
    assert assessments(line)[0]["additionalNote"][0]["noteLiteral"]["en"] == "This grade was given for 87.5 %."
    again = read_again(paper(line)).courses[0].grade
    assert again is not None
    assert again.percent == grade.percent


def test_further_grades_are_assessments_of_their_own() -> None:
    grade = bc.grading_scale("IT-30").grade("28")
    line = course(label="B", grade=NO_AF.grade("B"), beside=[grade], titles=(("en", "Algebra"),))
    first, second = assessments(line)
    assert "dcType" not in first
    assert second["dcType"][0]["prefLabel"] == {"en": "a further grade of the same result"}
    assert read_again(paper(line)).courses[0] == line
    alone = course(beside=[grade], titles=(("en", "Algebra"),))
    assert read_again(paper(alone)).courses[0] == alone


def test_two_scales_of_one_code_are_two_schemes_and_only_one_is_read() -> None:
    other = attrs.evolve(NO_AF, names=(("en", "Another scale"),))
    lines = [course(label="B", grade=scale.grade("B")) for scale in (NO_AF, other, NO_AF)]
    schemes = [
        one["specifiedBy"]["gradingScheme"]["id"]
        for one in objects(written(paper(*lines)))
        if one["type"] == "LearningAssessment"
    ]
    assert schemes == [f"urn:bologna-credits:scale:NO-AF{end}" for end in ("", "%232", "")]
    again = read_again(paper(*lines))
    assert [line.grade is None for line in again.courses] == [False, True, False]
    assert again.report.with_code("document.scheme-unbound")


def test_a_field_of_study_stands_as_isced_f_and_any_other_word_as_a_subject() -> None:
    good, odd = (achievement(course(isced=code))["specifiedBy"] for code in ("0613", "computing"))
    assert good["thematicArea"][0]["id"] == "http://data.europa.eu/snb/isced-f/0613"
    assert odd["educationSubject"][0]["notation"] == "computing"
    assert read_again(paper(course(isced="computing"))).courses[0].isced == "computing"


def test_each_course_is_awarded_by_its_own_host() -> None:
    document = written(paper(course(host=ALMATY, parts=[course()]), course()))
    bodies = [
        one["awardedBy"]["awardingBody"][0]["legalName"]["en"]
        for one in objects(document)
        if one["type"] == "LearningAchievement"
    ]
    assert bodies == ["Almaty", "Almaty", "Oslo"]
    assert document["issuer"]["legalName"] == {"en": "Oslo"}
    assert {one["id"] for one in objects(document) if one["type"] == "Organisation"} == {"urn:epass:org:1", "urn:epass:org:2"}


def test_an_institution_has_its_identifiers_and_its_country() -> None:
    issuer = written(paper(course(), issuer=OSLO))["issuer"]
    assert [(one["schemeName"], one["notation"]) for one in issuer["identifier"]] == [("schac", "uio.no")]
    assert issuer["location"][0]["address"][0]["countryCode"]["id"].endswith("/country/NOR")


def test_a_country_that_is_unknown_is_left_out_if_the_caller_says_so() -> None:
    assert "location" not in written(paper(course(), issuer=bc.Institution("Oslo")), open="omit")["issuer"]


def test_two_titles_of_one_language_are_both_kept() -> None:
    line = course(titles=(("en", "Algebra"), ("en", "Algebra I"), ("nb", "Algebra")))
    found = achievement(line)
    assert found["title"] == {"en": "Algebra", "nb": "Algebra"}
    assert found["specifiedBy"]["altLabel"] == {"en": ["Algebra I"]}
    assert set(read_again(paper(line)).courses[0].titles) == set(line.titles)


@pytest.mark.parametrize(
    ("title", "titles", "first", "others"),
    [
        ("Law", (), {"kk": "Law"}, ()),
        ("Law", (("", "Law"),), {"kk": "Law"}, ()),
        ("Law", (("en", "Law"), ("nb", "Rett")), {"en": "Law", "nb": "Rett"}, ()),
        ("Law", (("kk", "Құқық"),), {"kk": "Law"}, (("kk", "Құқық"),)),
        ("Law", (("EN", "The law"), ("en", "Law")), {"en": "Law"}, (("EN", "The law"),)),
        ("Law", (("nb", "Rett"), ("NB", "Lov")), {"kk": "Law", "nb": "Rett"}, (("NB", "Lov"),)),
    ],
)
def test_the_main_title_stands_first_among_those_of_its_language(
    title: str, titles: tuple[tuple[str, str], ...], first: dict[str, str], others: tuple[tuple[str, str], ...]
) -> None:
    assert titles_of(title, titles, "kk") == (first, others)
