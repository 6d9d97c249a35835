"""Printed distributions and repeated codes; a chapter of the modules :mod:`~bologna_credits.interop.elmo` and ``ewp``."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError, NumberError, UnknownGradeError
from bologna_credits.core.findings import Finding, Verdict, facts
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import GradingScale

Printed = tuple[tuple[str, str], ...]
"""Label and figure of each row, as printed."""


@final
@attrs.frozen
class Distribution:
    """A printed distribution: the grading table that it makes, or the finding with the reason why it makes none."""

    table: GradingTable | None
    problem: Finding | None = None


def read_distribution(
    printed: Printed,
    scale: GradingScale | None,
    make: Callable[[GradingScale], GradingTable],
    *,
    subject: str,
    verdict: Verdict,
) -> Distribution:
    """Return a printed distribution as a grading table of a scale.

    Args:
        printed: label and figure of each row, as printed.
        scale: the scale of the labels, or None where it is unknown.
        make: builds the table of the scale.
        subject: the subject of a finding.
        verdict: the verdict of a finding: NOTE where the rest of the document is of use without the table, OPEN where it is not.
    """
    labels, figures = tuple(label for label, _ in printed), tuple(figure for _, figure in printed)
    if scale is None:
        return Distribution(None, Finding("document.table-unbound", verdict, subject, facts(labels=labels, figures=figures)))
    try:
        return Distribution(make(scale))
    except (UnknownGradeError, NumberError, ArgumentError) as error:
        named = facts(scale=scale.code, labels=labels, figures=figures)
        return Distribution(None, Finding("document.table-unusable", verdict, subject, named, because=error.told))


def repeated(codes: Iterable[str]) -> list[Finding]:
    """Return a finding for each code that a document has more than once.

    >>> [finding.subject for finding in repeated(["A", "B", "A"])]
    ['A']
    """
    times = Counter(codes)
    return [Finding("document.twice", Verdict.NOTE, code, facts(code=code, times=n)) for code, n in times.items() if n > 1]
