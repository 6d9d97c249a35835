"""The course that a component of the agreement means: by host, by title, else an open point."""

import pytest

from bologna_credits import (
    ArgumentError,
    Change,
    Component,
    CourseResult,
    Dossier,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    recognise,
    recognise_many,
)
from tests.recognition.support import ECTS_RULES, NO, ects, settle_by_dean

_NORTH, _SOUTH = Institution("North", identifiers={"schac": "north.example"}), Institution("South")


def _line(title: str = "Algebra", host: Institution = _NORTH, label: str = "B", amount: int = 5) -> CourseResult:
    return CourseResult("X", title, ects(amount), NO.grade(label), label, host=host)


def _decide(*lines: CourseResult, agreed: list[Component], **more: object) -> Recognition:
    agreement = LearningAgreement(agreed, [Component("H", "Home")])
    return recognise(Transcript(_NORTH, lines), agreement, ECTS_RULES, **more)  # type: ignore[arg-type]


def _component(host: str | None = None, title: str = "Algebra", code: str = "X") -> Component:
    return Component(code, title, ects(5), host=host)


@pytest.mark.parametrize(
    ("component", "key", "by"),
    [
        (_component("south"), "X (South)", "its host"),
        (_component("north.example"), "X (North)", "its host"),
        (_component(title="BOTANY"), "X (South)", "its title"),
        (_component(code="X (South)", title="anything"), "X (South)", None),
    ],
)
def test_a_component_means_the_course_of_its_host_else_the_one_with_its_title(
    component: Component, key: str, by: str | None
) -> None:
    decision = _decide(_line(), _line("Botany", _SOUTH, "C"), agreed=[component])
    (row,) = decision.recognised
    assert (row.code, row.course is not None and row.course.title) == (key, "Botany" if "South" in key else "Algebra")
    assert str(decision.credits) == "5 ECTS"
    notes = decision.report.with_code("recognition.course-of-several")
    assert [f"by {by};" in note.message for note in notes] == ([True] if by else [])
    # The other course is set apart, and is no attempt of this one.
    assert [decision.transcript.key_of(course) for course in decision.outside] == [*{"X (North)", "X (South)"} - {key}]
    assert not decision.report.with_code("recognition.several-results")


def test_a_code_of_several_courses_without_host_or_title_is_open_and_lists_them() -> None:
    decision = _decide(_line(), _line("Botany", _SOUTH, "C"), agreed=[_component(title="Logic")])
    (row,) = decision.rows
    assert (row.code, row.verdict, row.course) == ("X", Verdict.OPEN, None)
    (open_,) = decision.report.with_code("recognition.course-unclear")
    assert (open_.subject, dict(open_.facts)["courses"]) == ("X", ("X (North)", "X (South)"))
    assert decision.outside == ()
    assert [(f.subject, f.named["courses"]) for f in decision.report.with_code("recognition.candidates")] == [
        ("X", ("X (North)", "X (South)"))
    ]
    settled = settle_by_dean(decision, "recognition.course-unclear", "X")
    assert (len(settled.recognised), str(settled.credits)) == (1, "0 ECTS")


def test_a_component_of_a_host_that_gave_no_such_course_is_missing_or_open_and_never_another_hosts() -> None:
    other = CourseResult("Y", "Other", ects(1), NO.grade("A"), "A", host=_SOUTH)
    missing = _decide(_line(), other, agreed=[_component("South")])
    assert [f.code for f in missing.rows[0].findings] == ["recognition.missing"]
    unknown = _decide(_line(), agreed=[_component("West")])
    assert [f.code for f in unknown.rows[0].findings] == ["recognition.course-unclear"]


def test_components_of_two_hosts_with_one_code_have_a_row_each() -> None:
    agreed = [_component("North"), _component("South")]
    decision = _decide(_line(), _line("Botany", _SOUTH, "C"), agreed=agreed, matches=[Match(["X (South)"], ["H"])])
    assert [(row.code, row.replaces) for row in decision.recognised] == [("X (North)", ()), ("X (South)", ("H",))]
    assert str(decision.credits) == "10 ECTS"
    # One of the courses is missing: its row keeps the name of its host.
    one = _decide(_line(), agreed=agreed)
    assert [(row.code, row.verdict) for row in one.rows] == [("X", Verdict.HOLDS), ("X (South)", Verdict.OPEN)]
    with pytest.raises(ArgumentError, match="a match's host component"):
        _decide(_line(), _line("Botany", _SOUTH), agreed=agreed, matches=[Match(["X"], ["H"])])


