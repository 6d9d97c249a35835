"""The program: its parser, its exit status, and errors as one clear line.

Exit status: 0; 1 where a rule fails (a file with faults, a home component that nothing replaces, a stay that is too short, a word
without a match); 2 for wrong input, with one clear line on standard error and no traceback; 3 where the output or a file cannot
be written (a full disk, a reader that has gone, a closed stream, a folder without permission); 130 where it is interrupted.
"""

import argparse
import contextlib
import io
import sys
from collections.abc import Callable, Sequence

from bologna_credits.cli.advice import in_language, message_of
from bologna_credits.cli.answers import check_place, error_dict, in_json, place
from bologna_credits.cli.cases import add_recognise
from bologna_credits.cli.convert import add_convert
from bologna_credits.cli.export import add_export
from bologna_credits.cli.files import add_files
from bologna_credits.cli.letters import add_letter
from bologna_credits.cli.life import add_appeal, add_finalise, add_issue, add_resolve, add_state
from bologna_credits.cli.listings import add_count, add_ehea, add_find, add_schemes, add_stale, add_systems
from bologna_credits.cli.new import add_new
from bologna_credits.cli.options import Commands, Parser, WrongCommandError
from bologna_credits.cli.output import NOT_WRITTEN, write
from bologna_credits.cli.own_files import catalogue_of
from bologna_credits.cli.revising import add_revise, add_show, add_verify
from bologna_credits.cli.settling import add_settle
from bologna_credits.cli.stays import add_duration
from bologna_credits.core.errors import BolognaError, NotWrittenError
from bologna_credits.core.languages import ENGLISH
from bologna_credits.version import VERSION

INTERRUPTED = 130
"""The exit status after an interrupt, as shells give it."""

WRONG = 2
"""The exit status for wrong input."""

COMMANDS: tuple[Callable[[Commands], None], ...] = (
    add_convert,
    add_new,
    add_recognise,
    add_settle,
    add_revise,
    add_state,
    add_issue,
    add_finalise,
    add_appeal,
    add_resolve,
    add_show,
    add_letter,
    add_verify,
    add_export,
    add_systems,
    add_schemes,
    add_duration,
    add_find,
    add_count,
    add_stale,
    add_ehea,
    add_files,
)
"""The commands, in the order in which the help lists them: each function adds one command, or several that belong together."""


_EPILOG = """\
bologna-credits COMMAND --help shows a command with its options and an example.

exit status:
  0    all went well
  1    a rule fails: a file has faults, nothing replaces a home component, a stay is too short, a word is not found
  2    wrong input, with one line on the standard error stream; with --json as JSON
  3    something cannot be written: the output, a file, or the next step of a case because somebody took it meanwhile
  130  the command was interrupted
"""


def parser() -> Parser:
    """Return the parser of the program, with all commands."""
    found = Parser(
        prog="bologna_credits",
        description="Credits, grades and recognition in the Bologna process: exact, sourced, explained.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=f"bologna_credits {VERSION}")
    commands = found.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for add in COMMANDS:
        add(commands)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: the words after the name of the program; those of the process if left out.

    >>> main(["convert", "15", "GB-CATS", "ECTS"])  # doctest: +ELLIPSIS
    15 GB-CATS → 7.5 ECTS
    ...
    0
    """
    words = sys.argv[1:] if argv is None else list(argv)
    out, err, leaves = io.StringIO(), io.StringIO(), False
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status, text = _answer(words, out)
        except SystemExit:  # the parser answers --help and --version itself
            status, text, leaves = 0, out.getvalue(), True
        except WrongCommandError as error:
            status, text, leaves = WRONG, "", True
            _tell(error, error.message, status, as_json="--json" in words)
    why = write(text, sys.stdout)
    if why:
        err.write(f"bologna_credits: the output cannot be written: {why}\n")
        status = NOT_WRITTEN
    write(err.getvalue(), sys.stderr)
    if leaves:
        raise SystemExit(status)
    return status


def _answer(words: Sequence[str], out: io.StringIO) -> tuple[int, str]:
    """Return the exit status and the text for the standard output."""
    program = parser()
    arguments = program.parse_args(words)
    if arguments.command is None:
        return 0, program.format_help()
    try:
        check_place(arguments)
        arguments.catalogue = catalogue_of(arguments)
        status = int(arguments.run(arguments))
        return status, place(arguments, out.getvalue())
    except BolognaError as error:
        status = NOT_WRITTEN if isinstance(error, NotWrittenError) else WRONG
        as_json = getattr(arguments, "json", False)
        language = ENGLISH if as_json else getattr(arguments, "language", ENGLISH)
        _tell(error, in_language(message_of(error, arguments), language), status, as_json=as_json)
        return status, ""
    except KeyboardInterrupt:
        print("bologna_credits: interrupted", file=sys.stderr)
        return INTERRUPTED, ""


def _tell(error: BolognaError, message: str, status: int, *, as_json: bool) -> None:
    """Put an error on the standard error stream: one line for people, or JSON where the answer would have been JSON."""
    if as_json:
        print(in_json(error_dict(error, message, status)), file=sys.stderr)
    elif isinstance(error, WrongCommandError):
        print(f"{error.usage}bologna_credits: error: {message}", file=sys.stderr)
    else:
        print(f"bologna_credits: {message}", file=sys.stderr)
