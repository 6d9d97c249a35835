"""The program: its parser, its exit status, and errors as one clear line.

Exit status: 0; 1 where a rule fails (a file with faults, a home component that nothing replaces, a stay that is too short, a word
without a match); 2 for wrong input, with one clear line on standard error and no traceback; 3 where the output cannot be written
(a full disk, a reader that has gone, a closed stream); 130 where it is interrupted.
"""

import argparse
import contextlib
import io
import sys
from collections.abc import Sequence

from bologna_credits.cli.advice import message_of
from bologna_credits.cli.cases import add_recognise
from bologna_credits.cli.convert import add_convert
from bologna_credits.cli.files import add_files
from bologna_credits.cli.listings import add_count, add_find, add_schemes, add_systems
from bologna_credits.cli.new import add_new
from bologna_credits.cli.options import Parser
from bologna_credits.cli.output import NOT_WRITTEN, write
from bologna_credits.cli.stays import add_duration
from bologna_credits.core.errors import BolognaError
from bologna_credits.version import VERSION

INTERRUPTED = 130
"""The exit status after an interrupt, as shells give it."""


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="bologna_credits",
        description="Credits, grades and recognition in the Bologna process: exact, sourced, explained.",
    )
    parser.add_argument("--version", action="version", version=f"bologna_credits {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (add_convert, add_new, add_recognise, add_systems, add_schemes, add_duration, add_find, add_count, add_files):
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
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = _answer(argv)
        except SystemExit as error:  # the parser answers --help, --version and a wrong command itself
            status, leaves = 2 if error.code else 0, True
        else:
            leaves = False
    why = write(out.getvalue(), sys.stdout)
    if why:
        err.write(f"bologna_credits: the output cannot be written: {why}\n")
        status = NOT_WRITTEN
    write(err.getvalue(), sys.stderr)
    if leaves:
        raise SystemExit(status)
    return status


def _answer(argv: Sequence[str] | None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except BolognaError as error:
        print(f"bologna_credits: {message_of(error, arguments)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("bologna_credits: interrupted", file=sys.stderr)
        return INTERRUPTED
