"""Small papers on which the library was once wrong, with the values that they must give."""

import base64
from fractions import Fraction
from pathlib import Path
from typing import Any

import bologna_credits as bc


def test_marks_with_their_maximum_pass(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A01-fraction-label-fr.xml")
    marks = {course.code: course.grade for course in transcript.courses}
    scale = bc.grading_scale("FR-20")
    assert marks == {"ALG1": scale.grade("15"), "ANA1": scale.grade("12")}
    assert all(grade is not None and grade.passes for grade in marks.values())


def _read(shared: Path, name: str, **options: Any) -> bc.Transcript:
    return bc.interop.elmo.read(shared / "cases" / name, **options)


def test_the_end_of_a_term_chooses_the_scale_and_the_start_of_an_enrolment_does_not(shared: Path) -> None:
    course = _read(shared, "A02-start-is-not-the-day-of-the-result.xml").courses[0]
    assert (str(course.grade), str(course.day)) == ("7 (DK-7)", "2011-01-31")
    # 25/7 by the scale that ended in 2007; 5/2 by hand: 1 + 3 · (12 − 7) / (12 − 2).
    formula = bc.ModifiedBavarian()
    assert course.grade is not None
    assert bc.convert_grade(course.grade, to="DE-TENTHS", by=formula).exact == Fraction(5, 2)


def test_courses_without_codes_of_two_hosts_are_two_courses_of_their_own_hosts(shared: Path) -> None:
    transcript = _read(shared, "A03-two-reports-without-codes.xml")
    hosts = {course.code: course.host and course.host.name for course in transcript.courses}
    assert hosts == {"unnamed-1": "North", "unnamed-2": "South"}
    assert not transcript.report.with_code("document.twice")
    assert str(transcript.total("every")) == "11 ECTS"


def test_two_scales_of_one_issuer_read_each_label_on_the_one_that_has_it(shared: Path) -> None:
    transcript = _read(shared, "A06-swedish-two-scales.xml", scales={"SE": ("SE-345", "SE-UVG")})
    assert [str(course.grade) for course in transcript.courses] == ["5 (SE-345)", "G (SE-UVG)"]


def test_a_document_as_emrex_delivers_it_is_read(shared: Path) -> None:
    path = shared / "cases" / "A07-emrex-return-value.b64"
    packed = path.read_bytes()
    given = (path, str(path), packed, packed.decode(), base64.b64decode(packed))
    assert {bc.interop.elmo.read(one).courses for one in given} == {bc.interop.elmo.read(path).courses}
    assert bc.interop.elmo.read(path).courses


def test_a_distribution_with_absentees_keeps_its_other_rows(shared: Path) -> None:
    transcript = _read(shared, "A08-distribution-with-absentees.xml", scales={"ES": "ES-10"})
    table = transcript.courses[0].distribution
    assert table is not None
    assert dict(table.graded) == {"4.0": 2, "8.5": 4, "9.0": 2}
    # 4.0 fails.
    assert table.shares == {"8.5": Fraction(4, 6), "9.0": Fraction(2, 6)}
    (note,) = transcript.report.with_code("document.rows-dropped")
    assert (note.named["labels"], note.named["figures"]) == (("NP",), ("3",))


def test_a_scale_that_labels_of_the_same_day_disprove_is_not_taken_silently(shared: Path) -> None:
    transcript = _read(shared, "A09-labels-that-contradict-the-scale.xml")
    assert [course.shown_grade for course in transcript.courses] == ["02", "12", "7"]
    assert transcript.report.with_code("document.scale-disproved")


def test_uk_is_read_as_gb_with_its_credits(shared: Path) -> None:
    transcript = _read(shared, "A10-country-uk.xml", scales={"*": "GB-PERCENT"})
    assert (transcript.issuer.country, transcript.courses[0].credits) == ("GB", bc.Credits(20, "GB-CATS"))
    assert transcript.report.with_code("document.country-read-as")


def test_credits_are_read_as_transcripts_print_them(shared: Path) -> None:
    transcript = _read(shared, "A11-credit-tokens.xml")
    credits = {course.code: course.credits for course in transcript.courses}
    # uni-assist's glossary: "Credit Points (CP), Leistungspunkte (LP)".
    assert credits == {"M1": bc.Credits(6, "DE-LP"), "M2": bc.Credits(5, "DE-LP"), "M3": bc.Credits(5, "ECTS")}


def test_an_erasmus_code_tells_the_country_and_a_subject_area_is_no_code(shared: Path) -> None:
    transcript = _read(shared, "A12-issuer-by-erasmus-code.xml")
    assert transcript.issuer.country == "IT"
    assert [(course.code, str(course.grade)) for course in transcript.courses] == [("LT16", "28 (IT-30)")]


def test_credits_awarded_for_a_failing_mark_count_and_the_grade_at_home_is_open(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A04-compensated-pass.xml")
    six = bc.Credits(6, "ECTS")
    agreement = bc.LearningAgreement([bc.Component("MA1", "Mathematics", six)], [bc.Component("H1", "Mathematics", six)])
    for by in (bc.ModifiedBavarian(), bc.ModifiedBavarian(onto="nearest_better")):
        decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS", scale="DE-THIRDS", by=by))
        assert (decision.rows[0].verdict, str(decision.credits)) == (bc.Verdict.HOLDS, "6 ECTS")
        assert [(point.code, point.subject) for point in decision.open] == [("recognition.grade-open", "MA1")]
        assert decision.rows[0].grade is None


def test_credits_stated_for_a_mark_that_may_be_compensated_are_open_and_no_debt(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A05-french-credits-below-ten.xml")
    agreement = bc.LearningAgreement([bc.Component("L2", "L2", bc.Credits(5, "ECTS"))], [])
    decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS", scale="DE-THIRDS"))
    assert decision.debt == ()
    grade = bc.grading_scale("FR-20").grade("9.5")
    (point,) = [point for point in decision.open if point.code == "recognition.passed-conditional"]
    assert (point.subject, point.source) == ("L2", grade.conditional_source)
    assert point.source is not None
