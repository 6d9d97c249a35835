"""The comparison that ``compare_cgrade.py`` runs in its own environment: cgrade and this library, beside an independent oracle.

Only common functions are compared: the modified Bavarian formula cut after one decimal, rounding half up to decimal places, and
the conversion of a scale to itself. Exit status 1 where this library differs from the oracle.
"""

import datetime
import importlib
import importlib.metadata
import platform
import sys
import timeit
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

import bologna_credits as bc
from bologna_credits.core.exact import show_places
from tests.oracle.arithmetic import TENTH, Ratio, difference, formula, is_step, is_tie, ratio, rounded

CUT = bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "down")])
HALF_UP = tuple(bc.Rounding(Fraction(1, 10**places), "half_up") for places in range(4))
# The steps that cgrade gives as advice for each of its scales, as whole tenths; those of the USA are its letters'.
STEPS = {"at": 10, "ch": 5, "de": 1, "es": 5, "fr": 5, "it": 10}
US_TENTHS = (0, 10, 13, 17, 20, 23, 27, 30, 33, 37, 40)


class Drawn(NamedTuple):
    """One comparison: what each gives, as a ratio, or None where it gives no passing grade; and whether it lies on a border."""

    expected: Ratio | None
    theirs: Ratio | None
    ours: Ratio | None
    border: bool


class Tally(NamedTuple):
    """Comparisons counted."""

    inputs: int
    borders: int
    theirs: int
    ours: int


