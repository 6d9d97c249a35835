"""The values that the Hypothesis strategies draw are sound, and the entry point registers them."""

import pickle

from hypothesis import given, strategies as st

from bologna_credits import Credits, Grade, GradingScale, GradingTable, Transcript
from bologna_credits.testing import grades_of, strategies


@given(st.from_type(Credits), strategies.credits("ECTS"))
def test_credits_are_not_negative_and_of_known_systems(some: Credits, ects: Credits) -> None:
    assert some.amount >= 0
    assert ects.system == "ECTS"
    assert pickle.loads(pickle.dumps(some)) == some


@given(st.from_type(GradingScale))
def test_scales_have_grades_that_read_as_themselves(scale: GradingScale) -> None:
    for grade in grades_of(scale)[:20]:
        assert scale.grade(grade.label) == grade


@given(st.from_type(Grade), strategies.grades("KZ-2011"))
def test_grades_are_of_their_scale(some: Grade, kazakh: Grade) -> None:
    assert some.scale.grade(some.label) == some
    assert kazakh.label in {row.label for row in kazakh.scale.rows}


@given(st.from_type(GradingTable), strategies.grading_tables("NO-AF"))
def test_grading_tables_hold_passing_grades_and_add_up_to_one(some: GradingTable, norwegian: GradingTable) -> None:
    for table in (some, norwegian):
        assert sum(table.shares.values()) == 1
        assert all(table.scale.grade(label).passes for label in table.shares)


@given(st.from_type(Transcript))
def test_transcripts_are_of_one_scale(transcript: Transcript) -> None:
    assert len({course.grade.scale for course in transcript.courses if course.grade}) <= 1
    assert len({course.code for course in transcript.courses}) == len(transcript.courses)
