"""The courses beyond the agreement: each once, and nothing of the transcript disappears."""

from collections.abc import Iterator

import pytest

from bologna_credits import CourseResult, LearningAgreement, Verdict, recognise
from tests.recognition.support import ECTS_RULES, decide_ects, ects_component, ects_line, paper_of


def test_further_results_of_a_course_outside_the_agreement_are_told() -> None:
    decision = decide_ects(
        [ects_line("A"), ects_line("X", label="F"), ects_line("X", label="C"), ects_line("X", label="D", status="failed")],
        [ects_component("A")],
    )
    assert [(course.code, course.shown_grade) for course in decision.outside] == [("X", "C (NO-AF)")]
    (note,) = decision.report.with_code("recognition.outside-repeated")
    assert (note.subject, note.message) == ("X", "3 results of this course outside the agreement; C (NO-AF) is shown")


def test_a_line_around_an_agreed_course_tells_the_credits_that_stand_nowhere_else() -> None:
    programme = ects_line("P", 180, None, parts=(ects_line("A"), ects_line("X", 10)))
    decision = decide_ects([programme], [ects_component("A")])
    assert [course.code for course in decision.outside] == ["X"]
    (note,) = decision.report.with_code("recognition.around")
    assert (note.subject, note.verdict) == ("P", Verdict.NOTE)
    assert dict(note.facts)["inner"] == ("A", "X")
    assert note.message == "this line with 180 ECTS is around A and X; what it states beyond them is in no line of the decision"


def test_a_line_without_credits_around_others_is_no_course_of_its_own() -> None:
    container = ects_line("P", None, None, parts=(ects_line("A"), ects_line("B", 7)))
    decision = recognise(paper_of(container), None, ECTS_RULES)
    assert [(row.code, str(row.credits)) for row in decision.rows] == [("A", "5 ECTS"), ("B", "7 ECTS")]
    assert decision.to_dict()["totals"]["open"] == "12 ECTS"
    whole = recognise(paper_of(ects_line("P", 12, None, parts=container.parts)), None, ECTS_RULES)
    assert [(row.code, str(row.credits)) for row in whole.rows] == [("P", "12 ECTS")]


def test_a_course_that_stands_alone_and_in_a_course_outside_is_set_apart_once() -> None:
    module = ects_line("M", 10, parts=(ects_line("X"), ects_line("Y")))
    decision = decide_ects([ects_line("X"), module], [ects_component("A")])
    assert [course.code for course in decision.outside] == ["M"]
    assert decision.to_dict()["totals"]["outside the agreement"] == "10 ECTS"
    bare = decide_ects([ects_line("X", None), module], [ects_component("A")])
    assert [course.code for course in bare.outside] == ["M"]
    assert not bare.report.with_code("recognition.outside-within")  # no credits stand alone
    (note,) = decision.report.with_code("recognition.outside-within")
    assert (note.subject, note.message) == ("X", "it stands by itself as well as in M: it is told there, and set apart once")


def test_a_line_with_0_credits_around_courses_is_their_heading_and_swallows_none() -> None:
    heading = ects_line("DEG", 0, None, parts=(ects_line("K1"), ects_line("K2", 7)))
    decision = decide_ects([ects_line("X"), heading], [ects_component("X")])
    assert [(course.code, str(course.credits)) for course in decision.outside] == [("K1", "5 ECTS"), ("K2", "7 ECTS")]
    assert decision.to_dict()["totals"]["outside the agreement"] == "12 ECTS"
    assert not decision.report.with_code("recognition.around")
    agreed = decide_ects([heading], [ects_component("DEG", 12)])
    assert (agreed.outside, str(agreed.credits)) == ((), "12 ECTS")


def test_the_parts_of_an_attempt_that_is_not_shown_are_set_apart_by_themselves() -> None:
    whole = ects_line("C", None, parts=(ects_line("D", None),))
    heading = ects_line("D", None, parts=(ects_line("E", 1),))
    papers = [ects_line("D", None), ects_line("B", None, parts=(whole, heading))]
    decision = recognise(paper_of(*papers), None, ECTS_RULES)
    assert [(row.code, row.credits and str(row.credits)) for row in decision.rows] == [("C", None), ("E", "1 ECTS")]
    beside = decide_ects([ects_line("A"), *papers], [ects_component("A")])
    assert [course.code for course in beside.outside] == ["C", "E"]  # D is told in C, and E is not in that line of it


def test_a_course_in_an_attempt_that_is_not_shown_is_told_by_a_note() -> None:
    kept, heading = ects_line("M", 10, "A"), ects_line("M", None, None, parts=(ects_line("X"),), status="failed")
    decision = decide_ects([ects_line("A"), kept, heading], [ects_component("A")])
    assert [course.code for course in decision.outside] == ["M"]
    (note,) = decision.report.with_code("recognition.outside-within")
    assert (note.subject, dict(note.facts)["outer"]) == ("X", "M")


@pytest.mark.parametrize("count", [50, 200])
def test_a_programme_around_many_courses_is_walked_once_for_all_of_them(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = tuple(ects_line(f"C{number}") for number in range(count))
    programme = ects_line("P", None, None, parts=parts)
    paper = paper_of(programme, ects_line("A"))
    walked: list[str] = []
    walk = CourseResult.walk

    def counted(course: CourseResult) -> Iterator[CourseResult]:
        for line in walk(course):
            walked.append(line.code)  # each step is counted where it is taken
            yield line

    monkeypatch.setattr(CourseResult, "walk", counted)
    agreed = [ects_component("P", None)]
    decision = recognise(paper, LearningAgreement(agreed, []), ECTS_RULES)
    assert {course.code for course in decision.outside} == {"A"}
    assert len(walked) <= 6 * count
