"""The checks of citations in a file: links, quotes, one standing for each address, statutes that were not read.

Three words in a note settle a finding. ``unquoted``: the words of a secondary source were not kept. ``account``: the entry is an
account of another text, and its page has another entry. ``not read``: the statute behind a secondary source was
not read. :func:`check_sources_of` checks one file, :func:`check_sources_across` all of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from bologna_credits.core.findings import Finding, Report, Verdict, failing
from bologna_credits.core.provenance import Basis, Seen, Source
from bologna_credits.core.typed import checked
from bologna_credits.law.definition import Definition
from bologna_credits.law.scheme_file import SchemeFile

_UNQUOTED = "unquoted"
_ACCOUNT = "account"
_UNREAD = "not read"


@checked
def check_sources_of(file: Definition | SchemeFile) -> Report:
    """Check how one file cites its sources.

    Args:
        file: a definition file or a file of schemes.

    Returns:
        A NOTE for each source that no entry links, each secondary source without a quote, and each statute that rests on a
        secondary source, where no note gives the reason.

    >>> from bologna_credits import default_catalogue
    >>> len(check_sources_of(default_catalogue().definitions("NO")[0]))
    0
    """
    return Report([*unlinked_sources(file.sources, file), *unquoted_sources(file.sources), *unread_statutes(file)])


@checked
def check_sources_across(files: Iterable[Definition | SchemeFile]) -> Report:
    """Check how several files cite their sources: each file separately, then one against another.

    Args:
        files: definition files and files of schemes, such as all bundled ones.

    Returns:
        The findings of :func:`check_sources_of`, and a FAILS for each address that is both primary and secondary.

    >>> from bologna_credits import default_catalogue
    >>> len(check_sources_across(default_catalogue().definitions("KZ")))
    0
    """
    found = tuple(files)
    each = [finding for file in found for finding in check_sources_of(file)]
    return Report([*each, *differing_standings({file.origin.file: file.sources for file in found})])


def unlinked_sources(sources: Iterable[Source], content: object) -> Iterator[Finding]:
    """Find the sources that nothing links: no entry has one as its source, and no text names its key.

    Args:
        sources: the sources of a file.
        content: the other content of the file, as classes or as the tables of TOML.

    >>> source = Source("act", "The act", "https://example.org/act", seen="secondary")
    >>> [finding.subject for finding in unlinked_sources([source], {"systems": [{"note": "see the decree"}]})]
    ['act']
    >>> list(unlinked_sources([source], {"systems": [{"source": "act"}]}))
    []
    """
    linked = "\n".join(_texts(content))
    for source in sources:
        if not re.search(rf"(?<![\w-]){re.escape(source.key)}(?![\w-])", linked):
            yield Finding("kit.source-unlinked", Verdict.NOTE, source.key, (), source)


def unquoted_sources(sources: Iterable[Source]) -> Iterator[Finding]:
    """Find the secondary sources without a quote whose note does not state that they are unquoted.

    >>> source = Source("act", "The act", "https://example.org/act", seen="secondary", note="As collected.")
    >>> [finding.code for finding in unquoted_sources([source])]
    ['kit.source-unquoted']
    """
    for source in sources:
        if source.seen is Seen.SECONDARY and not source.quote and not _says(source.note, _UNQUOTED):
            yield Finding("kit.source-unquoted", Verdict.NOTE, source.key, (), source)


def unread_statutes(content: object) -> Iterator[Finding]:
    """Find the entries of basis ``statute`` on a secondary source where no note states that the statute was not read.

    The basis is the kind of text on which a figure rests, and ``seen`` shows whether that text was read.

    Args:
        content: a file, or any part of one.

    >>> from bologna_credits import default_catalogue
    >>> list(unread_statutes(default_catalogue().definitions("EE")[0]))
    []
    """
    found: dict[str, Source] = {}
    for source, note in _statutes(content):
        if source.seen is Seen.SECONDARY and not _says(note, _UNREAD) and not _says(source.note, _UNREAD):
            found[source.key] = source
    for key, source in found.items():
        yield Finding("kit.source-statute", Verdict.NOTE, key, (), source)


def differing_standings(files: Mapping[str, Iterable[Source]]) -> Iterator[Finding]:
    """Find the addresses that are primary in one entry and secondary in another.

    A secondary entry whose note states that it is an account of another text is left out.

    Args:
        files: the sources of each file, by its name.

    >>> act = Source("act", "The act", "https://example.org/act", seen="primary", quote="words")
    >>> told = Source("told", "The act", "https://example.org/act", seen="secondary", quote="words")
    >>> [finding.named["files"] for finding in differing_standings({"xx.toml": [act], "yy.toml": [told]})]
    [('xx.toml', 'yy.toml')]
    """
    places: dict[str, dict[str, set[Seen]]] = {}
    for file, sources in files.items():
        for source in sources:
            if source.seen is Seen.PRIMARY or not _says(source.note, _ACCOUNT):
                places.setdefault(source.url, {}).setdefault(file, set()).add(source.seen)
    for url, by_file in places.items():
        if len(set().union(*by_file.values())) > 1:
            yield failing("kit.source-standings", url, files=tuple(sorted(by_file)))


def _says(note: str | None, word: str) -> bool:
    return note is not None and word in note.casefold()


def _texts(item: object) -> Iterator[str]:
    """The texts below an item, and the keys of the sources that it links; the sources of the file itself are no links."""
    if isinstance(item, Source):
        yield item.key
    elif isinstance(item, str):
        yield item
    elif isinstance(item, Mapping):
        for part in item.values():
            yield from _texts(part)
    elif isinstance(item, list | tuple):
        for part in item:
            yield from _texts(part)
    elif attrs.has(type(item)):
        for name in _fields(item):
            yield from _texts(getattr(item, name))


def _statutes(item: object) -> Iterator[tuple[Source, str | None]]:
    """The source and the note of each entry of basis ``statute`` below an item."""
    if isinstance(item, tuple):
        for part in item:
            yield from _statutes(part)
    elif attrs.has(type(item)) and not isinstance(item, Source):
        held = {name: getattr(item, name) for name in _fields(item)}
        if held.get("basis") is Basis.STATUTE and isinstance(held.get("source"), Source):
            yield held["source"], held.get("note")
        for part in held.values():
            yield from _statutes(part)


def _fields(item: object) -> Iterator[str]:
    """The names of the fields that a file writes; the sources of a file are separate from its content."""
    for field in attrs.fields(type(item)):  # type: ignore[arg-type]
        if field.init and field.name != "sources":
            yield field.name
