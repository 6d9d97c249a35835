"""The lines of a transcript as components of ELMO."""

import xml.etree.ElementTree as ET
from fractions import Fraction
from typing import Any

import pytest

from bologna_credits import (
    CourseResult,
    Credits,
    GradingScale,
    GradingTable,
    Institution,
    Rounding,
    Transcript,
    grading_scale,
    interop,
)
from bologna_credits.interop.elmo.lines import titles_of
from tests.interop.elmo_documents import NAMESPACE
from tests.interop.written_transcripts import GENERATED, LEARNER

NO = grading_scale("NO-AF")
OSLO = Institution("Oslo", "NO", {"schac": "uio.no"})
NS = {"e": NAMESPACE, "bc": "urn:bologna-credits:elmo"}
LOS = "e:learningOpportunitySpecification"
LOI = "e:specifies/e:learningOpportunityInstance"


def course(code: str = "A1", title: str = "Algebra", **more: Any) -> CourseResult:
    return CourseResult(code, title, **({"status": "passed"} | more))


def written(*courses: CourseResult, **options: Any) -> ET.Element:
    document = interop.elmo.write(Transcript(OSLO, courses), learner=LEARNER, generated=GENERATED, **options)
    found = ET.fromstring(document).find("e:report", NS)
    assert found is not None
    return found


def text(report: ET.Element, path: str) -> str | None:
    return report.findtext(f"{LOS}/{path}", None, NS)


def refused(*courses: CourseResult, **options: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(interop.UnwritableError) as raised:
        written(*courses, **options)
    return [(reason.place, reason.field, reason.argument) for reason in raised.value.reasons]


# Credits


@pytest.mark.parametrize(("system", "scheme"), [("ECTS", "ects"), ("KZ-RK", "KZ-RK")])
def test_ects_is_written_in_small_letters_and_any_other_system_by_its_code(system: str, scheme: str) -> None:
    report = written(course(credits=Credits("7.5", system)))
    assert (text(report, f"{LOI}/e:credit/e:scheme"), text(report, f"{LOI}/e:credit/e:value")) == (scheme, "7.5")


def test_missing_credits_are_not_written_as_nothing() -> None:
    none, zero = written(course()), written(course(credits=Credits(0, "ECTS")))
    assert text(none, f"{LOI}/e:credit/e:value") is None
    assert text(zero, f"{LOI}/e:credit/e:value") == "0"


def test_credits_that_do_not_end_as_a_decimal_are_refused_or_rounded_with_the_exact_number_beside_them() -> None:
    third = course(credits=Credits("5/3", "ECTS"))
    assert refused(third) == [("course A1", "credits", "rounding")]
    report = written(third, rounding=Rounding("1/100", "half_up"))
    assert text(report, f"{LOI}/e:credit/e:value") == "1.67"
    assert text(report, f"{LOI}/e:extension/bc:credits") == "5/3"


# Status


def test_a_failing_grade_without_a_status_is_written_as_failed_because_elmo_reads_no_status_as_passed() -> None:
    assert text(written(course(grade=NO.grade("F"), status=None)), f"{LOI}/e:status") == "failed"
    assert text(written(course(grade=NO.grade("F"), status=None), open="omit"), f"{LOI}/e:status") == "failed"


def test_a_passing_grade_without_a_status_is_left_as_it_is() -> None:
    assert text(written(course(grade=NO.grade("A"), status=None)), f"{LOI}/e:status") is None


@pytest.mark.parametrize("status", ["passed", "failed", "in-progress"])
def test_a_status_that_is_stated_is_written(status: str) -> None:
    assert text(written(course(grade=NO.grade("F"), status=status)), f"{LOI}/e:status") == status


def test_a_line_without_status_and_grade_is_refused_or_left_without_a_status_by_name() -> None:
    unclear = course(label="Innpasset", status=None)
    assert refused(unclear) == [("course A1", "status", "open")]
    assert text(written(unclear, open="omit"), f"{LOI}/e:status") is None


def test_a_grade_whose_passing_has_a_condition_needs_a_status_whatever_the_choices() -> None:
    scale = grading_scale("FR-20")
    compensable = next(grade for value in range(20) if (grade := scale.grade(value)).conditional is not None)
    assert refused(course(grade=compensable, status=None), open="omit") == [("course A1", "status", "")]
    assert text(written(course(grade=compensable, status="passed")), f"{LOI}/e:status") == "passed"


# Results


def test_a_label_is_written_as_printed_with_the_scheme_of_its_scale() -> None:
    report = written(course(grade=NO.grade("Bestått"), label="bestått"))
    assert text(report, f"{LOI}/e:resultLabel") == "bestått"
    scheme = text(report, f"{LOI}/e:gradingSchemeLocalId")
    assert scheme == "urn:bologna-credits:scale:NO-AF"
    assert [one.get("localId") for one in report.findall("e:gradingScheme", NS)] == [scheme]


def test_a_scheme_is_described_with_its_name_and_what_passes() -> None:
    report = written(course(grade=NO.grade("B")))
    described = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text
        for one in report.findall("e:gradingScheme/e:description", NS)
    }
    assert "passing: A, B, C, D, E" in (described["en"] or "")
    assert "failing: F" in (described["en"] or "")


