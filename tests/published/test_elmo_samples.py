"""Documents that other people's systems wrote; they lie beside the checkout."""

from fractions import Fraction
from pathlib import Path

import pytest
from lxml import etree

from bologna_credits import Chain, GradingTableOverlap, Transcript, convert_grade, grading_table, interop
from bologna_credits.core import NestedCreditsError

# Sums on the same file by three rules: facts/interop.md, section 0.
_TOTALS = {
    "se-umea-120-1.0.xml": ("529.5 ECTS", "247.5 ECTS", "319.5 ECTS"),
    "no-oslo-biology-pre1.xml": ("717 ECTS", "592 ECTS", "512 ECTS"),
    "official-example-v1.7.0.xml": ("141 ECTS", "126 ECTS", "21 ECTS"),
}


def _read(shared: Path, name: str) -> Transcript:
    return interop.elmo.read(shared / "samples" / "elmo" / name)


def test_all_six_samples_are_read(shared: Path) -> None:
    paths = sorted((shared / "samples" / "elmo").glob("*.xml"))
    transcripts = [interop.elmo.read(path) for path in paths]
    assert len(transcripts) == 6
    assert [t.issuer.country for t in transcripts] == ["FI", "FI", "NO", "NO", "PL", "SE"]


@pytest.mark.parametrize("name", _TOTALS)
def test_no_tree_rule_gives_one_total(shared: Path, name: str) -> None:
    transcript = _read(shared, name)
    assert tuple(str(transcript.total(policy)) for policy in ("every", "topmost", "leaves")) == _TOTALS[name]
    assert transcript.report.with_code("document.nested-credits")


@pytest.mark.parametrize("name", _TOTALS)
def test_the_courses_alone_are_those_that_the_document_calls_so(shared: Path, name: str) -> None:
    transcript = _read(shared, name)
    # Written another way: over the XML itself, the outermost lines of type Course that carry credits.
    root = etree.parse(shared / "samples" / "elmo" / name).getroot()
    found = [line for line in root.iter("{*}learningOpportunitySpecification") if _is_course(line)]
    outermost = [line for line in found if not any(other in found for other in line.iterancestors())]
    total = sum(Fraction(line.findtext("./{*}specifies/*/{*}credit/{*}value") or "0") for line in outermost)
    given = transcript.total("courses")
    assert (None if given is None else given.amount) == (total if outermost else None)


def _is_course(line: etree._Element) -> bool:
    value = line.findtext("./{*}specifies/*/{*}credit/{*}value")
    return line.findtext("./{*}type") == "Course" and value is not None


@pytest.mark.parametrize("name", _TOTALS)
def test_strictly_no_total_is_right_where_credits_stand_on_two_levels(shared: Path, name: str) -> None:
    transcript = _read(shared, name)
    with pytest.raises(NestedCreditsError) as caught:
        transcript.total("strict")
    lines = {course.code: course for course in transcript.walk()}
    assert all(lines[code].credits is not None for pair in caught.value.pairs for code in pair)


def test_strictly_a_document_of_one_level_has_its_total(shared: Path) -> None:
    assert str(_read(shared, "fi-kaisa-1.0.xml").total("strict")) == "5 ECTS"


def test_a_pass_with_zero_credits_and_a_finnish_word(shared: Path) -> None:
    courses = _read(shared, "fi-kaisa-1.0.xml").courses
    assert [str(course.credits) for course in courses] == ["2 ECTS", "3 ECTS", "0 ECTS"]
    assert all(course.grade is not None and course.grade.passes for course in courses)


def test_a_class_that_carries_credits_and_a_day_with_a_zone(shared: Path) -> None:
    transcript = _read(shared, "fi-ncp-my-elmo-1.7.xml")
    course = transcript.courses[0]
    assert (course.kind, str(course.credits), str(course.day), course.label) == ("Class", "5 ECTS", "2014-11-28", "4")
    assert transcript.report.with_code("document.day-zoned")


