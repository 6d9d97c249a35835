"""The parts that commands share: their parsers, options read as circumstances, the exit status, and wrong options as errors."""

import argparse
from typing import NoReturn, TypeAlias, final

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError, error
from bologna_credits.core.findings import Report
from bologna_credits.core.misspellings import listed, nearest
from bologna_credits.core.visible import shortened

_LONGEST = 400


class Parser(argparse.ArgumentParser):
    """A parser whose own messages are bounded, because they repeat what was typed."""

    def error(self, message: str) -> NoReturn:
        """Exit with a message and the status for wrong input."""
        super().error(shortened(message, _LONGEST))


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  (argparse has no public name for it)


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


def circumstances_of(arguments: argparse.Namespace) -> Circumstances:
    """Return the circumstances that the options give."""
    return Circumstances(cycle=arguments.cycle, track=arguments.track, activity=arguments.activity, intake=arguments.intake)


def status_of(report: Report) -> int:
    """Return the exit status: 1 where a rule fails."""
    return 1 if report.fails else 0
