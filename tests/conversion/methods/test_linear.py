"""Conversion on a straight line, with named ends."""

from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    GradingScale,
    Linear,
    NoConversionError,
    Rounding,
    Source,
    UndecidedError,
    convert_grade,
    grading_scale,
    methods_between,
)
from bologna_credits.core import Basis
from bologna_credits.grades import GradeRow, NumberGrades
from bologna_credits.law import Definition, LinearPractice
from bologna_credits.testing import check_definition

SOURCE = Source("a-test", "A test", "https://example.org", "secondary")


def _practice(**said: object) -> LinearPractice:
    return LinearPractice("XX/a", "A body", "CH-6-HALVES", SOURCE, Fraction(6), Fraction(4), **said)  # type: ignore[arg-type]


def test_best_becomes_best_and_the_lowest_pass_the_lowest_pass() -> None:
    italy = grading_scale("IT-30")
    ends = {mark: convert_grade(italy.grade(mark), to="FR-20", by=Linear()).exact for mark in ("30", "24", "18")}
    assert ends == {"30": 20, "24": 15, "18": 10}


def test_the_direction_of_the_digits_changes_nothing() -> None:
    german = grading_scale("DE-TENTHS")
    assert convert_grade(german.grade("2.5"), to="IT-30", by=Linear()).grade.label == "24"


def test_the_line_from_one_to_four_is_the_bavarian_formula() -> None:
    answer = convert_grade(grading_scale("IT-30").grade("28"), to="DE-TENTHS", by=Linear(1, 4))
    assert answer.exact == Fraction(3, 2)
    assert answer.grade.label == "1.5"


def test_named_ends_go_before_those_of_the_scales() -> None:
    answer = convert_grade(grading_scale("FR-20").grade("17"), to="IT-30", by=Linear(start_best=17))
    assert answer.grade.label == "30"
    assert [finding.code for finding in answer.steps] == ["grade.line"]


def test_a_grade_beyond_the_named_best_is_open() -> None:
    answer = convert_grade(grading_scale("FR-20").grade("18"), to="IT-30", by=Linear(start_best=17))
    assert [finding.code for finding in answer.steps.open] == ["grade.off-line"]
    with pytest.raises(UndecidedError, match="18 is not between 10 and 17"):
        _ = answer.grade


def test_a_mark_above_the_number_is_no_point_on_the_line() -> None:
    answer = convert_grade(grading_scale("IT-30").grade("30L"), to="FR-20", by=Linear())
    assert answer.exact is None
    assert not answer.decided


def test_a_line_that_hits_no_grade_says_so_and_onto_helps() -> None:
    grade = grading_scale("FR-20").grade("11")
    plain = convert_grade(grade, to="IT-30", by=Linear())
    assert plain.exact == Fraction("19.2")
    assert [finding.code for finding in plain.steps.open] == ["grade.no-legal"]
    onto = convert_grade(grade, to="IT-30", by=Linear(onto="nearest_better"))
    assert (onto.grade.label, [finding.code for finding in onto.steps]) == ("19", ["grade.line", "grade.onto"])


def test_roundings_are_steps() -> None:
    answer = convert_grade(grading_scale("FR-20").grade("11"), to="IT-30", by=Linear(roundings=Rounding(1, "up")))
    assert answer.grade.label == "20"
    assert answer.steps.with_code("grade.rounded")[0].named["after"] == 20


def test_a_rounding_that_changes_nothing_is_no_step() -> None:
    answer = convert_grade(grading_scale("FR-20").grade("15"), to="IT-30", by=Linear(roundings=Rounding(1, "up")))
    assert [finding.code for finding in answer.steps] == ["grade.line"]


def test_the_kit_looks_up_the_scales_that_a_line_reads() -> None:
    told = check_definition(Definition("xx.toml", "XX", (), linear_practices=(_practice(scales=("ZZ-NONE",)),)), "2026-11-23")
    assert [finding.code for finding in told.fails] == ["kit.reference"]


def test_a_pass_that_the_named_ends_would_make_a_fail_is_open() -> None:
    answer = convert_grade(grading_scale("FR-20").grade("10"), to="IT-30", by=Linear(lowest=15))
    assert answer.exact == 15
    assert not answer.decided


def test_letters_have_no_line() -> None:
    with pytest.raises(NoConversionError, match="NO-AF has no numbers"):
        convert_grade(grading_scale("NO-AF").grade("B"), to="FR-20", by=Linear())
    with pytest.raises(NoConversionError, match="NO-AF has no numbers"):
        convert_grade(grading_scale("FR-20").grade("12"), to="NO-AF", by=Linear())


def test_two_named_grades_that_are_one_are_refused() -> None:
    with pytest.raises(ArgumentError, match="a best grade that is not the lowest pass"):
        convert_grade(grading_scale("FR-20").grade("10"), to="IT-30", by=Linear(start_best=10))


def test_basel_converts_for_admission_to_a_tenth() -> None:
    # y = 4 + 2 · (24 − 18) / (30 − 18) = 5
    answer = convert_grade(grading_scale("IT-30").grade("24"), by="CH/UniBas-admission")
    assert answer.grade.label == "5.0"
    # 25: 4 + 2 · 7/12 = 5.1666…
    assert convert_grade(grading_scale("IT-30").grade("25"), by="CH/UniBas-admission").grade.label == "5.2"


def test_zurich_rounds_to_the_nearest_half_and_a_tie_is_open() -> None:
    # Of 10 with pass 6: 9 is 4 + 2 · 3/4 = 5.5; 8.5 is 5.25, on the tie between 5 and 5.5; 8.6 is 5.3.
    dutch = GradingScale("XX-TEN", numbers=NumberGrades(10, 6, 1, "1/10"))
    told = {mark: convert_grade(dutch.grade(mark), by="CH/UZH-Phil") for mark in ("9", "8.5", "8.6")}
    assert told["9"].grade.label == "5.5"
    assert told["8.6"].grade.label == "5.5"
    assert not told["8.5"].decided
    assert [finding.code for finding in told["8.5"].steps.open] == ["grade.tie-unsaid"]


def test_a_practice_may_leave_the_end_undecided_or_read_few_scales() -> None:
    grade = grading_scale("FR-20").grade("15")
    silent = convert_grade(grade, to="CH-6-HALVES", by=Linear.of(_practice(undecided="the page does not say")))
    assert silent.exact == 5
    assert [finding.code for finding in silent.steps.open] == ["grade.rounding-unknown"]
    with pytest.raises(NoConversionError, match="XX/a reads IT-30"):
        convert_grade(grade, to="CH-6-HALVES", by=Linear.of(_practice(scales=("IT-30",))))
    assert convert_grade(grade, to="CH-6-HALVES", by=Linear.of(_practice(scales=("FR-20",)))).grade.label == "5"


def test_a_target_of_rows_is_reached_without_the_marks_above() -> None:
    target = GradingScale(
        "XX-ROWS",
        rows=(GradeRow("5+", True, 5, above=True), GradeRow("5", True, 5), GradeRow("4", True, 4), GradeRow("2", False, 2)),
    )
    answer = convert_grade(grading_scale("FR-20").grade("20"), to=target, by=Linear())
    assert answer.grade.label == "5"


def test_look_up_lists_the_lines_that_lead_there() -> None:
    names = [way.name for way in methods_between("IT-30", "CH-6-HALVES")]
    assert names == ["CH/UZH-Phil"]
    assert methods_between("NO-AF", "CH-6-HALVES") == ()
    assert Basis.INSTITUTION in {way.basis for way in methods_between("IT-30", "CH-6-TENTHS")}
