"""Stays for the tests of their checks."""

import datetime
from collections.abc import Iterator

from bologna_credits import MobilityPeriod, check_mobility
from bologna_credits.core.academic_terms import earliest, latest
from bologna_credits.law import MobilityScheme

E21 = "ERASMUS-2021"


def study(start: str, end: str, **more: object) -> MobilityPeriod:
    return MobilityPeriod(start, end, **{"kind": "long-term", "cycle": "first", **more})  # type: ignore[arg-type]


def stays_within(start: str, end: str) -> Iterator[MobilityPeriod]:
    """Yield each stay by days that begins and ends in the months, or on the days, of a paper."""
    paper, day = study(start, end), datetime.timedelta(days=1)
    first, last = earliest(paper.start), latest(paper.end)
    starts = [first + number * day for number in range((latest(paper.start) - first).days + 1)]
    ends = [last - number * day for number in range((last - earliest(paper.end)).days + 1)]
    yield from (study(str(begun), str(over)) for begun in starts for over in ends if begun <= over)


def lecturer(end: str, hours: object = None, activity: str = "teaching", **more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-05-01", end, person="lecturer", activity=activity, hours=hours, **more)  # type: ignore[arg-type]


def blended(**more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-06-05", "2023-06-09", kind="blended-intensive", **more)  # type: ignore[arg-type]


def codes(period: MobilityPeriod, scheme: MobilityScheme | str = E21, before: tuple[object, ...] = ()) -> dict[str, str]:
    report = check_mobility(period, scheme=scheme, before=before)  # type: ignore[arg-type]
    return {finding.code.removeprefix("mobility."): finding.verdict.value for finding in report}
