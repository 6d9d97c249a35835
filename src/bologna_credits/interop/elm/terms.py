"""The addresses and small nodes that writer and reader of ELM share; a chapter of :mod:`bologna_credits.interop.elm`.

The names are the terms of the JSON-LD context of the European Digital Credentials, version 3.2. Things that the vocabularies of
the EU have no address for stand under ``urn:bologna-credits:``, with their word as the notation.
"""

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, unquote

from bologna_credits.core.country_names import COUNTRY_NAMES
from bologna_credits.interop._eu_codes import COUNTRIES, FIELDS, LANGUAGES, country_address, field_address, language_address

Node = dict[str, object]
"""An object of the document."""

CONTEXT = ("https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap")
"""The contexts of a document: that of verifiable credentials, and that of the European Digital Credentials."""
SCHEMA = "http://data.europa.eu/snb/model/ap/edc-generic-full"
"""The application profile."""
ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
"""ECTS in the list of credit systems that ELM uses."""
_CREDIT_SYSTEMS = "http://data.europa.eu/snb/education-credit/25831c2"
_PROFILE = "http://data.europa.eu/snb/credential/e34929035b"
_PROFILES = "http://data.europa.eu/snb/credential/25831c2"
_OWN = "urn:bologna-credits:"
_ENGLISH = "en"

Kind = Literal["credit-system", "grade-status", "kind", "field-of-study", "scale", "said", "beside"]
"""A vocabulary of this package, for what those of the EU have no address for."""
Said = Literal["used", "percent", "on-scale", "nobody", "no-grade", "unprinted", "unscaled", "no-label"]
"""The things that a note says and ELM has no property for; the last three are of the note that is the grade."""


def address(kind: Kind, word: str) -> str:
    """Return the address of a word in a vocabulary of this package.

    >>> address("scale", "NO-AF")
    'urn:bologna-credits:scale:NO-AF'
    """
    return f"{_OWN}{kind}:{quote(word, safe='', errors='surrogatepass')}"


def word_at(found: object, kind: Kind) -> str | None:
    """Return the word at an address in a vocabulary of this package, or None.

    >>> word_at("urn:bologna-credits:scale:NO-AF", "scale"), word_at("urn:x:y", "scale")
    ('NO-AF', None)
    """
    start = f"{_OWN}{kind}:"
    if not isinstance(found, str) or not found.startswith(start):
        return None
    return unquote(found.removeprefix(start), errors="surrogatepass")


def concept(at: str, scheme: str, label: Mapping[str, str] | None = None, notation: str | None = None) -> Node:
    """Return a term of a vocabulary.

    Args:
        at: its address.
        scheme: the address of the vocabulary.
        label: its name by language.
        notation: its code.
    """
    found: Node = {"id": at, "type": "Concept", "inScheme": {"id": scheme, "type": "ConceptScheme"}}
    if label is not None:
        found["prefLabel"] = dict(label)
    if notation is not None:
        found["notation"] = notation
    return found


def own(kind: Kind, word: str, label: Mapping[str, str] | None = None) -> Node:
    """Return a term of a vocabulary of this package."""
    return concept(address(kind, word), _OWN + kind, label, word)


def country(code: str) -> Node | None:
    """Return a country, or None for an invented one."""
    at = country_address(code)
    return None if at is None else concept(at, COUNTRIES, {_ENGLISH: COUNTRY_NAMES[code]}, code)


def language(tag: str) -> Node | None:
    """Return a language, or None for one that has no code of ISO 639-1."""
    at = language_address(tag)
    return None if at is None else concept(at, LANGUAGES)


def field(code: str) -> Node | None:
    """Return a field of study, or None for a code that is none of ISCED-F 2013."""
    at = field_address(code)
    return None if at is None else concept(at, FIELDS, notation=code)


def credit_system(code: str) -> Node:
    """Return a credit system: ECTS as ELM lists it, any other by its code in the catalogue."""
    if code == "ECTS":
        return concept(ECTS, _CREDIT_SYSTEMS, {_ENGLISH: "European Credit Transfer System"}, code)
    return own("credit-system", code)


def profile() -> Node:
    """Return the kind of credential: a generic one."""
    return concept(_PROFILE, _PROFILES, {_ENGLISH: "Generic"})
