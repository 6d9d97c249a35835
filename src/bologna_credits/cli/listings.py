"""The commands that list what the catalogue holds: ``systems``, ``schemes``, ``find`` and ``count``."""

import argparse
from typing import Any

import attrs

from bologna_credits.cli.answers import answering, give
from bologna_credits.cli.options import Commands, add_command
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.provenance import InForce
from bologna_credits.core.render import text_table
from bologna_credits.core.visible import shortened
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.census import census
from bologna_credits.law.lookup import mobility_files, mobility_practices, mobility_schemes
from bologna_credits.law.search import find


def add_systems(commands: Commands) -> None:
    """Add the command ``systems``."""
    systems = add_command(
        commands, "systems", help="list credit systems, grading scales and practices", examples=["systems KZ", "systems --json"]
    )
    systems.add_argument("country", nargs="?", help="a country or framework only")
    answering(systems)
    systems.set_defaults(run=_systems)


def _systems(arguments: argparse.Namespace) -> int:
    catalogue = default_catalogue()
    definitions = catalogue.definitions(arguments.country) if arguments.country else catalogue.all()
    rows: list[tuple[str, str, str, InForce]] = []
    for definition in definitions:
        rows += [("credits", system.code, system.name(), system.in_force) for system in definition.systems]
        rows += [("grades", scale.code, scale.name(), scale.in_force) for scale in definition.scales]
        rows += [("practice", practice.code, practice.body, practice.in_force) for practice in definition.practices]
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
    answering(schemes)
    schemes.set_defaults(run=_schemes)


def _schemes(arguments: argparse.Namespace) -> int:
    family = (arguments.family or "").upper()
    rows = []
    for scheme in mobility_schemes():
        rows += [["scheme", scheme.code, rule.kind, ", ".join(rule.persons), rule.limits] for rule in scheme.stays]
    rows += [[found.word, found.code, "", found.body, ""] for found in mobility_practices()]
    if family:
        rows = [row for row in rows if row[1].upper().replace("/", "-").split("-")[0] == family]
        if not rows:
            known = tuple(dict.fromkeys(file.country for file in mobility_files()))
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
        examples=["find opintopiste", "find отлично --json"],
    )
    search.add_argument("text", help="the word")
    answering(search)
    search.set_defaults(run=_find)


def _find(arguments: argparse.Namespace) -> int:
    found = find(arguments.text)
    rows = [[item.kind, item.code, item.text, item.language or ""] for item in found]
    table = text_table(("kind", "code", "text", "language"), rows, widest=60)
    give(
        arguments,
        lambda: table if rows else f'no match for "{shortened(arguments.text)}"',
        lambda: {"found": [{"kind": one.kind, "code": one.code, "text": one.text, "language": one.language} for one in found]},
    )
    return 0 if rows else 1


def _count(arguments: argparse.Namespace) -> int:
    counted = census(default_catalogue().all(), mobility_files())
    give(arguments, lambda: counted, lambda: {**attrs.asdict(counted), "share": str(counted.share)})
    return 0


def add_count(commands: Commands) -> None:
    """Add the command ``count``."""
    count = add_command(
        commands,
        "count",
        help="count the contents of the definition files, and the share of primary sources",
        examples=["count", "count --json"],
    )
    answering(count)
    count.set_defaults(run=_count)
