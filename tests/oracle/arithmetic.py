"""An oracle written another way: whole numbers only, and nothing of this library imported.

Its scales, practices and coefficients were typed in by hand from the published texts (practices.md, kazakhstan.md
and ects.md of the project), not read from the definition files. A ratio is a pair of whole numbers in lowest terms, the second
above 0.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import gcd
from typing import NamedTuple

Ratio = tuple[int, int]


def ratio(top: int, bottom: int = 1) -> Ratio:
    """A ratio in lowest terms."""
    if bottom < 0:
        top, bottom = -top, -bottom
    common = gcd(top, bottom)
    return top // common, bottom // common


def times(one: Ratio, other: Ratio) -> Ratio:
    """The product."""
    return ratio(one[0] * other[0], one[1] * other[1])


def over(one: Ratio, other: Ratio) -> Ratio:
    """The quotient."""
    return ratio(one[0] * other[1], one[1] * other[0])


def difference(one: Ratio, other: Ratio) -> int:
    """Above 0 where the first is greater, 0 where they are equal."""
    return one[0] * other[1] - other[0] * one[1]


# --- Roundings ---------------------------------------------------------------------------------------------------------

MODES = ("half_up", "half_down", "half_even", "up", "down")


def rounded(value: Ratio, step: Ratio, mode: str) -> Ratio:
    """The multiple of a step that a mode chooses, by one floor division each."""
    parts, whole = over(value, step)  # value = parts / whole steps
    sign, parts = (-1, -parts) if parts < 0 else (1, parts)
    if mode == "down":
        steps = parts // whole
    elif mode == "up":
        steps = -(-parts // whole)
    elif mode == "half_down":
        steps = -((whole - 2 * parts) // (2 * whole))
    else:
        steps = (2 * parts + whole) // (2 * whole)
        if mode == "half_even" and (2 * parts + whole) % (2 * whole) == 0:
            steps -= steps % 2
    return times((sign * steps, 1), step)


def is_tie(value: Ratio, step: Ratio) -> bool:
    """Whether a value lies just between two steps."""
    return over(value, step)[1] == 2


def is_step(value: Ratio, step: Ratio) -> bool:
    """Whether a value lies just on a step."""
    return over(value, step)[1] == 1


# --- Scales ------------------------------------------------------------------------------------------------------------


class Scale(NamedTuple):
    """A scale: passing labels best first with their number in hundredths (none for letters), and what fails."""

    country: str
    passing: tuple[str, ...]
    hundredths: tuple[int, ...]
    failing: tuple[str, ...]
    fail: str | None = None
    ends: tuple[int, int] | None = None
    above: tuple[str, ...] = ()

    def number(self, label: str) -> Ratio:
        """What a passing grade counts."""
        return ratio(self.hundredths[self.passing.index(label)], 100)

    @property
    def rungs(self) -> list[tuple[str, Ratio]]:
        """The grades that arithmetic can reach; 30 e lode is awarded, not computed."""
        pairs = zip(self.passing, self.hundredths, strict=False)
        return [(label, ratio(number, 100)) for label, number in pairs if label not in self.above]


def _down(best: int, worst: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(best, worst - 1, -1))


def _hundreds(labels: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(label) * 100 for label in labels)


_THIRDS = (100, 130, 170, 200, 230, 270, 300, 330, 370, 400)
_TENTHS = tuple(range(100, 401, 10))
_KZ_LETTERS = ("A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D")
_KZ_POINTS = (400, 367, 333, 300, 267, 233, 200, 167, 133, 100)


def _decimal(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths // 10 % 10}"


SCALES = {
    "DE-THIRDS": Scale("DE", tuple(map(_decimal, _THIRDS)), _THIRDS, ("5.0",), "5.0", (1, 4)),
    "DE-TENTHS": Scale("DE", tuple(map(_decimal, _TENTHS)), _TENTHS, ("4.1", "4.7", "5.0"), None, (1, 4)),
    "DE-WHOLE": Scale("DE", ("1", "2", "3", "4"), (100, 200, 300, 400), ("5",), "5", (1, 4)),
    "IT-30": Scale("IT", ("30L", *_down(30, 18)), (3000, *_hundreds(_down(30, 18))), _down(17, 0), None, (30, 18), ("30L",)),
    "BE-20": Scale("BE", _down(20, 10), _hundreds(_down(20, 10)), _down(9, 0), None, (20, 10)),
    "FR-20": Scale("FR", (), (), ("9.5", "0", "7"), None, (20, 10)),
    "GB-PERCENT": Scale("GB", _down(100, 40), _hundreds(_down(100, 40)), _down(39, 0), None, (100, 40)),
    "IE-PERCENT": Scale("IE", _down(100, 40), _hundreds(_down(100, 40)), _down(39, 0), None, (100, 40)),
    "PT-20": Scale("PT", _down(20, 10), _hundreds(_down(20, 10)), _down(9, 0), None, (20, 10)),
    "NO-AF": Scale("NO", ("A", "B", "C", "D", "E"), (), ("F",), "F"),
    "ECTS-AF": Scale("", ("A", "B", "C", "D", "E"), (), ("FX", "F")),
    "KZ-2011": Scale("KZ", _KZ_LETTERS, _KZ_POINTS, ("F",), "F"),
    "KZ-2018": Scale("KZ", _KZ_LETTERS, _KZ_POINTS, ("FX", "F")),
}


def onto(value: Ratio, rungs: Sequence[tuple[str, Ratio]], mode: str) -> str | None:
    """The legal grade, by looking at every one; None beyond the best and the lowest pass."""
    falling = difference(rungs[0][1], rungs[-1][1]) > 0
    better = worse = None
    for label, number in rungs:  # best first
        side = difference(number, value) * (1 if falling else -1)
        if side >= 0:
            better = label, number
        if side <= 0 and worse is None:
            worse = label, number
    if better is None or worse is None:
        return None
    if better == worse or mode == "next_better":
        return better[0]
    if mode == "next_worse":
        return worse[0]
    # Twice the value against the sum of the neighbours: which of them is nearer?
    total = ratio(better[1][0] * worse[1][1] + worse[1][0] * better[1][1], better[1][1] * worse[1][1])
    side = difference(times(value, (2, 1)), total) * (1 if falling else -1)
    nearer_better = side > 0 or (side == 0 and mode == "nearest_better")
    return better[0] if nearer_better else worse[0]


def between(value: Ratio, rungs: Sequence[tuple[str, Ratio]]) -> str:
    """``tie`` where a value lies in the middle of two neighbours, ``step`` on a legal grade, else nothing."""
    numbers = [number for _, number in rungs]
    if value in numbers:
        return "step"
    twice = times(value, (2, 1))
    sums = [ratio(a[0] * b[1] + b[0] * a[1], a[1] * b[1]) for a, b in pairwise(numbers)]
    return "tie" if twice in sums else ""


# --- The modified Bavarian formula and its practices -------------------------------------------------------------------


def formula(mark: Ratio, best: Ratio, lowest: Ratio) -> Ratio:
    """1 + 3 · (best - mark) / (best - lowest), over one denominator: (4·best - lowest - 3·mark) / (best - lowest)."""
    common = mark[1] * best[1] * lowest[1]
    top, low, here = (common // pair[1] * pair[0] for pair in (best, lowest, mark))
    return ratio(4 * top - low - 3 * here, top - low)


_COMPENSATED = {"BE-20": (8, 10), "FR-20": (0, 10), "GB-PERCENT": (30, 40), "IE-PERCENT": (35, 40)}


def may_pass(scale: str, label: str) -> bool:
    """Whether a mark below the pass may be compensated: from the first number, and below the second."""
    low, high = _COMPENSATED.get(scale, (0, 0))
    return scale in _COMPENSATED and low <= float(label) < high


def passes_formula(exact: Ratio) -> bool:
    """Whether the result lies among the passing grades, 1 to 4."""
    return exact[1] <= exact[0] <= 4 * exact[1]


class Practice(NamedTuple):
    """A row of practices.md: cut after one decimal or not, the last step, own best grades by country and top, open countries."""

    code: str
    on: str | None
    to: str
    cut: bool
    onto: str | None = None
    own_best: tuple[tuple[str, int, int], ...] = ()
    open_for: tuple[str, ...] = ()
    letters: bool = False
    unsaid: bool = False

    def best(self, scale: Scale) -> int | None:
        """The best grade that it puts in place of the scale's own."""
        for country, top, best in self.own_best:
            if scale.ends and (country, top) == (scale.country, scale.ends[0]):
                return best
        return None