def tally(drawn: Iterable[Drawn]) -> Tally:
    """How many inputs lay on a border, and how often each library differs from the oracle."""
    count = borders = theirs = ours = 0
    for one in drawn:
        count += 1
        borders += one.border
        theirs += one.theirs != one.expected
        ours += one.ours != one.expected
    return Tally(count, borders, theirs, ours)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that a terminal and a page of Markdown both show."""
    cells = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


# --- The formula and the roundings -------------------------------------------------------------------------------------


def expected_grade(mark: Ratio, best: Ratio, lowest: Ratio) -> tuple[Ratio | None, bool]:
    """The formula cut after one decimal, or None outside the passing grades; and whether it needed no cut."""
    exact = formula(mark, best, lowest)
    if difference(exact, (1, 1)) < 0 or difference(exact, (4, 1)) > 0:
        return None, False
    return rounded(exact, TENTH, "down"), is_step(exact, TENTH)


def as_ratio(value: float | str | None) -> Ratio | None:
    """A float of cgrade, or its text, as the decimal number that it prints as."""
    if value is None:
        return None
    exact = Fraction(str(value))
    return exact.numerator, exact.denominator


def our_grade(scale: bc.GradingScale, mark: float | Fraction) -> Ratio | None:
    """What this library answers: a passing grade, or None where it refuses the mark, leaves it open or lets it fail."""
    try:
        answer = bc.convert_grade(scale.grade(mark), to="DE-TENTHS", by=CUT)
    except bc.BolognaError:
        return None
    return as_ratio(answer.result.label) if answer.result is not None and answer.result.passes else None


def scale_of(best: Ratio, lowest: Ratio, worst: Ratio, code: str = "XX-MARKS") -> bc.GradingScale:
    """A scale of this library without a step, with the ends of one of cgrade."""
    ends = (Fraction(*best), Fraction(*lowest), Fraction(*worst))
    return bc.GradingScale(code, numbers=bc.grades.NumberGrades(*ends))


class Theirs:
    """The scales that cgrade knows, read from cgrade, and the same in this library."""

    def __init__(self, cgrade: Any) -> None:
        self.cgrade = cgrade
        self.codes: tuple[str, ...] = tuple(cgrade.available_scales())
        self.ends: dict[str, tuple[int, int, int]] = {}
        self.scales: dict[str, bc.GradingScale] = {}
        for code in self.codes:
            known = cgrade.scale(code)
            best, lowest, worst = (int(known[key]) for key in ("best", "pass", "worst"))  # all seven are whole
            self.ends[code] = best, lowest, worst
            self.scales[code] = scale_of((best, 1), (lowest, 1), (worst, 1), f"XX-{code.upper()}")

    def steps(self, code: str) -> tuple[list[int], list[int]]:
        """The passing and the failing grades of a scale in the steps that cgrade advises, in tenths."""
        best, lowest, worst = self.ends[code]
        low, high = sorted((10 * best, 10 * worst))
        every = [n for n in US_TENTHS if low <= n <= high] if code == "us" else list(range(low, high + 1, STEPS[code]))
        passing = [n for n in every if (n - 10 * lowest) * (best - lowest) >= 0]
        return passing, [n for n in every if n not in passing]

    def marks(self, random: Random, count: int, places: Sequence[int]) -> Iterator[Drawn]:
        """Marks on the seven scales: floats, from a little below the worst to a little above the best."""
        for code in random.choices(self.codes, k=count):
            best, lowest, worst = self.ends[code]
            power = 10 ** random.choice(places)
            low, high = sorted((best, worst))
            top = random.randint(low * power - power // 4, high * power + power // 4)
            expected, border = expected_grade(ratio(top, power), (best, 1), (lowest, 1))
            mark = top / power
            yield Drawn(expected, as_ratio(self.cgrade.to_de(code, mark)), our_grade(self.scales[code], mark), border)

    def ends_said(self, random: Random, count: int) -> Iterator[Drawn]:
        """The formula with ends that the caller says, in both directions; all three numbers with up to three decimal places."""
        known: list[tuple[int, int, int, bc.GradingScale]] = []
        for _ in range(300):
            power = 10 ** random.randint(0, 3)
            lowest, span = random.randint(0, 60 * power), random.randint(1, 60 * power)
            best, worst = (lowest + span, lowest - span) if random.random() < 0.5 else (lowest - span, lowest + span)
            scale = scale_of(ratio(best, power), ratio(lowest, power), ratio(worst, power))
            known.append((power, best, lowest, scale))
        for power, best, lowest, scale in random.choices(known, k=count):
            low, high = sorted((best, lowest))
            beyond = (high - low) // 8
            top = random.randint(low - beyond, high + beyond)
            expected, border = expected_grade(ratio(top, power), ratio(best, power), ratio(lowest, power))
            mark = top / power
            theirs = as_ratio(self.cgrade.bavarian_to_de(best / power, lowest / power, mark))
            yield Drawn(expected, theirs, our_grade(scale, mark), border)

    def means(self, random: Random, count: int) -> Iterator[Drawn]:
        """Means of 3 to 12 passing grades: cgrade takes a float, this library the fraction."""
        passing = {code: self.steps(code)[0] for code in self.codes}
        for code in random.choices(self.codes, k=count):
            best, lowest, _ = self.ends[code]
            grades = random.choices(passing[code], k=random.randint(3, 12))
            mean = ratio(sum(grades), 10 * len(grades))
            expected, border = expected_grade(mean, (best, 1), (lowest, 1))
            theirs = as_ratio(self.cgrade.to_de(code, mean[0] / mean[1]))
            yield Drawn(expected, theirs, our_grade(self.scales[code], Fraction(*mean)), border)

    def rounding(self, random: Random, count: int, places: Sequence[int]) -> Iterator[Drawn]:
        """Rounding half up to 0 to 3 decimal places, as text: cgrade's ``format_grade`` and a ``Rounding``."""
        for keep in random.choices(range(4), k=count):
            power = 10 ** random.choice(places)
            value = ratio(random.randint(-30 * power, 100 * power), power)
            step = ratio(1, 10**keep)
            theirs = as_ratio(self.cgrade.format_grade(value[0] / value[1], keep))
            ours = as_ratio(show_places(HALF_UP[keep].apply(value[0] / value[1]), keep))
            yield Drawn(rounded(value, step, "half_up"), theirs, ours, is_tie(value, step))


def agreement(theirs: Theirs, count: int, seed: int) -> list[tuple[str, Tally]]:
    """How often each differs from the oracle, a line for each kind of input."""
    random = Random(seed)
    kinds: tuple[tuple[str, Iterator[Drawn]], ...] = (
        ("formula, its seven scales, 0 to 3 decimals", theirs.marks(random, count, (0, 1, 2, 3))),
        ("formula, ends said by the caller, 0 to 3 decimals", theirs.ends_said(random, count)),
        ("formula, its seven scales, 4 to 6 decimals", theirs.marks(random, count, (4, 5, 6))),
        ("formula, means of 3 to 12 grades", theirs.means(random, count)),
        ("half up, values of 0 to 3 decimals", theirs.rounding(random, count, (0, 1, 2, 3))),
        ("half up, values of 4 to 6 decimals", theirs.rounding(random, count, (4, 5, 6))),
    )
    return [(name, tally(drawn)) for name, drawn in kinds]


