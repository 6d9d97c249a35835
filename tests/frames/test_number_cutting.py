"""Marks cut into pieces say what the scalar conversion says, for every scale and method of the catalogue."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.frames.answers import Answer, Question
from bologna_credits.frames.number_cutting import listed_pieces, pieces_of
from bologna_credits.frames.number_pieces import UNIT, Pieces
from tests.frames.conftest import ENGINES, rows

SCALES = [scale for scale in bc.grading_scales() if scale.numbers is not None]
_HALVES = (bc.Rounding("1/10", "half_even"),)
_TWICE = (bc.Rounding("1/100", "half_up"), bc.Rounding("1/10", "down"))


def asked(to: str | None, by: object) -> Question:
    return Question(to=to, by=by, on=None, circumstances=None, catalogue=bc.default_catalogue())  # type: ignore[arg-type]


METHODS = [
    asked(to, kind(roundings=roundings, onto=onto))
    for kind, to in (
        (bc.ModifiedBavarian, "DE-TENTHS"),
        (bc.ModifiedBavarian, "DE-THIRDS"),
        (bc.Linear, "IT-30"),
        (bc.Linear, "BE-20"),
    )
    for roundings in ((), _HALVES, _TWICE, (bc.Rounding(1, "up"),), (bc.Rounding("1/2", "half_down"),))
    for onto in (None, "nearest_better", "nearest_worse", "next_worse", "next_better")
]
PRACTICES = [
    asked(None, practice.code) for practice in bc.practices() if len([p for p in bc.practices() if p.code == practice.code]) == 1
]


def said(pieces: Pieces, mark: int) -> Answer:
    return pieces.at(mark) or Answer.invalid("unknown-grade")


def marks_of(pieces: Pieces, random: Random, count: int) -> list[int]:
    """Marks anywhere, on the steps of the scale, and beside the ends of the pieces."""
    span = pieces.high - pieces.low
    ends = pieces.ends or (pieces.low,)
    return [
        random.choice(
            [
                random.randint(pieces.low - 5, pieces.high + 5),
                pieces.low + random.randint(0, span // pieces.step) * pieces.step,
                random.choice(ends) + random.choice((-1, 0, 1)) * pieces.step,
            ]
        )
        for _ in range(count)
    ]


@pytest.mark.sweep
@pytest.mark.parametrize("questions", [METHODS, PRACTICES], ids=["methods", "practices"])
def test_pieces_say_what_the_scalar_conversion_says(questions: list[Question]) -> None:
    random, built = Random(15), 0
    for question in questions:
        for scale in random.sample(SCALES, 5):
            pieces = pieces_of(scale, question)
            if pieces is None:
                continue
            built += 1
            for mark in marks_of(pieces, random, 12):
                assert said(pieces, mark) == question.answer(scale, Fraction(mark, UNIT)), (scale.code, question.by, mark)
    assert built > 40


def test_the_ends_at_even_distances_are_those_of_the_pieces() -> None:
    random, found = Random(16), 0
    for question in METHODS:
        pieces = pieces_of(bc.grading_scale("FR-20"), question)
        if pieces is None or pieces.even is None:
            continue
        found += 1
        for mark in marks_of(pieces, random, 60):
            passed = pieces.even.passed(mark) + sum(mark >= end for end in pieces.others)
            assert passed == sum(mark >= end for end in pieces.ends)
    assert found > 5


@pytest.mark.parametrize(
    ("scale", "to", "by"),
    [
        ("FR-20", "KZ-2011", None),  # letters, and no method
        ("NO-AF", "DE-TENTHS", bc.ModifiedBavarian(number_letters=True)),  # a scale without numbers
        ("IT-30", "FR-20", bc.Linear()),  # each mark has a grade of its own: no pieces
        ("IT-30", "DE-TENTHS", bc.Linear(best=1, lowest=1)),  # no line at all
    ],
)
def test_where_no_line_cuts_the_marks_there_are_no_pieces(scale: str, to: str, by: object) -> None:
    assert pieces_of(bc.grading_scale(scale), asked(to, by)) is None


def test_a_scale_of_finer_marks_than_millionths_has_no_pieces() -> None:
    fine = bc.GradingScale("XX-FINE", numbers=bc.grades.NumberGrades(Fraction(10) + Fraction(1, 10**7), 5, 0))
    vast = bc.GradingScale("XX-VAST", numbers=bc.grades.NumberGrades(10**9, 5, 0))
    question = asked("DE-TENTHS", bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "down")]))
    assert pieces_of(fine, question) is None
    assert pieces_of(vast, question) is None


def test_a_tie_that_a_text_leaves_open_has_no_pieces() -> None:
    """A tie is one mark, which bisection would miss."""
    assert pieces_of(bc.grading_scale("IT-30"), asked(None, "CH/UZH-Phil")) is None


@pytest.mark.parametrize(("step", "made"), [("1/100", True), ("1/1000", False)])
def test_too_many_pieces_are_not_cut(step: str, *, made: bool) -> None:
    question = asked("DE-TENTHS", bc.ModifiedBavarian(roundings=[bc.Rounding(step, "half_up")]))
    assert (pieces_of(bc.grading_scale("FR-20"), question) is not None) == made


def test_numbers_that_no_double_holds_have_no_pieces() -> None:
    wide = bc.GradingScale("XX-WIDE", numbers=bc.grades.NumberGrades(10**8, Fraction("99999.999999"), 0))
    assert pieces_of(wide, asked("IT-110", bc.Linear(roundings=[bc.Rounding(1, "down")]))) is None


def test_a_lowest_pass_between_the_steps_has_no_pieces() -> None:
    odd = bc.GradingScale("XX-ODD", numbers=bc.grades.NumberGrades(10, "5.5", 0, step=1))
    question = asked("DE-TENTHS", bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "down")]))
    assert pieces_of(odd, question) is None


def test_legal_numbers_are_too_many_on_a_fine_scale() -> None:
    fine = bc.GradingScale("XX-1-4", numbers=bc.grades.NumberGrades(1, 4, 5, step="1/400"))
    question = Question(to=fine, by=bc.ModifiedBavarian(), on=None, circumstances=None, catalogue=bc.default_catalogue())
    assert pieces_of(bc.grading_scale("FR-20"), question) is None


READING = Question(to=None, by=None, on=None, circumstances=None, catalogue=bc.default_catalogue(), reading=True)
DOWN = bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "down")])


@pytest.mark.parametrize(
    ("start", "question"),
    [
        ("IT-30", asked("FR-20", bc.Linear())),
        ("CN-100", asked("FR-20", bc.Linear(roundings=[bc.Rounding("1/1000", "half_up")]))),
        ("FR-20", READING),
    ],
)
def test_a_target_without_steps_has_pieces_where_no_labels_are_wanted(start: str, question: Question) -> None:
    scale, random = bc.grading_scale(start), Random(start)
    assert pieces_of(scale, question) is None
    pieces = pieces_of(scale, question, labels=False)
    assert pieces is not None
    for mark in marks_of(pieces, random, 40):
        found, wanted = said(pieces, mark), question.answer(scale, Fraction(mark, UNIT))
        assert (found.status, found.exact, found.reason, found.passes) == (
            wanted.status,
            wanted.exact,
            wanted.reason,
            wanted.passes,
        )


def test_marks_with_steps_that_are_only_read_have_no_line() -> None:
    assert pieces_of(bc.grading_scale("IT-30"), READING, labels=False) is None


@pytest.mark.parametrize(
    ("start", "to"), [("DE-THIRDS", "ECTS-AF"), ("IT-30", "ECTS-AF"), ("DK-7", "ECTS-AF"), ("BG-6", "ECTS-AF")]
)
def test_each_mark_of_a_scale_with_steps_or_rows_is_listed_with_its_answer(start: str, to: str) -> None:
    scale, question = bc.grading_scale(start), asked(to, None)
    pieces = listed_pieces(scale, question)
    assert pieces is not None
    assert pieces.legal is not None
    for mark in pieces.legal.answers:
        assert pieces.at(mark) == question.answer(scale, Fraction(mark, UNIT))
    assert pieces.at(pieces.low + 1) == Answer.invalid("unknown-grade")
    numbers = {grade.value for grade in scale.grades if grade.value is not None}
    assert {Fraction(mark, UNIT) for mark in pieces.legal.answers} >= {
        n for n in numbers if question.answer(scale, n).status != "INVALID"
    }


def test_a_scale_of_many_marks_or_of_letters_alone_is_not_listed() -> None:
    question = asked("ECTS-AF", None)
    third = bc.GradingScale("XX-THIRD", numbers=bc.grades.NumberGrades(2, 1, 0, step="1/3"))
    for scale in (bc.grading_scale("FR-20"), third, bc.grading_scale("AT-OVERALL")):
        assert listed_pieces(scale, question) is None


class Own:
    """A method of the caller's own, that cannot be remembered."""

    __hash__ = None  # type: ignore[assignment]

    def convert(self, start: Any, to: Any) -> bc.GradeConversion:
        return bc.ModifiedBavarian().convert(start, to)

    def steps(self, answer: Any) -> Any:
        return bc.ModifiedBavarian().steps(answer)


