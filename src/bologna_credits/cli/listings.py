"""The commands that list what the catalogue holds: ``systems``, ``schemes``, ``find``, ``count``, ``stale`` and ``ehea``."""

import argparse
import datetime
from collections.abc import Callable
from typing import Any

import attrs

from bologna_credits.cli.answers import answering, give, speaking
from bologna_credits.cli.options import Commands, add_command
from bologna_credits.cli.own_files import with_files
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.languages import words
from bologna_credits.core.messages import label
from bologna_credits.core.provenance import InForce
from bologna_credits.core.reading import read_day
from bologna_credits.core.render import text_table
from bologna_credits.core.visible import shortened
from bologna_credits.ehea import coverage
from bologna_credits.law.ageing import sources_before
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.census import Census, census
from bologna_credits.law.lookup import mobility_files, mobility_practices, mobility_schemes
from bologna_credits.law.search import find
from bologna_credits.law.shelves import prefix_of


def add_systems(commands: Commands) -> None:
    """Add the command ``systems``."""
    systems = add_command(
        commands, "systems", help="list credit systems, grading scales and practices", examples=["systems KZ", "systems --json"]
    )
    systems.add_argument("country", nargs="?", help="a country or framework only")
    with_files(systems)
    answering(systems)
    systems.set_defaults(run=_systems)


def _systems(arguments: argparse.Namespace) -> int:
    catalogue = arguments.catalogue or default_catalogue()
    definitions = tuple(catalogue.definitions(arguments.country) if arguments.country else catalogue.all())
    rows: list[tuple[str, str, str, InForce]] = []
    for definition in definitions:
        rows += [("credits", system.code, system.name(), system.in_force) for system in definition.systems]
        rows += [("grades", scale.code, scale.name(), scale.in_force) for scale in definition.scales]
        rows += [("practice", practice.code, practice.body, practice.in_force) for practice in definition.practices]
    # Practices of recognition and of mobility stand beside the schemes, and people look for all of them here.
    among = {definition.country for definition in definitions}
    rows += [("practice", one.code, one.body, one.in_force) for one in mobility_practices() if prefix_of(one.code) in among]
    give(
        arguments,
        lambda: text_table(("kind", "code", "name", "in force"), [[*row[:3], str(row[3])] for row in rows], widest=60),
        lambda: {"systems": [{"kind": kind, "code": code, "name": name, **_days(held)} for kind, code, name, held in rows]},
    )
    return 0


def _days(held: InForce) -> dict[str, Any]:
    starts, ends = (None if end is None else end.day.isoformat() for end in (held.starts, held.ends))
    return {"in_force": str(held), "starts": starts, "ends": ends}


def add_schemes(commands: Commands) -> None:
    """Add the command ``schemes``."""
    schemes = add_command(
        commands,
        "schemes",
        help="list mobility schemes with their stays, and the practices of mobility",
        examples=["schemes ERASMUS", "schemes KZ --json"],
    )
    schemes.add_argument("family", nargs="?", help="a programme or country only, such as ERASMUS")
    with_files(schemes, of="file of schemes")
    answering(schemes)
    schemes.set_defaults(run=_schemes)


def _schemes(arguments: argparse.Namespace) -> int:
    family = (arguments.family or "").upper()
    rows = []
    for scheme in mobility_schemes(catalogue=arguments.catalogue):
        rows += [["scheme", scheme.code, rule.kind, ", ".join(rule.persons), rule.limits] for rule in scheme.stays]
    rows += [[found.word, found.code, "", found.body, ""] for found in mobility_practices(catalogue=arguments.catalogue)]
    if family:
        rows = [row for row in rows if row[1].upper().replace("/", "-").split("-")[0] == family]
        if not rows:
            known = tuple(dict.fromkeys(file.country for file in mobility_files(catalogue=arguments.catalogue)))
            raise ArgumentError("the programme or country", arguments.family, known)
    give(
        arguments,
        lambda: text_table(("what", "code", "kind", "for, or by", "limits"), rows, widest=46),
        lambda: {"schemes": [dict(zip(("what", "code", "kind", "for_or_by", "limits"), row, strict=True)) for row in rows]},
    )
    return 0


def add_find(commands: Commands) -> None:
    """Add the command ``find``."""
    search = add_command(
        commands,
        "find",
        help="find a word among names, grades and aliases, in any script",
        says="The exit status is 1 if there is no match.",
        examples=["find opintopiste", "find отлично --json", "find KZ --language kk"],
    )
    search.add_argument("text", help="the word")
    speaking(search, "the language of the answer, and of the names in it where the data hold them; other names are English")
    with_files(search)
    answering(search)
    search.set_defaults(run=_find)


