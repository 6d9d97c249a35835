"""A module and its parts in one decision: the credits of each are counted once, and told where they stand in two rows."""

from collections.abc import Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.components import Match
from bologna_credits.recognition.components import Result
from bologna_credits.recognition.course_book import CourseBook
from bologna_credits.recognition.rows import Row

_NOTHING: frozenset[str] = frozenset()


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
    # The rows by code, and their places, so that only what stands around or within a row is looked at.
    places = {row.code: place for place, row in enumerate(with_credits)}
    for row in with_credits:
        around = sorted(places[code] for code in book.around.get(row.code, ()) if code in places)
        wholes = [with_credits[place].code for place in around if with_credits[place].verdict in (Verdict.HOLDS, row.verdict)]
        for outer in book.outermost(wholes)[:1]:
            within[row.code] = outer
    for row in with_credits:
        counted = [code for code in book.inside.get(row.code, ()) if code in places and code not in within]
        parts = [with_credits[places[code]] for code in sorted(book.outermost(counted), key=places.__getitem__)]
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
    passed = (code for code, result in results.items() if result.passed is Verdict.HOLDS and result.credits is not None)
    whole = frozenset(passed)
    return {code: whole & book.around.get(code, _NOTHING) for code in results}


def clashes_of(matches: Sequence[Match], results: Mapping[str, Result], book: CourseBook) -> tuple[tuple[Finding, ...], ...]:
    """Return, for each match, the open points on parts of what another names: one achievement would replace components twice.

    Args:
        matches: the matches; each component of the host is in one of them.
        results: the results by component.
        book: the courses of the transcript.
    """
    if not book.inside:
        return tuple(() for _ in matches)
    whole = [place for place, one in enumerate(matches) if all(results[code].passed is Verdict.HOLDS for code in one.host)]
    owners = {code: (place, order) for place in whole for order, code in enumerate(matches[place].host)}
    found: list[tuple[Finding, ...]] = [() for _ in matches]
    for place in whole:
        match = matches[place]
        around = sorted(
            (*owners[outer], order, outer, inner)
            for order, inner in enumerate(match.host)
            for outer in book.around.get(inner, ())
            if outer in owners and owners[outer][0] != place
        )
        found[place] = tuple(
            Finding(
                "recognition.achievement-twice",
                Verdict.OPEN,
                str(match),
                facts(inner=inner, outer=outer, home=match.home, other=matches[other].home),
                match.source,
            )
            for other, _, _, outer, inner in around
        )
    return tuple(found)
