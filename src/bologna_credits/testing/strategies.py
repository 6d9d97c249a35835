"""Hypothesis strategies for credits, grades, scales, grading tables and transcripts.

They are registered through Hypothesis' own entry point, so that ``from_type(Credits)`` works wherever Hypothesis is installed.
"""

from fractions import Fraction

from hypothesis import strategies as st

from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.rows import GradeRow, NumberGrades
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.lookup import credit_systems, grading_scales
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript
from bologna_credits.testing.definitions import grades_of

_LABELS = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=4)
_WORDS = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=20)


@checked
def credits(system: str | None = None) -> st.SearchStrategy[Credits]:
    """Credits of a system, or of any that the catalogue knows: halves and thirds, up to 300."""
    codes = st.just(system) if system is not None else st.deferred(lambda: st.sampled_from([s.code for s in credit_systems()]))
    amounts = st.builds(Fraction, st.integers(0, 1800), st.sampled_from([1, 2, 3, 6]))
    return st.builds(Credits, amounts.map(lambda amount: min(amount, Fraction(300))), codes)


@checked
def scales() -> st.SearchStrategy[GradingScale]:
    """Grading scales: those of the catalogue, and invented ones of letters or numbers in either direction."""
    return st.one_of(st.deferred(lambda: st.sampled_from(grading_scales())), _lettered(), _numbered())


@st.composite
def _lettered(draw: st.DrawFn) -> GradingScale:
    labels = draw(st.lists(_LABELS, min_size=2, max_size=8, unique_by=str.casefold))
    passing = draw(st.integers(1, len(labels) - 1))
    rows = [GradeRow(label, passes=index < passing) for index, label in enumerate(labels)]
    return GradingScale("XX-LETTERS", rows=rows)


@st.composite
def _numbered(draw: st.DrawFn) -> GradingScale:
    best, gap, below = draw(st.integers(1, 100)), draw(st.integers(0, 30)), draw(st.integers(1, 30))
    sign = draw(st.sampled_from([1, -1]))
    step = draw(st.sampled_from([None, 1, Fraction(1, 2), Fraction(1, 10)]))
    return GradingScale("XX-NUMBERS", numbers=NumberGrades(best, best - sign * gap, best - sign * (gap + below), step))


@checked
def grades(scale: GradingScale | str | None = None) -> st.SearchStrategy[Grade]:
    """Grades of a scale, given as such or by its code, or of any."""
    if isinstance(scale, str):
        scale = default_catalogue().grading_scale(scale)
    some = scales() if scale is None else st.just(scale)
    return some.filter(lambda one: bool(grades_of(one))).flatmap(lambda one: st.sampled_from(grades_of(one)))


@checked
def grading_tables(scale: GradingScale | str | None = None) -> st.SearchStrategy[GradingTable]:
    """Grading tables over a scale that has ranked passing grades; counts, zero among them, at least one student."""
    if isinstance(scale, str):
        scale = default_catalogue().grading_scale(scale)
    some = scales() if scale is None else st.just(scale)
    return some.filter(lambda one: bool(one.passing)).flatmap(_counted)


@st.composite
def _counted(draw: st.DrawFn, scale: GradingScale) -> GradingTable:
    labels = [grade.label for grade in scale.passing]
    chosen = draw(st.lists(st.sampled_from(labels), min_size=1, max_size=12, unique=True))
    counts = {label: draw(st.integers(0, 500)) for label in chosen}
    counts[chosen[0]] = max(counts[chosen[0]], 1)
    return GradingTable(scale, counts, population="reference group")


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Transcripts of up to eight courses of one institution, one scale and one credit system; no learner is in them."""
    scale = draw(scales().filter(lambda one: bool(grades_of(one))))
    system = draw(st.sampled_from(credit_systems())).code
    courses = []
    for number in range(draw(st.integers(0, 8))):
        grade = draw(st.none() | grades(scale))
        courses.append(
            CourseResult(
                f"C{number}",
                draw(_WORDS),
                draw(st.none() | credits(system)),
                grade=grade,
                label=grade.label if grade else None,
                status=draw(st.sampled_from([None, "passed", "failed", "in-progress"])),
            )
        )
    return Transcript(Institution(draw(_WORDS)), tuple(courses))
