"""The commands that list what the catalogue holds: ``systems``, ``schemes``, ``find`` and ``count``."""

import argparse

from bologna_credits.cli.options import Commands
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.render import text_table
from bologna_credits.core.visible import shortened
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.census import census
from bologna_credits.law.lookup import mobility_files, mobility_practices, mobility_schemes
from bologna_credits.law.search import find


def add_systems(commands: Commands) -> None:
    """Add the command ``systems``."""
    systems = commands.add_parser("systems", help="list credit systems, grading scales and practices")
    systems.add_argument("country", nargs="?", help="a country or framework only")
    systems.set_defaults(run=_systems)


def _systems(arguments: argparse.Namespace) -> int:
    catalogue = default_catalogue()
    definitions = catalogue.definitions(arguments.country) if arguments.country else catalogue.all()
    rows = []
    for definition in definitions:
        rows += [["credits", system.code, system.name(), str(system.in_force)] for system in definition.systems]
        rows += [["grades", scale.code, scale.name(), str(scale.in_force)] for scale in definition.scales]
        rows += [["practice", practice.code, practice.body, str(practice.in_force)] for practice in definition.practices]
    print(text_table(("kind", "code", "name", "in force"), rows, widest=60))
    return 0


def add_schemes(commands: Commands) -> None:
    """Add the command ``schemes``."""
    schemes = commands.add_parser("schemes", help="list mobility schemes with their stays, and the practices of mobility")
    schemes.add_argument("family", nargs="?", help="a programme or country only, such as ERASMUS")
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
    print(text_table(("what", "code", "kind", "for, or by", "limits"), rows, widest=46))
    return 0


def add_find(commands: Commands) -> None:
    """Add the command ``find``."""
    search = commands.add_parser("find", help="find a word among names, grades and aliases, in any script")
    search.add_argument("text")
    search.set_defaults(run=_find)


def _find(arguments: argparse.Namespace) -> int:
    found = find(arguments.text)
    rows = [[item.kind, item.code, item.text, item.language or ""] for item in found]
    print(
        text_table(("kind", "code", "text", "language"), rows, widest=60)
        if rows
        else f'no match for "{shortened(arguments.text)}"'
    )
    return 0 if rows else 1


def _count(_: argparse.Namespace) -> int:
    print(census(default_catalogue().all(), mobility_files()))
    return 0


def add_count(commands: Commands) -> None:
    """Add the command ``count``."""
    count = commands.add_parser("count", help="count the contents of the definition files, and the share of primary sources")
    count.set_defaults(run=_count)
