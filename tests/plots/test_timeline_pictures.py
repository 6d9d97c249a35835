"""Stays on a time line: the places of bars, limits and the cap, computed here by hand; never pixels."""

import datetime

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from bologna_credits import ArgumentError, ArgumentTypeError, Credits, MobilityPeriod, plots
from bologna_credits.core import UnknownSchemeError
from bologna_credits.mobility import EarlierStay

E21 = "ERASMUS-2021"
AUTUMN = MobilityPeriod("2022-09-05", "2023-01-31", kind="long-term", cycle="first")  # 147 days of a year of 360


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def bars(axes: Axes) -> dict[str, tuple[float, float]]:
    found = {}
    for bar in axes.patches:
        left, width = bar.get_x(), bar.get_width()  # type: ignore[attr-defined]
        found[str(bar.get_gid())] = (left, left + width)
    return found


def line(axes: Axes, gid: str) -> float:
    return next(
        float(c.get_segments()[0][0][0]) for c in axes.collections if isinstance(c, LineCollection) and c.get_gid() == gid
    )


def level(axes: Axes, gid: str) -> float:
    return next(
        float(c.get_segments()[0][0][1]) for c in axes.collections if isinstance(c, LineCollection) and c.get_gid() == gid
    )


def area(axes: Axes, gid: str) -> tuple[float, float]:
    """The highest and the lowest place of an area; the axis points down."""
    found = next(c for c in axes.collections if isinstance(c, PolyCollection) and c.get_gid() == gid)
    heights = np.asarray(found.get_paths()[0].vertices)[:, 1]
    return float(heights.min()), float(heights.max())


