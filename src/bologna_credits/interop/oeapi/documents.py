"""Results of OEAPI as JSON; a chapter of :mod:`bologna_credits.interop.oeapi`.

Source: open-education-api/specification, branch release/6.0: source/schemas/Result.yaml, CourseOfferingAssociationResult.yaml and
TestComponentOfferingAssociationResult.yaml; ``resultvaluetype`` is of 6.1-RC.1.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal, final, get_args

import attrs

from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.typed import checked
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.exact_json import to_json
from bologna_credits.interop.oeapi.loads import FORMAT, Data, data_of, is_custom, load_at, load_data, refuse, shown
from bologna_credits.interop.oeapi.results import A_MOMENT, MOST_WEIGHT, PASSES, STATES, VALUE_TYPES, Result, is_moment

OfWord = Literal["course", "programme", "learning_component", "test_component"]
"""The kinds of offerings whose result it is."""
_OF: tuple[str, ...] = get_args(OfWord)
_WITH_LOAD = ("course", "programme")
_VALUE_TYPE = "resultvaluetype"
_VALUE_TYPE_ELSE = "resultValueType"
_READ = frozenset(
    [
        *("state", "pass", "comment", "score", "rawScore", "maxRawScore", "final", "resultDateTime", "studyLoad", "weight"),
        *(_VALUE_TYPE, _VALUE_TYPE_ELSE),
    ]
)


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
        raise DocumentError(name, f"a result must be an object, and is {shown(data)}")
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
        "weight": read.whole("weight", most=MOST_WEIGHT),
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
        if isinstance(value, str) and is_moment(value):
            return value
        self.faults.append(f"{key} is {shown(value)}; use {A_MOMENT[0]}")
        return None

    def text(self, key: str) -> str | None:
        """Return a text, or None."""
        value = self.data.get(key)
        if value is None or isinstance(value, str):
            return value
        self.faults.append(f"{key} must be text, and is {shown(value)}")
        return None

    def flag(self, key: str) -> bool:
        """Return true or false; false if it is absent."""
        value = self.data.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.faults.append(f"{key} must be true or false, and is {shown(value)}")
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
        self.faults.append(f"{key} must be a whole number, and is {shown(value)}")
        return None
