"""From a transcript, an agreement and the home rules to a decision."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Catalogue,
    Change,
    Circumstances,
    Component,
    CourseResult,
    CreditPolicy,
    CreditRange,
    Credits,
    Equivalence,
    GradingTable,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Rounding,
    Settlement,
    Source,
    Transcript,
    Verdict,
    convert_credits,
    convert_grade,
    default_catalogue,
    grading_scale,
    recognise,
    verify,
)
from bologna_credits.core import Basis
from bologna_credits.grades import EquivalenceRow
from bologna_credits.papers import CourseTables

NO, KZ = grading_scale("NO-AF"), grading_scale("KZ-2011")
_SOURCE = Source("home", "Home rules", "https://example.org/home", seen="secondary")
_TO_KZ = Equivalence(
    "NO-AF",
    "KZ-2011",
    (EquivalenceRow("A", ("A",)), EquivalenceRow("B", ("B+",)), EquivalenceRow("C", ("B", "B-")), EquivalenceRow("D", ("B+",))),
    Basis.INSTITUTION,
    _SOURCE,
)
_POLICY = CreditPolicy(take="low", rounding=Rounding(1, "half_up"))
_RULES = HomeRules(
    credits="KZ-RK",
    scale="KZ-2011",
    circumstances=Circumstances("first", None, "theory"),
    policy=_POLICY,
    by=_TO_KZ,
    source=_SOURCE,
    on="2016-09-01",
)


def _ects(amount: object) -> Credits:
    return Credits(amount, "ECTS")  # type: ignore[arg-type]


def _course(code: str, label: str | None = "A", amount: object = 5, **more: object) -> CourseResult:
    grade = NO.grade(label) if label in ("A", "B", "C", "D", "E", "F") else None
    return CourseResult(code, code.title(), None if amount is None else _ects(amount), grade, label, **more)  # type: ignore[arg-type]


def _studied(code: str, amount: object = 5, case: Circumstances = Circumstances()) -> Component:  # noqa: B008
    return Component(code, code.title(), None if amount is None else _ects(amount), case)


def _home(code: str, amount: object = 3) -> Component:
    return Component(code, code.title(), None if amount is None else Credits(amount, "KZ-RK"))  # type: ignore[arg-type]


def _decide(
    courses: list[CourseResult],
    studied: list[Component],
    home: list[Component],
    rules: HomeRules = _RULES,
    **more: object,
) -> Recognition:
    transcript = Transcript(Institution("Oslo", "NO"), tuple(courses))
    return recognise(transcript, LearningAgreement(studied, home), rules, **more)  # type: ignore[arg-type]


def _codes(decision: Recognition) -> set[str]:
    return {finding.code for finding in decision.report}


# The whole package


def test_what_was_agreed_and_passed_is_recognised_without_further_work() -> None:
    decision = _decide([_course("A"), _course("B", "B")], [_studied("A"), _studied("B")], [_home("H"), _home("I")])
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS] * 2
    assert [row.replaces for row in decision.rows] == [("H", "I")] * 2
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS] * 2
    assert decision.credits == CreditRange(6, 6, "KZ-RK")
    assert [str(row.grade) for row in decision.rows] == ["A (KZ-2011)", "B+ (KZ-2011)"]
    assert [len(part) for part in (decision.open, decision.debt, decision.difference, decision.outside)] == [0, 0, 0, 0]
    assert "the package" in str(decision)


def test_a_fail_is_academic_debt_and_leaves_open_what_it_would_have_replaced() -> None:
    decision = _decide([_course("A"), _course("B", "F")], [_studied("A"), _studied("B")], [_home("H"), _home("I")])
    assert [row.code for row in decision.debt] == ["B"]
    assert [row.code for row in decision.recognised] == ["A"]
    assert decision.difference == ()
    assert {f.subject for f in decision.open} == {"H", "I"}
    settled = decision.settle(
        "recognition.package-incomplete", "H", "holds", by="Dean", on="2017-02-01", because="A covers it"
    ).settle("recognition.package-incomplete", "I", "fails", by="Dean", on="2017-02-01", because="nothing covers it")
    assert [row.verdict for row in settled.home_rows] == [Verdict.HOLDS, Verdict.FAILS]
    assert [row.code for row in settled.difference] == ["I"]
    assert settled.open == ()


def test_home_components_without_anything_studied_are_academic_difference() -> None:
    decision = _decide([], [], [_home("H")])
    assert [row.code for row in decision.difference] == ["H"]


def test_without_home_components_what_was_passed_still_counts() -> None:
    decision = _decide([_course("A")], [_studied("A")], [])
    assert decision.credits == CreditRange(3, 3, "KZ-RK")
    assert decision.rows[0].replaces == ()


@pytest.mark.parametrize(
    ("shortfall", "code", "verdict"),
    [
        ("open", "recognition.shortfall-open", Verdict.OPEN),
        ("accept", "recognition.shortfall-accepted", Verdict.HOLDS),
        ("refuse", "recognition.shortfall-refused", Verdict.FAILS),
    ],
)
def test_fewer_credits_than_agreed_follow_the_home_rules(shortfall: str, code: str, verdict: Verdict) -> None:
    rules = attrs.evolve(_RULES, shortfall=shortfall)
    decision = _decide([_course("A", amount=3)], [_studied("A")], [_home("H")], rules)
    assert code in _codes(decision)
    assert decision.home_rows[0].verdict is verdict


def test_a_shortfall_that_cannot_be_counted_is_none() -> None:
    assert not any(f.code.startswith("recognition.shortfall") for f in _decide([_course("A")], [_studied("A", None)], []).report)


# Matches


def test_a_match_is_judged_once_and_gives_the_home_component_its_grade() -> None:
    decision = _decide([_course("A", "B")], [_studied("A")], [_home("H")], matches=[Match(["A"], ["H"], source=_SOURCE)])
    row = decision.home_rows[0]
    assert (row.replaced_by, str(row.grade), row.verdict) == (("A",), "B+ (KZ-2011)", Verdict.HOLDS)
    assert decision.report.with_code("recognition.match")[0].source == _SOURCE


def test_a_failed_match_is_difference_and_what_passed_in_it_is_open() -> None:
    decision = _decide(
        [_course("A"), _course("B", "F")], [_studied("A"), _studied("B")], [_home("H")], matches=[Match(["A", "B"], ["H"])]
    )
    assert [row.code for row in decision.difference] == ["H"]
    assert [row.verdict for row in decision.rows] == [Verdict.OPEN, Verdict.FAILS]
    settled = decision.settle("recognition.partial", "A", "holds", by="Dean", on="2017-02-01", because="an elective")
    assert [row.code for row in settled.recognised] == ["A"]


def test_a_match_whose_component_is_missing_is_open() -> None:
    decision = _decide([_course("A")], [_studied("A"), _studied("B")], [_home("H")], matches=[Match(["A", "B"], ["H"])])
    assert {f.code for f in decision.open} == {"recognition.missing", "recognition.match-open"}
    assert decision.rows[1].shown_grade == "–"
    assert decision.home_rows[0].verdict is Verdict.OPEN


def test_a_condition_is_open_until_a_person_settles_it_once() -> None:
    match = Match(["A"], ["H"], condition="an oral examination")
    decision = _decide([_course("A")], [_studied("A")], [_home("H")], matches=[match])
    assert [(f.code, f.subject) for f in decision.open] == [("recognition.match-condition", "A → H")]
    settled = decision.settle("recognition.match-condition", "A → H", "holds", by="Chair", on="2017-02-01", because="passed it")
    assert [settled.rows[0].verdict, settled.home_rows[0].verdict] == [Verdict.HOLDS] * 2
    refused = decision.settle("recognition.match-condition", "A → H", "fails", by="Chair", on="2017-02-01", because="not met")
    assert [row.code for row in refused.difference] == ["H"]


def test_several_grades_for_one_home_component_are_open_unless_they_agree() -> None:
    studied, home = [_studied("A"), _studied("B")], [_home("H")]
    match = [Match(["A", "B"], ["H"])]
    decision = _decide([_course("A"), _course("B", "B")], studied, home, matches=match)
    assert [f.code for f in decision.open] == ["recognition.several-grades"]
    assert decision.home_rows[0].shown_grade == "OPEN"
    settled = decision.settle("recognition.several-grades", "H", "holds", by="Dean", on="2017-02-01", because="mean", grade="A-")
    assert settled.home_rows[0].grade == KZ.grade("A-")
    without = decision.settle("recognition.several-grades", "H", "holds", by="Dean", on="2017-02-01", because="no mean")
    assert without.home_rows[0].shown_grade == "recognised without grade"
    same = _decide([_course("A", "B"), _course("B", "D")], studied, home, matches=match)
    assert same.home_rows[0].grade == KZ.grade("B+")
    rules = attrs.evolve(_RULES, several_grades="without")
    assert _decide([_course("A"), _course("B", "B")], studied, home, rules, matches=match).open == ()


def test_what_no_match_holds_is_judged_as_a_package() -> None:
    decision = _decide(
        [_course("A"), _course("B")], [_studied("A"), _studied("B")], [_home("H"), _home("I")], matches=[Match(["A"], ["H"])]
    )
    assert [row.replaced_by for row in decision.home_rows] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("matches", "words"),
    [
        ([Match(["Z"], ["H"])], "a match's host component"),
        ([Match(["A"], ["HH"])], 'did you mean "H"'),
        ([Match(["A"], ["H"]), Match(["A"], ["I"])], "in two matches"),
    ],
)
def test_a_match_names_what_is_agreed_and_nothing_twice(matches: list[Match], words: str) -> None:
    with pytest.raises(ArgumentError, match=words):
        _decide([_course("A")], [_studied("A")], [_home("H"), _home("I")], matches=matches)


# Passed or not


@pytest.mark.parametrize(
    ("course", "verdict", "code"),
    [
        (_course("A", "E", status="failed"), Verdict.FAILS, "recognition.status-against-label"),
        (_course("A", "A", status="passed"), Verdict.HOLDS, "recognition.passed-by-status"),
        (_course("A", None, status="passed"), Verdict.HOLDS, "recognition.passed-by-status"),
        (_course("A", "A", status="in-progress"), Verdict.OPEN, "recognition.in-progress"),
        (_course("A", "E"), Verdict.HOLDS, "recognition.passed-by-label"),
        (_course("A", "F"), Verdict.FAILS, "recognition.passed-by-label"),
        (_course("A", "Innpasset"), Verdict.OPEN, "recognition.passed-unknown"),
        (_course("A", None), Verdict.HOLDS, "recognition.passed-by-absence"),
    ],
)
def test_passed_or_not_goes_by_statement_then_label_then_absence(course: CourseResult, verdict: Verdict, code: str) -> None:
    decision = _decide([course], [_studied("A")], [])
    assert decision.rows[0].verdict is verdict
    assert code in {finding.code for finding in decision.rows[0].report}


def test_a_label_that_no_scale_explains_is_open_until_settled_and_then_has_no_grade_of_its_own() -> None:
    decision = _decide([_course("A", "Innpasset")], [_studied("A")], [])
    settled = decision.settle("recognition.passed-unknown", "A", "holds", by="Dean", on="2017-02-01", because="credit transfer")
    assert settled.rows[0].verdict is Verdict.HOLDS
    assert [f.code for f in settled.open] == ["recognition.grade-open"]


# Attempts


def test_of_a_fail_and_a_later_pass_the_pass_counts() -> None:
    courses = [_course("A", "F", day="2016-12-01"), _course("A", "C", day="2017-01-05")]
    decision = _decide(courses, [_studied("A")], [])
    assert decision.rows[0].course is courses[1]
    assert "recognition.several-results" in _codes(decision)
    assert decision.outside == ()


def test_of_two_fails_the_later_is_told() -> None:
    courses = [_course("A", "F", day="2017-01-05"), _course("A", "F", 4, day="2016-12-01")]
    assert _decide(courses, [_studied("A")], []).rows[0].course is courses[0]


def test_two_passes_that_differ_are_open() -> None:
    decision = _decide([_course("A", "A"), _course("A", "C")], [_studied("A")], [])
    assert [f.code for f in decision.open if f.code != "recognition.grade-open"] == ["recognition.several-results-open"]


def test_the_same_course_nested_and_at_the_top_counts_once() -> None:
    inner = _course("A", None)
    programme = CourseResult("P", "Programme", _ects(30), parts=(inner, _course("X", None)))
    decision = _decide([programme, _course("A", "B"), _course("A", "B")], [_studied("A")], [])
    assert decision.credits == CreditRange(3, 3, "KZ-RK")
    assert [course.code for course in decision.outside] == ["X"]


# Credits


def test_missing_credits_come_from_the_agreement_and_differing_ones_from_the_transcript() -> None:
    decision = _decide([_course("A", amount=None), _course("B", amount=10)], [_studied("A"), _studied("B")], [])
    assert {"recognition.credits-from-agreement", "recognition.credits-differ"} <= _codes(decision)
    assert [str(row.credits) for row in decision.rows] == ["5 ECTS", "10 ECTS"]


def test_credits_that_nobody_states_are_open() -> None:
    decision = _decide([_course("A", amount=None)], [_studied("A", None)], [_home("H", None)])
    assert "recognition.credits-missing" in {f.code for f in decision.open}
    assert decision.credits == CreditRange(0, 0, "KZ-RK")
    assert decision.to_dict()["rows"][0]["original_credits"] is None
    assert decision.to_dict()["home"][0]["credits"] is None


def test_a_range_is_open_until_credits_are_settled() -> None:
    rules = attrs.evolve(_RULES, policy=None)
    decision = _decide([_course("A")], [_studied("A")], [], rules)
    assert decision.credits == CreditRange("25/9", "10/3", "KZ-RK")
    assert "≈ 2.78 to 3.33" in str(decision)
    settled = decision.settle(
        "recognition.credits-range", "A", "holds", by="Office", on="2017-02-01", because="minute 4", credits="3"
    )
    assert settled.credits == CreditRange(3, 3, "KZ-RK")
    noted = decision.settle(
        "recognition.credits-range", "A", "holds", by="Office", on="2017-02-01", because="it may stay a range"
    )
    assert noted.credits == decision.credits
    third = attrs.evolve(rules, policy=CreditPolicy(take="low"))
    assert "25/9 KZ-RK (≈ 2.78)" in str(_decide([_course("A")], [_studied("A")], [], third))


def test_circumstances_that_nobody_said_are_open_and_a_component_can_say_its_own() -> None:
    rules = attrs.evolve(_RULES, circumstances=Circumstances(cycle="first"))
    decision = _decide([_course("A")], [_studied("A")], [], rules)
    assert [f.code for f in decision.open] == ["recognition.credits-need"]
    said = _decide([_course("A", amount=6)], [_studied("A", 6, Circumstances(activity="practice.industrial"))], [], rules)
    assert said.credits == CreditRange(2, 2, "KZ-RK")


# Grades


def test_everything_can_be_recognised_without_grade() -> None:
    for rules in (attrs.evolve(_RULES, grades="without"), attrs.evolve(_RULES, scale=None)):
        decision = _decide([_course("A")], [_studied("A")], [], rules)
        assert decision.rows[0].shown_grade == "recognised without grade"
        assert decision.open == ()


def test_a_pass_without_a_label_has_nothing_to_convert() -> None:
    decision = _decide([_course("A", None, status="passed")], [_studied("A")], [])
    assert "recognition.grade-none" in _codes(decision)


def test_a_grade_that_the_table_leaves_open_is_settled_by_a_person() -> None:
    decision = _decide([_course("A", "C")], [_studied("A")], [])
    assert decision.rows[0].shown_grade == "OPEN"
    settled = decision.settle("recognition.grade-open", "A", "holds", grade="B", by="Dean", on="2017-02-01", because="minute 5")
    assert settled.rows[0].grade == KZ.grade("B")
    assert settled.rows[0].method == "settled by Dean"
    refused = decision.settle("recognition.grade-open", "A", "fails", by="Dean", on="2017-02-01", because="minute 5")
    assert refused.rows[0].shown_grade == "recognised without grade"
    assert refused.rows[0].verdict is Verdict.HOLDS


def test_a_gap_in_the_table_and_no_table_at_all_leave_the_grade_open() -> None:
    gap = _decide([_course("A", "E")], [_studied("A")], [])
    assert 'has no row for "E"' in gap.open[0].message
    none = _decide([_course("A")], [_studied("A")], [], attrs.evolve(_RULES, by=None))
    assert "no single rule leads" in none.open[0].message


def test_each_courses_own_histogram_can_be_the_host_table() -> None:
    home = GradingTable(KZ, {"A": 10, "B": 40, "C": 50})
    rules = attrs.evolve(_RULES, by=CourseTables(home, "median"))
    histogram = GradingTable(NO, {"A": 10, "B": 40, "C": 50}, population="course")
    decision = _decide([_course("A", "B", distribution=histogram), _course("B", "B")], [_studied("A"), _studied("B")], [], rules)
    assert decision.rows[0].grade == KZ.grade("B")
    assert decision.rows[0].method == "GradingTableOverlap"
    assert "brings no distribution" in decision.open[0].message


# The life of a decision


def _mixed() -> Recognition:
    return _decide(
        [_course("A", "C"), _course("B", "F"), _course("X", "A", 2)],
        [_studied("A"), _studied("B")],
        [_home("H")],
        on="2017-01-20",
        reference="R 1",
    )


def test_a_settled_point_keeps_the_open_finding_beside_the_answer() -> None:
    decision = _mixed()
    settled = decision.settle("recognition.grade-open", "A", "holds", by="Dean", on="2017-02-01", because="minute 5", grade="B")
    codes = [finding.code for finding in settled.rows[0].grade_findings]
    assert codes[:2] == ["recognition.grade-open", "recognition.settled"]
    assert "Dean decided holds on 2017-02-01 — minute 5" in str(settled)
    assert decision.settlements == ()
    assert settled.settlements[0].grade == "B"


def test_only_an_open_point_can_be_settled_and_only_by_a_verdict() -> None:
    with pytest.raises(ArgumentError, match=r"recognition\.grade-open on A"):
        _mixed().settle("recognition.grade-open", "Z", "holds", by="Dean", on="2017-02-01", because="x")
    with pytest.raises(ArgumentError, match="holds"):
        Settlement("c", "s", "note", "Dean", "2017-02-01", "x")


def test_a_decision_is_verified_by_computing_it_again() -> None:
    decision = _mixed()
    assert [f.code for f in verify(decision)] == ["verify.same"]
    changed = attrs.evolve(decision, rows=(attrs.evolve(decision.rows[0], shown_grade="A"), *decision.rows[1:]))
    report = verify(changed)
    assert report.fails[0].message == "host A was holds, A and is now holds, OPEN"
    missing = attrs.evolve(decision, rows=decision.rows[1:])
    assert "was absent" in verify(missing).fails[0].message


def test_changed_definition_files_are_noted(define: Callable[[str], object]) -> None:
    decision = attrs.evolve(_mixed(), data=("bologna_credits 0.0.9: countries/kz.toml (old)", *_mixed().data[1:]))
    assert [f.code for f in verify(decision)] == ["verify.data", "verify.same"]
    assert decision.version


def test_a_decision_prints_as_text_html_and_plain_data() -> None:
    decision = _mixed()
    text = str(decision)
    assert text.startswith("Decision on recognition: Oslo → KZ-RK, R 1, of 2017-01-20")
    for words in ("academic debt", "X X", "outside the agreement", "Sources", "Made with bologna_credits"):
        assert words in text
    page = decision._repr_html_()
    assert page.count("<table") == 6
    data = json.loads(json.dumps(decision.to_dict()))
    assert data["rows"][1]["verdict"] == "fails"
    assert data["outside"][0]["original_credits"] == "2 ECTS"
    assert data["reference"] == "R 1"
    bare = _decide([], [_studied("A")], [], HomeRules(credits="ECTS"))
    assert bare.to_dict()["home_rules"]["by"] is None
    assert bare._repr_html_().count("<table") == 3
    assert "recognition.missing" in {f.code for f in bare.open}
    settled = decision.settle("recognition.grade-open", "A", "fails", by="Dean", on="2017-02-01", because="x")
    assert settled.to_dict()["settlements"][0]["by"] == "Dean"
    named = _decide([_course("X", None, None)], [], [], HomeRules(credits="ECTS", scale="NO-AF", by="DE/KMK"))
    assert named.to_dict()["home_rules"]["by"] == "DE/KMK"
    assert named.to_dict()["outside"][0]["original_credits"] is None


def test_a_decision_without_anything_to_tell_prints_its_tables_alone() -> None:
    decision = _decide([], [], [], HomeRules(credits="ECTS"))
    assert "what one should know" not in str(decision)
    assert "Sources" not in str(decision)
    assert decision._repr_html_().count("<table") == 2


def test_a_decision_pickles_with_everything_it_was_made_from() -> None:
    decision = _mixed()
    again = pickle.loads(pickle.dumps(decision))
    assert again == decision
    assert [f.code for f in verify(again)] == ["verify.same"]


def test_changes_of_the_agreement_reach_the_decision() -> None:
    change = Change("2016-09-12", drop_studied=["A"], add_studied=[_studied("B")])
    transcript = Transcript(Institution("Oslo", "NO"), (_course("B"),))
    decision = recognise(transcript, LearningAgreement([_studied("A")], [], [change]), _RULES)
    assert [row.code for row in decision.rows] == ["B"]


def test_home_rules_refuse_words_they_do_not_know() -> None:
    for words in ({"shortfall": "x"}, {"grades": "x"}, {"several_grades": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            HomeRules(credits="ECTS", **words)  # type: ignore[arg-type]


def test_another_catalogue_reaches_every_rule(with_country: Callable[[str], Catalogue]) -> None:
    catalogue = with_country(
        '[[systems]]\ncode = "XX-C"\nnames = { en = "c" }\nects = [{ ratio = 2, basis = "statute", source = "a" }]\n'
    )
    rules = HomeRules(credits="XX-C")
    decision = _decide([_course("A", amount=6)], [_studied("A", 6)], [], rules, catalogue=catalogue)
    assert decision.credits == CreditRange(3, 3, "XX-C")
    assert [f.code for f in verify(decision, catalogue=catalogue)] == ["verify.same"]
    assert default_catalogue() is not catalogue


def test_values_pickle_into_a_fresh_process(tmp_path: Path) -> None:
    decision = _mixed()
    values = [decision, KZ, KZ.grade("A"), convert_grade(KZ.grade("B-"), to="ECTS-AF"), decision.transcript, _RULES]
    values.append(convert_credits(_ects(5), to="KZ-RK", cycle="first", activity="theory"))
    path = tmp_path / "values.pickle"
    path.write_bytes(pickle.dumps(values))
    code = (
        "import pickle, sys; values = pickle.load(open(sys.argv[1], 'rb'));"
        "import bologna_credits as bc; sys.stdout.buffer.write(pickle.dumps([values, [str(f.code) for f in bc.verify(values[0])]]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True)
    back, codes = pickle.loads(done.stdout)
    assert back == values
    assert [hash(value) for value in back] == [hash(value) for value in values]
    assert codes == ["verify.same"]


def test_a_practice_of_several_versions_without_a_day_is_an_open_question() -> None:
    rules = HomeRules(credits="ECTS", scale="DE-THIRDS", by="DE/Passau-SoBi")
    decision = _decide([_course("A")], [_studied("A")], [], rules)
    (point,) = decision.open
    assert point.code == "recognition.grade-open"
    assert "say the day that counts" in point.message
