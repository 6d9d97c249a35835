"""Days, limits and caps of some stays, computed here by hand."""

import datetime
from fractions import Fraction

import pytest

from bologna_credits import MobilityPeriod, UndecidedError, Verdict
from bologna_credits.mobility import EarlierStay, timeline

E21 = "ERASMUS-2021"
AUTUMN = MobilityPeriod("2022-09-05", "2023-01-31", kind="long-term", cycle="first")  # 146 days of a year of 360


def test_the_marks_are_the_days_on_which_the_limits_are_reached() -> None:
    (row,) = timeline([AUTUMN], E21).rows
    # 2022-09-05 to 2022-11-04 are 60 days: 25 + 1 of September, 30 of October, 4 of November; twelve months end on the eve.
    assert [mark.day for mark in row.least] == [datetime.date(2022, 11, 4)]
    assert [mark.day for mark in row.most] == [datetime.date(2023, 9, 4)]
    assert row.verdict is Verdict.HOLDS


def test_an_interruption_adds_no_days_to_what_is_used() -> None:
    stay = MobilityPeriod(
        "2023-03-01", "2023-06-30", kind="long-term", cycle="first", interruptions=[("2023-04-01", "2023-04-10")]
    )
    (used,) = timeline([stay], E21).used
    assert [(str(when), int(days)) for when, days in used.points] == [
        ("2023-03-01", 0),
        ("2023-04-01", 30),
        ("2023-04-10", 30),
        ("2023-06-30", 110),
    ]


def test_months_leave_a_span_of_days_that_are_used() -> None:
    stay = MobilityPeriod("2024-07", "2024-09", kind="long-term", activity="traineeship", cycle="first")
    drawn = timeline([stay, EarlierStay(1, "short"), EarlierStay(2, "second")], E21)
    assert (drawn.used[0].least, drawn.used[0].total) == (Fraction(62), Fraction(120))
    assert drawn.rows[0].sure == (datetime.date(2024, 7, 31), datetime.date(2024, 9, 1))
    within = MobilityPeriod("2024-07", "2024-07", kind="long-term", cycle="first")
    assert timeline([within], E21).rows[0].sure is None


def test_a_stay_without_a_cycle_is_not_counted() -> None:
    unknown = MobilityPeriod("2022-09-05", "2023-01-31", kind="long-term")
    drawn = timeline([unknown], E21)
    assert (drawn.used, drawn.uncounted) == ((), 1)


def test_a_stay_counts_by_the_scheme_that_it_names() -> None:
    old = MobilityPeriod("2016-09-01", "2016-11-30", kind="long-term", cycle="first", scheme="ERASMUS-2014")
    drawn = timeline([AUTUMN, old], E21)
    assert [row.stay for row in drawn.rows] == [old, AUTUMN]
    assert [mark.day for mark in drawn.rows[0].least] == [datetime.date(2016, 11, 30)]  # three months, 90 days
    assert drawn.used[0].total == 90 + 146


def test_the_span_reaches_from_the_first_day_to_the_last_limit_or_planned_end() -> None:
    early = AUTUMN.ended("2022-12-01", force_majeure="the host closed")
    assert timeline([early], E21).span == (datetime.date(2022, 9, 5), datetime.date(2023, 9, 4))


def test_stays_without_days_have_no_span() -> None:
    with pytest.raises(UndecidedError, match="no stay has days"):
        _ = timeline([EarlierStay(5, "first")], E21).span


def test_a_stay_under_another_programme_is_drawn_and_does_not_use_up_the_cap() -> None:
    nordplus = MobilityPeriod("2022-02-01", "2022-05-31", kind="long-term", cycle="first", scheme="NORDPLUS")
    foundation = MobilityPeriod("2021-09-01", "2021-12-31", kind="long-term", cycle="first", scheme="other")
    drawn = timeline([AUTUMN, nordplus, foundation, EarlierStay(3, "first", scheme="CEEPUS")], E21)
    assert [row.stay for row in drawn.rows] == [foundation, nordplus, AUTUMN]
    assert (drawn.rows[0].least, drawn.rows[0].most, drawn.rows[0].verdict) == ((), (), Verdict.OPEN)
    assert drawn.rows[1].least[0].limit.source.title.startswith("Nordplus")
    assert drawn.used[0].total == drawn.used[0].least == 146
    assert timeline([nordplus], E21).used == ()


def test_a_programme_of_which_the_text_is_silent_is_in_the_most_that_may_be_used() -> None:
    stay = MobilityPeriod("2018-09-01", "2019-01-30", kind="long-term", cycle="first")
    other = MobilityPeriod("2017-09-01", "2018-01-31", kind="long-term", cycle="first", scheme="NORDPLUS")
    (used,) = timeline([stay, other, EarlierStay(1, "first", scheme="CEEPUS")], "ERASMUS-2014-KA107").used
    assert (int(used.least), int(used.total)) == (150, 150 + 153 + 30)


def test_the_mark_of_working_days_is_the_day_on_which_they_are_reached() -> None:
    stay = MobilityPeriod("2023-06-08", "2023-06-20", kind="intensive-course", interruptions=[("2023-06-12", "2023-06-12")])
    (row,) = timeline([stay], "NORDPLUS").rows
    assert [mark.day for mark in row.least] == [datetime.date(2023, 6, 15)]  # 8, 9, 13, 14, 15 June
