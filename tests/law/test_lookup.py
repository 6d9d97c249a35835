"""Public look-up: all items, filtered by country and day, the ways between them, and the places of a word."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    Catalogue,
    UnknownScaleError,
    countries,
    credit_systems,
    equivalences,
    grading_scales,
    mobility_scheme,
    mobility_schemes,
    practices,
)
from bologna_credits.core import UnknownCountryError, UnknownSchemeError
from bologna_credits.law import (
    MobilityScheme,
    grant_practice,
    mobility_practices,
    transfer_practice,
)


def test_countries_are_listed_with_their_codes(nowhere: Catalogue) -> None:
    found = {country.code: country for country in countries(catalogue=nowhere)}
    assert "ECTS" not in found
    assert found["KZ"].systems == ("KZ-RK", "KZ-AK", "KZ-KIMEP-CR")
    assert str(found["XX"]) == "XX: Nirgendwo"
    assert found["XX"].scales == ("XX-S",)


def test_systems_and_scales_are_filtered_by_country_and_day() -> None:
    assert [system.code for system in credit_systems("kz")] == ["KZ-RK", "KZ-AK", "KZ-KIMEP-CR"]
    assert [system.code for system in credit_systems("KZ", on="2024-09-01")] == ["KZ-AK", "KZ-KIMEP-CR"]
    assert {"SE-HP", "ECTS"} <= {system.code for system in credit_systems(on="2024-09-01")}
    assert [scale.code for scale in grading_scales("KZ", on="2015-09-01")] == ["KZ-2011", "KZ-KIMEP", "KZ-KIMEP-MASTER", "KZ-NU"]


def test_a_day_that_is_not_settled_lists_both() -> None:
    assert [system.code for system in credit_systems("KZ", on="2019-09-01")] == ["KZ-RK", "KZ-AK", "KZ-KIMEP-CR"]


def test_an_unknown_country_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownCountryError, match='no country or framework "KX"; did you mean'):
        credit_systems("KX")


def test_equivalences_are_found_from_one_end_or_both(nowhere: Catalogue) -> None:
    assert len(equivalences("xx-s", "ects-af", catalogue=nowhere)) == 2
    assert [table.authority for table in equivalences("XX-S", "ECTS-AF", on="2011-01-01", catalogue=nowhere)] == ["Uni"]
    assert [table.authority for table in equivalences("XX-S", on="2011-01-01", catalogue=nowhere)] == ["Uni"]
    assert {table.to for table in equivalences(to="ECTS-AF", catalogue=nowhere)} == {"ECTS-AF"}
    with pytest.raises(UnknownScaleError):
        equivalences("ZZ-1")


def test_practices_are_filtered_by_country_and_day() -> None:
    assert {practice.code.split("/")[0] for practice in practices()} >= {"DE", "KZ"}
    assert "DE/Passau-SoBi" in [practice.code for practice in practices("DE", on="2024-10-01")]


def test_credits_of_one_body_are_found_by_their_code_and_never_by_the_country(with_country: Callable[[str], Catalogue]) -> None:
    national = '[[systems]]\ncode = "XX-N"\nnames = { en = "n" }\n'
    own = '[[systems]]\ncode = "XX-B"\nnames = { en = "b" }\nbody = "A body"\n'
    both = with_country(national + own)
    assert [both.credit_system("XX", day).code for day in (None, "2020-01-01")] == ["XX-N", "XX-N"]
    assert both.credit_system("xx-b").body == "A body"
    assert with_country(own).credit_system("XX").code == "XX-B"


def test_a_code_is_found_without_regard_to_case_and_its_neighbour_is_named() -> None:
    assert mobility_scheme("erasmus-2021").code == "ERASMUS-2021"
    with pytest.raises(UnknownSchemeError, match='did you mean "ERASMUS-2014-KA107"'):
        mobility_scheme("ERASMUS-2014-KA10")
    with pytest.raises(UnknownSchemeError, match="no mobility scheme"):
        mobility_scheme("XX-NOWHERE")
    assert len({scheme.code for scheme in mobility_schemes()}) == len(mobility_schemes())
    assert not any(isinstance(practice, MobilityScheme) for practice in mobility_practices())
    assert grant_practice("erasmus/siegen").month == 30
    assert transfer_practice("KZ/KSU-TRANSFER").week == 57
