"""The parts that commands share: their parsers, options read as circumstances, the exit status, and wrong options as errors."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn, TypeAlias, final

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError, error
from bologna_credits.core.findings import Report
from bologna_credits.core.misspellings import hint, listed, nearest
from bologna_credits.core.visible import shortened

_LONGEST = 400


class _Help(argparse.HelpFormatter):
    """The help of a command: its description folded as usual, its examples a line each."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


class Parser(argparse.ArgumentParser):
    """A parser whose own messages are errors of the program, and bounded, because they repeat what was typed."""

    examples: tuple[str, ...] = ()

    @property
    def commands(self) -> dict[str, "Parser"]:
        """The parsers of the commands by name."""
        return {
            name: parser
            for action in self._actions
            if isinstance(action.choices, dict)
            for name, parser in action.choices.items()
        }

    @property
    def actions(self) -> tuple[argparse.Action, ...]:
        """The words and options that the parser takes, without the list of commands."""
        return tuple(action for action in self._actions if not isinstance(action.choices, dict))

    def error(self, message: str) -> NoReturn:
        """Raise an error with the message and the usage of the command."""
        raise WrongCommandError(shortened(message, _LONGEST), self.format_usage())

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Check a word that is one of several, as the parser does, and name the nearest."""
        if action.choices is not None and value not in action.choices:
            known = tuple(map(str, action.choices))
            near = hint(str(value), known)
            raise argparse.ArgumentError(action, f'"{shortened(str(value))}" is unknown{near}; use one of {listed(known)}')

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return what was typed, and name the nearest option to one that is unknown."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            words = " ".join(rest)
            used = self.commands.get(found.command, self)
            known = [option for action in used.actions for option in action.option_strings]
            near = hint(rest[0].partition("=")[0], known)
            raise WrongCommandError(shortened(f"unknown: {words}{near}", _LONGEST), used.format_usage())
        return found


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  (argparse has no public name for it)


@final
@error
class WrongCommandError(BolognaError, ValueError):
    """Words that are no command: an unknown one, a word that is missing, an option that does not exist."""

    why: str
    usage: str

    def _words(self) -> str:
        return self.why


@final
@error
class UsageError(BolognaError, ValueError):
    """Options of the command line that do not fit each other or the thing that is converted."""

    why: str

    def _words(self) -> str:
        return self.why


@final
@error
class NoSuchCodeError(BolognaError, LookupError):
    """A code of neither a grading scale nor a credit system; a name, if it stands for some of them."""

    code: str
    scales: tuple[str, ...]
    systems: tuple[str, ...]
    named: bool = False

    def _words(self) -> str:
        if self.named:
            kinds = ((self.scales, "grading scale"), (self.systems, "credit system"))
            meant = "; ".join(f"{kind}: {listed(codes)}" for codes, kind in kinds if codes)
            return f'"{shortened(self.code)}" is a name, and a code is needed; {meant}'
        near = ((nearest(self.code, self.scales), "a grading scale"), (nearest(self.code, self.systems), "a credit system"))
        hints = [f'"{code}" ({kind})' for code, kind in near if code is not None]
        hint = f"did you mean {' or '.join(hints)}?" if hints else "the command systems lists all codes"
        return f'no grading scale and no credit system "{shortened(self.code)}"; {hint}'


def add_command(commands: Commands, name: str, *, help: str, says: str = "", examples: Sequence[str]) -> Parser:
    """Add a command with its examples, and return its parser.

    Args:
        commands: the commands so far.
        name: the name of the command.
        help: one line for the list of commands.
        says: what else the help of the command says.
        examples: at least one example, without the name of the program.
    """
    lines = "\n".join(f"  bologna-credits {example}" for example in examples)
    parser = commands.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}.{f' {says}' if says else ''}",
        epilog=f"{'example' if len(examples) == 1 else 'examples'}:\n{lines}",
        formatter_class=_Help,
    )
    parser.examples = tuple(examples)
    return parser


def in_quotes(word: str) -> str:
    """Return a word as it is typed on the command line: with quotes around it where it has blanks or signs of a shell.

    Args:
        word: the word.

    >>> in_quotes("my-case"), in_quotes("Дело 5")
    ('my-case', '"Дело 5"')
    """
    return word if re.fullmatch(r"[\w./:@%+,-]+", word) else f'"{word}"'


def circumstances_of(arguments: argparse.Namespace) -> Circumstances:
    """Return the circumstances that the options give."""
    return Circumstances(
        cycle=arguments.cycle,
        track=arguments.track,
        activity=arguments.activity,
        intake=arguments.intake,
        mode=arguments.mode,
        stage=arguments.stage,
    )


def status_of(report: Report) -> int:
    """Return the exit status: 1 where a rule fails."""
    return 1 if report.fails else 0
