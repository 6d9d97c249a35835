"""Compare columns with the single conversions, on random rows of every engine; exit status 1 on a mismatch.

``python -m tests.oracle.columns --count 1000000 --seed 1`` draws scales, methods and practices from the whole catalogue.
``--self-check`` lets Polars divide by a literal, and expects to notice it.
"""

import argparse
import importlib.util
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch

import narwhals as nw

import bologna_credits as bc
from bologna_credits.core import Mode
from tests.frames.conftest import ENGINES, LAZY

ROWS = 2000
"""The rows of one frame."""
SLOW = {"dask": 10, "pyspark": 10}
"""Engines on which one frame of so many is tried."""
UNORDERED = {"duckdb", "pyspark"}
"""Engines that promise no order of rows; the others must keep it."""
KINDS = ("grade", "exact", "passes", "status", "reason", "low", "high")
CREDIT_KINDS = ("low", "high", "credits", "status", "reason")
MODES = tuple(Mode)
OF_THE_CALL = (bc.AmbiguousCodeError, bc.ArgumentError, bc.CircumstanceNeededError, bc.UnclearDayError, bc.UnknownCodeError)
"""Errors of a whole call, which a column raises: nothing is compared."""
STEPS = ("1/10", "1/100", 1, "1/2", "1/4", 5)
ONTO = ("nearest_better", "nearest_worse", "next_better", "next_worse")
_NUMERAL = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_UNCLEAR = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_UPPER = re.compile("(?<=[a-z])(?=[A-Z])")
_CYRILLIC = str.maketrans("ABCEFXabcefx", "АВСЕҒХавсеғх")
"""The letters of grades that people type on a Cyrillic keyboard."""

Row = tuple[Any, ...]


class Asked(NamedTuple):
    """One frame: its columns, what is asked of it, and what the single conversions say of each row."""

    what: str
    columns: dict[str, Sequence[Any]]
    ask: Callable[..., Any]
    named: dict[str, Any]
    expected: list[Row]
    told_by_lazy: list[bool]


def code_of(error: bc.BolognaError) -> str:
    """The reason that a column gives for an error."""
    if isinstance(error, bc.NumberError) and "trace of float" in str(error):
        return "number-trace"
    return _UPPER.sub("-", type(error).__name__.removesuffix("Error")).lower()


def said_of_grade(scale: bc.GradingScale, value: Any, named: dict[str, Any]) -> Row:
    """What the single conversion says of a mark."""
    if value is None:
        return (None,) * len(KINDS)
    try:
        grade = scale.grade(value)
    except bc.BolognaError as error:
        absent = isinstance(value, str) and scale.no_grade(value) is not None
        return None, None, None, "INVALID", "no-grade" if absent else code_of(error), None, None
    try:
        answer = bc.convert_grade(grade, **(named or {"to": scale}))
    except OF_THE_CALL:
        raise
    except bc.BolognaError as error:
        return None, None, None, "INVALID", code_of(error), None, None
    exact = None if answer.exact is None else answer.exact.numerator / answer.exact.denominator
    if answer.decided:
        label = answer.grade.label
        if answer.grade.conditional is None:
            return label, exact, "pass" if answer.grade.passes else "fail", "HOLDS", None, label, label
        # More than the label decides on the pass: a mark that is only read is open, and one that is converted has its grade.
        status, why = ("HOLDS", None) if named else ("OPEN", "grade.conditional")
        return label, exact, None, status, why, label, label
    worst = best = None
    for grade in answer.candidates:
        if worst is None or best is None:
            worst = best = grade
        elif _rank(grade) < _rank(worst):
            worst = grade
        elif _rank(grade) >= _rank(best):
            best = grade
    ends = [None if end is None else end.label for end in (worst, best)]
    return None, exact, None, "OPEN", next((step.code for step in answer.steps.open), None), *ends


def _rank(grade: Any) -> tuple[Any, ...]:
    return grade.passes, grade.quality is not None, grade.quality or ()


