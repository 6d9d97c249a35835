"""The home rules, as written and as a body publishes them."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    CreditRange,
    Credits,
    EquivalenceGapError,
    HomeRules,
    Institution,
    NumberError,
    PracticeWith,
    UnknownCodeError,
    Verdict,
    convert_credits,
    default_catalogue,
    grading_scale,
)
from bologna_credits.core import UnknownPracticeError
from bologna_credits.law import RecognitionPractice, recognition_practice
from bologna_credits.papers import ByHost
from tests.recognition.support import KZ_2018, decide_by, settle_by_dean


def test_home_rules_refuse_words_they_do_not_know() -> None:
    for words in ({"shortfall": "x"}, {"grades": "x"}, {"several_grades": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            HomeRules(credits="ECTS", **words)  # type: ignore[arg-type]


def test_kimep_gives_three_or_six_of_its_credits_and_no_grade() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=120)
    decision = decide_by(rules, ("A", 5, grading_scale("NO-AF").grade("E")), ("B", 10, grading_scale("NO-AF").grade("A")))
    assert decision.credits == CreditRange(9, 9, "KZ-KIMEP-CR")
    assert [row.shown_grade for row in decision.rows] == ["recognised without grade"] * 2
    share = decision.report.with_code("recognition.share")[0]
    assert (share.verdict, share.message) == (
        Verdict.HOLDS,
        "9 KZ-KIMEP-CR are at most 0.5 of a degree of 120 credits (60)",
    )
    assert any("schemes/kz.toml" in line for line in decision.data)


@pytest.mark.parametrize(("amount", "beside"), [("3.5", ("4 to 7.5 → 3",)), (8, ("4 to 7.5 → 3", "10 → 6")), (12, ("10 → 6",))])
def test_between_the_rows_of_kimep_nothing_is_interpolated(amount: object, beside: tuple[str, ...]) -> None:
    with pytest.raises(EquivalenceGapError) as caught:
        convert_credits(Credits(amount, "ECTS"), policy="KZ/KIMEP-exchange")  # type: ignore[arg-type]
    assert caught.value.neighbours == beside
    decision = decide_by(HomeRules.by_practice("KZ/KIMEP-exchange", degree=120), ("A", amount, None))
    assert {finding.code for finding in decision.open} == {"recognition.credits-need", "recognition.share-open"}
    assert decision.rows[0].verdict is Verdict.HOLDS
    unit = settle_by_dean(decision, "recognition.credits-need", "A", credits="4")
    assert unit.credits == CreditRange(4, 4, "KZ-KIMEP-CR")
    assert unit.open == ()
    none = settle_by_dean(decision, "recognition.credits-need", "A", "fails")
    assert none.credits == CreditRange(0, 0, "KZ-KIMEP-CR")
    assert none.report.with_code("recognition.settled")[0].message == "Dean decided on 2023-02-01: no credits"


def test_kazatu_gives_credits_for_what_was_passed_and_says_nothing_more() -> None:
    rules = HomeRules.by_practice("KZ/KazATU", credits="KZ-AK", scale="KZ-2018")
    assert rules == attrs.evolve(
        HomeRules("KZ-AK", scale="KZ-2018"), source=recognition_practice("KZ/KazATU").source, practice="KZ/KazATU"
    )
    decision = decide_by(rules, ("A", 5, KZ_2018.grade("D")), ("B", 5, KZ_2018.grade("FX")), system="KZ-AK")
    assert (decision.credits, [row.code for row in decision.debt]) == (CreditRange(5, 5, "KZ-AK"), ["B"])
    # One national scale: the letter stays what it is.
    assert str(decision.rows[0].grade) == "D (KZ-2018)"


def test_the_letters_of_kimep_have_no_table_to_the_national_scale() -> None:
    rules = HomeRules("KZ-AK", scale="KZ-2018")
    decision = decide_by(rules, ("A", 5, grading_scale("KZ-KIMEP").grade("A")), system="KZ-AK")
    assert [finding.code for finding in decision.open] == ["recognition.grade-open"]


def test_in_munich_the_student_chooses_before_the_stay_and_the_default_is_the_converted_grade() -> None:
    mark = grading_scale("IT-30").grade("28")
    converted = decide_by(HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS"), ("A", 6, mark))
    # x = 1 + 3 · (30 - 28)/(30 - 18) = 1.5
    assert str(converted.rows[0].grade) == "1.5 (DE-TENTHS)"
    passed = decide_by(HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS", passed=True), ("A", 6, mark))
    assert str(passed.rows[0].grade) == "mit Erfolg abgelegt (DE-HM-PASS)"
    assert passed.open == ()


def test_upo_puts_the_mean_so_far_in_the_place_of_a_mere_pass_and_leaves_the_rest_open() -> None:
    mere = next(grade for grade in grading_scale("IT-PF").grades if grade.passes)
    rules = HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS", mean="26.4")
    decision = decide_by(rules, ("A", 6, mere), ("B", 6, grading_scale("NO-AF").grade("B")))
    assert [finding.code for finding in decision.open] == ["recognition.grade-open"] * 2
    settled = settle_by_dean(decision, "recognition.grade-open", "A", grade="26")
    assert str(settled.rows[0].grade) == "26 (IT-30)"
    unsaid = decide_by(HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS"), ("A", 6, mere))
    assert [finding.code for finding in unsaid.open] == ["recognition.grade-open"]


def test_a_practice_is_asked_for_nothing_that_it_does_not_give() -> None:
    with pytest.raises(ArgumentError, match="the credit system at home"):
        HomeRules.by_practice("KZ/KAZGUU")
    with pytest.raises(ArgumentError, match="gives the student no such choice"):
        HomeRules.by_practice("KZ/KAZGUU", credits="KZ-AK", passed=True)
    with pytest.raises(UnknownPracticeError, match='did you mean "KZ/KIMEP-exchange"'):
        HomeRules.by_practice("KZ/KIMEP-exchanged")
    other = HomeRules.by_practice("KZ/KIMEP-exchange", credits="ECTS", scale="ECTS-AF")
    assert (other.credits, other.scale, other.policy) == ("ECTS", "ECTS-AF", None)


def test_a_practice_of_the_callers_own_works_as_well() -> None:
    source = recognition_practice("KZ/KazATU").source
    own = RecognitionPractice("XX/Own", "Own", source, grades="without", unmatched="elective", share=Fraction(1, 4))
    rules = HomeRules.by_practice(own, credits="ECTS", degree=240)
    assert (rules.grades, rules.unmatched, rules.most_share) == ("without", "elective", Fraction(1, 4))
    with pytest.raises(ArgumentError, match="use one of convert, without, carry"):
        RecognitionPractice("XX/Own", "Own", source, grades="keep")  # type: ignore[arg-type]


def test_home_rules_refuse_what_cannot_be() -> None:
    for words in ({"repeats": "x"}, {"surplus": "x"}, {"used": "x"}, {"unmatched": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            HomeRules("ECTS", **words)  # type: ignore[arg-type]
    for share in (0, "5/4"):
        with pytest.raises(NumberError, match="is no share"):
            HomeRules("ECTS", most_share=share)
    with pytest.raises(NumberError, match="is negative"):
        HomeRules("ECTS", degree=-1)
    with pytest.raises(ArgumentError, match="least_scale"):
        HomeRules("ECTS", least_grade="C")


def test_a_way_for_each_host_is_found_by_identifier_then_scale_then_country_then_the_rest() -> None:
    ways = ByHost({"*": "rest", "PL": "country", "PL-5": "scale", "uw.edu.pl": "host"})
    warsaw = Institution("Warsaw", "PL", {"erasmus": "PL  WARSZAW01", "schac": "UW.edu.pl"})
    gdansk = Institution("Gdansk", "PL")
    assert ways.find(["PL-5"], warsaw) == ("uw.edu.pl", "host")
    assert ways.find(["ECTS-AF", "pl-5"], gdansk) == ("PL-5", "scale")
    assert ways.find(["ECTS-AF"], gdansk) == ("PL", "country")
    assert ways.find(["IT-30"], None) == ("*", "rest")
    assert ByHost({"PL-5": "scale"}).find(["IT-30"], Institution("Bologna", "IT")) == (None, None)
    assert ByHost({"pl warszaw01": "host"}).find([], warsaw) == ("pl warszaw01", "host")


def test_a_way_for_a_scale_twice_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"PL-5, pl-5 \(twice\)"):
        HomeRules("ECTS", scale="DE-THIRDS", by={"PL-5": None, "pl-5": "UCU"})
    for nothing in ({}, {" ": None}):
        with pytest.raises(ArgumentError, match="no scale and no host"):
            HomeRules("ECTS", scale="DE-THIRDS", by=nothing)


def test_the_ways_and_practices_of_home_rules_are_listed_whatever_their_form() -> None:
    rules = HomeRules("ECTS", scale="DE-THIRDS", policy="KZ/KazNU", by={"IT-30": "DE/KMK", "*": PracticeWith("DE/Passau-SoBi")})
    assert rules.ways == ("DE/KMK", PracticeWith("DE/Passau-SoBi"))
    assert rules.named == ("KZ/KazNU", "DE/KMK", "DE/Passau-SoBi")
    assert HomeRules("ECTS").ways == (None,)
    assert isinstance(rules.by, ByHost)


def test_a_way_for_a_country_is_found_by_its_iso_code_and_by_that_of_eu_papers() -> None:
    for key in ("GB", "UK", " uk "):
        for country in ("GB", "UK"):
            assert ByHost({key: "country"}).find([], Institution("Isle", country)) == (key, "country")
    with pytest.raises(ArgumentError, match=r"GB, UK \(twice\)"):
        ByHost({"GB": "one", "UK": "other"})


def test_a_way_for_a_code_of_no_country_is_refused_unless_a_host_has_that_identifier() -> None:
    known = default_catalogue()
    with pytest.raises(UnknownCodeError, match='no country "ZZ"'):
        ByHost({"ZZ": "without", "*": "carry"}).check(known)
    ByHost({"ZZ": "without"}).check(known, [Institution("Isle", "GB", {"local": "zz"})])
    ByHost({"UK": "without", "XX": "carry", "no": "without"}).check(known)