def _find(arguments: argparse.Namespace) -> int:
    spoken = words(arguments.language)
    found = find(arguments.text, language=None if spoken.english else spoken.language, catalogue=arguments.catalogue)
    heads = ("find.kind", "find.code", "find.text", "find.language", *(() if spoken.english else ("find.name",)))
    rows = [[label(f"kind.{one.kind}", spoken), one.code, one.text, one.language or "", one.name or "–"] for one in found]
    table = text_table([label(key, spoken) for key in heads], [row[: len(heads)] for row in rows], widest=60)
    named: tuple[str, ...] = ("kind", "code", "text", "language", *(() if spoken.english else ("name",)))
    give(
        arguments,
        lambda: table if rows else label("find.none", spoken, text=shortened(arguments.text)),
        lambda: {"found": [{key: getattr(one, key) for key in named} for one in found]},
    )
    return 0 if rows else 1


def _count(arguments: argparse.Namespace) -> int:
    counted = census(default_catalogue().all(), mobility_files())
    give(arguments, lambda: counted, _counted(counted))
    return 0


def _counted(counted: Census) -> Callable[[], dict[str, Any]]:
    return lambda: {**attrs.asdict(counted), "share": str(counted.share), "share_reviewed": str(counted.share_reviewed)}


def add_count(commands: Commands) -> None:
    """Add the command ``count``."""
    count = add_command(
        commands,
        "count",
        help="count the contents of the definition files, and the shares of primary sources and of second readings",
        examples=["count", "count --json"],
    )
    answering(count)
    count.set_defaults(run=_count)


def add_stale(commands: Commands) -> None:
    """Add the command ``stale``."""
    stale = add_command(
        commands,
        "stale",
        help="list the sources that nobody has read since a day",
        says="The exit status is 1 if there is one.",
        examples=["stale --before 2026-11-24", "stale --before 2027-01-01 --json"],
    )
    stale.add_argument(
        "--before", required=True, metavar="DAY", help="sources last read before this day, or on no day that is told"
    )
    answering(stale)
    stale.set_defaults(run=_stale)


def _stale(arguments: argparse.Namespace) -> int:
    day = read_day(arguments.before, "--before")
    found = sources_before((*default_catalogue().all(), *mobility_files()), day)
    rows = [(one.checked, one.file, one.source.key, one.source.seen.value, one.source.url) for one in found]
    plain = [["never" if checked is None else checked.isoformat(), *rest] for checked, *rest in rows]
    table = text_table(("last read", "file", "source", "seen", "address"), plain, widest=70)
    give(
        arguments,
        lambda: f"{table}\n\n{len(rows)} sources" if rows else f"every source was read on {day} or later",
        lambda: {
            "before": day.isoformat(),
            "sources": [
                {"checked": checked and checked.isoformat(), "file": file, "key": key, "seen": seen, "url": url}
                for checked, file, key, seen, url in rows
            ],
        },
    )
    return 1 if rows else 0


def add_ehea(commands: Commands) -> None:
    """Add the command ``ehea``."""
    ehea = add_command(
        commands,
        "ehea",
        help="list the members of the EHEA with their credit systems and scales, or the gaps in their place",
        says="The exit status is 1 if a member has neither.",
        examples=["ehea", "ehea --on 2026-11-26 --json"],
    )
    ehea.add_argument("--on", metavar="DAY", help="the day that counts; today if left out")
    answering(ehea)
    ehea.set_defaults(run=_ehea)


def _ehea(arguments: argparse.Namespace) -> int:
    day = read_day(arguments.on, "--on") if arguments.on else datetime.datetime.now().astimezone().date()
    found = coverage(on=day)
    rows = [
        [one.member.code, one.member.name, one.member.joined.isoformat(), ", ".join(one.systems), ", ".join(one.scales)]
        for one in found
    ]
    gaps = [[f"{gap.instead_of}: {gap.about}; {gap.looked}" for gap in one.gaps] for one in found]
    whole = sum(one.complete for one in found)
    heads = ("", "member", "since", "credits", "scales", "gap, and what was searched")
    give(
        arguments,
        lambda: (
            text_table(heads, [[*row, "; ".join(gap)] for row, gap in zip(rows, gaps, strict=True)], widest=40)
            + f"\n\n{whole} of {len(found)} members on {day} have a credit system and a scale, or a gap with what was searched"
        ),
        lambda: {
            "on": day.isoformat(),
            "members": [
                {
                    "code": one.member.code,
                    "name": one.member.name,
                    "since": one.member.joined.isoformat(),
                    "systems": list(one.systems),
                    "scales": list(one.scales),
                    "gaps": [{"instead_of": gap.instead_of, "about": gap.about, "looked": gap.looked} for gap in one.gaps],
                    "complete": one.complete,
                }
                for one in found
            ],
        },
    )
    return 0 if whole == len(found) else 1
