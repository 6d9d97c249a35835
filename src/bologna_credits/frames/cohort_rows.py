"""A decision as rows of flat tables: components, home components, lines for the transcript, open points, findings and totals."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, get_args

from bologna_credits.conversion.averages import GradeAverage, grade_average
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.content import host_of_row, keys_of
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.effects import CREDIT_POINTS, GRADE_POINTS
from bologna_credits.recognition.home_values import OPEN_GRADE
from bologna_credits.recognition.rows import Row

Kind = Literal["rows", "home_rows", "lines", "open", "findings", "totals"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The tables of decisions."""
Holds = Literal["text", "number", "whole"]
FlatRow = tuple[Any, ...]
DECIDED, ERROR = "DECIDED", "ERROR"
"""The status of a student in the totals."""
OUTSIDE = "OUTSIDE"
"""The verdict of a course beyond the agreement, on which nothing was asked."""
_AND = " + "
_CREDITS = (*CREDIT_POINTS, "recognition.credits-range", "recognition.credits-missing")

COLUMNS: Mapping[Kind, Mapping[str, Holds]] = {
    "rows": {
        "number": "whole", "code": "text", "title": "text", "host": "text", "host_country": "text", "original_grade": "text",
        "original_scale": "text", "original_credits": "number", "original_credits_text": "text", "original_system": "text",
        "replaces": "text", "verdict": "text", "failed": "text", "low": "number", "high": "number", "credits_text": "text",
        "system": "text", "grade": "text", "method": "text", "within": "text", "reason": "text", "reasons": "text",
    },
    "home_rows": {
        "number": "whole", "code": "text", "title": "text", "credits": "number", "credits_text": "text", "system": "text",
        "replaced_by": "text", "verdict": "text", "grade": "text", "reason": "text", "reasons": "text",
    },
    "lines": {
        "number": "whole", "home_code": "text", "home_title": "text", "code": "text", "original_title": "text", "title": "text",
        "low": "number", "high": "number", "credits_text": "text", "system": "text", "grade": "text", "host": "text",
        "remark": "text",
    },
    "open": {"number": "whole", "code": "text", "subject": "text", "asks": "text", "office": "text", "message": "text"},
    "findings": {
        "number": "whole", "verdict": "text", "code": "text", "subject": "text", "message": "text", "source": "text",
        "url": "text",
    },
    "totals": {
        "status": "text", "rows": "whole", "recognised": "whole", "open_rows": "whole", "debt": "whole", "refused": "whole",
        "home_rows": "whole", "replaced": "whole", "home_open": "whole", "difference": "whole", "outside": "whole",
        "open": "whole", "low": "number", "high": "number", "credits_text": "text", "system": "text", "average": "number",
        "average_text": "text", "average_scale": "text", "reference": "text", "error": "text", "error_text": "text",
        "told": "text",
    },
}  # fmt: skip
"""The columns of each table after the key of the student, and what they hold."""
_COUNTS = sum(holds == "whole" for holds in COLUMNS["totals"].values())


def check_kinds(want: Sequence[str] | str) -> tuple[Kind, ...]:
    """Return the tables that a caller wants, each once.

    Raises:
        ArgumentError: no table, or an unknown one.

    >>> check_kinds("totals")
    ('totals',)
    """
    names = (want,) if isinstance(want, str) else tuple(want)
    for name in names or ("nothing",):
        if name not in KINDS:
            raise ArgumentError("want", name, KINDS)
    return tuple(dict.fromkeys(kind for kind in KINDS if kind in names))


def _double(number: Fraction | None) -> float | None:
    return None if number is None else number.numerator / number.denominator


def _amount(credits: Credits | None) -> tuple[float | None, str | None, str | None]:
    if credits is None:
        return None, None, None
    return _double(credits.amount), show_exact(credits.amount), credits.system


def _ends(worth: CreditRange | None) -> tuple[float | None, float | None, str | None, str | None]:
    if worth is None:
        return None, None, None, None
    low, high = show_exact(worth.low), show_exact(worth.high)
    return _double(worth.low), _double(worth.high), low if low == high else f"{low}–{high}", worth.system


def _reasons(findings: Sequence[Finding]) -> tuple[str | None, str | None]:
    """Return the code of the first finding that is no plain yes, and those of all of them."""
    codes = tuple(dict.fromkeys(f.code for f in findings if f.verdict in (Verdict.OPEN, Verdict.FAILS)))
    return (codes[0], _AND.join(codes)) if codes else (None, None)


def _named(host: Institution | None) -> tuple[str | None, str | None]:
    return (None, None) if host is None else (host.name, host.country)


def _original(course: CourseResult | None) -> tuple[str | None, str | None]:
    if course is None:
        return None, None
    return (course.label, None) if course.grade is None else (course.grade.label, course.grade.scale.code)


def _row(row: Row, number: int, decision: Recognition, hosts: Sequence[Institution]) -> FlatRow:
    recognised = row.verdict is Verdict.HOLDS
    return (
        number,
        row.code,
        row.component.title,
        *_named(host_of_row(row, decision, hosts)),
        *_original(row.course),
        *_amount(row.credits),
        _AND.join(row.replaces) or None,
        row.verdict.value.upper(),
        "yes" if row.failed else "no",
        *_ends(row.recognised if recognised else None),
        row.grade.label if recognised and row.grade is not None else None,
        (row.method or None) if recognised else None,
        row.within,
        *_reasons(row.findings + row.grade_findings),
    )


