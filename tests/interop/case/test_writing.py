"""Courses as tables of ``case.toml``."""

import datetime

import pytest

from bologna_credits import CourseResult, Credits, DocumentError, GradingTable, Institution, Transcript, grading_scale
from bologna_credits.interop.case import write_courses

LODZ = Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"})
SCALE = grading_scale("PL-5")


def test_a_course_is_written_with_all_that_it_has_and_nothing_that_it_has_not() -> None:
    course = CourseResult(
        "A",
        'the "best" \\ algebra\x7f',
        Credits("4.5", "ECTS"),
        grade=SCALE.grade("4.5"),
        label="4,5",
        status="passed",
        day=datetime.date(2026, 1, 15),
        titles={"pl": "Algebra"},
        distribution=GradingTable(SCALE, {"5": 10, "4,5": 20}, population="course", label='A the "best" \\ algebra\x7f'),
    )
    text = write_courses(Transcript(LODZ, [course, CourseResult("B", "b")], issued="2026-02-10"))
    assert text == (
        'issued = 2026-02-10\n\n[[hosts]]\nname = "University of Lodz"\ncountry = "PL"\nidentifiers = { "erasmus" = "PL LODZ01" }\n\n'
        '[[courses]]\ncode = "A"\ntitle = "the \\"best\\" \\\\ algebra\\u007f"\ntitles = { "pl" = "Algebra" }\ncredits = "4.5"\n'
        'system = "ECTS"\ngrade = "4,5"\nscale = "PL-5"\nstatus = "passed"\ndate = 2026-01-15\n'
        'distribution = { "5" = 10, "4,5" = 20 }\n\n[[courses]]\ncode = "B"\ntitle = "b"\n'
    )


def test_each_host_is_written_once_the_issuer_first() -> None:
    oslo = Institution("Oslo", "NO")
    courses = [CourseResult("A", "a", host=oslo), CourseResult("A", "a", host=LODZ), CourseResult("B", "b", host=oslo)]
    text = write_courses(Transcript(LODZ, courses))
    assert [line for line in text.splitlines() if line.startswith(("name", "host"))] == [
        'name = "University of Lodz"', 'name = "Oslo"', 'host = "Oslo"', 'host = "University of Lodz"', 'host = "Oslo"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("transcript", "why"),
    [
        (Transcript(LODZ, [CourseResult("A", "a", used="Bachelor")]), "case.toml cannot hold the degree"),
        (Transcript(LODZ, [CourseResult("A", "a", host=Institution("Oslo")), CourseResult("B", "b")]), "host: is missing"),
        (Transcript(LODZ, [CourseResult("A", "a", label="B", grade=SCALE.grade("5"))]), "PL-5 has no grade"),
        (Transcript(LODZ, []), "transcript: is missing"),
    ],
)
def test_what_a_case_cannot_hold_is_refused(transcript: Transcript, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        write_courses(transcript)