_COLOGNE = (("GB", 100, 80), ("IE", 100, 80), ("FR", 20, 17), ("BE", 20, 17))
_WUERZBURG = (("GB", 100, 80), ("IE", 100, 80), ("PT", 20, 19), ("FR", 20, 18), ("BE", 20, 18))

PRACTICES = (
    Practice("DE/KMK", None, "DE-TENTHS", cut=True),
    Practice("DE/HM-Muenchen", None, "DE-TENTHS", cut=True),
    Practice("DE/Passau-WiWi", None, "DE-TENTHS", cut=True),
    Practice("DE/Passau-SoBi", "2024-10-01", "DE-THIRDS", cut=True, onto="next_better"),
    Practice("DE/Passau-SoBi", "2026-01-01", "DE-TENTHS", cut=True),
    Practice("DE/Koeln-ES1", None, "DE-THIRDS", cut=False, onto="nearest_better", own_best=_COLOGNE),
    Practice("DE/Augsburg-MNTF", None, "DE-THIRDS", cut=False, onto="nearest_better", open_for=("FR", "BE", "NL", "GB", "US")),
    Practice("DE/Geisenheim", None, "DE-THIRDS", cut=True, onto="nearest_better"),
    Practice("DE/Landshut", None, "DE-WHOLE", cut=False, onto="nearest_better"),
    Practice("DE/Giessen", None, "DE-TENTHS", cut=False, letters=True, unsaid=True),
    Practice("DE/Bayreuth", None, "DE-TENTHS", cut=False, letters=True, unsaid=True),
    Practice("DE/Koblenz", None, "DE-TENTHS", cut=False, letters=True, unsaid=True),
    Practice("DE/MCML", None, "DE-TENTHS", cut=False, letters=True, unsaid=True),
    Practice("DE/Wuerzburg", None, "DE-TENTHS", cut=False, own_best=_WUERZBURG, unsaid=True),
)

