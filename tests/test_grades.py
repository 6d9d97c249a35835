"""One class for every kind of scale."""

import pickle
from fractions import Fraction

import pytest

from bologna_credits import GradeRow, GradingScale, NumberGrades, OntoGrade, Rounding, credit_system, grading_scale
from bologna_credits.errors import (
    ArgumentError,
    ArgumentTypeError,
    EquivalenceGapError,
    MixedScalesError,
    NumberError,
    UndecidedError,
    UnknownGradeError,
)
from bologna_credits.onto import OntoMode

_DANISH = GradingScale(
    "XX-7",
    rows=[GradeRow(label, value >= 2, value=value) for label, value in [("12", 12), ("7", 7), ("02", 2), ("00", 0), ("-3", -3)]],
)
_PASS_FAIL = GradingScale("XX-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])


@pytest.mark.parametrize("given", ["28", 28, Fraction(28), "28.0", 28.0])
def test_a_number_is_read_in_any_exact_form(given: str | int | float | Fraction) -> None:
    assert grading_scale("IT-30").grade(given).label == "28"


def test_the_lode_stands_above_thirty_and_carries_its_number() -> None:
    scale = grading_scale("IT-30")
    lode, thirty = scale.grade("30 e lode"), scale.grade(30)
    assert lode.label == "30L"
    assert lode.value == thirty.value == 30
    assert lode > thirty > scale.grade(18)
    assert repr(lode) == "grading_scale('IT-30').grade('30L')"
    assert lode.word("it") == "trenta e lode"
    assert thirty.word("it") is None


def test_in_germany_lower_digits_are_better() -> None:
    scale = grading_scale("DE-THIRDS")
    assert scale.grade("1,3") > scale.grade("1.7") > scale.grade("5.0")
    assert scale.grade(1.3).label == "1.3"
    assert grading_scale("DE-TENTHS").grade(1).label == "1.0"


def test_02_is_not_2() -> None:
    assert _DANISH.grade("02").label == "02"
    assert _DANISH.grade(7).label == "7"
    assert _DANISH.grade("-3").label == "-3"
    for given in ("2", 2, "0"):
        with pytest.raises(UnknownGradeError):
            _DANISH.grade(given)


@pytest.mark.parametrize("given", ["31", "17.5", "-1", "abc", True, None])
def test_what_is_not_on_the_scale_is_an_error_that_prints_the_range(given: object) -> None:
    with pytest.raises(UnknownGradeError, match=r"30L, 30 to 0 in steps of 1 \(lowest pass 18\)"):
        grading_scale("IT-30").grade(given)  # type: ignore[arg-type]


def test_a_number_is_no_name_of_a_row_with_words() -> None:
    scale = GradingScale("XX-W", rows=[GradeRow("good", True, value=4), GradeRow("3", True, value=3)])
    assert scale.grade(3).label == "3"
    with pytest.raises(UnknownGradeError):
        scale.grade(4)


def test_without_a_step_every_number_in_between_is_a_grade() -> None:
    scale = grading_scale("FR-20")
    assert scale.grade("14,37").label == "14.37"
    assert scale.grade("12.0") == scale.grade(12)
    assert scale.grades == ()
    assert scale.fail_grade is None
    assert not scale.grade("9.99").passes


def test_a_mere_pass_has_no_rank() -> None:
    assert _PASS_FAIL.grade("PASS").passes
    with pytest.raises(MixedScalesError, match="has no rank"):
        assert _PASS_FAIL.grade("pass") > _PASS_FAIL.grade("fail")
    assert _PASS_FAIL.fail_grade == _PASS_FAIL.grade("fail")
    assert _PASS_FAIL.passing == ()
    assert _PASS_FAIL.best_number is None
    assert _PASS_FAIL.lowest_pass_number is None


def test_grades_of_two_scales_do_not_compare() -> None:
    one, other = grading_scale("IT-30").grade(28), grading_scale("FR-20").grade(12)
    assert one != other
    with pytest.raises(MixedScalesError, match="convert_grade"):
        assert one > other
    with pytest.raises(TypeError):
        assert one > 3  # type: ignore[operator]


def test_a_percentage_finds_its_band_and_89_5_is_in_a_gap() -> None:
    scale = grading_scale("KZ-2011")
    assert scale.from_percent(89).label == "B+"
    with pytest.raises(EquivalenceGapError, match="A- 90–94 %"):
        scale.from_percent("89.5")
    assert scale.from_percent("89.5", rounding=Rounding(1, "half_up")).label == "A-"
    assert scale.grade("B+").points == Fraction("3.33")
    assert scale.grade("B+").number == Fraction("3.33")


def test_the_only_failing_grade_is_what_a_fail_becomes() -> None:
    assert grading_scale("KZ-2011").fail_grade == grading_scale("KZ-2011").grade("F")
    assert grading_scale("KZ-2018").fail_grade is None
    assert [grade.label for grade in grading_scale("KZ-2018").failing] == ["FX", "F"]
    assert GradingScale("X-1", rows=[GradeRow("a", True), GradeRow("n", False), GradeRow("m", False)], fail="n").fail_grade


def test_a_scale_knows_its_names_and_prints() -> None:
    scale = grading_scale("NO-AF")
    assert repr(scale) == "grading_scale('NO-AF')"
    assert str(scale).startswith("NO-AF: ")
    assert _DANISH.name() == "XX-7"
    assert str(scale.grade("A")) == "A (NO-AF)"
    assert scale.best_number is None
    assert grading_scale("DE-THIRDS").best_number == 1
    assert grading_scale("DE-THIRDS").lowest_pass_number == 4


def test_scales_and_grades_pickle_and_hash() -> None:
    scale = grading_scale("IT-30")
    grade = scale.grade("27")
    assert pickle.loads(pickle.dumps(scale)) == scale
    assert pickle.loads(pickle.dumps(grade)) == grade
    assert len({scale.grade("27"), scale.grade(27)}) == 1
    assert hash(scale) == hash(pickle.loads(pickle.dumps(scale)))


def test_a_code_is_text_and_a_step_is_positive() -> None:
    with pytest.raises(ArgumentTypeError, match="the code of a grading scale"):
        GradingScale(5)
    with pytest.raises(NumberError, match="is no step"):
        NumberGrades(10, 5, 0, 0)


def test_a_scale_of_very_many_steps_is_not_listed() -> None:
    scale = GradingScale("X-FINE", numbers=NumberGrades(100, 50, 0, "1/100", 2))
    assert scale.grades == ()
    assert scale.grade("99.5").label == "99.50"


def test_spellings_are_remembered_only_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    scale = GradingScale("X-NUM", numbers=NumberGrades(10, 5, 0))
    monkeypatch.setattr("bologna_credits.grades._MOST_REMEMBERED", 1)
    scale.grade("7.1")
    scale.grade("7.2")
    assert len(scale._by_label) == 1


@pytest.mark.parametrize(
    ("mode", "value", "label"),
    [
        ("nearest_better", "2.5", "2.3"),
        ("nearest_worse", "2.5", "2.7"),
        ("nearest_better", "2.6", "2.7"),
        ("nearest_better", "2.4", "2.3"),
        ("next_better", "2.2", "2.0"),
        ("next_worse", "2.1", "2.3"),
        ("next_better", "2.3", "2.3"),
    ],
)
def test_a_number_steps_onto_a_legal_grade(mode: str, value: str, label: str) -> None:
    grade = OntoGrade(mode).apply(Fraction(value), grading_scale("DE-THIRDS"))
    assert grade is not None
    assert grade.label == label


def test_no_legal_grade_lies_beyond_the_best_and_the_lowest_pass() -> None:
    scale = grading_scale("BE-20")
    assert OntoGrade("nearest_better").apply(Fraction(21), scale) is None
    assert OntoGrade("nearest_better").apply(Fraction(9), scale) is None
    better = OntoGrade("next_better").apply(Fraction("12.1"), scale)
    assert better is not None
    assert better.label == "13"


def test_a_step_needs_numbers_and_a_known_mode() -> None:
    with pytest.raises(UndecidedError, match="choose minimum, median or maximum"):
        OntoGrade("next_better").apply(Fraction(1), grading_scale("NO-AF"))
    with pytest.raises(ArgumentError, match="nearest_better"):
        OntoGrade("nearer")
    assert {str(OntoGrade(mode)) for mode in OntoMode} == {
        "nearest legal grade, tie to the better",
        "nearest legal grade, tie to the worse",
        "next better legal grade",
        "next worse legal grade",
    }


def test_a_float_that_arithmetic_left_behind_is_told_with_its_cure() -> None:
    with pytest.raises(NumberError, match="trace of float arithmetic"):
        grading_scale("FR-20").grade(46 / 3)
    with pytest.raises(NumberError, match="not a finite number"):
        grading_scale("FR-20").grade(float("nan"))


def test_a_scale_is_looked_up_by_text() -> None:
    with pytest.raises(ArgumentTypeError, match="code is text"):
        grading_scale(grading_scale("FR-20"))  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="code is text"):
        credit_system(7)  # type: ignore[arg-type]
