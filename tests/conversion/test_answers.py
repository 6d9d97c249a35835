"""Tests of answers."""

import pickle

import pytest

from bologna_credits import (
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    UndecidedError,
    convert_grade,
    grading_scale,
)

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")


BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")


_HOST = GradingTable(NO, {"A": 10, "B": 30, "C": 60}, label="host")


_HOME = GradingTable(BE, {"18": 20, "16": 30, "14": 50}, label="home")


def test_a_conversion_prints_in_text_and_html_and_pickles() -> None:
    answer = convert_grade(KZ.grade("B-"), to="ECTS-AF")
    assert str(answer).startswith("B- (KZ-2011) → C (ECTS-AF)\n\n")
    assert "B- (KZ-2011) → C (ECTS-AF)" in answer._repr_html_()
    for other in (
        answer,
        convert_grade(IT.grade(28), by="DE/KMK"),
        convert_grade(NO.grade("B"), by=GradingTableOverlap(_HOST, _HOME, choose="median")),
    ):
        assert pickle.loads(pickle.dumps(other)) == other
    open_answer = convert_grade(NO.grade("F"), to="KZ-2018", by=ModifiedBavarian())
    assert open_answer.shown == "open on KZ-2018: FX, F"
    with pytest.raises(UndecidedError, match=r"\.exact or \.steps"):
        _ = convert_grade(NO.grade("B"), to="DE-TENTHS", by=ModifiedBavarian()).grade
