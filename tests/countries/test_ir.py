"""Iran: the pass mark is 10, 12 or 14 by the level of study, and a unit has 16 or 17 hours."""

from typing import Any

import pytest

import bologna_credits as bc


@pytest.mark.parametrize(("cycle", "lowest"), [("first", 10), ("second", 12), ("third", 14)])
def test_the_pass_mark_rises_with_the_level(cycle: Any, lowest: int) -> None:
    """Kurdistan: '10 = Pass for undergraduate', '12 = Pass for Master', '14 = Pass for PhD'; Tehran: 12; Faran: '۱۰ است'."""
    scale = bc.grading_scale("IR-20").under(bc.Circumstances(cycle=cycle))
    assert scale.grade(lowest).passes
    assert not scale.grade(str(lowest - 1) + ".99").passes


def test_without_the_level_an_eleven_is_neither_a_pass_nor_a_fail() -> None:
    grade = bc.grading_scale("IR-20").grade(11)
    assert grade.conditional is not None
    assert grade.word() == "Acceptable"


def test_a_unit_of_laboratory_is_twice_a_unit_of_theory_at_each_university() -> None:
    """'16 hours … 32 hours' at Shahid Beheshti, '17 hours … 34 hours' at Qom."""
    system = bc.credit_system("IR-VAHED")
    theory, laboratory = (
        [row.low for row in system.hours_for(bc.Circumstances(activity=activity))] for activity in ("theory", "laboratory")
    )
    assert theory == [16, 17]
    assert laboratory == [2 * hours for hours in theory]
