"""Laws of transcripts with several hosts, codes that several courses have, and modules around their parts."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

import attrs
from hypothesis import example, given, strategies as st

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    diff,
    recognise,
    verify,
)

_HOSTS = [Institution("North"), Institution("South")]
_RULES = HomeRules("ECTS", grades="without", surplus="all", shortfall="accept")
_STATUSES: list[Literal["passed", "failed", "in-progress"]] = ["passed", "passed", "failed", "in-progress"]


@st.composite
def _course(draw: st.DrawFn, codes: str = "ABCDE") -> CourseResult:
    """A course that never stands within itself, and whose credits, if it states some above 0, are at least those of its parts."""
    code = draw(st.sampled_from(codes))
    smaller = codes[codes.index(code) + 1 :]
    parts = tuple(draw(st.lists(_course(smaller), max_size=2))) if smaller and len(codes) > 2 else ()
    least = _topmost(parts)
    credits = draw(st.none() | st.just(Credits(0, "ECTS")) | st.integers(0, 6).map(lambda more: Credits(least + more, "ECTS")))
    return CourseResult(
        code,
        draw(st.sampled_from(["x", "y"])),
        credits,
        status=draw(st.sampled_from(_STATUSES)),
        parts=parts,
        host=draw(st.sampled_from(_HOSTS)) if codes == "ABCDE" else None,
    )


def _topmost(lines: Iterable[CourseResult]) -> Fraction:
    return sum((line.own_credits.amount if line.own_credits is not None else _topmost(line.parts) for line in lines), Fraction(0))


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Transcript, LearningAgreement | None, tuple[Match, ...]]:
    transcript = Transcript(_HOSTS[0], draw(st.lists(_course(), max_size=4)))
    names = dict.fromkeys((*(key for key, _ in transcript.keyed()), *(line.code for line in transcript.walk())))
    agreed = draw(st.lists(st.sampled_from(list(names)), unique=True, max_size=5)) if names else []
    if draw(st.booleans()):
        return transcript, None, tuple(Match([code], [f"H{place}"]) for place, code in enumerate(agreed[:2]))
    studied = [Component(code, draw(st.sampled_from(["x", "z"]))) for code in agreed]
    return transcript, LearningAgreement(studied, [Component("H", "Home")]), ()


def _lines(
    lines: Iterable[CourseResult], keys: Iterator[str], around: tuple[str, ...]
) -> Iterator[tuple[str, CourseResult, tuple[str, ...]]]:
    """Yield each line with its key and with those of the lines around it."""
    for line in lines:
        key = next(keys)
        yield key, line, around
        yield from _lines(line.parts, keys, (*around, key))


def _texts(fact: object) -> tuple[object, ...]:
    assert isinstance(fact, tuple)
    return fact


def _told(decision: Recognition) -> set[str]:
    rows = {row.code for row in decision.rows}
    return rows | {decision.transcript.key_of(course) for course in decision.outside}


@given(_cases())
def test_every_line_with_credits_is_in_a_row_or_outside_or_within_or_around_one(
    case: tuple[Transcript, LearningAgreement | None, tuple[Match, ...]],
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    told = _told(decision)
    around = {finding.subject: finding for finding in decision.report.with_code("recognition.around")}
    several = {
        f.subject for code in ("several-results", "outside-repeated") for f in decision.report.with_code(f"recognition.{code}")
    }
    candidates = {str(key) for f in decision.report.with_code("recognition.candidates") for key in _texts(f.named["courses"])}
    open_several = {f.subject for f in decision.report.with_code("recognition.several-results-open")}
    lines = [*_lines(transcript.courses, iter([key for key, _ in transcript.keyed()]), ())]
    for key, line, _ in lines:
        if line.own_credits is None:
            continue
        outer: set[str] = set()
        while more := {whole for own, _, wholes in lines for whole in wholes if own in {key} | outer} - outer:
            outer |= more  # a course may stand in several, and these in others
        inner = {own for own, _, wholes in lines if key in wholes}
        assert key in told or told & outer or inner & told or key in around or candidates & (outer | inner | {key}), key
        if key in told and len(transcript.results(key)) > 1 and not any(row.course is None for row in decision.rows):
            assert key in several | open_several, key


_NAMING = (
    "several-results",
    "several-results-rule",
    "several-results-open",
    "outside-repeated",
    "outside-within",
    "around",
    "candidates",
    "credits-of-parts",
    "credits-missing",
)
"""Findings that name a line whose credits are not, or not all, in a row of the decision."""


def _passed(code: str, amount: int | None = None, *parts: CourseResult, host: Institution | None = None) -> CourseResult:
    return CourseResult(code, "x", None if amount is None else Credits(amount, "ECTS"), status="passed", parts=parts, host=host)


_REPEATED_HEADING = Transcript(
    _HOSTS[0],
    [_passed("D"), _passed("B", None, _passed("C", None, _passed("D")), _passed("D", None, _passed("E", 1)))],
)
"""A course that stands alone, within another, and as a heading around credits that stand nowhere else."""

_TWO_ATTEMPTS = (
    Transcript(_HOSTS[0], [_passed("B", None, _passed("C", 1), _passed("C", 0, _passed("D", 0)))]),
    LearningAgreement([Component("D", "x")], [Component("H", "Home")]),
    (),
)
"""Two attempts of a course with different credits, one of them around the course that was agreed."""
_EQUAL_ATTEMPTS = (
    Transcript(_HOSTS[0], [_passed("B", None, _passed("C", 1), _passed("C", None, _passed("D", 1)))]),
    *_TWO_ATTEMPTS[1:],
)
"""The same, with a line that states as many credits as the course that is in the other line."""

_HEADING_AROUND_A_FAIL = (
    Transcript(_HOSTS[0], [_passed("B", None, CourseResult("C", "x", Credits(1, "ECTS"), status="failed"))]),
    LearningAgreement([Component("B", "x")], [Component("H", "Home")]),
    (),
)
"""An agreed course that was passed without credits of its own, around a part that failed: its credits are an open point."""


@given(_cases())
@example(_HEADING_AROUND_A_FAIL)
@example((_REPEATED_HEADING, None, ()))
@example(_TWO_ATTEMPTS)
@example(_EQUAL_ATTEMPTS)
def test_the_rows_of_a_decision_have_all_credits_of_the_transcript_unless_a_finding_names_the_line(
    case: tuple[Transcript, LearningAgreement | None, tuple[Match, ...]],
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    rows = [amount for row in decision.rows for amount in (row.counted, row.beyond)]
    outside = [course.own_credits for course in decision.outside]
    shown = sum((amount.amount for amount in (*rows, *outside) if amount is not None), Fraction(0))
    named = [f for code in _NAMING for f in decision.report.with_code(f"recognition.{code}")]
    if not named:
        assert shown == _topmost(transcript.courses)


@given(_cases())
def test_what_is_recognised_never_exceeds_the_topmost_credits_of_the_lines_named(
    case: tuple[Transcript, LearningAgreement | None, tuple[Match, ...]],
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    assert decision.credits.high <= _topmost(transcript.courses)
    counted = sum((row.counted.amount for row in decision.recognised if row.counted is not None), Fraction(0))
    lines = [line.credits.high for line in decision.transcript_lines() if line.credits is not None]
    assert counted == decision.credits.low == decision.credits.high == sum(lines, Fraction(0))
    for row in decision.rows:
        if row.within is not None:
            (outer,) = (one for one in decision.rows if one.code == row.within)
            assert outer.within is None
            assert outer.verdict in (Verdict.HOLDS, row.verdict)
            assert row.recognised is None


@given(_cases())
def test_rows_have_a_key_each_and_findings_and_settlements_speak_of_it(
    case: tuple[Transcript, LearningAgreement | None, tuple[Match, ...]],
) -> None:
    transcript, agreement, matches = case
    decision = recognise(transcript, agreement, _RULES, matches=matches)
    codes = [row.code for row in decision.rows]
    assert len(codes) == len(set(codes))
    for row in decision.rows:
        assert row.course is None or row.code == transcript.key_of(row.course)
    assert [f.code for f in verify(decision)] == ["verify.same"]
    assert Recognition.from_dict(decision.to_dict()) == decision
    for point in decision.open[:2]:
        settled = decision.settle(point.code, point.subject, "holds", by="Dean", on="2023-01-01", because="x")
        assert point not in settled.open
        assert settled.credits.high <= _topmost(transcript.courses)
    again = decision.revise(transcript=attrs.evolve(transcript), because="the same once more", on="2023-02-01")
    assert [f.code for f in diff(decision, again)] == ["diff.same"]
