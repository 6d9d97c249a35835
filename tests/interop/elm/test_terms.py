"""Small nodes of ELM: terms of the EU's vocabularies, and terms of our own for the rest."""

import pytest
from hypothesis import given, strategies as st

from bologna_credits.interop.elm import terms


@given(word=st.text())
def test_any_word_stands_at_an_address_and_is_read_from_it(word: str) -> None:
    address = terms.address("kind", word)
    assert address.isascii()
    assert " " not in address
    assert terms.word_at(address, "kind") == word
    assert terms.word_at(address, "scale") is None


@pytest.mark.parametrize("found", [None, 3, "", "urn:bologna-credits:kind", "http://example.org"])
def test_another_address_has_no_word(found: object) -> None:
    assert terms.word_at(found, "kind") is None


def test_ects_stands_at_its_address_in_the_list_of_the_commission() -> None:
    # EDC's samples: Credentials/JSON-LD Examples (ELM v3)/Sample-MC-Annex1-unsigned.jsonld
    ects = terms.credit_system("ECTS")
    assert ects["id"] == "http://data.europa.eu/snb/education-credit/6fcec5c5af"
    assert ects["inScheme"] == {"id": "http://data.europa.eu/snb/education-credit/25831c2", "type": "ConceptScheme"}
    assert terms.credit_system("KZ-RK")["id"] == "urn:bologna-credits:credit-system:KZ-RK"


def test_countries_languages_and_fields_that_the_eu_does_not_list_have_no_term() -> None:
    assert terms.country("XX") is terms.language("tlh") is terms.field("61") is None
    kosovo, english, field = terms.country("XK"), terms.language("en"), terms.field("0613")
    assert kosovo is not None
    assert kosovo["prefLabel"] == {"en": "Kosovo"}
    assert english is not None
    assert english["id"] == "http://publications.europa.eu/resource/authority/language/ENG"
    assert field is not None
    assert field["inScheme"] == {"id": "http://data.europa.eu/snb/isced-f/25831c2", "type": "ConceptScheme"}


def test_a_credential_is_a_generic_one() -> None:
    assert terms.profile()["id"] == "http://data.europa.eu/snb/credential/e34929035b"
