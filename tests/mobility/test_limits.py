"""The least and the most duration, days without a break, and force majeure."""

import pytest

from bologna_credits import (
    Interruption,
    MobilityPeriod,
    check_mobility,
)
from bologna_credits.core import AcademicTerm
from bologna_credits.mobility import fitting_kinds
from tests.mobility.stays import E21, codes, lecturer, study


def test_58_days_fail_for_a_traineeship_and_are_open_for_studies() -> None:
    placement = study("2023-01-01", "2023-02-28", activity="traineeship")
    assert codes(placement)["shorter-than-minimum"] == "fails"
    assert codes(study("2023-01-01", "2023-02-28"))["full-term-open"] == "open"


def test_a_full_term_is_enough_and_a_part_of_one_is_not() -> None:
    assert codes(study("2023-01-01", "2023-02-28", full_term=True))["full-term"] == "holds"
    assert codes(study("2023-01-01", "2023-02-28", full_term=False))["shorter-than-minimum"] == "fails"


def test_the_days_of_the_term_answer_whether_it_was_a_full_one() -> None:
    term = AcademicTerm("2022/2023", 2, 3, "2023-01-09", "2023-02-24")
    assert codes(study("2023-01-01", "2023-02-28", term=term))["full-term"] == "holds"
    assert codes(study("2023-01-10", "2023-02-28", term=term))["shorter-than-minimum"] == "fails"
    undated = AcademicTerm("2022/2023", 2, 3)
    assert codes(study("2023-01-01", "2023-02-28", term=undated))["full-term-open"] == "open"
    assert study("2023-01", "2023-02", term=term).covers_term() is None


def test_a_long_stay_meets_both_limits() -> None:
    found = codes(study("2022-09-01", "2023-01-31"))
    assert (found["minimum"], found["maximum"]) == ("holds", "holds")


def test_more_than_twelve_months_are_too_long() -> None:
    assert codes(study("2022-09-01", "2023-09-01"))["longer-than-maximum"] == "fails"
    assert codes(study("2022-09-01", "2023-08-31"))["maximum"] == "holds"


def test_months_leave_a_limit_open_where_it_lies_between() -> None:
    placement = MobilityPeriod("2023-01", "2023-03", activity="traineeship", kind="long-term")
    assert codes(placement)["minimum-unclear"] == "open"
    assert codes(study("2022-09", "2023-09"))["maximum-unclear"] == "open"


def test_before_2021_study_abroad_took_three_months() -> None:
    short = study("2016-09-01", "2016-11-15")
    assert codes(short, "ERASMUS-2014")["full-term-open"] == "open"
    assert codes(short)["minimum"] == "holds"


def test_another_voice_is_told() -> None:
    report = check_mobility(study("2016-09-01", "2017-01-31"), scheme="ERASMUS-2014")
    assert [finding.message for finding in report.with_code("mobility.other-voice")] == [
        "Kodolányi University gives 3 months and one term, not or"
    ]


def test_staff_stay_two_days_and_five_outside_the_programme() -> None:
    two = MobilityPeriod("2023-05-02", "2023-05-03", person="lecturer", activity="teaching", hours=8)
    assert codes(two)["minimum"] == "holds"
    assert codes(two, "ERASMUS-2021-KA171")["shorter-than-minimum"] == "fails"
    guest = MobilityPeriod("2023-05-02", "2023-05-02", person="enterprise", activity="teaching")
    assert codes(guest)["minimum"] == "holds"
    assert codes(guest)["hours-exempt"] == "holds"
    (told,) = check_mobility(guest, scheme=E21).with_code("mobility.hours-exempt")
    assert told.message == "no hours of teaching are required of staff of enterprises"


def test_two_months_of_staff_before_2021_are_months_of_the_calendar() -> None:
    def stay(end: str) -> MobilityPeriod:
        return MobilityPeriod("2016-07-01", end, person="lecturer", activity="teaching", hours=80)

    assert codes(stay("2016-08-31"), "ERASMUS-2014")["maximum"] == "holds"  # 62 days
    assert codes(stay("2016-09-01"), "ERASMUS-2014")["longer-than-maximum"] == "fails"


def test_the_least_number_of_staff_days_is_asked_for_without_a_break() -> None:
    def stay(first: str, last: str, **more: str) -> MobilityPeriod:
        away = [Interruption(first, last)]
        return MobilityPeriod("2023-05-01", "2023-05-05", person="lecturer", activity="training", interruptions=away, **more)  # type: ignore[arg-type]

    assert codes(stay("2023-05-03", "2023-05-03"))["consecutive"] == "holds"
    assert codes(stay("2023-05-02", "2023-05-04"))["not-consecutive"] == "fails"
    assert "not-consecutive" not in codes(stay("2023-05-02", "2023-05-04", force_majeure="a strike"))


