"""The messages of errors in the words of the command line: its options in place of arguments of Python."""

import argparse
import re
from typing import TYPE_CHECKING

from bologna_credits.cli.options import UsageError
from bologna_credits.core.country_errors import UnknownCountryError
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    CircumstanceNeededError,
    DefinitionError,
    DocumentError,
    MissingExtraError,
    MixedCreditsError,
    MixedScalesError,
    NoConversionError,
    NotWrittenError,
)
from bologna_credits.core.languages import languages, words
from bologna_credits.core.later import later
from bologna_credits.core.misspellings import listed
from bologna_credits.core.plain_words import speaks_python, without_python
from bologna_credits.core.visible import shortened
from bologna_credits.interop.choices import Reason, UnwritableError
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.search import find
from bologna_credits.recognition.settlements import FILLED

if TYPE_CHECKING:
    from bologna_credits.core.retold import retold
else:  # a program that speaks English does without it
    (retold,) = later("bologna_credits.core.retold", "retold")

_OPTIONS = {
    "activity": "--activity",
    "authority": "--authority",
    "by": "--practice",
    "by_year": "--by-year",
    "cycle": "--cycle",
    "full_term": "--full-term",
    "generated": "--generated",
    "hours": "--hours",
    "identifiers": "--identifier",
    "intake": "--intake",
    "kind": "--kind",
    "language": "--language",
    "mode": "--mode",
    "on": "--on",
    "person": "--person",
    "policy": "--practice",
    "rounding": "--rounding",
    "stage": "--stage",
    "track": "--track",
    "urls": "--url",
}
"""The options that stand for arguments of the functions behind them."""

_ARGUMENT = re.compile(rf"\b({'|'.join(sorted(_OPTIONS, key=len, reverse=True))})=(True\b)?")


def in_options(text: str) -> str:
    """Return a text with options of the command line in place of arguments of Python.

    >>> in_options('name an authority: authority="INEU", or say the day with on=')
    'name an authority: --authority "INEU", or say the day with --on'
    """
    return _ARGUMENT.sub(lambda found: f"{_OPTIONS[found[1]]}{' ' if not found[2] else ''}", text).replace("  ", " ").rstrip()


def _needed(error: CircumstanceNeededError) -> str:
    options = "; ".join(f"{_OPTIONS[key]} one of {', '.join(values)}" for key, values in error.choices)
    return f"{error.what} depends on circumstances; add {options}"


def _ambiguous(error: AmbiguousCodeError) -> str:
    count = f"several {error.kind}s" if len(error.choices) > 1 else f"one {error.kind}"
    return f'"{shortened(error.code)}" has {count}: {listed(error.choices)}; name one, or add the day that counts with --on'


def _no_way(error: NoConversionError) -> str:
    if error.to == "?":  # a practice that converts from another system, and no target was named
        return f"{'; '.join(error.choices)}; it does not convert {error.start}"
    choices = f"; there are: {listed(error.choices)}" if error.choices else ""
    advice = in_options(error.advice)
    if speaks_python(advice):
        choice = "name a practice, or the body that publishes a table, with --practice, or take the formula with --formula"
        advice = "; ".join([*_plain_clauses(advice), choice])
    return f"no single rule leads from {error.start} to {error.to}{choices}; {advice}"


def _plain_clauses(advice: str) -> list[str]:
    """Return the clauses of an advice that name no argument and no call."""
    return [clause for clause in advice.split("; ") if not speaks_python(clause)]


def _argument(error: ArgumentError) -> str:
    if any("PracticeWith(" in allowed for allowed in error.allowed):
        needs = f"the practice needs more than the grade ({error.argument}), which this command does not take"
        return f"{needs}; a case.toml holds it under [home.grades]"
    words = error.evolved(
        argument=_OPTIONS.get(error.argument, error.argument.replace("_", " ")),
        allowed=tuple(allowed for allowed in map(in_options, error.allowed) if not speaks_python(allowed)),
    )
    return words.message


def _mixed(error: MixedCreditsError | MixedScalesError) -> str:
    if isinstance(error, MixedCreditsError):
        return f"{error.left} and {error.right} credits are different units: convert one of them first"
    return f"grades of {error.left} and of {error.right} cannot be compared: convert one of them first"


_CURES = {
    "identifiers": "--identifier NAME=TYPE=CODE",
    "open": "--open omit",
    "ranges": "--ranges lowest or --ranges highest",
    "rounding": "--rounding 1/100",
}


def _unwritable(error: UnwritableError) -> str:
    def words(reason: Reason) -> str:
        return reason.without_cure + (f"; add {_CURES[reason.argument]}" if reason.argument in _CURES else "")

    return error.listed(words)


def _country_meant(name: str, catalogue: Catalogue | None) -> str:
    """Return the country of a name in its own language, or how a country is written."""
    found = next((one.code for one in find(name, catalogue=catalogue) if one.kind == "country"), None)
    return f'did you mean "{found}"?' if found is not None else "write its code of two letters, such as KZ, PL or DE"


