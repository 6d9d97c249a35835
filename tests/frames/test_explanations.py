"""From the reasons in a column back to words and texts."""

import bologna_credits as bc
from bologna_credits import frames
from tests.frames.conftest import Build, rows


def test_the_reasons_are_told_with_their_rows_the_most_frequent_first(build: Build) -> None:
    marks = [28.0, 17.0, 17.0, None, 31.0, 31.0, 31.0, 12.0]
    found = frames.explain(build({"m": marks}), grade="m", scale="IT-30", to="DE-TENTHS", by="DE/KMK")
    assert [(one.rows, one.status, one.reason) for one in found] == [
        (3, "INVALID", "unknown-grade"),
        (2, "OPEN", "grade.fail-unnamed"),
        (1, "OPEN", "grade.fail-unnamed"),
    ]
    assert 'IT-30 has no grade "31.0"' in found[0].message
    assert str(found[1]).startswith("17.0 (2): OPEN grade.fail-unnamed: a failing grade stays a fail")
    answer = bc.convert_grade(bc.grading_scale("IT-30").grade(17), by="DE/KMK")
    assert found[1].sources == answer.sources


def test_the_most_frequent_marks_alone_are_told(build: Build) -> None:
    found = frames.explain(build({"m": ["x", "y", "y"]}), grade="m", scale=bc.grading_scale("IT-30"), by="DE/KMK", most=1)
    assert [(one.given, one.rows) for one in found] == [("y", 2)]


def test_a_cycle_is_said_to_all_functions_alike(build: Build) -> None:
    """The table of the university is one for masters and another for doctors."""
    marks, asked = ["AA", "CB", "AB"], {"scale": "TR-FBU-GRAD", "to": "ECTS-AF", "cycle": "second"}
    letters = build({"g": marks})
    done = rows(frames.convert_grades(letters, grade="g", collect_distinct=True, **asked), "g_grade", "g_reason")  # type: ignore[arg-type]
    table = frames.grade_mapping(marks=marks, **asked)  # type: ignore[arg-type]
    assert list(zip(table.column("grade").to_pylist(), table.column("reason").to_pylist(), strict=True)) == done
    reasons = {mark: reason for mark, (_, reason) in zip(marks, done, strict=True) if reason is not None}
    assert {one.given: one.reason for one in frames.explain(letters, grade="g", **asked)} == reasons  # type: ignore[arg-type]
    assert done == [("A", None), ("D", None), (None, "unknown-grade")]
