"""Columns written from codes: few runs by comparisons, many by a look-up, nothing at all as nulls."""

from fractions import Fraction

import narwhals as nw
import pytest

from bologna_credits import ArgumentError
from bologna_credits.frames.answers import Answer
from bologna_credits.frames.engine import opened
from bologna_credits.frames.writing import CODE, GRADE_KINDS, Columns, runs_of, valued
from tests.frames.conftest import Build, rows


def test_codes_become_what_their_answers_hold(build: Build) -> None:
    answers = [Answer("HOLDS", grade=f"g{n % 9}", passes="pass" if n % 2 else "fail") for n in range(20)] + [Answer.invalid("no")]
    frame = opened(build({"m": list(range(22))})).with_columns((nw.col("m") - 1).alias(CODE))
    columns = Columns.asked(frame.drop(CODE), "x_", GRADE_KINDS, GRADE_KINDS, "report")
    done = columns.finish(frame, answers, "m")
    found = rows(done, "x_grade", "x_passes", "x_status", "x_exact")
    assert found[0] == (None, None, None, None)
    assert found[1:21] == [(f"g{n % 9}", "pass" if n % 2 else "fail", "HOLDS", None) for n in range(20)]
    assert found[21] == (None, None, "INVALID", None)


def test_an_exact_number_is_a_double_or_text() -> None:
    answer = Answer("OPEN", exact=Fraction(7, 3))
    assert (valued(answer, "exact"), valued(answer, "exact_text"), valued(Answer("OPEN"), "exact_text")) == (7 / 3, "7/3", None)


def test_codes_that_follow_each_other_are_a_run() -> None:
    assert runs_of([]) == []
    assert runs_of([0, 1, 5, 7, 8]) == [(0, 1), (5, 5), (7, 8)]


def test_no_column_at_all_is_refused_in_every_engine(build: Build) -> None:
    with pytest.raises(ArgumentError, match='want cannot be "nothing"'):
        Columns.asked(opened(build({"m": [1]})), "x_", (), GRADE_KINDS, "report")
