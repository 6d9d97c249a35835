"""The cap of a study cycle under the bundled schemes: days used and days that remain."""

import pytest

from bologna_credits import (
    ArgumentError,
    MobilityPeriod,
    UndecidedError,
    check_mobility,
    mobility_schemes,
    remaining,
)
from bologna_credits.core import UnknownSchemeError
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


def test_stays_under_other_programmes_do_not_use_up_the_months_of_erasmus() -> None:
    for programme in ("NORDPLUS", "CEEPUS", "SEMP", "MEVLANA", "KZ-FOREIGN", "other"):
        left = remaining([EarlierStay(5, "first", scheme=programme)], scheme=E21, cycle="first")
        assert left is not None
        assert (int(left.used), int(left.days)) == (0, 360)
        (told,) = left.report.notes
        assert told.code == "mobility.cap-other-programme"
        assert told.message == (
            f"a stay under {programme} does not use up 12 months: they are months under ERASMUS or LLP-ERASMUS or SOCRATES-ERASMUS"
        )
        assert told.source is not None


def test_a_nordplus_semester_before_does_not_exceed_the_erasmus_cap_and_is_told() -> None:
    semester = MobilityPeriod("2021-09-01", "2022-01-31", kind="long-term", cycle="first", scheme="NORDPLUS")
    stay = study("2022-09-01", "2023-08-31")  # 360 days
    found = codes(stay, before=(semester,))
    assert (found["cap"], found["cap-other-programme"]) == ("holds", "note")
    assert codes(stay, before=(study("2021-09-01", "2022-01-31"),))["cap-exceeded"] == "fails"


def test_stays_under_earlier_erasmus_programmes_use_up_the_cap() -> None:
    for programme in ("ERASMUS-2014", "erasmus-2021-ka171", "LLP-ERASMUS", "SOCRATES-ERASMUS", "ERASMUS"):
        left = remaining([EarlierStay(5, "first", scheme=programme)], scheme=E21, cycle="first")
        assert left is not None
        assert left.used == 150
    llp = MobilityPeriod("2012-09-01", "2013-01-30", kind="long-term", cycle="first", scheme="LLP-ERASMUS")
    left = remaining([llp], scheme=E21, cycle="first")
    assert left is not None
    assert left.used == 150


def test_a_stay_that_names_no_programme_is_taken_to_count_and_told_so() -> None:
    stay = study("2022-09-01", "2023-01-30")
    told = check_mobility(stay, scheme=E21, before=[EarlierStay(5, "first")]).with_code("mobility.cap-counts-unnamed")
    assert [finding.message for finding in told] == [
        "150 days count towards the cycle; no programme is named for this stay, and it is taken for one that counts"
    ]
    assert "cap-counts-unnamed" not in codes(stay)


def test_the_subject_of_an_earlier_stay_is_its_length_in_words() -> None:
    stays = [EarlierStay(1, "first", 1), EarlierStay("4.5", "first"), EarlierStay(0, "first", 3), EarlierStay(0, "first")]
    left = remaining(stays, scheme=E21, cycle="first")
    assert left is not None
    assert [finding.subject for finding in left.report] == ["1 month and 1 day", "4.5 months", "3 days", "0 days"]


def test_a_misspelt_programme_is_an_error_and_never_left_out() -> None:
    with pytest.raises(UnknownSchemeError, match='did you mean "NORDPLUS"'):
        remaining([EarlierStay(5, "first", scheme="NORDPLUSS")], scheme=E21, cycle="first")


def test_where_no_text_says_which_programmes_count_another_programme_is_open() -> None:
    left = remaining([EarlierStay(5, "first", scheme="NORDPLUS")], scheme="ERASMUS-2014-KA107", cycle="first")
    assert left is not None
    assert (int(left.used_low), int(left.used_high)) == (0, 150)
    assert [finding.code for finding in left.report.open] == ["mobility.cap-programme-open"]
    same = remaining([EarlierStay(5, "first", scheme="ERASMUS-2014")], scheme="ERASMUS-2014-KA107", cycle="first")
    assert same is not None
    assert same.used == 150


@pytest.mark.parametrize(
    "scheme", [scheme.code for scheme in mobility_schemes() if any(not cap.one_cycle for cap in scheme.caps)]
)
def test_no_stay_under_any_other_programme_is_dropped_silently_from_any_cap(scheme: str) -> None:
    for other in mobility_schemes():
        left = remaining([EarlierStay(5, "first", scheme=other.code)], scheme=scheme, cycle="first")
        assert left is not None
        assert len(left.report) == 1
        counted = other.code.startswith("ERASMUS")
        assert (left.used_low == 150) is counted
        assert (left.used_high == 0) is (left.report.findings[0].code == "mobility.cap-other-programme")
