"""The command ``convert``: credits or a grade, told apart by the code of the system or scale."""

import argparse
from typing import Any

from bologna_credits.cli.answers import answering, give, listed_findings
from bologna_credits.cli.options import Commands, NoSuchCodeError, UsageError, add_command, circumstances_of, status_of
from bologna_credits.cli.own_files import with_files
from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.credits import CreditConversion, convert_credits
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.core.circumstances import ACTIVITIES, CYCLES, MODES, STAGES, TRACKS
from bologna_credits.core.errors import ArgumentError, NumberError, UnknownScaleError, UnknownSystemError
from bologna_credits.core.exact import Rounding, read_exact
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue


def add_convert(commands: Commands) -> None:
    """Add the command ``convert``."""
    convert = add_command(
        commands,
        "convert",
        help="convert credits or a grade",
        says="The code of the system or scale tells which of the two it is.",
        examples=[
            "convert 3 KZ-RK ECTS --cycle first --activity theory",
            "convert 28 IT-30 --practice DE/Passau-SoBi --on 2024-10-01",
            "convert 28 IT-30 DE-TENTHS --formula --json",
            "convert 17 XX-20 ECTS-AF --file my-country.toml",
        ],
    )
    convert.add_argument("what", help="an amount of credits, or a grade")
    convert.add_argument("start", metavar="FROM", help="the code of its credit system or grading scale")
    convert.add_argument("to", nargs="?", metavar="TO", help="the code of the target; a practice has its own")
    convert.add_argument("--cycle", choices=CYCLES, help="the cycle of study")
    convert.add_argument("--track", choices=TRACKS, help="the track, where a cycle has both")
    convert.add_argument("--activity", choices=ACTIVITIES, help="the kind of work")
    convert.add_argument("--intake", type=int, metavar="YEAR", help="the year of enrolment")
    convert.add_argument("--mode", choices=MODES, help="the mode of study")
    convert.add_argument("--stage", choices=STAGES, help="the final year of study, or one before it")
    convert.add_argument("--on", metavar="DAY", help="the day that counts, YYYY-MM-DD")
    convert.add_argument("--practice", metavar="CODE", help='a published practice, such as "KZ/KazNU" or "DE/Koeln-ES1"')
    convert.add_argument("--formula", action="store_true", help="for grades: the modified Bavarian formula, without rounding")
    convert.add_argument("--take", choices=("low", "high"), help="for credits: the bound of a range that is taken")
    convert.add_argument("--round", metavar="STEP:MODE", help='for credits: a rounding, such as "1:half_up"')
    convert.add_argument("--authority", metavar="NAME", help="for credits: the body whose figure counts, where several give one")
    convert.add_argument("--by-year", action="store_true", help="for credits: the load of a year, where no ratio is fixed")
    with_files(convert)
    answering(convert)
    convert.set_defaults(run=_convert)


def _convert(arguments: argparse.Namespace) -> int:
    start = _scale_or_system(arguments.what, arguments.start, arguments.on, arguments.catalogue or default_catalogue())
    return _convert_grade(start, arguments) if isinstance(start, GradingScale) else _convert_credits(start, arguments)


def _system_of_amount(what: str, code: str, on: str | None, known: Catalogue) -> CreditSystem | None:
    """Return the credit system that has this very code, for an amount: ECTS is one, though it leads to the scale ECTS-AF too."""
    try:
        read_exact(what)
        system = known.credit_system(code, on)
    except (NumberError, UnknownSystemError):
        return None
    return system if system.code == code.strip().upper() else None


def _scale_or_system(what: str, code: str, on: str | None, known: Catalogue) -> GradingScale | CreditSystem:
    try:
        found = known.grading_scale(code, on)
        return found if found.code == code.strip().upper() else _system_of_amount(what, code, on, known) or found
    except UnknownScaleError as error:
        scale = error
    try:
        return known.credit_system(code, on)
    except UnknownSystemError as error:
        if not scale.advice and not error.advice:
            raise NoSuchCodeError(code, scale.known, error.known) from None
        # The advice says that a name was given; then the codes that are known are those that it stands for.
        scales, systems = (found.known if found.advice else () for found in (scale, error))
        raise NoSuchCodeError(code, scales, systems, named=True) from None


def _convert_grade(scale: GradingScale, arguments: argparse.Namespace) -> int:
    only_credits = {
        "--take": arguments.take is not None,
        "--round": arguments.round is not None,
        "--authority": arguments.authority is not None,
        "--by-year": arguments.by_year,
    }
    for option, given in only_credits.items():
        if given:
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
        circumstances=circumstances_of(arguments),
        catalogue=arguments.catalogue,
    )
    give(arguments, lambda: answer, lambda: _grade_dict(answer))
    return status_of(answer.steps)


def _convert_credits(system: CreditSystem, arguments: argparse.Namespace) -> int:
    if arguments.formula:
        raise UsageError(f"--formula applies to grades only, and {system.code} is a credit system")
    if arguments.to is None and arguments.practice is None:
        raise UsageError("name the credit system to convert to, or a practice with --practice")
    answer = convert_credits(
        Credits(arguments.what, system.code),
        to=arguments.to,
        circumstances=circumstances_of(arguments),
        on=arguments.on,
        policy=_policy(arguments),
        authority=arguments.authority,
        by_year=arguments.by_year,
        catalogue=arguments.catalogue,
    )
    give(arguments, lambda: answer, lambda: _credit_dict(answer))
    return status_of(answer.steps)


def _grade_dict(answer: GradeConversion) -> dict[str, Any]:
    return {
        "kind": "grade",
        "start": {"grade": answer.start.label, "scale": answer.start.scale.code},
        "scale": answer.to.code,
        "decided": answer.decided,
        "grade": None if answer.result is None else answer.result.label,
        "exact": None if answer.exact is None else str(answer.exact),
        "candidates": [grade.label for grade in answer.candidates],
        "steps": listed_findings(answer.steps),
    }


def _credit_dict(answer: CreditConversion) -> dict[str, Any]:
    return {
        "kind": "credits",
        "start": {"credits": str(answer.start.amount), "system": answer.start.system},
        "system": answer.to,
        "decided": answer.decided,
        "credits": str(answer.credits.amount) if answer.decided else None,
        "low": str(answer.range.low),
        "high": str(answer.range.high),
        "steps": listed_findings(answer.steps),
    }


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
