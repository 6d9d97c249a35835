"""Printed distributions and repeated codes; a chapter of the modules :mod:`~bologna_credits.interop.elmo` and ``ewp``."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError, NumberError, UnknownGradeError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.core.reading import fold
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._bound_scales import alike_note, grade_on

Printed = tuple[tuple[str, str], ...]
"""Label and figure of each row, as printed."""
Make = Callable[[GradingScale, tuple[str, ...]], GradingTable]
"""Builds the table of a scale, with the labels that are no grades by the caller's word."""


@final
@attrs.frozen
class Distribution:
    """A printed distribution: the grading table that it makes, if any, and what there is to tell of it."""

    table: GradingTable | None
    findings: tuple[Finding, ...] = ()


def is_no_grade(label: str, scale: GradingScale, no_grades: frozenset[str]) -> bool:
    """Return True if a label is that of somebody without a grade, by the caller's word or by the scale's."""
    return fold(label) in no_grades or scale.no_grade(label) is not None


def read_distribution(
    printed: Printed,
    scales: tuple[GradingScale, ...],
    make: Make,
    *,
    subject: str,
    verdict: Verdict,
    no_grades: frozenset[str] = frozenset(),
    held: Callable[[GradingScale], bool] = lambda _: True,
) -> Distribution:
    """Return a printed distribution as a grading table of a scale.

    Args:
        printed: label and figure of each row, as printed.
        scales: the scales of the labels, none where they are unknown; of several, the only one that has all labels is taken.
        make: builds the table of the scale.
        subject: the subject of a finding.
        verdict: the verdict of a finding: NOTE where the rest of the document is of use without the table, OPEN where it is not.
        no_grades: labels that the caller says are no grades, folded.
        held: True for a scale that was in force on the day of the results; it decides among several that have all labels.
    """
    labels, figures = tuple(label for label, _ in printed), tuple(figure for _, figure in printed)
    fitting = scales if len(scales) == 1 else tuple(scale for scale in scales if _has_all(scale, labels, no_grades))
    if len(fitting) > 1:
        fitting = tuple(scale for scale in fitting if held(scale))
    if len(fitting) != 1:
        return Distribution(None, (Finding("document.table-unbound", verdict, subject, facts(labels=labels, figures=figures)),))
    (scale,) = fitting
    apart = tuple((label, figure) for label, figure in printed if is_no_grade(label, scale, no_grades))
    try:
        table = make(scale, tuple(label for label, _ in apart if fold(label) in no_grades))
    except (UnknownGradeError, NumberError, ArgumentError) as error:
        named = facts(scale=scale.code, labels=labels, figures=figures)
        return Distribution(None, (Finding("document.table-unusable", verdict, subject, named, because=error.told),))
    alike = (alike_note(label, grade_on(scale, label)) for label in labels)
    found = [
        Finding("document.label-look-alike", Verdict.NOTE, subject, (*named, ("codes", (subject,))))
        for named in alike
        if named is not None
    ]
    if apart:
        named = facts(labels=tuple(label for label, _ in apart), figures=tuple(figure for _, figure in apart))
        found.append(Finding("document.rows-dropped", Verdict.NOTE, subject, named))
    return Distribution(table, tuple(found))


def _has_all(scale: GradingScale, labels: tuple[str, ...], no_grades: frozenset[str]) -> bool:
    try:
        return all(is_no_grade(label, scale, no_grades) or scale.grade(label) for label in labels)
    except UnknownGradeError:
        return False


def repeated(codes: Iterable[str]) -> list[Finding]:
    """Return a finding for each code that a document has more than once.

    >>> [finding.subject for finding in repeated(["A", "B", "A"])]
    ['A']
    """
    times = Counter(codes)
    return [Finding("document.twice", Verdict.NOTE, code, facts(code=code, times=n)) for code, n in times.items() if n > 1]
