"""The result of OEAPI: its record, its writing and its reading; a chapter of :mod:`bologna_credits.interop.oeapi`.

Source: open-education-api/specification, branch release/6.0: source/schemas/Result.yaml, CourseOfferingAssociationResult.yaml,
TestComponentOfferingAssociationResult.yaml and source/enumerations; ``resultvaluetype`` is of 6.1-RC.1.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal, final, get_args

import attrs

from bologna_credits.core.errors import ArgumentError, DocumentError, UndecidedError
from bologna_credits.core.exact import Rounding
from bologna_credits.core.typed import checked, typed
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._elmo_scales import grade_on
from bologna_credits.interop._oeapi_loads import (
    CREDIT_UNITS,
    FORMAT,
    Data,
    StudyLoad,
    data_of,
    extensible,
    is_custom,
    load_at,
    load_data,
    refuse,
    shown,
    written_load,
)
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.exact_json import to_json
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import CourseResult, Status

STATES = ("in_progress", "postponed", "completed", "queued")
"""The states of a result."""
PASSES = ("unknown", "passed", "failed")
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
OfWord = Literal["course", "programme", "learning_component", "test_component"]
"""The kinds of offerings whose result it is."""
_OF: tuple[str, ...] = get_args(OfWord)
_WITH_LOAD = ("course", "programme")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"  # a day, which the description in the specification allows as well
    r"(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)
_MOST_WEIGHT = 100
_VALUE_TYPE = "resultvaluetype"
_VALUE_TYPE_ELSE = "resultValueType"
_READ = frozenset(
    [
        *("state", "pass", "comment", "score", "rawScore", "maxRawScore", "final", "resultDateTime", "studyLoad", "weight"),
        *(_VALUE_TYPE, _VALUE_TYPE_ELSE),
    ]
)
_A_MOMENT = ("a time with its zone, such as 2026-07-01T12:00:00+02:00, or a day",)


def _read_moment(value: datetime.datetime | datetime.date | str) -> str:
    if isinstance(value, datetime.datetime) and value.utcoffset() is None:
        raise ArgumentError("published", value.isoformat(), _A_MOMENT)
    text = value.isoformat() if isinstance(value, datetime.date) else value
    if not _is_moment(text):
        raise ArgumentError("published", text, _A_MOMENT)
    return text


def _is_moment(text: str) -> bool:
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
    if value is not None and not 0 <= value <= _MOST_WEIGHT:
        raise ArgumentError("weight", str(value), (f"a whole number from 0 to {_MOST_WEIGHT}",))


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
        return CourseResult(code, title, credits, grade=grade, label=self.score, status=self.status, day=day)


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
        score=course.label if course.label is not None else (None if grade is None else grade.label),
        comment=comment,
        final=final,
        study_load=load,
        value_type=value_type,
    )


def _passed(course: CourseResult) -> str:
    """The status that the paper states, else that of the grade where nothing else decides it."""
    if course.status in ("passed", "failed"):
        return str(course.status)
    grade = course.grade
    if course.status == "in-progress" or grade is None or grade.conditional is not None:
        return "unknown"
    return "passed" if grade.passes else "failed"


@checked
def write_result(result: Result, *, of: OfWord = "course", open: OpenWord = "refuse") -> str:
    """Return a result as JSON, as OEAPI v6 has it within an association or an attempt.

    Args:
        result: the result.
        of: the kind of offering whose result it is. A course and a programme need a study load; components have a weight.
        open: ``omit`` leaves out what this kind has no place for, and what was not read; ``refuse`` is an error.

    Raises:
        UnwritableError: what the kind needs and the result lacks, and what it has no place for, all of it at once.
        ArgumentError: another kind.

    >>> print(write_result(Result(state="queued", published="2026-07-01"), of="test_component"), end="")
    {
      "state": "queued",
      "resultDateTime": "2026-07-01"
    }
    """
    if of not in _OF:
        raise ArgumentError("of", str(of), _OF)
    place = f"the result of the {of.replace('_', ' ')}"
    scribe = Scribe(FORMAT, Choices(open=open))
    loaded = of in _WITH_LOAD
    if loaded and result.study_load is None:
        scribe.refuse(place, "study load", "the specification needs it, and there is none")
    if not loaded and result.study_load is not None:
        scribe.omits(place, "study load", "it belongs to courses and programmes")
    if loaded and result.weight is not None:
        scribe.omits(place, "weight", "it belongs to components")
    if result.raw_score is not None and result.max_raw_score is None:
        scribe.refuse(place, "raw score", "the specification needs the most points beside it, and there are none")
    if result.not_read:
        scribe.omits(place, ", ".join(result.not_read), "they were not read from the document")
    scribe.check()
    data: dict[str, object] = {
        "state": result.state,
        "pass": result.passed,
        "comment": result.comment,
        "score": result.score,
        _VALUE_TYPE: result.value_type,
        "rawScore": result.raw_score,
        "maxRawScore": result.max_raw_score,
        "final": True if result.final else None,
        "resultDateTime": result.published,
        "studyLoad": load_data(result.study_load) if loaded and result.study_load is not None else None,
        "weight": None if loaded else result.weight,
    }
    return to_json({key: value for key, value in data.items() if value is not None})


@checked
def read_result(document: Data, *, source: str = "") -> Result:
    """Return a result of OEAPI v6. A number is read as the decimal that it is written as.

    Args:
        document: a path, the bytes, an open binary file, the text, or its plain data.
        source: the name of the document, for messages.

    Raises:
        DocumentError: no result; names all that is wrong.
        ArgumentTypeError: no document at all.

    >>> read_result('{"state": "completed", "pass": "passed", "score": "8", "resultDateTime": "2026-07-01T12:00:00+02:00"}').score
    '8'
    """
    data, name = data_of(document, source)
    if not isinstance(data, Mapping):
        raise DocumentError(name, f"a result is an object, not {shown(data)}")
    faults: list[str] = []
    read = _Fields(data, faults)
    load = data.get("studyLoad")
    values: dict[str, Any] = {
        "state": read.word("state", STATES, needed=True),
        "published": read.moment("resultDateTime"),
        "passed": read.word("pass", PASSES),
        "score": read.text("score"),
        "comment": read.text("comment"),
        "final": read.flag("final"),
        "raw_score": read.whole("rawScore"),
        "max_raw_score": read.whole("maxRawScore"),
        "study_load": None if load is None else load_at(load, "studyLoad.", faults),
        "weight": read.whole("weight", most=_MOST_WEIGHT),
        "value_type": read.word(_VALUE_TYPE, VALUE_TYPES) or read.word(_VALUE_TYPE_ELSE, VALUE_TYPES),
    }
    refuse(name, faults)
    return Result(**values, not_read=tuple(key for key, value in data.items() if key not in _READ and value))


@final
@attrs.frozen
class _Fields:
    """The fields of plain data, each by its type; all that is wrong becomes a fault."""

    data: Mapping[str, object]
    faults: list[str]

    def word(self, key: str, allowed: tuple[str, ...], *, needed: bool = False) -> str | None:
        """Return a word of an extensible enumeration, or None."""
        value = self.data.get(key)
        if (value is None and not needed) or is_custom(value) or value in allowed:
            return None if value is None else str(value)
        self.faults.append(f"{key} is {shown(value)}; use one of {', '.join(allowed)}, or a word that begins with x-")
        return None

    def moment(self, key: str) -> str | None:
        """Return the text of a time or a day."""
        value = self.data.get(key)
        if isinstance(value, str) and _is_moment(value):
            return value
        self.faults.append(f"{key} is {shown(value)}; use {_A_MOMENT[0]}")
        return None

    def text(self, key: str) -> str | None:
        """Return a text, or None."""
        value = self.data.get(key)
        if value is None or isinstance(value, str):
            return value
        self.faults.append(f"{key} is text, not {shown(value)}")
        return None

    def flag(self, key: str) -> bool:
        """Return true or false; false if it is absent."""
        value = self.data.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.faults.append(f"{key} is true or false, not {shown(value)}")
        return False

    def whole(self, key: str, *, most: int | None = None) -> int | None:
        """Return a whole number, or None."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, int | Fraction) and not isinstance(value, bool) and value.denominator == 1:
            if most is None or 0 <= value <= most:
                return int(value)
            self.faults.append(f"{key} is {value}; use a whole number from 0 to {most}")
            return None
        self.faults.append(f"{key} is a whole number, not {shown(value)}")
        return None
