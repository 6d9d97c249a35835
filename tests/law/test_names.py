"""Names in place of codes."""

import pytest

import bologna_credits as bc
from bologna_credits.core import UnknownPracticeError
from bologna_credits.law.names import meant, plain

EVERY = tuple(bc.default_catalogue().all())


@pytest.mark.parametrize("country", bc.countries(), ids=lambda country: country.code)
def test_the_name_of_each_country_in_each_language_leads_to_its_scales(country: bc.law.Country) -> None:
    for _, name in country.names:
        with pytest.raises(bc.UnknownScaleError) as caught:
            bc.grading_scale(name)
        assert caught.value.known == country.scales
        assert f'"{name}" is {country.code}' in str(caught.value)


def test_a_country_with_many_scales_has_them_all_named() -> None:
    with pytest.raises(bc.UnknownScaleError, match=r'"Germany" is DE: .*DE-THIRDS.*DE-TENTHS') as caught:
        bc.grading_scale("Germany")
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [("Germny", '"Germny" is DE'), ("Belarus", '"Belarus" is BY, for which none was found'), ("opintopiste", "known: FI-OP")],
)
def test_a_slip_of_the_pen_an_empty_country_and_a_unit_are_told(name: str, told: str) -> None:
    with pytest.raises(bc.UnknownSystemError) as caught:
        bc.credit_system(name)
    assert told in str(caught.value)


def test_practices_are_asked_for_by_name_too() -> None:
    with pytest.raises(UnknownPracticeError, match='"Österreich" is AT'):
        bc.practice("Österreich")


def test_a_text_that_is_no_name_means_nothing() -> None:
    assert meant("KZ-2020", EVERY, lambda definition: definition.scales) is None
    assert meant("  ", EVERY, lambda definition: definition.scales) is None
    assert plain("É  a") == "e a"
