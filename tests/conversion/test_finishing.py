"""The end of a calculation: roundings, the step onto a legal grade, and open points."""

from fractions import Fraction

import pytest

from bologna_credits import Finding, OntoGrade, Rounding, Verdict, grading_scale
from bologna_credits.conversion.finishing import Ending, read_roundings
from bologna_credits.core import facts

_TENTHS = grading_scale("DE-TENTHS")
_ITALY = grading_scale("IT-30")
_TENTH = Rounding("1/10", "half_up")


def test_one_rounding_and_several_are_read_as_a_tuple() -> None:
    assert read_roundings(_TENTH) == (_TENTH,)
    assert read_roundings([_TENTH, Rounding(1, "up")]) == (_TENTH, Rounding(1, "up"))


def test_without_a_step_only_a_legal_passing_grade_answers() -> None:
    ending = Ending()
    assert ending.grade(Fraction("1.3"), _TENTHS) == _TENTHS.grade("1.3")
    assert ending.grade(Fraction("1.33"), _TENTHS) is None
    assert ending.grade(Fraction(17), _ITALY) is None
    assert ending.steps(Fraction("1.33"), _TENTHS, "x") == [
        Finding("grade.no-legal", Verdict.OPEN, "x", facts(exact=Fraction("1.33"), scale="DE-TENTHS"))
    ]


def test_each_rounding_that_changes_the_number_is_a_step() -> None:
    ending = Ending(roundings=(_TENTH, Rounding("1/2", "half_up"), Rounding("1/2", "down")))
    found = ending.steps(Fraction("1.33"), _TENTHS, "x")
    assert [step.facts for step in found] == [
        facts(before=Fraction("1.33"), after=Fraction("1.3"), rounding=_TENTH),
        facts(before=Fraction("1.3"), after=Fraction("1.5"), rounding=Rounding("1/2", "half_up")),
    ]
    assert ending.grade(Fraction("1.33"), _TENTHS) == _TENTHS.grade("1.5")


def test_the_step_onto_a_grade_comes_last_and_is_named() -> None:
    onto = OntoGrade("next_worse")
    ending = Ending(roundings=(_TENTH,), onto=onto)
    found = ending.steps(Fraction("26.44"), _ITALY, "x")
    assert [step.code for step in found] == ["grade.rounded", "grade.onto"]
    assert found[-1].facts == facts(before=Fraction("26.4"), after="26", scale="IT-30", onto=onto)


def test_what_the_text_leaves_undecided_has_no_grade() -> None:
    ending = Ending(undecided="no rule", practice="XX/P")
    assert ending.grade(Fraction(28), _ITALY) is None
    named = facts(practice="XX/P", exact=Fraction(28), scale="IT-30", why="no rule")
    assert ending.steps(Fraction(28), _ITALY, "x") == [Finding("grade.rounding-unknown", Verdict.OPEN, "x", named)]


def test_a_tie_that_the_text_does_not_decide_is_open() -> None:
    half = Rounding("1/2", "half_up")
    ending = Ending(roundings=(half,), tie_unsaid=True, practice="XX/P")
    assert ending.grade(Fraction("1.25"), _TENTHS) is None
    named = facts(practice="XX/P", exact=Fraction("1.25"), step=Fraction(1, 2))
    assert ending.steps(Fraction("1.25"), _TENTHS, "x") == [Finding("grade.tie-unsaid", Verdict.OPEN, "x", named)]
    assert ending.grade(Fraction("1.3"), _TENTHS) == _TENTHS.grade("1.5")


def test_a_number_becomes_only_one_of_the_grades_that_are_allowed() -> None:
    ending = Ending(among=(_ITALY.grade("30L"), _ITALY.grade("30"), _ITALY.grade("28")))
    assert ending.grade(Fraction(30), _ITALY) == _ITALY.grade("30")
    assert ending.grade(Fraction(29), _ITALY) is None


@pytest.mark.parametrize(("number", "label"), [("17", "17"), ("18", "18"), ("17.5", None)])
def test_a_fail_may_be_the_answer_where_fails_count(number: str, label: str | None) -> None:
    answer = Ending(fails=True).grade(Fraction(number), _ITALY)
    assert answer == (None if label is None else _ITALY.grade(label))


def test_where_fails_count_a_scale_of_rows_still_answers_with_a_pass() -> None:
    thirds = grading_scale("DE-THIRDS")
    assert Ending(fails=True).grade(Fraction("1.3"), thirds) == thirds.grade("1.3")
    assert Ending(fails=True).grade(Fraction(5), thirds) is None
