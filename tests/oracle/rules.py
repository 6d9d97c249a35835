"""Draws for the second part of the oracle: the library against ``oracle_rules_arithmetic``."""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import NamedTuple

from bologna_credits import (
    Circumstances,
    GradingScale,
    GradingTable,
    Linear,
    PracticeWith,
    convert_block,
    convert_grade,
    final_mark,
    grade_average,
    grading_scale,
)
from bologna_credits.conversion import MeanSoFar, PassedOnly, check_distinction, check_promotion
from bologna_credits.grades import NumberGrades
from tests.oracle import rules_arithmetic as oracle
from tests.oracle.arithmetic import Ratio, between, is_step, is_tie, letter_by_law, ratio

ENDS = ((10, 5, 0), (10, 6, 0), (100, 50, 0), (4, 1, 0), (20, 10, 0), (1, 4, 6), (1, 3, 5))
_MARKS = tuple(str(mark) for mark in range(20, 9, -1))


class Drawn(NamedTuple):
    """One comparison, as the first part has it."""

    method: str
    inputs: object
    expected: object
    actual: object
    border: str = ""


def _pair(value: object) -> Ratio | None:
    return None if value is None else (value.numerator, value.denominator)  # type: ignore[attr-defined]  # a Fraction


class RuleDraws:
    """Draws inputs for rules; made once, with the scales that they need."""

    def __init__(self, random: Random) -> None:
        self.random = random
        codes = ("PT-20", "KZ-2011", "KZ-2018", "IT-30", "IT-PF", "AT-5", "ECTS-AF", "NO-AF", "DE-HM-PASS", "GB-PERCENT")
        self.scales = {code: grading_scale(code) for code in codes}
        self.own = {ends: GradingScale(f"XX-R{i}", numbers=NumberGrades(*ends)) for i, ends in enumerate(ENDS)}
        self.pass_ = next(grade for grade in self.scales["IT-PF"].grades if grade.passes)
        self.kinds: tuple[tuple[int, Callable[[], Drawn]], ...] = (
            (6, self.line),
            (6, self.published_line),
            (6, self.portugal),
            (5, self.gpa),
            (4, self.italy),
            (3, self.promotion),
            (6, self.final),
            (3, self.distinction),
            (4, self.law),
            (3, self.london),
            (2, self.mean_so_far),
            (1, self.passed),
        )

    def _mark(self, best: int, low: int) -> Ratio:
        bottom = self.random.choice((1, 2, 4, 10, 20, 3))
        first, last = sorted((best * bottom, low * bottom))
        return ratio(self.random.randint(first, last), bottom)

    def line(self) -> Drawn:
        """A line between any two scales of numbers."""
        (best, low, _), target = self.random.choice(ENDS), self.random.choice(ENDS)
        mark = self._mark(best, low)
        start, to = self.own[best, low, _], self.own[target]
        if start == to:
            return self.line()
        answer = convert_grade(start.grade(Fraction(*mark)), to=to, by=Linear())
        expected = oracle.on_line(mark, ((best, 1), (low, 1)), ((target[0], 1), (target[1], 1)))
        return Drawn("line", (best, low, mark, target), expected, _pair(answer.exact))

    def published_line(self) -> Drawn:
        """Basel's and Zurich's lines."""
        rule = self.random.choice(oracle.LINES)
        best, low, worst = self.random.choice(ENDS)
        mark = self._mark(best, low)
        answer = convert_grade(self.own[best, low, worst].grade(Fraction(*mark)), by=rule.code)
        exact = oracle.on_line(mark, ((best, 1), (low, 1)), ((6, 1), (4, 1)))
        got = (_pair(answer.exact), _pair(answer.result.value) if answer.result else None)
        border = "tie" if is_tie(exact, rule.step) else "step" if is_step(exact, rule.step) else ""
        return Drawn(f"practice {rule.code}", (best, low, mark), (exact, oracle.swiss(exact, rule)), got, border)

    def portugal(self) -> Drawn:
        """Letters by law, and the rank below a hundred graduates."""
        top = self.random.choice((3, 20, 60))
        counts = {name: self.random.randint(0, top) for name in _MARKS if self.random.random() < 0.8}
        received = [name for name, count in counts.items() if count]
        if not received:
            counts, received = {"12": 1}, ["12"]
        label = self.random.choice(received)
        scale = self.scales["PT-20"]
        host = GradingTable(scale, counts, years=(2022, 2024))
        of_year = {name: (count + 1) // 3 for name, count in counts.items()}
        year = GradingTable(scale, of_year, years=(2023, 2024), counted=True) if any(of_year.values()) else None
        answer = convert_grade(scale.grade(label), by=PracticeWith("PT/DL-42-2005", host=host, year=year))
        total = sum(counts.values())
        if total < 100:
            told = answer.steps.with_code("grade.rank")
            actual: object = tuple(int(str(told[0].named[key])) for key in ("first", "last", "total")) if told else None
            expected: object = oracle.rank(of_year, _MARKS, label) if of_year[label] else None
            return Drawn("practice PT/DL-42-2005", (counts, label), expected, actual)
        expected = letter_by_law(tuple(counts.items()), label)
        border = "tie" if total % 10 == 0 else ""
        return Drawn("practice PT/DL-42-2005", (counts, label), expected, answer.grade.label, border)

    def gpa(self) -> Drawn:
        """Kazakh grade point averages, fails included."""
        rule = self.random.choice(("KZ/Abai", "KZ/KazNPU-2013"))
        scale = self.scales["KZ-2018" if rule == "KZ/Abai" else "KZ-2011"]
        names = [name for name in oracle.KZ_POINTS if name != "FX" or scale.code == "KZ-2018"]
        marks = [(self.random.choice(names), self.random.randint(1, 12)) for _ in range(self.random.randint(1, 8))]
        answer = grade_average([(scale.grade(name), credits) for name, credits in marks], by=rule)
        expected = oracle.mean([(ratio(oracle.KZ_POINTS[name], 100), credits) for name, credits in marks])
        return Drawn(f"average {rule}", marks, expected, _pair(answer.value))

    def italy(self) -> Drawn:
        """Italian means of a hundred and ten."""
        rule = self.random.choice(("IT/UniPR-STAR", "IT/UniPR-IE", "IT/UniCT"))
        names = [*map(str, range(18, 31)), *(["30L"] if rule != "IT/UniPR-IE" else [])]
        marks = [(self.random.choice(names), self.random.choice((3, 6, 9, 12))) for _ in range(self.random.randint(1, 6))]
        answer = grade_average([(self.scales["IT-30"].grade(name), credits) for name, credits in marks], by=rule)
        mean = oracle.mean([((int(name[:2]), 1), credits) for name, credits in marks])
        expected = oracle.italian(mean, sum(name == "30L" for name, _ in marks), rule)
        border = "tie" if rule == "IT/UniPR-IE" and is_tie(ratio(mean[0] * 11, mean[1] * 3), (1, 1)) else ""
        return Drawn(f"average {rule}", marks, expected, _pair(answer.value), border)

    def promotion(self) -> Drawn:
        """Thresholds of promotion, often just on them."""
        (rule, cycle, year), least = self.random.choice(tuple(oracle.PROMOTION.items()))
        average = least + self.random.choice((-1, 0, 0, 1, self.random.randint(-50, 50)))
        told = check_promotion(f"{average}/100", by=rule, year=year, circumstances=Circumstances(cycle=cycle))  # type: ignore[arg-type]
        border = "step" if average == least else ""
        return Drawn(f"promotion {rule}", (cycle, year, average), average >= least, not told.fails, border)

    def final(self) -> Drawn:
        """Final marks, admission and failed examinations included."""
        rule = self.random.choice(("KZ/KazNU-final", "KZ/ATU-final"))
        controls = [self.random.randint(30, 100) for _ in range(2)]
        exam = self.random.choice((self.random.randint(0, 100), 24, 25, 49, 50))
        mark = final_mark(controls, exam, by=rule)
        expected = oracle.final(controls, exam, rule)
        label = mark.result.label if mark.result is not None else None
        border = "step" if exam in (24, 25, 49, 50) or sum(controls) == 100 else ""
        return Drawn(f"final mark {rule}", (controls, exam), expected, (_pair(mark.total), label), border)

    def distinction(self) -> Drawn:
        """Austria's rule over all marks."""
        marks = [self.random.choice((1, 1, 2, 2, 3, 4)) for _ in range(self.random.randint(1, 8))]
        told = check_distinction([self.scales["AT-5"].grade(mark) for mark in marks], by="AT/UG-73")
        border = "step" if 2 * marks.count(1) == len(marks) else ""
        return Drawn("distinction AT/UG-73", marks, oracle.austrian(marks), not told.fails, border)

    def law(self) -> Drawn:
        """Berlin's law block, with surplus credits."""
        stay = [(self.random.choice("ABCDE"), self.random.randint(2, 15)) for _ in range(self.random.randint(4, 9))]
        size = self.random.choice((24, 40))
        while sum(credits for _, credits in stay) < size:
            stay.append((self.random.choice("ABCDE"), 10))
        block = convert_block(
            [(self.scales["ECTS-AF"].grade(n), c) for n, c in stay], by="DE/FU-Berlin-law", needed=size, beside=()
        )
        expected = oracle.law_block(stay, size)
        result = block.result.value if block.result is not None else None
        legal = (expected[0] * 100) % expected[1] == 0
        return Drawn(
            "block DE/FU-Berlin-law", (stay, size), (expected, expected if legal else None), (_pair(block.exact), _pair(result))
        )

    def london(self) -> Drawn:
        """London's averaged mark, where weights do not matter."""
        marks = [self.random.choice("1234") for _ in range(self.random.randint(1, 6))]
        block = convert_block([(self.scales["AT-5"].grade(mark), 6) for mark in marks], by="GB/QMUL")
        expected = ratio(sum(oracle.QMUL[mark] for mark in marks), len(marks))
        return Drawn("block GB/QMUL", marks, expected, _pair(block.exact))

    def mean_so_far(self) -> Drawn:
        """A mere pass becomes the mean, nearest mark."""
        mean = self._mark(30, 18)
        method = MeanSoFar(f"{mean[0]}/{mean[1]}", onto="nearest_better")
        answer = convert_grade(self.pass_, to="IT-30", by=method)
        whole, rest = divmod(mean[0], mean[1])
        expected = str(whole + (2 * rest >= mean[1]))
        rungs = tuple((str(n), (n, 1)) for n in range(30, 17, -1))
        return Drawn("mean so far", mean, expected, answer.grade.label, between(mean, rungs))

    def passed(self) -> Drawn:
        """Only the pass is kept, and never of a fail."""
        grade = self.random.choice(self.scales["NO-AF"].grades)
        answer = convert_grade(grade, to="DE-HM-PASS", by=PassedOnly())
        label = answer.result.label if answer.result is not None else None
        return Drawn("passed only", grade.label, "mit Erfolg abgelegt" if grade.passes else None, label)