def test_a_grade_without_a_printed_label_is_written_by_its_own() -> None:
    assert text(written(course(grade=NO.grade("B"))), f"{LOI}/e:resultLabel") == "B"


def test_a_label_that_is_not_that_of_the_grade_is_refused() -> None:
    assert refused(course(grade=NO.grade("B"), label="C")) == [("course A1", "result", "")]


def test_a_label_without_a_grade_names_a_scheme_that_is_no_scale_so_that_nobody_takes_the_countrys() -> None:
    report = written(course(label="B"))
    assert text(report, f"{LOI}/e:gradingSchemeLocalId") == "urn:bologna-credits:unscaled"
    document = interop.elmo.write(Transcript(OSLO, [course(label="B")]), learner=LEARNER, generated=GENERATED)
    assert interop.elmo.read(document).courses[0].grade is None


def test_a_line_without_a_result_names_no_scheme() -> None:
    report = written(course(label="  "))
    assert text(report, f"{LOI}/e:gradingSchemeLocalId") is None
    assert report.findall("e:gradingScheme", NS) == []


def test_a_mark_that_is_an_exact_ratio_is_refused_or_rounded() -> None:
    grade = grading_scale("FR-20").grade(Fraction(40, 3))
    assert refused(course(grade=grade)) == [("course A1", "grade", "rounding")]
    assert text(written(course(grade=grade), rounding=Rounding("1/10", "half_up")), f"{LOI}/e:resultLabel") == "13.3"


def test_two_scales_of_one_code_are_two_schemes() -> None:
    one = GradingScale("XX-A", rows=NO.rows)
    other = GradingScale("XX-A", rows=NO.rows[:3] + NO.rows[-2:])
    report = written(course(grade=one.grade("A")), course("B1", grade=other.grade("A")))
    assert [one.get("localId") for one in report.findall("e:gradingScheme", NS)] == [
        "urn:bologna-credits:own-scale:XX-A",
        "urn:bologna-credits:own-scale:XX-A#2",
    ]


# Distributions


def table(**more: Any) -> GradingTable:
    given: dict[str, Any] = {"entries": {"F": 3, "A": 0, "B": 12}, "population": "course", "counted": True}
    return GradingTable(NO, **given | more)


def test_a_distribution_keeps_its_order_its_fails_and_its_zeros() -> None:
    report = written(course(distribution=table()))
    found = report.findall(f"{LOS}/{LOI}/e:resultDistribution/e:category", NS)
    assert [(one.get("label"), one.get("count")) for one in found] == [("F", "3"), ("A", "0"), ("B", "12")]
    assert text(report, f"{LOI}/e:gradingSchemeLocalId") == "urn:bologna-credits:scale:NO-AF"


def test_percentages_and_reference_groups_are_no_histogram_of_a_course() -> None:
    percentages = table(entries={"A": 40, "B": 60}, counted=False)
    assert refused(course(distribution=percentages)) == [("course A1", "distribution", "")]
    assert refused(course(distribution=table(population="reference group"))) == [("course A1", "distribution", "")]


def test_a_distribution_on_another_scale_than_the_grade_is_refused() -> None:
    grade = grading_scale("IT-30").grade("28")
    assert refused(course(grade=grade, distribution=table())) == [("course A1", "distribution", "")]


