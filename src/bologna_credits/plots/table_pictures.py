"""Pictures of grading tables: every grade is a step from best to worst, over the share of those who passed.

They need matplotlib (the extra ``plot``), which is imported only when something is drawn. There is no global state: a picture is
drawn on the caller's axes, or on a new figure, which ``%matplotlib inline`` shows in a notebook. Light and dark, hatching
and words repeat the colours, so that a picture can be read in grey. Every bar has a name (``gid``), such as ``home/14``.
"""

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from bologna_credits.conversion.answers import GradeConversion
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap, Overlap, compile_pair
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import Rounding, show_exact, show_percent, show_places
from bologna_credits.core.typed import checked
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade
from bologna_credits.law.practices.grades import Choose, Weights
from bologna_credits.plots.drawing import BAND, BAR, PART, REST, STRONG, Tick, label_rows, new_axes, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_Rows = dict[Grade, float]

_NEAR, _FAR = 1.11, 1.24  # right edges of the two columns of numbers, as shares of the width of the axes
_ROOM = 70  # a note is right of a bar that ends before this share, else left of it
_HUNDREDTHS = Rounding("1/100", "half_up")
_POPULATIONS = {
    "reference group": "reference group",
    "course": "one course, not a reference group",
    "convention": "agreed shares",
}


@checked
def draw_table(table: GradingTable, *, ax: "Axes | None" = None) -> "Axes":
    """Draw a grading table: each grade is a step, best first, from the share above it to the share that it reaches.

    Args:
        table: the grading table.
        ax: the axes, with about a quarter of an inch for each grade; if left out, those of a new figure that is high enough,
            ``draw_table(table).figure``.

    Raises:
        ArgumentTypeError: the argument is no grading table.
        MissingExtraError: matplotlib is not installed.

    >>> from bologna_credits import GradingTable, grading_scale
    >>> axes = draw_table(GradingTable(grading_scale("NO-AF"), {"A": 10, "B": 30, "C": 60}, label="Law"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['A', 'B', 'C']
    """
    axes = new_axes(ax, len(table.passing) + 3)
    rows = _steps(axes, table, "table", "", 0, STRONG)
    _beside(axes, _FAR, _above(rows), "or better")
    reached = table.cumulative
    for grade, row in rows.items():
        _beside(axes, _FAR, row, f"{show_percent(reached[grade.label])} %")
    _finish(axes, [(row, grade.label, False) for grade, row in rows.items()])
    return axes


@checked
def draw_conversion(conversion: GradeConversion, *, ax: "Axes | None" = None) -> "Axes":
    """Draw a conversion by grading tables: the host table above, the home table below, the grade as a band through both.

    The band is the interval of the host grade. A home grade within it is a candidate; its part of the band is coloured, and the
    grade taken is framed.

    Args:
        conversion: the answer of ``convert_grade`` with ``by=GradingTableOverlap(…)``.
        ax: the axes, with about a quarter of an inch for each grade; if left out, those of a new figure that is high enough,
            ``draw_conversion(answer).figure``.

    Raises:
        ArgumentTypeError: the argument is no conversion.
        ArgumentError: the conversion was made by a formula, a published table, a chain, or the fail rule.
        MissingExtraError: matplotlib is not installed.

    >>> from bologna_credits import GradingTable, GradingTableOverlap, convert_grade, grading_scale
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 10, "B": 30, "C": 60})
    >>> home = GradingTable(grading_scale("DE-WHOLE"), {"1": 20, "2": 20, "3": 60})
    >>> overlap = GradingTableOverlap(host, home, choose="minimum")
    >>> draw_conversion(convert_grade(scale.grade("B"), by=overlap)).get_title(loc="left")
    'B (NO-AF) → 2 (DE-WHOLE)'
    """
    method = conversion.method
    if not isinstance(method, GradingTableOverlap):
        made = type(method).__name__.strip("_")
        raise ArgumentError("conversion", f"one by {made}", ("one that convert_grade(…, by=GradingTableOverlap(…)) made",))
    axes = new_axes(ax, len(method.host.passing) + len(method.home.passing) + 8)
    overlap = compile_pair(method.host, method.home).get(conversion.start)
    answer = conversion.result or f"open on {conversion.to.code}"
    axes.set_title(f"{conversion.start} → {answer}", loc="left", fontweight="bold", parse_math=False)
    start = words(axes, 0, _how(conversion, method, overlap))
    host = _steps(axes, method.host, "host", "Host: ", start + 0.6)
    home = _steps(axes, method.home, "home", "At home: ", max(host.values()) + 2.1)
    if overlap is not None:
        _band(axes, conversion, overlap, host, home)
        if method.choose is Choose.MEDIAN and overlap.parts:
            middle = _at((overlap.low + overlap.high) / 2)
            axes.vlines(
                middle, min(home.values()) - 0.5, max(home.values()) + 0.5, "black", "--", linewidth=1.2, zorder=5, gid="middle"
            )
    if conversion.result in home:
        _taken(axes, method.home, conversion.result, home[conversion.result])
    ticks = [(row, grade.label, grade == conversion.start) for grade, row in host.items()]
    ticks += [(row, grade.label, grade in (*conversion.candidates, conversion.result)) for grade, row in home.items()]
    _finish(axes, ticks)
    return axes


def _at(share: Fraction) -> float:
    """A share as a place on the axis. Only pictures are not exact."""
    return float(share * 100)


def _above(rows: _Rows) -> float:
    return min(rows.values()) - 1


def _beside(axes: "Axes", column: float, row: float, text: str) -> None:
    axes.text(column, row, text, transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=8.5)