def test_a_match_may_name_a_component_by_the_code_of_the_agreement() -> None:
    decision = _decide(_line(), _line("Botany", _SOUTH), agreed=[_component("South")], matches=[Match(["X"], ["H"])])
    assert decision.home_rows[0].replaced_by == ("X (South)",)
    assert decision.matches == (Match(["X"], ["H"]),)
    assert decision.report.with_code("recognition.match")[0].subject == "X (South) → H"


def test_two_components_of_one_course_count_it_once() -> None:
    agreed = [_component(code="X (South)"), _component(title="Botany"), _component("north")]
    decision = _decide(_line(), _line("Botany", _SOUTH), agreed=agreed)
    verdicts = {row.code: row.verdict for row in decision.rows}
    assert verdicts == {"X (South)": Verdict.HOLDS, "X": Verdict.OPEN, "X (North)": Verdict.HOLDS}
    assert [f.subject for f in decision.report.with_code("recognition.course-taken")] == ["X"]
    twice = _decide(_line(), _line("Botany", _SOUTH), agreed=[_component(code="X"), _component(code="X (North)")])
    assert [row.code for row in twice.rows] == ["X (North)", "X (North) (2)"]


def test_a_change_drops_the_component_of_the_host_that_it_names() -> None:
    agreement = LearningAgreement(
        [_component("North"), _component("South")], [], [Change("2024-02-01", drop_studied=["X (South)"])]
    )
    assert [one.host for one in agreement.effective().studied] == ["North"]
    both = LearningAgreement([_component("North"), _component("South")], [], [Change("2024-02-01", drop_studied=["X"])])
    assert [one.host for one in both.effective().studied] == ["North", "South"]
    (finding,) = both.effective().report
    assert (finding.code, finding.verdict, finding.subject) == ("recognition.change-unclear", Verdict.OPEN, "X")


def test_without_an_agreement_each_course_has_its_own_row() -> None:
    paper = Transcript(_NORTH, (_line(), _line("Botany", _SOUTH), _line("Botany", _SOUTH, "F")))
    decision = recognise(paper, None, ECTS_RULES)
    assert [row.code for row in decision.rows] == ["X (North)", "X (South)"]
    assert [f.subject for f in decision.report.with_code("recognition.several-results")] == ["X (South)"]
    one = recognise(paper, None, ECTS_RULES, matches=[Match(["X (South)"], ["H"])])
    assert [(row.code, row.verdict) for row in one.rows] == [("X (South)", Verdict.HOLDS), ("X (North)", Verdict.OPEN)]
    unclear = recognise(paper, None, ECTS_RULES, matches=[Match(["X"], ["H"])])
    assert [f.subject for f in unclear.report.with_code("recognition.course-unclear")] == ["X"]
    assert {row.code for row in unclear.rows} == {"X", "X (North)", "X (South)"}


def test_a_pass_after_a_fail_is_assessed_where_nothing_was_agreed() -> None:
    paper = Transcript(_NORTH, (_line(label="F"), _line(label="C")))
    decision = recognise(paper, None, ECTS_RULES)
    assert [row.shown_grade for row in decision.rows] == ["C (NO-AF)"]
    assert decision.outside == ()


def test_settlements_stay_with_the_key_of_their_course_when_the_transcript_is_corrected() -> None:
    paper = Transcript(_NORTH, (_line(), _line("Botany", _SOUTH)))
    decision = settle_by_dean(recognise(paper, None, ECTS_RULES), "recognition.on-request", "X (South)")
    more = Transcript(_NORTH, (*paper.courses, CourseResult("Z", "New", ects(1), NO.grade("A"), "A")))
    revised = decision.revise(transcript=more, because="a course was missing", on="2023-03-01")
    assert [settlement.subject for settlement in revised.settlements] == ["X (South)"]
    assert [row.code for row in revised.recognised] == ["X (South)"]
    assert Recognition.from_dict(revised.to_dict()) == revised


def test_cohorts_and_dossiers_speak_of_the_keys() -> None:
    paper = Transcript(_NORTH, (_line(), _line("Botany", _SOUTH, "F")))
    agreement = LearningAgreement([_component("North"), _component("South")], [])
    (outcome,) = recognise_many([(paper, agreement, ECTS_RULES)])
    assert outcome.decision is not None
    assert [row.code for row in outcome.decision.debt] == ["X (South)"]
    dossier = Dossier(outcome.decision, measures={"X (South)": "a resit"})
    assert [f.subject for f in dossier.report().with_code("dossier.measure")] == ["X (South)"]
