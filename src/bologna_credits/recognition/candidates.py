"""The notes on courses that may be meant, and on institutions that are taken for one host."""

from collections.abc import Iterator

from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.transcripts import CourseResult, Transcript
from bologna_credits.recognition.course_book import CourseBook, Meant


def candidates_finding(meant: Meant, book: CourseBook) -> Finding:
    """Return the note on the courses of which one component may mean one; none of them is set apart yet.

    Args:
        meant: the component, and the courses that it may mean.
        book: the courses of the transcript.
    """
    credits: dict[str, Credits] = {}
    for key in meant.courses:
        for own in _topmost(book.lines[key][0]):
            credits[own.system] = credits[own.system] + own if own.system in credits else own
    named = facts(courses=meant.courses, credits=tuple(credits.values()) or None)
    return Finding("recognition.candidates", Verdict.NOTE, meant.component.code, named)


def _topmost(course: CourseResult) -> Iterator[Credits]:
    """Yield the credits of a line, or else those of the outermost of its parts that state any."""
    if course.own_credits is not None:
        yield course.own_credits
        return
    for part in course.parts:
        yield from _topmost(part)


def one_host_findings(transcript: Transcript) -> Iterator[Finding]:
    """Yield a note for each identifier that institutions of different names share: their courses are those of one host.

    Args:
        transcript: the transcript.

    >>> from bologna_credits import CourseResult, Institution
    >>> hosts = [Institution(name, identifiers={"erasmus": "SF TAMPERE01"}) for name in ("Aava", "Bruk")]
    >>> courses = [CourseResult("A", "Algebra", host=host) for host in hosts]
    >>> [note.message for note in one_host_findings(Transcript(hosts[0], courses))]
    ['Aava and Bruk have one identifier, SF TAMPERE01: taken as one host']
    """
    names: dict[tuple[str, str], dict[str, str]] = {}
    shown: dict[tuple[str, str], str] = {}
    own = (line.host for line in transcript.walk())
    for host in dict.fromkeys(host if host is not None else transcript.issuer for host in own):
        for kind, identifier in host.identifiers:
            names.setdefault((kind, fold(identifier)), {}).setdefault(fold(host.name), host.name)
            shown.setdefault((kind, fold(identifier)), identifier)
    told: set[tuple[str, ...]] = set()
    for key, found in names.items():
        several = tuple(found.values())
        if len(several) > 1 and several not in told:
            told.add(several)
            yield Finding("recognition.one-host", Verdict.NOTE, several[0], facts(names=several, identifier=shown[key]))
