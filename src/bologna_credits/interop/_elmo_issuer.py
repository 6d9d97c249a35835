"""The issuer of an ELMO report, and the grading scale of its grades; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.countries import country_or_none
from bologna_credits.core.errors import AmbiguousCodeError, ArgumentTypeError, UnclearDayError, UnknownCodeError
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop.xml import child_of, children_of, local_name, text_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import Institution

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Scales = Mapping[str, GradingScale | str]
"""Grading scales, or their codes, by the names of issuers, schemes and countries."""
Titles = tuple[tuple[str, str], ...]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# First letters of Erasmus codes that differ from the country's ISO code.
_ERASMUS = {"N": "NO", "S": "SE", "SF": "FI", "UK": "GB"}
_RESULTS = ("resultLabel", "result", "resultDistribution")


def titles_of(element: "Element | None") -> Titles:
    """Return the titles of an element by language, the first of each."""
    found: dict[str, str] = {}
    for child in children_of(element, "title") if element is not None else ():
        found.setdefault((child.get(_LANGUAGE) or "").lower(), text_of(child) or "")
    return tuple((language, title) for language, title in found.items() if title)


def identifiers_of(element: "Element | None") -> list[tuple[str, str]]:
    """Return kind and text of the identifiers of an element."""
    found = children_of(element, "identifier") if element is not None else ()
    return [(child.get("type") or "", text) for child in found if (text := text_of(child))]


def best_title(titles: Titles, otherwise: str) -> str:
    """Return the English title, else the first, else ``otherwise``."""
    return dict(titles).get("en") or (titles[0][1] if titles else otherwise)


def read_scales(scales: Scales | None, catalogue: Catalogue) -> dict[str, GradingScale]:
    """Return the scales that a caller binds, by folded names.

    Raises:
        ArgumentTypeError: no mapping.
    """
    bound = {} if scales is None else scales
    if not isinstance(bound, Mapping):
        raise ArgumentTypeError("scales", repr(scales), 'a mapping, such as {"uio.no": "NO-AF"}')
    return {key.casefold(): catalogue.grading_scale(scale) if isinstance(scale, str) else scale for key, scale in bound.items()}


def _country_of(identifiers: list[tuple[str, str]]) -> str | None:
    """The country of an issuer that does not state it, from its Erasmus code: "N OSLO01" is Norway's, "PL WARSZAW01" Poland's."""
    for kind, value in identifiers:
        letters = value.split(" ", maxsplit=1)[0]
        if kind.casefold() == "erasmus":
            return _ERASMUS.get(letters, letters if len(letters) == 2 else None)
    return None


@final
@attrs.define
class Issuer:
    """The issuer of one report under the reader, with the oddities found so far.

    Args:
        report: the element ``report``; any other element is an unknown issuer.
        bound: the scales that the caller binds, by folded names.
        on: the day that counts, or None for the day of each result.
        catalogue: the catalogue that scales and credit systems come from.
    """

    report: "Element"
    bound: Mapping[str, GradingScale]
    on: datetime.date | str | None
    catalogue: Catalogue
    findings: list[Finding] = attrs.field(factory=list)
    _by_country: dict[str, GradingScale | None] = attrs.field(factory=dict)

    def note(self, code: str, subject: str, /, **named: Fact) -> None:
        """Keep an oddity."""
        self.findings.append(Finding(code, Verdict.NOTE, subject, facts(**named)))

    @property
    def institution(self) -> Institution:
        """The institution that issued the report."""
        issuer = child_of(self.report, "issuer")
        identifiers = identifiers_of(issuer)
        country = text_of(child_of(issuer, "country"))
        name = best_title(titles_of(issuer), identifiers[0][1] if identifiers else "unnamed institution")
        return Institution(
            name, country_or_none(country) if country else country_or_none(_country_of(identifiers)), tuple(identifiers)
        )

    @property
    def issued(self) -> datetime.date | None:
        """The day of issue."""
        text = text_of(child_of(self.report, "issueDate"))
        try:
            return datetime.date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    def scale(self, instance: "Element | None", day: datetime.date | None) -> GradingScale | None:
        """Return the scale of a grade: the one bound by the caller, else the country's only or usual one, else None."""
        institution = self.institution
        scheme = text_of(child_of(instance, "gradingSchemeLocalId"))
        names = [scheme or "", *(value for _, value in institution.identifiers), institution.country or "", "*"]
        for name in names:
            if name.casefold() in self.bound:
                return self.bound[name.casefold()]
        if scheme is not None:
            # The file names its own scheme without a binding: the country's scale would be a guess.
            self.note("document.scheme-unbound", scheme, scheme=scheme)
            return None
        return self._country_scale(institution, day)

    def _country_scale(self, institution: Institution, day: datetime.date | None) -> GradingScale | None:
        counts = self.on or day or self.issued
        key = f"{institution.country} {counts}"
        if key not in self._by_country:
            self._by_country[key] = self._find_scale(institution, counts)
        return self._by_country[key]

    def _find_scale(self, institution: Institution, on: datetime.date | str | None) -> GradingScale | None:
        name, country = institution.name, institution.country
        if country is None or country not in self.catalogue.prefixes:
            self.note("document.scale-unknown", name, country=country)
            return None
        try:
            scale = self.catalogue.grading_scale(country, on)
        except (AmbiguousCodeError, UnclearDayError, UnknownCodeError):
            self.note("document.scale-unclear", name, issuer=name, country=country)
            return None
        self.note("document.scale-by-country", name, issuer=name, scale=scale.code, country=country)
        return scale


def issuer_scale(
    report: "Element", *, scales: Scales | None, on: datetime.date | str | None, catalogue: Catalogue | None
) -> tuple[str, GradingScale | None, list[Finding]]:
    """Return the name of an issuer, the one scale of its grades or None, and the oddities.

    Args:
        report: a ``report``; any other element is an unknown issuer.
        scales: as for :func:`bologna_credits.interop.elmo.read`.
        on: as for :func:`bologna_credits.interop.elmo.read`.
        catalogue: another catalogue than the bundled one.
    """
    known = catalogue or default_catalogue()
    issuer = Issuer(report, read_scales(scales, known), on, known)
    instances = [child for child in report.iter() if local_name(child) == "learningOpportunityInstance"]
    graded = [one for one in instances if any(child_of(one, part) is not None for part in _RESULTS)]
    by_scheme = {text_of(child_of(instance, "gradingSchemeLocalId")): instance for instance in graded}
    found = {issuer.scale(instance, None) for instance in by_scheme.values() or (None,)}
    name = issuer.institution.name
    if len(found) > 1:
        codes = tuple(sorted(scale.code for scale in found if scale is not None))
        issuer.note("document.scales-several", name, issuer=name, scales=codes)
        return name, None, issuer.findings
    return name, found.pop(), issuer.findings
