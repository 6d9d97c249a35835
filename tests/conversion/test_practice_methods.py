"""The method that belongs to a practice."""

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    GradingTable,
    NoConversionError,
    PracticeWith,
    convert_grade,
    grading_scale,
)
from bologna_credits.conversion import PractisedTables

PORTUGAL = grading_scale("PT-20")
THIRDS = grading_scale("DE-THIRDS")


def _graduates(*counts: int, years: tuple[int, int] | None = (2022, 2024)) -> GradingTable:
    return GradingTable(PORTUGAL, dict(zip(("17", "15", "12"), counts, strict=True)), years=years)


NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")


def test_a_practice_for_credits_converts_no_grades() -> None:
    with pytest.raises(ArgumentError, match="converts grades, not credits"):
        convert_grade(KZ.grade("A"), by="KZ/KazNU")


def test_what_a_practice_lacks_is_told() -> None:
    grade = PORTUGAL.grade("15")
    with pytest.raises(ArgumentError, match=r"host"):
        convert_grade(grade, by="PT/DL-42-2005")
    norway = GradingTable(grading_scale("NO-AF"), {"A": 10, "B": 90})
    with pytest.raises(NoConversionError, match="PT/DL-42-2005 counts grades of PT-20"):
        convert_grade(grading_scale("NO-AF").grade("A"), by=PracticeWith("PT/DL-42-2005", host=norway))
    with pytest.raises(ArgumentError, match=r"home"):
        convert_grade(norway.scale.grade("A"), by=PracticeWith("DE/HU-modules", host=norway))
    home = GradingTable(THIRDS, {"1.0": 10, "2.0": 40}, years=(2022, 2024))
    with pytest.raises(ArgumentError, match="choose"):
        convert_grade(norway.scale.grade("A"), by=PracticeWith("DE/HU-modules", host=norway, home=home))
    with pytest.raises(ArgumentError, match="choose"):
        convert_grade(grade, by=PracticeWith("PT/DL-42-2005", host=_graduates(20, 60, 120), choose="minimum"))
    with pytest.raises(ArgumentError, match="not credits"):
        convert_grade(grade, to="ECTS-AF", by="KZ/KazNU")


def test_a_method_that_carries_its_tables_needs_no_target() -> None:
    by = convert_grade(PORTUGAL.grade("15"), by=PracticeWith("PT/DL-42-2005", host=_graduates(20, 60, 120))).method
    assert convert_grade(PORTUGAL.grade("17"), by=by).grade.label == "A"
    assert isinstance(by, PractisedTables)
    assert hash(by) == hash(attrs.evolve(by))