TENTH = (1, 10)


def practised(practice: Practice, exact: Ratio, country: str) -> str | None:
    """The grade that a practice makes of a value of the formula, or None where its text leaves it open."""
    if not passes_formula(exact) or practice.unsaid or country in practice.open_for:
        return None
    value = ratio(10 * exact[0] // exact[1], 10) if practice.cut else exact
    rungs = SCALES[practice.to].rungs
    if practice.onto:
        return onto(value, rungs, practice.onto)
    return next((label for label, number in rungs if number == value), None)


# --- Grading tables ----------------------------------------------------------------------------------------------------

Weights = Sequence[tuple[str, int]]
"""Passing labels best first with whole weights."""

ECTS_LETTERS: Weights = (("A", 10), ("B", 25), ("C", 30), ("D", 25), ("E", 10))


class Laid(NamedTuple):
    """A host grade laid over a home table: overlaps in whole parts, and what its ends and its middle touch."""

    parts: tuple[tuple[str, int], ...]
    better: str
    worse: str
    border: bool
    tie: bool


def lay(host: Weights, home: Weights, label: str) -> Laid:
    """Every weight of one group is taken as often as the other group is large, so that both groups are of one size."""
    here, there = sum(weight for _, weight in host), sum(weight for _, weight in home)
    names = [name for name, _ in host]
    start = sum(weight for _, weight in host[: names.index(label)]) * there
    end = start + dict(host)[label] * there
    parts, borders, begin = [], [], 0
    better = worse = None
    for name, weight in home:
        if not weight:
            continue
        finish = begin + weight * here
        common = range(max(start, begin), min(end, finish))
        if len(common):
            parts.append((name, len(common)))
        if better is None and 2 * finish >= start + end:
            better = name
        if worse is None and 2 * finish > start + end:
            worse = name
        last, begin = name, finish
        borders.append(finish)
    inner = borders[:-1]
    touches = start in inner or end in inner
    return Laid(tuple(parts), better or last, worse or last, touches, any(2 * border == start + end for border in inner))


def middle(laid: Laid, tie: str) -> str:
    """The home grade in the middle: count the overlaps from the best until half of them is reached, or passed."""
    half, seen = sum(length for _, length in laid.parts), 0
    for name, length in laid.parts:
        seen += 2 * length
        if seen > half or (seen == half and tie == "better"):
            return name
    raise ValueError("no overlap")


def average(laid: Laid, scale: Scale, weights: str) -> Ratio:
    """The mean of the candidates, by overlap or each once."""
    top = bottom = 0
    for name, length in laid.parts:
        count = length if weights == "overlap" else 1
        top += scale.hundredths[scale.passing.index(name)] * count
        bottom += count
    return ratio(top, 100 * bottom)


def letter_by_law(host: Weights, label: str) -> str:
    """Portugal's Decree-Law 42/2005: a mark that spans two classes takes the first; A reaches to 10 %, B 35, C 65, D 90."""
    names = [name for name, _ in host]
    total, before = sum(weight for _, weight in host), sum(weight for _, weight in host[: names.index(label)])
    reached = [letter for letter, share in (("A", 10), ("B", 35), ("C", 65), ("D", 90)) if 100 * before < share * total]
    return reached[0] if reached else "E"


# --- Credits -----------------------------------------------------------------------------------------------------------

# ECTS for one Kazakh credit in tenths, kazakhstan.md 2.2: cycle, track, activity.
KZ_TENTHS = {
    ("first", None, "theory"): (15, 18),
    ("second", "profile", "theory"): (20, 24),
    ("second", "research", "theory"): (25, 30),
    ("third", None, "theory"): (35, 42),
    (None, None, "practice.educational"): (5, 6),
    (None, None, "practice.pedagogical"): (10, 12),
    (None, None, "practice.industrial"): (25, 30),
    (None, None, "practice.research"): (40, 48),
    (None, None, "research"): (40, 48),
    (None, None, "attestation"): (32, 45),
}

# What two universities print, kazakhstan.md 2.3: activity, first and last intake, rows in halves of an ECTS credit.
KAZNU = (
    ("theory", None, {1: 4, 2: 6, 3: 10, 4: 12}),
    ("practice.educational", None, {1: 1, 2: 2}),
    ("practice.pedagogical", None, {1: 2, 2: 4}),
    ("practice.industrial", None, {1: 5, 2: 10}),
    ("attestation", (2009, 2011), {1: 3, 2: 6, 3: 9, 4: 12}),
    ("attestation", (2012, 2014), {1: 7, 2: 14, 3: 21, 4: 28}),
    ("physical-education", None, {1: 2, 2: 4, 3: 6, 4: 8, 5: 10}),
)
INEU = (
    (("first", None, "theory"), 2),
    (("second", "profile", "theory"), 2),
    (("second", "research", "theory"), 3),
    ((None, None, "practice.educational"), 1),
    ((None, None, "practice.pedagogical"), 1),
    ((None, None, "practice.industrial"), 3),
    ((None, None, "practice.research"), 5),
    ((None, None, "research"), 5),
    ((None, None, "attestation"), 5),
)
# KIMEP's exchange table: from and to in halves of an ECTS credit, then KIMEP's credits. Nothing is printed beside the rows.
KIMEP = ((8, 15, 3), (20, 20, 6))


def credits_range(amount: Ratio, start: str, to: str, kazakh: tuple[int, int]) -> tuple[Ratio, Ratio]:
    """Credits of a system as credits of another, low and high; two GB-CATS credits are one ECTS credit."""
    worth = {"ECTS": (10, 10), "GB-CATS": (5, 5), "KZ-RK": kazakh}
    (low, high), (into_low, into_high) = worth[start], worth[to]
    return times(amount, ratio(low, into_high)), times(amount, ratio(high, into_low))


def settled(low: Ratio, high: Ratio, take: str | None, step: Ratio | None, mode: str) -> tuple[Ratio, Ratio]:
    """A range after a policy."""
    chosen = {"low": (low, low), "high": (high, high), None: (low, high)}[take]
    return (rounded(chosen[0], step, mode), rounded(chosen[1], step, mode)) if step else chosen


# --- Published tables --------------------------------------------------------------------------------------------------

TABLES = {
    ("ECTS-AF", "KZ-2011"): {"A": "A", "B": "B+", "C": "B", "D": "C", "E": "D", "FX": "F", "F": "F"},
    ("KZ-2011", "ECTS-AF"): {
        "A": "A",
        "A-": "A",
        "B+": "B",
        "B": "C",
        "B-": "C",
        "C+": "C",
        "C": "D",
        "C-": "D",
        "D+": "D",
        "D": "E",
        "F": "FX F",  # the table leaves it open
    },
}
