"""The command ``recognise``, and the faults of a case that ``check`` tells."""

import argparse
import sys
from pathlib import Path

from bologna_credits.cli.advice import case_message
from bologna_credits.cli.answers import answering, give, speaking
from bologna_credits.cli.options import Commands, UsageError, add_command
from bologna_credits.cli.own_files import with_files
from bologna_credits.cli.shelves import add_stated, give_kept, stated, with_stated
from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.findings import Report
from bologna_credits.interop import case, shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.recognition.dossier import Dossier


def add_recognise(commands: Commands) -> None:
    """Add the command ``recognise``."""
    recognise = add_command(
        commands,
        "recognise",
        help="decide on a case from its papers, and print the decision",
        says="Nothing is kept without --save. The exit status is 1 if nothing replaces a home component.",
        examples=[
            "recognise my-case",
            "recognise my-case --language kk",
            "recognise my-case --json",
            "recognise my-case --save --due 2016-09-24",
        ],
    )
    recognise.add_argument("folder", type=Path, help="a folder with case.toml and the transcript")
    recognise.add_argument("--save", action="store_true", help="keep the decision in the folder, as decisions/0001.json")
    recognise.add_argument("--anew", action="store_true", help="with --save: begin again, if what is kept was not issued")
    speaking(recognise)
    answering(recognise)
    with_files(recognise)
    add_stated(recognise)
    recognise.set_defaults(run=_recognise)


def _recognise(arguments: argparse.Namespace) -> int:
    said = stated(arguments)
    if not arguments.save and (arguments.anew or said):
        raise UsageError("--anew, and what the decision has to state, go with --save")
    before = _before(arguments) if arguments.save else None
    decision = case.load(arguments.folder, catalogue=arguments.catalogue).recognise(catalogue=arguments.catalogue)
    if arguments.save:
        dossier = with_stated(Dossier(decision), said)
        give_kept(arguments, shelf.keep(arguments.folder, dossier, after=before), whole=True)
    else:
        give(arguments, lambda: decision.text(arguments.language), decision.to_dict)
        _remind(arguments)
    # A failed course leaves the status at 0: the decision was made. The agreement fails where a home component stays unreplaced.
    return 1 if decision.difference else 0


def _before(arguments: argparse.Namespace) -> Kept | None:
    """Return the step that is kept, if a decision may begin again after it."""
    kept = shelf.read(arguments.folder, catalogue=arguments.catalogue)
    if kept is None:
        return None
    if kept.dossier.events:
        day = kept.dossier.events[0].day
        raise UsageError(
            f"{kept.file} holds a decision that was issued, or that the student appealed, on {day}; "
            "revise decides anew, recognise does not"
        )
    if not arguments.anew:
        raise UsageError(
            f"{kept.file} holds a decision; settle answers its open points, revise decides anew after changed papers, "
            "and --anew begins again"
        )
    return kept


def _remind(arguments: argparse.Namespace) -> None:
    """Say that the decision just printed is not the one that is kept; not among JSON, where errors alone stand beside it."""
    known = shelf.steps(arguments.folder)
    if known and not arguments.json:
        print(
            f"bologna_credits: this is what the papers give now; show prints the decision kept in {shelf.file_of(known[-1])}",
            file=sys.stderr,
        )


_TO_LOOK_AT = frozenset((
    "document.no-result", "document.column-unread", "document.column-like", "document.column-unnamed", "document.twice",
    "document.scale-unknown", "document.scale-unclear", "document.label-unknown", "document.label-several", "document.label-word",
    "recognition.change-unknown", "recognition.change-unclear",
))  # fmt: skip
"""The oddities of the papers that may be a slip of the person who typed them, although the case can be decided."""


def checked_case(path: Path, text: str, catalogue: Catalogue | None = None) -> tuple[tuple[str, ...], Report]:
    """Return the faults for which a case would be refused, and what a person should look at although it would not.

    The faults are those of its file, of its papers, and of the decision.

    Args:
        path: the file of the case.
        text: its text.
        catalogue: another catalogue than the bundled one.
    """
    try:
        if path.name != "case.toml":
            case.check(text, path.name)
            return (f"{path.name}: a case is read from a file named case.toml; rename it",), Report()
        loaded = case.load(path.parent, catalogue=catalogue)
        decision = loaded.recognise(catalogue=catalogue)
    except DefinitionError as error:
        return tuple(f"{error.file}: {fault}" for fault in error.faults), Report()
    except BolognaError as error:
        return (case_message(error, path.name),), Report()
    told = dict.fromkeys((*loaded.transcript.report, *decision.findings))
    return (), Report(finding for finding in told if finding.code in _TO_LOOK_AT)
