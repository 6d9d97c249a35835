"""Transcripts of all kinds for the tests of writers, and what is left of one in ELMO."""

from typing import Any

import attrs
from hypothesis import strategies as st

from bologna_credits import CourseResult, Credits, Grade, GradingScale, GradingTable, Institution, Transcript
from bologna_credits.core import Report
from bologna_credits.grades import GradeRow
from bologna_credits.interop import Learner
from bologna_credits.law import credit_systems, grading_scales
from bologna_credits.testing.strategies import grades

GENERATED = "2026-11-27T10:00:00+01:00"
LEARNER = Learner(given_names="Secretname", family_name="Hiddenson", identifiers={"esi": "999999-1234"}, born="1990-12-24")
OWN_SCALE = GradingScale("XX-OWN", rows=[GradeRow("gut", True), GradeRow("so so", True), GradeRow("nein", False)])
OTHER_SCALE = GradingScale("NO-AF", rows=[GradeRow("gut", True), GradeRow("A", False)])
"""A scale under a code of the catalogue, on which A is a fail."""
OWN_SCALES = {"XX-OWN": OWN_SCALE, "urn:bologna-credits:own-scale:NO-AF": OTHER_SCALE}

words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="…"), min_size=1, max_size=12)
_names = st.lists(words, min_size=1, max_size=3).map(" ".join)
_languages = st.sampled_from(["en", "nb", "ru", "kk-cyrl", ""])
_ranked = [scale for scale in grading_scales() if scale.passing]


@st.composite
def institutions(draw: st.DrawFn) -> Institution:
    kinds = st.sampled_from(["schac", "erasmus-institutional-code-type", "pic", "local", "", "own kind"])
    identifiers = draw(st.lists(st.tuples(kinds, _names), min_size=1, max_size=3, unique=True))
    country = draw(st.sampled_from([None, "NO", "KZ", "GR", "GB", "XK", "HK", "XX"]))
    # Without a country, the letters of an Erasmus code stand for it.
    return Institution(draw(_names), country or "NO", identifiers)


@st.composite
def histograms(draw: st.DrawFn, scale: GradingScale) -> GradingTable:
    labels = [grade.label for grade in scale.passing if scale.grade(grade.label) == grade]
    chosen = draw(st.lists(st.sampled_from(labels), min_size=1, max_size=4, unique=True))
    counts = [(label, draw(st.integers(0, 500))) for label in chosen[1:]]
    return GradingTable(scale, [*counts, (chosen[0], draw(st.integers(1, 500)))], population="course", counted=True)


@st.composite
def lines(draw: st.DrawFn, depth: int = 2) -> CourseResult:
    scale = draw(st.sampled_from([*_ranked, OWN_SCALE, OTHER_SCALE]))
    grade: Grade | None = draw(
        st.none() | grades(scale).filter(lambda one: "/" not in one.label and scale.grade(one.label) == one)
    )
    printed = grade.label if grade is not None else draw(st.none() | words)
    table = draw(st.none() | histograms(scale)) if grade is not None or printed is None else None
    titles = draw(st.dictionaries(_languages, _names, max_size=3))
    title = titles.get("en") or next(iter(titles.values()), None) or draw(_names)
    status = draw(st.sampled_from(["passed", "failed", "in-progress", None]))
    if grade is None or grade.conditional is not None:
        status = status or "passed"
    amount = draw(st.none() | st.decimals(0, 300, places=draw(st.integers(0, 3))))
    system = draw(st.sampled_from([system.code for system in credit_systems()]))
    return CourseResult(
        code=draw(_names),
        title=title,
        credits=None if amount is None else Credits(amount, system),
        grade=grade,
        label=printed,
        status=status,  # type: ignore[arg-type]  # one of the words
        day=draw(st.none() | st.dates()),
        kind=draw(st.none() | st.sampled_from(["Course", "Module", "Class", "Degree Programme"]) | _names),
        titles=titles,
        distribution=table,
        parts=draw(st.lists(lines(depth - 1), max_size=2)) if depth else (),
        used=draw(st.none() | _names),
        isced=draw(st.none() | st.sampled_from(["06", "061", "0612", "odd code"])),
        beside=draw(st.lists(grades(OWN_SCALE) | grades("NO-AF"), max_size=2)),
    )


@st.composite
def elmo_transcripts(draw: st.DrawFn) -> Transcript:
    """Transcripts that ELMO holds: with numbers that end as decimals, and a status wherever there is no grade."""
    issuer = draw(institutions())
    hosts = draw(st.lists(institutions(), max_size=2))
    courses = [
        attrs.evolve(line, host=draw(st.sampled_from([None, issuer, *hosts]))) for line in draw(st.lists(lines(), max_size=4))
    ]
    return Transcript(issuer, courses, issued=draw(st.dates()))


def held(transcript: Transcript, language: str | None = None) -> Transcript:
    """The transcript as ELMO holds it: what the format says of each line, with nothing lost."""
    hosts = list(dict.fromkeys([transcript.issuer, *(transcript.host_of(course) for course in transcript.courses)]))
    ordered = sorted(transcript.courses, key=lambda course: hosts.index(transcript.host_of(course)))
    several = len(hosts) > 1
    courses = [_held(course, transcript.host_of(course) if several else None, language) for course in ordered]
    return attrs.evolve(transcript, courses=courses, report=Report(), source="")


def _held(course: CourseResult, host: Institution | None, language: str | None) -> CourseResult:
    failed = course.status is None and course.grade is not None and not course.grade.passes
    table = course.distribution
    changed: dict[str, Any] = {
        "host": host,
        "status": "failed" if failed else course.status,
        "titles": course.titles or ((language or "", course.title),),
        "distribution": None if table is None else attrs.evolve(table, label=f"{course.code} {course.title}"),
        "parts": [_held(part, host, language) for part in course.parts],
    }
    return attrs.evolve(course, **changed)
