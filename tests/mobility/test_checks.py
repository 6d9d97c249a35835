"""Stays under the bundled schemes, checked against all rules at once."""

import datetime

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Credits,
    Interruption,
    MixedCreditsError,
    MobilityPeriod,
    Verdict,
    check_mobility,
    credit_system,
    credit_systems,
    mobility_scheme,
    mobility_schemes,
)
from bologna_credits.core import Boundary, InForce
from bologna_credits.credits import ects_of
from bologna_credits.law import Needed, read_schemes
from bologna_credits.mobility import fitting_kinds
from tests.mobility.stays import E21, blended, codes, study


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


def short_blended(**more: object) -> MobilityPeriod:
    return MobilityPeriod("2023-06-05", "2023-06-09", kind="short-term-blended", **more)  # type: ignore[arg-type]


def test_short_term_blended_mobility_for_studies_has_the_minimum_of_three_ects() -> None:
    assert codes(short_blended())["credits-unsaid"] == "open"
    assert codes(short_blended(credits=Credits(3, "ECTS")))["credits"] == "holds"
    assert codes(short_blended(credits=Credits("2.5", "ECTS")))["credits-short"] == "fails"
    traineeship = short_blended(activity="traineeship", credits=Credits(1, "ECTS"))
    assert not [code for code in codes(traineeship) if code.startswith("credits")]


def test_credits_of_a_system_with_a_fixed_ratio_count_where_ects_are_asked_for() -> None:
    for stay in (short_blended, blended):
        assert codes(stay(credits=Credits(3, "SE-HP")))["credits"] == "holds"
        assert codes(stay(credits=Credits(2, "SE-HP")))["credits-short"] == "fails"
    told = check_mobility(short_blended(credits=Credits(3, "SE-HP")), scheme=E21).with_code("mobility.credits-counted")
    assert [finding.message for finding in told] == ["3 SE-HP are 3 ECTS by a fixed ratio"]
    assert told[0].source is not None
    assert "credits-counted" not in codes(short_blended(credits=Credits(3, "ECTS")))


@pytest.mark.parametrize("system", [system.code for system in credit_systems() if system.code != "ECTS"])
def test_credits_count_in_every_system_of_a_fixed_ratio_and_stay_open_in_every_other(system: str) -> None:
    rates = credit_system(system).ects
    ratios = {(rate.ratio.low, rate.ratio.high) for rate in rates}
    found = codes(short_blended(credits=Credits(300, system)))
    speaks = any(rate.default or rate.authority is None for rate in rates)
    if len(ratios) == 1 and all(low == high for low, high in ratios) and not rates[0].when.keys and speaks:
        assert found["credits"] == "holds"
    elif "credits" not in found:
        assert found["credits-unsaid"] == "open"


def test_credits_of_one_system_are_not_counted_by_the_ratio_of_another() -> None:
    with pytest.raises(MixedCreditsError):
        ects_of(Credits(3, "KZ-RK"), credit_system("SE-HP"))


def test_taking_off_interruptions_where_no_text_says_so_is_told_as_our_reading() -> None:
    away = [("2023-03-01", "2023-03-05")]
    stay = study("2023-01-01", "2023-06-30", interruptions=away)
    report = check_mobility(stay, scheme="ERASMUS-2021-KA171")
    (told,) = report.with_code("mobility.interruptions-unsaid")
    assert told.verdict is Verdict.NOTE
    assert told.message.startswith("no text that was read says how interruptions count for students under ERASMUS-2021-KA171")
    assert told.source is not None
    assert "Said of staff" in told.because
    staff = MobilityPeriod(
        "2023-01-01", "2023-02-10", person="staff", activity="training", interruptions=[("2023-01-10", "2023-01-12")]
    )
    assert "interruptions-unsaid" not in codes(staff)
    assert "interruptions-unsaid" not in codes(stay)
    assert "interruptions-unsaid" not in codes(study("2023-01-01", "2023-06-30"))


def test_every_scheme_tells_its_reading_of_interruptions_unless_a_text_speaks_of_the_person() -> None:
    for scheme in mobility_schemes():
        for rule in scheme.stays:
            for person in rule.persons:
                stay = MobilityPeriod(
                    "2023-03-01",
                    "2023-06-30",
                    person=person,  # type: ignore[arg-type]
                    activity=rule.activities[0],  # type: ignore[arg-type]
                    kind=rule.kind,
                    interruptions=[("2023-04-03", "2023-04-04")],
                )
                text = scheme.interruptions is not None and person in scheme.interruptions_persons
                assert ("interruptions-unsaid" in codes(stay, scheme)) is not text, (scheme.code, rule.kind, person)


def test_whether_twelve_participants_are_enough_depends_on_the_call() -> None:
    assert codes(blended(participants=12))["participants-voices"] == "open"
    assert codes(blended(participants=15))["participants"] == "holds"
    assert codes(blended(participants=9))["participants-short"] == "fails"
    assert not [code for code in codes(blended()) if code.startswith("participants")]


def test_a_requirement_that_began_after_the_stay_asks_nothing_of_it() -> None:
    scheme = mobility_scheme(E21)
    later = InForce(Boundary("2024-01-01", "in_force"))

    def dated(voices: tuple[Needed, ...]) -> tuple[Needed, ...]:
        return tuple(attrs.evolve(voice, in_force=later) for voice in voices)

    stays = [attrs.evolve(rule, credits=dated(rule.credits), participants=dated(rule.participants)) for rule in scheme.stays]
    own = attrs.evolve(scheme, stays=tuple(stays))
    for stay in (blended(), blended(credits=Credits(1, "ECTS"), participants=1)):
        assert not [code for code in codes(stay, own) if code.startswith(("credits", "participants"))]
    next_year = MobilityPeriod("2024-06-05", "2024-06-09", kind="blended-intensive", credits=Credits(1, "ECTS"), participants=1)
    assert (codes(next_year, own)["credits-short"], codes(next_year, own)["participants-short"]) == ("fails", "fails")


def test_two_stays_on_the_same_days_are_open() -> None:
    other = study("2022-08-01", "2022-09-01")
    assert codes(study("2022-09-01", "2023-01-30"), before=(other,))["overlap"] == "open"
    assert "overlap" not in codes(study("2022-09-02", "2023-01-30"), before=(other,))


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


def test_inside_kazakhstan_no_text_gives_days() -> None:
    stay = MobilityPeriod("2022-09-01", "2022-12-31")
    assert codes(stay, "KZ-INTERNAL") == {"counted": "note"}
    assert codes(stay, "KZ-FOREIGN") == {"counted": "note"}


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


def test_the_kinds_that_fit_are_those_of_the_person_whose_limits_are_kept() -> None:
    short = MobilityPeriod("2023-09-01", "2023-09-20", person="doctoral")
    assert fitting_kinds(short, scheme="ERASMUS-2021-KA171") == ("short-term-doctoral",)
    assert fitting_kinds(MobilityPeriod("2023-09-01", "2023-09-01", person="doctoral"), scheme="ERASMUS-2021-KA171") == ()
    assert fitting_kinds(MobilityPeriod("2023-09-01", "2023-12-20", person="enterprise"), scheme="KZ-KAZNU") == ()
