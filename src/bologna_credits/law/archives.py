"""Copies of texts in archives of the web: the check of their addresses, and what such an address tells.

Most archives write the moment and the address of the original into the address of a copy, ``…/20070506234057/http://…``.
"""

import datetime
import re
from collections.abc import Iterator
from typing import final
from urllib.parse import unquote, urlsplit

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts, failing
from bologna_credits.core.provenance import Source

_COPY = re.compile(r"https?://[^/]+/(?:.*?/)?(?P<day>\d{8})(?:\d{6})?(?:[a-z]{2}_)?/(?P<of>https?:/{1,2}.+)", re.DOTALL)
_SHORT = frozenset(
    (
        *(f"archive.{end}" for end in ("today", "ph", "is", "li", "vn", "fo", "md")),
        *("perma.cc", "webcitation.org", "ghostarchive.org", "megalodon.jp"),
    )
)
"""The archives whose addresses may tell neither the moment nor the original."""


@final
@attrs.frozen
class ArchivedCopy:
    """The address of the original and the day of the copy, as the address of a copy tells them.

    >>> copy = ArchivedCopy.read("https://web.archive.org/web/20070506234057/http://www.example.org/law")
    >>> copy.of, copy.day.isoformat()
    ('http://www.example.org/law', '2007-05-06')
    """

    of: str
    day: datetime.date

    @classmethod
    def read(cls, address: str) -> "ArchivedCopy | None":
        """Return what an address tells, or None for one that is not of this form."""
        found = _COPY.fullmatch(address)
        if found is None:
            return None
        try:
            day = datetime.datetime.strptime(found["day"], "%Y%m%d").date()  # noqa: DTZ007  # a day, of no zone
        except ValueError:
            return None
        return cls(re.sub("^(https?):/+", r"\1://", found["of"]), day)


def is_of_archive(address: str) -> bool:
    """Return True for the address of a copy in an archive of the web.

    >>> is_of_archive("https://perma.cc/AB12-CD34"), is_of_archive("https://example.org/archive/20070506/a")
    (True, False)
    """
    return ArchivedCopy.read(address) is not None or _host(address) in _SHORT


def check_archived(source: Source) -> Iterator[Finding]:
    """Check the address and the day of the copy of a text.

    Args:
        source: the text, with a copy or without.
    """
    if source.archived is None and is_of_archive(source.url):
        yield Finding("data.url-archived", Verdict.NOTE, source.key, facts(address=source.url), source)
    if (source.archived is None) is not (source.archived_on is None):
        yield failing("data.archived-alone", source.key)
    if source.archived is not None and not is_of_archive(source.archived):
        yield failing("data.archived-address", source.key, address=source.archived)
    if source.archived_on is not None and source.published is not None and source.archived_on < source.published:
        yield failing("data.archived-early", source.key, archived=source.archived_on, published=source.published)
    copy = ArchivedCopy.read(source.archived or "")
    if copy is not None and source.archived_on not in (None, copy.day):
        yield failing("data.archived-day", source.key, archived=source.archived_on, told=copy.day)
    if copy is not None and _plain(copy.of) != _plain(source.url):
        yield Finding("data.archived-other", Verdict.NOTE, source.key, facts(of=copy.of, url=source.url), source)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address
        return ""


def _plain(address: str) -> str:
    """Return what two addresses of one page have in common: archives change the scheme, ``www.`` and the last slash."""
    _, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return unquote(f"{host.casefold().removeprefix('www.').removesuffix(':80')}{slash}{path}").rstrip("/")
