"""The result of OEAPI, and the line of a transcript that it stands for; a chapter of :mod:`bologna_credits.interop.oeapi`.

Source: open-education-api/specification, branch release/6.0: source/schemas/Result.yaml and source/enumerations.
"""

import datetime
import re
from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, UndecidedError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.typed import checked, typed
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._bound_scales import grade_on
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.oeapi.loads import (
    CREDIT_UNITS,
    FORMAT,
    StudyLoad,
    extensible,
    is_custom,
    written_load,
)
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import CourseResult, Status

STATES = ("in_progress", "postponed", "completed", "queued")
"""The states of a result."""
_UNKNOWN = "unknown"
PASSES = (_UNKNOWN, "passed", "failed")
"""The words for a result that passes or not."""
VALUE_TYPES = (
    "pass_or_fail",
    "insufficient_satisfactory_good",
    "us_letter",
    "uk_letter",
    "de_grade",
    "grade_0_100",
    "grade_0_10",
    "grade_0_10_one_decimal",
    "reference_level_europass",
    "other",
)
"""The types of scores."""
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"  # a day, which the description in the specification allows as well
    r"(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)
MOST_WEIGHT = 100
"""The weight of all components of a course."""
A_MOMENT = ("a time with its zone, such as 2026-07-01T12:00:00+02:00, or a day",)
"""The form of a time of publication."""


def _read_moment(value: datetime.datetime | datetime.date | str) -> str:
    if isinstance(value, datetime.datetime) and value.utcoffset() is None:
        raise ArgumentError("published", value.isoformat(), A_MOMENT)
    text = value.isoformat() if isinstance(value, datetime.date) else value
    if not is_moment(text):
        raise ArgumentError("published", text, A_MOMENT)
    return text


