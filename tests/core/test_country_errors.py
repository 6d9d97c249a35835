"""An error of a country's code names the country that is meant."""

import pytest

from bologna_credits.core import NoCountryFileError, NotMemberError, UnknownCountryError

KNOWN = ("DE", "NR", "KZ", "NL", "US", "ECTS")


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("ZK", "KZ"),
        ("kazakstan", "KZ"),
        ("Germny", "DE"),
        ("Deutschland", None),
        ("Q", None),
        ("ECST", "ECTS"),
        ("Polska", None),
        ("KAZ", "KZ"),
    ],
)
def test_the_nearest_country_is_found_by_code_and_by_name(given: str, nearest: str | None) -> None:
    error = UnknownCountryError(given, KNOWN)
    assert (error.given, error.nearest) == (given, nearest)


def test_advice_stands_in_place_of_a_guess() -> None:
    assert (
        str(UnknownCountryError("SU", KNOWN, "the state ended in 1991"))
        == 'no country or framework "SU"; the state ended in 1991'
    )


def test_a_known_country_is_named_in_english() -> None:
    assert "United States" in str(NotMemberError("US", KNOWN))
    assert "no definition file for Nauru yet" in str(NoCountryFileError("NR", KNOWN))


def test_the_nearest_country_or_framework_is_told_in_each_language() -> None:
    assert (
        UnknownCountryError("ECST", ("KZ", "ECTS")).text("ru")
        == "нет страны или рамочной системы «ECST»; возможно, имелось в виду «ECTS»?"
    )
    assert "«KZ» (Kazakhstan)" in UnknownCountryError("Kazahstan", ("KZ",)).text("kk")
    assert UnknownCountryError("QQ", ("KZ",)).text("ru") == "нет страны «QQ»"
