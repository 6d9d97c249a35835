"""The oracle's second part: lines, small groups, averages, final marks, promotion, distinctions and blocks, in whole numbers.

Like the first part it imports nothing of this library, and its figures were typed in from the published texts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tests.oracle.arithmetic import Ratio, difference, is_tie, over, ratio, rounded, times

# --- Lines -------------------------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """A published line onto 6 (best) and 4 (lowest pass), rounded to a step; where a tie goes is not said."""

    code: str
    to: str
    step: Ratio


LINES = (Line("CH/UniBas-admission", "CH-6-TENTHS", (1, 10)), Line("CH/UZH-Phil", "CH-6-HALVES", (1, 2)))


def on_line(mark: Ratio, start: tuple[Ratio, Ratio], target: tuple[Ratio, Ratio]) -> Ratio:
    """Where a mark lands: as far from the target's low end as it is from the start's, in parts of the whole way."""
    best, low = start
    part = over((mark[0] * low[1] - low[0] * mark[1], mark[1] * low[1]), (best[0] * low[1] - low[0] * best[1], best[1] * low[1]))
    top, bottom = target
    way = times(part, (top[0] * bottom[1] - bottom[0] * top[1], top[1] * bottom[1]))
    return ratio(way[0] * bottom[1] + bottom[0] * way[1], way[1] * bottom[1])


def swiss(exact: Ratio, line: Line) -> Ratio | None:
    """The Swiss grade, or None on a tie."""
    return None if is_tie(exact, line.step) else rounded(exact, line.step, "half_up")


# --- Portugal ----------------------------------------------------------------------------------------------------------


def rank(host: dict[str, int], order: Sequence[str], label: str) -> tuple[int, int, int]:
    """First and last rank of those with a mark, and how many there are."""
    better = sum(host.get(name, 0) for name in order[: order.index(label)])
    return better + 1, better + host[label], sum(host.values())


# --- Averages ----------------------------------------------------------------------------------------------------------

KZ_POINTS = {
    "A": 400, "A-": 367, "B+": 333, "B": 300, "B-": 267, "C+": 233, "C": 200, "C-": 167, "D+": 133, "D": 100, "FX": 50, "F": 0,
}  # fmt: skip
"""Hundredths."""


def mean(marks: Sequence[tuple[Ratio, int]]) -> Ratio:
    """The mean weighted by whole numbers."""
    top, bottom, weight = 0, 1, 0
    for (above, below), credits in marks:
        top, bottom = top * below + above * credits * bottom, bottom * below
        weight += credits
    return ratio(top, bottom * weight)


def italian(exact: Ratio, lodi: int, rule: str) -> Ratio:
    """What three Italian rules make of a mean of thirty."""
    hundred_and_ten = times(exact, (11, 3))
    if rule == "IT/UniPR-STAR":
        return hundred_and_ten
    if rule == "IT/UniPR-IE":
        return rounded(hundred_and_ten, (1, 1), "half_up")
    return rounded(ratio(hundred_and_ten[0] * 10 + 3 * lodi * hundred_and_ten[1], hundred_and_ten[1] * 10), (1, 1), "up")


PROMOTION = {
    ("KZ/Abai", "first", 1): 180, ("KZ/Abai", "first", 2): 200, ("KZ/Abai", "first", 3): 210, ("KZ/Abai", "first", 4): 220,
    ("KZ/Abai", "second", 1): 230, ("KZ/Abai", "third", 1): 233, ("KZ/Abai", "third", 2): 267,
    ("KZ/KazNPU-2013", "first", 1): 180, ("KZ/KazNPU-2013", "first", 2): 200, ("KZ/KazNPU-2013", "first", 3): 220,
    ("KZ/KSU", "first", 1): 133, ("KZ/KSU", "first", 2): 167, ("KZ/KSU", "first", 3): 200, ("KZ/KSU", "first", 4): 200,
    ("KZ/KSU", "first", 5): 200,
}  # fmt: skip
"""Least averages in hundredths, by rule, cycle and the year completed."""

# --- Final marks -------------------------------------------------------------------------------------------------------

_BANDS = ((95, "A"), (90, "A-"), (85, "B+"), (80, "B"), (75, "B-"), (70, "C+"), (65, "C"), (60, "C-"), (55, "D+"), (50, "D"))


def kazakh_letter(percent: Ratio) -> str | None:
    """The letter of a percentage on the scale with FX; None between two bands, which are printed in whole numbers."""
    if percent[1] != 1:
        low = percent[0] // percent[1]
        return None if kazakh_letter((low, 1)) != kazakh_letter((low + 1, 1)) else kazakh_letter((low, 1))
    for least, label in _BANDS:
        if percent[0] >= least:
            return label
    return "FX" if percent[0] >= 25 else "F"


def final(controls: Sequence[int], exam: int, rule: str) -> tuple[Ratio | None, str | None]:
    """The total and the letter of a course, or None for what is not computed or not said."""
    rating = ratio(sum(controls), len(controls))
    if difference(rating, (50, 1)) < 0:
        return None, None
    if exam < 50:
        return (None, kazakh_letter((exam, 1))) if rule == "KZ/KazNU-final" else (None, None)
    total = ratio(6 * rating[0] + 4 * exam * rating[1], 10 * rating[1])
    return total, kazakh_letter(total)


# --- Distinction and blocks --------------------------------------------------------------------------------------------


def austrian(marks: Sequence[int]) -> bool:
    """No mark below 2, and the 1s are at least half."""
    return max(marks) <= 2 and 2 * marks.count(1) >= len(marks)


FU_POINTS = {"A": 145, "B": 95, "C": 75, "D": 55, "E": 40}
"""Law points of Berlin's Free University, in tenths."""


