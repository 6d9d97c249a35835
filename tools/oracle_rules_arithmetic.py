"""The oracle's second part: lines, small groups, averages, final marks, promotion, distinctions and blocks, in whole numbers.

Like the first part it imports nothing of ours, and its figures were typed in from the published texts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from oracle_arithmetic import Ratio, difference, is_tie, over, ratio, rounded, times

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