def is_moment(text: str) -> bool:
    """Return True for a time with its zone, or a day.

    >>> is_moment("2026-07-01T12:00:00Z"), is_moment("2026-07-01"), is_moment("2026-07-01T12:00:00")
    (True, True, False)
    """
    match = _MOMENT.fullmatch(text)
    try:
        datetime.date.fromisoformat(match[1] if match else "")
        datetime.datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def _read_names(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _check_weight(_: object, __: object, value: int | None) -> None:
    if value is not None and not 0 <= value <= MOST_WEIGHT:
        raise ArgumentError("weight", str(value), (f"a whole number from 0 to {MOST_WEIGHT}",))


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Result:
    """A result of OEAPI, as the document has it. It says neither which course it is of nor on which scale its score is.

    Args:
        state: ``in_progress``, ``postponed``, ``completed``, ``queued``, or another that begins with ``x-``.
        published: the time of publication with its zone, or the day, as it is printed.
        passed: ``passed``, ``failed``, ``unknown``, or another that begins with ``x-``; None where it is absent.
        score: the score as text.
        comment: the comment.
        final: True if the examination committee has finalised it.
        raw_score: the points that were scored.
        max_raw_score: the most points.
        study_load: the study load, of a course or a programme.
        weight: the weight of a component in its course, 0 to 100.
        value_type: the type of the score, where it is another than that of the offering.
        not_read: the names of what else the document says.

    Raises:
        ArgumentError: another word, a time without a zone, a weight outside its range.
        ArgumentTypeError: a value of another type.

    >>> Result(state="completed", published="2026-07-01T12:00:00+02:00", passed="passed", score="8").status
    'passed'
    """

    __repr__ = brief

    state: str = attrs.field(validator=extensible(STATES))
    published: str = attrs.field(converter=_read_moment)
    passed: str | None = attrs.field(default=None, validator=extensible(PASSES))
    score: str | None = None
    comment: str | None = None
    final: bool = False
    raw_score: int | None = None
    max_raw_score: int | None = None
    study_load: StudyLoad | None = None
    weight: int | None = attrs.field(default=None, validator=_check_weight)
    value_type: str | None = attrs.field(default=None, validator=extensible(VALUE_TYPES))
    not_read: tuple[str, ...] = attrs.field(default=(), converter=_read_names)

    @property
    def status(self) -> Status | None:
        """The status of a line of a transcript: what is not completed is in progress, and what is unknown is None."""
        if self.state in STATES and self.state != "completed":
            return "in-progress"
        words: dict[str | None, Status] = {"passed": "passed", "failed": "failed"}
        return words.get(self.passed) if self.state == "completed" else None

    @checked
    def course(
        self,
        code: str,
        title: str,
        *,
        scale: GradingScale | str | None = None,
        system: str | None = None,
        day: datetime.date | str | None = None,
        open: OpenWord = "refuse",
        catalogue: Catalogue | None = None,
    ) -> CourseResult:
        """Return the result as a line of a transcript.

        Args:
            code: the code of the course.
            title: the title of the course.
            scale: the grading scale of the score, or its code; without it the score stays text.
            system: the credit system of the study load; ECTS needs none.
            day: the day on which the course was finished; the day of publication is another.
            open: ``omit`` leaves out a study load that is a time and no credits; ``refuse`` is an error.
            catalogue: another catalogue than the bundled one.

        Raises:
            UndecidedError: the study load is a time, or its credit system is not named.
            UnknownGradeError: the score is not on the scale; prints its range.
            UnknownScaleError: no such scale.

        >>> load = StudyLoad("ects", 5)
        >>> result = Result(state="completed", published="2026-07-01", passed="passed", score="8", study_load=load)
        >>> str(result.course("ALG1", "Algebra", scale="NL-10-WHOLE").grade)
        '8 (NL-10-WHOLE)'
        """
        known = catalogue or default_catalogue()
        load = self.study_load
        time = load is not None and load.unit not in CREDIT_UNITS and not is_custom(load.unit)
        if time and open == "refuse":
            raise UndecidedError(f"the study load is {load}, which is a time and no credits", 'leave it out with open="omit"')
        credits = None if load is None or time else load.credits(system, catalogue=known)
        found = known.grading_scale(scale) if isinstance(scale, str) else scale
        grade = None if found is None or self.score is None else found.grade(self.score)
        return CourseResult(code, title, credits, grade=grade, label=self._label, status=self.status, day=day)

    @property
    def _label(self) -> str | None:
        """The score; without one, the word by which the document leaves open whether the course was passed.

        A line that states nothing counts as passed, and this one states that it is not known.
        """
        if self.score is not None or self.status is not None:
            return self.score
        return self.passed if self.state in STATES else self.state


@checked
def result_of(
    course: CourseResult,
    *,
    published: datetime.datetime | datetime.date | str,
    comment: str | None = None,
    final: bool = False,
    value_type: str | None = None,
    unit: str | None = None,
    open: OpenWord = "refuse",
    rounding: Rounding | None = None,
) -> Result:
    """Return the result of one line of a transcript. Its code, titles, host and parts belong to other resources of OEAPI.

    Args:
        course: the line.
        published: the time of publication with its zone, or the day.
        comment: the comment.
        final: True if the examination committee has finalised it.
        value_type: the type of the score, where it is another than that of the offering.
        unit: the unit of credits that are none of ECTS: ``sp``, or a word that begins with ``x-``.
        open: ``omit`` leaves out what a result has no place for: further grades, the distribution, the percentage; ``refuse`` is
            an error.
        rounding: the rounding of credits that do not end as a decimal; None is an error.

    Raises:
        UnwritableError: what OEAPI cannot hold, all of it at once.
        ArgumentError: another word, or a time without a zone.

    >>> from bologna_credits import Credits
    >>> result = result_of(CourseResult("A", "Algebra", Credits(5, "ECTS"), label="8", status="passed"), published="2026-07-01")
    >>> result.passed, result.score, str(result.study_load)
    ('passed', '8', '5 ects')
    """
    place = f"course {course.code}"
    scribe = Scribe(FORMAT, Choices(open=open, rounding=rounding))
    grade = course.grade
    if course.beside:
        scribe.omits(place, "grade", "a result has one score, and the paper has further grades on other scales")
    if course.distribution is not None:
        scribe.omits(place, "distribution", "a result has no place for the results of others")
    if grade is not None and grade.percent is not None:
        scribe.omits(place, "grade", "a result has no place for the percentage beside the grade")
    if grade is not None and course.label is not None and grade_on(grade.scale, course.label) != grade:
        scribe.omits(place, "grade", f'"{course.label}" is printed and {grade} is the grade; a result has one score for both')
    load = None if course.credits is None else written_load(course.credits, unit, scribe, place)
    scribe.check()
    return Result(
        state="in_progress" if course.status == "in-progress" else "completed",
        published=published,
        passed=_passed(course),
        score=_score(course),
        comment=comment,
        final=final,
        study_load=load,
        value_type=value_type,
    )


def _leaves_open(course: CourseResult) -> bool:
    """Return True for a line whose label is the word by which a result leaves open whether it was passed."""
    label = course.label
    return course.grade is None and course.status is None and (label == _UNKNOWN or is_custom(label))


def _score(course: CourseResult) -> str | None:
    """The label, or that of the grade, where it is a score."""
    if course.label is not None:
        return None if _leaves_open(course) else course.label
    return None if course.grade is None else course.grade.label


def _passed(course: CourseResult) -> str:
    """The status that the paper states, else that of the grade where nothing else decides it."""
    if course.status in ("passed", "failed"):
        return str(course.status)
    if _leaves_open(course):
        return str(course.label)
    grade = course.grade
    if course.status == "in-progress" or grade is None or grade.conditional is not None:
        return _UNKNOWN
    return "passed" if grade.passes else "failed"
