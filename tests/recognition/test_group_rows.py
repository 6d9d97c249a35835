"""The rows of a group: the credits of a passed component, and the grade of a home component."""

import attrs

from bologna_credits import (
    Component,
    HomeRules,
    Match,
    Verdict,
)
from tests.recognition.support import (
    ECTS_RULES,
    KZ,
    KZ_2018,
    KZ_RULES,
    SOURCE,
    decide_by,
    decide_ects,
    decide_kz,
    ects_component,
    ects_line,
    graded_line,
    home_in_kz,
    studied_in_ects,
)


def test_a_match_is_judged_once_and_gives_the_home_component_its_grade() -> None:
    decision = decide_kz(
        [graded_line("A", "B")], [studied_in_ects("A")], [home_in_kz("H")], matches=[Match(["A"], ["H"], source=SOURCE)]
    )
    row = decision.home_rows[0]
    assert (row.replaced_by, str(row.grade), row.verdict) == (("A",), "B+ (KZ-2011)", Verdict.HOLDS)
    assert decision.report.with_code("recognition.match")[0].source == SOURCE


def test_several_grades_for_one_home_component_are_open_unless_they_agree() -> None:
    studied, home = [studied_in_ects("A"), studied_in_ects("B")], [home_in_kz("H")]
    match = [Match(["A", "B"], ["H"])]
    decision = decide_kz([graded_line("A"), graded_line("B", "B")], studied, home, matches=match)
    assert [f.code for f in decision.open] == ["recognition.several-grades"]
    assert decision.home_rows[0].shown_grade == "OPEN"
    settled = decision.settle("recognition.several-grades", "H", "holds", by="Dean", on="2017-02-01", because="mean", grade="A-")
    assert settled.home_rows[0].grade == KZ.grade("A-")
    without = decision.settle(
        "recognition.several-grades", "H", "holds", by="Dean", on="2017-02-01", because="no mean", without_grade=True
    )
    assert without.home_rows[0].shown_grade == "recognised without grade"
    same = decide_kz([graded_line("A", "B"), graded_line("B", "D")], studied, home, matches=match)
    assert same.home_rows[0].grade == KZ.grade("B+")
    rules = attrs.evolve(KZ_RULES, several_grades="without")
    assert decide_kz([graded_line("A"), graded_line("B", "B")], studied, home, rules, matches=match).open == ()


def test_a_home_component_that_nothing_replaces_says_so_and_a_grade_that_is_left_out_as_well() -> None:
    decision = decide_ects([], [], attrs.evolve(ECTS_RULES, grades="without"), home=("H",))
    assert decision.report.fails[0].message == "nothing replaces it: academic difference"
    without = decide_ects([ects_line("A")], [ects_component("A")], attrs.evolve(ECTS_RULES, grades="without"))
    assert without.report.with_code("recognition.without-grade")[0].message == "recognised without grade, by the home rules"


def test_a_refused_course_leaves_its_match_unrecognised() -> None:
    rules = HomeRules("KZ-AK", scale="KZ-2018", least_grade="C")
    home, matches = (Component("H", "Home"),), (Match(["A"], ["H"]),)
    decision = decide_by(rules, ("A", 5, KZ_2018.grade("D")), system="KZ-AK", home=home, matches=matches)
    assert decision.report.with_code("recognition.match-failed")[0].message == "A for H: A not recognised"
    assert [row.code for row in decision.difference] == ["H"]


def test_a_match_that_a_person_recognises_before_its_result_is_known_has_no_grade_yet_and_falls_with_the_result() -> None:
    decision = decide_kz(
        [graded_line("A", "Innpasset")], [studied_in_ects("A")], [home_in_kz("H")], matches=[Match(["A"], ["H"], source=SOURCE)]
    )
    early = decision.settle("recognition.match-open", "A → H", "holds", by="Dean", on="2017-02-01", because="minute 1")
    assert (early.home_rows[0].verdict, early.home_rows[0].grade, early.home_rows[0].shown_grade) == (Verdict.HOLDS, None, "OPEN")
    assert [f.code for f in early.open] == ["recognition.passed-unknown"]
    failed = early.settle("recognition.passed-unknown", "A", "fails", by="Dean", on="2017-02-02", because="it was an absence")
    assert (failed.rows[0].verdict, failed.home_rows[0].verdict) == (Verdict.FAILS, Verdict.FAILS)
