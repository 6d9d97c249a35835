"""Small papers on which the library was once wrong, with the values that they must give."""

from pathlib import Path

import bologna_credits as bc


def test_marks_with_their_maximum_pass(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A01-fraction-label-fr.xml")
    marks = {course.code: course.grade for course in transcript.courses}
    scale = bc.grading_scale("FR-20")
    assert marks == {"ALG1": scale.grade("15"), "ANA1": scale.grade("12")}
    assert all(grade is not None and grade.passes for grade in marks.values())
