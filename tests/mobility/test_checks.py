"""Stays under the bundled schemes: how long they count, whether they meet the rules, what remains of a cap."""

import datetime
from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    CircumstanceNeededError,
    Credits,
    Interruption,
    MobilityPeriod,
    NumberError,
    Source,
    UndecidedError,
    Verdict,
    check_mobility,
    duration,
    mobility_scheme,
    remaining,
)
from bologna_credits.core import AcademicTerm, Basis, Month, UnknownSchemeError
from bologna_credits.law import MobilityScheme, Teaching, read_schemes
from bologna_credits.mobility import EarlierStay, fitting_kinds
from bologna_credits.mobility.checks import teaching_hours
from bologna_credits.mobility.durations import add_months

E21 = "ERASMUS-2021"


def study(start: str, end: str, **more: object) -> MobilityPeriod:
    return MobilityPeriod(start, end, **{"kind": "long-term", "cycle": "first", **more})  # type: ignore[arg-type]


def codes(period: MobilityPeriod, scheme: MobilityScheme | str = E21, before: tuple[object, ...] = ()) -> dict[str, str]:
    report = check_mobility(period, scheme=scheme, before=before)  # type: ignore[arg-type]
    return {finding.code.removeprefix("mobility."): finding.verdict.value for finding in report}


# How days are counted


def test_the_commissions_own_example_is_three_months_and_fifteen_days() -> None:
    length = duration(study("2023-01-01", "2023-04-15"), scheme=E21)
    assert (length.days, length.months, length.rest) == (105, 3, 15)
    assert str(length) == "105 days (3 months and 15 days)"


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-02-01", "2023-02-28", 28),  # February has 28 days at the end of a stay …
        ("2023-01-01", "2023-02-28", 58),
        ("2023-02-01", "2023-03-31", 60),  # … and 30 within one
        ("2023-01-31", "2023-03-31", 61),
        ("2023-01-31", "2023-01-31", 1),
        ("2024-02-01", "2024-02-29", 29),
        ("2023-09-01", "2024-08-31", 360),
    ],
)
def test_long_stays_count_in_a_year_of_360_days(start: str, end: str, days: int) -> None:
    assert duration(study(start, end), scheme=E21).days == days


def test_short_stays_and_staff_count_days_of_the_calendar() -> None:
    blended = MobilityPeriod("2023-01-31", "2023-03-01", kind="short-term-blended")
    assert duration(blended, scheme=E21).days == 30
    staff = MobilityPeriod("2023-02-27", "2023-03-03", person="lecturer", activity="teaching")
    assert str(duration(staff, scheme=E21)) == "5 days (0 months and 5 days)"
    assert str(duration(study("2023-01-01", "2023-01-31"), scheme=E21)) == "30 days (1 month and 0 days)"


def test_the_kind_has_to_be_said_where_a_scheme_has_several() -> None:
    with pytest.raises(CircumstanceNeededError, match="kind= one of long-term, short-term-blended, blended-intensive"):
        duration(MobilityPeriod("2023-01-01", "2023-04-15"), scheme=E21)
    with pytest.raises(ArgumentError, match='kind cannot be "long"; did you mean "long-term"'):
        duration(study("2023-01-01", "2023-04-15", kind="long"), scheme=E21)


def test_what_a_scheme_does_not_have_is_told() -> None:
    with pytest.raises(ArgumentError, match="the stay under ERASMUS-2021 cannot be"):
        duration(MobilityPeriod("2023-01-01", "2023-04-15", person="lecturer"), scheme=E21)
    with pytest.raises(UnknownSchemeError, match='did you mean "ERASMUS-2021"'):
        duration(study("2023-01-01", "2023-04-15"), scheme="ERASMUS-2012")


def test_interruptions_are_taken_off() -> None:
    stay = study("2023-01-01", "2023-04-10", interruptions=[("2023-02-01", "2023-02-07")])
    length = duration(stay, scheme=E21)
    assert length.days == 93  # 100 − 7
    assert [finding.message for finding in length.steps] == [
        "93 days, counted in a year of 360 days (ERASMUS-2021)",
        "7 days of interruption are taken off 100",
    ]


def test_an_interruption_on_the_31st_takes_nothing_off_twice() -> None:
    both = [Interruption("2023-01-30", "2023-01-30"), Interruption("2023-01-31", "2023-01-31")]
    assert duration(study("2023-01-01", "2023-01-31", interruptions=both), scheme=E21).days == 29
    whole = [Interruption("2023-01-30", "2023-01-31")]
    assert duration(study("2023-01-30", "2023-01-31", interruptions=whole), scheme=E21).days == 0


