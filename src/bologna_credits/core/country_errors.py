"""The errors of codes of countries."""

from bologna_credits.core.country_names import COUNTRY_NAMES
from bologna_credits.core.errors import UnknownCodeError
from bologna_credits.core.misspellings import nearest
from bologna_credits.core.saying import Voice, clauses
from bologna_credits.core.visible import shortened


class UnknownCountryError(UnknownCodeError):
    """The code names no country, or no country or framework of the catalogue.

    A misspelt code never gets an answer such as "no member": it is an error that names the nearest code.
    """

    kind = "country"

    @property
    def given(self) -> str:
        """The code that was given."""
        return self.code

    @property
    def nearest(self) -> str | None:
        """The nearest code: of a country by its code or its English name, or of a framework by its code."""
        wanted = self.code.strip().upper()
        if wanted[::-1] in self.known:
            return wanted[::-1]
        # Names need more likeness than codes: "Deutschland" is half of "Netherlands".
        names = {COUNTRY_NAMES[code]: code for code in self.known if code in COUNTRY_NAMES}
        name = nearest(wanted, names, likeness=0.75)
        # A word is no slip of a much shorter code: "Polska" does not mean SK.
        codes = [code for code in self.known if len(code) >= len(wanted) - 1]
        return nearest(wanted, codes) if name is None else names[name]

    def _said(self, say: Voice) -> str:
        kind = "country or framework" if any(len(code) > 2 for code in self.known) else self.kind
        near = "" if self.advice else self._near(say)
        return clauses(self._unknown(say, shortened(self.code), kind), near, say.phrase(self.advice) if self.advice else "")

    def _near(self, say: Voice) -> str:
        other = self.nearest
        if other is None:
            return ""
        if other in COUNTRY_NAMES:
            return say("error.near-country", other=other, name=COUNTRY_NAMES[other])
        return say("error.near", other=other)


class NotMemberError(UnknownCountryError):
    """The country exists, but is no member of the European Higher Education Area."""

    def _said(self, say: Voice) -> str:
        return say("error.no-member", name=COUNTRY_NAMES[self.code])


class NoCountryFileError(UnknownCountryError):
    """The country exists, but the catalogue has no definition file for it yet."""

    def _said(self, say: Voice) -> str:
        return clauses(say("error.no-country-file", name=COUNTRY_NAMES[self.code]), say("error.country-template"))
