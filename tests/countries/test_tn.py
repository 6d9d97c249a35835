"""Tunisia: hours in class alone are told."""

import bologna_credits as bc


def test_a_year_has_sixty_and_a_semester_thirty() -> None:
    """'deux semestres … et représente soixante (60) crédits'."""
    assert bc.convert_credits(bc.Credits(30, "TN-LMD"), to="ECTS", by_year=True).credits == bc.Credits(30, "ECTS")


def test_ten_to_fifteen_hours_are_those_in_class() -> None:
    """'dix (10) à quinze (15) heures de travail présentiel'."""
    (row,) = bc.credit_system("TN-LMD").hours
    assert row.contact == row.low == 10
    assert row.contact_high == 15
    assert row.high is None
