"""A module and its parts in one decision: the credits of each are counted once, and told where they stand in two rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.components import Match
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.course_book import CourseBook
from bologna_credits.recognition.rows import Row


@final
@attrs.frozen(kw_only=True)
class Counted:
    """The rows that do not count all of their credits.

    Args:
        within: by row, the row around it that counts its credits.
        inside: by row that is not recognised, the rows within it that are counted by themselves, and their credits.
    """

    within: Mapping[str, str]
    inside: Mapping[str, tuple[tuple[str, ...], Credits]]


def counted_once(rows: Sequence[Row], book: CourseBook) -> Counted:
    """Return the rows that do not count all of their credits, because others around or within them do.

    A row counts for what stands within it if it is recognised, or if the two have the same verdict. A part that is recognised
    while the whole is open or failed counts by itself.

    Args:
        rows: the rows of the components studied.
        book: the courses of the transcript.
    """
    within: dict[str, str] = {}
    inside: dict[str, tuple[tuple[str, ...], Credits]] = {}
    if not book.inside:
        return Counted(within=within, inside=inside)
    with_credits = [row for row in rows if row.course is not None and row.credits is not None]
    wholes = [row for row in with_credits if book.inside.get(row.code)]
    for row in with_credits:
        around = [one for one in wholes if book.holds(one.code, row.code) and one.verdict in (Verdict.HOLDS, row.verdict)]
        # The outermost of them is the one that no other of them holds.
        outer = next((one for one in around if not any(book.holds(other.code, one.code) for other in around)), None)
        if outer is not None:
            within[row.code] = outer.code
    for row in wholes:
        parts = [one for one in with_credits if book.holds(row.code, one.code) and one.code not in within]
        parts = [one for one in parts if not any(book.holds(other.code, one.code) for other in parts)]
        credits = [one.credits for one in parts if one.credits is not None]
        if row.code not in within and len({amount.system for amount in (*credits, *_own(row))}) == 1 and credits:
            inside[row.code] = tuple(one.code for one in parts), sum(credits[1:], credits[0])
    return Counted(within=within, inside=inside)


def _own(row: Row) -> tuple[Credits, ...]:
    return () if row.credits is None else (row.credits,)


def parts_of(results: Mapping[str, Result], book: CourseBook) -> Mapping[str, frozenset[str]]:
    """Return, by component, the passed components of which it is a part.

    Args:
        results: the results by component.
        book: the courses of the transcript.
    """
    if not book.inside:
        return {}
    whole = [code for code, result in results.items() if result.passed is Verdict.HOLDS and result.credits is not None]
    return {code: frozenset(outer for outer in whole if book.holds(outer, code)) for code in results}


def clashes_of(match: Match, others: Iterable[Match], results: Mapping[str, Result], book: CourseBook) -> tuple[Finding, ...]:
    """Return the open points on parts of what another match names: one achievement would replace home components twice.

    Args:
        match: the match that names the part.
        others: the matches that may name the whole.
        results: the results by component.
        book: the courses of the transcript.
    """

    def complete(one: Match) -> bool:
        return all(results[code].passed is Verdict.HOLDS for code in one.host)

    if not book.inside or not complete(match):
        return ()
    return tuple(
        Finding(
            "recognition.achievement-twice",
            Verdict.OPEN,
            str(match),
            facts(inner=inner, outer=outer, home=match.home, other=other.home),
            match.source,
        )
        for other in others
        if other is not match and complete(other)
        for outer in other.host
        for inner in match.host
        if book.holds(outer, inner)
    )
