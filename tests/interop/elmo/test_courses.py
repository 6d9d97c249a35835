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


GB = "<country>GB</country><title>Island</title>"


def test_credits_in_two_systems_keep_the_first_in_ects_and_tell_the_others() -> None:
    twelve = read_elmo(a_course(a_credit("20", "CATS") + a_credit("12")), GB)
    assert twelve.courses[0].credits == Credits(12, "ECTS")
    (note,) = twelve.report
    assert (note.code, note.named["kept"], note.named["others"]) == (
        "document.credits-contradict",
        Credits(12, "ECTS"),
        (Credits(20, "GB-CATS"),),
    )
    # 20 CATS are 10 ECTS.
    assert codes_of(read_elmo(a_course(a_credit("20", "CATS") + a_credit("10")), GB)) == ["document.credits-beside"]


def test_the_same_credits_twice_are_no_oddity_and_two_amounts_of_one_system_contradict() -> None:
    assert codes_of(read_elmo(a_course(a_credit("5") + a_credit("5.0")))) == []
    two = read_elmo(a_course(a_credit("5") + a_credit("10")))
    assert (str(two.courses[0].credits), codes_of(two)) == ("5 ECTS", ["document.credits-contradict"])


def test_credits_that_no_law_relates_are_told_beside_the_others() -> None:
    transcript = read_elmo(a_course(a_credit("3", "JP-TANI") + a_credit("5")), "<country>JP</country><title>x</title>")
    assert str(transcript.courses[0].credits) == "5 ECTS"
    assert [code for code in codes_of(transcript) if code.startswith("document.credits-")] != []


def test_no_status_is_read_as_passed_only_of_what_no_label_fails() -> None:
    courses = a_course(a_result("3"), "K1") + a_course(a_result("Hylätty"), "K2")
    transcript = read_elmo(courses, "<country>FI</country><title>x</title>")
    assert [course.grade and course.grade.passes for course in transcript.courses] == [True, False]
    (note,) = transcript.report.with_code("document.status-absent")
    assert note.named["codes"] == ("K1",)


def test_elements_that_say_something_of_a_result_and_are_not_read_are_told_once_with_the_courses() -> None:
    place = "<shortenedGrading><percentageLower>62.3</percentageLower></shortenedGrading>"
    nested = "<grade gradingSchemeLocalId='0.0-10.0'><resultLabel>9.6</resultLabel></grade>"
    courses = (
        a_course(place)
        + a_course(place, "C2")
        + a_course(nested, "C3")
        + a_course("<resultLabel>B<note>n</note></resultLabel>", "C4")
    )
    transcript = read_elmo(courses)
    told = [
        (note.named["names"], note.named.get("codes"), note.subject) for note in transcript.report.with_code("document.not-read")
    ]
    assert told == [
        (("shortenedGrading",), ("C1", "C2"), "Oslo"),
        (("grade",), None, "C3"),
        (("resultLabel/note",), None, "C4"),
    ]
    assert transcript.courses[3].label == "B"


def test_two_labels_of_one_result_are_both_kept_or_told() -> None:
    dated = "<date>2012-12-01</date><status>passed</status>"
    words = "<resultLabel>passed</resultLabel><resultLabel>B</resultLabel>"
    transcript = read_elmo(a_course(dated + words))
    (course,) = transcript.courses
    assert (course.shown_grade, course.label, course.beside) == ("B (NO-AF)", "B", ())
    (note,) = transcript.report.with_code("document.labels-beside")
    assert (note.named["label"], note.named["others"]) == ("B", ("passed",))
    both = f"{dated}<resultLabel>4</resultLabel><resultLabel>B</resultLabel>"
    (course,) = read_elmo(a_course(both), scales={"*": ("FI-5", "NO-AF")}).courses
    assert (course.shown_grade, [str(grade) for grade in course.beside]) == ("4 (FI-5)", ["B (NO-AF)"])
    odd = read_elmo(a_course(dated + "<resultLabel>x</resultLabel><resultLabel>y</resultLabel>")).courses[0]
    assert (odd.grade, odd.label) == (None, "x")


def test_two_labels_of_which_one_fails_decide_nothing() -> None:
    transcript = read_elmo(a_course(a_result("A") + "<resultLabel>F</resultLabel>"))
    (course,) = transcript.courses
    assert (course.grade, course.label, course.status) == (None, "A / F", None)
    assert "document.labels-contradict" in codes_of(transcript)
    sweden = "<country>SE</country><title>x</title>"
    both = read_elmo(
        a_course("<resultLabel>5</resultLabel><resultLabel>U</resultLabel>"), sweden, scales={"SE": ("SE-345", "SE-UVG")}
    )
    assert (both.courses[0].grade, codes_of(both)) == (None, ["document.labels-contradict"])


def test_one_oddity_of_many_courses_is_told_once_with_their_codes() -> None:
    inside = ["<date>2012 Syksy</date>", "<date>2014-11-28+02:00</date>", a_result("odd")]
    courses = "".join(a_course(one, f"C{i}") for i, one in enumerate(inside * 3))
    notes = [note for note in read_elmo(courses).report if "codes" in note.named]
    assert [(note.code, note.named["codes"]) for note in notes] == [
        ("document.day-unreadable", ("C0", "C3", "C6")),
        ("document.label-unknown", ("C2", "C5", "C8")),
        ("document.day-zoned", ("C1", "C4", "C7")),
    ]
    assert all("C3" in note.message or "C1" in note.message or "C5" in note.message for note in notes)


def test_courses_that_stand_as_often_are_told_together() -> None:
    transcript = read_elmo("".join(a_course(code=code) for code in ("A", "B", "A", "B")))
    (note,) = transcript.report
    assert (note.code, note.named["codes"], note.message) == (
        "document.twice",
        ("A", "B"),
        "each of A, B appears 2 times in the document",
    )


def test_labels_in_letters_that_look_like_latin_ones_are_read_with_one_note() -> None:
    transcript = read_elmo("".join(a_course(a_result(label), f"C{place}") for place, label in enumerate("ВВB")))
    assert {str(course.grade) for course in transcript.courses} == {"B (NO-AF)"}
    (told,) = transcript.report.with_code("document.label-look-alike")
    assert told.named == {"label": "В", "grade": "B", "letters": ("В",), "codes": ("C0", "C1")}