def test_months_leave_it_open_whether_the_least_days_were_without_a_break() -> None:
    def stay(start: str, end: str) -> MobilityPeriod:
        away = [Interruption("2023-04-10", "2023-04-10")]
        return MobilityPeriod(start, end, person="lecturer", activity="training", interruptions=away)

    assert codes(stay("2023-04", "2023-04"))["consecutive-unclear"] == "open"  # 1 day, or 20 of them: 11 to 30 April
    assert codes(stay("2023-03", "2023-05"))["consecutive"] == "holds"  # 11 to 30 April at the least
    assert codes(stay("2023-04-09", "2023-04-11"))["not-consecutive"] == "fails"
    (unclear,) = check_mobility(stay("2023-04", "2023-04"), scheme=E21).with_code("mobility.consecutive-unclear")
    assert unclear.message == (
        "the papers give months only, so 1 to 20 days without interruption; whether that is at least 2 days is unknown"
    )


def test_force_majeure_lifts_durations_and_hours() -> None:
    stay = lecturer("2023-05-01", 1, force_majeure="the host closed")
    assert codes(stay) == {"counted": "note", "force-majeure": "note", "maximum": "holds"}
    assert codes(stay, "ERASMUS-2014") == {"counted": "note", "force-majeure": "note"}
    report = check_mobility(stay, scheme="ERASMUS-2014")
    assert [finding.message for finding in report.with_code("mobility.force-majeure")] == [
        "force majeure lifts the least duration",
        "force majeure lifts the most duration",
        "force majeure lifts the hours of teaching",
    ]
    student = study("2020-02-01", "2020-03-16", force_majeure="the host closed")
    assert not check_mobility(student, scheme=E21).fails


def test_since_2021_force_majeure_does_not_lift_the_most_duration() -> None:
    """The Commission's page of the new programme names the minimum duration and the minimum of hours alone."""
    long = lecturer("2023-07-15", 100, force_majeure="the airport closed")
    assert [finding.message for finding in check_mobility(long, scheme=E21).with_code("mobility.force-majeure")] == [
        "force majeure lifts the least duration",
        "force majeure lifts the hours of teaching",
    ]
    assert codes(long)["longer-than-maximum"] == "fails"
    assert "longer-than-maximum" not in codes(long, "ERASMUS-2014")


def test_a_scheme_without_such_a_rule_lifts_nothing() -> None:
    stay = MobilityPeriod("2023-05-01", "2023-05-05", kind="short-term", force_majeure="a flood")
    assert codes(stay, "KZ-KAZNU")["shorter-than-minimum"] == "fails"


def test_exactly_four_months_are_a_short_stay_at_kaznu() -> None:
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2022-12-31"), scheme="KZ-KAZNU") == ("short-term",)
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2023-01-01"), scheme="KZ-KAZNU") == ("long-term",)
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2022-09-05"), scheme="KZ-KAZNU") == ()
    assert fitting_kinds(MobilityPeriod("2022-09", "2022-12"), scheme="KZ-KAZNU") == ("short-term",)
    assert fitting_kinds(MobilityPeriod("2022-09", "2023-01"), scheme="KZ-KAZNU") == ("short-term", "long-term")


def course(start: str, end: str, **more: object) -> MobilityPeriod:
    return MobilityPeriod(start, end, kind="intensive-course", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        ("2023-06-05", "2023-06-09", "holds"),  # Monday to Friday
        ("2023-06-05", "2023-06-11", "holds"),  # and the weekend after it
        ("2023-06-05", "2023-06-08", "fails"),  # four days
        ("2023-06-08", "2023-06-12", "fails"),  # Thursday to Monday: five days, three of them working days
        ("2023-06-07", "2023-06-13", "holds"),  # Wednesday to Tuesday
    ],
)
def test_a_nordplus_intensive_course_is_met_by_five_working_days(start: str, end: str, verdict: str) -> None:
    found = codes(course(start, end), "NORDPLUS")
    assert found["minimum" if verdict == "holds" else "shorter-than-minimum"] == verdict
    assert ("holidays-unknown" in found) is (verdict == "holds")


def test_a_public_holiday_among_just_enough_working_days_is_told_as_unknown() -> None:
    report = check_mobility(course("2023-06-05", "2023-06-09"), scheme="NORDPLUS")
    (told,) = report.with_code("mobility.holidays-unknown")
    assert told.message.startswith("5 working days are just 5 working days; a public holiday")
    assert "holidays-unknown" not in codes(course("2023-06-05", "2023-06-12"), "NORDPLUS")
    (short,) = check_mobility(course("2023-06-08", "2023-06-12"), scheme="NORDPLUS").fails
    assert short.message == "3 working days are less than 5 working days"


def test_months_and_days_of_absence_decide_working_days_as_far_as_they_are_known() -> None:
    assert codes(course("2023-06", "2023-06"), "NORDPLUS")["minimum-unclear"] == "open"
    away = course("2023-06-05", "2023-06-11", interruptions=[("2023-06-07", "2023-06-07")])
    assert codes(away, "NORDPLUS")["shorter-than-minimum"] == "fails"