def law_block(stay: Sequence[tuple[str, int]], size: int) -> Ratio:
    """The mean over a number of credits: the best credits are taken one by one until there are enough."""
    single = sorted((FU_POINTS[label] for label, credits in stay for _ in range(credits)), reverse=True)[:size]
    return ratio(sum(single), 10 * len(single))


QMUL = {"1": 85, "2": 65, "3": 55, "4": 45}


# --- More averages -----------------------------------------------------------------------------------------------------

KIMEP = {
    "A+": 433, "A": 400, "A-": 367, "B+": 333, "B": 300, "B-": 267, "C+": 233, "C": 200, "C-": 167, "D+": 133, "D": 100, "D-": 67,
}  # fmt: skip
"""Hundredths, the passing letters."""

FLORIDA = {"A": 400, "A-": 367, "B+": 333, "B": 300, "B-": 267, "C+": 233, "C": 200, "C-": 167, "D": 100}
"""Hundredths at St. Thomas University."""

OREGON = {"A": 4, "B": 3, "C": 2, "D": 1, "F": 0}
NO_GRADES = {"US/Oregon-Coast": ("I", "P", "NP", "W", "AU"), "US/STU": ("AW", "UW")}


def mean_or_none(marks: Sequence[tuple[Ratio, int]]) -> Ratio | None:
    """The mean, or None of nothing."""
    return mean(marks) if marks else None


def attempts_that_count(tries: Sequence[tuple[str, int]], rule: str) -> list[int]:
    """The marks of (course, mark) in the order of time: every one, or the last or the best of each course."""
    if rule == "every":
        return [mark for _, mark in tries]
    kept: dict[str, int] = {}
    for course, mark in tries:
        kept[course] = max(mark, kept.get(course, mark)) if rule == "best" else mark
    return list(kept.values())


# --- Groups that are too small, and what is taken of several grades --------------------------------------------------------


class Group(NamedTuple):
    """What a body asks of the group that it counts: its scale, how many passes, how many years, and what follows else."""

    code: str
    scale: str
    least: int = 0
    years: int = 0
    still_used: bool = False


GROUPS = (
    Group("DE/HU-modules", "DE-THIRDS", 50, 3, still_used=True),
    Group("DE/HU-final", "DE-TENTHS", 50, 3, still_used=True),
    Group("BE/ULB", "BE-FR-20", 0, 3),
    Group("IT/Pavia", "IT-30", 0, 3),
    Group("IT/Ferrara-CTF", "IT-30", 0, 3),
    Group("IT/UniMoRe-DCE", "IT-30"),
    Group("PT/IPB", "PT-20", 30, 3),
    Group("BE/AP", "BE-20"),
)

ANTWERP = {
    "20": 855, "19": 2453, "18": 6186, "17": 10495, "16": 17648, "15": 21871, "14": 26310, "13": 25692, "12": 24953, "11": 21706,
    "10": 22941,
}  # fmt: skip


def large_enough(group: Group, counts: Sequence[int], years: int) -> bool:
    """Whether a group may be used."""
    return group.still_used or (sum(counts) >= group.least and years >= group.years)


def tarbes(tenths: int) -> str:
    """ENIT's letter for a mark in tenths that lies on no border of its table."""
    return next(letter for least, letter in ((150, "A"), (140, "B"), (120, "C"), (110, "D"), (100, "E")) if tenths > least)


# --- More blocks, and a distinction ----------------------------------------------------------------------------------------


def bristol(marks: Sequence[int]) -> tuple[Ratio, Ratio | None]:
    """The mean of marks of equal weight, and the mark: none above 82, for the cap is 85 with 3 to either side."""
    exact = ratio(sum(marks), len(marks))
    return exact, exact if exact[0] <= 82 * exact[1] else None


def strasbourg(stay: Sequence[tuple[int, int]], size: int) -> tuple[bool, int | None]:
    """Whether the mean is decided, and the credits of the whole stay: all where every reading of the mean reaches 10."""
    by_credits = ratio(sum(mark * credits for mark, credits in stay), sum(credits for _, credits in stay))
    plain = ratio(sum(mark for mark, _ in stay), len(stay))
    enough = sum(credits for _, credits in stay) >= size
    reached = all(found[0] >= 10 * found[1] for found in (by_credits, plain))
    return by_credits == plain and enough, size if reached and enough else None


def kazakh_honours(letters: Sequence[str], average: int, repeats: int) -> bool:
    """No letter below C+, 3.50 or more (in hundredths), and nothing repeated."""
    return all(KZ_POINTS[letter] >= 233 for letter in letters) and average >= 350 and repeats == 0


WUERZBURG = {
    "A+": 10, "A": 10, "A-": 13, "B+": 17, "B": 20, "B-": 23, "C+": 27, "C": 30, "C-": 33, "D+": 37, "D": 40,
}  # fmt: skip
"""Tenths; D- is not in the table."""


def from_the_total(controls: Sequence[int], exam: int) -> tuple[Ratio | None, str | None]:
    """The other reading of FX: the total is always computed, and tells which fail it is unless it would pass."""
    rating = ratio(sum(controls), len(controls))
    if difference(rating, (50, 1)) < 0:
        return None, None
    total = ratio(6 * rating[0] + 4 * exam * rating[1], 10 * rating[1])
    letter = kazakh_letter(total)
    return total, None if exam < 50 and letter not in ("FX", "F") else letter
