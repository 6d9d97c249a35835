"""A decision after it was made: several points settled at once, corrected papers, what changed, and the home transcript."""

import json

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Settlement,
    Transcript,
    Verdict,
    diff,
    grading_scale,
    recognise,
    verify,
)
from bologna_credits.recognition import Revision

NO = grading_scale("NO-AF")
_RULES = HomeRules(credits="ECTS", scale="KZ-2011")  # no table leads from NO-AF to KZ-2011: each grade is an open point


def _course(code: str, label: str = "B", amount: object = 5, **more: object) -> CourseResult:
    return CourseResult(code, code.title(), Credits(amount, "ECTS"), NO.grade(label), label, **more)  # type: ignore[arg-type]


def _transcript(*courses: CourseResult) -> Transcript:
    return Transcript(Institution("Oslo", "NO"), courses)


def _decide(*courses: CourseResult, agreed: str = "AB", home: str = "H", **more: object) -> Recognition:
    studied = [Component(code, code.title(), Credits(5, "ECTS")) for code in agreed]
    replaced = [Component(code, f"At home {code}") for code in home]
    agreement = LearningAgreement(studied, replaced)
    return recognise(_transcript(*courses), agreement, _RULES, reference="R 1", on="2017-01-20", **more)  # type: ignore[arg-type]


def _settled(code: str, subject: str, **more: object) -> Settlement:
    return Settlement(code, subject, "holds", "Board", "2017-02-01", "as the rules say", **more)  # type: ignore[arg-type]


# Settling


def test_several_points_are_settled_at_once() -> None:
    decision = _decide(_course("A"), _course("B"))
    settled = decision.settle_all([_settled("recognition.grade-open", code, grade="B+") for code in "AB"])
    assert settled.open == ()
    assert [str(row.grade) for row in settled.rows] == ["B+ (KZ-2011)"] * 2


def test_points_that_are_not_open_are_told_together() -> None:
    with pytest.raises(ArgumentError, match=r'on X; other on A"; .*use one of recognition\.grade-open on A, '):
        _decide(_course("A"), _course("B")).settle_all([_settled("recognition.grade-open", "X"), _settled("other", "A")])


@pytest.mark.parametrize(("by", "because"), [("", "so"), ("Board", " "), (None, "so")])
def test_a_settlement_names_an_office_and_a_reason(by: object, because: str) -> None:
    with pytest.raises(ArgumentTypeError, match="text that says something"):
        _decide(_course("A"), _course("B")).settle(
            "recognition.grade-open",
            "A",
            "holds",
            by=by,  # type: ignore[arg-type]
            on="2017-02-01",
            because=because,
        )


def test_a_grade_or_credits_that_nothing_asks_for_are_refused() -> None:
    decision = _decide(_course("A"))
    for more in ({"grade": "A"}, {"credits": "5"}):
        with pytest.raises(ArgumentError, match="asks for"):
            decision.settle("recognition.missing", "B", "holds", by="Board", on="2017-02-01", because="so", **more)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="grade cannot be"):
        decision.settle("recognition.grade-open", "A", "fails", by="Board", on="2017-02-01", because="so", grade="B")


def test_credits_that_were_open_are_settled_and_a_wrong_verdict_is_refused() -> None:
    rules = HomeRules(credits="ECTS")
    course = CourseResult("A", "a", Credits(3, "KZ-RK"), status="passed")
    decision = recognise(_transcript(course), LearningAgreement([Component("A", "a")], []), rules)
    (point,) = decision.open
    assert point.code == "recognition.credits-need"
    settled = decision.settle(point.code, "A", "holds", by="Board", on="2017-02-01", because="so", credits="9/2")
    assert str(settled.credits) == "4.5 ECTS"
    with pytest.raises(ArgumentError, match="verdict"):
        decision.settle(point.code, "A", "maybe", by="Board", on="2017-02-01", because="so")


# Revising


def test_a_corrected_transcript_gives_the_next_version() -> None:
    old = _decide(_course("A", "F"), _course("B"))
    new = old.revise(transcript=_transcript(_course("A", "C"), _course("B")), because="the resit was missing", on="2017-02-10")
    assert (old.number, new.number, new.revises, str(new.on)) == (1, 2, "R 1", "2017-02-10")
    assert "R 1, version 2, of 2017-02-10" in str(new)
    assert "version 2 of 2017-02-10 takes the place of R 1 — the resit was missing" in str(new)
    assert [row.verdict for row in new.rows] == [Verdict.HOLDS] * 2
    assert [f.code for f in verify(new)] == ["verify.same"]
    third = new.revise(agreement=old.agreement, because="once more", on="2017-03-01", reference="R 1a")
    assert (third.number, third.reference, third.revises) == (3, "R 1a", "R 1")
    assert Recognition.from_dict(json.loads(json.dumps(third.to_dict()))) == third


def test_what_was_settled_stays_where_the_question_is_the_same() -> None:
    old = _decide(_course("A"), _course("B")).settle_all([_settled("recognition.grade-open", code, grade="B+") for code in "AB"])
    new = old.revise(transcript=_transcript(_course("A"), _course("B", "C")), because="B was mistyped", on="2017-02-10")
    assert [s.subject for s in new.settlements] == ["A"]
    assert new.revision is not None
    assert [s.subject for s in new.revision.lapsed] == ["B"]
    assert [f.subject for f in new.open] == ["B"]
    assert [(f.code, f.subject, f.verdict) for f in diff(old, new).with_code("recognition.settlement-lapsed")] == [
        ("recognition.settlement-lapsed", "B", Verdict.OPEN)
    ]
    assert "what Board decided on recognition.grade-open no longer applies" in str(new)


