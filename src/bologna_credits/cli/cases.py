"""The command ``recognise``, and the faults of a case that ``check`` tells."""

import argparse
import json
from pathlib import Path

from bologna_credits.cli.advice import case_message
from bologna_credits.cli.options import Commands
from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.visible import visible_in_json
from bologna_credits.interop import case


def add_recognise(commands: Commands) -> None:
    """Add the command ``recognise``."""
    recognise = commands.add_parser("recognise", help="the decision on a case", description="The decision on a case on disk.")
    recognise.add_argument("folder", type=Path, help="a folder with case.toml and the transcript")
    recognise.add_argument("--json", action="store_true", help="print the decision as JSON")
    recognise.set_defaults(run=_recognise)


def _recognise(arguments: argparse.Namespace) -> int:
    decision = case.load(arguments.folder).recognise()
    print(visible_in_json(json.dumps(decision.to_dict(), ensure_ascii=False, indent=2)) if arguments.json else decision)
    # A failed course leaves the status at 0: the decision was made. The agreement fails where a home component stays unreplaced.
    return 1 if decision.difference else 0


def case_faults(path: Path, text: str) -> tuple[str, ...]:
    """Return the faults for which a case would be refused: those of its file, of its papers, and of the decision.

    Args:
        path: the file of the case.
        text: its text.
    """
    try:
        case.check(text, path.name)
        if path.name != "case.toml":
            return (f"{path.name}: a case is read from a file named case.toml; rename it",)
        case.load(path.parent).recognise()
    except DefinitionError as error:
        return tuple(f"{error.file}: {fault}" for fault in error.faults)
    except BolognaError as error:
        return (case_message(error, path.name),)
    return ()
