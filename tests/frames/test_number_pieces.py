"""Lines, ends of pieces, and pieces for some columns. How a scale is cut is tested beside the cutting."""

from fractions import Fraction

import bologna_credits as bc
from bologna_credits.frames.answers import Question
from bologna_credits.frames.number_cutting import pieces_of
from bologna_credits.frames.number_pieces import UNIT, Line, alike_in, even_ends, line_of


def test_a_line_goes_through_two_marks() -> None:
    line = line_of((10 * UNIT, Fraction(4)), (20 * UNIT, Fraction(1)))
    assert (line.at(10 * UNIT), line.at(15 * UNIT), line.at(20 * UNIT)) == (Fraction(4), Fraction(5, 2), Fraction(1))


def test_ends_that_no_step_explains_stay_comparisons() -> None:
    assert even_ends((), Line(1, 0, 1), Fraction(1)) == (None, ())
    assert even_ends((1, 2, 3, 4, 5), Line(0, 0, 1), Fraction(1)) == (None, (1, 2, 3, 4, 5))
    assert even_ends((1, 7, 8, 30), Line(1, 0, 10), Fraction(1)) == (None, (1, 7, 8, 30))


def test_pieces_that_differ_in_no_wanted_column_are_one() -> None:
    question = Question(to=None, by="DE/KMK", on=None, circumstances=None, catalogue=bc.default_catalogue())
    pieces = pieces_of(bc.grading_scale("FR-20"), question)
    assert pieces is not None
    few = alike_in(pieces, ("exact", "status"))
    assert (len(pieces.ends), few.ends, few.even) == (31, (10 * UNIT,), None)  # 10 is the lowest pass
    assert [answer.status for answer in few.answers] == ["OPEN", "HOLDS"]
    assert alike_in(pieces, ("grade", "status")) is pieces
    for mark in range(0, 20 * UNIT, 123_456):
        one, other = pieces.at(mark), few.at(mark)
        assert one is not None
        assert other is not None
        assert (one.status, one.exact) == (other.status, other.exact)
