"""The checks that files of every kind share: sources, codes and days."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from bologna_credits.core.circumstances import When
from bologna_credits.core.countries import INVENTED, country_code
from bologna_credits.core.country_errors import UnknownCountryError
from bologna_credits.core.findings import Finding, failing
from bologna_credits.core.provenance import InForce, Seen, Source, Standing
from bologna_credits.law.archives import check_archived

_MOST_WORDS = 25
_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")


def check_sources(sources: Iterable[Source]) -> Iterator[Finding]:
    """Check that each source has its title and address, a short quote where it was read itself, and a copy of its own if any."""
    for source in sources:
        if not source.title.strip() or not source.url.strip():
            yield failing("data.source-incomplete", source.key)
        if source.seen is Seen.PRIMARY and not source.quote:
            yield failing("data.quote-missing", source.key)
        words = len((source.quote or "").split())
        if words > _MOST_WORDS:
            yield failing("data.quote-long", source.key, words=words, most=_MOST_WORDS)
        yield from check_archived(source)


def check_codes(prefix: str, codes: Iterable[str], practices: Iterable[str]) -> Iterator[Finding]:
    """Check that the prefix of a file has its form, and that every code in the file begins with it.

    Args:
        prefix: the country, framework or family of the file.
        codes: codes such as ``KZ-RK``.
        practices: codes such as ``KZ/KazNU``.
    """
    if not _CODE.fullmatch(prefix) or "-" in prefix:
        yield failing("data.country-form", prefix)
        return  # no code could begin with it
    if len(prefix) == 2:
        yield from check_country(prefix, prefix)
    for code in codes:
        if not _CODE.fullmatch(code):
            yield failing("data.code-form", code)
        elif code != prefix and not code.startswith(f"{prefix}-"):
            yield failing("data.code-prefix", code, prefix=prefix)
    start = f"{prefix}/"
    for code in practices:
        if not code.startswith(start):
            yield failing("data.code-prefix", code, prefix=start)


def check_country(country: str, subject: str) -> Iterator[Finding]:
    """Check that a country is named by its code of ISO 3166, in capitals; the invented country of examples passes.

    Args:
        country: the code.
        subject: the thing that names it.
    """
    if country == INVENTED:
        return
    try:
        code = country_code(country)
    except UnknownCountryError as error:
        yield failing("data.country-unknown", subject, given=country, nearest=error.nearest)
        return
    if code != country:
        yield failing("data.country-other", subject, given=country, iso=code)


def check_repeated(codes: Iterable[str]) -> Iterator[Finding]:
    """Check that no code is given twice."""
    for code, times in sorted(Counter(codes).items()):
        if times > 1:
            yield failing("data.code-twice", code)


def together(one: InForce, other: InForce) -> bool:
    """Return True if two rules are both in force on some day.

    >>> together(InForce(), InForce())
    True
    """
    days = [boundary.day for held in (one, other) for boundary in (held.starts, held.ends) if boundary is not None]
    return not days or any(one.on(day) is Standing.YES and other.on(day) is Standing.YES for day in days)


def clashes(whens: Iterable[When]) -> Iterator[tuple[When, When]]:
    """Yield circumstances, with equally many keys, that could both be met: nothing would decide between their rows.

    >>> [(str(one), str(other)) for one, other in clashes([When("first"), When(track="profile")])]
    [('cycle first', 'track profile')]
    """
    for one, other in combinations(dict.fromkeys(whens), 2):
        words = ((one.cycle, other.cycle), (one.track, other.track), (one.mode, other.mode), (one.stage, other.stage))
        alike = all(asked is None or wanted is None or asked == wanted for asked, wanted in words)
        apart = (one.intake_to or 9999) < (other.intake_from or 0) or (other.intake_to or 9999) < (one.intake_from or 0)
        if one.keys == other.keys and alike and _meet(one.activity, other.activity) and not apart:
            yield one, other


def _meet(one: str | None, other: str | None) -> bool:
    """Return True if one kind of work can be both: practice covers the kinds below it."""
    return one is None or other is None or f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def check_days(held: InForce, subject: str) -> Iterator[Finding]:
    """Check that days are in order."""
    starts, ends = held.starts, held.ends
    if starts and ends and starts.day > ends.day:
        yield failing("data.days-order", subject, starts=starts.day, ends=ends.day)
    for boundary in (starts, ends):
        if boundary and boundary.known and boundary.known < boundary.day:
            yield failing("data.days-order", subject, starts=boundary.day, ends=boundary.known)