def _bar(axes: "Axes", row: float, low: Fraction, high: Fraction, color: str, gid: str, hatch: str = "") -> None:
    edge, line = ("white", 0.0) if hatch else (color, 0.6 if high > low else 0.0)  # a rare grade is seen by its edge
    left, width = _at(low), _at(high) - _at(low)
    bars = axes.barh(row, width, BAR, left=left, color=color, hatch=hatch, edgecolor=edge, linewidth=line, zorder=2)
    bars[0].set_gid(gid)


def _group(table: GradingTable) -> str:
    """The group that the table counts, in words."""
    known = [table.scale.code if table.label else "", f"{table.years[0]}–{table.years[1]}" if table.years else ""]
    known += [_POPULATIONS[table.population], f"{int(table.total):,} passes" if table.counts else ""]
    return ", ".join(word for word in known if word)


def _steps(axes: "Axes", table: GradingTable, side: str, who: str, top: float, color: str = REST) -> _Rows:
    """Draw a heading and a bar for each grade of a table; return the row of each grade."""
    below = words(axes, top, f"{who}{table.label or table.scale.code}", bold=True)
    first = words(axes, below, _group(table)) + 0.15
    shares = table.shares
    rows: _Rows = {}
    before = Fraction(0)
    for number, (grade, _) in enumerate(table.passing):
        share = shares[grade.label]
        rows[grade] = first + number
        _bar(axes, rows[grade], before, before + share, color, f"{side}/{grade.label}")
        _beside(axes, _NEAR, rows[grade], f"{show_percent(share)} %")
        before += share
    _beside(axes, _NEAR, _above(rows), "share")
    return rows


def _band(axes: "Axes", answer: GradeConversion, overlap: Overlap, host: _Rows, home: _Rows) -> None:
    """Draw the interval of the host grade through both tables, and the part of it that each home grade has."""
    label, low, high = answer.start.label, overlap.low, overlap.high
    top, bottom = host[answer.start], max(home.values()) + 0.5
    if low == high:
        axes.vlines(_at(low), top, bottom, STRONG, linewidth=1.2, zorder=3, gid="band")
        covers = f"{label} stands at {show_percent(low)} % and covers nothing"
    else:
        width = _at(high) - _at(low)
        axes.barh(top, width, bottom - top, left=_at(low), align="edge", color=BAND, zorder=1)[0].set_gid("band")
        _bar(axes, host[answer.start], low, high, STRONG, f"start/{label}")
        _beside(axes, _FAR, _above(home), "in the band")
        covers = f"{label} covers {show_percent(low)} % to {show_percent(high)} %"
    left = low + high < 1
    axes.text(
        _at(low if left else high),
        max(host.values()) + 1,
        f" {covers} ",
        ha="left" if left else "right",
        va="center",
        fontsize=9,
        fontweight="bold",
        color=STRONG,
        gid="covers",
        parse_math=False,
    )
    places = accumulate((length for _, length in overlap.parts), initial=low)
    for (grade, length), place in zip(overlap.parts, places, strict=False):
        color, hatch = (STRONG, "") if grade == answer.result else (PART, "////")
        _bar(axes, home[grade], place, place + length, color, f"part/{grade.label}", hatch)
        _beside(axes, _FAR, home[grade], f"{show_percent(length)} %")


def _taken(axes: "Axes", table: GradingTable, grade: Grade, row: float) -> None:
    """A frame around the grade that the home university takes."""
    end = table.cumulative[grade.label]
    start = end - table.shares[grade.label]
    left, width = _at(start), _at(end) - _at(start)
    axes.barh(row, width, BAR, left=left, color="none", edgecolor="black", linewidth=2, zorder=4)[0].set_gid("taken")
    right = _at(end) <= _ROOM
    axes.text(
        left + width + 1 if right else left - 1,
        row,
        f"← {grade.label} is taken" if right else f"{grade.label} is taken →",
        ha="left" if right else "right",
        va="center",
        fontsize=9,
        fontweight="bold",
        gid="note",
        parse_math=False,
    )


def _how(answer: GradeConversion, method: GradingTableOverlap, overlap: Overlap | None) -> str:
    """The home university's rule in a sentence, with the number that it leads to."""
    if overlap is None or not overlap.parts:
        which = "no neighbouring grade" if answer.result is None else f"the {method.nobody} neighbour"
        return f"Nobody in the host table received {answer.start.label}: {which} applies."
    several = ", ".join(grade.label for grade in overlap.grades)
    if method.choose is Choose.AVERAGE:
        exact = answer.exact
        assert exact is not None
        weights = "weighted by their parts of it" if method.weights is Weights.OVERLAP else "each counted once"
        roundings = [str(step) for step in (method.rounding, method.onto) if step is not None]
        steps = f"; then {', '.join(roundings)}" if roundings else ""
        rounded = _HUNDREDTHS.apply(exact)
        number = show_exact(exact) if rounded == exact else f"about {show_places(rounded, 2)}"
        return f"The average of {several}, which lie in the band, {weights}: {number}{steps}."
    if method.choose is Choose.MEDIAN:
        return f"The median of {several}, which lie in the band: the one in its middle (dashed line)."
    which = "the best" if method.choose is Choose.MAXIMUM else "the least good"
    return f"The {method.choose} of {several}, which lie in the band: {which} of them."


def _finish(axes: "Axes", ticks: list[Tick]) -> None:
    """The grades at the left, the percentages below; no more lines than needed."""
    label_rows(axes, ticks)
    axes.set_xlim(0, 100)
    axes.set_ylim(ticks[-1][0] + 0.7, -0.6)
    axes.set_xticks(range(0, 101, 10))
    axes.set_xlabel("% of those who passed, counted from the best grade")
