"""Draws for the fourth part of the oracle: degrees, progress, loads, totals, means of Cyprus and Greece, formulas.

The figures are typed in from the texts, in whole numbers; nothing is read from the definition files.
"""

from collections.abc import Callable
from random import Random

from bologna_credits import Attempt, GradeAverage, convert_grade, grade_average, grading_scale
from bologna_credits.conversion import Programme, check_load, check_progress, convert_by_totals, degree_mark
from bologna_credits.core import Report
from tests.oracle.arithmetic import Ratio, ratio, rounded
from tests.oracle.bodies import Drawn

# Credits that lead on, by practice and year: the fewest; then what may be missing, in credits or in courses.
_LEAST = {("MK/UGD", 1): 36, ("MK/UGD", 2): 90, ("RS/VPS-Leskovac", 1): 27, ("RS/VPS-Leskovac", 2): 54}
_MISSING = {"BA/RS-143": (25, 3), "BA/RS-152": (15, 2)}
# Fewest, usual, most and most with leave, by practice, period and mode; 0 and None where the text has none.
_LOADS: dict[tuple[str, str, str | None], tuple[int, int | None, int | None, int | None]] = {
    ("KZ/KIMEP-load", "transfer", None): (9, None, 18, None),
    ("KZ/KIMEP-load", "semester", None): (0, None, 18, None),
    ("AZ/ADBTIA", "semester", "full-time"): (0, 30, 40, None),
    ("AZ/ADBTIA", "semester", "part-time"): (0, 24, 40, None),
    ("RO/technical-evening", "semester", "full-time"): (0, 30, None, None),
    ("RO/technical-evening", "semester", "evening"): (0, 24, None, None),
    ("MD/Education-Code-88", "vocational", None): (0, None, 30, None),
    ("CY/UCY-graduate-load", "semester", "full-time"): (18, None, 30, 45),
    ("CY/UCY-graduate-load", "summer", None): (0, None, 15, None),
    ("CY/CUT-load", "summer", None): (0, None, 17, None),
    ("GR/DOATAP", "recognised-semester", None): (0, None, 30, None),
    ("SM/UNIRSM-load", "single-courses", None): (0, None, 40, None),
}
# The weights of the parts of a degree, and its lowest and best mark.
_DEGREES = {
    "VA/Patristicum-licence": ({"courses": 5, "thesis": 10, "oral": 15}, 18, 30),
    "GR/NTUA-Metal": ({"courses": 4, "thesis": 1}, 5, 10),
}


def _verdict(report: Report) -> str:
    """The gravest verdict of a report."""
    return "fails" if report.fails else "open" if report.open else next(iter(report)).verdict.value


def _mean(answer: GradeAverage) -> Ratio | None:
    return (answer.value.numerator, answer.value.denominator) if answer.decided else None