def test_a_method_that_cannot_be_remembered_is_asked_anew() -> None:
    question = asked("DE-TENTHS", Own())
    assert (
        pieces_of(bc.grading_scale("FR-20"), question) is not None
        or listed_pieces(bc.grading_scale("IT-30"), question) is not None
    )
    assert listed_pieces(bc.grading_scale("IT-30"), question) is not None


def test_the_pieces_of_a_question_are_sought_once() -> None:
    question = asked(None, "DE/KMK")
    assert pieces_of(bc.grading_scale("FR-20"), question) is pieces_of(bc.grading_scale("FR-20"), asked(None, "DE/KMK"))


def test_a_division_that_no_double_holds_is_replaced_by_comparisons() -> None:
    wide = bc.GradingScale("XX-WIDER", numbers=bc.grades.NumberGrades(10**8, 5 * 10**7, 0))
    pieces = pieces_of(wide, asked("DE-TENTHS", DOWN))
    assert pieces is not None
    assert (pieces.even, pieces.others) == (None, pieces.ends)
    assert pieces_of(wide, asked("DE-TENTHS", bc.ModifiedBavarian())) is None  # nor are the legal numbers
    marks = [float(n) for n in range(45_000_000, 100_000_001, 1_234_567)]
    done = bc.frames.convert_grades(
        ENGINES["polars"]({"m": marks}), grade="m", scale=wide, to="DE-TENTHS", by=DOWN, want=("grade", "exact")
    )
    answers = [asked("DE-TENTHS", DOWN).answer(wide, mark) for mark in marks]
    assert rows(done, "m_grade", "m_exact") == [(one.grade, None if one.exact is None else float(one.exact)) for one in answers]
