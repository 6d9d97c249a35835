"""The command line: ``convert``, ``recognise``, ``systems``, ``schemes``, ``duration``, ``find``, and the rest by ``--help``.

Exit status: 0; 1 where a rule fails (a definition file with faults, a home component that nothing replaces, a stay that is too
short, a word without a match); 2 for wrong input, with one clear line on standard error and no traceback.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias, final

import attrs

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.circumstances import ACTIVITIES, CYCLES, TRACKS, Circumstances
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentError,
    BolognaError,
    CircumstanceNeededError,
    DefinitionError,
    DocumentError,
    NoConversionError,
    UnknownScaleError,
    UnknownSystemError,
    nearest,
)
from bologna_credits.core.exact import Rounding
from bologna_credits.core.findings import Report
from bologna_credits.core.render import text_table
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop import case
from bologna_credits.law.catalogue import default_catalogue
from bologna_credits.law.census import census
from bologna_credits.law.lookup import mobility_files, mobility_practices, mobility_schemes
from bologna_credits.law.schemes import ACTIVITIES as PURPOSES, PERSONS
from bologna_credits.law.search import find
from bologna_credits.mobility.checks import check_mobility
from bologna_credits.mobility.durations import duration
from bologna_credits.mobility.periods import MobilityPeriod
from bologna_credits.testing.files import check_file
from bologna_credits.version import VERSION

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (argparse has no public name for it)

_OPTIONS = {"by": "--practice", "kind": "--kind", "on": "--on", "policy": "--practice"}
"""The options that stand for arguments of the functions behind them."""


@final
@attrs.frozen
class UsageError(BolognaError, ValueError):
    """Options of the command line that do not fit each other or the thing that is converted."""

    why: str

    def _words(self) -> str:
        return self.why


@final
@attrs.frozen
class NoSuchCodeError(BolognaError, LookupError):
    """A code of neither a grading scale nor a credit system."""

    code: str
    scales: tuple[str, ...]
    systems: tuple[str, ...]

    def _words(self) -> str:
        near = ((nearest(self.code, self.scales), "a grading scale"), (nearest(self.code, self.systems), "a credit system"))
        hints = [f'"{code}" ({kind})' for code, kind in near if code is not None]
        hint = f"did you mean {' or '.join(hints)}?" if hints else "the command systems lists all codes"
        return f'no grading scale and no credit system "{self.code}"; {hint}'


def _add_convert(commands: Commands) -> None:
    convert = commands.add_parser(
        "convert", help="convert credits or a grade", description="convert 3 KZ-RK ECTS, or convert 28 IT-30 DE-TENTHS."
    )
    convert.add_argument("what", help="an amount of credits, or a grade")
    convert.add_argument("start", metavar="FROM", help="the code of its credit system or grading scale")
    convert.add_argument("to", nargs="?", metavar="TO", help="the code of the target; a practice has its own")
    convert.add_argument("--cycle", choices=CYCLES, help="the cycle of study")
    convert.add_argument("--track", choices=TRACKS, help="the track, where a cycle has both")
    convert.add_argument("--activity", choices=ACTIVITIES, help="the kind of work")
    convert.add_argument("--intake", type=int, metavar="YEAR", help="the year of enrolment")
    convert.add_argument("--on", metavar="DAY", help="the day that counts, YYYY-MM-DD")
    convert.add_argument("--practice", metavar="CODE", help='a published practice, such as "KZ/KazNU" or "DE/Koeln-ES1"')
    convert.add_argument("--formula", action="store_true", help="for grades: the modified Bavarian formula, without rounding")
    convert.add_argument("--take", choices=("low", "high"), help="for credits: the bound of a range that is taken")
    convert.add_argument("--round", metavar="STEP:MODE", help='for credits: a rounding, such as "1:half_up"')
    convert.set_defaults(run=_convert)


def _convert(arguments: argparse.Namespace) -> int:
    start = _scale_or_system(arguments.start, arguments.on)
    return _convert_grade(start, arguments) if isinstance(start, GradingScale) else _convert_credits(start, arguments)


def _scale_or_system(code: str, on: str | None) -> GradingScale | CreditSystem:
    catalogue = default_catalogue()
    try:
        return catalogue.grading_scale(code, on)
    except UnknownScaleError as error:
        scales = error.known
    try:
        return catalogue.credit_system(code, on)
    except UnknownSystemError as error:
        raise NoSuchCodeError(code, scales, error.known) from None


def _convert_grade(scale: GradingScale, arguments: argparse.Namespace) -> int:
    for option, value in (("--take", arguments.take), ("--round", arguments.round)):
        if value is not None:
            raise UsageError(f"{option} applies to credits only, and {scale.code} is a grading scale")
    if arguments.formula and arguments.practice is not None:
        raise UsageError("--formula and --practice exclude each other: a practice has its own method")
    if arguments.to is None and arguments.practice is None:
        raise UsageError("name the grading scale to convert to, or a practice with --practice")
    answer = convert_grade(
        scale.grade(arguments.what),
        to=arguments.to,
        by=ModifiedBavarian() if arguments.formula else arguments.practice,
        on=arguments.on,
        circumstances=_circumstances(arguments),
    )
    print(answer)
    return _status(answer.steps)


def _convert_credits(system: CreditSystem, arguments: argparse.Namespace) -> int:
    if arguments.formula:
        raise UsageError(f"--formula applies to grades only, and {system.code} is a credit system")
    if arguments.to is None and arguments.practice is None:
        raise UsageError("name the credit system to convert to, or a practice with --practice")
    answer = convert_credits(
        Credits(arguments.what, system.code),
        to=arguments.to,
        circumstances=_circumstances(arguments),
        on=arguments.on,
        policy=_policy(arguments),
    )
    print(answer)
    return _status(answer.steps)


def _circumstances(arguments: argparse.Namespace) -> Circumstances:
    return Circumstances(cycle=arguments.cycle, track=arguments.track, activity=arguments.activity, intake=arguments.intake)


def _policy(arguments: argparse.Namespace) -> CreditPolicy | str | None:
    if arguments.practice is not None:
        if arguments.take is not None or arguments.round is not None:
            raise UsageError("--take and --round do not apply with --practice: a practice has its own bound and rounding")
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


def _status(report: Report) -> int:
    return 1 if report.fails else 0


def _add_recognise(commands: Commands) -> None:
    recognise = commands.add_parser("recognise", help="the decision on a case", description="The decision on a case on disk.")
    recognise.add_argument("folder", type=Path, help="a folder with case.toml and the transcript")
    recognise.add_argument("--json", action="store_true", help="print the decision as JSON")
    recognise.set_defaults(run=_recognise)


def _recognise(arguments: argparse.Namespace) -> int:
    decision = case.load(arguments.folder).recognise()
    print(json.dumps(decision.to_dict(), ensure_ascii=False, indent=2) if arguments.json else decision)
    # A failed course leaves the status at 0: the decision was made. The agreement fails where a home component stays unreplaced.
    return 1 if decision.difference else 0


def _add_systems(commands: Commands) -> None:
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


def _add_schemes(commands: Commands) -> None:
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


def _add_duration(commands: Commands) -> None:
    stay = commands.add_parser(
        "duration",
        help="the duration of a stay, and its check against the rules of its scheme",
        description="duration 2023-01-01 2023-04-15 --scheme ERASMUS-2021 --kind long-term",
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
    length = duration(stay, scheme=arguments.scheme)
    report = check_mobility(stay, scheme=arguments.scheme)
    print(f"{stay}: {length}")
    print(report)
    return _status(report)


def _add_find(commands: Commands) -> None:
    search = commands.add_parser("find", help="find a word among names, grades and aliases, in any script")
    search.add_argument("text")
    search.set_defaults(run=_find)


def _find(arguments: argparse.Namespace) -> int:
    found = find(arguments.text)
    rows = [[item.kind, item.code, item.text, item.language or ""] for item in found]
    print(text_table(("kind", "code", "text", "language"), rows, widest=60) if rows else f'no match for "{arguments.text}"')
    return 0 if rows else 1


def _count(_: argparse.Namespace) -> int:
    print(census(default_catalogue().all(), mobility_files()))
    return 0


def _add_files(commands: Commands) -> None:
    count = commands.add_parser("count", help="count the contents of the definition files, and the share of primary sources")
    count.set_defaults(run=_count)
    schema = commands.add_parser("schema", help="print the JSON Schema of a stored decision, case or dossier")
    schema.add_argument("kind", choices=("decision", "case", "dossier"))
    schema.set_defaults(run=_schema)
    template = commands.add_parser("template", help="print a commented file to begin with, of a country or of mobility schemes")
    template.add_argument("what", nargs="?", choices=("country", "scheme"), default="country")
    template.set_defaults(run=_template)
    check = commands.add_parser("check", help="check a definition file, a file of schemes or a case file")
    check.add_argument("file", type=Path)
    check.set_defaults(run=_check)


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bologna_credits",
        description="Credits, grades and recognition in the Bologna process: exact, sourced, explained.",
    )
    parser.add_argument("--version", action="version", version=f"bologna_credits {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (_add_convert, _add_recognise, _add_systems, _add_schemes, _add_duration, _add_find, _add_files):
        add(commands)
    return parser


def _message(error: BolognaError) -> str:
    """The message of an error, with options of the command line in place of arguments of Python."""
    if isinstance(error, CircumstanceNeededError):
        options = "; ".join(f"--{key} one of {', '.join(values)}" for key, values in error.choices)
        return f"{error.what} depends on circumstances; add {options}"
    if isinstance(error, AmbiguousCodeError):
        count = f"several {error.kind}s" if len(error.choices) > 1 else f"one {error.kind}"
        return f'"{error.code}" has {count}: {", ".join(error.choices)}; name one, or add the day that counts with --on'
    if isinstance(error, NoConversionError):
        choices = f"; there are: {', '.join(error.choices)}" if error.choices else ""
        advice = "name a practice, or the body that publishes a table, with --practice"
        return f"no single rule leads from {error.start} to {error.to}{choices}; {advice}"
    if isinstance(error, ArgumentError):
        return attrs.evolve(error, argument=_OPTIONS.get(error.argument, error.argument)).message
    return error.message


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the words after the name of the program; those of the process if left out.

    >>> main(["convert", "15", "GB-CATS", "ECTS"])  # doctest: +ELLIPSIS
    15 GB-CATS → 7.5 ECTS
    ...
    0
    """
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BolognaError as error:
        print(f"bologna_credits: {_message(error)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone (… | head). That is no fault, and the interpreter must not stumble over it at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
