"""The numbers by which a printed decision and its letters cite their sources."""

from collections.abc import Iterable, Iterator

from bologna_credits.core.findings import Finding
from bologna_credits.core.provenance import Source


class SourceNumbers:
    """The numbers of sources, in the order in which they are first given or cited.

    Args:
        sources: the sources that have the first numbers.

    >>> from bologna_credits.core.provenance import Source
    >>> rules, table = (Source(key, key.title(), "https://example.org", "primary") for key in ("rules", "table"))
    >>> numbers = SourceNumbers([rules])
    >>> numbers.number(table), numbers.number(rules), [source.key for source in numbers]
    (2, 1, ['rules', 'table'])
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._numbers: dict[Source, int] = {}
        for source in sources:
            self._number(source)

    def __iter__(self) -> Iterator[Source]:
        return iter(self._numbers)

    def _number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def number(self, source: Source | None) -> int | None:
        """Return the number of a source; None for no source."""
        return None if source is None else self._number(source)

    def marks(self, findings: Iterable[Finding]) -> str:
        """Return the numbers of all sources that findings cite, each once and in brackets, from low to high.

        Args:
            findings: the findings.
        """
        # Most findings share few sources: one and the same is hashed once.
        cited = {id(finding.source): finding.source for finding in findings if finding.source is not None}
        return " ".join(f"[{number}]" for number in sorted({*map(self._number, cited.values())}))