def test_the_official_example_keeps_labels_that_no_scale_explains(shared: Path) -> None:
    transcript = _read(shared, "official-example-v1.7.0.xml")
    labels = {course.code: course.label for course in transcript.walk()}
    assert labels["EKSTERN"] == "Innpasset"
    assert labels["1000-217bMRJ"] == "45.1"
    assert "The importance of <br> in HTML" in {course.title for course in transcript.walk()}


def test_zero_counts_are_kept_and_a_degree_takes_the_code_of_its_qualification(shared: Path) -> None:
    path = shared / "samples" / "elmo" / "no-oslo-biology-pre1.xml"
    transcript = interop.elmo.read(path, scales={"N OSLO01": "NO-AF"})
    tables = [course.distribution for course in transcript.walk() if course.distribution is not None]
    assert any(weight == 0 for table in tables for _, weight in table.entries)
    assert transcript.courses[0].code == "MNB3"


def test_swedish_marks_stay_text_where_sweden_has_several_scales(shared: Path) -> None:
    transcript = _read(shared, "se-umea-120-1.0.xml")
    assert transcript.report.with_code("document.scale-unclear")
    bound = interop.elmo.read(shared / "samples" / "elmo" / "se-umea-120-1.0.xml", scales={"umu.se": "SE-UVG"})
    assert {course.grade.label for course in bound.walk() if course.grade} >= {"G", "VG"}


def test_letters_without_a_day_are_read_on_the_only_norwegian_scale_that_has_them_all(shared: Path) -> None:
    transcript = _read(shared, "no-oslo-biology-pre1.xml")
    assert transcript.report.with_code("document.scale-by-labels")
    graded = [course.grade for course in transcript.walk() if course.grade is not None]
    assert (len(graded), {grade.scale.code for grade in graded}) == (23, {"NO-AF"})
    assert {str(course.day) for course in transcript.walk() if course.kind != "Degree programme"} <= {"None", "2014-09-16"}


def test_the_official_example_keeps_the_fields_of_study_and_takes_the_end_of_a_term(shared: Path) -> None:
    transcript = _read(shared, "official-example-v1.7.0.xml")
    courses = {course.code: course for course in transcript.walk()}
    assert (courses["MNM2-BIO"].isced, courses["1000-217bMRJ"].isced) == ("0511", "0612")
    # EKSTERN has no date, and its term ended on 2010-07-02.
    assert str(courses["EKSTERN"].day) == "2010-07-02"
    (note,) = transcript.report.with_code("document.day-of-term")
    assert note.named["codes"] == ("EKSTERN",)


# By hand, from the counts in the file: where each grade begins and ends among those who passed, and the best of the letters
# A 10, B 25, C 30, D 25, E 10 % that it meets.
_LETTERS = {
    "EURO1000-1": "A",  # B: 8.7 to 39.8 %
    "EXPHIL03-1": "A",  # B: 9.8 to 38.7 %
    "HIS1300EUMET-1": "B",  # B: 12.5 to 35.9 %
    "STV1201-1": "A",  # A: 0 to 13.2 %
    "STV1300-1": "A",  # B: 7.2 to 33.8 %
    "SVEXFAC03-1": "B",  # B: 10.9 to 34.8 %
}
_KAZAKH = {"A": "A", "B": "B+"}  # the published table ECTS → KZ


def test_each_grade_by_the_old_letters_from_its_histogram_and_then_the_published_table(shared: Path) -> None:
    for course in _read(shared, "no-oslo-1.0.xml").courses:
        assert course.grade is not None
        assert course.distribution is not None
        letters = GradingTableOverlap(course.distribution, grading_table("ECTS-LETTERS"), choose="maximum")
        answer = convert_grade(course.grade, to="KZ-2011", by=Chain(letters, via="ECTS-AF", then="INEU"))
        assert answer.grade.label == _KAZAKH[_LETTERS[course.code]]
        assert {"grade.chain", "table.course-histogram"} <= {finding.code for finding in answer.steps.notes}