def _outside(key: str, course: CourseResult, number: int, decision: Recognition) -> FlatRow:
    return (
        number,
        key,
        course.title,
        *_named(decision.transcript.host_of(course)),
        *_original(course),
        *_amount(course.credits),
        None,
        OUTSIDE,
        "yes" if course.status == "failed" or (course.grade is not None and not course.grade.passes) else "no",
        *_ends(None),
        *[None] * 5,
    )


def rows_of_decision(decision: Recognition) -> list[FlatRow]:
    """Return a row for each component studied, then one for each course beyond the agreement."""
    hosts = decision.transcript.hosts
    found = [_row(row, number, decision, hosts) for number, row in enumerate(decision.rows, 1)]
    if decision.outside:
        for key, course in zip(keys_of(decision), decision.outside, strict=True):
            found.append(_outside(key, course, len(found) + 1, decision))
    return found


def home_rows_of_decision(decision: Recognition) -> list[FlatRow]:
    """Return a row for each home component."""
    return [
        (
            number,
            row.code,
            row.component.title,
            *_amount(row.component.credits),
            _AND.join(row.replaced_by) or None,
            row.verdict.value.upper(),
            row.grade.label if row.grade is not None else None,
            *_reasons(row.findings),
        )
        for number, row in enumerate(decision.home_rows, 1)
    ]


def lines_of_decision(decision: Recognition) -> list[FlatRow]:
    """Return a row for each line of the transcript at home."""
    return [
        (
            number,
            _AND.join(code for code, _ in line.home) or None,
            _AND.join(title for _, title in line.home) or None,
            line.original_code,
            line.original_title,
            line.title,
            *_ends(line.credits),
            line.grade.label if line.grade is not None else None,
            line.host.name if line.host is not None else None,
            line.remark,
        )
        for number, line in enumerate(decision.transcript_lines(), 1)
    ]


def open_of_decision(decision: Recognition) -> list[FlatRow]:
    """Return a row for each open point: what it asks for, and the office that the home rules name for decisions."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in decision.open:
        first.setdefault((finding.code, finding.subject), finding)
    return [
        (number, code, subject or None, _asks(code), decision.home.decides, finding.told)
        for number, ((code, subject), finding) in enumerate(first.items(), 1)
    ]


def _asks(code: str) -> str:
    return "grade" if code in GRADE_POINTS else "credits" if code in _CREDITS else "yes or no"


def findings_of_decision(decision: Recognition) -> list[FlatRow]:
    """Return a row for each finding, those of the papers included."""
    found = dict.fromkeys((*decision.report, *decision.transcript.report))
    return [
        (
            number,
            one.verdict.value.upper(),
            one.code,
            one.subject or None,
            one.told,
            None if one.source is None else one.source.title,
            None if one.source is None else one.source.url or None,
        )
        for number, one in enumerate(found, 1)
    ]


def average_of(decision: Recognition, catalogue: Catalogue) -> GradeAverage | None:
    """Return the average of the recognised grades at home, weighted by credits; None where one is open or has no number.

    Args:
        decision: the decision.
        catalogue: the catalogue.
    """
    graded = []
    for row in decision.recognised:
        if row.grade is None or row.grade.scale.code != decision.home.scale:
            if row.shown_grade == OPEN_GRADE or row.grade is not None:
                return None
            continue  # recognised without a grade
        if row.recognised is None or not row.recognised.decided:
            return None
        graded.append((row.grade, Credits(row.recognised.low, row.recognised.system)))
    if not graded:
        return None
    found = grade_average(graded, catalogue=catalogue)
    return found if found.decided else None


def totals_of_decision(decision: Recognition, catalogue: Catalogue, told: Sequence[str]) -> FlatRow:
    """Return the row of totals.

    Args:
        decision: the decision.
        catalogue: the catalogue.
        told: what there is to tell of the rows of the student.
    """
    rows = Counter(row.verdict for row in decision.rows)
    home = Counter(row.verdict for row in decision.home_rows)
    debt, average = len(decision.debt), average_of(decision, catalogue)
    points = {(finding.code, finding.subject) for finding in decision.open}
    return (
        DECIDED,
        len(decision.rows),
        rows[Verdict.HOLDS],
        rows[Verdict.OPEN],
        debt,
        rows[Verdict.FAILS] - debt,
        len(decision.home_rows),
        home[Verdict.HOLDS],
        home[Verdict.OPEN],
        home[Verdict.FAILS],
        len(decision.outside),
        len(points),
        *_ends(decision.credits),
        None if average is None else _double(average.exact),
        None if average is None else show_exact(average.exact),
        None if average is None else average.scale.code,
        decision.reference or None,
        None,
        None,
        "; ".join(told) or None,
    )


def totals_of_error(code: str, text: str, told: Sequence[str]) -> FlatRow:
    """Return the row of totals of a student whose case cannot be decided.

    Args:
        code: the code of the error.
        text: its words.
        told: what there is to tell of the rows of the student.

    >>> totals_of_error("papers", "no course", ())[0]
    'ERROR'
    """
    return (ERROR, *[0] * _COUNTS, *[None] * 8, code, text, "; ".join(told) or None)


MAKERS: Mapping[Kind, Callable[[Recognition], list[FlatRow]]] = {
    "rows": rows_of_decision,
    "home_rows": home_rows_of_decision,
    "lines": lines_of_decision,
    "open": open_of_decision,
    "findings": findings_of_decision,
}
"""The functions that make the rows of each table but the totals."""