def test_what_was_settled_lapses_where_the_question_is_gone() -> None:
    old = _decide(_course("A")).settle_all([_settled("recognition.missing", "B")])
    new = old.revise(transcript=_transcript(_course("A"), _course("B")), because="complete", on="2017-02-10")
    assert new.settlements == ()
    lapsed = diff(old, new).with_code("recognition.settlement-lapsed")
    assert [f.verdict for f in lapsed] == [Verdict.NOTE]


def test_a_corrected_agreement_brings_its_matches() -> None:
    old = _decide(_course("A"), _course("B"), matches=[Match(["A"], ["H"])])
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
    old = _decide(_course("A"), _course("B"))
    with pytest.raises(ArgumentError, match="transcript="):
        old.revise(because="so", on="2017-02-10")
    with pytest.raises(ArgumentTypeError, match="reason"):
        old.revise(transcript=old.transcript, because="", on="2017-02-10")
    with pytest.raises(ArgumentError, match="2 or more"):
        Revision(1, "R 1", "2017-02-10", "x")


# What changed


def test_a_diff_tells_rows_courses_outside_and_the_sum() -> None:
    old = _decide(_course("A", "F"), _course("X"), _course("Y"))
    old = attrs.evolve(old, home=attrs.evolve(old.home, shortfall="accept"))
    new = old.revise(
        transcript=_transcript(_course("A", amount=4), _course("B"), _course("Y"), _course("Z")),
        because="corrected",
        on="2017-02-10",
    )
    report = diff(old, new)
    assert [f.message for f in report] == [
        "host A was fails, F (NO-AF), 5 ECTS, for nothing and is now holds, OPEN, 4 ECTS worth 4 ECTS, for H",
        "host B was open, –, 5 ECTS, for nothing and is now holds, OPEN, 5 ECTS worth 5 ECTS, for H",
        "home H was open, –, by nothing and is now holds, within the package, by A, B",
        "it no longer stands outside the agreement",
        "it now stands outside the agreement",
        "recognised were 0 ECTS and are now 9 ECTS",
    ]
    assert {f.verdict for f in report} == {Verdict.NOTE}


def test_a_component_that_comes_or_goes_is_told() -> None:
    old = _decide(_course("A"), agreed="A")
    new = _decide(_course("B"), agreed="B")
    assert {"host A was holds, OPEN and is now absent", "host B was absent and is now holds, OPEN"} < {
        f.message for f in diff(old, new)
    }


def test_two_decisions_that_decide_the_same_have_no_difference() -> None:
    old = _decide(_course("A"), _course("B"))
    assert [f.code for f in diff(old, attrs.evolve(old, reference="other"))] == ["diff.same"]


# The transcript at home


def test_the_lines_for_the_home_transcript_carry_the_original_title_and_the_host() -> None:
    titled = attrs.evolve(_course("A"), titles={"en": "Algebra", "no": "Algebra og tall"}, title="Algebra")
    plain = _course("B")
    decision = _decide(
        titled, plain, _course("C", "F"), agreed="ABC", home="HIJ", matches=[Match(["A"], ["H"]), Match(["B"], ["I"])]
    )
    decision = decision.settle("recognition.grade-open", "A", "holds", by="Board", on="2017-02-01", because="so", grade="B+")
    lines = decision.transcript_lines()
    assert len(lines) == 2
    first, second = lines
    assert first == lines[0]
    assert (first.home, first.original_title, first.title) == ((("H", "At home H"),), "Algebra og tall", "Algebra")
    assert (str(first.grade), str(first.credits), first.host.name, first.remark) == (
        "B+ (KZ-2011)",
        "5 ECTS",
        "Oslo",
        "recognised",
    )
    assert (second.original_title, second.grade, second.remark) == ("B", None, "recognised, grade open")
    assert "Algebra og tall" in str(lines)
    assert "Algebra og tall" in lines._repr_html_()


def test_a_line_without_grade_says_so() -> None:
    rules = HomeRules(credits="ECTS", grades="without")
    agreement = LearningAgreement([Component("A", "Agreed title", Credits(5, "ECTS"))], [])
    decision = recognise(_transcript(_course("A")), agreement, rules)
    assert [line.remark for line in decision.transcript_lines()] == ["recognised without grade"]
    settled = recognise(_transcript(), agreement, rules).settle(
        "recognition.missing", "A", "holds", by="Board", on="2017-02-01", because="a letter of the host"
    )
    assert settled.transcript_lines()[0].original_title == "Agreed title"
    assert settled.transcript_lines()[0].cells[0] == "–"
    assert str(recognise(_transcript(), agreement, rules).transcript_lines()) == "nothing is recognised"


def test_credits_stated_nowhere_are_a_dash() -> None:
    agreement = LearningAgreement([Component("A", "a")], [])
    decision = recognise(_transcript(CourseResult("A", "a", status="passed")), agreement, HomeRules(credits="ECTS"))
    settled = decision.settle("recognition.credits-missing", "A", "holds", by="Board", on="2017-02-01", because="so")
    assert settled.transcript_lines()[0].cells[3:5] == ["–", "–"]
