"""The cap of a study cycle under the bundled schemes: days used and days that remain."""

import pytest

from bologna_credits import (
    ArgumentError,
    MobilityPeriod,
    UndecidedError,
    remaining,
)
from bologna_credits.mobility import EarlierStay
from tests.mobility.stays import E21, codes, study


def attrs_without_cycle(stay: MobilityPeriod) -> MobilityPeriod:
    return MobilityPeriod(stay.start, stay.end, kind=stay.kind)


def test_five_and_five_and_two_months_use_up_a_cycle() -> None:
    stays = [EarlierStay(months, "first") for months in (5, 5, 2)]
    left = remaining(stays, scheme=E21, cycle="first")
    assert left is not None
    assert left.cap == left.used == 360
    assert left.days == 0
    assert str(left) == "0 of 360 days remain"


def test_a_stay_that_exceeds_the_cap_fails_and_one_that_reaches_it_holds() -> None:
    stay = study("2022-09-01", "2023-01-30")  # 150 days
    assert codes(stay, before=(EarlierStay(7, "first"),))["cap"] == "holds"
    assert codes(stay, before=(EarlierStay(7, "first", 1),))["cap-exceeded"] == "fails"


def test_each_cycle_has_a_cap_of_its_own_and_the_short_cycle_counts_with_the_first() -> None:
    stay = study("2022-09-01", "2023-08-31")
    assert codes(stay, before=(EarlierStay(5, "second"),))["cap"] == "holds"
    assert codes(stay, before=(EarlierStay(5, "short"),))["cap-exceeded"] == "fails"
    short = remaining([EarlierStay(5, "first")], scheme=E21, cycle="short")
    assert short is not None
    assert short.days == 210


def test_a_programme_of_one_cycle_has_twice_the_cap() -> None:
    stay = study("2022-09-01", "2023-08-31", one_cycle=True)
    assert codes(stay, before=(EarlierStay(12, "first"),))["cap"] == "holds"


def test_an_earlier_stay_counts_by_the_rule_it_was_under() -> None:
    # 92 days of the calendar as a short stay would be 90 in a year of 360.
    old = MobilityPeriod("2016-09-01", "2016-11-30", kind="long-term", cycle="first", scheme="ERASMUS-2014")
    left = remaining([old], scheme=E21, cycle="first")
    assert left is not None
    assert left.used == 90
    assert [finding.message for finding in left.report] == ["90 days count towards the cycle"]


def test_an_unsaid_cycle_leaves_the_cap_open() -> None:
    stay = study("2022-09-01", "2023-01-30")
    unsaid = study("2021-02-01", "2021-08-31", cycle=None)  # 210 days
    assert codes(stay, before=(unsaid, EarlierStay(1, "first")))["cap-unclear"] == "open"
    assert codes(stay, before=(unsaid,))["cap"] == "holds"
    assert codes(stay, before=(unsaid,))["cycle-unsaid"] == "open"
    left = remaining([unsaid], scheme=E21, cycle="first")
    assert left is not None
    assert str(left) == "150 to 360 of 360 days remain"
    with pytest.raises(UndecidedError, match="between 0 and 210 days"):
        _ = left.days
    assert codes(attrs_without_cycle(stay), before=(unsaid,))["cap-cycle-unsaid"] == "open"
    assert "cap-cycle-unsaid" not in codes(attrs_without_cycle(stay))


def test_staff_have_no_cap() -> None:
    assert remaining([], scheme=E21, cycle="first", person="lecturer") is None
    with pytest.raises(ArgumentError, match="cycle cannot be"):
        remaining([], scheme=E21, cycle="fourth")  # type: ignore[arg-type]
