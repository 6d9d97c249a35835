import re

from bologna_credits.core.country_names import COUNTRY_NAMES


def test_the_codes_are_the_249_of_iso_3166_and_kosovo() -> None:
    assert len(COUNTRY_NAMES) == 250
    assert "XK" in COUNTRY_NAMES
    assert all(re.fullmatch("[A-Z]{2}", code) for code in COUNTRY_NAMES)


def test_no_two_codes_share_a_name() -> None:
    assert len(set(COUNTRY_NAMES.values())) == len(COUNTRY_NAMES)


def test_codes_that_iso_leaves_to_users_name_no_country() -> None:
    users = {
        "AA",
        "ZZ",
        *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"),
        *(f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWXYZ"),
    }
    assert users.isdisjoint(COUNTRY_NAMES)
