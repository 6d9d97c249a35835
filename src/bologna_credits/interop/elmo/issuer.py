"""The issuer of an ELMO report: its name, its identifiers and its country; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
import re
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.countries import country_or_none, is_country, read_as
from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.interop.elmo.extension import own_country
from bologna_credits.interop.elmo.parts import best_title, identifiers_of, titles_of
from bologna_credits.interop.xml import child_of, text_of
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Institution

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# The letters before the place: one to three. Three stand without a blank ("IRLDUBLIN01"), because the field has three places.
_BEFORE_PLACE = re.compile(r"([A-Z]{1,3})\s+\S.*|(IRL|LUX)[A-Z].*")
# Those that differ from the country's ISO code: the letters of motor vehicles. All other countries have their ISO code.
_ERASMUS = {
    "A": "AT",
    "B": "BE",
    "D": "DE",
    "E": "ES",
    "F": "FR",
    "G": "GR",
    "I": "IT",
    "IRL": "IE",
    "LUX": "LU",
    "N": "NO",
    "P": "PT",
    "S": "SE",
    "SF": "FI",
    "UK": "GB",
}


def erasmus_country(code: str) -> str | None:
    """Return the country of an Erasmus code of an institution, or None if its letters are no country's.

    >>> erasmus_country("I ROMA01"), erasmus_country("IRLDUBLIN01"), erasmus_country("PL WARSZAW01"), erasmus_country("Q X01")
    ('IT', 'IE', 'PL', None)
    """
    found = _BEFORE_PLACE.fullmatch(code.strip().upper())
    letters = (found[1] or found[2]) if found else ""
    return _ERASMUS.get(letters) or (letters if len(letters) == 2 and is_country(letters) else None)


@final
@attrs.define
class Issuer:
    """The issuer of one report under the reader, with the oddities found so far.

    Args:
        report: the element ``report``; any other element is an unknown issuer.
        catalogue: the catalogue that scales and credit systems come from.
    """

    report: "Element"
    catalogue: Catalogue
    findings: list[Finding] = attrs.field(factory=list)
    institution: Institution = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        issuer = child_of(self.report, "issuer")
        identifiers = identifiers_of(issuer)
        name = best_title(titles_of(issuer), identifiers[0][1] if identifiers else "unnamed institution")
        country = self._country(text_of(child_of(issuer, "country")), identifiers, name)
        self.institution = Institution(name, country, tuple(identifiers))

    def _country(self, stated: str | None, identifiers: list[tuple[str, str]], name: str) -> str | None:
        if stated is None:
            beyond = country_or_none(own_country(self.report))
            if beyond is not None:
                return beyond
            codes = (value for kind, value in identifiers if kind.casefold().startswith("erasmus"))
            return next(filter(None, map(erasmus_country, codes)), None)
        country = country_or_none(stated)
        if country is None:
            self.note("document.country-unknown", name, issuer=name, given=stated)
        elif read_as(stated) is not None:
            self.note("document.country-read-as", name, given=stated.upper(), country=country)
        return country

    def note(self, code: str, subject: str, /, **named: Fact) -> None:
        """Keep an oddity."""
        self.findings.append(Finding(code, Verdict.NOTE, subject, facts(**named)))

    @property
    def issued(self) -> datetime.date | None:
        """The day of issue."""
        text = text_of(child_of(self.report, "issueDate"))
        try:
            return datetime.date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None