def test_a_label_without_a_grade_does_not_get_one_by_the_scheme_of_its_distribution() -> None:
    unclear = course(label="B", distribution=table())
    assert refused(unclear) == [("course A1", "result", "open")]
    assert text(written(unclear, open="omit"), f"{LOI}/e:gradingSchemeLocalId") == "urn:bologna-credits:unscaled"
    odd = course(label="Innpasset", distribution=table())
    assert text(written(odd), f"{LOI}/e:gradingSchemeLocalId") == "urn:bologna-credits:scale:NO-AF"


# Codes and titles


def identifiers(report: ET.Element) -> list[tuple[str | None, str | None]]:
    return [(one.get("type"), one.text) for one in report.iterfind(".//e:identifier", NS) if one.text != "uio.no"]


def test_a_code_is_a_local_identifier_also_of_several_attempts() -> None:
    assert identifiers(written(course(), course(status="failed"))) == [("local", "A1"), ("local", "A1")]


def test_a_code_that_two_courses_share_is_no_local_identifier_and_is_read_nonetheless() -> None:
    shared = [course("X", "Algebra"), course("X", "Botany"), course("Y", "Law")]
    assert identifiers(written(*shared)) == [("code", "X"), ("code", "X"), ("local", "Y")]
    document = interop.elmo.write(Transcript(OSLO, shared), learner=LEARNER, generated=GENERATED)
    assert [one.code for one in interop.elmo.read(document).courses] == ["X", "X", "Y"]


def test_one_code_of_a_module_and_of_a_course_is_local_to_its_type() -> None:
    pair = course("X", "Algebra", kind="Module"), course("X", "Botany", kind="Course")
    assert identifiers(written(*pair)) == [("local", "X"), ("local", "X")]


def test_a_blank_code_is_left_out() -> None:
    assert identifiers(written(course("  "))) == []


@pytest.mark.parametrize(
    ("title", "titles", "language", "found"),
    [
        ("Law", {}, None, (("", "Law"),)),
        ("Law", {}, "EN", (("en", "Law"),)),
        ("Law", {"nb": "Rett", "EN": "Law"}, "kk", (("nb", "Rett"), ("en", "Law"))),
        ("Law", {"nb": "Rett"}, "en", (("en", "Law"), ("nb", "Rett"))),
        ("Law", {"en": "Right"}, "en", (("", "Law"), ("en", "Right"))),
        (" ", {"en": "Right", "nb": " "}, None, (("en", "Right"),)),
        ("La \n w", {}, None, (("", "La w"),)),
    ],
)
def test_titles_stand_by_language_and_the_main_one_is_among_them(
    title: str, titles: dict[str, str], language: str | None, found: Any
) -> None:
    assert titles_of(title, tuple(titles.items()), language) == found


@pytest.mark.parametrize("language", ["русский", "much-toolonglanguage", "a_b", "en-", "1a"])
def test_a_language_that_is_no_code_is_refused(language: str) -> None:
    assert refused(course(titles={language: "Law"})) == [("course A1", "title", "")]


# What ELMO has no place for


def test_a_kind_that_is_no_type_stands_in_the_extension() -> None:
    report = written(course(kind="Module group"), course("B1", kind="Class"))
    assert text(report, "e:type") == "Class"
    assert text(report, f"{LOI}/e:extension/bc:kind") == "Module group"


def test_the_degree_for_which_a_course_counts_already_stands_in_the_extension() -> None:
    assert text(written(course(used="Bachelor of Law")), f"{LOI}/e:extension/bc:used") == "Bachelor of Law"


def test_further_grades_stand_in_the_extension_with_their_scheme() -> None:
    report = written(course(grade=NO.grade("B"), beside=[grading_scale("IT-30").grade("28")]))
    (beside,) = report.findall(f"{LOS}/{LOI}/e:extension/bc:beside", NS)
    assert (beside.text, beside.get("scheme")) == ("28", "urn:bologna-credits:scale:IT-30")
    assert [one.get("localId") for one in report.findall("e:gradingScheme", NS)] == [
        "urn:bologna-credits:scale:NO-AF",
        "urn:bologna-credits:scale:IT-30",
    ]


def test_all_reasons_of_all_lines_are_told_at_once() -> None:
    found = refused(
        course(credits=Credits("5/3", "ECTS"), title="Law\x07"),
        course("B1", status=None),
        course("P", parts=[course("C1", grade=NO.grade("B"), label="C")]),
    )
    assert found == [
        ("course A1", "credits", "rounding"),
        ("course B1", "status", "open"),
        ("course C1", "result", ""),
        ("course A1", "title", ""),
    ]
