"""Compare the library with an oracle written another way, on random inputs; exit status 1 on a mismatch.

``python -m tests.oracle --count 1000000 --seed 1``, or ``--self-check`` to see that it notices a broken rounding.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from random import Random
from typing import Literal, NamedTuple
from unittest.mock import patch

import attrs

from bologna_credits import (
    Circumstances,
    CreditPolicy,
    Credits,
    EquivalenceGapError,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    OntoGrade,
    Rounding,
    UndecidedError,
    convert_credits,
    convert_grade,
    grading_scale,
    grading_table,
)
from bologna_credits.core import Mode
from bologna_credits.credits import Take
from bologna_credits.grades import NumberGrades, OntoMode
from bologna_credits.law import Choose, Weights
from tests.oracle import arithmetic as oracle
from tests.oracle.arithmetic import SCALES, Practice, Ratio, Scale, ratio
from tests.oracle.bodies import BodyDraws
from tests.oracle.counting import CountingDraws
from tests.oracle.rules import RuleDraws
from tests.oracle.rules_arithmetic import KZ_POINTS

ONTO = tuple(mode.value for mode in OntoMode)
OWN_ENDS = (
    (10, 5, 0),
    (10, 6, 0),
    (100, 50, 0),
    (100, 60, 0),
    (4, 1, 0),
    (6, 4, 1),
    (20, 10, 0),
    (7, 4, 1),
    (1, 4, 6),
    (1, 3, 5),
)
STEPS: tuple[Ratio, ...] = ((1, 1), (1, 2), (1, 3), (1, 4), (1, 10), (1, 100), (5, 1), (3, 10), (2, 7))
GRADE_STEPS: tuple[Ratio, ...] = ((1, 1), (1, 2), (1, 10), (1, 100))
TARGETS = ("DE-THIRDS", "DE-TENTHS", "DE-WHOLE")
TABLED = ("NO-AF", "BE-20", "IT-30", "DE-THIRDS", "DE-WHOLE", "KZ-2011", "ECTS-AF")

Answer = tuple[str | None, Ratio | None, tuple[str, ...]] | str
Kinds = tuple[tuple[str, ...], ...]


class Compared(NamedTuple):
    """One comparison; ``border`` says "tie" or "step" where the input lies just there."""

    method: str
    inputs: object
    expected: object
    actual: object
    border: str = ""


def as_fraction(value: Ratio) -> Fraction:
    """A ratio of the oracle for the library."""
    return Fraction(*value)


def pair(value: Fraction | None) -> Ratio | None:
    """A number of the library for the oracle."""
    return None if value is None else (value.numerator, value.denominator)


def text(value: Ratio) -> str:
    """A ratio as text that the library reads."""
    return f"{value[0]}/{value[1]}"


def between(random: Random, low: int, high: int) -> Ratio:
    """A number of a range, with a denominator such as marks have, or an odd one."""
    bottom = random.choice((1, 2, 4, 10, 10, 20, 100, 3, 7, 30))
    return ratio(random.randint(low * bottom, high * bottom), bottom)


def told(answer: GradeConversion) -> Answer:
    """What the library answers for a grade: label, exact number, candidates."""
    label = answer.result.label if answer.result is not None else None
    return label, pair(answer.exact), tuple(grade.label for grade in answer.candidates)


class Draws:
    """Draws inputs and compares; the library's own values are made once."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.scales = {code: grading_scale(code) for code in SCALES}
        self.own = {
            ends: GradingScale(f"XX-{i}", numbers=NumberGrades(ends[0], ends[1], ends[2])) for i, ends in enumerate(OWN_ENDS)
        }
        self.roundings = {(step, mode): Rounding(text(step), Mode(mode)) for step in STEPS for mode in oracle.MODES}
        self.ontos = {mode: OntoGrade(OntoMode(mode)) for mode in ONTO}
        self.policies: dict[tuple[str | None, Ratio | None, str], CreditPolicy] = {}
        self.letters = grading_table("ECTS-LETTERS")
        self.laid: list[tuple[str, str, dict[str, int], dict[str, int], GradingTable, GradingTable]] = []
        self.kinds: tuple[tuple[int, Callable[[], Compared]], ...] = (
            (14, self.rounding),
            (8, self.policy),
            (12, self.onto),
            (12, self.formula),
            (20, self.practice),
            (5, self.lettered),
            (18, self.tables),
            (6, self.ects_letters),
            (14, self.credits),
            (3, self.credit_practice),
            (4, self.published),
            (3, self.fail),
            (2, self.identity),
            (25, self.rule),
            (20, self.body),
            (20, self.counted),
        )
        self.rules = RuleDraws(self.random)
        self.bodies = BodyDraws(self.random)
        self.counting = CountingDraws(self.random)

    def rule(self) -> Compared:
        """A rule of the second part: lines, small groups, averages, final marks, blocks."""
        weights = [weight for weight, _ in self.rules.kinds]
        (method,) = self.random.choices([method for _, method in self.rules.kinds], weights)
        return Compared(*method())

    def body(self) -> Compared:
        """A practice of the third part: every one that the other two leave out."""
        return Compared(*self.bodies.draw())

    def counted(self) -> Compared:
        """A practice of the fourth part: degrees, progress, loads, totals."""
        return Compared(*self.counting.draw())

    def cases(self, count: int) -> Iterator[Compared]:
        """That many comparisons."""
        weights = [weight for weight, _ in self.kinds]
        methods = [method for _, method in self.kinds]
        for method in self.random.choices(methods, weights, k=count):
            yield method()

    def _step_mode(self, steps: tuple[Ratio, ...] = STEPS) -> tuple[Ratio, str]:
        return self.random.choice(steps), self.random.choice(oracle.MODES)

    def _near(self, step: Ratio, low: int, high: int) -> Ratio:
        """A number; in one of four draws just on half a step or on a step."""
        if self.random.random() < 0.25:
            halves = oracle.over((self.random.randint(low, high), 1), step)
            return oracle.times(step, ratio(2 * (halves[0] // halves[1]) + self.random.choice((0, 1, 1)), 2))
        return between(self.random, low, high)

    def rounding(self) -> Compared:
        """``Rounding.apply``."""
        step, mode = self._step_mode()
        value = self._near(step, -60, 60)
        actual = self.roundings[step, mode].apply(as_fraction(value))
        border = "tie" if oracle.is_tie(value, step) else "step" if oracle.is_step(value, step) else ""
        return Compared("rounding", (value, step, mode), oracle.rounded(value, step, mode), pair(actual), border)

    def _policy(self) -> tuple[str | None, Ratio | None, str]:
        step, mode = self._step_mode()
        key = (self.random.choice(("low", "high", None)), step if self.random.random() < 0.8 else None, mode)
        if key not in self.policies:
            self.policies[key] = CreditPolicy(Take(key[0]) if key[0] else None, self.roundings[key[1], mode] if key[1] else None)
        return key

    def policy(self) -> Compared:
        """``CreditPolicy.apply``."""
        key = self._policy()
        low = self._near(key[1] or (1, 1), 0, 60)
        high = oracle.times(low, self.random.choice(((6, 5), (1, 1), (45, 32))))
        answer = self.policies[key].apply(as_fraction(low), as_fraction(high))
        return Compared(
            "policy",
            (key, low, high),
            oracle.settled(low, high, *key),
            (pair(answer[0]), pair(answer[1])),
            _touch(key, low, high),
        )

    def onto(self) -> Compared:
        """``OntoGrade.apply``."""
        code, mode = (
            self.random.choice(("DE-THIRDS", "DE-WHOLE", "DE-TENTHS", "BE-20", "IT-30", "KZ-2011")),
            self.random.choice(ONTO),
        )
        rungs = SCALES[code].rungs
        value = self._at(rungs) if self.random.random() < 0.3 else self._over(rungs)
        found = self.ontos[mode].apply(as_fraction(value), self.scales[code])
        actual = found.label if found is not None else None
        return Compared("onto", (value, code, mode), oracle.onto(value, rungs, mode), actual, oracle.between(value, rungs))

    def _over(self, rungs: list[tuple[str, Ratio]]) -> Ratio:
        """A number from a little below to a little above a scale."""
        low, high = sorted((rungs[0][1], rungs[-1][1]), key=lambda number: number[0] / number[1])
        return between(self.random, low[0] // low[1] - 1, high[0] // high[1] + 1)

    def _at(self, rungs: list[tuple[str, Ratio]]) -> Ratio:
        """A legal number, or the middle of two."""
        i = self.random.randrange(len(rungs) - 1)
        (_, one), (_, other) = rungs[i], rungs[i + 1]
        if self.random.random() < 0.3:
            return one
        return ratio(one[0] * other[1] + other[0] * one[1], 2 * one[1] * other[1])

    def _mark(self, best: int, lowest: int, aim: int, rungs: list[tuple[str, Ratio]]) -> Ratio:
        """A passing mark of a scale without steps; often one that leads just to a border, with ``aim`` as best grade."""
        if self.random.random() < 0.3:
            x = self._at(rungs) if self.random.random() < 0.7 else ratio(self.random.randint(10, 40), 10)
            # x = 1 + 3 (aim - mark) / (aim - lowest), solved for the mark
            return ratio(3 * aim * x[1] - (x[0] - x[1]) * (aim - lowest), 3 * x[1])
        return between(self.random, min(best, lowest), max(best, lowest))

    def formula(self) -> Compared:
        """``ModifiedBavarian`` with the caller's own roundings, onto and ends."""
        random = self.random
        ends, target = random.choice(OWN_ENDS), random.choice(TARGETS)
        best, lowest, rungs = ends[0], ends[1], SCALES[target].rungs
        mark = self._mark(best, lowest, best, rungs)
        own_best = random.choice((None, None, None, best, best + (1 if best > lowest else -1)))
        own_lowest = random.choice((None, None, None, lowest, lowest + (1 if lowest > best else -1)))
        steps = [self._step_mode(GRADE_STEPS) for _ in range(random.choice((0, 0, 1, 1, 2)))]
        mode = random.choice((None, *ONTO))
        tops = best if own_best is None else own_best, lowest if own_lowest is None else own_lowest
        exact = value = oracle.formula(mark, (tops[0], 1), (tops[1], 1))
        label, border = None, ""
        if oracle.passes_formula(exact):
            for step, rounding in steps:
                border = border or ("tie" if oracle.is_tie(value, step) else "step" if oracle.is_step(value, step) else "")
                value = oracle.rounded(value, step, rounding)
            border = border or oracle.between(value, rungs)
            label = oracle.onto(value, rungs, mode) if mode else next((name for name, number in rungs if number == value), None)
        method = ModifiedBavarian(
            own_best, own_lowest, roundings=[self.roundings[key] for key in steps], onto=self.ontos[mode] if mode else None
        )
        actual = told(convert_grade(self.own[ends].grade(Fraction(*mark)), to=target, by=method))
        expected = (label, exact, (label,) if label else ())
        return Compared("formula", (ends, mark, own_best, own_lowest, steps, mode, target), expected, actual, border)

    def practice(self) -> Compared:
        """A published practice, on a scale without steps or on a national one."""
        random = self.random
        rule = random.choice(oracle.PRACTICES)
        rungs = SCALES[rule.to].rungs
        code = random.choice(("own", "own", "FR-20", "BE-20", "IT-30", "GB-PERCENT", "IE-PERCENT", "PT-20"))
        if code == "own":
            ends = random.choice(OWN_ENDS)
            scale, best, lowest = self.own[ends], ends[0], ends[1]
            country, mark = "", self._mark(best, lowest, best, rungs)
            grade = scale.grade(Fraction(*mark))
        else:
            known = SCALES[code]
            assert known.ends is not None
            country, lowest, best = known.country, known.ends[1], rule.best(known) or known.ends[0]
            if known.passing:
                label = random.choice(known.passing)
                grade, mark = self.scales[code].grade(label), known.number(label)
            else:
                mark = self._mark(known.ends[0], lowest, best, rungs)
                grade = self.scales[code].grade(Fraction(*mark))
        exact = oracle.formula(mark, (best, 1), (lowest, 1))
        expected = oracle.practised(rule, exact, country)
        actual = told(convert_grade(grade, by=rule.code, on=rule.on))
        inputs = (rule.code, rule.on, grade, text(mark))
        return Compared(
            f"practice {rule.code}", inputs, (expected, exact, (expected,) if expected else ()), actual, _edge(rule, exact)
        )

    def lettered(self) -> Compared:
        """Letters: numbered from best = 1 where the caller or the practice says so, else open."""
        random = self.random
        code, numbered = random.choice(("NO-AF", "ECTS-AF", "KZ-2011", "KZ-2018")), random.random() < 0.7
        letters = SCALES[code].passing
        label, grade = (name := random.choice(letters)), self.scales[code].grade(name)
        exact = oracle.formula((letters.index(label) + 1, 1), (1, 1), (len(letters), 1)) if numbered else None
        if random.random() < 0.3 and code.startswith("KZ"):
            exact = oracle.formula(ratio(KZ_POINTS[label], 100), (4, 1), (1, 1))
            named = ModifiedBavarian(best=4, lowest_pass=1, value="points")
            answer = convert_grade(grade, to="DE-TENTHS", by=named)
            return Compared("letters by points", (code, label), exact, pair(answer.exact))
        if random.random() < 0.4:
            by = "DE/Giessen" if numbered else "DE/KMK"
            return Compared("letters", (code, label, by), (None, exact, ()), told(convert_grade(grade, by=by)))
        mode = random.choice(ONTO)
        rungs = SCALES["DE-THIRDS"].rungs
        expected = oracle.onto(exact, rungs, mode) if exact else None
        method = ModifiedBavarian(number_letters=numbered, onto=self.ontos[mode])
        actual = told(convert_grade(grade, to="DE-THIRDS", by=method))
        border = oracle.between(exact, rungs) if exact else ""
        return Compared("letters", (code, label, mode), (expected, exact, (expected,) if expected else ()), actual, border)

    def _weights(self, scale: Scale) -> tuple[dict[str, int], dict[str, str]]:
        """A table for the oracle, in whole numbers, and for the library, as counts or percentages, with fails in some."""
        random, names = self.random, scale.passing
        style = random.choice(("counts", "counts", "tens", "equal", "halves"))
        weights = dict.fromkeys(names, 0)
        if style == "tens":
            for name in random.choices(names, k=10):
                weights[name] += 10
        else:
            top = {"counts": 200, "equal": 1, "halves": 9}[style]
            weights = {name: random.randint(0, top) if random.random() < 0.85 else 0 for name in names}
        if random.random() < 0.2:
            weights = {name: weight for name, weight in weights.items() if weight or random.random() < 0.5}
        if not any(weights.values()):
            weights = {names[0]: 1}
        given = {
            name: f"{weight // 2}.{weight % 2 * 5}" if style == "halves" else str(weight) for name, weight in weights.items()
        }
        if random.random() < 0.2:
            given[random.choice(scale.failing)] = str(random.randint(1, 50))
        return weights, given

    def _pair(self) -> tuple[str, str, dict[str, int], dict[str, int], GradingTable, GradingTable]:
        """Two tables; a pair serves some twenty draws."""
        if not self.laid or self.random.random() < 0.05:
            host, home = self.random.sample(TABLED, 2)
            made = []
            for code in (host, home):
                weights, given = self._weights(SCALES[code])
                shuffled = dict(self.random.sample(list(given.items()), len(given)))
                made.append((weights, GradingTable(self.scales[code], shuffled)))
            self.laid = [(host, home, made[0][0], made[1][0], made[0][1], made[1][1])]
        return self.laid[0]

    def tables(self) -> Compared:
        """``GradingTableOverlap`` with every choice."""
        random = self.random
        host, home, here, there, host_table, home_table = self._pair()
        label = random.choice(SCALES[host].passing)
        choose: Choose = random.choice((Choose.MINIMUM, Choose.AVERAGE, Choose.AVERAGE, Choose.MEDIAN, Choose.MAXIMUM))
        weights: Weights = random.choice(tuple(Weights))
        tie: Literal["better", "worse"]
        nobody: Literal["better", "worse"] | None
        tie, nobody = random.choice(("better", "worse")), random.choice((None, "better", "worse"))
        mode, key = random.choice((None, *ONTO)), random.choice((None, None, self._step_mode()))
        method = GradingTableOverlap(
            host_table,
            home_table,
            choose=choose,
            onto=self.ontos[mode] if mode else None,
            weights=weights,
            tie=tie,
            nobody=nobody,
            rounding=self.roundings[key] if key else None,
        )
        actual: Answer
        try:
            actual = told(convert_grade(self.scales[host].grade(label), by=method))
        except UndecidedError:
            actual = "undecided"
        inputs = (host, here, home, there, label, choose, weights, tie, nobody, mode, key)
        absent = label not in here
        if absent:  # a grade that the table does not list is one that nobody received
            here = {name: here.get(name, 0) for name in SCALES[host].passing if name in here or name == label}
        laid = oracle.lay(tuple(here.items()), tuple(there.items()), label)
        border = "tie" if laid.tie else "step" if laid.border else ""
        if not laid.parts:
            neighbour = {None: None, "better": laid.better, "worse": laid.worse}[nobody]
            expected: Answer = (neighbour, None, (laid.better, laid.worse) if neighbour else ())
            return Compared("tables not in table" if absent else "tables nobody", inputs, expected, actual, border)
        expected = _chosen(laid, SCALES[home], (choose, weights, tie, mode), key)
        return Compared(f"tables {choose}", inputs, expected, actual, border)

    def ects_letters(self) -> Compared:
        """The letters of before 2009: the better class of a mark that spans two, and from letters back."""
        random = self.random
        code = random.choice(("BE-20", "IT-30", "DE-THIRDS"))
        if self.laid and self.laid[0][0] == code:
            here, table = self.laid[0][2], self.laid[0][4]
        else:
            here, given = self._weights(SCALES[code])
            table = GradingTable(self.scales[code], given)
        rows = tuple(here.items())
        if random.random() < 0.8:
            label = random.choice([name for name, weight in rows if weight])
            answer = convert_grade(
                self.scales[code].grade(label), to="ECTS-AF", by=GradingTableOverlap(table, self.letters, "maximum")
            )
            laid = oracle.lay(rows, oracle.ECTS_LETTERS, label)
            actual = answer.grade.label
            expected = oracle.letter_by_law(rows, label)
        else:
            label = random.choice("ABCDE")
            method = GradingTableOverlap(self.letters, table, "minimum")
            laid = oracle.lay(oracle.ECTS_LETTERS, rows, label)
            actual = convert_grade(self.scales["ECTS-AF"].grade(label), by=method).grade.label
            expected = laid.parts[-1][0]
        return Compared("tables ECTS letters", (code, here, label), expected, actual, "step" if laid.border else "")

    def credits(self) -> Compared:
        """``convert_credits`` between KZ-RK, ECTS and GB-CATS, in both directions, with every policy."""
        random = self.random
        start, to = random.choice(
            (
                ("KZ-RK", "ECTS"),
                ("KZ-RK", "ECTS"),
                ("ECTS", "KZ-RK"),
                ("GB-CATS", "ECTS"),
                ("ECTS", "GB-CATS"),
                ("GB-CATS", "KZ-RK"),
            )
        )
        (cycle, track, activity), tenths = random.choice(tuple(oracle.KZ_TENTHS.items()))
        if cycle is None:
            cycle = random.choice((None, "first", "second", "third"))
        key = self._policy() if random.random() < 0.8 else None
        amount = self._amount(start, to, tenths, key)
        low, high = oracle.credits_range(amount, start, to, tenths)
        border = _touch(key, low, high) if key else ""
        expected = oracle.settled(low, high, *key) if key else (low, high)
        policy = self.policies[key] if key else None
        work = Circumstances(cycle, track, activity)  # type: ignore[arg-type]  # drawn from the words
        answer = convert_credits(Credits(text(amount), start), to=to, circumstances=work, policy=policy)
        actual = (pair(answer.range.low), pair(answer.range.high))
        decided = pair(answer.credits.amount) if answer.decided else None
        inputs = (text(amount), start, to, cycle, track, activity, key)
        one = expected[0] if expected[0] == expected[1] else None
        return Compared(f"credits {start} to {to}", inputs, (expected, one), (actual, decided), border)

    def _amount(self, start: str, to: str, tenths: tuple[int, int], key: tuple[str | None, Ratio | None, str] | None) -> Ratio:
        """Some credits; in one of four draws such as lead just to a tie or a step of the policy."""
        if key and key[1] and self.random.random() < 0.25:
            one = oracle.credits_range((1, 1), start, to, tenths)[key[0] == "high"]
            return oracle.over(oracle.times(key[1], ratio(self.random.randint(0, 40), 2)), one)
        return between(self.random, 0, 30)

    def credit_practice(self) -> Compared:
        """The rows that KazNU, INEU and KIMEP print, and what lies beyond them, which stays open."""
        random = self.random
        if random.random() < 0.2:
            return self._kimep(random.randint(1, 30))
        amount = random.choice(((1, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (9, 1), (3, 2)))
        said: dict[str, str | int] = {}
        if random.random() < 0.5:
            code = "KZ/KazNU"
            activity, intakes, rows = random.choice(oracle.KAZNU)
            said["activity"] = activity
            if intakes:
                said["intake"] = random.randint(*intakes)
            expected = ratio(rows[amount[0]], 2) if amount[1] == 1 and amount[0] in rows else None
        else:
            code = "KZ/INEU"
            case, whole = random.choice(oracle.INEU)
            said |= {key: word for key, word in zip(("cycle", "track", "activity"), case, strict=True) if word}
            expected = (whole, 1) if amount == (1, 1) else None
        answer = convert_credits(Credits(text(amount), "KZ-RK"), policy=code, circumstances=Circumstances(**said))  # type: ignore[arg-type]
        actual = pair(answer.credits.amount) if answer.decided else None
        return Compared(f"credits {code}", (text(amount), said), expected, actual)

    def _kimep(self, halves: int) -> Compared:
        """An amount of ECTS in halves: a printed range answers, and between the rows nothing does."""
        rows = [whole for low, high, whole in oracle.KIMEP if low <= halves <= high]
        amount = text(ratio(halves, 2))
        try:
            answer = convert_credits(Credits(amount, "ECTS"), policy="KZ/KIMEP-exchange")
        except EquivalenceGapError:
            actual = None
        else:
            actual = pair(answer.credits.amount)
        return Compared("credits KZ/KIMEP-exchange", (amount,), (rows[0], 1) if rows else None, actual)

    def published(self) -> Compared:
        """The published tables between Kazakh letters and ECTS letters."""
        (start, to), rows = self.random.choice(tuple(oracle.TABLES.items()))
        label = self.random.choice(tuple(rows))
        by = "INEU" if start == "ECTS-AF" else None
        candidates = tuple(rows[label].split())
        expected = (candidates[0] if len(candidates) == 1 else None, None, candidates)
        return Compared("table", (start, to, label), expected, told(convert_grade(self.scales[start].grade(label), to=to, by=by)))

    def fail(self) -> Compared:
        """A fail never becomes a pass, whatever the method."""
        random = self.random
        start = random.choice(tuple(SCALES))
        label = random.choice(SCALES[start].failing)
        grade = self.scales[start].grade(label)
        kind = random.choice(("formula", "practice", "tables"))
        if kind == "tables":
            home = self.letters if start == "NO-AF" else GradingTable(self.scales["NO-AF"], {"A": 1, "E": 2})
            to = home.scale.code
            names = SCALES[start].passing or ("10",)
            answer = convert_grade(
                grade, by=GradingTableOverlap(GradingTable(self.scales[start], {names[0]: 1}), home, "maximum")
            )
        elif kind == "practice":
            rule = random.choice(oracle.PRACTICES)
            to, answer = rule.to, convert_grade(grade, by=rule.code, on=rule.on)
        else:
            to = random.choice(("DE-THIRDS", "DE-WHOLE", "KZ-2011", "ECTS-AF", "BE-20"))
            published = start in {"KZ-2011", "ECTS-AF"} and to in {"KZ-2011", "ECTS-AF"}
            method = None if published else ModifiedBavarian(number_letters=True, onto="nearest_better")
            answer = convert_grade(grade, to=to, by=method)
        expected: str | None = label if to == start else None if oracle.may_pass(start, label) else SCALES[to].fail
        passes = [other.label for other in (answer.result, *answer.candidates) if other is not None and other.passes]
        actual = answer.result.label if answer.result is not None else None
        return Compared("fail", (start, label, kind, to), (expected, []), (actual, passes))

    def identity(self) -> Compared:
        """Own scale to own scale."""
        code = self.random.choice(tuple(SCALES))
        label = self.random.choice((*SCALES[code].passing, *SCALES[code].failing))
        answer = convert_grade(self.scales[code].grade(label), to=code, by=self.random.choice((None, ModifiedBavarian())))
        return Compared("identity", (code, label), label, answer.grade.label)


def _touch(key: tuple[str | None, Ratio | None, str], low: Ratio, high: Ratio) -> str:
    """Whether a bound that counts lies on a tie or a step."""
    take, step, _ = key
    bounds = {"low": (low,), "high": (high,), None: (low, high)}[take]
    if step is None:
        return ""
    if any(oracle.is_tie(bound, step) for bound in bounds):
        return "tie"
    return "step" if any(oracle.is_step(bound, step) for bound in bounds) else ""


def _edge(rule: Practice, exact: Ratio) -> str:
    """Whether a value lies on a tie or a border of a practice."""
    value = oracle.rounded(exact, oracle.TENTH, "down") if rule.cut else exact
    border = oracle.between(value, SCALES[rule.to].rungs) if rule.onto else ""
    return border or ("step" if rule.cut and oracle.is_step(exact, oracle.TENTH) else "")


def _chosen(laid: oracle.Laid, home: Scale, words: tuple[str, str, str, str | None], key: tuple[Ratio, str] | None) -> Answer:
    """What the home university's choice makes of an overlap."""
    choose, weights, tie, mode = words
    names = tuple(name for name, _ in laid.parts)
    if choose != "average":
        label = {"minimum": names[-1], "maximum": names[0], "median": oracle.middle(laid, tie)}[choose]
        return label, None, names
    if not home.hundredths:
        return "undecided"
    exact = oracle.average(laid, home, weights)
    value = oracle.rounded(exact, *key) if key else exact
    if mode:
        return oracle.onto(value, home.rungs, mode), exact, names
    legal = [name for name in names if name not in home.above and home.number(name) == value]
    return (legal[0] if legal else None), exact, names


class Outcome(NamedTuple):
    """What a run found."""

    methods: Counter[str]
    borders: Counter[str]
    mismatches: list[Compared]

    @property
    def share(self) -> float:
        """The part of the inputs that lie on ties and borders."""
        return (self.borders["tie"] + self.borders["step"]) / sum(self.methods.values())


def compare(count: int, seed: int) -> Outcome:
    """Draws and compares that many inputs."""
    methods: Counter[str] = Counter()
    borders: Counter[str] = Counter()
    mismatches = []
    for case in Draws(seed).cases(count):
        methods[case.method] += 1
        borders[case.border] += 1
        if case.expected != case.actual:
            mismatches.append(case)
    return Outcome(methods, borders, mismatches)


@contextmanager
def broken_rounding() -> Iterator[None]:
    """Half up behaves like half even, as Python's ``round`` does."""
    whole = Rounding.apply

    def broken(self: Rounding, value: Fraction) -> Fraction:
        half_up = self.mode is Mode.HALF_UP
        return whole(attrs.evolve(self, mode=Mode.HALF_EVEN) if half_up else self, value)

    with patch.object(Rounding, "apply", broken):
        yield


def show(outcome: Outcome, seconds: float) -> None:
    """Prints what a run found."""
    total = sum(outcome.methods.values())
    for method, number in sorted(outcome.methods.items()):
        wrong = sum(case.method == method for case in outcome.mismatches)
        print(f"{method:28} {number:>9,} {f'{wrong:,} mismatches' if wrong else ''}".rstrip())
    tie, step = outcome.borders["tie"], outcome.borders["step"]
    print(f"{'all':28} {total:>9,}")
    print(f"on a tie {tie / total:.1%}, on a step or border {step / total:.1%}, together {outcome.share:.1%}")
    print(f"{len(outcome.mismatches):,} mismatches in {seconds:.0f} s")
    for case in outcome.mismatches[:5]:
        print(f"  {case.method}: {case.inputs}\n    oracle {case.expected}\n    library {case.actual}")


def main(arguments: list[str] | None = None) -> int:
    """The command line; 0 where all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=1, help="where the random inputs start")
    parser.add_argument("--self-check", action="store_true", help="break a rounding on purpose: mismatches must be reported")
    said = parser.parse_args(arguments)
    start = time.perf_counter()
    if said.self_check:
        with broken_rounding():
            outcome = compare(said.count, said.seed)
        show(outcome, time.perf_counter() - start)
        print("the broken rounding was noticed" if outcome.mismatches else "the broken rounding was NOT noticed")
        return 0 if outcome.mismatches else 1
    outcome = compare(said.count, said.seed)
    show(outcome, time.perf_counter() - start)
    if outcome.share < 0.05:
        print("fewer than 5 % of the inputs lie on ties and borders")
    return 1 if outcome.mismatches or outcome.share < 0.05 else 0


if __name__ == "__main__":
    sys.exit(main())
