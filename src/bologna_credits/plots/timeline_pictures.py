"""The picture of stays on a time line, with their limits and the caps of study cycles; see :mod:`bologna_credits.plots`."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.findings import Verdict
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.schemes import MobilityScheme
from bologna_credits.mobility.periods import EarlierStay, MobilityPeriod, Stay
from bologna_credits.mobility.timelines import StayRow, Timeline, Used, timeline
from bologna_credits.plots.drawing import BAND, BAR, PART, STRONG, Tick, label_rows, new_axes, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_STAY, _CAP = 2.1, 4.0  # rows that a stay takes, and the area of a cap
_KEY = "Line: from that day on long enough. Dots: until that day not too long. Dashed frame: as planned. Hatched: away."
_VERDICTS = {Verdict.HOLDS: "", Verdict.FAILS: " It fails.", Verdict.OPEN: " A point is open."}


@checked
def draw_timeline(
    periods: Iterable[Stay],
    *,
    scheme: MobilityScheme | str,
    ax: "Axes | None" = None,
    catalogue: Catalogue | None = None,
) -> "Axes":
    """Draw stays on a time line: each is a bar with its interruptions and planned end, between the days of its limits.

    Below them, for each study cycle, an area shows the days of its cap that are used, and a dashed line the cap.

    Args:
        periods: the stays, in any order; those of known length and unknown days count towards the cap and have no bar.
        scheme: a scheme or its code; a stay that names its own scheme is counted by that scheme.
        ax: the axes, with about half an inch for each stay and one and a half for each cycle; if left out, those of a new
            figure that is high enough, ``draw_timeline(stays, scheme=…).figure``.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: no stay with days.
        ArgumentTypeError: something else among the stays.
        UnknownSchemeError: no scheme of that code.
        CircumstanceNeededError: the kind of a stay is not given, and the scheme has several.
        MissingExtraError: matplotlib is not installed.

    >>> from bologna_credits import MobilityPeriod
    >>> stay = MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term", cycle="first")
    >>> [label.get_text() for label in draw_timeline([stay], scheme="ERASMUS-2021").get_yticklabels()]
    ['1', '0', '105', '360']
    """
    stays = tuple(periods)
    for stay in stays:
        if not isinstance(stay, MobilityPeriod | EarlierStay):
            raise ArgumentTypeError("periods", type(stay).__name__, "stays, MobilityPeriod(…) or EarlierStay(…)")
    drawn = timeline(stays, scheme, catalogue=catalogue)
    if not drawn.rows:
        raise ArgumentError("periods", "none with days", ("at least one MobilityPeriod",))
    axes = new_axes(ax, round(len(drawn.rows) * _STAY + len(drawn.used) * (_CAP + 1.8)) + 2)
    ticks = []
    for number, row in enumerate(drawn.rows, start=1):
        middle = 0.4 + (number - 1) * _STAY
        _stay(axes, row, middle, str(number), drawn.span)
        ticks.append((middle, str(number), True))
    base = 0.4 + len(drawn.rows) * _STAY
    for used in drawn.used:
        ticks += _use(axes, used, base, drawn)
        base += _CAP + 1.8
    unknown = f" The cycle of {drawn.uncounted} is unknown: they count towards no cap here." if drawn.uncounted else ""
    base = words(axes, base + 0.2, _KEY + unknown)
    _dates(axes, drawn, ticks, base)
    return axes


def _day(day: datetime.date) -> float:
    return day.toordinal()


def _stay(axes: "Axes", row: StayRow, middle: float, name: str, span: tuple[datetime.date, datetime.date]) -> None:
    """Draw a bar from the first day to the end of the last, with the answer of the rules above it."""
    stay = row.stay
    left, right = _day(row.first), _day(row.last) + 1
    light = not stay.exact

    def bar(low: float, high: float, gid: str, **look: object) -> None:
        axes.barh(middle, high - low, BAR, left=low, **look)[0].set_gid(f"{gid}/{name}")  # type: ignore[arg-type]

    if stay.planned_end is not None and stay.planned_end != row.last:
        bar(left, _day(stay.planned_end) + 1, "planned", color="none", edgecolor="black", linestyle="--", linewidth=1, zorder=4)
    bar(left, right, "stay", color=BAND if light else STRONG, edgecolor=STRONG, linewidth=0.6, zorder=2)
    if light and row.sure is not None:
        bar(_day(row.sure[0]), _day(row.sure[1]) + 1, "sure", color=STRONG, zorder=2)
    for item in stay.interruptions:
        look = {"color": "white", "edgecolor": STRONG, "hatch": "////", "linewidth": 0.6, "zorder": 3}
        bar(_day(item.first), _day(item.last) + 1, "away", **look)
    reach = middle - BAR / 2 - 0.06, middle + BAR / 2 + 0.14
    for mark in row.least:
        axes.vlines(_day(mark.day) + 1, *reach, "black", "-", linewidth=1.8, zorder=5, gid=f"least/{name}")
    for mark in row.most:
        axes.vlines(_day(mark.day) + 1, *reach, "black", ":", linewidth=1.8, zorder=5, gid=f"most/{name}")
    said = _VERDICTS[row.verdict]
    days = str(row.length).partition(" (")[0]
    low, high = span
    near = _day(row.first) - _day(low) <= 0.3 * (_day(high) - _day(low))
    axes.text(
        left if near else _day(high) + 1,
        middle - BAR / 2 - 0.36,
        f"{row.length.rule.kind}, {stay.activity}: {days} ({row.length.rule.limits}).{said}",
        ha="left" if near else "right",
        va="center",
        fontsize=9,
        fontweight="bold" if said else "normal",
        gid=f"told/{name}",
        parse_math=False,
    )


def _use(axes: "Axes", used: Used, base: float, drawn: Timeline) -> list[Tick]:
    """Draw the used part of a cap as an area that grows with each stay; return the ticks beside it."""
    top, bottom = base + 0.9, base + 0.9 + _CAP
    most = max(used.total, Fraction(used.cap))

    def height(days: Fraction) -> float:
        return bottom - _CAP * float(days / most)

    first, last = drawn.span
    days = [(first, used.points[0][1]), *used.points, (last, used.total)]
    places = [_day(day) for day, _ in days]
    heights = [height(share) for _, share in days]
    axes.fill_between(places, heights, bottom, color=PART, edgecolor=STRONG, linewidth=0.8, zorder=2, gid=f"used/{used.cycle}")
    cap = height(Fraction(used.cap))
    axes.hlines(cap, places[0], places[-1], "black", "--", linewidth=1.2, zorder=4, gid=f"cap/{used.cycle}")
    amount = show_exact(used.total)
    if used.least < used.total:
        amount = f"{show_exact(used.least)} to {amount}"
    over = ", more than there are" if used.least > used.cap else ", perhaps more than there are" if used.total > used.cap else ""
    said = f"{amount} of {used.cap} days used{over}"
    words(axes, top - 0.75, f"{used.cycle.capitalize()} cycle: {said}", bold=True)
    start = used.points[0][1]
    ticks = [(height(start), show_exact(start), False), (height(used.total), show_exact(used.total), True)]
    return [*ticks, (cap, str(used.cap), False)] if used.total != used.cap else ticks


def _dates(axes: "Axes", drawn: Timeline, ticks: list[Tick], bottom: float) -> None:
    """Draw months or years below, the stays and days used at the left."""
    first, last = drawn.span
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in (1, 2, 3, 6) if months <= step * 9), 12)
    begin = first.year * 12 + first.month - 1
    days = [
        datetime.date(number // 12, number % 12 + 1, 1) for number in range(begin - begin % step, begin + months + step, step)
    ]
    pad = max((_day(last) - _day(first)) * 0.02, 1)
    low, high = _day(first) - pad, _day(last) + 1 + pad
    shown = [day for day in days if low <= _day(day) <= high]
    label_rows(axes, ticks)
    axes.set_xlim(low, high)
    axes.set_ylim(bottom, -0.9)
    axes.set_xticks([_day(day) for day in shown], labels=[f"{day:%b}\n{day:%Y}" for day in shown])
