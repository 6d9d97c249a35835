"""The pairing: matches, the rest of the agreement, and the courses outside it."""

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Component,
    HomeRules,
    Match,
    Verdict,
    recognise,
    verify,
)
from bologna_credits.law import recognition_practice
from bologna_credits.recognition import recognition_text
from tests.recognition.support import (
    ECTS_RULES,
    KZ_2018,
    decide_by,
    decide_kz,
    ects_line,
    graded_line,
    home_in_kz,
    paper_of,
    settle_by_dean,
    studied_in_ects,
)


@pytest.mark.parametrize(
    ("matches", "words"),
    [
        ([Match(["Z"], ["H"])], "a match's host component"),
        ([Match(["A"], ["HH"])], 'did you mean "H"'),
        ([Match(["A"], ["H"]), Match(["A"], ["I"])], "in two matches"),
        ([Match([], ["H", "I"])], 'a match\'s host component cannot be "nothing for H, I"; use at least one component studied'),
        ([Match([], [])], "nothing for no component"),  # it would take nothing off the package, and stand in the decision
    ],
)
def test_a_match_names_what_is_agreed_and_nothing_twice(matches: list[Match], words: str) -> None:
    with pytest.raises(ArgumentError, match=words):
        decide_kz([graded_line("A")], [studied_in_ects("A")], [home_in_kz("H"), home_in_kz("I")], matches=matches)


def test_without_an_agreement_each_pass_is_assessed_on_request() -> None:
    paper = paper_of(ects_line("A"), ects_line("B", label="F"), ects_line("C", None, label=None, status="in-progress"))
    decision = recognise(paper, None, ECTS_RULES)
    assert [(row.code, row.verdict) for row in decision.rows] == [("A", Verdict.OPEN), ("C", Verdict.OPEN)]
    asked = decision.report.with_code("recognition.on-request")
    assert [(f.subject, f.source) for f in asked] == [("A", recognition_text("recognition.on-request").source)]
    # What was failed is no debt, for nothing was owed.
    assert ([course.code for course in decision.outside], decision.debt) == (["B"], ())
    assert decision.report.with_code("recognition.nothing-passed")
    yes = settle_by_dean(decision, "recognition.on-request", "A")
    assert ([row.code for row in yes.recognised], str(yes.credits)) == (["A"], "5 ECTS")
    assert not yes.report.with_code("recognition.agreed")
    no = settle_by_dean(decision, "recognition.on-request", "A", "fails")
    assert ([row.code for row in no.refused], no.debt) == (["A"], ())
    assert [f.code for f in verify(no)] == ["verify.same"]


def test_without_an_agreement_a_match_says_what_was_assessed() -> None:
    nested = ects_line("P", 30, None, parts=(ects_line("A"), ects_line("B")))
    decision = recognise(paper_of(nested, ects_line("X")), None, ECTS_RULES, matches=[Match(["A"], ["H"])])
    assert [(row.code, row.verdict) for row in decision.rows] == [
        ("A", Verdict.HOLDS),
        ("B", Verdict.OPEN),
        ("X", Verdict.OPEN),
    ]
    assert [(row.code, row.replaced_by) for row in decision.home_rows] == [("H", ("A",))]
    assert {f.subject for f in decision.open} == {"B", "X"}
    with pytest.raises(ArgumentError, match="a match's host component"):
        recognise(paper_of(ects_line("X")), None, ECTS_RULES, matches=[Match(["Z"], ["H"])])


def test_without_an_agreement_there_is_no_package() -> None:
    decision = recognise(paper_of(ects_line("A")), None, ECTS_RULES)
    assert not decision.report.with_code("recognition.package")
    assert recognise(paper_of(), None, ECTS_RULES).rows == ()
    with pytest.raises(ArgumentError, match="HomeRules"):
        recognise(paper_of(), None)


def test_electives_of_the_partner_become_electives_at_kazguu() -> None:
    rules = HomeRules.by_practice("KZ/KAZGUU", credits="KZ-AK", scale="KZ-2018")
    decision = decide_by(rules, ("A", 5, KZ_2018.grade("B")), system="KZ-AK")
    assert decision.report.with_code("recognition.elective")[0].source == recognition_practice("KZ/KAZGUU").source
    assert str(decision.rows[0].grade) == "B (KZ-2018)"
    with_table = decide_by(rules, ("A", 5, KZ_2018.grade("B")), system="KZ-AK", home=(Component("H", "Home"),))
    assert not with_table.report.with_code("recognition.elective")


def test_what_can_be_assessed_without_an_agreement_is_in_the_order_of_the_matches() -> None:
    codes = [f"C{number}" for number in range(12)]
    twins = [attrs.evolve(ects_line(code), title=title) for code in codes for title in ("one", "two")]
    decision = recognise(paper_of(*twins), None, ECTS_RULES, matches=[Match(codes[::-1], ["H"])])
    assert [row.code for row in decision.rows][: len(codes)] == codes[::-1]
