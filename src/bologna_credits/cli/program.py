"""The program: its parser, its exit status, and errors as one clear line.

Exit status: 0; 1 where a rule fails (a file with faults, a home component that nothing replaces, a stay that is too short, a word
without a match); 2 for wrong input, with one clear line on standard error and no traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from bologna_credits.cli.advice import message_of
from bologna_credits.cli.cases import add_recognise
from bologna_credits.cli.convert import add_convert
from bologna_credits.cli.files import add_files
from bologna_credits.cli.listings import add_count, add_find, add_schemes, add_systems
from bologna_credits.cli.stays import add_duration
from bologna_credits.core.errors import BolognaError
from bologna_credits.version import VERSION


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bologna_credits",
        description="Credits, grades and recognition in the Bologna process: exact, sourced, explained.",
    )
    parser.add_argument("--version", action="version", version=f"bologna_credits {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (add_convert, add_recognise, add_systems, add_schemes, add_duration, add_find, add_count, add_files):
        add(commands)
    return parser


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
        print(f"bologna_credits: {message_of(error, arguments)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone (… | head). That is no fault, and the interpreter must not stumble over it at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
