"""Marks cut into pieces say what the scalar conversion says, for every scale and method of the catalogue."""

from fractions import Fraction
from random import Random

import pytest

import bologna_credits as bc
from bologna_credits.frames.answers import Answer, Question
from bologna_credits.frames.number_cutting import pieces_of
from bologna_credits.frames.number_pieces import UNIT, Line, Pieces, even_ends, line_of

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


def test_a_line_goes_through_two_marks() -> None:
    line = line_of((10 * UNIT, Fraction(4)), (20 * UNIT, Fraction(1)))
    assert (line.at(10 * UNIT), line.at(15 * UNIT), line.at(20 * UNIT)) == (Fraction(4), Fraction(5, 2), Fraction(1))


def test_ends_that_no_step_explains_stay_comparisons() -> None:
    assert even_ends((), Line(1, 0, 1), Fraction(1)) == (None, ())
    assert even_ends((1, 2, 3, 4, 5), Line(0, 0, 1), Fraction(1)) == (None, (1, 2, 3, 4, 5))
    assert even_ends((1, 7, 8, 30), Line(1, 0, 10), Fraction(1)) == (None, (1, 7, 8, 30))
