"""Mongolia: one school's rough ratio is not the country's."""

import pytest

import bologna_credits as bc
from bologna_credits import NoConversionError


def test_a_semester_of_fifteen_credits_is_thirty_ects_at_one_school() -> None:
    """'our 15-credit semester is approximately equivalent to 30 ECTS credits'."""
    answer = bc.convert_credits(bc.Credits(15, "MN-KREDIT"), to="ECTS", authority="sab.edu.mn")
    assert answer.credits == bc.Credits(30, "ECTS")


def test_the_school_has_to_be_named() -> None:
    with pytest.raises(NoConversionError, match=r"sab.edu.mn"):
        bc.convert_credits(bc.Credits(15, "MN-KREDIT"), to="ECTS")


def test_the_letters_are_read_in_the_alphabet_in_which_they_are_printed() -> None:
    """The page prints А and В as Cyrillic letters."""
    scale = bc.grading_scale("MN-SAB")
    assert scale.grade("\u0410") == scale.grade("A")
    assert scale.grade("\u0412") == scale.grade("B")


def test_d_passes_with_sixty() -> None:
    """'60-69 D 1.0 Poor', '0-59 F 0.0 Fail'."""
    scale = bc.grading_scale("MN-SAB")
    assert scale.passing[-1].label == "D"
    assert not scale.grade("F").passes
