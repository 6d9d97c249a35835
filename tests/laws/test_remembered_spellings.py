"""The memory that a scale has of earlier questions is invisible: in equality, hash and pickle, and to other threads."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

from hypothesis import given, strategies as st

from bologna_credits import GradingScale
from bologna_credits.grades import GradeRow, NumberGrades


def numbered() -> GradingScale:
    return GradingScale("XX-N", numbers=NumberGrades(30, 18, 0, step=1))


@given(st.lists(st.integers(0, 30).map(lambda mark: f"{mark},0")))
def test_a_scale_that_was_asked_equals_one_that_was_not(asked: list[str]) -> None:
    scale = numbered()
    for spelling in asked:
        scale.grade(spelling)
    again = pickle.loads(pickle.dumps(scale))
    assert scale == numbered() == again
    assert hash(scale) == hash(numbered()) == hash(again)


def test_eight_threads_that_ask_new_spellings_of_rows_get_the_right_grades() -> None:
    tenths = [Fraction(i, 10) for i in range(10, 41)]
    rows = [GradeRow(f"{mark.numerator / mark.denominator:.1f}", True, mark) for mark in tenths]
    asked = [f"{row.label}{'0' * zeros}" for zeros in range(1, 9) for row in rows]
    wanted = [row.label for _ in range(1, 9) for row in rows]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            scale = GradingScale("XX-T", rows=rows)
            answers = pool.map(lambda _, scale=scale: [scale.grade(text).label for text in asked], range(8))
            assert all(labels == wanted for labels in answers)
