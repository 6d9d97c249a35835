"""The ends of the calendar in every scheme, limit, deadline and term: 9999-12-31 is what databases write for "open end"."""

import datetime
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest

from bologna_credits import ArgumentError, BolognaError, MobilityPeriod, check_mobility, duration, mobility_schemes, remaining
from bologna_credits.core import AcademicTerm, AcademicYear, Circumstances, Month
from bologna_credits.law import Deadline, MobilityScheme, StayRule
from bologna_credits.mobility import check_deadline, fitting_kinds, timeline
from bologna_credits.mobility.deadlines import deadline_findings

SCHEMES = mobility_schemes()
STAYS = [(scheme, rule) for scheme in SCHEMES for rule in scheme.stays]
DEADLINES = [(scheme, deadline) for scheme in SCHEMES for deadline in scheme.deadlines]
ENDS = [
    ("9999-11-01", "9999-12-31"), ("9999-12-31", "9999-12-31"), ("2023-01-01", "9999-12-31"), ("9999-11", "9999-12"),
    ("0001-01-01", "0001-01-01"), ("0001-01-01", "0001-03-31"), ("0001-01", "0001-02"), ("0001-01-01", "9999-12-31"),
]  # fmt: skip


def _stays(rule: StayRule) -> list[MobilityPeriod]:
    found = []
    for (start, end), person, activity in product(ENDS, rule.persons, rule.activities):
        stay = MobilityPeriod(start, end, person=person, activity=activity, kind=rule.kind, cycle="first")  # type: ignore[arg-type]
        found.append(stay)
    return found


@pytest.mark.parametrize(("scheme", "rule"), STAYS, ids=lambda one: getattr(one, "code", getattr(one, "kind", "")))
def test_a_stay_at_an_end_of_the_calendar_is_counted_and_checked_in_every_scheme(scheme: MobilityScheme, rule: StayRule) -> None:
    for stay in _stays(rule):
        assert 1 <= duration(stay, scheme=scheme).high <= 3652059
        assert check_mobility(stay, scheme=scheme)
        assert set(fitting_kinds(stay, scheme=scheme)) <= {each.kind for each in scheme.stays}
        remaining([stay], scheme=scheme, cycle="first")
    away = MobilityPeriod(
        "0001-01-01", "9999-12-31", person=rule.persons[0], activity=rule.activities[0], kind=rule.kind,  # type: ignore[arg-type]
        interruptions=[("0001-01-01", "0001-01-05"), ("9999-12-30", "9999-12-31")],
    )  # fmt: skip
    assert check_mobility(away, scheme=scheme)


@pytest.mark.parametrize(("scheme", "rule"), STAYS, ids=lambda one: getattr(one, "code", getattr(one, "kind", "")))
def test_a_picture_of_stays_at_the_ends_of_the_calendar_has_no_day_beyond_it(scheme: MobilityScheme, rule: StayRule) -> None:
    stays = [stay for stay in _stays(rule) if duration(stay, scheme=scheme).high < 200]
    for stay in stays:
        first, last = timeline([stay], scheme).span
        assert datetime.date.min <= first <= last <= datetime.date.max


def test_a_limit_that_lies_beyond_the_last_day_has_no_mark() -> None:
    late = MobilityPeriod("9999-12-30", "9999-12-31", person="student", activity="study", kind="long-term", cycle="first")
    row = timeline([late], "ERASMUS-2021").rows[0]
    assert row.least == ()
    assert row.most == ()
    whole = MobilityPeriod("9999-01-01", "9999-12-31", person="student", activity="study", kind="long-term", cycle="first")
    assert [str(mark.day) for mark in timeline([whole], "ERASMUS-2021").rows[0].least] == ["9999-03-01"]


def test_a_stay_from_the_first_day_with_an_absence_on_it_has_used_nothing_before_it() -> None:
    early = MobilityPeriod(
        "0001-01-01", "0001-04-30", kind="long-term", cycle="first", interruptions=[("0001-01-01", "0001-01-10")]
    )
    assert timeline([early], "ERASMUS-2021").used[0].points[1] == (datetime.date.min, Fraction(0))


def test_a_month_of_the_calendar_at_its_end_is_as_long_as_four_centuries_before() -> None:
    late = MobilityPeriod("9999-11-15", "9999-12-31", person="student", activity="study")
    early = MobilityPeriod("9599-11-15", "9599-12-31", person="student", activity="study")
    for scheme in SCHEMES:
        for rule in scheme.stays:
            if "student" in rule.persons and "study" in rule.activities:
                found = [
                    [(finding.code, finding.verdict) for finding in check_mobility(stay, scheme=scheme)]
                    for stay in (MobilityPeriod(one.start, one.end, kind=rule.kind) for one in (late, early))
                ]
                assert found[0] == found[1]


@pytest.mark.parametrize(("scheme", "deadline"), DEADLINES, ids=lambda one: getattr(one, "code", getattr(one, "what", "")))
@pytest.mark.parametrize("event", ["9999-12-31", "0001-01-01"])
def test_a_deadline_beyond_the_calendar_is_refused_and_names_the_event(
    scheme: MobilityScheme, deadline: Deadline, event: str
) -> None:
    beyond = (event > "5") == (deadline.after is not None)
    day = datetime.date.fromisoformat(event)
    for done in (None, datetime.date.min, datetime.date.max):
        if beyond:
            with pytest.raises(ArgumentError, match=f'event cannot be "{event}"; use a day whose deadline lies in the years'):
                list(deadline_findings(deadline, day, done, scheme.code))
        else:
            assert list(deadline_findings(deadline, day, done, scheme.code))


@pytest.mark.parametrize(("scheme", "deadline"), DEADLINES, ids=lambda one: getattr(one, "code", getattr(one, "what", "")))
def test_the_open_end_of_a_database_is_no_event_after_which_a_time_runs(scheme: MobilityScheme, deadline: Deadline) -> None:
    assert check_deadline(scheme, deadline.what, event="2023-06-30", done="2023-06-30")  # type: ignore[arg-type]
    if deadline.after is not None:
        with pytest.raises(ArgumentError, match="event cannot be"):
            check_deadline(scheme, deadline.what, event="9999-12-31", done=None)  # type: ignore[arg-type]


def test_terms_years_and_months_end_with_the_calendar() -> None:
    assert str(AcademicYear(9998, 9999)) == "9998/9999"
    assert Month(9999, 12).last_day == datetime.date.max
    assert Month(1, 1).first_day == datetime.date.min
    assert AcademicTerm.read("9999/9999-1/2", starts="9999-08-01", ends="9999-12-31").ends == datetime.date.max
    for build in (
        lambda: AcademicYear(9999, 10000),
        lambda: AcademicYear(0, 1),
        lambda: Month(0, 1),
        lambda: Month(10000, 1),
        lambda: Circumstances(intake=0),
        lambda: Circumstances(intake=10**50),
    ):
        with pytest.raises(BolognaError, match="use a year from 1 to 9999"):
            build()


def test_the_words_of_the_parts_of_a_stay_are_known_to_the_sweep() -> None:
    assert {deadline.what for _, deadline in DEADLINES} <= set(get_args(check_deadline.__annotations__["what"]))
