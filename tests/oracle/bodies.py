"""Draws for the third part of the oracle: every practice that the other two leave out, body by body."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

import attrs

from bologna_credits import (
    Attempt,
    Chain,
    GradeAverage,
    GradeConversion,
    GradingTable,
    GradingTableOverlap,
    PracticeWith,
    convert_block,
    convert_grade,
    final_mark,
    grade_average,
    grading_scale,
    grading_table,
    practice,
)
from bologna_credits.conversion import check_distinction
from bologna_credits.law import Choose, FinalMarkPractice, FxReading, Repeats
from tests.oracle import rules_arithmetic as oracle
from tests.oracle.arithmetic import SCALES, TABLES, Ratio, average, is_tie, lay, letter_by_law, middle, ratio, rounded

_FRENCH = tuple(str(mark) for mark in range(20, 9, -1))


class Drawn(NamedTuple):
    """One comparison, as the first part has it."""

    method: str
    inputs: object
    expected: object
    actual: object
    border: str = ""


def _pair(value: object) -> Ratio | None:
    return None if value is None else (value.numerator, value.denominator)  # type: ignore[attr-defined]  # a Fraction


def _value(answer: GradeAverage) -> Ratio | None:
    return _pair(answer.value) if answer.decided else None


def _label(answer: GradeConversion) -> str | None:
    return answer.result.label if answer.result is not None else None


class BodyDraws:
    """Draws inputs for practices; made once, with the scales that they need."""

    def __init__(self, random: Random) -> None:
        self.random = random
        codes = """PT-20 KZ-2011 KZ-2018 KZ-KIMEP KZ-NU IT-30 IT-PF AT-5 NO-AF DE-THIRDS DE-TENTHS DE-LAW-POINTS BE-20 BE-FR-20 FR-20
        GB-PERCENT US-LETTER"""
        self.scales = {code: grading_scale(code) for code in codes.split()}
        self.letters = grading_table("ECTS-LETTERS")
        self.passed = next(grade for grade in self.scales["IT-PF"].grades if grade.passes)
        rule = practice("KZ/KazNU-final")
        assert isinstance(rule, FinalMarkPractice)
        self.total_rule = attrs.evolve(rule, code="XX/total", fx=FxReading.TOTAL)
        self.kinds: tuple[tuple[int, Callable[[], Drawn]], ...] = (
            (16, self.group),
            (3, self.tarbes),
            (2, self.vercelli),
            (3, self.vienna),
            (3, self.jurists),
            (3, self.lode),
            (4, self.kostanay),
            (4, self.left_out),
            (2, self.in_residence),
            (4, self.no_grades),
            (4, self.repeats),
            (3, self.honours),
            (3, self.bristol),
            (5, self.strasbourg),
            (2, self.wuerzburg),
            (2, self.munich),
            (3, self.total),
            (3, self.chain),
        )

    def draw(self) -> Drawn:
        """One comparison."""
        (method,) = self.random.choices([method for _, method in self.kinds], [weight for weight, _ in self.kinds])
        return method()

    def _credits(self) -> int:
        return self.random.randint(1, 12)

    def _counts(self, labels: tuple[str, ...], top: int) -> dict[str, int]:
        counts = {label: self.random.randint(0, top) for label in labels if self.random.random() < 0.8}
        return counts if any(counts.values()) else {labels[0]: 1}

    # --- Grading tables ---------------------------------------------------------------------------------------------------

    def group(self) -> Drawn:
        """A body's own table, large enough or not, with a table of letters on the other side."""
        random, rule = self.random, self.random.choice(oracle.GROUPS)
        scale = self.scales[rule.scale]
        marks = SCALES["IT-30"].passing if rule.scale == "IT-30" else tuple(grade.label for grade in scale.passing)
        if rule.scale == "BE-FR-20":
            marks = _FRENCH
        own, years = self._counts(marks, random.choice((1, 4, 30))), random.choice((2, 3))
        letters = self._counts(SCALES["NO-AF"].passing, 30)
        choose = random.choice(("minimum", "median", "maximum"))
        if rule.code == "IT/UniMoRe-DCE":
            choose = "average"
        if rule.code == "PT/IPB":
            return self._braganca(rule, own, years)
        if rule.code == "BE/AP":
            own = oracle.ANTWERP
        other = GradingTable(self.scales["NO-AF"], letters)
        table = GradingTable(scale, own, years=(2022, 2021 + years), counted=True)
        label = random.choice([name for name, count in letters.items() if count])
        chosen = None if choose == "average" else Choose(choose)
        by = PracticeWith(rule.code, host=other, home=None if rule.code == "BE/AP" else table, choose=chosen)
        answer = convert_grade(self.scales["NO-AF"].grade(label), by=by)
        laid = lay(tuple(letters.items()), tuple(own.items()), label)
        border = "tie" if laid.tie else "step" if laid.border else ""
        inputs = (own, years, letters, label, choose)
        expected: object = None
        if not oracle.large_enough(rule, tuple(own.values()), years):
            return Drawn(f"practice {rule.code}", inputs, None, _label(answer), border)
        if choose == "average":
            expected = average(laid, SCALES["IT-30"], "overlap")
            return Drawn(f"practice {rule.code}", inputs, expected, _pair(answer.exact), border)
        names = [name for name, _ in laid.parts]
        expected = {"minimum": names[-1], "maximum": names[0], "median": middle(laid, "better")}[choose]
        return Drawn(f"practice {rule.code}", inputs, expected, _label(answer), border)

    def _braganca(self, rule: oracle.Group, own: dict[str, int], years: int) -> Drawn:
        host = GradingTable(self.scales["PT-20"], own, years=(2022, 2021 + years), counted=True)
        label = self.random.choice([name for name, count in own.items() if count])
        answer = convert_grade(self.scales["PT-20"].grade(label), by=PracticeWith(rule.code, host))
        large = oracle.large_enough(rule, tuple(own.values()), years)
        expected = letter_by_law(tuple(own.items()), label) if large else None
        border = "step" if sum(own.values()) == rule.least else ""
        return Drawn(f"practice {rule.code}", (own, years, label), expected, _label(answer), border)

    def tarbes(self) -> Drawn:
        """Tarbes: shares where the group is large enough, fixed marks where it is not."""
        own = self._counts(_FRENCH, 20)
        host, scale = GradingTable(self.scales["FR-20"], own, counted=True), self.scales["FR-20"]
        code = "FR/ENIT-tailor-made"
        if self.random.random() < 0.5:
            label = self.random.choice([name for name, count in own.items() if count])
            answer = convert_grade(scale.grade(label), by=PracticeWith(code, host, choose="maximum"))
            return Drawn(f"practice {code}", (own, label), letter_by_law(tuple(own.items()), label), _label(answer))
        tenths = 10 * self.random.randint(10, 19) + self.random.randint(1, 9)
        mark = scale.grade(f"{tenths // 10}.{tenths % 10}")
        answer = convert_grade(mark, by=PracticeWith(code, host, too_small=True))
        return Drawn(f"practice {code}", tenths, oracle.tarbes(tenths), _label(answer))

    def chain(self) -> Drawn:
        """A histogram by the old letters, and those by INEU's table onto Kazakh letters."""
        own = self._counts(SCALES["NO-AF"].passing, 30)
        label = self.random.choice([name for name, count in own.items() if count])
        letters = GradingTableOverlap(GradingTable(self.scales["NO-AF"], own, population="course"), self.letters, "maximum")
        by = Chain(letters, via="ECTS-AF", then="INEU")
        answer = convert_grade(self.scales["NO-AF"].grade(label), to="KZ-2011", by=by)
        expected = TABLES["ECTS-AF", "KZ-2011"][letter_by_law(tuple(own.items()), label)]
        return Drawn("chain", (own, label), expected, _label(answer))

    # --- Averages ---------------------------------------------------------------------------------------------------------

    def vercelli(self) -> Drawn:
        """Vercelli: a mere pass stands for the mean so far, and how it becomes a whole mark is not said."""
        mean = ratio(self.random.randint(180, 300), 10)
        answer = convert_grade(self.passed, by=PracticeWith("IT/UPO-DIGSPES", mean=f"{mean[0]}/{mean[1]}"))
        return Drawn("practice IT/UPO-DIGSPES", mean, (mean, None), (_pair(answer.exact), _label(answer)))

    def vienna(self) -> Drawn:
        """Austria's overall grade: two decimal places, half up."""
        marks = [(self.random.randint(1, 4), self._credits()) for _ in range(self.random.randint(1, 8))]
        exact = oracle.mean([((mark, 1), credits) for mark, credits in marks])
        answer = grade_average([(self.scales["AT-5"].grade(mark), credits) for mark, credits in marks], by="AT/UG-72a")
        border = "tie" if is_tie(exact, (1, 100)) else ""
        return Drawn("average AT/UG-72a", marks, rounded(exact, (1, 100), "half_up"), _value(answer), border)

    def jurists(self) -> Drawn:
        """German law examinations: two decimal places, the rest is cut."""
        marks = [(self.random.randint(4, 18), self._credits()) for _ in range(self.random.randint(1, 8))]
        exact = oracle.mean([((mark, 1), credits) for mark, credits in marks])
        scale = self.scales["DE-LAW-POINTS"]
        answer = grade_average([(scale.grade(mark), credits) for mark, credits in marks], by="DE/JurPrNotSkV-2")
        return Drawn("average DE/JurPrNotSkV-2", marks, rounded(exact, (1, 100), "down"), _value(answer))

    def lode(self) -> Drawn:
        """Parma's CIT counts a lode as 33."""
        marks = [
            (self.random.choice((*map(str, range(18, 31)), "30L")), self._credits()) for _ in range(self.random.randint(1, 6))
        ]
        answer = grade_average([(self.scales["IT-30"].grade(mark), credits) for mark, credits in marks], by="IT/UniPR-CIT")
        exact = oracle.mean([((33 if mark == "30L" else int(mark), 1), credits) for mark, credits in marks])
        return Drawn("average IT/UniPR-CIT", marks, exact, _value(answer))

    def kostanay(self) -> Drawn:
        """Kostanay prints thresholds and not what a fail counts, so a fail is open."""
        names = [name for name in oracle.KZ_POINTS if name != "FX"]
        marks = [(self.random.choice(names), self._credits()) for _ in range(self.random.randint(1, 5))]
        answer = grade_average([(self.scales["KZ-2011"].grade(name), credits) for name, credits in marks], by="KZ/KSU")
        failed = any(name == "F" for name, _ in marks)
        expected = None if failed else oracle.mean([(ratio(oracle.KZ_POINTS[name], 100), credits) for name, credits in marks])
        return Drawn("average KZ/KSU", marks, expected, _value(answer))

    def left_out(self) -> Drawn:
        """Results that do not count: fails and physical education at KAZGUU, courses from elsewhere at KIMEP."""
        random = self.random
        narikbayev = random.random() < 0.5
        code, scale = ("KZ/KAZGUU", "KZ-2018") if narikbayev else ("KZ/KIMEP", "KZ-KIMEP")
        points = oracle.KZ_POINTS if narikbayev else oracle.KIMEP
        marks = [(random.choice(tuple(points)), self._credits(), random.random() < 0.3) for _ in range(random.randint(1, 6))]
        attempts = [
            Attempt(
                self.scales[scale].grade(name),
                credits,
                activity="physical-education" if out and narikbayev else None,
                transferred=out and not narikbayev,
            )
            for name, credits, out in marks
        ]
        counted = [(ratio(points[name], 100), credits) for name, credits, out in marks if not out and name not in ("FX", "F")]
        answer = grade_average(attempts, by=code)
        return Drawn(f"average {code}", marks, oracle.mean_or_none(counted), _value(answer))

    def in_residence(self) -> Drawn:
        """Nazarbayev University counts the credits attempted in residence: fails count, and courses from elsewhere do not."""
        random = self.random
        points = {name: number for name, number in oracle.KZ_POINTS.items() if name != "FX"}
        marks = [(random.choice(tuple(points)), self._credits(), random.random() < 0.3) for _ in range(random.randint(1, 6))]
        attempts = [Attempt(self.scales["KZ-NU"].grade(name), credits, transferred=away) for name, credits, away in marks]
        counted = [(ratio(points[name], 100), credits) for name, credits, away in marks if not away]
        return Drawn("average KZ/NU", marks, oracle.mean_or_none(counted), _value(grade_average(attempts, by="KZ/NU")))

    def no_grades(self) -> Drawn:
        """Marks that are no grades: I, P, NP, W, AU in Oregon, AW and UW in Florida."""
        random, code = self.random, self.random.choice(tuple(oracle.NO_GRADES))
        oregon = code == "US/Oregon-Coast"
        points = {name: 100 * number for name, number in oracle.OREGON.items()} if oregon else oracle.FLORIDA
        names = (*points, *oracle.NO_GRADES[code])
        marks = [(random.choice(names), self._credits()) for _ in range(random.randint(1, 7))]
        answer = grade_average([Attempt(name, credits) for name, credits in marks], by=code)
        counted = [(ratio(points[name], 100), credits) for name, credits in marks if name in points]
        return Drawn(f"average {code}", marks, oracle.mean_or_none(counted), _value(answer))

    def repeats(self) -> Drawn:
        """Every attempt, the last or the best of each course."""
        rule = self.random.choice(tuple(Repeats))
        tries = [(self.random.choice("MNO"), self.random.randint(18, 30)) for _ in range(self.random.randint(1, 7))]
        attempts = [Attempt(self.scales["IT-30"].grade(mark), 6, course=course) for course, mark in tries]
        kept = oracle.attempts_that_count(tries, rule)
        answer = grade_average(attempts, repeats=rule.value)
        return Drawn(f"repeats {rule}", tries, ratio(sum(kept), len(kept)), _value(answer))

    # --- Blocks, distinctions, single grades ------------------------------------------------------------------------------

    def honours(self) -> Drawn:
        """Kazakhstan's diploma with honours, by the order as quoted and by one university."""
        letters = [self.random.choice(("A", "A-", "B+", "B", "B-", "C+", "C+", "C")) for _ in range(self.random.randint(1, 4))]
        average_, repeats = self.random.choice((349, 350, 350, 351, 400)), self.random.choice((0, 0, 0, 1))
        grades = [self.scales["KZ-2018"].grade(letter) for letter in letters]
        code = self.random.choice(("KZ/honours", "KZ/MNU-honours"))
        told = check_distinction(grades, by=code, average=f"{average_}/100", repeats=repeats)
        border = "step" if average_ == 350 else ""
        # Item 52 is silent on repeats: they leave it open, and fail nobody.
        expected = oracle.kazakh_honours(letters, average_, repeats if code == "KZ/MNU-honours" else 0)
        return Drawn(f"distinction {code}", (letters, average_, repeats), expected, not told.fails, border)

    def bristol(self) -> Drawn:
        """Bristol's cap, which is a range."""
        marks = [self.random.randint(60, 100) for _ in range(self.random.randint(1, 3))]
        block = convert_block([(self.scales["GB-PERCENT"].grade(mark), 10) for mark in marks], by="GB/Bristol")
        exact, below = oracle.bristol(marks)
        border = "step" if exact == (82, 1) else ""
        within = not block.steps.with_code("block.cap-range")
        return Drawn("block GB/Bristol", marks, (exact, below is not None), (_pair(block.exact), within), border)

    def strasbourg(self) -> Drawn:
        """Strasbourg's compensation: fails count, and a mean of 10 gives all credits."""
        size, even = self.random.choice((30, 60)), self.random.random() < 0.6
        count = self.random.randint(2, 6)
        stay = [(self.random.randint(5, 15), 12 if even else self._credits()) for _ in range(count)]
        block = convert_block([(self.scales["FR-20"].grade(mark), c) for mark, c in stay], by="FR/Strasbourg-law", needed=size)
        actual = (block.decided, None if block.awarded is None else int(block.awarded))
        total = ratio(sum(mark for mark, _ in stay), count)
        return Drawn(
            "block FR/Strasbourg-law", (stay, size), oracle.strasbourg(stay, size), actual, "step" if total == (10, 1) else ""
        )

    def wuerzburg(self) -> Drawn:
        """Würzburg's table for American letters."""
        letter = self.random.choice(tuple(oracle.WUERZBURG))
        answer = convert_grade(self.scales["US-LETTER"].grade(letter), by="DE/Wuerzburg")
        tenths = oracle.WUERZBURG[letter]
        return Drawn("practice DE/Wuerzburg letters", letter, f"{tenths // 10}.{tenths % 10}", _label(answer))

    def munich(self) -> Drawn:
        """Munich: passed only, where the student chose so; never of a fail."""
        grade = self.random.choice(self.scales["NO-AF"].grades)
        answer = convert_grade(grade, by=PracticeWith("DE/HM-Muenchen", passed=True))
        return Drawn("practice DE/HM-Muenchen passed", grade.label, grade.passes, bool(answer.result and answer.result.passes))

    def total(self) -> Drawn:
        """FX read from the total, which no practice publishes."""
        controls = [self.random.randint(40, 100) for _ in range(2)]
        exam = self.random.choice((self.random.randint(0, 100), 10, 24, 25, 49, 50))
        mark = final_mark(controls, exam, by=self.total_rule)
        label = mark.result.label if mark.result is not None else None
        border = "step" if exam in (24, 25, 49, 50) else ""
        return Drawn(
            "final mark total", (controls, exam), oracle.from_the_total(controls, exam), (_pair(mark.total), label), border
        )
