"""The parts of a letter: what stands above the tables, headings with tables and lines, numbered sources.

They hold no markup. Text, HTML and PDF are made from the same parts.
"""

from collections.abc import Iterable, Sequence
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.findings import Finding
from bologna_credits.core.languages import Words
from bologna_credits.recognition.source_numbers import SourceNumbers
from bologna_credits.recognition.tables import Table


@final
@attrs.frozen
class Piece:
    """A stretch of text, and the number of the source on which it rests.

    Args:
        text: the text.
        source: the number; None without a source.
    """

    text: str
    source: int | None = None


@final
@attrs.frozen(kw_only=True)
class Line:
    """One line below a heading.

    Args:
        about: the components that it is about, or empty.
        kind: the kind of reason in a word, or empty.
        pieces: its text.
    """

    __repr__ = brief

    about: str = ""
    kind: str = ""
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The line as text, with the numbers of its sources.

        >>> Line(about="A1", pieces=(Piece("agreed", 1), Piece("passed"))).plain
        'A1: agreed [1]; passed'
        """
        said = "; ".join(piece.text if piece.source is None else f"{piece.text} [{piece.source}]" for piece in self.pieces)
        return ": ".join(filter(None, (self.about, self.kind, said)))


@final
@attrs.frozen(kw_only=True)
class Part:
    """One heading and what stands below it.

    Args:
        key: the key of the part, which does not depend on the language.
        heading: the heading.
        said: sentences.
        table: a table; None where there is none.
        lines: lines.
    """

    __repr__ = brief

    key: str
    heading: str
    said: tuple[str, ...] = ()
    table: Table | None = None
    lines: tuple[Line, ...] = ()


@final
class Sources(SourceNumbers):
    """The numbers of the sources, in the order in which the letter first cites them."""

    def pieces(self, findings: Iterable[Finding], words: Words) -> tuple[Piece, ...]:
        """Return what findings say, each with the number of its source."""
        return tuple(dict.fromkeys(Piece(finding.text(words), self.number(finding.source)) for finding in findings))


def grouped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines in order; those that say the same about several components become one.

    >>> one, other = (Line(about=code, kind="Credits", pieces=(Piece("5 ECTS"),)) for code in ("A", "B"))
    >>> [line.about for line in grouped([one, other])]
    ['A, B']
    """
    found: dict[tuple[str, tuple[Piece, ...]], list[str]] = {}
    for line in lines:
        found.setdefault((line.kind, line.pieces), []).append(line.about)
    return tuple(
        Line(about=", ".join(dict.fromkeys(filter(None, about))), kind=kind, pieces=pieces)
        for (kind, pieces), about in found.items()
    )
