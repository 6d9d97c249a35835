"""The credit system of a printed name of credits; a chapter of :mod:`bologna_credits.interop.elmo`."""

import datetime
import unicodedata
from typing import final

import attrs

from bologna_credits.core.provenance import Standing
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.law.catalogue import Catalogue

_ECTS = "ects"
_SHORTEST_WORD = 4  # shorter names are abbreviations, which have no plural
# Words for credits and points that stand beside "ECTS" and add nothing to it: "ECTS credits", "crédits ECTS", "ECTS-Punkte".
_BESIDE = (
    "cp ap lp pt pts cr crs credit credits creditpoint creditpoints creditunit creditunits point points unit units "
    "punkt punkte punkten punkty punktow punkti punkter poang poeng studiepoeng studiepunt studiepunten punten "
    "leistungspunkt leistungspunkte anrechnungspunkt anrechnungspunkte kreditpunkt kreditpunkte "
    "credito creditos crediti credite kredit kredite kredity kreditu kreditov kredits kreditai kredi kredisi "
    "bod bodovi bodova kreditpont opintopiste opintopistetta кредит кредиты кредитов кредити кредитів"
)


def bare(token: str) -> str:
    """Return a name without case, accents, blanks and signs, as names of credits are compared.

    >>> bare("ECTS-Credits"), bare("з. е."), bare("Créditos ECTS")
    ('ectscredits', 'зе', 'creditosects')
    """
    folded = unicodedata.normalize("NFKD", token.casefold())
    return "".join(letter for letter in folded if letter.isalnum())


_BESIDE_BARE = frozenset(map(bare, _BESIDE.split()))


def is_ects(token: str) -> bool:
    """Return True for a name that means ECTS credits in any country.

    >>> is_ects("ects"), is_ects("ECTS Credit Points"), is_ects("crédits ECTS"), is_ects("LP")
    (True, True, True, False)
    """
    name = bare(token)
    if not name.startswith(_ECTS) and not name.endswith(_ECTS):
        return False
    beside = name.removeprefix(_ECTS) if name.startswith(_ECTS) else name.removesuffix(_ECTS)
    return not beside or beside in _BESIDE_BARE


def says_credits(token: str) -> bool:
    """Return True for a word that means credits of any system.

    >>> says_credits("credits"), says_credits("кредитов"), says_credits("ECTS"), says_credits("e2")
    (True, True, False, False)
    """
    return bare(token) in _BESIDE_BARE


@final
@attrs.frozen
class Named:
    """The credit system of a name: its code, or the systems among which the name does not decide."""

    code: str | None
    among: tuple[str, ...] = ()


def system_of(token: str, country: str | None, day: datetime.date | None, known: Catalogue) -> Named:
    """Return the credit system that a printed name means in a country.

    Codes and short names go first, then the names that mean ECTS everywhere, then full names. Where several systems of the
    country have a name, the day decides, or nothing does. No name is read as that of a system of another country.

    Args:
        token: the name as printed.
        country: the issuer's country.
        day: the day of the result.
        known: the catalogue that credit systems come from.
    """
    name = bare(token)
    if name == _ECTS:
        return Named("ECTS")
    definitions = known.definitions(country) if country is not None and country in known.prefixes else ()
    systems = list({system.code: system for definition in definitions for system in definition.systems}.values())
    for system in systems:
        if name == bare(system.code):
            return Named(system.code)
    found = [system for system in systems if any(_is_alias(name, bare(alias)) for alias in system.aliases)]
    if not found and is_ects(token):
        return Named("ECTS")
    named = found or [system for system in systems if not system.body and name in {bare(text) for _, text in system.names}]
    alone = len(named) == 1 and named[0].in_force.ends is None
    held = [system for system in named if alone or _is_meant(system, day, by_alias=bool(found))]
    if len(held) == 1:
        return Named(held[0].code)
    return Named(None, tuple(system.code for system in held or named))


def _is_alias(name: str, alias: str) -> bool:
    """Return True for a short name, or the plural of a word with the letter s."""
    return name == alias or (len(alias) >= _SHORTEST_WORD and name == f"{alias}s")


def _is_meant(system: CreditSystem, day: datetime.date | None, *, by_alias: bool) -> bool:
    """Return True if a name can mean a system on that day.

    A short name of its own ("hp") is kept for results of earlier days, which transcripts print anew; after its end it is doubted,
    because everyday words ("poäng") live on for the system that follows. A full name can be a common word and needs the day.
    """
    ends = system.in_force.ends
    if by_alias:
        return day is None or ends is None or system.in_force.on(day) is not Standing.NO or day <= ends.day
    return day is not None and system.in_force.on(day) is Standing.YES
