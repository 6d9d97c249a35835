"""The command ``duration``: a stay, counted and checked by the rules of its scheme."""

import argparse

from bologna_credits.cli.answers import answering, give, listed_findings
from bologna_credits.cli.options import Commands, add_command, status_of
from bologna_credits.cli.own_files import with_files
from bologna_credits.core.circumstances import CYCLES
from bologna_credits.law.schemes import ACTIVITIES as PURPOSES, PERSONS
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.durations import duration
from bologna_credits.mobility.periods import MobilityPeriod


def add_duration(commands: Commands) -> None:
    """Add the command ``duration``."""
    stay = add_command(
        commands,
        "duration",
        help="count a stay, and check it against the rules of its scheme",
        says="The exit status is 1 if a rule fails.",
        examples=["duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021 --kind long-term"],
    )
    stay.add_argument("start", metavar="START", help="the first day of presence, YYYY-MM-DD, or its month, YYYY-MM")
    stay.add_argument("end", metavar="END", help="the last day")
    stay.add_argument("--scheme", required=True, metavar="CODE", help="see the command schemes")
    stay.add_argument("--kind", help="the kind of stay, where the scheme has several")
    stay.add_argument("--person", choices=PERSONS, default="student", help="the person who goes")
    stay.add_argument("--activity", choices=PURPOSES, default="study", help="the purpose of the stay")
    stay.add_argument("--cycle", choices=CYCLES, help="the cycle of study")
    stay.add_argument("--hours", metavar="NUMBER", help="hours taught in the whole stay")
    stay.add_argument("--full-term", action="store_true", help="it covered one full academic term")
    with_files(stay, of="file of schemes")
    answering(stay)
    stay.set_defaults(run=_duration)


def _duration(arguments: argparse.Namespace) -> int:
    stay = MobilityPeriod(
        arguments.start,
        arguments.end,
        person=arguments.person,
        activity=arguments.activity,
        kind=arguments.kind,
        cycle=arguments.cycle,
        hours=arguments.hours,
        full_term=arguments.full_term or None,
    )
    length = duration(stay, scheme=arguments.scheme, catalogue=arguments.catalogue)
    report = check_mobility(stay, scheme=arguments.scheme, catalogue=arguments.catalogue)
    give(
        arguments,
        lambda: f"{stay}: {length}\n{report}",
        lambda: {
            "start": arguments.start,
            "end": arguments.end,
            "scheme": arguments.scheme,
            "low": length.low,
            "high": length.high,
            "steps": listed_findings(length.steps),
            "findings": listed_findings(report),
        },
    )
    return status_of(report)
