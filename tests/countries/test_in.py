"""India: class hours by the kind of work, 30 hours of all work."""

import bologna_credits as bc


def test_class_hours_are_fifteen_for_lectures_and_thirty_for_practical_work() -> None:
    """'a one credit tutorial … 15 hours of engagement', 'a one credit practicum … 30 hours of engagement'."""
    system = bc.credit_system("IN-UGC")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert theory.contact == 15
    assert laboratory.contact == 30


def test_all_work_is_thirty_hours_whatever_its_kind() -> None:
    """'one credit corresponds to 30 notional learning hours'."""
    system = bc.credit_system("IN-UGC")
    for activity in ("theory", "laboratory", "practice"):
        (row,) = system.hours_for(bc.Circumstances(activity=activity))
        assert row.low == row.high == 30


def test_the_load_of_the_year_gives_one_and_a_half_ects() -> None:
    """'40 credits in one year corresponding to 1,200 notional learning hours'."""
    answer = bc.convert_credits(bc.Credits(4, "IN-UGC"), to="ECTS", by_year=True)
    assert answer.credits == bc.Credits(6, "ECTS")


def test_b_plus_stands_above_b_and_p_is_the_lowest_pass() -> None:
    """'O (Outstanding) 10 A+(Excellent) 9 … C(Average) 5 P (Pass) 4 F(Fail) 0'."""
    scale = bc.grading_scale("IN-10")
    assert scale.grade("O") > scale.grade("A+") > scale.grade("A")
    assert scale.passing[-1].label == "P"
    assert scale.grade("P").points == 4


def test_an_absence_is_no_pass_and_has_no_rank() -> None:
    """'Ab (Absent) 0'."""
    absent = bc.grading_scale("IN-10").grade("Ab")
    assert not absent.passes
    assert absent.quality is None
