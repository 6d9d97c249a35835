"""The checks for sense of practices on degrees, on progress and on loads."""

from collections.abc import Iterator

from bologna_credits.core.circumstances import ACTIVITIES
from bologna_credits.core.findings import Finding, failing
from bologna_credits.law.definition import Definition
from bologna_credits.law.practices.averages import AveragePractice
from bologna_credits.law.practices.degrees import DegreePractice
from bologna_credits.law.practices.progress import Load, ProgressPractice, YearUp


def check_practices(definition: Definition) -> Iterator[Finding]:
    """Check that practices which count say one thing, and something that can be met.

    Args:
        definition: one file, in shape.
    """
    for average in definition.average_practices:
        yield from _weights(average)
    for degree in definition.degree_practices:
        if not _composes(degree):
            yield failing("data.degree", degree.code)
    for progress in definition.progress_practices:
        yield from _years(progress)
    for practice in definition.load_practices:
        seen = [(row.per, row.mode) for row in practice.loads]
        for row in practice.loads:
            if not _possible(row) or seen.count((row.per, row.mode)) > 1:
                yield failing("data.load", practice.code, per=row.per)


def _weights(practice: AveragePractice) -> Iterator[Finding]:
    for activity, weight in practice.weights:
        if activity not in ACTIVITIES or weight <= 0:
            yield failing("data.weight", practice.code, activity=activity, weight=weight)


def _composes(practice: DegreePractice) -> bool:
    """Return True if a degree has parts of some weight, and points that some board can give."""
    fewest, most = practice.points or (0, 0)
    weighty = bool(practice.parts) and all(weight > 0 for _, weight in practice.parts)
    return weighty and 0 <= fewest <= most and (practice.lowest_pass is None or practice.lowest_pass < practice.best)


def _years(practice: ProgressPractice) -> Iterator[Finding]:
    years = [row.year for row in practice.years]
    for row in practice.years:
        if not _one_rule(row) or years.count(row.year) > 1:
            yield failing("data.year-up", practice.code, year=row.year)


def _one_rule(row: YearUp) -> bool:
    """Return True if a row has one rule, and the parts of that rule only."""
    rules = [rule for rule in (row.least, row.share, row.missing) if rule is not None]
    of_share = row.share is None or 0 < row.share <= (row.freely or 1) <= 1
    alone = (row.share is not None or row.freely is None) and (row.missing is not None or row.missing_courses is None)
    return len(rules) == 1 and of_share and alone and row.year > 0


def _possible(row: Load) -> bool:
    """Return True if a row says something, and its numbers are in order."""
    numbers = [number for number in (row.least, row.usual, row.most, row.on_request) if number is not None]
    return bool(numbers) and numbers == sorted(numbers) and (row.on_request is None or row.most is not None)