def test_months_give_a_span_of_days() -> None:
    length = duration(study("2021-02", "2021-07"), scheme=E21)
    assert (length.low, length.high) == (124, 180)
    assert str(length) == "124 to 180 days"
    with pytest.raises(UndecidedError, match="124 to 180 days"):
        _ = length.days
    within_a_month = duration(study("2021-02", "2021-02"), scheme=E21)
    assert (within_a_month.low, within_a_month.high) == (1, 28)
    interrupted = study("2021-02", "2021-07", interruptions=[("2021-02-10", "2021-02-12"), ("2021-04-01", "2021-04-05")])
    assert (duration(interrupted, scheme=E21).low, duration(interrupted, scheme=E21).high) == (119, 172)


# Least and most


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
        "Kodolányi University says 3 months and one term, not or"
    ]


def test_staff_stay_two_days_and_five_outside_the_programme() -> None:
    two = MobilityPeriod("2023-05-02", "2023-05-03", person="lecturer", activity="teaching", hours=8)
    assert codes(two)["minimum"] == "holds"
    assert codes(two, "ERASMUS-2021-KA171")["shorter-than-minimum"] == "fails"
    guest = MobilityPeriod("2023-05-02", "2023-05-02", person="enterprise", activity="teaching")
    assert codes(guest)["minimum"] == "holds"
    assert codes(guest)["hours-exempt"] == "holds"


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


# Virtual part, credits, participants


