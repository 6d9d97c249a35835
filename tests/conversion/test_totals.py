"""Credits by the totals of two programmes: Y = Z · X / M."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentError, Credits, NumberError, Rounding, UndecidedError, practice
from bologna_credits.conversion import Programme, convert_by_totals
from bologna_credits.law import TotalsPractice

POLI = "BR/Poli-USP-totals"
HOME, ABROAD = Programme(250, 10), Programme(180, 6)


def _poli() -> TotalsPractice:
    found = practice(POLI)
    assert isinstance(found, TotalsPractice)
    return found


def test_poli_usp_converts_by_the_credits_of_a_mean_semester() -> None:
    """poli.usp.br, case 3: M is the total of the course abroad by its semesters. By hand: 25 · 6 / 30 = 5."""
    found = convert_by_totals(6, home=HOME, abroad=ABROAD, by=POLI)
    assert [found.exact, found.credits.amount] == [5, 5]
    assert found.to == _poli().to
    assert str(found).startswith(f"5 {found.to}\n")
    assert found.steps.sources[0].key == "poli-usp-totals"


def test_a_result_that_is_no_whole_number_is_open_because_no_rounding_is_printed() -> None:
    found = convert_by_totals(Credits(4, "CN-XF"), home=HOME, abroad=ABROAD, by=POLI)
    assert (found.exact, found.decided) == (Fraction(10, 3), False)
    assert str(found).startswith("open ")
    with pytest.raises(UndecidedError, match="does not say how it is rounded"):
        _ = found.credits


def test_a_rounding_that_a_text_prints_is_a_step() -> None:
    rule = attrs.evolve(_poli(), rounding=Rounding(1, "half_up"))
    found = convert_by_totals(4, home=HOME, abroad=ABROAD, by=rule)
    assert found.credits.amount == 3
    assert [finding.code for finding in found.steps] == ["totals.ratio", "credits.rounded"]
    assert len(convert_by_totals(6, home=HOME, abroad=ABROAD, by=rule).steps) == 1


def test_ects_credits_have_a_rule_of_their_own() -> None:
    """Cases 1 and 2 of the same text: 1.25 ECTS for one credit."""
    with pytest.raises(ArgumentError, match="its own rule"):
        convert_by_totals(Credits(10, "ECTS"), home=HOME, abroad=ABROAD, by=POLI)


@given(st.integers(1, 400), st.integers(1, 12), st.integers(1, 400), st.integers(1, 12))
def test_a_whole_programme_abroad_of_as_many_semesters_is_a_whole_programme_at_home(a: int, m: int, b: int, n: int) -> None:
    home, abroad = Programme(a, m), Programme(b, n)
    assert convert_by_totals(b, home=home, abroad=abroad, by=POLI).exact == Fraction(a, m) * n


def test_a_programme_has_a_size() -> None:
    with pytest.raises(NumberError, match="above 0"):
        Programme(0, 8)
    with pytest.raises(ArgumentError, match="totals of two programmes"):
        convert_by_totals(4, home=HOME, abroad=ABROAD, by="KZ/Abai")
