"""The host, the credit system and the scale of a line that a person typed."""

from fractions import Fraction

import pytest

from bologna_credits import DefinitionError, Institution, Transcript, default_catalogue, grading_scale
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host, Line
from bologna_credits.interop.sheets import read_transcript

LODZ = Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"})
OSLO = Institution("University of Oslo", "NO", {"schac": "uio.no"})


def _read(text: str, **options: object) -> Transcript:
    return read_transcript(text, **{"issuer": LODZ, **options})  # type: ignore[arg-type]


def _faults(text: str, **options: object) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        _read(text, **options)
    return caught.value.faults


def _notes(transcript: Transcript) -> list[str]:
    return [finding.code for finding in transcript.report]


def test_every_course_names_its_own_host_by_name_or_identifier_and_a_new_one_is_made_once() -> None:
    read = _read(
        "Code;Host;Country;Host identifiers;ECTS\n"
        "A;;;;5\nA;uio.no;;;5\nA;Bologna;IT;I BOLOGNA01;5\nA;bologna;;;5\nA;PL LODZ01;;;5\nA;University of Lodz;PL;;5\nA;Passau;;;5\n",
        hosts=[OSLO],
    )
    assert [read.host_of(course).name for course in read.courses] == [
        "University of Lodz", "University of Oslo", "Bologna", "Bologna", "University of Lodz", "University of Lodz", "Passau",
    ]  # fmt: skip
    assert read.courses[0].host is None
    assert read.courses[2].host == Institution("Bologna", "IT", {"erasmus": "I BOLOGNA01"})
    assert read.issuer == LODZ


def test_without_an_issuer_the_first_host_of_a_row_issued_the_transcript() -> None:
    read = read_transcript("Code;Host;ECTS\nA;Passau;5\nB;Bologna;5\n")
    assert (read.issuer, [host.name for host in read.hosts]) == (Institution("Passau"), ["Passau", "Bologna"])


def test_without_any_host_the_sheet_is_refused() -> None:
    with pytest.raises(DefinitionError, match="no institution is named; add a column Host"):
        read_transcript("Code;Grade\nA;5\n")


def test_a_country_that_is_none_is_told_at_its_cell() -> None:
    assert _faults("Code;Host;Country;ECTS\nA;Bologna;Italia;5\n")[0].startswith('row 2, column C "Country": no country "Italia"')


def test_courses_of_one_code_at_two_hosts_are_two_courses_and_no_oddity() -> None:
    read = _read("Code;Host;ECTS;Status\nA;Passau;5;passed\nA;Bologna;5;passed\n")
    assert [key for key, _ in read.keyed()] == ["A (Passau)", "A (Bologna)"]
    assert not read.report


@pytest.mark.parametrize(
    ("cell", "country", "code"), [("ECTS", "PL", "ECTS"), ("ects points", "PL", "ECTS"), ("PL-ECTS", "PL", "PL-ECTS"), ("hp", "SE", "SE-HP"), ("SE-HP", "PL", "SE-HP")]
)  # fmt: skip
def test_a_credit_system_is_a_code_or_a_name_in_the_country_of_the_host(cell: str, country: str, code: str) -> None:
    read = _read(f"Code;Credits;Credit system;Date\nA;5;{cell};15.01.2026\n", issuer=Institution("X", country))
    assert str(read.courses[0].credits) == f"5 {code}"


def test_credits_without_a_system_are_a_fault_unless_the_caller_names_one() -> None:
    assert _faults("Code;Credits\nA;5\n") == (
        'row 2, column B "Credits": the credits have no system; name it beside them, such as 6 ECTS, or once, as the system of the host',
    )
    assert str(_read("Code;Credits\nA;5\n", system="ECTS").courses[0].credits) == "5 ECTS"


def test_a_system_that_is_none_names_the_nearest_and_a_name_of_several_names_them() -> None:
    assert 'did you mean "ECTS"' in _faults("Code;Credits;System\nA;5;ESTC\n")[0]
    issuer = Institution("X", "SE")
    assert "is a name of SE-P" in _faults("Code;Credits;System;Date\nA;5;poäng;15.01.2026\n", issuer=issuer)[0]
    assert _faults("Code;Credits\nA;-5\n", system="ECTS")[0].startswith('row 2, column B "Credits"')
    assert _faults("Code;ECTS\nA;-5\n")[0].startswith('row 2, column B "ECTS"')


