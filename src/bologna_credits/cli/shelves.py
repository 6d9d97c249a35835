"""The parts that the commands on kept decisions share: the folder, what a decision has to state, and the answer."""

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from bologna_credits.cli.answers import answering, give, listed_findings, speaking
from bologna_credits.cli.options import Commands, Parser, UsageError, add_command
from bologna_credits.cli.own_files import with_files
from bologna_credits.cli.points import points_of, points_table
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report
from bologna_credits.core.languages import words
from bologna_credits.core.messages import label
from bologna_credits.core.misspellings import hint, listed
from bologna_credits.core.reading import read_day
from bologna_credits.core.visible import shortened
from bologna_credits.interop import shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.recognition.dossier import Dossier

_ALL = "all"


def add_kept(commands: Commands, name: str, *, help: str, says: str = "", examples: list[str]) -> Parser:
    """Add a command on the decisions that are kept for a case.

    Args:
        commands: the commands so far.
        name: the name of the command.
        help: one line for the list of commands.
        says: what else the help of the command says.
        examples: its examples.
    """
    parser = add_command(commands, name, help=help, says=says, examples=examples)
    parser.add_argument("folder", type=Path, help="the folder of the case")
    parser.set_defaults(kept=True)
    with_files(parser)
    answering(parser)
    speaking(parser)
    return parser


def add_deed(parser: Parser, *, because: str, by: bool = True, needed: bool = False) -> None:
    """Add the options of a deed: its day, the office and the reason.

    Args:
        parser: the parser of the command.
        because: the words on the reason.
        by: True if the office is asked for.
        needed: True if a reason is required.
    """
    parser.add_argument("--on", metavar="DAY", required=True, help="the day, YYYY-MM-DD")
    if by:
        parser.add_argument("--by", metavar="OFFICE", required=True, help="the office that decides")
    parser.add_argument("--because", metavar="REASON", required=needed, default="", help=because)


def add_stated(parser: Parser) -> None:
    """Add the options of what a decision has to state."""
    group = parser.add_argument_group("what the decision has to state")
    group.add_argument("--file-complete", metavar="DAY", help="the day on which the last paper arrived")
    group.add_argument("--due", metavar="DAY", help="the day by which the decision is due")
    group.add_argument("--appeal-to", metavar="BODY", help="the body to which the student can appeal")
    group.add_argument("--appeal-until", metavar="DAY", help="the last day of the appeal")
    group.add_argument(
        "--measure",
        nargs=2,
        action="append",
        metavar=("CODE", "TEXT"),
        help="a step that the student can take to have the component CODE recognised later; CODE may be all; can be repeated",
    )


def stated(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return what the options say that a decision states, by the field of a dossier."""
    found: dict[str, Any] = {}
    for name in ("file_complete", "due", "appeal_until"):
        if getattr(arguments, name) is not None:
            found[name] = day_of(arguments, name)
    if arguments.appeal_to is not None:
        found["appeal_to"] = arguments.appeal_to
    if arguments.measure:
        found["measures"] = tuple(("" if code == _ALL else code, text) for code, text in arguments.measure)
    return found


def day_of(arguments: argparse.Namespace, name: str) -> datetime.date:
    """Return the day of an option.

    Args:
        arguments: the command.
        name: the name of the option, with underscores.

    Raises:
        UsageError: it is no day.
    """
    try:
        return read_day(getattr(arguments, name))
    except ArgumentError as error:
        raise UsageError(error.evolved(argument=f"--{name.replace('_', '-')}").told) from None


def with_stated(dossier: Dossier, said: dict[str, Any]) -> Dossier:
    """Return a dossier with further statements; a new one replaces an old one of the same kind.

    Args:
        dossier: the dossier.
        said: the statements by field, from :func:`stated`.

    Raises:
        UsageError: a measure for a component that the decision does not have; names the nearest.
    """
    measures = dict(said.get("measures", ()))
    decision = dossier.decision
    rows = [*(row.code for row in decision.rows), *(row.code for row in decision.home_rows)]
    for code in measures:
        if code and code not in rows:
            known = (*rows, _ALL)
            raise UsageError(f'--measure: no component "{shortened(code)}"{hint(code, known)}; there are: {listed(known)}')
    changed = said | {"measures": tuple((dict(dossier.measures) | measures).items())}
    return attrs.evolve(dossier, **changed)


def last_kept(arguments: argparse.Namespace) -> Kept:
    """Return the step of a case that counts.

    Args:
        arguments: the command.

    Raises:
        DocumentError: there is no such folder; names the nearest.
        UsageError: nothing is kept in it.
    """
    shelf.check_folder(arguments.folder)
    kept = shelf.read(arguments.folder, catalogue=arguments.catalogue)
    if kept is None:
        raise UsageError("no decision is kept for this case; recognise FOLDER --save keeps one")
    return kept


def give_kept(
    arguments: argparse.Namespace, kept: Kept, *, changes: Report | None = None, report: Report | None = None, whole: bool = False
) -> None:
    """Print the state of a case after a step.

    Args:
        arguments: the command.
        kept: the step.
        changes: what a new version changed.
        report: the check of what a decision has to state; None where the command is not about that.
        whole: True if the decision is printed with all its tables.
    """
    dossier = kept.dossier
    points = points_of(dossier.decision, arguments.catalogue)
    language = arguments.language
    spoken = words(language)

    def text() -> str:
        parts = [dossier.decision.text(language)] if whole else []
        parts += [dossier.text(language)]
        parts += [f"{label('kept.changed', spoken)}\n\n{changes.text(language)}"] if changes is not None else []
        table = points_table(points, spoken)
        parts += [f"{label('kept.open', spoken)}\n\n{table}" if points else table]
        parts += [f"{label('kept.states', spoken)}\n\n{report.text(language)}"] if report is not None else []
        return "\n\n".join([*parts, label("kept.in", spoken, file=kept.file)])

    def data() -> dict[str, Any]:
        return {
            "file": kept.file,
            "step": kept.step,
            "status": dossier.status,
            "version": dossier.decision.number,
            "decided": None if dossier.decided is None else dossier.decided.isoformat(),
            "events": [
                {"day": e.day.isoformat(), "kind": e.kind.value, "version": e.number, "by": e.by, "because": e.because}
                for e in dossier.events
            ],
            "open": [point.as_dict() for point in points],
            "changes": _listed(changes),
            "findings": _listed(report),
            "decision": dossier.decision.to_dict(),
        }

    give(arguments, text, data)


def _listed(findings: Iterable[Finding] | None) -> list[dict[str, Any]]:
    return listed_findings(findings or ())
