"""The oddities of a document's courses that only several of them show: what stands twice, and credits around credits."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.papers.transcripts import CourseResult, Institution


def repeated_courses(courses: Iterable[CourseResult]) -> list[Finding]:
    """Return a finding for each course that stands more than once, and for each code that several courses of a host share.

    The same code at two hosts names two courses, and is no oddity.

    Args:
        courses: all courses, nested ones included.
    """
    by_host: dict[tuple[Institution | None, str], Counter[str]] = {}
    for course in courses:
        by_host.setdefault((course.host, course.code), Counter())[fold(course.title)] += 1
    found, twice = [], dict[int, list[str]]()
    for (_, code), titles in by_host.items():
        times = max(titles.values())
        if times > 1:
            twice.setdefault(times, []).append(code)
        if len(titles) > 1:
            found.append(Finding("document.code-shared", Verdict.NOTE, code, facts(code=code, count=len(titles))))
    several = {times: tuple(dict.fromkeys(codes)) for times, codes in twice.items()}
    told = [
        Finding("document.twice", Verdict.NOTE, codes[0], facts(code=codes[0], times=times))
        if len(codes) == 1
        else Finding("document.twice", Verdict.NOTE, "", facts(codes=codes, times=times))
        for times, codes in several.items()
    ]
    return told + found


def nested_credits(courses: Iterable[CourseResult]) -> Iterator[Finding]:
    """Yield a note for each course with credits that has credits within it as well: which of them count is not said.

    Args:
        courses: the topmost courses.
    """
    for course in courses:
        inner = [part for part in course.walk() if part is not course and part.credits is not None and part.credits.amount]
        if course.credits is not None and course.credits.amount and inner:
            codes = tuple(dict.fromkeys(part.code for part in inner))
            yield Finding("document.nested-credits", Verdict.NOTE, course.code, facts(inner=codes, outer=course.code))
        yield from nested_credits(course.parts)