def words(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_a_stay_is_a_bar_from_its_first_day_to_the_end_of_its_last() -> None:
    axes = plots.draw_timeline([AUTUMN], scheme=E21)
    assert bars(axes) == {"stay/1": (day("2022-09-05"), day("2023-02-01"))}
    assert "long-term, study: 146 days (at least 2 months, or one term; at most 12 months)." in words(axes)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["1", "0", "146", "360"]


def test_the_marks_stand_where_the_limits_are_reached() -> None:
    axes = plots.draw_timeline([AUTUMN], scheme=E21)
    # 2022-09-05 to 2022-11-04 are 60 days: 25 + 1 of September, 30 of October, 4 of November; twelve months end on the eve.
    assert line(axes, "least/1") == day("2022-11-05")
    assert line(axes, "most/1") == day("2023-09-05")


def test_an_interruption_moves_the_marks_and_is_hatched() -> None:
    stay = MobilityPeriod(
        "2023-03-01", "2023-06-30", kind="long-term", cycle="first", interruptions=[("2023-04-01", "2023-04-10")]
    )
    axes = plots.draw_timeline([stay], scheme=E21)
    assert bars(axes)["away/1"] == (day("2023-04-01"), day("2023-04-11"))
    hatched = [bar for bar in axes.patches if bar.get_gid() == "away/1"]
    assert hatched[0].get_hatch()
    assert line(axes, "least/1") == day("2023-05-11")  # 30 of March, 20 of April, 10 of May


def test_a_planned_end_is_a_dashed_frame() -> None:
    early = AUTUMN.ended("2022-12-01", force_majeure="the host closed")
    axes = plots.draw_timeline([early, AUTUMN], scheme=E21)
    assert bars(axes)["planned/1"] == (day("2022-09-05"), day("2023-02-01"))
    assert bars(axes)["stay/1"] == (day("2022-09-05"), day("2022-12-02"))
    assert "planned/2" not in bars(axes)
    assert "planned/1" not in bars(plots.draw_timeline([AUTUMN.extended("2023-02-28").ended("2023-01-31")], scheme=E21))


def test_months_are_light_where_the_days_are_not_known() -> None:
    stay = MobilityPeriod("2024-07", "2024-09", kind="long-term", activity="traineeship", cycle="first")
    axes = plots.draw_timeline([stay], scheme=E21)
    assert bars(axes)["stay/1"] == (day("2024-07-01"), day("2024-10-01"))
    assert bars(axes)["sure/1"] == (day("2024-07-31"), day("2024-09-02"))
    assert words(axes)[0].endswith("A point is open.")
    assert "First cycle: 32 to 90 of 360 days used" in words(axes)
    perhaps = plots.draw_timeline([EarlierStay(10, "first"), stay], scheme=E21)
    assert "First cycle: 332 to 390 of 360 days used, perhaps more than there are" in words(perhaps)
    within = MobilityPeriod("2024-07", "2024-07", kind="long-term", cycle="first")
    assert "sure/1" not in bars(plots.draw_timeline([within], scheme=E21))


def test_what_fails_is_said_in_bold() -> None:
    stay = MobilityPeriod("2023-01-01", "2023-02-10", kind="long-term", activity="traineeship", cycle="first")
    axes = plots.draw_timeline([stay], scheme=E21)
    told = next(text for text in axes.texts if text.get_gid() == "told/1")
    assert told.get_text().endswith("It fails.")
    assert told.get_fontweight() == "bold"
    good = plots.draw_timeline([AUTUMN], scheme=E21)
    assert next(text for text in good.texts if text.get_gid() == "told/1").get_fontweight() == "normal"


def test_stays_stand_in_the_order_of_their_days_and_use_up_the_cap() -> None:
    blended = MobilityPeriod(
        "2024-05-06", "2024-05-10", kind="blended-intensive", cycle="first", virtual=True, credits=Credits(3, "ECTS")
    )
    axes = plots.draw_timeline([blended, AUTUMN, EarlierStay(5, "short"), EarlierStay(2, "second")], scheme=E21)
    assert bars(axes)["stay/1"][0] == day("2022-09-05")
    assert bars(axes)["stay/2"] == (day("2024-05-06"), day("2024-05-11"))
    assert "First cycle: 301 of 360 days used" in words(axes)  # 150 + 146 + 5
    assert [label.get_text() for label in axes.get_yticklabels()] == ["1", "2", "150", "301", "360"]
    highest, lowest = area(axes, "used/first")
    cap = level(axes, "cap/first")
    assert (lowest - highest) / (lowest - cap) == pytest.approx(301 / 360)


def test_a_cap_that_is_exceeded_is_below_what_is_used() -> None:
    year = MobilityPeriod("2022-09-01", "2023-08-31", kind="long-term", cycle="first")
    axes = plots.draw_timeline([EarlierStay(1, "first"), year], scheme=E21)
    assert "First cycle: 390 of 360 days used, more than there are" in words(axes)
    assert area(axes, "used/first")[0] < level(axes, "cap/first")
    full = plots.draw_timeline([year], scheme=E21)
    assert [label.get_text() for label in full.get_yticklabels()] == ["1", "0", "360"]


def test_each_cycle_has_a_cap_of_its_own() -> None:
    master = MobilityPeriod("2024-09-01", "2024-12-31", kind="long-term", cycle="second", one_cycle=True)
    axes = plots.draw_timeline([AUTUMN, master], scheme=E21)
    assert {"First cycle: 146 of 360 days used", "Second cycle: 120 of 720 days used"} <= set(words(axes))


def test_a_stay_without_cycle_or_cap_uses_up_nothing() -> None:
    unsaid = MobilityPeriod("2022-09-05", "2023-01-31", kind="long-term")
    axes = plots.draw_timeline([unsaid], scheme=E21)
    assert not [c for c in axes.collections if isinstance(c, PolyCollection)]
    assert "The cycle of 1 is unknown: they count towards no cap here." in " ".join(words(axes))
    staff = MobilityPeriod("2023-05-01", "2023-05-05", person="lecturer", activity="teaching", hours=8, cycle="first")
    assert not [c for c in plots.draw_timeline([staff], scheme=E21).collections if isinstance(c, PolyCollection)]
    internal = MobilityPeriod("2022-09-01", "2023-01-31", kind="academic-period")
    told = plots.draw_timeline([internal], scheme="KZ-INTERNAL")
    assert "academic-period, study: 153 days (no limits)." in words(told)
    assert not any("is unknown" in text for text in words(told))


def test_a_stay_counts_by_the_scheme_that_it_names() -> None:
    old = MobilityPeriod("2016-09-01", "2016-11-30", kind="long-term", cycle="first", scheme="ERASMUS-2014")
    axes = plots.draw_timeline([old, AUTUMN], scheme=E21)
    assert words(axes)[0] == "long-term, study: 90 days (at least 3 months, or one term; at most 12 months)."
    assert line(axes, "least/1") == day("2016-12-01")  # at the end of the 30th of November, the 90th day
    assert "First cycle: 236 of 360 days used" in words(axes)


def test_words_stand_right_of_the_middle_where_a_bar_does() -> None:
    late = MobilityPeriod("2024-09-01", "2024-12-31", kind="long-term", cycle="first")
    axes = plots.draw_timeline([AUTUMN, late], scheme=E21)
    told = {text.get_gid(): text.get_horizontalalignment() for text in axes.texts}
    assert (told["told/1"], told["told/2"]) == ("left", "right")


@pytest.mark.parametrize(("last", "first_words"), [("2023-06-30", "Jan"), ("2029-06-30", "Jan")])
def test_no_more_dates_than_fit(last: str, first_words: str) -> None:
    one = MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term")
    other = MobilityPeriod(last[:8] + "01", last, kind="long-term")
    labels = [label.get_text() for label in plots.draw_timeline([one, other], scheme=E21).get_xticklabels()]
    assert labels[0].startswith(first_words)
    assert 2 <= len(labels) <= 11


def test_it_is_drawn_where_the_caller_wants_it_and_can_be_rendered() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    assert plots.draw_timeline([AUTUMN], scheme=E21, ax=axes) is axes
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]


def test_other_things_are_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="periods must be a list, each a MobilityPeriod"):
        plots.draw_timeline(["2023"], scheme=E21)  # type: ignore[list-item]
    with pytest.raises(ArgumentTypeError, match="periods must be stays"):
        plots.draw_timeline(iter(["2023"]), scheme=E21)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="none with days"):
        plots.draw_timeline([EarlierStay(5, "first")], scheme=E21)
    with pytest.raises(UnknownSchemeError, match="did you mean"):
        plots.draw_timeline([AUTUMN], scheme="ERASMUS-2020")
