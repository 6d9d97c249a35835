"""Every public call with a megabyte of text, and with the record of a person, in place of each argument: what its error says."""

import warnings
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import interop
from bologna_credits.core import BolognaError, DefinitionError
from bologna_credits.law import read_schemes
from tests.fuzz.calls import Door, _instance, _parameters, doors, use
from tests.fuzz.values import good

LONGEST = 20_000
LONG = "Mark" * 250_000
MARK = "Kim Lee"

# Lists of letters in place of rows: their cost is that of a million rows.
_OF_ROWS = {"text_table", "html_table", "Listing", "Equivalence", "GradingScale"}

_FIVE = bc.Credits(5, "ECTS")
_COURSE = bc.CourseResult("A", MARK, _FIVE, bc.grading_scale("NO-AF").grade("B"), "B")
_COMPONENT = bc.Component("A", MARK, _FIVE)
_TRANSCRIPT = bc.Transcript(bc.Institution(MARK), (_COURSE,))
_RECORDS: tuple[Any, ...] = (
    *(_COURSE, _COMPONENT, _TRANSCRIPT, bc.LearningAgreement([_COMPONENT], [_COMPONENT]), bc.Institution(MARK)),
    *([_COURSE], (_COURSE, _COURSE), {"A": _COURSE}),
)


def _calls(wrong: Any) -> Iterator[tuple[Door, str, list[Any], dict[str, Any]]]:
    """Every public call, with one argument after the other replaced by a wrong value."""
    for door in doors():
        if door.name in _OF_ROWS:
            continue
        parameters = _parameters(door.call)
        for place, (name, _, _) in enumerate(parameters):
            if name == "self":
                continue
            random, args, kwargs = Random(place), [], {}
            for other, (key, kind, parameter) in enumerate(parameters):
                if key == "self":
                    value = _instance(door, random)
                elif other == place:
                    value = wrong
                elif parameter.default is not parameter.empty:
                    continue
                else:
                    value = good(kind, random, key)
                if parameter.kind in (parameter.VAR_POSITIONAL, parameter.POSITIONAL_ONLY):
                    args.append(value)
                else:
                    kwargs[key] = value
            yield door, name, args, kwargs


def _error(door: Door, args: list[Any], kwargs: dict[str, Any]) -> BolognaError | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = door.call(*args, **kwargs)
            if isinstance(value, Iterator):
                list(value)
            else:
                use(value)
        except BolognaError as error:
            return error
        except Exception:
            return None  # wrong types are the matter of the fuzzing
    return None


def test_no_message_of_a_call_with_a_megabyte_of_text_is_longer_than_its_bound() -> None:
    long, refused = [], 0
    for door, name, args, kwargs in _calls(LONG):
        error = _error(door, args, kwargs)
        said = "" if error is None else str(error) + error.told
        refused += error is not None
        if len(said) > 2 * LONGEST or said.count("Mark") > 300:
            long.append(f"{door.name}({name}): {type(error).__name__}, {len(said)} characters")
    assert long == []
    assert refused > 200


@pytest.mark.parametrize("place", range(len(_RECORDS)))
def test_no_message_shows_the_record_of_a_person_that_was_given_as_a_wrong_argument(place: int) -> None:
    shown = []
    for door, name, args, kwargs in _calls(_RECORDS[place]):
        error = _error(door, args, kwargs)
        if error is not None and MARK in str(error) + error.told:
            shown.append(f"{door.name}({name}): {error}"[:300])
    assert shown == []


_KEYS = "\n".join(f"unknown{number} = {number}" for number in range(9_000))
_FILES: dict[str, Callable[[str], object]] = {
    "definition": lambda text: bc.read_definition(text, "xx.toml"),
    "schemes": lambda text: read_schemes(text, "xx.toml"),
    "case": interop.case.check,
}


@pytest.mark.sweep
@pytest.mark.parametrize("kind", _FILES)
def test_a_file_with_nine_thousand_unknown_keys_tells_twenty_and_a_count_and_the_fields_hold_all(kind: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        _FILES[kind]("format = 1\n" + _KEYS)
    said = str(caught.value)
    assert len(said) < LONGEST
    assert said.count("\n") == 20
    assert said.endswith(f"and {len(caught.value.faults) - 20} more faults")
    assert sum("unknown" in fault for fault in caught.value.faults) >= 9_000


def test_stored_data_with_nine_thousand_unknown_keys_tell_twenty_and_a_count() -> None:
    plain = {f"unknown{number}": number for number in range(9_000)}
    with pytest.raises(DefinitionError) as caught:
        bc.Recognition.from_dict({"format": 1, "record": plain})
    assert len(str(caught.value)) < LONGEST


@pytest.mark.parametrize("name", ["A" * 1_000_000 + ".toml", "A\nxx.toml: no faults found"])
def test_the_name_of_a_file_is_cut_and_on_one_line(name: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        bc.read_definition("format = 1\nfaulty", name)
    assert len(str(caught.value)) < 600
    assert "\n" not in str(caught.value)
