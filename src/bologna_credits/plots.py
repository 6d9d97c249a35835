"""Grading tables as pictures: every grade a step from best to worst, over the share of those who passed.

The only module that imports matplotlib (the extra ``plot``), and only when it draws. There is no global state: a picture is drawn
on the caller's axes, or on a figure of its own, which ``%matplotlib inline`` shows in a notebook. Light and dark, hatching and
words repeat what the colours say, so that a picture can be read in grey. Every bar has a name (``gid``), such as ``home/14``.
"""

from fractions import Fraction
from itertools import accumulate
from textwrap import wrap
from typing import TYPE_CHECKING

from bologna_credits.errors import ArgumentError, ArgumentTypeError, MissingExtraError
from bologna_credits.exact import Rounding, show_exact, show_places
from bologna_credits.grade_answers import GradeConversion
from bologna_credits.grade_rules import Choose, Weights
from bologna_credits.grades import Grade
from bologna_credits.grading_tables import GradingTable, percent
from bologna_credits.overlap import GradingTables, Overlap, compile_pair

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_Rows = dict[Grade, float]

# Two blues that everybody tells apart; they, the band and the grey of the rest differ in lightness too.
_REST, _BAND, _PART, _STRONG = "#c8c8c8", "#dcecf7", "#56b4e9", "#0072b2"
_BAR = 0.74  # how much of a row its bar fills
_NEAR, _FAR = 1.11, 1.24  # right edges of the two columns of numbers, as shares of the width of the axes
_ROOM = 70  # a note stands right of a bar that ends before this share, else left of it
_HUNDREDTHS = Rounding("1/100", "half_up")
_POPULATIONS = {
    "reference group": "reference group",
    "course": "one course, not a reference group",
    "convention": "agreed shares",
}


def draw_table(table: GradingTable, *, ax: "Axes | None" = None) -> "Axes":
    """One grading table: each grade a step, best first, from the share above it to the share that it reaches.

    Args:
        table: the grading table.
        ax: where to draw, with about a quarter of an inch for each grade; left out, on a new figure that is high enough,
            ``draw_table(table).figure``.

    Raises:
        ArgumentTypeError: no grading table.
        MissingExtraError: matplotlib is not installed.

    >>> from bologna_credits import GradingTable, grading_scale
    >>> axes = draw_table(GradingTable(grading_scale("NO-AF"), {"A": 10, "B": 30, "C": 60}, label="Law"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['A', 'B', 'C']
    """
    if not isinstance(table, GradingTable):
        raise ArgumentTypeError("table", type(table).__name__, "a grading table, GradingTable(scale, counts)")
    axes = _axes(ax, len(table.passing) + 3)
    rows = _steps(axes, table, "table", "", 0, _STRONG)
    _beside(axes, _FAR, _above(rows), "or better")
    reached = table.cumulative
    for grade, row in rows.items():
        _beside(axes, _FAR, row, f"{percent(reached[grade.label])} %")
    _finish(axes, [(row, grade.label, False) for grade, row in rows.items()])
    return axes


def draw_conversion(conversion: GradeConversion, *, ax: "Axes | None" = None) -> "Axes":
    """A conversion by grading tables: the host table above, the one at home below, and the grade as a band through both.

    The band is what the host grade covers. A home grade that lies in it is a candidate; its part of the band is coloured, and
    the grade taken is framed.

    Args:
        conversion: the answer of ``convert_grade`` with ``by=GradingTables(…)``.
        ax: where to draw, with about a quarter of an inch for each grade; left out, on a new figure that is high enough,
            ``draw_conversion(answer).figure``.

    Raises:
        ArgumentTypeError: no conversion.
        ArgumentError: the conversion was made in another way: a formula, a published table, a chain, or the fail rule.
        MissingExtraError: matplotlib is not installed.

    >>> from bologna_credits import GradingTable, GradingTables, convert_grade, grading_scale
    >>> scale = grading_scale("NO-AF")
    >>> host = GradingTable(scale, {"A": 10, "B": 30, "C": 60})
    >>> home = GradingTable(grading_scale("DE-WHOLE"), {"1": 20, "2": 20, "3": 60})
    >>> draw_conversion(convert_grade(scale.grade("B"), by=GradingTables(host, home, choose="minimum"))).get_title(loc="left")
    'B (NO-AF) → 2 (DE-WHOLE)'
    """
    if not isinstance(conversion, GradeConversion):
        raise ArgumentTypeError("conversion", type(conversion).__name__, "the answer of convert_grade(…)")
    method = conversion.method
    if not isinstance(method, GradingTables):
        made = type(method).__name__.strip("_")
        raise ArgumentError("conversion", f"one by {made}", ("one that convert_grade(…, by=GradingTables(…)) made",))
    axes = _axes(ax, len(method.host.passing) + len(method.home.passing) + 8)
    overlap = compile_pair(method.host, method.home).get(conversion.start)
    answer = conversion.result or f"open on {conversion.to.code}"
    axes.set_title(f"{conversion.start} → {answer}", loc="left", fontweight="bold", parse_math=False)
    start = _words(axes, 0, _how(conversion, method, overlap))
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


def _axes(given: "Axes | None", rows: int) -> "Axes":
    if given is not None:
        return given
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("matplotlib", "plot") from None
    return Figure(figsize=(8.4, 1.1 + 0.27 * rows), layout="constrained").add_subplot()


def _at(share: Fraction) -> float:
    """A share as a place on the axis. Pictures are the one thing here that is not exact."""
    return float(share * 100)


