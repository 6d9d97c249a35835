"""Pakistan: academic hours of fifty minutes."""

import bologna_credits as bc


def test_fifteen_academic_hours_are_twelve_and_a_half_hours_and_a_laboratory_takes_three_times_as_many() -> None:
    """Kohat: 'a minimum of 15 academic hours per semester', '45 academic hours', 'of 50 minutes duration'."""
    system = bc.credit_system("PK-CH")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert theory.workload.clock_hours[0] * 2 == 25
    assert laboratory.low == 3 * theory.low