class CountingDraws:
    """Draws inputs for practices that count."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.halves, self.tenths = grading_scale("CY-CUT"), grading_scale("GR-10")
        self.hundred, self.thirty = grading_scale("CN-100"), grading_scale("IT-30")
        self.kinds: tuple[Callable[[], Drawn], ...] = (
            self.degree,
            self.laurea,
            self.least,
            self.missing,
            self.luxembourg,
            self.load,
            self.totals,
            self.cyprus,
            self.cyprus_semester,
            self.greece,
            self.beijing,
            self.lisbon,
        )

    def draw(self) -> Drawn:
        """One comparison."""
        return self.random.choice(self.kinds)()

    def degree(self) -> Drawn:
        """The weighted mean of the parts."""
        code = self.random.choice(list(_DEGREES))
        weights, low, high = _DEGREES[code]
        marks = {name: self.random.randint(10 * low, 10 * high) for name in weights}
        found = degree_mark({name: f"{tenths}/10" for name, tenths in marks.items()}, by=code).value
        expected = ratio(sum(weights[name] * tenths for name, tenths in marks.items()), 10 * sum(weights.values()))
        return Drawn(f"practice {code}", marks, expected, (found.numerator, found.denominator))

    def laurea(self) -> Drawn:
        """San Marino: to the nearest whole number, and whole points on top; a tie and a sum beyond 110 are open."""
        tenths, points = self.random.randint(800, 1100), self.random.randint(0, 6)
        found = degree_mark({"courses": f"{tenths}/10"}, by="SM/UNIRSM-laurea", points=points)
        whole, _ = rounded(ratio(tenths, 10), (1, 1), "half_up")
        tie = tenths % 10 == 5
        expected = None if tie or whole + points > 110 else whole + points
        actual = int(found.value) if found.decided else None
        return Drawn("practice SM/UNIRSM-laurea", (tenths, points), expected, actual, "tie" if tie else "")

    def least(self) -> Drawn:
        """The fewest credits for the next year."""
        code, year = self.random.choice(list(_LEAST))
        gained = max(_LEAST[code, year] + self.random.randint(-3, 3), 0)
        expected = "holds" if gained >= _LEAST[code, year] else "fails"
        return Drawn(f"practice {code}", (gained, year), expected, _verdict(check_progress(gained, by=code, year=year)))

    def missing(self) -> Drawn:
        """Credits or courses that may be missing; either is enough."""
        code = self.random.choice(list(_MISSING))
        credits, courses = _MISSING[code]
        lacks, without, year = self.random.randint(0, 40), self.random.randint(0, 6), self.random.randint(1, 3)
        told = check_progress(60 * year - lacks, by=code, year=year, required=60 * year, missing_courses=without)
        expected = "holds" if lacks <= credits or without <= courses else "fails"
        return Drawn(f"practice {code}", (lacks, without, year), expected, _verdict(told))

    def luxembourg(self) -> Drawn:
        """Half of the credits lead on, under a condition up to 70 percent."""
        gained = self.random.randint(0, 60)
        expected = "fails" if 2 * gained < 60 else "open" if 10 * gained <= 7 * 60 else "holds"
        return Drawn("practice LU/UniLu", gained, expected, _verdict(check_progress(gained, by="LU/UniLu", year=1, required=60)))

    def load(self) -> Drawn:
        """The credits of a period or an origin."""
        code, per, mode = self.random.choice(list(_LOADS))
        least, usual, most, leave = _LOADS[code, per, mode]
        credits = self.random.randint(0, 50)
        if credits < least or credits > (leave or most or 50):
            expected = "fails"
        elif most is not None and credits > most:
            expected = "open"
        else:
            expected = "holds" if usual in (None, credits) else "note"
        told = check_load(credits, by=code, per=per, mode=mode)  # type: ignore[arg-type]  # the words of the table above
        return Drawn(f"practice {code}", (credits, per, mode), expected, _verdict(told))

    def totals(self) -> Drawn:
        """Y = Z · X / M at São Paulo, open where it is no whole number."""
        credits, home, abroad = self.random.randint(1, 12), self.random.randint(150, 300), self.random.randint(60, 240)
        code = "BR/Poli-USP-totals"
        found = convert_by_totals(credits, home=Programme(home, 10), abroad=Programme(abroad, 8), by=code)
        exact = ratio(home * credits * 8, 10 * abroad)
        expected = (exact, exact[1] == 1)
        return Drawn(
            f"practice {code}",
            (credits, home, abroad),
            expected,
            ((found.exact.numerator, found.exact.denominator), found.decided),
        )

    def cyprus(self) -> Drawn:
        """Passed modules by credits; a repeat counts with its last mark, and as 5 where it fails after a pass."""
        top = bottom = 0
        unclear, attempts = False, []
        for number in range(self.random.randint(1, 4)):
            credits = self.random.randint(1, 12)
            marks = [self.random.randint(4, 20) for _ in range(self.random.choice((1, 1, 2)))]  # in halves
            attempts += [Attempt(self.halves.grade(f"{mark // 2}.{5 * (mark % 2)}"), credits, f"C{number}") for mark in marks]
            last = marks[-1]
            if last < 10:
                unclear = unclear or (len(marks) == 2 and marks[0] < 10)
                last = 10 if len(marks) == 2 else 0
            top, bottom = top + last * credits, bottom + (credits if last else 0)
        expected = None if unclear or not bottom else ratio(top, 2 * bottom)
        return Drawn(
            "practice CY/CUT", [str(one.grade) for one in attempts], expected, _mean(grade_average(attempts, by="CY/CUT"))
        )

    def cyprus_semester(self) -> Drawn:
        """Passed courses weighted by credits."""
        marks = [(self.random.randint(10, 20), self.random.randint(1, 12)) for _ in range(self.random.randint(1, 5))]
        answer = grade_average(
            [(self.halves.grade(f"{mark // 2}.{5 * (mark % 2)}"), credits) for mark, credits in marks], by="CY/CUT-semester"
        )
        expected = ratio(sum(mark * credits for mark, credits in marks), 2 * sum(credits for _, credits in marks))
        return Drawn("practice CY/CUT-semester", marks, expected, _mean(answer))

    def beijing(self) -> Drawn:
        """4 − 3 (100 − x)² / 1600 for a mark from 60 to 100."""
        code, mark = self.random.choice(("CN/Beihang-points", "CN/PKU-points")), self.random.randint(60, 100)
        exact = convert_grade(self.hundred.grade(str(mark)), by=code).exact
        expected = ratio(6400 - 3 * (100 - mark) ** 2, 1600)
        return Drawn(f"practice {code}", mark, expected, exact and (exact.numerator, exact.denominator))

    def lisbon(self) -> Drawn:
        """The lowest pass becomes 10 and the best mark 20, on a line."""
        mark = self.random.randint(18, 30)
        exact = convert_grade(self.thirty.grade(str(mark)), by="PT/DGES").exact
        return Drawn("practice PT/DGES", mark, ratio(120 + 10 * (mark - 18), 12), exact and (exact.numerator, exact.denominator))

    def greece(self) -> Drawn:
        """By ECTS, or each course once and the thesis six or twelve times."""
        code, times = self.random.choice((("GR/AUTH-Eled", 0), ("GR/AUTH-Civil", 12), ("GR/AUTH-ECE", 6)))
        marks = [(self.random.randint(5, 10), self.random.randint(1, 30)) for _ in range(self.random.randint(1, 6))]
        thesis = (self.random.randint(5, 10), 30)
        results = [Attempt(self.tenths.grade(str(mark)), credits) for mark, credits in marks]
        results.append(Attempt(self.tenths.grade(str(thesis[0])), thesis[1], activity="thesis"))
        weighted = [(mark, 1 if times else credits) for mark, credits in marks] + [(thesis[0], times or thesis[1])]
        expected = ratio(sum(mark * weight for mark, weight in weighted), sum(weight for _, weight in weighted))
        return Drawn(f"practice {code}", (marks, thesis), expected, _mean(grade_average(results, by=code)))