def message_of(error: BolognaError, arguments: argparse.Namespace) -> str:
    """Return the message of an error, for a person who typed a command.

    Args:
        error: the error.
        arguments: the command.
    """
    if isinstance(error, UsageError | NotWrittenError):
        return error.message
    if type(error) is UnknownCountryError and error.nearest is None and not error.advice:
        return f"{error.message}; {_country_meant(error.code, getattr(arguments, 'catalogue', None))}"
    if getattr(arguments, "kept", False):
        return kept_message(error)
    if hasattr(arguments, "folder"):
        return case_message(error, "case.toml")
    if isinstance(error, UnwritableError):
        return _unwritable(error)
    if isinstance(error, CircumstanceNeededError):
        return _needed(error)
    if isinstance(error, AmbiguousCodeError):
        return _ambiguous(error)
    if isinstance(error, NoConversionError):
        return _no_way(error)
    if isinstance(error, ArgumentError):
        return _argument(error)
    return without_python(in_options(error.message))


def in_language(message: str, language: str) -> str:
    """Return a message of the command line in a language; a part whose template is not known stays English.

    Args:
        message: the message.
        language: the code of the language; one without a catalogue, that of a document, means English.

    >>> in_language('no grading scale "KZ-2010"', "kk"), in_language('no grading scale "KZ-2010"', "de")
    ('«KZ-2010» бағалау шкаласы жоқ', 'no grading scale "KZ-2010"')
    """
    return retold(message, words(language)) if language in languages() else message


_OF_KEPT = (
    ("fails, which recognises without a grade", "--decide without-grade"),
    ("without_grade=True", "--decide without-grade"),
    ("revise(…)", "the command revise"),
    ("by (the office)", "--by"),
    ("because (the reason)", "--because"),
)
"""Words of the functions on decisions, and those of the command line."""


_FIRST = {
    "an appeal after a decision, or after a due day without one": (
        "first record the decision with issue or finalise, or set the due day with state --due: after it the student can appeal "
        "without one"
    ),
    "appeal(…) before its outcome": "first record the appeal with appeal",
    "the final decision, an appeal or a new version": "after it come finalise, appeal or revise",
    "the outcome of the appeal before it": "first record the outcome of the appeal with resolve",
    "a new version before it": "first make a new version with revise",
    "events in order of their days": "name with --on a day that is not before it",
}
"""The command that comes first where an event contradicts those before it, by what the event takes."""


def kept_message(error: BolognaError) -> str:
    """Return the message of an error on a kept decision, with options in place of arguments of Python.

    Args:
        error: the error.

    >>> kept_message(ArgumentError("event", "final on 2016-09-01: it is final already", ("a new version before it",)))
    'final on 2016-09-01: it is final already; first make a new version with revise'
    """
    if isinstance(error, DefinitionError | DocumentError):
        return error.message
    if isinstance(error, ArgumentError) and error.argument == "event":
        return f"{error.given}; {_FIRST.get(error.allowed[0], f'it takes {listed(error.allowed)}')}"
    if isinstance(error, ArgumentTypeError) and error.needed == FILLED:
        return f"{_of_kept(error.argument)} is left empty; write what it asks for"
    if isinstance(error, ArgumentError):
        name = _OPTIONS_OF_KEPT.get(error.argument, error.argument)
        error = error.evolved(argument=name, allowed=tuple(map(_of_kept, error.allowed)))
    return without_python(_of_kept(error.message))


_OPTIONS_OF_KEPT = {"grade": "--grade", "credits": "--credits", "on": "--on", "day": "--on"}


def _of_kept(text: str) -> str:
    for python, plain in _OF_KEPT:
        text = text.replace(python, plain)
    return text


def case_message(error: BolognaError, file: str) -> str:
    """Return the message of an error in a case, with keys of its file in place of arguments of Python.

    Args:
        error: the error.
        file: the name of the file.

    >>> case_message(CircumstanceNeededError("the rate", (("cycle", ("first", "second")),)), "case.toml")
    'case.toml: the rate depends on circumstances; say in [home] circumstances = { cycle = … }: first, second'
    """
    if isinstance(error, DefinitionError | DocumentError | MissingExtraError):
        return error.message
    if isinstance(error, CircumstanceNeededError):
        said = "; ".join(f"circumstances = {{ {key} = … }}: {', '.join(values)}" for key, values in error.choices)
        return f"{file}: {error.what} depends on circumstances; say in [home] {said}"
    if isinstance(error, NoConversionError) and speaks_python(error.advice):
        choice = "say in [home.grades] which method converts, or write the university's own table there"
        error = error.evolved(advice="; ".join([*_plain_clauses(error.advice), choice]))
    if isinstance(error, MixedCreditsError | MixedScalesError):
        return f"{file}: {_mixed(error)}"
    return f"{file}: {without_python(error.message)}"
