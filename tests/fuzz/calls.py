"""Wild calls of every public function, constructor and method: one argument at a time is wrong."""

import enum
import functools
import importlib
import inspect
import time
import typing
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, final

import attrs

from bologna_credits.core import BolognaError
from tests.fuzz.values import good, good_code, own_values, pools, wild

ROOMS = (
    "",
    "core",
    "credits",
    "grades",
    "law",
    "conversion",
    "mobility",
    "papers",
    "recognition",
    "interop",
    "interop.case",
    "interop.elm",
    "interop.elmo",
    "interop.ewp",
    "interop.oeapi",
    "interop.sheets",
    "interop.shelf",
    "letters",
    "frames",
    "ehea",
    "cohort",
    "units",
    "testing",
)
LONGEST = 1.0
"""Seconds that one call may take."""

# Doors that write files, draw, or load the whole package anew; they have tests of their own.
_LEFT_OUT = {
    "read_element", "write_schemas", "default_catalogue", "draw_table", "draw_conversion", "draw_timeline", "attach", "read_bundled", "keep",
    "write_letters", "Letter.pdf",
}  # fmt: skip
# A wild number of processes would start them, and a bar of progress writes into the tally.
_LEFT_ALONE = {"processes", "progress"}
# The library's own record of an answer: built by the library and not validated; "What is public" says so.
_BUILT_BY_THE_LIBRARY = frozenset(
    [
        "CohortTables",
        "Explanation",
        "Figure",
        "Letter",
        "LetterFile",
        "GradeConversion",
        "CreditConversion",
        "BlockConversion",
        "BlockRow",
        "CohortSummary",
        "ReferenceGroup",
        "GradeAverage",
        "FinalMark",
        "DegreeMark",
        "TotalsConversion",
        "PromotionReport",
        "Recognition",
        "Effective",
        "Foresight",
        "Foreseen",
        "TranscriptLine",
        "TranscriptLines",
        "RowState",
        "Finding",
        "Report",
        "Outcome",
        "Cohort",
        "Definition",
        "SchemeFile",
        "Origin",
        "LoadedCase",
        "CaseFile",
        "ScaleBinding",
        "UsedTable",
        "Grade",
        "Way",
        "Found",
        "Listing",
        "Duration",
        "Grant",
        "Remaining",
        "WorkingDays",
    ]
)

# Records of definition files: their reader checks them, and a caller who builds one by hand is not checked.
_READ_FROM_FILES = ("bologna_credits.law.practices", "bologna_credits.law.definition")
_RECORDS_FROM_FILES = frozenset(["CreditSystem", "Rate", "Hours", "Year", "When", "Finding"])


# Records that only definition files make, and their reader checks; "What is public" says so.
_MADE_BY_FILES = frozenset(
    [
        "AveragePractice",
        "BlockPractice",
        "CreditPractice",
        "DegreePractice",
        "CreditRule",
        "DistinctionPractice",
        "EndsOverride",
        "FinalMarkPractice",
        "GradePractice",
        "GrantPractice",
        "LinearPractice",
        "Load",
        "LoadPractice",
        "ProgressPractice",
        "PublishedCase",
        "Review",
        "PublishedGradingTable",
        "RecognitionPractice",
        "SelectionPractice",
        "TablePractice",
        "TotalsPractice",
        "YearUp",
        "TransferPractice",
        "UngradedPractice",
    ]
)


@final
@attrs.frozen
class Door:
    """A public callable, under the name by which users reach it."""

    name: str
    call: Callable[..., Any]

    @property
    def room(self) -> str:
        """The room in which it is written."""
        return f"{self.call.__module__}.".split(".")[1]


@final
@attrs.define
class Tally:
    """The outcome of many calls."""

    calls: int = 0
    answers: int = 0
    by_door: Counter[str] = attrs.field(factory=Counter)
    """The answers of each door."""
    refusals: Counter[str] = attrs.field(factory=Counter)
    foreign: dict[str, str] = attrs.field(factory=dict)
    slow: dict[str, float] = attrs.field(factory=dict)

    def __str__(self) -> str:
        refused = ", ".join(f"{name} {count}" for name, count in self.refusals.most_common())
        lines = [f"{self.calls} calls: {self.answers} answered, {sum(self.refusals.values())} refused ({refused})"]
        lines += [f"foreign: {key}: {example}" for key, example in sorted(self.foreign.items())]
        lines += [f"slow: {name}: {seconds:.1f} s" for name, seconds in sorted(self.slow.items())]
        return "\n".join(lines)


@functools.cache
def doors() -> tuple[Door, ...]:
    """Return every public function, constructor and method of a public class."""
    found: dict[str, Door] = {}
    for room in ROOMS:
        path = f"bologna_credits.{room}".removesuffix(".")
        module = importlib.import_module(path)
        names = [name for name in dir(module) if not name.startswith("_")]
        for name in names:
            value = getattr(module, name)
            place = getattr(value, "__module__", "")
            # A plain module also holds the names that it imports; they are no doors of its own.
            own = place.startswith("bologna_credits") and (
                hasattr(module, "__path__") or place == module.__name__ or name in getattr(module, "__all__", ())
            )
            if (
                name in _LEFT_OUT
                or not own
                or not callable(value)
                or (isinstance(value, type) and issubclass(value, BaseException))
            ):
                continue
            if isinstance(value, type):
                if issubclass(value, enum.Enum) or getattr(value, "_is_protocol", False):
                    continue
                if name not in _BUILT_BY_THE_LIBRARY | _RECORDS_FROM_FILES | _MADE_BY_FILES and not place.startswith(
                    _READ_FROM_FILES
                ):
                    found.setdefault(f"{value.__module__}.{name}", Door(name, value))
                if place.startswith(_READ_FROM_FILES) or name == "When":
                    continue
                for method, function in inspect.getmembers(
                    value, lambda member: inspect.isfunction(member) or inspect.ismethod(member)
                ):
                    if not method.startswith("_") and f"{name}.{method}" not in _LEFT_OUT:
                        found.setdefault(f"{value.__module__}.{name}.{method}", Door(f"{name}.{method}", function))
            else:
                spoken = f"{path.rpartition('.')[2]}.{name}" if room.startswith(("interop.", "frames")) else name
                found.setdefault(f"{value.__module__}.{name}", Door(spoken, value))
    return tuple(found.values())