def test_the_scale_of_a_row_goes_before_that_of_the_caller_and_that_before_the_country() -> None:
    text = "Code;Grade;Scale\nA;5,5;PL-55\nB;5;\nC;A;\n"
    read = _read(text, scales={"PL LODZ01": "PL-5"})
    assert [str(course.grade) for course in read.courses] == ["5.5 (PL-55)", "5.0 (PL-5)", "None"]
    assert _notes(read) == ["document.label-unknown"]
    read = _read("Code;Grade\nA;B\n", issuer=OSLO, on="2020-01-01")
    assert (str(read.courses[0].grade), _notes(read)) == ("B (NO-AF)", ["document.scale-by-country"])


def test_a_scale_of_the_caller_is_bound_by_name_identifier_country_or_for_all() -> None:
    for name in ("University of Lodz", "PL LODZ01", "PL", "*"):
        assert str(_read("Code;Grade\nA;5\n", scales={name: "PL-5"}).courses[0].grade) == "5.0 (PL-5)"


def test_without_a_scale_labels_stay_text_and_the_reason_is_told() -> None:
    assert _notes(_read("Code;Grade\nA;5\n")) == ["document.scale-unclear"]
    assert _notes(_read("Code;Grade\nA;5\n", issuer=Institution("X"))) == ["document.scale-unknown"]
    assert _notes(_read("Code;Grade\nA;5\n", issuer=Institution("X", "AF"))) == ["document.scale-unknown"]


def test_a_dash_for_the_scale_keeps_the_label_as_text_without_a_note() -> None:
    read = _read("Code;Grade;Scale\nA;B;-\n", issuer=OSLO)
    assert (read.courses[0].grade, read.courses[0].label, _notes(read)) == (None, "B", [])


def test_a_label_that_is_not_on_the_scale_of_its_row_is_a_fault_that_names_the_way_out() -> None:
    (fault,) = _faults("Code;Grade;Scale\nA;4,25;PL-5\n")
    assert fault.startswith('row 2, column B "Grade": PL-5 has no grade "4,25"')
    assert fault.endswith("leave the scale of the course out to keep the label as text")


def test_an_unknown_scale_is_a_fault_even_where_no_grade_stands() -> None:
    assert "PL-7" in _faults("Code;ECTS;Scale\nA;5;PL-7\n")[0]


def test_of_several_scales_the_only_one_that_has_the_label_is_taken() -> None:
    scales = {"*": ("SE-345", "SE-UVG")}
    read = _read("Code;Grade\nA;VG\nB;Q\nC;U\n", issuer=Institution("Lund", "SE"), scales=scales)
    assert str(read.courses[0].grade) == "VG (SE-UVG)"
    assert _notes(read) == ["document.label-unknown", "document.label-several"]


def test_a_label_of_somebody_without_a_grade_stays_text_and_is_told() -> None:
    read = _read("Code;Grade;Scale\nA;NK;PL-5\nB;absent;PL-5\n", no_grades=["absent"])
    assert [course.grade for course in read.courses] == [None, None]
    assert _notes(read) == ["document.no-grade", "document.no-grade"]


def test_a_distribution_needs_one_scale_and_may_hold_the_absent() -> None:
    text = 'Code;Grade;Distribution\nA;5;"5: 10; absent: 2"\n'
    assert "needs the scale" in _faults(text, issuer=Institution("X"))[0]
    table = _read(text, scales={"*": "PL-5"}, no_grades=["absent"]).courses[0].distribution
    assert table is not None
    assert (table.scale, table.no_grades) == (grading_scale("PL-5"), ("absent",))
    assert "no grade" in _faults(text, scales={"*": "PL-5"})[0]


