"""The parts that both conformance kits share: the age of sources, days of second readings, the line that counts the trials."""

import datetime
from collections.abc import Iterable, Iterator

from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import read_day
from bologna_credits.law.reviews import Review

_OLD = datetime.timedelta(days=365)


def source_ages(sources: Iterable[Source], today: datetime.date | str | None) -> Iterator[Finding]:
    """Note each source that has not been read for a year, or has never been read; without a day, yield nothing."""
    if today is None:
        return
    day = read_day(today)
    for source in sources:
        if source.checked is None:
            yield Finding("kit.never-checked", Verdict.NOTE, source.key, (), source)
        elif day - source.checked > _OLD:
            named = facts(checked=source.checked, days=(day - source.checked).days)
            yield Finding("kit.checked-long-ago", Verdict.NOTE, source.key, named, source)


def review_days(reviews: Iterable[Review], today: datetime.date | str | None) -> Iterator[Finding]:
    """Fail each second reading that is told of a day to come; without a day, yield nothing."""
    if today is None:
        return
    day = read_day(today)
    for review in reviews:
        if review.day > day:
            yield failing("kit.review-ahead", review.entry, day=review.day, today=day)


def with_count(report: Report, counted: Finding) -> Report:
    """A report with the finding that counts the trials, where nothing fails."""
    return report if report.fails else report + Report([counted])