def blended(**more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-06-05", "2023-06-09", kind="blended-intensive", **more)  # type: ignore[arg-type]


def test_a_blended_stay_has_a_virtual_part() -> None:
    assert codes(blended())["virtual-unsaid"] == "open"
    assert codes(blended(virtual=True))["virtual"] == "holds"
    assert codes(blended(virtual=False))["virtual-missing"] == "fails"
    doctoral = MobilityPeriod("2023-06-05", "2023-06-09", person="doctoral", kind="short-term-doctoral")
    assert not [code for code in codes(doctoral) if code.startswith("virtual")]


def test_a_blended_intensive_programme_brings_three_credits() -> None:
    assert codes(blended())["credits-unsaid"] == "open"
    assert codes(blended(credits=Credits(3, "ECTS")))["credits"] == "holds"
    assert codes(blended(credits=Credits("2.5", "ECTS")))["credits-short"] == "fails"
    assert codes(blended(credits=Credits(3, "KZ-RK")))["credits-unsaid"] == "open"


def test_whether_twelve_participants_are_enough_depends_on_the_call() -> None:
    assert codes(blended(participants=12))["participants-voices"] == "open"
    assert codes(blended(participants=15))["participants"] == "holds"
    assert codes(blended(participants=9))["participants-short"] == "fails"
    assert not [code for code in codes(blended()) if code.startswith("participants")]


# Hours of teaching


def lecturer(end: str, hours: object = None, activity: str = "teaching", **more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-05-01", end, person="lecturer", activity=activity, hours=hours, **more)  # type: ignore[arg-type]


def test_eight_hours_are_asked_for_in_a_week_or_less() -> None:
    assert codes(lecturer("2023-05-03", 8))["hours"] == "holds"
    assert codes(lecturer("2023-05-07", "7.5"))["hours-short"] == "fails"
    assert codes(lecturer("2023-05-07"))["hours-unsaid"] == "open"


def test_four_hours_are_enough_where_training_is_combined() -> None:
    assert codes(lecturer("2023-05-05", 4, "teaching-training"))["hours"] == "holds"
    assert codes(lecturer("2023-05-05", 4))["hours-short"] == "fails"
    assert not [code for code in codes(lecturer("2023-05-05", activity="training")) if code.startswith("hours")]


def test_a_further_week_asks_for_its_share_which_the_institution_computes() -> None:
    assert codes(lecturer("2023-05-14", 16))["hours"] == "holds"
    assert codes(lecturer("2023-05-14", "15.5"))["hours-short"] == "fails"
    assert codes(lecturer("2023-05-10", "11.5"))["hours"] == "holds"  # 80/7 = 11.43
    assert codes(lecturer("2023-05-10", 11))["hours-share"] == "open"
    assert codes(lecturer("2023-05-10", 8))["hours-share"] == "open"  # one full week
    assert codes(lecturer("2023-05-10", "7.5"))["hours-short"] == "fails"
    (share,) = check_mobility(lecturer("2023-05-10", 11), scheme=E21).with_code("mobility.hours-share")
    assert share.message.startswith("11 hours of teaching; the full weeks ask for 8, and 80/7 with the share")
    assert share.source is not None
    assert "responsibility of the beneficiary" in (share.source.quote or "")


def test_where_the_text_does_not_ask_for_a_share_only_full_weeks_count() -> None:
    source = Source("a", "An agreement", "https://example.org/a", seen="secondary")
    rule = Teaching(Fraction(8), source, Basis.INSTITUTION)
    assert teaching_hours(13, rule) == (Fraction(8),) * 2
    assert teaching_hours(14, rule) == (Fraction(16),) * 2
    assert teaching_hours(5, rule, combined=True) == (Fraction(8),) * 2


def test_months_leave_hours_open() -> None:
    stay = MobilityPeriod("2023-05", "2023-05", person="lecturer", activity="teaching", hours=10)
    assert codes(stay)["hours-unclear"] == "open"


def test_force_majeure_lifts_durations_and_hours() -> None:
    stay = lecturer("2023-05-01", 1, force_majeure="the host closed")
    assert codes(stay) == {"counted": "note", "force-majeure": "note"}
    report = check_mobility(stay, scheme=E21)
    assert [finding.named["what"] for finding in report.with_code("mobility.force-majeure")] == [
        "the least duration",
        "the most duration",
        "the hours of teaching",
    ]
    student = study("2020-02-01", "2020-03-16", force_majeure="the host closed")
    assert not check_mobility(student, scheme=E21).fails


def test_a_scheme_without_such_a_rule_lifts_nothing() -> None:
    stay = MobilityPeriod("2023-05-01", "2023-05-05", kind="short-term", force_majeure="a flood")
    assert codes(stay, "KZ-KAZNU")["shorter-than-minimum"] == "fails"


# Caps


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


def attrs_without_cycle(stay: MobilityPeriod) -> MobilityPeriod:
    return MobilityPeriod(stay.start, stay.end, kind=stay.kind)


def test_staff_have_no_cap() -> None:
    assert remaining([], scheme=E21, cycle="first", person="lecturer") is None
    with pytest.raises(ArgumentError, match="cycle cannot be"):
        remaining([], scheme=E21, cycle="fourth")


def test_two_stays_on_the_same_days_are_open() -> None:
    other = study("2022-08-01", "2022-09-01")
    assert codes(study("2022-09-01", "2023-01-30"), before=(other,))["overlap"] == "open"
    assert "overlap" not in codes(study("2022-09-02", "2023-01-30"), before=(other,))


# Early return, extension


def test_an_early_return_keeps_the_end_that_was_planned() -> None:
    stay = study("2020-02-01", "2020-06-30", interruptions=[("2020-03-10", "2020-03-20"), ("2020-05-01", "2020-05-02")])
    early = stay.ended("2020-03-16", force_majeure="the host closed")
    assert (early.end, early.planned_end) == (datetime.date(2020, 3, 16), datetime.date(2020, 6, 30))
    assert early.interruptions == (Interruption("2020-03-10", "2020-03-16"),)
    assert codes(early)["early-return-forced"] == "note"
    assert codes(stay.ended("2020-05-16"))["early-return"] == "note"
    with pytest.raises(ArgumentError, match="to before 2020-06-30"):
        stay.ended("2020-06-30")


def test_an_extension_is_asked_for_a_month_before_the_planned_end() -> None:
    stay = study("2022-09-01", "2022-12-31")
    asked = stay.extended("2023-02-28", requested="2022-11-30")
    report = check_mobility(asked, scheme=E21)
    assert [f.verdict for f in report.with_code("deadline")] == [Verdict.HOLDS]
    late = check_mobility(stay.extended("2023-02-28", requested="2022-12-02"), scheme=E21)
    assert [f.code for f in late.with_code("deadline")] == ["deadline.missed"]
    unsaid = check_mobility(stay.extended("2023-02-28"), scheme=E21)
    assert [f.code for f in unsaid.with_code("deadline")] == ["deadline.not-done"]
    assert asked.extended("2023-03-31").planned_end == datetime.date(2022, 12, 31)
    with pytest.raises(ArgumentError, match="a day after 2022-12-31"):
        stay.extended("2022-12-31")


def test_a_stay_that_ended_as_planned_has_nothing_to_tell() -> None:
    assert "early-return" not in codes(study("2022-09-01", "2022-12-31", planned_end="2022-12-31"))


# Kazakhstan and agreements of two universities


def test_inside_kazakhstan_no_text_gives_days() -> None:
    stay = MobilityPeriod("2022-09-01", "2022-12-31")
    assert codes(stay, "KZ-INTERNAL") == {"counted": "note"}
    assert codes(stay, "KZ-FOREIGN") == {"counted": "note"}


def test_exactly_four_months_are_a_short_stay_at_kaznu() -> None:
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2022-12-31"), scheme="KZ-KAZNU") == ("short-term",)
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2023-01-01"), scheme="KZ-KAZNU") == ("long-term",)
    assert fitting_kinds(MobilityPeriod("2022-09-01", "2022-09-05"), scheme="KZ-KAZNU") == ()
    assert fitting_kinds(MobilityPeriod("2022-09", "2022-12"), scheme="KZ-KAZNU") == ("short-term",)
    assert fitting_kinds(MobilityPeriod("2022-09", "2023-01"), scheme="KZ-KAZNU") == ("short-term", "long-term")


def test_two_universities_write_their_agreement_as_a_file() -> None:
    scheme = read_schemes(AGREEMENT, "agreement.toml").schemes[0]
    assert str(scheme) == "XX-YY: Exchange of X and Y"
    found = check_mobility(MobilityPeriod("2024-02-01", "2024-06-30"), scheme=scheme)
    assert [finding.code for finding in found.holds] == ["mobility.minimum", "mobility.maximum"]
    exactly = MobilityPeriod("2024-02-01", "2024-07-31")
    assert [finding.code for finding in check_mobility(exactly, scheme=scheme).fails] == ["mobility.longer-than-maximum"]


AGREEMENT = """
format = 1
country = "XX"
names = { en = "Agreement of X and Y" }
sources.a = { title = "Agreement of X and Y", url = "https://example.org/agreement", seen = "secondary" }
[[schemes]]
code = "XX-YY"
names = { en = "Exchange of X and Y" }
source = "a"
basis = "institution"
[[schemes.stays]]
kind = "exchange"
persons = ["student"]
activities = ["study"]
count = "calendar"
least = [{ number = 1, unit = "months", source = "a", basis = "institution" }]
most = [{ number = 6, unit = "months", above = true, source = "a", basis = "institution" }]
"""


def test_a_month_later_is_the_last_day_of_a_month_that_is_too_short() -> None:
    assert add_months(datetime.date(2024, 1, 31), 1) == datetime.date(2024, 2, 29)
    assert add_months(datetime.date(2024, 1, 31), -2) == datetime.date(2023, 11, 30)


# Wrong input


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"end": "2022-08-31"}, "end cannot be"),
        ({"person": "teacher"}, "person cannot be"),
        ({"person": None}, "person cannot be"),
        ({"activity": "holidays"}, "activity cannot be"),
        ({"cycle": "bachelor"}, "cycle cannot be"),
        ({"hours": -1}, "hours cannot be"),
        ({"interruptions": [("2022-08-31", "2022-09-02")]}, "days within the stay"),
        ({"interruptions": [("2022-12-31", "2023-01-02")]}, "days within the stay"),
        ({"interruptions": [("2022-10-05", "2022-10-01")]}, "not before the first"),
        ({"interruptions": [("2022-10-01", "2022-10-05"), ("2022-10-05", "2022-10-06")]}, "no other interruption"),
        ({"start": "soon"}, "start cannot be"),
    ],
)
def test_wrong_input_is_one_clear_error(change: dict[str, object], match: str) -> None:
    given = {"start": "2022-09-01", "end": "2022-12-31", **change}
    with pytest.raises(ArgumentError, match=match):
        MobilityPeriod(**given)  # type: ignore[arg-type]


def test_an_earlier_stay_is_not_less_than_nothing() -> None:
    assert EarlierStay("4.5", days=3).total == Fraction(138)
    with pytest.raises(ArgumentError, match="0 or more"):
        EarlierStay(-1)
    with pytest.raises(NumberError):
        EarlierStay("many")


def test_a_period_reads_for_people() -> None:
    assert str(MobilityPeriod(Month(2023, 2), "2023-06-30")) == "student, study, 2023-02 to 2023-06-30"
    assert mobility_scheme("KZ-INTERNAL").name("ru") == "Внутренняя академическая мобильность"
    assert mobility_scheme("KZ-INTERNAL").name("kk") == "Academic mobility inside Kazakhstan"
