"""Addresses in the vocabularies of the EU: every country of the package, languages, fields of study."""

import pytest

from bologna_credits.core.countries import country_codes
from bologna_credits.interop._eu_codes import (
    country_address,
    country_at,
    field_address,
    field_at,
    is_language,
    language_address,
)

COUNTRY = "http://publications.europa.eu/resource/authority/country/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"


def test_every_country_of_the_package_has_an_address_of_its_own_and_back() -> None:
    found = {code: country_address(code) for code in country_codes()}
    assert len(set(found.values())) == len(country_codes()) == 250
    assert {code: country_at(at or "") for code, at in found.items()} == {code: code for code in country_codes()}


# The Commission's samples (rdf/samples, Credentials/JSON-LD Examples) and the country list of the Publications Office.
@pytest.mark.parametrize(
    ("code", "name"), [("FR", "FRA"), ("BE", "BEL"), ("IE", "IRL"), ("IT", "ITA"), ("DE", "DEU"), ("GB", "GBR"), ("XK", "1A0")]
)
def test_countries_stand_at_their_alpha_3_code_and_kosovo_at_that_of_the_eu(code: str, name: str) -> None:
    assert country_address(code) == COUNTRY + name


def test_an_invented_country_has_no_address() -> None:
    assert country_address("XX") is None


@pytest.mark.parametrize("text", ["", "KZ", "http://example.org/country/KAZ", COUNTRY, COUNTRY + "kaz", COUNTRY + "KAZ/"])
def test_another_address_is_that_of_no_country(text: str) -> None:
    assert country_at(text) is None


# ISO 639-2, the terminological codes where there are two (ger/deu, fre/fra, gre/ell, dut/nld, cze/ces, rum/ron).
@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "ENG"),
        ("FR", "FRA"),
        ("de-AT", "DEU"),
        ("el", "ELL"),
        ("nl", "NLD"),
        ("cs", "CES"),
        ("ro", "RON"),
        ("kk", "KAZ"),
        ("ru", "RUS"),
        ("no", "NOR"),
        ("nb", "NOB"),
        ("sr-Latn", "SRP"),
        ("kaz", "KAZ"),
    ],
)
def test_languages_stand_at_their_three_letters(tag: str, code: str) -> None:
    assert language_address(tag) == LANGUAGE + code


@pytest.mark.parametrize("tag", ["", "xx", "tlh", "english"])
def test_a_language_without_two_letters_has_no_address(tag: str) -> None:
    assert language_address(tag) is None


@pytest.mark.parametrize(
    ("text", "answer"), [("en", True), ("zh-Hant-HK", True), ("kaz", True), ("", False), ("e", False), ("en_GB", False)]
)
def test_the_form_of_a_language_tag(text: str, answer: bool) -> None:
    assert is_language(text) is answer


@pytest.mark.parametrize("code", ["06", "061", "0613", "10", "9999"])
def test_fields_of_study_have_addresses_and_back(code: str) -> None:
    address = field_address(code)
    assert address == f"http://data.europa.eu/snb/isced-f/{code}"
    assert field_at(address) == code


def test_what_is_no_field_of_study_has_no_address_and_none_back() -> None:
    assert field_address("61") is None
    assert field_at("http://data.europa.eu/snb/isced-f/25831c2") is None
    assert field_at("0613") is None
