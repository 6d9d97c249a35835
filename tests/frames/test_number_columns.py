"""Marks of columns in millionths."""

import bologna_credits as bc
from bologna_credits.frames.engine import opened
from bologna_credits.frames.number_columns import is_numeric
from tests.frames.conftest import ENGINES


def test_whole_numbers_and_floats_are_numbers_and_nothing_else_is() -> None:
    frame = opened(ENGINES["polars"]({"i": [1], "f": [1.5], "t": ["1"], "b": [True]}))
    schema = frame.collect_schema()
    assert [is_numeric(schema[name]) for name in ("i", "f", "t", "b")] == [True, True, False, False]


def test_every_six_places_of_a_mark_survive_the_way_through_a_double() -> None:
    marks = [n / 1_000_000 for n in range(15_499_990, 15_500_010)]
    done = bc.frames.convert_grades(
        ENGINES["polars"]({"m": marks}),
        grade="m",
        scale="FR-20",
        to="DE-TENTHS",
        by=bc.ModifiedBavarian(),
        want=("exact", "status"),
    )
    question = bc.frames.answers.Question(
        to="DE-TENTHS", by=bc.ModifiedBavarian(), on=None, circumstances=None, catalogue=bc.default_catalogue()
    )
    assert list(done["m_exact"]) == [float(question.answer(bc.grading_scale("FR-20"), m).exact or 0) for m in marks]
