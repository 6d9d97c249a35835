"""Laws of periods that no example could cover."""

import datetime
from typing import Any

from hypothesis import given, strategies as st

from bologna_credits import Interruption, MobilityPeriod, check_mobility, duration, mobility_schemes, remaining
from bologna_credits.law import Count
from bologna_credits.mobility import EarlierStay, grant

days = st.dates(datetime.date(2014, 1, 1), datetime.date(2030, 12, 31))
stays = st.sampled_from(
    [
        (scheme, rule, person, activity)
        for scheme in mobility_schemes()
        for rule in scheme.stays
        for person in rule.persons
        for activity in rule.activities
    ]
)


def _by_months(start: datetime.date, end: datetime.date) -> int:
    """The days of a year of 360, counted month by month: what is left of the first, 30 of each between, what is reached of the last."""
    first, last = min(start.day, 30), min(end.day, 30)
    between = (end.year - start.year) * 12 + end.month - start.month - 1
    if between < 0:
        return last - first + 1
    return (30 - first + 1) + 30 * between + last


@given(stays, days, st.integers(0, 800))
def test_days_are_those_of_a_count_written_another_way(stay: tuple[object, ...], start: datetime.date, length: int) -> None:
    scheme, rule, person, activity = stay
    end = start + datetime.timedelta(days=length)
    period = MobilityPeriod(start, end, person=person, activity=activity, kind=rule.kind)  # type: ignore[attr-defined,arg-type]
    expected = length + 1 if rule.count is Count.CALENDAR else _by_months(start, end)  # type: ignore[attr-defined]
    assert duration(period, scheme=scheme).days == expected  # type: ignore[arg-type]


@given(stays, days, st.integers(0, 500), st.integers(0, 60), st.integers(0, 60))
def test_a_longer_stay_never_has_fewer_days_under_one_scheme_and_kind(
    stay: tuple[object, ...], start: datetime.date, length: int, earlier: int, later: int
) -> None:
    scheme, rule, person, activity = stay

    def counted(first: datetime.date, last: datetime.date) -> int:
        period = MobilityPeriod(first, last, person=person, activity=activity, kind=rule.kind)  # type: ignore[attr-defined,arg-type]
        return duration(period, scheme=scheme).days  # type: ignore[arg-type]

    end = start + datetime.timedelta(days=length)
    longer = counted(start - datetime.timedelta(days=earlier), end + datetime.timedelta(days=later))
    assert longer >= counted(start, end)


@given(stays, days, st.integers(0, 300), st.lists(st.integers(0, 300), max_size=6, unique=True))
def test_interruptions_never_leave_less_than_nothing_nor_add_a_day(
    stay: tuple[object, ...], start: datetime.date, length: int, away: list[int]
) -> None:
    scheme, rule, person, activity = stay
    single = [start + datetime.timedelta(days=day) for day in away if day <= length]
    end = start + datetime.timedelta(days=length)
    more = {"person": person, "activity": activity, "kind": rule.kind}  # type: ignore[attr-defined]
    whole = duration(MobilityPeriod(start, end, **more), scheme=scheme).days  # type: ignore[arg-type]
    broken = MobilityPeriod(start, end, interruptions=[Interruption(day, day) for day in single], **more)
    assert 0 <= duration(broken, scheme=scheme).days <= whole  # type: ignore[arg-type]
    assert duration(broken, scheme=scheme).days >= whole - len(single)  # type: ignore[arg-type]


@given(days, st.integers(0, 400))
def test_months_span_the_days_of_every_stay_within_them(start: datetime.date, length: int) -> None:
    end = start + datetime.timedelta(days=length)
    exact = duration(MobilityPeriod(start, end, kind="long-term"), scheme="ERASMUS-2021").days
    by_month = MobilityPeriod(f"{start:%Y-%m}", f"{end:%Y-%m}", kind="long-term")
    span = duration(by_month, scheme="ERASMUS-2021")
    assert span.low <= exact <= span.high


@given(st.lists(st.tuples(st.integers(0, 14), st.sampled_from(["first", "second", "third"])), max_size=6))
def test_what_remains_and_what_is_used_are_the_cap_until_it_is_used_up(months: list[tuple[int, Any]]) -> None:
    left = remaining([EarlierStay(number, cycle) for number, cycle in months], scheme="ERASMUS-2021", cycle="first")
    assert left is not None
    used = sum(number for number, cycle in months if cycle == "first") * 30
    assert left.used == used
    assert left.days == max(360 - used, 0)


@given(stays, days, st.integers(0, 400))
def test_a_stay_is_never_both_too_short_and_too_long_and_an_answer_always_comes(
    stay: tuple[object, ...], start: datetime.date, length: int
) -> None:
    scheme, rule, person, activity = stay
    end = start + datetime.timedelta(days=length)
    period = MobilityPeriod(start, end, person=person, activity=activity, kind=rule.kind, cycle="first")  # type: ignore[attr-defined,arg-type]
    codes = {finding.code for finding in check_mobility(period, scheme=scheme)}  # type: ignore[arg-type]
    assert not {"mobility.shorter-than-minimum", "mobility.longer-than-maximum"} <= codes
    assert all(finding.message for finding in check_mobility(period, scheme=scheme))  # type: ignore[arg-type]


@given(st.integers(1, 360), st.integers(1, 359))
def test_a_longer_stay_never_has_a_smaller_grant(length: int, more: int) -> None:
    shorter = grant(length, by="ERASMUS/ULapland", monthly=640).amount
    # Lapland's cut takes up to 1 EUR off 30 single days: a full month is then worth more than the days before it, never less.
    assert grant(length + more, by="ERASMUS/ULapland", monthly=640).amount > shorter