def _above(rows: _Rows) -> float:
    return min(rows.values()) - 1


def _words(axes: "Axes", row: float, text: str, *, bold: bool = False) -> float:
    """Words over the whole width, in lines that fit; the row below them."""
    for line in wrap(text, 84 if bold else 100):
        axes.text(
            0,
            row,
            line,
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=9,
            fontweight="bold" if bold else "normal",
            parse_math=False,
        )
        row += 0.85
    return row


def _beside(axes: "Axes", column: float, row: float, text: str) -> None:
    axes.text(column, row, text, transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=8.5)


def _bar(axes: "Axes", row: float, low: Fraction, high: Fraction, color: str, gid: str, hatch: str = "") -> None:
    edge, line = ("white", 0.0) if hatch else (color, 0.6 if high > low else 0.0)  # a rare grade is seen by its edge
    left, width = _at(low), _at(high) - _at(low)
    bars = axes.barh(row, width, _BAR, left=left, color=color, hatch=hatch, edgecolor=edge, linewidth=line, zorder=2)
    bars[0].set_gid(gid)


def _group(table: GradingTable) -> str:
    """What kind of group the table is of."""
    known = [table.scale.code if table.label else "", f"{table.years[0]}–{table.years[1]}" if table.years else ""]
    known += [_POPULATIONS[table.population], f"{int(table.total):,} passes" if table.counts else ""]
    return ", ".join(word for word in known if word)


def _steps(axes: "Axes", table: GradingTable, side: str, who: str, top: float, color: str = _REST) -> _Rows:
    """A heading and a bar for each grade of a table; where each grade stands."""
    below = _words(axes, top, f"{who}{table.label or table.scale.code}", bold=True)
    first = _words(axes, below, _group(table)) + 0.15
    shares = table.shares
    rows: _Rows = {}
    before = Fraction(0)
    for number, (grade, _) in enumerate(table.passing):
        share = shares[grade.label]
        rows[grade] = first + number
        _bar(axes, rows[grade], before, before + share, color, f"{side}/{grade.label}")
        _beside(axes, _NEAR, rows[grade], f"{percent(share)} %")
        before += share
    _beside(axes, _NEAR, _above(rows), "share")
    return rows


def _band(axes: "Axes", answer: GradeConversion, overlap: Overlap, host: _Rows, home: _Rows) -> None:
    """What the host grade covers, through both tables, and the part of it that each home grade has."""
    label, low, high = answer.start.label, overlap.low, overlap.high
    top, bottom = host[answer.start], max(home.values()) + 0.5
    if low == high:
        axes.vlines(_at(low), top, bottom, _STRONG, linewidth=1.2, zorder=3, gid="band")
        covers = f"{label} stands at {percent(low)} % and covers nothing"
    else:
        width = _at(high) - _at(low)
        axes.barh(top, width, bottom - top, left=_at(low), align="edge", color=_BAND, zorder=1)[0].set_gid("band")
        _bar(axes, host[answer.start], low, high, _STRONG, f"start/{label}")
        _beside(axes, _FAR, _above(home), "in the band")
        covers = f"{label} covers {percent(low)} % to {percent(high)} %"
    left = low + high < 1
    axes.text(
        _at(low if left else high),
        max(host.values()) + 1,
        f" {covers} ",
        ha="left" if left else "right",
        va="center",
        fontsize=9,
        fontweight="bold",
        color=_STRONG,
        gid="covers",
        parse_math=False,
    )
    places = accumulate((length for _, length in overlap.parts), initial=low)
    for (grade, length), place in zip(overlap.parts, places, strict=False):
        color, hatch = (_STRONG, "") if grade == answer.result else (_PART, "////")
        _bar(axes, home[grade], place, place + length, color, f"part/{grade.label}", hatch)
        _beside(axes, _FAR, home[grade], f"{percent(length)} %")


def _taken(axes: "Axes", table: GradingTable, grade: Grade, row: float) -> None:
    """A frame around the grade that the home university takes."""
    end = table.cumulative[grade.label]
    start = end - table.shares[grade.label]
    left, width = _at(start), _at(end) - _at(start)
    axes.barh(row, width, _BAR, left=left, color="none", edgecolor="black", linewidth=2, zorder=4)[0].set_gid("taken")
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


def _how(answer: GradeConversion, method: GradingTables, overlap: Overlap | None) -> str:
    """The home university's rule in a sentence, with the number that it leads to."""
    if overlap is None or not overlap.parts:
        which = "the rule names no neighbour that stands" if answer.result is None else f"the {method.nobody} neighbour stands"
        return f"Nobody in the host table received {answer.start.label}: {which} for it."
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


def _finish(axes: "Axes", ticks: list[tuple[float, str, bool]]) -> None:
    """The grades at the left, the percentages below; no more lines than needed."""
    axes.set_yticks([row for row, _, _ in ticks], labels=[label for _, label, _ in ticks])
    for text, (_, _, bold) in zip(axes.get_yticklabels(), ticks, strict=True):
        text.set_parse_math(False)
        text.set_fontweight("bold" if bold else "normal")
    axes.set_xlim(0, 100)
    axes.set_ylim(ticks[-1][0] + 0.7, -0.6)
    axes.set_xticks(range(0, 101, 10))
    axes.set_xlabel("% of those who passed, counted from the best grade")
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    axes.tick_params(left=False)
    axes.spines[["top", "left", "right"]].set_visible(False)
