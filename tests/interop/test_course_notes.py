"""What several courses of a document show: courses and codes that stand twice, and credits around credits."""

from bologna_credits import CourseResult, Credits, Institution
from bologna_credits.core import Finding
from bologna_credits.interop._course_notes import nested_credits, repeated_courses

OSLO = Institution("University of Oslo", "NO")


def _told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.subject) for finding in findings]


def test_a_course_that_stands_twice_is_told_once_with_its_times_and_several_are_told_together() -> None:
    one = CourseResult("A", "Algebra")
    (told,) = repeated_courses([one, CourseResult("A", "ALGEBRA"), CourseResult("B", "Logic")])
    assert (told.code, told.named["code"], told.named["times"]) == ("document.twice", "A", 2)
    other = CourseResult("B", "Logic")
    (told,) = repeated_courses([one, one, other, other])
    assert told.named["codes"] == ("A", "B")


def test_a_code_is_shared_by_two_titles_of_one_host_and_not_by_those_of_two_hosts() -> None:
    courses = [CourseResult("A", "Algebra"), CourseResult("A", "Analysis")]
    assert _told(repeated_courses(courses)) == [("document.code-shared", "A")]
    assert repeated_courses([courses[0], CourseResult("A", "Analysis", host=OSLO)]) == []


def test_credits_around_credits_are_told_at_each_depth_and_a_heading_without_credits_is_none() -> None:
    five, nothing = Credits(5, "ECTS"), Credits(0, "ECTS")
    part = CourseResult("P", "Part", five)
    inner = CourseResult("M", "Module", five, parts=(part,))
    assert _told([*nested_credits([CourseResult("Y", "Year", nothing, parts=(inner,))])]) == [("document.nested-credits", "M")]
    told = [*nested_credits([CourseResult("Y", "Year", five, parts=(inner,))])]
    assert [(one.subject, one.named["inner"]) for one in told] == [("Y", ("M", "P")), ("M", ("P",))]
    assert [*nested_credits([CourseResult("Y", "Year", five, parts=(CourseResult("P", "Part", nothing),))])] == []
