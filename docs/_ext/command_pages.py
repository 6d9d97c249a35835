"""The reference of the command line, written from its parser: ``python docs/_ext/command_pages.py`` writes the page again."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_pages import cell, line

from bologna_credits.cli.options import Parser
from bologna_credits.cli.program import parser

PAGE = Path(__file__).resolve().parents[1] / "reference" / "commands.md"
_HEAD = """\
# Commands

Every command with its words and options, as `bologna-credits COMMAND --help` prints them. `python -m bologna_credits` is the same
program. [Use the command line](../how-to/command-line.md) tells what the exit status means and what `--json` gives."""


def page() -> str:
    """The page, as Markdown."""
    program = parser()
    leads = ([f"[`{name}`](#{name})", _lead(one)] for name, one in _commands(program))
    lines = [_HEAD, "", *_table(["command", "what it does"], leads)]
    for name, command in _commands(program):
        rows = (_row(action) for action in command.actions if action.dest != "help")
        examples = [f"$ bologna-credits {example}" for example in command.examples]
        lines += [f"## {name}", "", cell(command.description or ""), "", "```console", *examples, "```", ""]
        lines += _table(["word or option", "needed", "meaning"], rows)
    return "\n".join(lines)


def _lead(command: Parser) -> str:
    return cell((command.description or "").partition(". ")[0].removesuffix("."))


def _table(headers: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [line(headers), line(["---"] * len(headers)), *map(line, rows), ""]


def _commands(program: Parser) -> Iterator[tuple[str, Parser]]:
    yield from program.commands.items()


def _row(action: argparse.Action) -> list[str]:
    return [f"`{_words(action)}`", "yes" if _needed(action) else "", _meaning(action)]


def _needed(action: argparse.Action) -> bool:
    return action.required or (not action.option_strings and action.nargs not in ("?", "*"))


def _words(action: argparse.Action) -> str:
    shown = action.metavar or action.dest.upper()
    values = " ".join(shown) if isinstance(shown, tuple) else shown
    if not action.option_strings:
        return f"{values} …" if action.nargs == "*" else values
    return action.option_strings[0] if action.nargs == 0 else f"{action.option_strings[0]} {values}"


def _meaning(action: argparse.Action) -> str:
    choices = f": {', '.join(f'`{one}`' for one in action.choices)}" if action.choices is not None else ""
    return f"{cell(action.help or '')}{choices}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
