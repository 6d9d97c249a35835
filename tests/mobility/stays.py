"""Stays for the tests of their checks."""

from bologna_credits import MobilityPeriod, check_mobility
from bologna_credits.law import MobilityScheme

E21 = "ERASMUS-2021"


def study(start: str, end: str, **more: object) -> MobilityPeriod:
    return MobilityPeriod(start, end, **{"kind": "long-term", "cycle": "first", **more})  # type: ignore[arg-type]


def lecturer(end: str, hours: object = None, activity: str = "teaching", **more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-05-01", end, person="lecturer", activity=activity, hours=hours, **more)  # type: ignore[arg-type]


def blended(**more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-06-05", "2023-06-09", kind="blended-intensive", **more)  # type: ignore[arg-type]


def codes(period: MobilityPeriod, scheme: MobilityScheme | str = E21, before: tuple[object, ...] = ()) -> dict[str, str]:
    report = check_mobility(period, scheme=scheme, before=before)  # type: ignore[arg-type]
    return {finding.code.removeprefix("mobility."): finding.verdict.value for finding in report}
