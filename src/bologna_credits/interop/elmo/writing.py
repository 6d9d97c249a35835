"""The frame of an ELMO document that is written: learner, issuers, reports; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
from collections.abc import Iterable, Mapping
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import Pairs
from bologna_credits.core.typed import typed
from bologna_credits.interop._moments import read_moment
from bologna_credits.interop.choices import Scribe
from bologna_credits.interop.elmo.extension import extension, own
from bologna_credits.interop.elmo.lines import Lines, Schemes, bare
from bologna_credits.interop.learners import Learner, check_language
from bologna_credits.interop.xml_writing import Element, element, many
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
"""The namespace of every version, of 2.0 as well."""
# The codes of ISO 3166 that the list of the schema lacks (EUROPASS_ISOCountries_V1.1.xsd), and that of invented examples.
_NOT_LISTED = frozenset(
    country
    for line in (
        "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF PF PM PN RE SH",
        "SJ SS SX TC TF TK TW UM VG VI WF XK YT XX",
    )
    for country in line.split()
)


def _read_named(value: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, Pairs], ...]:
    return tuple((name, tuple(pairs.items())) for name, pairs in value.items())


def _or_default(catalogue: Catalogue | None) -> Catalogue:
    return default_catalogue() if catalogue is None else catalogue


def _read_urls(value: Mapping[str, str]) -> Pairs:
    return tuple(value.items())


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Frame:
    """The words of a caller about a document, beyond its papers.

    Args:
        learner: the learner.
        generated: the time at which the document is made, with its zone.
        language: the language of titles that state none.
        urls: the address of each institution, by its name or one of its identifiers.
        identifiers: further identifiers of each institution, by its name or one of its identifiers.
        catalogue: the catalogue whose scales are named by their codes.
    """

    learner: Learner
    generated: datetime.datetime = attrs.field(converter=read_moment)
    language: str | None = attrs.field(default=None, validator=check_language)
    urls: Pairs = attrs.field(default=(), converter=_read_urls)
    identifiers: tuple[tuple[str, Pairs], ...] = attrs.field(default=(), converter=_read_named)
    catalogue: Catalogue = attrs.field(default=None, converter=_or_default)

    def check(self, institutions: Iterable[Institution]) -> None:
        """Check that each address and identifier is that of an institution of the document.

        Raises:
            ArgumentError: a name that no institution answers to.
        """
        known = tuple(institutions)
        for argument, names in (("urls", dict(self.urls)), ("identifiers", dict(self.identifiers))):
            for name in names:
                if not any(one.answers_to(name) for one in known):
                    raise ArgumentError(argument, name, tuple(one.name for one in known))

    def moment_of(self, day: datetime.date | None) -> str:
        """Return the time of issue: the beginning of a day in the zone of the document, else the time of the document."""
        if day is None:
            return self.generated.isoformat()
        return datetime.datetime.combine(day, datetime.time(), self.generated.tzinfo).isoformat()

    def issuer(self, institution: Institution, scribe: Scribe) -> Element:
        """Return the element of an institution."""
        place = f"institution {institution.name}"
        more = [pair for name, pairs in self.identifiers if institution.answers_to(name) for pair in pairs]
        found = dict.fromkeys((bare(kind), bare(text)) for kind, text in (*institution.identifiers, *more) if bare(text))
        if not found:
            scribe.refuse(place, "identifier", "ELMO needs one, such as the SCHAC code uio.no", "identifiers")
        url = next((bare(url) for name, url in self.urls if institution.answers_to(name)), "")
        return element(
            "issuer",
            element("country", institution.country) if listed_country(institution.country) else None,
            [element("identifier", text, type=kind) for kind, text in found],
            many("title", [(self.language or "", bare(institution.name))], by="xml:lang"),
            element("url", url) if url else element("url"),
            place=place,
        )


def listed_country(code: str | None) -> bool:
    """Return True for a country that the schema's list has.

    >>> listed_country("NO"), listed_country("XK"), listed_country(None)
    (True, False, False)
    """
    return code is not None and code not in _NOT_LISTED


def elmo_element(
    frame: Frame, reports: Iterable[Element], scribe: Scribe, *, second: bool = False, more: Iterable[Element | None] = ()
) -> Element:
    """Return the root of a document.

    Args:
        frame: the words of the caller.
        reports: the reports.
        scribe: the choices, and the reasons against writing.
        second: True for ELMO 2.0.
        more: the elements of its extension.
    """
    return element(
        "elmo",
        element("generatedDate", frame.generated.isoformat()),
        _learner(frame.learner, scribe, second=second),
        reports,
        extension(more),
        xmlns=NAMESPACE,
    )


def _learner(learner: Learner, scribe: Scribe, *, second: bool) -> Element:
    if learner.citizenship is not None and not listed_country(learner.citizenship):
        scribe.refuse("learner", "citizenship", f"{learner.citizenship} is not on the schema's list of countries; leave it out")
    born = None if learner.born is None else learner.born.isoformat()
    other = None if learner.other_script is None else bare(learner.other_script)
    parts = [
        element("citizenship", learner.citizenship) if learner.citizenship is not None else None,
        *(element("identifier", bare(text), type=bare(kind)) for kind, text in learner.identifiers),
        _filled("givenNames", learner.given_names),
        _filled("familyName", learner.family_name),
        _filled("alternativeName", other or "", xml__lang=learner.other_language if other else None) if second else None,
        element("dateOfBirth" if second else "bday", born) if born is not None else None,
        _filled("placeOfBirth", learner.birth_place) if learner.birth_place else None,
        _filled("birthName", learner.birth_name) if learner.birth_name else None,
    ]
    return element("learner", parts, place="learner")


def _filled(name: str, text: str, **attributes: str | None) -> Element:
    """An element of a text, which may be empty."""
    return element(name, bare(text) or None, **attributes)


def transcript_element(transcript: Transcript, frame: Frame, scribe: Scribe) -> Element:
    """Return a transcript as the element ``elmo`` of ELMO 1.7.

    Args:
        transcript: the transcript.
        frame: the words of the caller.
        scribe: the choices; it gathers the reasons against writing.
    """
    by_host = _by_host(transcript, scribe)
    frame.check(by_host)
    reports, countries = [], []
    for number, (host, courses) in enumerate(by_host.items(), 1):
        lines = Lines(scribe, Schemes(frame.catalogue), frame.language)
        written = lines.all_of(courses)
        issue = element("issueDate", frame.moment_of(transcript.issued))
        reports.append(element("report", frame.issuer(host, scribe), written, issue, lines.schemes.written()))
        if host.country is not None and not listed_country(host.country):
            countries.append(own("country", host.country, report=str(number)))
    return elmo_element(frame, reports, scribe, more=countries)


def _by_host(transcript: Transcript, scribe: Scribe) -> dict[Institution, list[CourseResult]]:
    """The outermost lines by host, that of the issuer first, which may have none: the first report names the issuer."""
    found: dict[Institution, list[CourseResult]] = {transcript.issuer: []}
    for course in transcript.courses:
        host = transcript.host_of(course)
        found.setdefault(host, []).append(course)
        for part in course.walk():
            if transcript.host_of(part) != host:
                what = f"it is a part of {course.code} of {host.name}; ELMO has one report for each institution"
                scribe.refuse(f"course {part.code}", "host", what)
    return found