# --- Own scale to own scale --------------------------------------------------------------------------------------------


def is_same(scale: bc.GradingScale, grade: bc.Grade) -> bool:
    """Whether this library gives a grade of a scale back as it is."""
    return bc.convert_grade(grade, to=scale).result == grade


def identity(theirs: Theirs) -> list[list[str]]:
    """How many grades of each scale come back as they were: passing, passing in hundredths, as means have, and failing."""
    rows, sums = [], [0] * 9
    for code in theirs.codes:
        counts: list[int] = []
        passing, failing = theirs.steps(code)
        low, high = sorted(theirs.ends[code][:2])
        hundredths = range(100 * low, 100 * high + 1)
        scale = theirs.scales[code]
        for marks in ([n / 10 for n in passing], [n / 100 for n in hundredths], [n / 10 for n in failing]):
            same = sum(theirs.cgrade.convert(code, code, mark) == mark for mark in marks)
            counts += [len(marks), same, sum(is_same(scale, scale.grade(mark)) for mark in marks)]
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        rows.append([code, *map(str, counts)])
    return [*rows, ["all", *map(str, sums)]]


def own_identity() -> tuple[int, int, int]:
    """Scales, grades and grades that came back, over all the scales of this library."""
    scales = bc.grading_scales()
    same = [is_same(scale, grade) for scale in scales for grade in scale.grades]
    return len(scales), len(same), sum(same)


# --- Kinds of input ----------------------------------------------------------------------------------------------------


def said(act: Callable[..., object], *given: object) -> str:
    """An answer or an error, in a few words."""
    try:
        answer = act(*given)
    except Exception as error:  # whatever it is, it is what the caller meets
        return f"raises {type(error).__name__}"
    return repr(answer) if answer is None or isinstance(answer, float) else str(answer)


def our_answer(code: str, given: Any) -> str:
    """What ``convert_grade`` says under the KMK's practice, which cuts after one decimal as cgrade does."""
    answer = bc.convert_grade(bc.grading_scale(code).grade(given), by="DE/KMK")
    return answer.result.label if answer.result is not None else f"OPEN, {answer.steps.open[0].code}"


def our_number(text: str) -> str:
    """How this library reads a number."""
    return bc.core.show_exact(bc.core.read_exact(text))


def behaviour(cgrade: Any, numpy: Any) -> list[list[str]]:
    """What each answers for a mark, by the kind of the value that holds it."""
    inputs: tuple[tuple[str, str, str, object], ...] = (
        ("15", "fr", "FR-20", 15),
        ("15.5", "fr", "FR-20", 15.5),
        ('"15,5", text', "fr", "FR-20", "15,5"),
        ('Decimal("15.5")', "fr", "FR-20", Decimal("15.5")),
        ("Fraction(46, 3)", "fr", "FR-20", Fraction(46, 3)),
        ("numpy.int64(15)", "fr", "FR-20", numpy.int64(15)),
        ("numpy.float64(15.5)", "fr", "FR-20", numpy.float64(15.5)),
        ("numpy.float32(15.5)", "fr", "FR-20", numpy.float32(15.5)),
        ("numpy.float32(15.55)", "fr", "FR-20", numpy.float32(15.55)),
        ("9.5, a fail", "fr", "FR-20", 9.5),
        ("21, above the best", "fr", "FR-20", 21),
        ("-1, below the worst", "fr", "FR-20", -1),
        ("46 / 3, a float", "fr", "FR-20", 46 / 3),
        ("True", "fr", "FR-20", True),
        ("None", "fr", "FR-20", None),
        ("NaN", "fr", "FR-20", float("nan")),
        ("10**400", "fr", "FR-20", 10**400),
        ('"30L" of Italy', "it", "IT-30", "30L"),
        ("27.5 of Italy, where marks are whole", "it", "IT-30", 27.5),
        ("a scale that is not known", "xx", "XX", 15),
    )
    texts = ("15,5", "15.5 ", "1,000", "46/3", ".5", "1e1")
    return [
        *([name, said(cgrade.to_de, theirs, given), said(our_answer, ours, given)] for name, theirs, ours, given in inputs),
        *([f'text "{text}", parse_grade, read_exact', said(cgrade.parse_grade, text), said(our_number, text)] for text in texts),
    ]


# --- Speed -------------------------------------------------------------------------------------------------------------


