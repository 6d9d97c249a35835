"""The courses of an ELMO report, from small documents made here."""

import pytest

from bologna_credits import Credits, interop
from tests.interop.elmo_documents import a_course, a_credit, a_report, a_result, an_elmo, codes_of, read_elmo


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


def test_numbers_for_components_without_a_code_run_over_the_whole_document() -> None:
    other = a_report(a_course(code="", parts=a_course(code="")), "<country>SE</country><title>Lund</title>")
    transcript = interop.elmo.read(an_elmo(a_course(code="") + a_course(code=""), more=other))
    assert [course.code for course in transcript.walk()] == ["unnamed-1", "unnamed-2", "unnamed-3", "unnamed-4"]
    assert "document.twice" not in codes_of(transcript)


def test_each_course_of_several_reports_has_the_institution_that_gave_it_and_one_code_of_two_hosts_is_two_courses() -> None:
    other = a_report(a_course(parts=a_course(code="C2")), "<country>SE</country><title>Lund</title>")
    transcript = interop.elmo.read(an_elmo(a_course(), more=other))
    assert [(course.code, course.host and course.host.name) for course in transcript.walk()] == [
        ("C1", "Oslo"),
        ("C1", "Lund"),
        ("C2", "Lund"),
    ]
    assert codes_of(transcript) == ["document.several-reports"]


def test_courses_of_one_issuer_have_no_host_of_their_own_in_one_report_or_two() -> None:
    for more in ("", a_report(a_course(code="C2"))):
        transcript = interop.elmo.read(an_elmo(a_course(), more=more))
        assert {course.host for course in transcript.walk()} == {None}


def test_one_course_twice_and_one_code_for_two_courses_are_told_apart() -> None:
    named = ("<title>Algebra</title>", "<title>algebra </title>", "<title>Botany</title>")
    courses = [a_course(outer=title) for title in named]
    assert codes_of(read_elmo(courses[0] + courses[1])) == ["document.twice"]
    assert codes_of(read_elmo(courses[0] + courses[2])) == ["document.code-shared"]
    transcript = read_elmo("".join(courses))
    assert [(note.code, note.named.get("times"), note.named.get("count")) for note in transcript.report] == [
        ("document.twice", 2, None),
        ("document.code-shared", None, 2),
    ]


@pytest.mark.parametrize("label", ["NP", "np", "No presentado"])
def test_a_label_of_somebody_without_a_grade_stays_text_with_a_note(label: str) -> None:
    spain = "<country>ES</country><title>x</title>"
    course = a_course(f"<date>2023-01-20</date><status>failed</status><resultLabel>{label}</resultLabel>")
    transcript = read_elmo(course, spain)
    (found,) = transcript.courses
    assert (found.grade, found.label, found.status) == (None, label, "failed")
    assert codes_of(transcript) == ["document.scale-by-country", "document.no-grade"]


def test_the_caller_names_labels_that_are_no_grades() -> None:
    courses = a_course(a_result("6,0")) + a_course(a_result("1,3"), "C2")
    transcript = read_elmo(courses, "<country>DE</country>", scales={"*": "DE-THIRDS"}, no_grades=("n.e.", "6,0"))
    assert [course.shown_grade for course in transcript.courses] == ["6,0", "1.3 (DE-THIRDS)"]
    assert [note.subject for note in transcript.report.with_code("document.no-grade")] == ["C1"]


def test_a_field_of_study_is_kept_and_an_odd_one_told() -> None:
    courses = a_course(outer="<iscedCode>0612</iscedCode>") + a_course(code="C2", outer="<iscedCode>48</iscedCode>")
    transcript = read_elmo(courses)
    assert [course.isced for course in transcript.courses] == ["0612", "48"]
    assert codes_of(transcript) == ["document.isced-odd"]


def test_the_number_of_a_record_stands_for_a_code_with_a_note_and_a_subject_area_never_does() -> None:
    uuid = '<identifier type="uuid">7</identifier>'
    area = '<identifier type="subjectArea">11.3</identifier>'
    transcript = read_elmo(a_course(code="", outer=area + uuid) + a_course(code="", outer=area))
    assert [course.code for course in transcript.courses] == ["7", "unnamed-1"]
    assert codes_of(transcript) == ["document.code-odd", "document.no-code"]


def test_a_component_without_a_code_gets_a_number_or_the_code_of_its_instance() -> None:
    named = '<identifier type="key">K1</identifier>'
    qualified = '<qualification><identifier type="elmo">E1</identifier></qualification>'
    transcript = read_elmo(a_course(code="") + a_course(named, code="") + a_course(code="", outer=qualified))
    assert [course.code for course in transcript.courses] == ["unnamed-1", "K1", "E1"]
    assert codes_of(transcript) == ["document.no-code"]