def said_of_credits(amount: Any, words: Sequence[str | None], system: str, to: str, names: Sequence[str]) -> Row:
    """What the single conversion says of an amount."""
    if amount is None or None in words:
        return (None,) * len(CREDIT_KINDS)
    try:
        answer = bc.convert_credits(bc.Credits(amount, system), to=to, **dict(zip(names, words, strict=True)))  # type: ignore[arg-type]
    except bc.BolognaError as error:
        return None, None, None, "INVALID", code_of(error)
    low, high = (end.numerator / end.denominator for end in (answer.range.low, answer.range.high))
    if answer.decided:
        return low, high, low, "HOLDS", None
    return low, high, None, "OPEN", next((step.code for step in answer.steps.open), None)


class Draws:
    """Frames drawn from the whole catalogue."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.scales = bc.grading_scales()
        self.codes = [scale.code for scale in self.scales]
        counts = Counter(practice.code for practice in bc.practices())
        self.practices = [code for code, count in counts.items() if count == 1]
        self.systems = [system.code for system in bc.credit_systems()]

    def frames(self) -> Iterator[Asked]:
        """Frames without end."""
        kinds = [self.grades, self.credits, self.labels]
        while True:
            (kind,) = self.random.choices(kinds, (8, 2, 1))
            drawn = kind()
            if drawn is not None:
                yield drawn

    def grades(self) -> Asked | None:
        """Marks of a scale and a way to convert them, or None where the way is not for this scale."""
        scale, named = self.random.choice(self.scales), self._way()
        values = self._marks(scale)
        try:
            expected = {value: said_of_grade(scale, value, named) for value in dict.fromkeys(values)}
        except OF_THE_CALL:
            return None
        if all(row[3] in (None, "INVALID") for row in expected.values()) and self.random.random() < 0.95:
            return None  # many ways are for few scales
        return self._asked(scale, values, {"grade": "m", "scale": scale.code, **named}, expected, bc.frames.convert_grades)

    def labels(self) -> Asked:
        """Marks of a scale that are only read."""
        scale = self.random.choice(self.scales)
        values = self._marks(scale)
        expected = {value: said_of_grade(scale, value, {}) for value in dict.fromkeys(values)}
        return self._asked(scale, values, {"label": "m", "scale": scale.code}, expected, bc.frames.read_labels)

    def _asked(
        self, scale: bc.GradingScale, values: list[Any], named: dict[str, Any], expected: dict[Any, Row], ask: Callable[..., Any]
    ) -> Asked:
        printed = {" ".join(grade.label.split()).lower() for grade in scale.grades}
        short = {label for label in printed if len(label) < 3}  # of longer ones not every mixture is listed
        printed |= {label.translate(_CYRILLIC) for label in short}
        told = {value: not isinstance(value, str) or _is_told(value, printed) for value in expected}
        return Asked(
            f"{ask.__name__} {named}",
            {"m": values},
            ask,
            {**named, "want": KINDS},
            [expected[value] for value in values],
            [told[value] for value in values],
        )

    def _way(self) -> dict[str, Any]:
        random = self.random
        steps = [bc.Rounding(random.choice(STEPS), random.choice(MODES)) for _ in range(random.choice((0, 1, 1, 1, 2)))]
        onto = random.choice((None, None, *ONTO))
        to = random.choice(("DE-TENTHS", "DE-THIRDS", "IT-30", "BE-20", "FR-20", *self.codes))
        kind = random.random()
        if kind < 0.35:
            return {"to": to, "by": bc.ModifiedBavarian(roundings=steps, onto=onto)}  # type: ignore[arg-type]
        if kind < 0.6:
            return {"to": to, "by": bc.Linear(roundings=steps, onto=onto)}  # type: ignore[arg-type]
        if kind < 0.85:
            return {"by": random.choice(self.practices)}
        return {"to": random.choice(("ECTS-AF", to))}

    def _marks(self, scale: bc.GradingScale) -> list[Any]:
        """A column of one type: whole numbers, floats, decimals, numbers as text, labels."""
        draw = self._number(scale)
        kinds: dict[str, Callable[[], Any]] = {
            "float": lambda: float(draw()),
            "whole": lambda: round(draw()),
            "decimal": lambda: Decimal(str(round(draw(), 2))),
            "text": lambda: self._written(draw()),
            "label": lambda: self._label(scale),
        }
        has_numbers = scale.numbers is not None
        (kind,) = self.random.choices(list(kinds), (10, 3, 2, 3, 3) if has_numbers else (2, 1, 1, 2, 9))
        pool = [kinds[kind]() for _ in range(self.random.choice((60, 400)))]
        if kind == "float":
            pool += [0.1 + 0.2, math.inf, -math.inf, 1e12, 1e300, draw() * 1.1]
        return self._column([*pool, None])

    def _column(self, pool: list[Any]) -> list[Any]:
        return [*self.random.sample(pool, len(pool)), *self.random.choices(pool, k=ROWS - len(pool))]

    def _number(self, scale: bc.GradingScale) -> Callable[[], float]:
        numbers, random = scale.numbers, self.random
        low, high = sorted((float(numbers.best), float(numbers.worst))) if numbers else (0.0, 6.0)
        step = float(numbers.step) if numbers and numbers.step else 0.01
        if numbers is None and scale.rows and random.random() < 0.5:
            values = [float(row.value) for row in scale.rows if row.value is not None] or [1.0]
            return lambda: random.choice(values)
        draws: list[Callable[[], float]] = [
            lambda: random.uniform(low, high),
            lambda: round(random.uniform(low - 1, high + 1), random.choice((0, 1, 2, 3, 6))),
            lambda: round(low + random.randint(0, round((high - low) / step)) * step, 6),
        ]
        return lambda: random.choices(draws, (1, 6, 14))[0]()

    def _written(self, number: float) -> str:
        text = f"{number:.{self.random.choice((0, 1, 2, 2, 3, 7))}f}"
        return self.random.choice((text, text.replace(".", ","), f" {text} ", f"0{text}"))

    def _label(self, scale: bc.GradingScale) -> str:
        random = self.random
        label = random.choice(scale.grades).label if scale.grades else "A"
        alike = label.translate(_CYRILLIC)
        return random.choice((label, label, alike, label.lower(), f"{label} ", f" {label}", "?", "", "n/a", f"{label}{label}"))

    def credits(self) -> Asked:
        """Amounts of a system, with or without circumstances in columns."""
        random = self.random
        system, to = random.choice(("KZ-RK", *self.systems)), random.choice(("ECTS", "ECTS", *self.systems))
        names = random.choice(((), (), ("cycle",), ("activity",), ("cycle", "activity")))
        kinds: list[Callable[[], Any]] = [
            lambda: random.choice((3.0, 5.0, 7.5, 0.0, -1.0, 0.1 + 0.2, math.inf, round(random.uniform(0, 300), 4))),
            lambda: random.randint(-2, 240),
            lambda: Decimal(random.randint(0, 24_000)) / 100,
            lambda: self._written(random.uniform(0, 60)),
        ]
        kind = random.choice(kinds)
        amounts = self._column([*(kind() for _ in range(300)), None])
        words: dict[str, list[Any]] = {
            "cycle": ["short", "first", "second", "third", "First", "bachelor", None],
            "activity": ["theory", "practice", "practice.research", "attestation", "research", "lecture", None],
        }
        columns: dict[str, Sequence[Any]] = {"cr": amounts, **{name: random.choices(words[name], k=ROWS) for name in names}}
        known: dict[Row, Row] = {}
        expected = []
        for row in zip(*columns.values(), strict=True):
            if row not in known:
                known[row] = said_of_credits(row[0], row[1:], system, to, names)
            expected.append(known[row])
        named = {"credits": "cr", "system": system, "to": to, **{f"{name}_column": name for name in names}, "want": CREDIT_KINDS}
        told = [not isinstance(value, str) or _is_told(value, ()) for value in amounts]
        return Asked(f"credits {system} to {to} by {names}", columns, bc.frames.convert_credits, named, expected, told)


def _is_told(text: str, printed: Sequence[str] | set[str]) -> bool:
    """Whether a lazy frame must know what a text is: what the scale prints, and plain numbers."""
    plain = " ".join(text.split()).lower()
    return plain in printed or (_NUMERAL.fullmatch(plain) is not None and _UNCLEAR.fullmatch(plain) is None)


def found_in(frame: Any, columns: Sequence[str], *, ordered: bool) -> list[Row]:
    """The rows of a frame, in its own order or in that of the column "row"; NaN is null."""
    seen: Any = nw.from_native(frame)
    read = seen.collect(backend="pyarrow") if isinstance(seen, nw.LazyFrame) else seen
    found = [read[name].to_list() for name in ("row", *columns)]
    lines = list(zip(*found, strict=True))
    if not ordered:
        lines.sort(key=lambda line: line[0])
    elif [line[0] for line in lines] != list(range(len(lines))):
        raise AssertionError("the order of rows has changed")
    return [tuple(None if value is None or value != value else value for value in line[1:]) for line in lines]


class Comparison:
    """The rows that were compared on each engine, and those that differ."""

    def __init__(self, engines: Sequence[str], say: Callable[[str], None] = print) -> None:
        self.engines = engines
        self.rows: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.untold: Counter[str] = Counter()
        self.collected: Counter[str] = Counter()
        self.frames: Counter[str] = Counter()
        self.say = say

    def compare(self, asked: Asked, place: int) -> None:
        """Ask a frame of each engine."""
        for engine in self.engines:
            if place % SLOW.get(engine, 1):
                continue
            made = ENGINES[engine](asked.columns)
            try:
                done = asked.ask(made, **asked.named)
            except bc.ArgumentError as error:
                if error.argument != "collect_distinct":
                    raise
                self.collected[engine] += 1
                done = asked.ask(made, **asked.named, collect_distinct=True)
            prefix = next(iter(asked.columns))
            wanted = asked.named["want"]
            rows = found_in(done, [f"{prefix}_{kind}" for kind in wanted], ordered=engine not in UNORDERED)
            self.frames[engine] += 1
            self._count(engine, asked, rows)

    def _count(self, engine: str, asked: Asked, rows: list[Row]) -> None:
        reason = asked.named["want"].index("reason")
        for number, (row, wish) in enumerate(zip(rows, asked.expected, strict=True)):
            self.rows[engine] += 1
            if row == wish:
                continue
            told = asked.told_by_lazy[number] and wish[reason - 1] != "INVALID"
            if engine in LAZY and not told and row[reason] == "not-listed":
                self.untold[engine] += 1
                continue
            self.wrong[engine] += 1
            if self.wrong[engine] <= 5:
                given = [column[number] for column in asked.columns.values()]
                self.say(f"{engine}: {asked.what}: {given!r} is {row}, and alone it is {wish}")


def compared(count: int, seed: int, engines: Sequence[str], say: Callable[[str], None] = print) -> Comparison:
    """The comparison of so many rows."""
    found = Comparison(engines, say)
    for place, asked in enumerate(Draws(seed).frames()):
        if place * ROWS >= count:
            break
        found.compare(asked, place)
    return found


def present(wanted: Sequence[str]) -> list[str]:
    """The engines that are installed."""
    return [name for name in wanted if name != "pyspark" or importlib.util.find_spec("pyspark") is not None]


def _literal(_: Any, number: Any, divisor: int) -> Any:
    return number / float(divisor)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print a line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="rows on each engine; a tenth of them on Dask and Spark")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", nargs="+", choices=tuple(ENGINES), default=tuple(ENGINES))
    parser.add_argument("--self-check", action="store_true", help="break a division of Polars, and expect mismatches")
    options = parser.parse_args(arguments)
    if options.self_check:
        options.engines = ["polars", "polars-lazy"]
    started = time.perf_counter()
    broken = patch("bologna_credits.frames.number_columns.quotient", _literal) if options.self_check else nullcontext()
    with broken:
        found = compared(options.count, options.seed, present(options.engines))
    for engine in found.engines:
        print(
            f"{engine:12}{found.rows[engine]:>10,} rows of {found.frames[engine]:,} frames,"
            f" {found.wrong[engine]:,} mismatches, {found.untold[engine]:,} labels not listed,"
            f" {found.collected[engine]:,} frames computed first"
        )
    print(f"seed {options.seed}, {time.perf_counter() - started:.0f} s")
    wrong = found.wrong.total()
    return int(wrong == 0) if options.self_check else int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
