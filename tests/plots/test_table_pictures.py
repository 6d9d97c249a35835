"""Pictures of grading tables: bars, words and places, computed here from the counts by hand; never pixels."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Chain,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    Rounding,
    convert_grade,
    grading_scale,
    grading_table,
    plots,
)
from bologna_credits.grades import GradeRow

_NO, _BE, _DE = grading_scale("NO-AF"), grading_scale("BE-20"), grading_scale("DE-WHOLE")


# Oslo's EURO1000 (ELMO sample of the Norwegian system) and AP Antwerp (Egracons form, 2019/20 to 2022/23).
_OSLO = {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}


_ANTWERP = {"20": 855, "19": 2453, "18": 6186, "17": 10495, "16": 17648, "15": 21871, "14": 26310, "13": 25692, "12": 24953}


_ANTWERP |= {"11": 21706, "10": 22941}


_HOST = GradingTable(_NO, _OSLO, population="course", label="EURO1000")


_HOME = GradingTable(_BE, _ANTWERP, label="AP Antwerp", years=(2019, 2023))


_SMALL_HOST = GradingTable(_NO, {"A": 10, "B": 30, "C": 60})


_SMALL_HOME = GradingTable(_DE, {"1": 20, "2": 20, "3": 60})


def _convert(label: str, host: GradingTable = _HOST, home: GradingTable = _HOME, **rule: object) -> GradeConversion:
    given: dict[str, object] = {"choose": "minimum", **rule}
    return convert_grade(host.scale.grade(label), by=GradingTableOverlap(host, home, **given))  # type: ignore[arg-type]


def _bars(axes: Axes) -> dict[str, tuple[float, float]]:
    """Each named bar from where to where; drawn once, so that what cannot be drawn is found."""
    assert isinstance(axes.figure, Figure)
    FigureCanvasAgg(axes.figure).draw()  # type: ignore[no-untyped-call]
    return {
        str(patch.get_gid()): (patch.get_x(), patch.get_x() + patch.get_width())
        for patch in axes.patches
        if isinstance(patch, Rectangle)
    }


def _patch(axes: Axes, gid: str) -> Rectangle:
    found = next(patch for patch in axes.patches if patch.get_gid() == gid)
    assert isinstance(found, Rectangle)
    return found


def _place(low: Fraction | int, high: Fraction | int) -> object:
    return pytest.approx((float(low), float(high)))


def _line(axes: Axes, gid: str) -> float:
    """Where a line down the picture stands."""
    line = next(lines for lines in axes.collections if lines.get_gid() == gid)
    return float(np.asarray(line.get_paths()[0].vertices)[0][0])


def _words(axes: Axes) -> list[str]:
    return [text.get_text().strip() for text in axes.texts]


def _bold(axes: Axes) -> list[str]:
    return [label.get_text() for label in axes.get_yticklabels() if label.get_fontweight() == "bold"]


def _row(axes: Axes, gid: str) -> float:
    patch = _patch(axes, gid)
    return patch.get_y() + patch.get_height() / 2


def test_a_table_is_steps_from_the_best_grade_at_the_top_to_the_whole() -> None:
    axes = plots.draw_table(_HOME)
    bars = _bars(axes)
    passes = sum(_ANTWERP.values())
    assert bars["table/20"] == _place(0, Fraction(85500, passes))
    assert bars["table/17"] == _place(Fraction(949400, passes), Fraction(1998900, passes))  # 855 + 2453 + 6186 = 9494
    assert bars["table/10"] == _place(100 - Fraction(2294100, passes), 100)
    assert [label.get_text() for label in axes.get_yticklabels()] == [str(mark) for mark in range(20, 9, -1)]
    low, high = axes.get_ylim()
    assert low > _row(axes, "table/10") > _row(axes, "table/20") > high
    assert axes.get_xlim() == (0, 100)


def test_a_table_prints_the_published_percentages() -> None:
    words = _words(plots.draw_table(_HOME))
    for published in ("5.79 %", "11.04 %", "14.53 %", "47.38 %"):  # 17 and 14, in the Egracons form itself
        assert published in words
    assert words[:2] == ["AP Antwerp", "BE-20, 2019–2023, reference group, 181,110 passes"]
    assert "or better" in words


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        (_HOST, ["EURO1000", "NO-AF, one course, not a reference group, 206 passes"]),
        (_SMALL_HOST, ["NO-AF", "reference group"]),  # percentages: nobody knows of how many
        (GradingTable(_NO, _OSLO, population="convention", label="Norm"), ["Norm", "NO-AF, agreed shares, 206 passes"]),
    ],
)
def test_a_heading_says_what_the_group_is(table: GradingTable, heading: list[str]) -> None:
    assert _words(plots.draw_table(table))[:2] == heading


def test_a_grade_that_nobody_received_keeps_its_row() -> None:
    bars = _bars(plots.draw_table(GradingTable(_NO, {"A": 1, "B": 0, "C": 3})))
    assert bars["table/B"] == _place(25, 25)
    assert bars["table/C"] == _place(25, 100)


def test_the_host_grade_is_a_band_through_both_tables() -> None:
    axes = plots.draw_conversion(_convert("B"))
    bars = _bars(axes)
    low, high = Fraction(1800, 206), Fraction(8200, 206)
    assert bars["host/B"] == bars["start/B"] == bars["band"] == _place(low, high)
    band = _patch(axes, "band")
    assert band.get_y() == _row(axes, "host/B")
    assert band.get_y() + band.get_height() > _row(axes, "home/10") > _row(axes, "home/20") > _row(axes, "host/E")
    assert "B covers 8.74 % to 39.81 %" in _words(axes)


def test_each_home_grade_in_the_band_has_its_part() -> None:
    axes = plots.draw_conversion(_convert("B"))
    bars = _bars(axes)
    low, high, passes = Fraction(1800, 206), Fraction(8200, 206), sum(_ANTWERP.values())
    assert bars["part/17"] == _place(low, Fraction(1998900, passes))
    assert bars["part/16"] == bars["home/16"]
    assert bars["part/15"] == bars["home/15"]
    assert bars["part/14"] == _place(Fraction(5950800, passes), high)
    assert {gid for gid in bars if gid.startswith("part/")} == {"part/17", "part/16", "part/15", "part/14"}
    # By hand, as in the example of the design: 2.298, 9.744, 12.076 and 6.949 points.
    assert {"2.30 %", "9.74 %", "12.08 %", "6.95 %"} <= set(_words(axes))
    assert _bold(axes) == ["B", "17", "16", "15", "14"]


@pytest.mark.parametrize(
    ("choose", "taken", "words"),
    [
        ("minimum", "14", "The minimum of 17, 16, 15, 14, which lie in the band: the least good of them."),
        ("median", "15", "The median of 17, 16, 15, 14, which lie in the band: the one in its middle (dashed line)."),
        ("maximum", "17", "The maximum of 17, 16, 15, 14, which lie in the band: the best of them."),
    ],
)
def test_the_grade_taken_is_framed_and_the_rule_is_told(choose: str, taken: str, words: str) -> None:
    axes = plots.draw_conversion(_convert("B", choose=choose))
    bars = _bars(axes)
    assert bars["taken"] == pytest.approx(bars[f"home/{taken}"])
    assert _row(axes, "taken") == pytest.approx(_row(axes, f"home/{taken}"))
    assert words in _words(axes)
    assert f"← {taken} is taken" in _words(axes)
    assert axes.get_title(loc="left") == f"B (NO-AF) → {taken} (BE-20)"


def test_the_median_stands_in_the_middle_of_the_band() -> None:
    axes = plots.draw_conversion(_convert("B", choose="median"))
    assert _line(axes, "middle") == pytest.approx(float(Fraction(5000, 206)))  # (18 + 82) / 2 of 206
    assert not plots.draw_conversion(_convert("B")).collections


def test_an_average_tells_its_number_and_how_it_became_a_grade() -> None:
    axes = plots.draw_conversion(_convert("B", choose="average", onto="nearest_better"))
    words = " ".join(_words(axes))
    # 473.4 / 31.07 = 15.24, by hand
    assert (
        "which lie in the band, weighted by their parts of it: about 15.24; then nearest legal grade, tie to the better" in words
    )
    assert _bars(axes)["taken"] == pytest.approx(_bars(axes)["home/15"])


def test_an_average_that_stays_open_takes_nothing() -> None:
    axes = plots.draw_conversion(_convert("B", _SMALL_HOST, _SMALL_HOME, choose="average", weights="plain"))
    assert "taken" not in _bars(axes)
    assert "The average of 1, 2, which lie in the band, each counted once: 1.5." in _words(axes)
    assert axes.get_title(loc="left") == "B (NO-AF) → open on DE-WHOLE"


def test_an_average_may_become_a_grade_that_the_home_table_does_not_know() -> None:
    home = GradingTable(_BE, {"18": 50, "16": 50})
    rule = {"choose": "average", "rounding": Rounding(1, "half_up"), "onto": "nearest_better"}
    axes = plots.draw_conversion(_convert("C", GradingTable(_NO, {"C": 5}), home, **rule))
    assert axes.get_title(loc="left") == "C (NO-AF) → 17 (BE-20)"
    assert "taken" not in _bars(axes)


def test_a_grade_far_to_the_right_has_its_note_at_the_left() -> None:
    axes = plots.draw_conversion(_convert("10", _HOME, _HOST))
    assert "E is taken →" in _words(axes)
    covers, note = (next(text for text in axes.texts if text.get_gid() == gid) for gid in ("covers", "note"))
    assert (covers.get_horizontalalignment(), note.get_horizontalalignment()) == ("right", "right")
    assert note.get_position()[0] < _bars(axes)["home/E"][0]
    other = plots.draw_conversion(_convert("B")).texts
    assert next(text for text in other if text.get_gid() == "covers").get_horizontalalignment() == "left"


@pytest.mark.parametrize(("nobody", "taken"), [("better", "1"), ("worse", "2")])
def test_a_grade_that_nobody_received_is_a_line_with_its_neighbour(nobody: str, taken: str) -> None:
    host = GradingTable(_NO, {"A": 20, "B": 0, "C": 80})
    axes = plots.draw_conversion(_convert("B", host, _SMALL_HOME, nobody=nobody))
    assert _line(axes, "band") == pytest.approx(20)
    assert "B stands at 20.00 % and covers nothing" in _words(axes)
    assert f"Nobody in the host table received B: the {nobody} neighbour applies." in _words(axes)
    assert _bars(axes)["taken"] == pytest.approx(_bars(axes)[f"home/{taken}"])


def test_a_grade_without_place_in_the_host_table_has_no_band() -> None:
    axes = plots.draw_conversion(_convert("D", _SMALL_HOST, _SMALL_HOME))
    assert "band" not in _bars(axes)
    assert "Nobody in the host table received D: no neighbouring grade applies." in _words(axes)
    assert axes.get_title(loc="left") == "D (NO-AF) → open on DE-WHOLE"


def test_two_tables_of_one_scale_are_kept_apart() -> None:
    # convert_grade never asks tables here, for a scale to itself changes nothing; but the method can be asked alone.
    method = GradingTableOverlap(_HOME, GradingTable(_BE, {"15": 1, "10": 3}), choose="maximum")
    bars = _bars(plots.draw_conversion(method.convert(_BE.grade("10"), _BE)))
    assert (bars["home/10"], bars["home/15"]) == (_place(25, 100), _place(0, 25))
    assert bars["host/10"] == bars["band"] == _place(100 - Fraction(2294100, sum(_ANTWERP.values())), 100)


def test_a_picture_can_be_read_in_grey() -> None:
    axes = plots.draw_conversion(_convert("B"))
    grey = [
        sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), to_rgb(_patch(axes, gid).get_facecolor()), strict=True))
        for gid in ("start/B", "part/16", "home/20", "band")
    ]
    assert grey == sorted(grey)
    assert all(lighter - darker > 0.1 for darker, lighter in pairwise(grey))
    assert _patch(axes, "part/16").get_hatch()
    assert not _patch(axes, "part/14").get_hatch()  # the one taken is as dark as the host grade


def test_a_picture_is_drawn_where_the_caller_wants_it() -> None:
    left, right = Figure().subplots(1, 2)
    assert plots.draw_table(_HOST, ax=left) is left
    assert plots.draw_conversion(_convert("B"), ax=right) is right
    assert "host/B" in _bars(right)


def test_words_with_dollar_signs_are_not_read_as_formulas() -> None:
    scale = GradingScale("XX-$", [GradeRow("$A$", passes=True), GradeRow(r"$\x$", passes=True)])
    table = GradingTable(scale, {"$A$": 1, r"$\x$": 2}, label=r"$\frac$ and others")
    assert set(_bars(plots.draw_table(table))) == {"table/$A$", r"table/$\x$"}
    assert "taken" in _bars(plots.draw_conversion(_convert(r"$\x$", table, _SMALL_HOME)))


@pytest.mark.parametrize(
    ("conversion", "made"),
    [
        (convert_grade(grading_scale("IT-30").grade(28), to="DE-TENTHS", by=ModifiedBavarian()), "ModifiedBavarian"),
        (convert_grade(grading_scale("KZ-2011").grade("B-"), to="ECTS-AF"), "PublishedTable"),
        (_convert("F"), "FailStays"),
        (_convert("10", _HOME, _HOME), "Identity"),
        (
            convert_grade(
                _NO.grade("B"),
                to="KZ-2011",
                by=Chain(GradingTableOverlap(_HOST, grading_table("ECTS-LETTERS"), choose="maximum"), via="ECTS-AF", then="INEU"),
            ),
            "ChainMethod",
        ),
    ],
)
def test_a_conversion_by_other_means_is_refused(conversion: GradeConversion, made: str) -> None:
    with pytest.raises(ArgumentError, match=f'conversion cannot be "one by {made}"; use one that .*GradingTableOverlap'):
        plots.draw_conversion(conversion)


def test_other_things_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="table must be a GradingTable, and is dict"):
        plots.draw_table(_OSLO)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="conversion must be a GradeConversion, and is Grade"):
        plots.draw_conversion(_NO.grade("B"))  # type: ignore[arg-type]
