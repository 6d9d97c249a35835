"""The frame of an ELM document: credential, learner, issuer; a chapter of :mod:`bologna_credits.interop.elm`."""

import datetime
import re
import uuid
from collections.abc import Mapping
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import Pairs
from bologna_credits.core.typed import typed
from bologna_credits.interop._eu_codes import is_language, language_address
from bologna_credits.interop._moments import read_moment
from bologna_credits.interop.choices import Scribe
from bologna_credits.interop.elm import terms
from bologna_credits.interop.elm.lines import Lines, Nodes, Organisations
from bologna_credits.interop.elm.terms import Node
from bologna_credits.interop.exact_json import to_json
from bologna_credits.interop.learners import Learner
from bologna_credits.papers.transcripts import Transcript

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_TITLE = (("en", "Transcript of records"),)
_OF_LANGUAGES = ("the code of a language of ISO 639-1, such as en",)


def _read_language(value: str) -> str:
    given: object = value  # another type is told by the check of the field
    if isinstance(given, str) and (not is_language(given) or language_address(given) is None):
        raise ArgumentError("language", value, _OF_LANGUAGES)
    return value


def _read_titles(value: Mapping[str, str]) -> Pairs:
    pairs = tuple(value.items())
    for tag in value:
        given: object = tag
        if isinstance(given, str) and not is_language(given):
            raise ArgumentError("titles", given, _OF_LANGUAGES)
    return pairs or _TITLE


def _check_identifier(_: object, __: object, value: str) -> None:
    if value and not _ADDRESS.fullmatch(value):
        raise ArgumentError("identifier", value, ("an absolute address, such as urn:uuid:… or https://…",))


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Frame:
    """The things that a caller says about a document beyond its transcript.

    Args:
        learner: the learner.
        generated: the time at which the document is made, with its zone.
        language: the language of names and of titles that state none.
        titles: the title of the credential by language.
        identifier: the address of the credential; empty for one that is made of its content.
    """

    learner: Learner
    generated: datetime.datetime = attrs.field(converter=read_moment)
    language: str = attrs.field(converter=_read_language)
    titles: Pairs = attrs.field(converter=_read_titles)
    identifier: str = attrs.field(validator=_check_identifier)

    @property
    def zone(self) -> datetime.timezone:
        """The zone in which days begin: that of the document, as it is on the day on which it is made."""
        return datetime.timezone(self.generated.utcoffset() or datetime.timedelta())


def credential(transcript: Transcript, frame: Frame, scribe: Scribe) -> str:
    """Return the document.

    Args:
        transcript: the transcript.
        frame: the words of the caller.
        scribe: the choices, and the reasons against writing.

    Raises:
        UnwritableError: all that ELM cannot hold.
    """
    nodes = Nodes(frame.language)
    organisations = Organisations(nodes, scribe)
    lines = Lines(nodes, organisations, scribe, transcript.issuer, frame.zone)
    if not transcript.courses:
        scribe.refuse("the transcript", "courses", "a credential makes at least one claim, and there is no course")
    issuer = organisations.organisation(transcript.issuer)
    claims = [lines.line(course) for course in transcript.courses]
    subject = _person(frame, nodes, scribe, lines) | {"hasClaim": claims}
    scribe.check()
    issued = frame.generated.isoformat() if transcript.issued is None else lines.moment_of(transcript.issued)
    language = terms.language(frame.language)
    body: Node = {
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialProfiles": [terms.profile()],
        "displayParameter": nodes.make(
            "displayParameter", "DisplayParameter", title=dict(frame.titles), language=[language], primaryLanguage=language
        ),
        "credentialSchema": {"id": terms.SCHEMA, "type": "ShaclValidator2017"},
        "issuer": issuer,
        "issuanceDate": issued,
        "issued": issued,
        "validFrom": issued,
        "credentialSubject": subject,
    }
    address = frame.identifier or f"urn:credential:{uuid.uuid5(uuid.NAMESPACE_URL, to_json(body))}"
    return to_json({"@context": list(terms.CONTEXT), "id": address, **body})


def _person(frame: Frame, nodes: Nodes, scribe: Scribe, lines: Lines) -> Node:
    """The learner. What ELM has no place for is told without its value."""
    learner = frame.learner
    given, family = learner.given_names, learner.family_name
    if learner.other_script is not None:
        scribe.omits("the learner", "name in another script", "ELM has one full name")
    if learner.birth_place is not None:
        scribe.omits("the learner", "place of birth", "ELM has a place with its country, and the country is not known")
    citizenship = None if learner.citizenship is None else terms.country(learner.citizenship)
    if learner.citizenship is not None and citizenship is None:
        scribe.omits("the learner", "citizenship", "the country is not in the list of the EU")

    def named(name: str | None) -> dict[str, str] | None:
        return {frame.language: name} if name else None

    return nodes.make(
        "person",
        "Person",
        identifier=[nodes.identifier(value, kind) for kind, value in learner.identifiers] or None,
        givenName=named(given),
        familyName=named(family),
        fullName=named(" ".join(filter(None, (given, family)))),
        birthName=named(learner.birth_name),
        dateOfBirth=None if learner.born is None else lines.moment_of(learner.born),
        citizenshipCountry=None if citizenship is None else [citizenship],
    )
