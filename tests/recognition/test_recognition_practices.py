"""How bodies publish that they recognise, as home rules; what their texts leave open stays open."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Component,
    CourseResult,
    CreditRange,
    Credits,
    EquivalenceGapError,
    Grade,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    NumberError,
    Recognition,
    Transcript,
    Verdict,
    convert_credits,
    grading_scale,
    recognise,
    verify,
)
from bologna_credits.core import UnknownPracticeError
from bologna_credits.law import RecognitionPractice, recognition_practice
from bologna_credits.recognition import recognition_text, recognition_texts

KZ = grading_scale("KZ-2018")


def _decide(
    rules: HomeRules,
    *results: tuple[str, object, Grade | None],
    system: str = "ECTS",
    home: tuple[Component, ...] = (),
    matches: tuple[Match, ...] = (),
) -> Recognition:
    """Everything that was agreed is on the transcript, with the credits that were agreed."""
    courses, studied = [], []
    for code, amount, grade in results:
        credits = Credits(amount, system)  # type: ignore[arg-type]
        courses.append(CourseResult(code, code.title(), credits, grade))
        studied.append(Component(code, code.title(), credits))
    return recognise(Transcript(Institution("Host"), tuple(courses)), LearningAgreement(studied, home), rules, matches=matches)


def _settled(
    decision: Recognition, code: str, subject: str, verdict: str = "holds", grade: str | None = None, credits: str | None = None
) -> Recognition:
    return decision.settle(code, subject, verdict, by="Dean", on="2023-02-01", because="minute 4", grade=grade, credits=credits)


def _codes(decision: Recognition) -> set[str]:
    return {finding.code for finding in decision.report}


def test_what_was_agreed_is_recognised_by_the_texts_that_say_so() -> None:
    decision = _decide(HomeRules(credits="ECTS"), ("A", 5, None), home=(Component("H", "Home"),))
    agreed = decision.report.with_code("recognition.agreed")[0]
    assert agreed.source is not None
    assert "4.2" in agreed.source.title
    package = decision.report.with_code("recognition.package")[0]
    assert package.source is not None
    assert package.source.url.startswith("https://ec.europa.eu/")
    assert "Charter" in recognition_text("recognition.agreed").also[0].title
    assert all(text.source.checked is not None for text in recognition_texts())
    with pytest.raises(ArgumentError, match=r"recognition\.package"):
        recognition_text("recognition.packages")


# KIMEP


def test_kimep_gives_three_or_six_of_its_credits_and_no_grade() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=120)
    decision = _decide(rules, ("A", 5, grading_scale("NO-AF").grade("E")), ("B", 10, grading_scale("NO-AF").grade("A")))
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
    decision = _decide(HomeRules.by_practice("KZ/KIMEP-exchange", degree=120), ("A", amount, None))
    assert {finding.code for finding in decision.open} == {"recognition.credits-need", "recognition.share-open"}
    assert decision.rows[0].verdict is Verdict.HOLDS
    unit = _settled(decision, "recognition.credits-need", "A", credits="4")
    assert unit.credits == CreditRange(4, 4, "KZ-KIMEP-CR")
    assert unit.open == ()
    assert _settled(decision, "recognition.credits-need", "A").credits == CreditRange(0, 0, "KZ-KIMEP-CR")


def test_half_of_a_degree_is_the_most_that_kimep_takes() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=20, recognised_before=6)
    assert _decide(rules, ("A", 5, None)).report.with_code("recognition.share")
    over = _decide(rules, ("A", 10, None))
    assert [f.code for f in over.report.fails] == ["recognition.share-exceeded"]
    assert over.report.fails[0].named["most"] == 10
    unsaid = _decide(HomeRules.by_practice("KZ/KIMEP-exchange"), ("A", 5, None))
    assert [f.code for f in unsaid.open] == ["recognition.share-unknown"]
    assert _settled(unsaid, "recognition.share-unknown", "degree").open == ()
    nothing = _decide(rules, ("A", 5, KZ.grade("F")))
    assert not nothing.report.with_code("recognition.share")


def test_a_range_of_credits_may_lie_on_both_sides_of_the_most() -> None:
    rules = HomeRules("ECTS", most_share="1/2", degree=10)
    transcript = Transcript(Institution("Host"), (CourseResult("A", "A", Credits(3, "KZ-RK")),))
    case = Component("A", "A", Credits(3, "KZ-RK"))
    rules = attrs.evolve(rules, circumstances=attrs.evolve(rules.circumstances, cycle="first", activity="theory"))
    decision = recognise(transcript, LearningAgreement([case], []), rules)
    assert "recognition.share-open" in {finding.code for finding in decision.open}


def test_outside_an_exchange_kimep_asks_for_c_and_the_scale_of_it_is_not_said() -> None:
    rules = HomeRules.by_practice("KZ/KIMEP-transfer-courses", degree=120)
    assert rules.least == ("C", "KZ-KIMEP")
    national = _decide(rules, ("A", 5, KZ.grade("A")))
    assert "recognition.least-open" in {finding.code for finding in national.open}
    assert _settled(national, "recognition.least-open", "A").rows[0].verdict is Verdict.HOLDS
    lost = _settled(national, "recognition.least-open", "A", "fails")
    assert ([row.code for row in lost.refused], lost.debt) == (["A"], ())
    assert "passed and not recognised" in str(lost)
    assert "not recognised" in str(lost)
    known = attrs.evolve(rules, least_scale="KZ-2018")
    decision = _decide(known, ("A", 5, KZ.grade("C")), ("B", 5, KZ.grade("C-")), ("C", 5, None), ("D", 5, KZ.grade("FX")))
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS, Verdict.FAILS, Verdict.OPEN, Verdict.FAILS]
    assert ([row.code for row in decision.refused], [row.code for row in decision.debt]) == (["B"], ["D"])
    assert {"recognition.least", "recognition.below-least"} <= _codes(decision)
    assert decision.to_dict()["home_rules"]["least_grade"] == "C on KZ-2018"


def test_a_refused_course_leaves_its_match_unrecognised() -> None:
    rules = HomeRules("KZ-AK", scale="KZ-2018", least_grade="C")
    home, matches = (Component("H", "Home"),), (Match(["A"], ["H"]),)
    decision = _decide(rules, ("A", 5, KZ.grade("D")), system="KZ-AK", home=home, matches=matches)
    assert decision.report.with_code("recognition.match-failed")[0].message == "A for H: A not recognised"
    assert [row.code for row in decision.difference] == ["H"]


# The other bodies


def test_caspian_carries_the_mark_over_and_its_commission_decides() -> None:
    rules = HomeRules.by_practice("KZ/Caspian", credits="KZ-AK", scale="KZ-2018")
    home = (Component("H", "Home"), Component("I", "Other"))
    results = (("A", 5, KZ.grade("B")), ("B", 5, grading_scale("NO-AF").grade("C")), ("C", 5, KZ.grade("A")))
    matches = (Match(["B"], ["I"]),)
    decision = _decide(rules, *results, home=home, matches=matches)
    assert [row.shown_grade for row in decision.rows] == ["B (KZ-2018)", "C (NO-AF)", "A (KZ-2018)"]
    assert {row.verdict for row in decision.rows} == {Verdict.OPEN}
    assert [(f.code, f.subject) for f in decision.open] == [
        ("recognition.office-decides", "B → I"),
        ("recognition.office-decides", "package"),
    ]
    once = _settled(decision, "recognition.office-decides", "package")
    assert [row.verdict for row in once.rows] == [Verdict.HOLDS, Verdict.OPEN, Verdict.HOLDS]
    assert [row.verdict for row in once.home_rows] == [Verdict.HOLDS, Verdict.OPEN]
    both = _settled(once, "recognition.office-decides", "B → I", "fails")
    assert ([row.code for row in both.refused], [row.code for row in both.difference]) == (["B"], ["I"])
    assert both.debt == ()
    assert [f.code for f in verify(both)] == ["verify.same"]


def test_an_office_also_decides_on_the_rest_of_an_incomplete_package() -> None:
    rules = HomeRules.by_practice("KZ/Caspian", credits="KZ-AK")
    decision = _decide(rules, ("A", 5, KZ.grade("B")), ("B", 5, KZ.grade("F")), home=(Component("H", "Home"),))
    assert [row.verdict for row in decision.rows] == [Verdict.OPEN, Verdict.FAILS]
    assert {f.code for f in decision.open} == {"recognition.office-decides", "recognition.package-incomplete"}


def test_electives_of_the_partner_become_electives_at_kazguu() -> None:
    rules = HomeRules.by_practice("KZ/KAZGUU", credits="KZ-AK", scale="KZ-2018")
    decision = _decide(rules, ("A", 5, KZ.grade("B")), system="KZ-AK")
    assert decision.report.with_code("recognition.elective")[0].source == recognition_practice("KZ/KAZGUU").source
    assert str(decision.rows[0].grade) == "B (KZ-2018)"
    with_table = _decide(rules, ("A", 5, KZ.grade("B")), system="KZ-AK", home=(Component("H", "Home"),))
    assert not with_table.report.with_code("recognition.elective")


def test_kazatu_gives_credits_for_what_was_passed_and_says_nothing_more() -> None:
    rules = HomeRules.by_practice("KZ/KazATU", credits="KZ-AK", scale="KZ-2018")
    assert rules == attrs.evolve(
        HomeRules("KZ-AK", scale="KZ-2018"), source=recognition_practice("KZ/KazATU").source, practice="KZ/KazATU"
    )
    decision = _decide(rules, ("A", 5, KZ.grade("D")), ("B", 5, KZ.grade("FX")), system="KZ-AK")
    assert (decision.credits, [row.code for row in decision.debt]) == (CreditRange(5, 5, "KZ-AK"), ["B"])
    # One national scale: the letter stays what it is.
    assert str(decision.rows[0].grade) == "D (KZ-2018)"


def test_the_letters_of_kimep_have_no_table_to_the_national_scale() -> None:
    rules = HomeRules("KZ-AK", scale="KZ-2018")
    decision = _decide(rules, ("A", 5, grading_scale("KZ-KIMEP").grade("A")), system="KZ-AK")
    assert [finding.code for finding in decision.open] == ["recognition.grade-open"]


def test_in_munich_the_student_chooses_before_the_stay_and_the_default_is_the_converted_grade() -> None:
    mark = grading_scale("IT-30").grade("28")
    converted = _decide(HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS"), ("A", 6, mark))
    # x = 1 + 3 · (30 - 28)/(30 - 18) = 1.5
    assert str(converted.rows[0].grade) == "1.5 (DE-TENTHS)"
    passed = _decide(HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS", passed=True), ("A", 6, mark))
    assert str(passed.rows[0].grade) == "mit Erfolg abgelegt (DE-HM-PASS)"
    assert passed.open == ()


def test_upo_puts_the_mean_so_far_in_the_place_of_a_mere_pass_and_leaves_the_rest_open() -> None:
    mere = next(grade for grade in grading_scale("IT-PF").grades if grade.passes)
    rules = HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS", mean="26.4")
    decision = _decide(rules, ("A", 6, mere), ("B", 6, grading_scale("NO-AF").grade("B")))
    assert [finding.code for finding in decision.open] == ["recognition.grade-open"] * 2
    settled = _settled(decision, "recognition.grade-open", "A", grade="26")
    assert str(settled.rows[0].grade) == "26 (IT-30)"
    unsaid = _decide(HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS"), ("A", 6, mere))
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
        RecognitionPractice("XX/Own", "Own", source, grades="keep")


def test_home_rules_refuse_what_cannot_be() -> None:
    for words in ({"repeats": "x"}, {"surplus": "x"}, {"used": "x"}, {"unmatched": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            HomeRules("ECTS", **words)  # type: ignore[arg-type]
    for share in (0, "5/4"):
        with pytest.raises(NumberError, match="is no share"):
            HomeRules("ECTS", most_share=share)
    with pytest.raises(NumberError, match="less than nothing"):
        HomeRules("ECTS", degree=-1)
    with pytest.raises(ArgumentError, match="least_scale"):
        HomeRules("ECTS", least_grade="C")