@functools.cache
def _parameters(call: Callable[..., Any]) -> tuple[tuple[str, Any, inspect.Parameter], ...]:
    target = call.__init__ if isinstance(call, type) else call  # type: ignore[misc]
    try:
        hints = typing.get_type_hints(target)
    except (NameError, TypeError):
        hints = {}
    if isinstance(call, type) and attrs.has(call):
        hints = {field.alias: kind for field in attrs.fields(call) if (kind := _field_types(call).get(field.name)) is not None}
    found = []
    for name, parameter in inspect.signature(call).parameters.items():
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            found.append((name, hints.get(name, Any), parameter))
    return tuple(found)


@functools.cache
def _field_types(kind: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(kind)
    except NameError:
        return {}


def arguments(door: Door, random: Random, *, strange: bool) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of one call, one of them wild."""
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    known = _parameters(door.call)
    wrong = random.randrange(len(known)) if known else -1
    for place, (name, kind, parameter) in enumerate(known):
        optional = parameter.default is not inspect.Parameter.empty
        if name in _LEFT_ALONE:
            continue
        if optional and place != wrong and random.random() < 0.6:
            continue
        if name == "self":
            value = _instance(door, random)
        elif place == wrong and random.random() < 0.7:
            value = wild(random, strange=strange)
        else:
            own = own_values().get((door.name, name))
            if own is not None and random.random() < 0.9:
                value = random.choice(own)
            else:
                value = good_code(door.name, name, random) or good(kind, random, name)
        if (
            name == "self"
            or parameter.kind is inspect.Parameter.VAR_POSITIONAL
            or parameter.kind is inspect.Parameter.POSITIONAL_ONLY
        ):
            args.append(value)
        else:
            kwargs[name] = value
    return args, kwargs


def _instance(door: Door, random: Random) -> Any:
    owner = door.name.partition(".")[0]
    alike = [value for pool in pools().values() for value in pool if type(value).__name__ == owner]
    return random.choice(alike) if alike else None


def use(value: Any) -> None:
    """Show, hash and store what a call gave; a value that was built must also work."""
    repr(value)
    str(value)
    if attrs.has(type(value)):
        hash(value)
    for name in ("_repr_html_", "to_dict"):
        method = getattr(value, name, None)
        if callable(method) and not isinstance(value, type):
            method()


def run(
    count: int, seed: int, *, strange: bool = False, only: str = "", rooms: Sequence[str] = (), tally: Tally | None = None
) -> Tally:
    """Make wild calls and count what came of them.

    Args:
        count: the number of calls.
        seed: the seed.
        strange: True for values as well that only a wrong program gives.
        only: a part of the names of the doors that are called; empty for all.
        rooms: the rooms whose doors are called; empty for all.
        tally: the tally to go on with.
    """
    random, found = Random(seed), tally if tally is not None else Tally()
    chosen = [door for door in doors() if only in door.name and (not rooms or door.room in rooms)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number in range(count):
            door = chosen[number % len(chosen)]
            args, kwargs = arguments(door, random, strange=strange)
            if "." in door.name and args and args[0] is None:
                continue
            _once(door, args, kwargs, found)
    return found


def _once(door: Door, args: list[Any], kwargs: dict[str, Any], found: Tally) -> None:
    found.calls += 1
    begin = time.perf_counter()
    try:
        value = door.call(*args, **kwargs)
        if isinstance(value, Iterator):
            value = list(value)
        use(value)
        found.answers += 1
        found.by_door[door.name] += 1
    except BolognaError as error:
        try:
            str(error)
            found.refusals[type(error).__name__] += 1
        except Exception as broken:
            found.foreign.setdefault(f"{door.name} error text {type(broken).__name__}", _shown(door, args, kwargs))
    except Exception as error:
        where = _where(error)
        found.foreign.setdefault(
            f"{door.name} {type(error).__name__} at {where}", f"{_shown(door, args, kwargs)} → {str(error)[:120]}"
        )
    seconds = time.perf_counter() - begin
    if seconds > LONGEST:
        found.slow[door.name] = max(seconds, found.slow.get(door.name, 0))


def _where(error: BaseException) -> str:
    place = error.__traceback__
    found = ""
    while place is not None:
        name = place.tb_frame.f_code.co_filename
        if "bologna_credits" in name:
            found = f"{name.partition('bologna_credits/')[2]}:{place.tb_lineno}"
        place = place.tb_next
    return found


def _shown(door: Door, args: list[Any], kwargs: dict[str, Any]) -> str:
    parts = [_short(value) for value in args] + [f"{name}={_short(value)}" for name, value in kwargs.items()]
    return f"{door.name}({', '.join(parts)})"[:400]


def _short(value: Any) -> str:
    try:
        text = repr(value)
    except Exception as error:
        text = f"<{type(value).__name__}: {type(error).__name__}>"
    return text if len(text) <= 60 else text[:57] + "…"
