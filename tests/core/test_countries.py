import string

import pytest

from bologna_credits.core import (
    ArgumentTypeError,
    UnknownCountryError,
    country_code,
    country_codes,
    country_name,
    is_country,
    read_as,
)
from bologna_credits.core.countries import country_or_none, optional_country

PAIRS = [first + second for first in string.ascii_uppercase for second in string.ascii_uppercase]


@pytest.mark.parametrize(("given", "code"), [("UK", "GB"), ("EL", "GR"), (" uk ", "GB"), ("gb", "GB"), ("XK", "XK")])
def test_codes_of_eu_papers_are_read_as_those_of_iso(given: str, code: str) -> None:
    assert country_code(given) == code
    assert is_country(given)


def test_only_another_code_than_that_of_iso_is_told() -> None:
    assert {pair: read_as(pair) for pair in PAIRS if read_as(pair)} == {"EL": "GR", "UK": "GB"}


def test_every_pair_of_letters_is_a_country_or_an_error() -> None:
    known = {*country_codes(), "UK", "EL"}
    for pair in PAIRS:
        assert is_country(pair) is (pair in known)
        if pair in known:
            assert country_code(pair.lower()) in country_codes()
            assert country_name(pair)
        else:
            with pytest.raises(UnknownCountryError) as caught:
                country_code(pair)
            assert caught.value.given == pair


@pytest.mark.parametrize(
    ("given", "nearest"),
    [("ZK", "KZ"), ("KAZ", "KZ"), ("Kazakstan", "KZ"), ("Deutschland", None), ("Türkei", "TR"), ("", None)],
)
def test_an_unknown_country_names_the_nearest(given: str, nearest: str | None) -> None:
    with pytest.raises(UnknownCountryError) as caught:
        country_code(given)
    assert caught.value.nearest == nearest
    assert ("did you mean" in str(caught.value)) is (nearest is not None)


def test_a_state_that_ended_is_told_as_one() -> None:
    with pytest.raises(
        UnknownCountryError, match='no country "su"; the Soviet Union ended in 1991; give the code of the country'
    ):
        country_code("su")


def test_the_code_of_a_country_is_text() -> None:
    with pytest.raises(ArgumentTypeError, match="home must be the code of a country"):
        country_code(7, "home")  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError):
        optional_country(7)  # type: ignore[arg-type]


def test_the_invented_country_of_examples_is_no_country_but_may_stand_in_records() -> None:
    assert optional_country("xx") == "XX"
    assert optional_country(None) is None
    assert country_or_none("xx") == "XX"
    assert not is_country("XX")
