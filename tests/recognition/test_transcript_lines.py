"""The lines for the transcript at home."""

import attrs
import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    LearningAgreement,
    Match,
    recognise,
)
from bologna_credits.core.languages import words
from tests.recognition.support import first_version, paper_of, result_line


def test_the_lines_for_the_home_transcript_carry_the_original_title_and_the_host() -> None:
    titled = attrs.evolve(result_line("A"), titles={"en": "Algebra", "no": "Algebra og tall"}, title="Algebra")
    plain = result_line("B")
    decision = first_version(
        titled, plain, result_line("C", "F"), agreed="ABC", home="HIJ", matches=[Match(["A"], ["H"]), Match(["B"], ["I"])]
    )
    decision = decision.settle("recognition.grade-open", "A", "holds", by="Board", on="2017-02-01", because="so", grade="B+")
    lines = decision.transcript_lines()
    assert len(lines) == 2
    first, second = lines
    assert first == lines[0]
    assert (first.home, first.original_title, first.title) == ((("H", "At home H"),), "Algebra og tall", "Algebra")
    assert (str(first.grade), str(first.credits), first.host, first.remark) == (
        "B+ (KZ-2011)",
        "5 ECTS",
        decision.transcript.issuer,
        "recognised",
    )
    assert (second.original_title, second.grade, second.remark) == ("B", None, "recognised, grade open")
    assert "Algebra og tall" in str(lines)
    assert "Algebra og tall" in lines._repr_html_()


def test_a_line_without_grade_says_so() -> None:
    rules = HomeRules(credits="ECTS", grades="without")
    agreement = LearningAgreement([Component("A", "Agreed title", Credits(5, "ECTS"))], [])
    decision = recognise(paper_of(result_line("A")), agreement, rules)
    assert [line.remark for line in decision.transcript_lines()] == ["recognised without grade"]
    settled = recognise(paper_of(), agreement, rules).settle(
        "recognition.missing", "A", "holds", by="Board", on="2017-02-01", because="a letter of the host"
    )
    assert settled.transcript_lines()[0].original_title == "Agreed title"
    assert settled.transcript_lines()[0].cells[0] == "–"
    assert str(recognise(paper_of(), agreement, rules).transcript_lines()) == "nothing is recognised"


def test_credits_stated_nowhere_are_a_dash() -> None:
    agreement = LearningAgreement([Component("A", "a")], [])
    decision = recognise(paper_of(CourseResult("A", "a", status="passed")), agreement, HomeRules(credits="ECTS"))
    settled = decision.settle("recognition.credits-missing", "A", "holds", by="Board", on="2017-02-01", because="so")
    assert settled.transcript_lines()[0].cells[3:5] == ["–", "–"]
    counted = decision.settle("recognition.credits-missing", "A", "holds", by="Board", on="2017-02-01", because="so", credits="5")
    assert counted.transcript_lines()[0].cells[3:5] == ["5 ECTS", "–"]


def test_the_lines_are_said_in_a_language() -> None:
    decision = first_version(result_line("A"), agreed="A", home="H", matches=[Match(["A"], ["H"])])
    lines = decision.transcript_lines()
    assert lines.text() == str(lines)
    assert "признано, оценка не определена" in lines.text("ru")
    assert "баға анықталмаған" in lines.html("kk")


@pytest.mark.parametrize(
    ("remark", "ru"),
    [
        ("recognised", "признано"),
        ("recognised without grade", "признано без оценки"),
        ("recognised within M 1", "признано в составе M 1"),
        ("recognised within M 1, grade open", "признано в составе M 1, оценка не определена"),
        ("recognised within M 1 without grade", "признано в составе M 1 без оценки"),
        ("as the dean says", "as the dean says"),
    ],
)
def test_a_remark_is_said_in_a_language(remark: str, ru: str) -> None:
    line = first_version(result_line("A"), agreed="A", home="H", matches=[Match(["A"], ["H"])]).transcript_lines()[0]
    assert attrs.evolve(line, remark=remark).cells_in(words("ru"))[-1] == ru
    assert attrs.evolve(line, remark=remark).cells[-1] == remark