def each(act: Callable[[Any], object], marks: Sequence[Any]) -> Callable[[], None]:
    """A call for every mark in turn."""

    def run() -> None:
        for mark in marks:
            act(mark)

    return run


def speed(cgrade: Any) -> list[list[str]]:
    """Microseconds a call: the best of nine rounds, in each of which every line has its turn."""
    france, plain = bc.grading_scale("FR-20"), bc.ModifiedBavarian()
    # So many marks in turn that no answer is still remembered when its mark comes again.
    floats = {"ever new marks": [n / 1000 for n in range(10_000, 20_001, 2)], "one mark": [15.5] * 5001}

    def explained(grade: bc.Grade) -> None:
        answer = bc.convert_grade(grade, to="DE-TENTHS", by=plain)
        assert answer.steps is not None
        assert answer.sources is not None

    def explained_by_kmk(grade: bc.Grade) -> None:
        answer = bc.convert_grade(grade, by="DE/KMK")
        assert answer.steps is not None
        assert answer.sources is not None

    # A line: its name, the times of cgrade's that it may take (new marks; one mark), True if it begins with a grade, the call.
    lines: tuple[tuple[str, str, bool, Callable[[Any], object]], ...] = (
        ('cgrade: to_de("fr", mark)', "", False, lambda mark: cgrade.to_de("fr", mark)),
        (
            'ours: convert_grade(grade, to="DE-TENTHS", by=ModifiedBavarian())',
            "3 ×; 0.6 ×",
            True,
            lambda grade: bc.convert_grade(grade, to="DE-TENTHS", by=plain),
        ),
        ("ours: the same, .steps and .sources read", "8 ×", True, explained),
        ('ours: convert_grade(grade, by="DE/KMK")', "", True, lambda grade: bc.convert_grade(grade, by="DE/KMK")),
        ("ours: the same, .steps and .sources read", "", True, explained_by_kmk),
        (
            'ours: scale.grade(mark), then to="DE-TENTHS", by=ModifiedBavarian()',
            "",
            False,
            lambda mark: bc.convert_grade(france.grade(mark), to="DE-TENTHS", by=plain),
        ),
    )
    grades = {name: [france.grade(mark) for mark in marks] for name, marks in floats.items()}
    runs = [{name: each(act, (grades if from_grade else floats)[name]) for name in floats} for _, _, from_grade, act in lines]
    best = [dict.fromkeys(floats, float("inf")) for _ in lines]
    for _ in range(9):
        for times, acts in zip(best, runs, strict=True):
            for name, run in acts.items():
                times[name] = min(times[name], timeit.timeit(run, number=1) / 5001 * 1e6)
    return [
        [line, *(f"{times[name]:.1f} µs, {times[name] / best[0][name]:.1f} ×" for name in floats), wanted]
        for (line, wanted, _, _), times in zip(lines, best, strict=True)
    ]


def main(count: int, seed: int) -> int:
    """Print all figures; 1 where this library differs from the oracle or a grade of its own does not come back."""
    cgrade, numpy = importlib.import_module("cgrade"), importlib.import_module("numpy")
    theirs, day = Theirs(cgrade), datetime.datetime.now(datetime.UTC).date()
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("cgrade", "bologna_credits", "numpy")]
    print(f"{day}: {', '.join(versions)}, Python {platform.python_version()}, {platform.machine()}; seed {seed}\n")
    counted = agreement(theirs, count, seed)
    print("Mismatches against the oracle\n")
    rows = [[name, f"{t.inputs:,}", f"{100 * t.borders / t.inputs:.0f} %", f"{t.theirs:,}", f"{t.ours:,}"] for name, t in counted]
    print(table(["inputs", "count", "on a border", "cgrade", "ours"], rows))
    print("\nOwn scale to own scale: grades that come back as they were\n")
    same = ["cgrade", "ours"]
    print(table(["scale", "passing", *same, "in hundredths", *same, "failing", *same], identity(theirs)))
    scales, grades, back = own_identity()
    print(f"\nours, all {scales} scales of the library: {back:,} of {grades:,}")
    print("\nKinds of input: a mark of France unless said otherwise\n")
    print(table(["input", "cgrade", "ours"], behaviour(cgrade, numpy)))
    print("\nSpeed, warm, best of nine rounds; × cgrade's bare conversion\n")
    print(table(["call", "ever new marks", "one mark again and again", "at most"], speed(cgrade)))
    return 1 if back != grades or any(t.ours for _, t in counted) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
