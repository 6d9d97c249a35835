"""San Marino: credits under two names, and a scale that no text prints."""

import pytest

import bologna_credits as bc
from bologna_credits import UnknownCodeError


def test_cfu_in_italian_are_ects_in_english_and_that_is_derived() -> None:
    """unirsm.sm: “un numero di crediti (CFU) di norma pari al 50%” and “a number of credits (ECTS) generally equal to 50%”."""
    system = bc.credit_system("SM")
    assert [(rate.ratio, rate.basis.value) for rate in system.ects] == [(bc.credits.Ratio.of(1), "derived")]
    assert (system.hours, system.years) == ((), ())


def test_no_scale_is_invented_and_the_gap_says_what_was_searched() -> None:
    assert bc.grading_scales("SM") == ()
    with pytest.raises(UnknownCodeError):
        bc.grading_scale("SM")
    gaps = [gap for file in bc.default_catalogue().definitions("SM") for gap in file.gaps]
    gap = next(gap for gap in gaps if gap.instead_of == "scale")
    assert "Searched on 2026-11-27" in gap.looked
