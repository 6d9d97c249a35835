"""The answer of a command: for people, or as JSON for software; on the standard output, or in a file."""

import argparse
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bologna_credits.cli.options import Parser, UsageError
from bologna_credits.core.absent import absent
from bologna_credits.core.errors import BolognaError, DefinitionError, DocumentError, NotWrittenError
from bologna_credits.core.findings import Finding
from bologna_credits.core.languages import languages
from bologna_credits.core.opener import shown_name
from bologna_credits.core.visible import visible, visible_in_json
from bologna_credits.core.writer import write_new, write_over
from bologna_credits.recognition.presentation import finding_dict


def answering(parser: Parser, *, json: bool = True) -> None:
    """Add the options of an answer: ``--json``, ``--out`` and ``--force``.

    Args:
        parser: the parser of the command.
        json: False where the answer is a document of another form.
    """
    group = parser.add_argument_group("the answer")
    if json:
        group.add_argument("--json", action="store_true", help="print the answer as JSON")
    group.add_argument("--out", metavar="FILE", help="write the answer into a new file, in UTF-8, and print nothing")
    group.add_argument("--force", action="store_true", help="let --out replace a file")


_OF_DECISIONS = "the language of the decision and of its reasons; titles, grades and quoted texts keep their own"


def speaking(parser: Parser, says: str = _OF_DECISIONS) -> None:
    """Add the option that names the language of an answer for people.

    Args:
        parser: the parser of a command.
        says: the help of the option.
    """
    parser.add_argument("--language", choices=languages(), default="en", help=says)


def give(arguments: argparse.Namespace, text: Callable[[], object], data: Callable[[], Any]) -> None:
    """Print an answer.

    Args:
        arguments: the command.
        text: makes the answer for people.
        data: makes the answer for software.
    """
    print(in_json(data()) if arguments.json else text())


def in_json(data: Any) -> str:
    r"""Return plain data as JSON in which no character acts on a terminal.

    >>> in_json({"title": "\u202eA"})
    '{\n  "title": "\\u202eA"\n}'
    """
    return visible_in_json(json.dumps(data, ensure_ascii=False, indent=2))


def listed_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain data.

    Args:
        findings: the findings.
    """
    return [finding_dict(finding) for finding in findings]


def check_place(arguments: argparse.Namespace) -> None:
    """Check, before anything is done, that the answer can go where it should.

    Args:
        arguments: the command.

    Raises:
        UsageError: the file exists, and nobody asked for it to be replaced; or there is no file to replace.
        NotWrittenError: its folder is not there.
    """
    file, force = getattr(arguments, "out", None), getattr(arguments, "force", False)
    if file is None:
        if force:
            raise UsageError("--force lets --out replace a file; name the file with --out")
        return
    if os.path.isdir(file):  # noqa: PTH112  (Path.is_dir raises for a name that is too long)
        raise UsageError(f"{shown_name(file)} is a folder; name a file with --out")
    if not force and os.path.lexists(file):
        raise UsageError(f"{shown_name(file)} exists, and nothing is replaced without being asked: add --force, or name another")
    if absent(Path(file).parent) and (nothing := absent(file)):
        raise NotWrittenError(shown_name(file), nothing)


def place(arguments: argparse.Namespace, text: str) -> str:
    """Put an answer where it should go, and return what remains to be printed.

    Args:
        arguments: the command.
        text: the answer.

    Raises:
        NotWrittenError: the file cannot be written; one that was there is whole.
    """
    if getattr(arguments, "out", None) is None:
        return text
    write = write_over if arguments.force else write_new
    write(arguments.out, visible(text).encode())
    return ""


def error_dict(error: BolognaError, message: str, status: int) -> dict[str, Any]:
    """Return an error as plain data.

    Args:
        error: the error.
        message: its message in the words of the command line.
        status: the exit status.
    """
    file = error.file if isinstance(error, DefinitionError | DocumentError | NotWrittenError) else None
    faults = list(error.faults) if isinstance(error, DefinitionError) else []
    return {"error": {"status": status, "kind": type(error).__name__, "message": message, "file": file, "faults": faults}}
