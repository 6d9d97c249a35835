"""A decision: computed, revised, verified and stored."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Catalogue,
    Change,
    CreditRange,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    convert_credits,
    convert_grade,
    default_catalogue,
    diff,
    interop,
    recognise,
    verify,
)
from bologna_credits.cohort import Outcome
from bologna_credits.recognition import Revision
from tests.recognition.support import (
    ECTS_RULES,
    KZ,
    KZ_RULES,
    board_settled,
    decide_kz,
    ects,
    ects_component,
    ects_line,
    first_version,
    graded_line,
    home_in_kz,
    mixed_decision,
    paper_of,
    result_line,
    studied_in_ects,
)


def test_what_was_agreed_and_passed_is_recognised_without_further_work() -> None:
    decision = decide_kz(
        [graded_line("A"), graded_line("B", "B")],
        [studied_in_ects("A"), studied_in_ects("B")],
        [home_in_kz("H"), home_in_kz("I")],
    )
    assert [row.verdict for row in decision.rows] == [Verdict.HOLDS] * 2
    assert [row.replaces for row in decision.rows] == [("H", "I")] * 2
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS] * 2
    assert decision.credits == CreditRange(6, 6, "KZ-RK")
    assert [str(row.grade) for row in decision.rows] == ["A (KZ-2011)", "B+ (KZ-2011)"]
    assert [len(part) for part in (decision.open, decision.debt, decision.difference, decision.outside)] == [0, 0, 0, 0]
    assert "the package" in str(decision)


def test_a_decision_is_verified_by_computing_it_again() -> None:
    decision = mixed_decision()
    assert [f.code for f in verify(decision)] == ["verify.same"]
    changed = attrs.evolve(decision, rows=(attrs.evolve(decision.rows[0], shown_grade="A"), *decision.rows[1:]))
    report = verify(changed)
    assert report.fails[0].message == "host A was recognised, grade A and is now recognised, grade OPEN"
    missing = attrs.evolve(decision, rows=decision.rows[1:])
    assert [f.code for f in verify(missing).fails] == ["verify.rows", "verify.changed"]
    assert "was absent" in verify(missing).fails[1].message


def test_changed_definition_files_are_noted_by_their_names() -> None:
    decision = mixed_decision()
    first, *others = decision.data
    name = first.partition(": ")[2].rpartition(" (")[0]
    (found,) = verify(attrs.evolve(decision, data=(f"bologna_credits 0.0.9: {name} (old)", *others))).with_code("verify.data")
    assert (found.code, found.subject, found.named["after"]) == ("verify.data", name, first)
    # A file that is missing at the front does not make a change of each file behind it.
    assert [(f.code, f.subject) for f in verify(attrs.evolve(decision, data=tuple(others))).notes] == [
        ("verify.data-added", name)
    ]
    more = attrs.evolve(decision, data=("bologna_credits 0.0.9: countries/aa.toml (old)", *decision.data))
    assert [(f.code, f.subject) for f in verify(more).notes] == [("verify.data-gone", "countries/aa.toml")]


def test_a_decision_pickles_with_everything_it_was_made_from() -> None:
    decision = mixed_decision()
    again = pickle.loads(pickle.dumps(decision))
    assert again == decision
    assert [f.code for f in verify(again)] == ["verify.same"]


def test_changes_of_the_agreement_reach_the_decision() -> None:
    change = Change("2016-09-12", drop_studied=["A"], add_studied=[studied_in_ects("B")])
    transcript = Transcript(Institution("Oslo", "NO"), (graded_line("B"),))
    decision = recognise(transcript, LearningAgreement([studied_in_ects("A")], [], [change]), KZ_RULES)
    assert [row.code for row in decision.rows] == ["B"]


def test_another_catalogue_reaches_every_rule(with_country: Callable[[str], Catalogue]) -> None:
    catalogue = with_country(
        '[[systems]]\ncode = "XX-C"\nnames = { en = "c" }\nects = [{ ratio = 2, basis = "statute", source = "a" }]\n'
    )
    rules = HomeRules(credits="XX-C")
    decision = decide_kz([graded_line("A", amount=6)], [studied_in_ects("A", 6)], [], rules, catalogue=catalogue)
    assert decision.credits == CreditRange(3, 3, "XX-C")
    assert [f.code for f in verify(decision, catalogue=catalogue)] == ["verify.same"]
    assert default_catalogue() is not catalogue


def test_values_pickle_into_a_fresh_process(tmp_path: Path) -> None:
    decision = mixed_decision()
    values = [decision, KZ, KZ.grade("A"), convert_grade(KZ.grade("B-"), to="ECTS-AF"), decision.transcript, KZ_RULES]
    values.append(convert_credits(ects(5), to="KZ-RK", cycle="first", activity="theory"))
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


def test_a_corrected_transcript_gives_the_next_version() -> None:
    old = first_version(result_line("A", "F"), result_line("B"))
    new = old.revise(
        transcript=paper_of(result_line("A", "C"), result_line("B")), because="the resit was missing", on="2017-02-10"
    )
    assert (old.number, new.number, new.revises, str(new.on)) == (1, 2, "R 1", "2017-02-10")
    assert "R 1, version 2, of 2017-02-10" in str(new)
    assert "version 2 of 2017-02-10 replaces version 1 — the resit was missing" in str(new)
    assert [row.verdict for row in new.rows] == [Verdict.HOLDS] * 2
    assert [f.code for f in verify(new)] == ["verify.same"]
    third = new.revise(agreement=old.agreement, because="once more", on="2017-03-01", reference="R 1a")
    assert (third.number, third.reference, third.revises) == (3, "R 1a", "R 1")
    assert Recognition.from_dict(json.loads(json.dumps(third.to_dict()))) == third


def test_what_was_settled_stays_where_the_question_is_the_same() -> None:
    old = first_version(result_line("A"), result_line("B")).settle_all(
        [board_settled("recognition.grade-open", code, grade="B+") for code in "AB"]
    )
    new = old.revise(transcript=paper_of(result_line("A"), result_line("B", "C")), because="B was mistyped", on="2017-02-10")
    assert [s.subject for s in new.settlements] == ["A"]
    assert new.revision is not None
    assert [s.subject for s in new.revision.lapsed] == ["B"]
    assert [f.subject for f in new.open] == ["B"]
    assert [(f.code, f.subject, f.verdict) for f in diff(old, new).with_code("recognition.settlement-lapsed")] == [
        ("recognition.settlement-lapsed", "B", Verdict.OPEN)
    ]
    assert "what Board decided no longer applies" in str(new)


def test_an_answer_that_is_taken_back_is_open_again_in_the_next_version_and_the_others_stay() -> None:
    old = first_version(result_line("A"), result_line("B")).settle_all(
        [board_settled("recognition.grade-open", code, grade="B+") for code in "AB"]
    )
    new = old.revise(reopen=[old.settlements[1]], because="misread", on="2017-02-10")
    assert ([s.subject for s in new.settlements], [f.subject for f in new.open]) == (["A"], ["B"])
    assert new.revision is not None
    assert [s.subject for s in new.revision.lapsed] == ["B"]
    assert [f.code for f in verify(new)] == ["verify.same"]
    again = new.settle("recognition.grade-open", "B", "holds", grade="A", by="Dean", on="2017-02-11", because="read again")
    assert (again.number, again.open) == (2, ())


def test_only_an_answer_of_the_version_itself_is_taken_back() -> None:
    unsettled = first_version(result_line("A"), result_line("B"))
    settled = unsettled.settle_all([board_settled("recognition.grade-open", "A", grade="B+")])
    other = board_settled("recognition.grade-open", "B", grade="B+")
    for old, words in (
        (settled, 'reopen cannot be "recognition.grade-open of B"; use recognition.grade-open of A'),
        (unsettled, "use an answer of this version, which has none"),
    ):
        with pytest.raises(ArgumentError, match=words):
            old.revise(reopen=[other], because="x", on="2017-02-10")
    with pytest.raises(ArgumentError, match="use one of transcript=, agreement=, matches=, reopen="):
        settled.revise(reopen=[], because="x", on="2017-02-10")


def test_what_was_settled_lapses_where_the_question_is_gone() -> None:
    old = first_version(result_line("A")).settle_all([board_settled("recognition.missing", "B")])
    new = old.revise(transcript=paper_of(result_line("A"), result_line("B")), because="complete", on="2017-02-10")
    assert new.settlements == ()
    lapsed = diff(old, new).with_code("recognition.settlement-lapsed")
    assert [f.verdict for f in lapsed] == [Verdict.NOTE]


def test_a_corrected_agreement_brings_its_matches() -> None:
    old = first_version(result_line("A"), result_line("B"), matches=[Match(["A"], ["H"])])
    assert old.agreement is not None
    agreement = LearningAgreement(old.agreement.studied[1:], old.agreement.recognised)
    with pytest.raises(ArgumentError, match="host component"):
        old.revise(agreement=agreement, because="A was dropped", on="2017-02-10")
    new = old.revise(agreement=agreement, matches=[Match(["B"], ["H"])], because="A was dropped", on="2017-02-10")
    assert [course.code for course in new.outside] == ["A"]
    assert new.home_rows[0].replaced_by == ("B",)
    bearing = attrs.evolve(agreement, matches=[Match(["B"], ["H"])])
    assert old.revise(agreement=bearing, because="A was dropped", on="2017-02-10").rows == new.rows


def test_a_revision_needs_a_paper_and_a_reason() -> None:
    old = first_version(result_line("A"), result_line("B"))
    with pytest.raises(ArgumentError, match="transcript="):
        old.revise(because="so", on="2017-02-10")
    with pytest.raises(ArgumentTypeError, match="reason"):
        old.revise(transcript=old.transcript, because="", on="2017-02-10")
    with pytest.raises(ArgumentError, match="2 or more"):
        Revision(1, "R 1", "2017-02-10", "x")


@pytest.mark.parametrize(
    "rules",
    [
        attrs.evolve(ECTS_RULES, least_grade="C", most_share="1/3", degree=20, surplus="agreed", used="refuse"),
        HomeRules.by_practice("KZ/Caspian", credits="ECTS"),
        HomeRules.by_practice("IT/UPO-DIGSPES", credits="ECTS", mean="26.4"),
        HomeRules.by_practice("DE/HM-Muenchen", credits="ECTS", passed=True),
    ],
)
@pytest.mark.parametrize("agreement", [None, LearningAgreement([ects_component("A"), ects_component("B")], [])])
def test_a_decision_by_any_of_these_rules_is_stored_and_read_back(rules: HomeRules, agreement: LearningAgreement | None) -> None:
    paper = paper_of(ects_line("A", 8), ects_line("B", label="D")).used("Bachelor of Law", ["B"])
    decision = recognise(paper, agreement, rules)
    again = Recognition.from_dict(json.loads(json.dumps(decision.to_dict())))
    assert again == decision
    assert [finding.code for finding in verify(again)] == ["verify.same"]


def test_the_pickle_of_a_decision_names_no_fields_and_holds_nothing_remembered() -> None:
    decision = interop.case.load("examples/kostanay-oslo").recognise()
    outcome = Outcome("K-1", decision)
    kept = pickle.dumps(outcome)
    assert pickle.loads(kept) == outcome
    for name in (b"grade_findings", b"shown_grade", b"replaced_by", b"several_grades", b"because"):
        assert name not in kept
    text = str(decision)
    hash(decision.transcript)
    assert pickle.dumps(outcome) == kept  # printing and hashing leave no trace in it
    assert str(pickle.loads(kept).decision) == text


def test_a_decision_that_is_read_back_is_not_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pickle.dumps(Outcome("K-1", interop.case.load("examples/kostanay-oslo").recognise()))

    def deciding(*_: object, **__: object) -> Any:
        raise AssertionError("a converter or a check ran")

    for name in ("core.reading.read_word", "core.typed._checks_type", "core.findings.read_verdict", "core.exact._bounded"):
        monkeypatch.setattr(f"bologna_credits.{name}", deciding)
    monkeypatch.setattr("bologna_credits.credits.amounts.read_amount", deciding)
    assert pickle.loads(kept).key == "K-1"
