"""Belarus: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import BolognaError, UnknownGradeError

BY = bc.grading_scale("BY-10")


@pytest.mark.parametrize(("label", "passes"), [("10", True), ("4", True), ("3", False), ("1", False)])
def test_four_is_the_lowest_pass_of_ten(label: str, passes: bool) -> None:
    # “The minimum passing grade is 4, the maximum grade is 10.”
    assert BY.grade(label).passes is passes


def test_there_are_three_fails_and_none_stands_for_all() -> None:
    # “3,2,1 FAIL – Performance does not satisfy the requirements”
    assert [grade.label for grade in BY.failing] == ["3", "2", "1"]
    assert BY.fail_grade is None


def test_higher_is_better_and_ten_is_more_than_excellent() -> None:
    # “10 OUTSTANDING”, “9 EXCELLENT”, “8 NEARLY EXCELLENT”
    assert BY.grade("10") > BY.grade("9") > BY.grade("4") > BY.grade("3")
    assert [BY.grade(label).word() for label in ("10", "9", "8")] == ["outstanding", "excellent", "nearly excellent"]
    assert (BY.best_number, BY.lowest_pass_number) == (bc.core.read_exact(10), bc.core.read_exact(4))


def test_a_mere_pass_has_no_rank() -> None:
    # Grodno: “The grade of Pass … is a passing grade for courses that last longer than 1 semester”
    assert BY.grade("Pass").passes
    assert BY.grade("Pass").quality is None


@pytest.mark.parametrize("label", ["0", "11", "4.5"])
def test_there_is_nothing_else_between_one_and_ten(label: str) -> None:
    with pytest.raises(UnknownGradeError):
        BY.grade(label)


def test_the_scale_began_with_the_year_2002() -> None:
    # “Since the 2002-2003 academic year a 10-point grading scale has been used”
    assert bc.grading_scale("BY", on="2003-06-30") == BY
    with pytest.raises(BolognaError):
        bc.grading_scale("BY", on="2002-06-30")


def test_what_a_belarusian_credit_is_worth_stays_a_gap() -> None:
    with pytest.raises(BolognaError):
        bc.credit_system("BY")
