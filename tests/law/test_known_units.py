"""The first look at units and scales."""

from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.law.known_units import check_scale, check_system, check_units

KNOWN = bc.default_catalogue()


def test_what_the_catalogue_has_passes_and_so_does_a_country_that_a_day_decides() -> None:
    check_units([bc.Credits(5, "ECTS"), bc.Credits(5, "KZ-RK"), 3, None], KNOWN)
    check_system("KZ", KNOWN)
    check_scale("KZ", KNOWN)
    check_scale("KZ-2018", KNOWN)


def test_a_misspelt_unit_or_scale_is_refused_with_the_nearest() -> None:
    with pytest.raises(bc.UnknownSystemError, match='did you mean "ECTS"'):
        check_units([bc.Credits(5, "ECTS"), bc.Credits(5, "ESTC")], KNOWN)
    with pytest.raises(bc.UnknownSystemError, match='"KAZAKHSTAN" is KZ'):
        check_units([bc.Credits(5, "Kazakhstan")], KNOWN)
    with pytest.raises(bc.UnknownScaleError, match='did you mean "KZ-2018"'):
        check_scale("KZ-2020", KNOWN)


def test_a_code_that_is_no_text_is_refused() -> None:
    code: Any = 5
    with pytest.raises(bc.ArgumentTypeError, match="code must be text"):
        check_system(code, KNOWN)
