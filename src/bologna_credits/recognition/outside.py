"""The courses of a transcript beyond the agreement, each once, and the lines around what was agreed."""

import functools
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from typing import final

import attrs

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.transcripts import CourseResult
from bologna_credits.recognition.components import attempt_of, best_attempt
from bologna_credits.recognition.course_book import CourseBook
from bologna_credits.recognition.rulebook import Rulebook


@final
@attrs.frozen(kw_only=True)
class Beyond:
    """The courses beyond the agreement.

    Args:
        courses: the key and one line of each.
        findings: the notes on further lines of these courses, and on lines around courses of the decision.
    """

    courses: tuple[tuple[str, CourseResult], ...]
    findings: tuple[Finding, ...]


def beyond_agreement(book: CourseBook, agreed: AbstractSet[str], rules: Rulebook) -> Beyond:
    """Return the courses beyond the agreement, each once, without lines around or within another course of the decision.

    A line without credits, or with 0, whose parts have some is no course of its own: its parts are looked at.

    Args:
        book: the courses of the transcript.
        agreed: the keys of the courses that the agreement names.
        rules: the rules that apply.
    """
    found: dict[str, None] = {}
    around: list[tuple[str, CourseResult]] = []  # every line: two attempts of a course may state different credits
    keys = iter(book.transcript.keyed())

    def look(course: CourseResult, skipped: bool) -> None:
        key, _ = next(keys)
        opened = not skipped and key not in agreed and _opens(course, not agreed.isdisjoint(book.inside.get(key, ())))
        if not skipped and key not in agreed and not opened:
            found[key] = None
        if opened and course.own_credits is not None:
            around.append((key, course))
        for part in course.parts:
            look(part, skipped or not opened)

    for course in book.transcript.courses:
        look(course, skipped=False)
    shown = [key for key in book.lines if key in agreed or key in found]  # in the order of the document
    kept = {key: _Kept(_kept(key, book, rules, agreed=key in agreed)) for key in shown}
    covers = _covers(found, kept, book)
    lines = tuple((key, kept[key].line) for key in found if key not in covers)
    notes = [_repeated(key, course, book) for key, course in lines if len(book.lines[key]) > 1]
    notes += [_covered(key, other, kept[other], book) for key, other in covers.items()]
    places = {key: place for place, key in enumerate(shown)}
    for key, course in around:
        inner = sorted((one for one in book.inside.get(key, ()) if one in places), key=places.__getitem__)
        notes.append(_around(key, course, inner, book))
    return Beyond(courses=lines, findings=tuple(finding for note in notes for finding in note))


def _opens(course: CourseResult, around: bool) -> bool:
    """Return True if the parts of a line stand for it: some are agreed, or they have credits and the line has none or 0."""
    return around or (course.own_credits is None and any(part.credits is not None for one in course.parts for part in one.walk()))


def _kept(key: str, book: CourseBook, rules: Rulebook, *, agreed: bool) -> CourseResult:
    """Return the line that the decision shows of a course."""
    lines = book.lines[key]
    return attempt_of(key, lines, rules)[0] if agreed else best_attempt(key, lines, rules)


@final
@attrs.frozen
class _Kept:
    """The line that the decision shows of a course, with the lines in it by code, which are sorted once."""

    line: CourseResult

    @functools.cached_property
    def by_code(self) -> Mapping[str, Sequence[CourseResult]]:
        found: dict[str, list[CourseResult]] = {}
        for line in self.line.walk():
            found.setdefault(line.code, []).append(line)
        return found

    def count(self, line: CourseResult) -> int:
        """The number of lines in it that equal another."""
        return self.by_code.get(line.code, ()).count(line)


def _covers(found: Iterable[str], kept: Mapping[str, _Kept], book: CourseBook) -> Mapping[str, str]:
    """Return, by course, the one that tells it; a course that is told in another tells none, as its own line is not shown."""
    order = list(found)
    covers: dict[str, str] = {}
    ahead = set(order)
    places = {key: place for place, key in enumerate(kept)}
    for key in sorted(order, key=lambda one: -len(book.inside.get(one, ()))):  # what is around others comes first
        ahead.remove(key)
        around = sorted((one for one in book.around.get(key, ()) if one in places), key=places.__getitem__)
        told = (other for other in around if other not in ahead and other not in covers)
        outer = next((other for other in told if _tells(key, kept[other], book)), None)
        if outer is not None:
            covers[key] = outer
    return {key: covers[key] for key in order if key in covers}


def _tells(key: str, kept: _Kept, book: CourseBook) -> bool:
    """Return True if a course around another has a line that states the credits of both, so that the other is told there."""
    lines = [line for line in book.lines[key] if line.own_credits is not None]
    own = kept.line.own_credits
    return not lines or bool(own is not None and own.amount) or any(kept.count(line) for line in lines)


def _covered(key: str, other: str, kept: _Kept, book: CourseBook) -> Sequence[Finding]:
    """Return the note on a course with lines that are not in the one kept of another course, which tells it."""
    lines = [line for line in book.lines[key] if line.own_credits is not None]
    if all(kept.count(line) >= lines.count(line) for line in lines):
        return ()
    return (Finding("recognition.outside-within", Verdict.NOTE, key, facts(outer=other)),)


def _repeated(key: str, kept: CourseResult, book: CourseBook) -> Sequence[Finding]:
    named = facts(count=len(book.lines[key]), kept=kept.shown_grade)
    return (Finding("recognition.outside-repeated", Verdict.NOTE, key, named),)


def _around(key: str, course: CourseResult, inner: Sequence[str], book: CourseBook) -> Sequence[Finding]:
    """Return the note on a line around courses of the decision, if it states other credits than they do."""
    outer = book.outermost(inner)
    held = {id(part) for part in course.walk()}  # another attempt of the course may hold the parts, and this line none of them
    here = [one for one in outer if any(id(line) in held for line in book.lines[one])]
    counted = [line.credits for one in here for line in book.lines[one][:1] if line.credits is not None]
    if _sum(counted) == course.credits:
        return ()
    return (Finding("recognition.around", Verdict.NOTE, key, facts(credits=course.credits, inner=tuple(outer))),)


def _sum(credits: Iterable[Credits]) -> Credits | None:
    found = list(credits)
    return sum(found[1:], found[0]) if len({amount.system for amount in found}) == 1 else None
