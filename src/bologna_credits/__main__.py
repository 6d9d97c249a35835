"""The command line: ``convert``, ``recognise``, ``systems``, ``schemes``, ``duration``, ``find``, and the rest by ``--help``.

Exit status: 0; 1 where a rule fails (a definition file with faults, a home component that nothing replaces, a stay that is too
short, a word that is nowhere); 2 for wrong input, with one clear line on standard error and no traceback.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.circumstances import ACTIVITIES, CYCLES, TRACKS
from bologna_credits.core.errors import ArgumentError, BolognaError, DefinitionError, DocumentError, UnknownScaleError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Report
from bologna_credits.core.render import text_table
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.interop import case
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.census import census
from bologna_credits.law.lookup import grading_scale, mobility_files, mobility_practices, mobility_schemes
from bologna_credits.law.schemes import ACTIVITIES as STAYS_FOR, PERSONS
from bologna_credits.law.search import find
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.durations import duration
from bologna_credits.mobility.periods import MobilityPeriod
from bologna_credits.testing.files import check_file
from bologna_credits.version import VERSION


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bologna_credits",
        description="Credits, grades and recognition in the Bologna process: exact, sourced, explained.",
    )
    parser.add_argument("--version", action="version", version=f"bologna_credits {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    convert = commands.add_parser(
        "convert", help="convert credits or a grade", description="convert 3 KZ-RK ECTS, or convert 28 IT-30 DE-TENTHS."
    )
    convert.add_argument("what", help="an amount of credits, or a grade")
    convert.add_argument("start", metavar="FROM", help="the code of its credit system or grading scale")
    convert.add_argument("to", nargs="?", metavar="TO", help="the code wanted; a practice names its own")
    convert.add_argument("--cycle", choices=CYCLES)
    convert.add_argument("--track", choices=TRACKS)
    convert.add_argument("--activity", choices=ACTIVITIES)
    convert.add_argument("--intake", type=int, metavar="YEAR", help="the year of enrolment")
    convert.add_argument("--on", metavar="DAY", help="the day that counts, YYYY-MM-DD")
    convert.add_argument("--practice", metavar="CODE", help='a published practice, such as "KZ/KazNU" or "DE/Koeln-ES1"')
    convert.add_argument("--formula", action="store_true", help="the modified Bavarian formula for grades, without rounding")
    convert.add_argument("--take", choices=("low", "high"), help="the bound of a range of credits that is taken")
    convert.add_argument("--round", metavar="STEP:MODE", help='a rounding of credits, such as "1:half_up"')

    recognise = commands.add_parser("recognise", help="the decision on a case", description="The decision on a case on disk.")
    recognise.add_argument("folder", type=Path, help="a folder with case.toml and the transcript")
    recognise.add_argument("--json", action="store_true", help="print the decision as JSON")

    systems = commands.add_parser("systems", help="list credit systems and grading scales")
    systems.add_argument("country", nargs="?", help="a country or framework only")

    schemes = commands.add_parser("schemes", help="list mobility schemes with their stays, and the practices of mobility")
    schemes.add_argument("family", nargs="?", help="a programme or country only, such as ERASMUS")

    stay = commands.add_parser(
        "duration",
        help="how long a stay counts, and whether it meets its scheme's rules",
        description="duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021 --kind long-term",
    )
    stay.add_argument("start", metavar="START", help="the first day of presence, YYYY-MM-DD, or its month, YYYY-MM")
    stay.add_argument("end", metavar="END", help="the last day")
    stay.add_argument("--scheme", required=True, metavar="CODE", help="see the command schemes")
    stay.add_argument("--kind", help="the kind of stay, where the scheme has several")
    stay.add_argument("--person", choices=PERSONS, default="student")
    stay.add_argument("--activity", choices=STAYS_FOR, default="study")
    stay.add_argument("--cycle", choices=CYCLES)
    stay.add_argument("--hours", metavar="NUMBER", help="hours taught in the whole stay")
    stay.add_argument("--full-term", action="store_true", help="it covered one full academic term")

    finding = commands.add_parser("find", help="find a word among names, grades and aliases, in any script")
    finding.add_argument("text")

    commands.add_parser("count", help="count what the definition files hold, and how much of it was seen in the text itself")
    schema = commands.add_parser("schema", help="print the JSON Schema of what to_dict gives")
    schema.add_argument("kind", choices=("decision", "case", "dossier"))
    template = commands.add_parser("template", help="print a commented file to begin with, of a country or of mobility schemes")
    template.add_argument("what", nargs="?", choices=("country", "scheme"), default="country")

    check = commands.add_parser("check", help="check a definition file, a file of schemes or a case file")
    check.add_argument("file", type=Path)
    return parser


def _policy(arguments: argparse.Namespace) -> CreditPolicy | str | None:
    if arguments.practice is not None:
        return str(arguments.practice)
    if arguments.take is None and arguments.round is None:
        return None
    rounding = None
    if arguments.round is not None:
        step, colon, mode = arguments.round.partition(":")
        if not colon:
            raise ArgumentError("--round", arguments.round, ("STEP:MODE, such as 1:half_up",))
        rounding = Rounding(step, mode)
    return CreditPolicy(take=arguments.take, rounding=rounding)


def _convert(arguments: argparse.Namespace) -> int:
    try:
        scale = grading_scale(arguments.start, arguments.on)
    except UnknownScaleError:
        answer = convert_credits(
            Credits(arguments.what, arguments.start),
            to=arguments.to,
            cycle=arguments.cycle,
            track=arguments.track,
            activity=arguments.activity,
            intake=arguments.intake,
            on=arguments.on,
            policy=_policy(arguments),
        )
        print(answer)
        return _status(answer.steps)
    by = ModifiedBavarian() if arguments.formula else arguments.practice
    graded = convert_grade(scale.grade(arguments.what), to=arguments.to, by=by, on=arguments.on)
    print(graded)
    return _status(graded.steps)


def _status(report: Report) -> int:
    return 1 if report.fails else 0


def _recognise(arguments: argparse.Namespace) -> int:
    decision = case.load(arguments.folder).recognise()
    print(json.dumps(decision.to_dict(), ensure_ascii=False, indent=2) if arguments.json else decision)
    # A failed course is the student's; the agreement fails where something at home stays unreplaced.
    return 1 if decision.difference else 0


def _systems(arguments: argparse.Namespace) -> int:
    catalogue = default_catalogue()
    definitions = catalogue.definitions(arguments.country) if arguments.country else catalogue.all()
    rows = []
    for definition in definitions:
        rows += [["credits", system.code, system.name(), str(system.in_force)] for system in definition.systems]
        rows += [["grades", scale.code, scale.name(), str(scale.in_force)] for scale in definition.scales]
        rows += [["practice", found.code, found.body, str(found.in_force)] for found in definition.credit_practices]
        rows += [["practice", found.code, found.body, str(found.in_force)] for found in definition.grade_practices]
    print(text_table(("kind", "code", "name", "in force"), rows, widest=60))
    return 0


def _find(arguments: argparse.Namespace) -> int:
    found = find(arguments.text)
    rows = [[item.kind, item.code, item.text, item.language or ""] for item in found]
    print(text_table(("kind", "code", "text", "language"), rows, widest=60) if rows else f'nothing holds "{arguments.text}"')
    return 0 if rows else 1


def _count(_: argparse.Namespace) -> int:
    print(census(default_catalogue().all(), mobility_files()))
    return 0


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
    length = duration(stay, scheme=arguments.scheme)
    report = check_mobility(stay, scheme=arguments.scheme)
    print(f"{stay}: {length}")
    print(report)
    return _status(report)


def _template(arguments: argparse.Namespace) -> int:
    name = "template.toml" if arguments.what == "country" else "template-scheme.toml"
    print(BUNDLED.joinpath(name).read_text("utf-8"), end="")
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    file = BUNDLED.joinpath("json", f"{arguments.kind}.schema.json")
    print(file.read_text("utf-8"), end="")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    try:
        text = arguments.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise DocumentError(str(arguments.file), f"cannot be read: {reason}") from None
    try:
        if arguments.file.name == "case.toml":
            case.check(text, arguments.file.name)
            report = Report()
        else:
            report = check_file(arguments.file)
    except DefinitionError as error:
        print(error)
        return 1
    print(report)
    return _status(report)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    >>> main(["convert", "15", "GB-CATS", "ECTS"])  # doctest: +ELLIPSIS
    15 GB-CATS → 7.5 ECTS
    ...
    0
    """
    arguments = _parser().parse_args(argv)
    run = {
        "convert": _convert,
        "recognise": _recognise,
        "systems": _systems,
        "schemes": _schemes,
        "duration": _duration,
        "find": _find,
        "count": _count,
        "schema": _schema,
        "template": _template,
        "check": _check,
    }[arguments.command]
    try:
        status = run(arguments)
        sys.stdout.flush()
    except BolognaError as error:
        print(f"bologna_credits: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read has gone (… | head): that is no fault, and the interpreter must not stumble over it at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main())
