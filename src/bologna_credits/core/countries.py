"""The codes of countries: those of ISO 3166-1 alpha-2, and the two others that papers of the EU use for the same countries.

The Interinstitutional Style Guide of the EU (7.1.1, https://style-guide.europa.eu) writes EL for Greece, and until 2020 wrote UK
for the United Kingdom. They are read as GR and GB. A code of no country is an error everywhere in the package: an answer such as
"no member" to a misspelt code would be false.
"""

from bologna_credits.core.country_errors import UnknownCountryError
from bologna_credits.core.country_names import COUNTRY_NAMES
from bologna_credits.core.errors import ArgumentTypeError
from bologna_credits.core.typed import checked

INVENTED = "XX"
"""The code of an invented country in examples. ISO 3166 gives it to no country and leaves it to users."""

_OF_THE_EU = {"EL": "GR", "UK": "GB"}
_FORMER = {
    "AN": "the Netherlands Antilles were dissolved in 2010",
    "CS": "Czechoslovakia ended in 1992, and Serbia and Montenegro in 2006",
    "DD": "the German Democratic Republic joined the Federal Republic, DE, in 1990",
    "SU": "the Soviet Union ended in 1991",
    "YU": "Yugoslavia is no state of today",
}
_OF_TODAY = "; give the code of the country of today"


def country_codes() -> tuple[str, ...]:
    """List all codes of countries: the 249 of ISO 3166-1 alpha-2, and XK for Kosovo.

    >>> len(country_codes())
    250
    """
    return tuple(COUNTRY_NAMES)


@checked
def read_as(code: str) -> str | None:
    """Return the ISO code for another code that papers of the EU use, so that the change can be told, else None.

    >>> read_as("UK"), read_as("el"), read_as("GB")
    ('GB', 'GR', None)
    """
    return _OF_THE_EU.get(code.strip().upper())


@checked
def is_country(text: str) -> bool:
    """Return True if a text is the code of a country, in any case; UK and EL are.

    >>> is_country("uk"), is_country("ZZ")
    (True, False)
    """
    code = text.strip().upper()
    return code in COUNTRY_NAMES or code in _OF_THE_EU


def country_code(text: str, argument: str = "country") -> str:
    """Return the ISO 3166-1 alpha-2 code of a country, in capitals; UK is read as GB, and EL as GR.

    Args:
        text: a code in any case.
        argument: the name of the argument, for the error.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.
        ArgumentTypeError: the value is no text.

    >>> country_code("kz"), country_code("UK")
    ('KZ', 'GB')
    >>> country_code("Kazakstan")
    Traceback (most recent call last):
    bologna_credits.core.country_errors.UnknownCountryError: no country "Kazakstan"; did you mean "KZ" (Kazakhstan)?
    """
    if not isinstance(text, str):
        raise ArgumentTypeError(argument, type(text).__name__, 'the code of a country, such as "KZ"')
    code = text.strip().upper()
    if code in COUNTRY_NAMES:
        return code
    if code in _OF_THE_EU:
        return _OF_THE_EU[code]
    former = f"{_FORMER[code]}{_OF_TODAY}" if code in _FORMER else ""
    raise UnknownCountryError(text, country_codes(), former)


def optional_country(text: str | None) -> str | None:
    """Return the code of a country as :func:`country_code` does; None and the invented country of examples stay.

    >>> optional_country(None), optional_country("xx"), optional_country("el")
    (None, 'XX', 'GR')
    """
    if text is None:
        return None
    # Any other value than text falls through to the error of `country_code`.
    return INVENTED if str(text).strip().upper() == INVENTED else country_code(text)


def country_or_none(text: str | None) -> str | None:
    """Return the code of a country as a document states it, as :func:`optional_country` does; None where it names none.

    >>> country_or_none("EL"), country_or_none("QQ"), country_or_none(None)
    ('GR', None, None)
    """
    known = text is not None and (is_country(text) or text.strip().upper() == INVENTED)
    return optional_country(text) if known else None


@checked
def country_name(code: str) -> str:
    """Return the English name of a country.

    Raises:
        UnknownCountryError: no country has this code; names the nearest.

    >>> country_name("KZ"), country_name("UK")
    ('Kazakhstan', 'United Kingdom')
    """
    return COUNTRY_NAMES[country_code(code)]