def test_an_attempt_twice_is_a_fault() -> None:
    (fault,) = _faults("Code;Title;Attempt;ECTS\nA;a;1;5\nA;a;1;5\n")
    assert (
        fault
        == 'row 3, column C "Attempt": A has attempt 1 already; number the attempts of a course, or leave out a line that was typed twice'
    )


def test_a_field_of_study_that_is_none_is_kept_and_told() -> None:
    read = _read("Code;ISCED;ECTS;Status\nA;99999;5;passed\n")
    assert (read.courses[0].isced, _notes(read)) == ("99999", ["document.isced-odd"])


def test_a_course_that_stands_twice_is_told_as_in_other_documents() -> None:
    assert _notes(_read("Code;ECTS;Status\nA;5;passed\nA;5;passed\n")) == ["document.twice"]


def test_the_day_of_the_caller_or_of_the_result_chooses_among_the_scales_of_a_country() -> None:
    kostanay = Institution("Kostanay", "KZ")
    assert str(_read("Code;Grade;Date\nA;B;2016-12-01\n", issuer=kostanay).courses[0].grade) == "B (KZ-2011)"
    assert str(_read("Code;Grade;Scale\nA;B;KZ\n", issuer=kostanay, on="2024-01-01").courses[0].grade) == "B (KZ-2018)"


def test_labels_in_letters_that_look_like_latin_ones_are_read_with_one_note_and_kept_as_written() -> None:
    read = _read("Code;Grade\nA;В\nB;В\nC;B\nD;Е\nE;Г\n", scales={"*": "NO-AF"})
    assert [str(course.grade) for course in read.courses] == ["B (NO-AF)"] * 3 + ["E (NO-AF)", "None"]
    assert [course.label for course in read.courses] == ["В", "В", "B", "Е", "Г"]
    told = read.report.with_code("document.label-look-alike")
    assert [finding.named["codes"] for finding in told] == [("A", "B"), ("D",)]
    assert told[0].message == '"В" is read as B: the letters В are not Latin ones and look like them (A, B)'
    assert {finding.verdict.value for finding in told} == {"note"}


def test_a_scale_that_prints_the_letters_goes_before_one_that_is_read_by_the_look() -> None:
    read = _read("Code;Grade\nA;В\nB;Е\n", scales={"*": ("NO-AF", "KZ-2011", "ECTS-AF")})
    assert str(read.courses[0].grade) == "B (KZ-2011)"
    assert "document.label-several" in _notes(read)


def test_a_fail_in_letters_that_look_like_latin_ones_stays_a_fail() -> None:
    (course,) = _read("Code;Grade\nA;ҒХ\n", scales={"*": "KZ-2018"}).courses
    assert course.grade is not None
    assert (course.grade.label, course.grade.passes, course.label) == ("FX", False, "ҒХ")


def test_a_distribution_in_letters_that_look_like_latin_ones_is_read_with_a_note() -> None:
    read = _read('Code;Grade;Distribution\nA;B;"А: 3; В: 5; C: 2"\n', scales={"*": "NO-AF"})
    table = read.courses[0].distribution
    assert table is not None
    assert [finding.named["grade"] for finding in read.report.with_code("document.label-look-alike")] == ["A", "B"]


def test_a_line_with_neither_a_grade_nor_a_status_is_told_and_is_not_said_to_be_a_pass() -> None:
    read = _read("Code;Title;ECTS;Grade;Status\nA;Algebra;5;;\nB;Botany;5;4;\nC;Chemistry;5;;passed\nD;Design;5;;\n")
    (note,) = read.report.with_code("document.no-result")
    assert note.named["codes"] == ("A", "D")
    assert [course.status for course in read.courses] == [None, None, "passed", None]


def test_what_a_host_has_once_is_told_with_its_first_line_alone() -> None:
    courses = Courses(known=default_catalogue(), hosts=(Host(institution=LODZ, system="PL-ETCS"),))
    told: list[tuple[str, str]] = []
    for code in "AB":
        courses.add(Line(code=code, title=code, amount=Fraction(5), status="passed"), lambda *fault: told.append(fault))
    assert told == [("system", 'no credit system "PL-ETCS"; did you mean "PL-ECTS"?')]
    assert courses.empty
