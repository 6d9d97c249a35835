"""Study loads of OEAPI: exact numbers, units by what the specification says of them, and an error for what it leaves open."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits import ArgumentError, ArgumentTypeError, UndecidedError
from bologna_credits.core import DocumentError, NumberError
from bologna_credits.credits import CreditRange, Workload
from bologna_credits.interop import UnwritableError
from bologna_credits.interop.oeapi import StudyLoad, read_study_load, study_load_of, write_study_load

# source/enumerations/studyloadUnit.yaml of release/6.0: an extensible enumeration, with x- for custom values.
UNITS = ["contact_time", "ects", "sbu", "sp", "hour"]
decimals = st.builds(lambda number, places: Fraction(number, 10**places), st.integers(0, 10**12), st.integers(0, 9))
loads = st.builds(StudyLoad, st.sampled_from([*UNITS, "x-kz-rk"]), decimals)


@given(load=loads)
def test_what_is_written_is_read_again_exactly(load: StudyLoad) -> None:
    assert read_study_load(write_study_load(load)) == load


@given(load=loads)
def test_the_document_is_what_the_schema_describes(load: StudyLoad) -> None:
    # source/schemas/StudyLoadDescriptor.yaml: both are required, value is a number.
    data = json.loads(write_study_load(load), parse_float=Decimal)
    assert data.keys() == {"studyLoadUnit", "value"}
    assert data["studyLoadUnit"] in UNITS or data["studyLoadUnit"].startswith("x-")
    assert isinstance(data["value"], int | Decimal)
    assert Fraction(data["value"]) == load.value


@given(amount=decimals, system=st.sampled_from(["ECTS", "BE-SP", "NL-EC", "KZ-RK"]))
def test_credits_come_back_as_they_were(amount: Fraction, system: str) -> None:
    unit = {"ECTS": None, "KZ-RK": "x-kz-rk"}.get(system, "sp")
    credits = bc.Credits(amount, system)
    assert study_load_of(credits, unit=unit).credits(system) == credits


@given(hours=decimals, unit=st.sampled_from(["sbu", "hour", "contact_time"]), minutes=st.sampled_from([45, 50, 60]))
def test_hours_come_back_as_they_were(hours: Fraction, unit: str, minutes: int) -> None:
    minutes = minutes if unit == "contact_time" else 60
    workload = Workload(hours, hours, minutes)
    assert study_load_of(workload, unit=unit, open="omit").workload(minutes) == workload


def test_the_example_of_the_specification() -> None:
    assert read_study_load({"studyLoadUnit": "ects", "value": 3}).credits() == bc.Credits(3, "ECTS")


def test_a_number_is_the_decimal_that_is_written_and_no_float() -> None:
    assert read_study_load('{"studyLoadUnit": "ects", "value": 0.1}').value == Fraction(1, 10)
    assert read_study_load({"studyLoadUnit": "ects", "value": 0.1}).value == Fraction(1, 10)
    assert '"value": 0.1\n' in write_study_load(StudyLoad("ects", "0.1"))


def test_a_study_point_needs_its_system_because_the_specification_names_none() -> None:
    load = StudyLoad("sp", 6)
    with pytest.raises(UndecidedError, match="6 sp does not say of which credit system"):
        load.credits()
    assert load.credits("NL-EC") == bc.Credits(6, "NL-EC")
    with pytest.raises(bc.core.UnknownSystemError):
        load.credits("NL-SPP")


def test_ects_is_ects_and_no_other_system() -> None:
    assert StudyLoad("ects", 6).credits("ECTS") == bc.Credits(6, "ECTS")
    with pytest.raises(ArgumentError, match="system cannot be"):
        StudyLoad("ects", 6).credits("BE-SP")


@pytest.mark.parametrize("unit", ["sbu", "hour", "contact_time"])
def test_hours_are_no_credits(unit: str) -> None:
    with pytest.raises(UndecidedError, match="is a time, and credits are none"):
        StudyLoad(unit, 28).credits("ECTS")


@pytest.mark.parametrize("unit", ["ects", "sp", "x-kz-rk"])
def test_credits_are_no_hours(unit: str) -> None:
    with pytest.raises(UndecidedError, match="is no time"):
        StudyLoad(unit, 1).workload()


def test_student_hours_and_plain_hours_are_clock_hours() -> None:
    assert StudyLoad("sbu", 28).workload() == StudyLoad("hour", 28).workload(60) == Workload(28, 28)
    with pytest.raises(ArgumentError, match="minutes"):
        StudyLoad("sbu", 28).workload(45)


def test_an_hour_of_contact_time_has_the_length_that_the_caller_names() -> None:
    with pytest.raises(UndecidedError, match="does not say how long its hour is"):
        StudyLoad("contact_time", 30).workload()
    assert StudyLoad("contact_time", 30).workload(45) == Workload(30, 30, 45)


def test_academic_hours_become_clock_hours_unless_they_are_contact_time() -> None:
    lessons = Workload(30, 30, 45)
    assert study_load_of(lessons, unit="sbu") == StudyLoad("sbu", "22.5")
    with pytest.raises(UnwritableError, match="an hour of 45 minutes"):
        study_load_of(lessons, unit="contact_time")
    assert study_load_of(lessons, unit="contact_time", open="omit") == StudyLoad("contact_time", 30)


def test_academic_hours_of_unknown_length_are_contact_time_whose_length_the_format_leaves_open() -> None:
    assert study_load_of(Workload(30, 30, None), unit="contact_time") == StudyLoad("contact_time", 30)


@pytest.mark.parametrize(
    ("load", "unit", "argument"),
    [
        (CreditRange("4.5", "5.4", "ECTS"), None, "ranges"),
        (Workload(25, 30), "sbu", "ranges"),
        (bc.Credits("5/3", "ECTS"), None, "rounding"),
        (Workload(1, 1, 50), "sbu", "rounding"),
        (bc.Credits(3, "KZ-RK"), None, ""),
        (Workload(30, 30, None), "sbu", ""),  # academic hours of unknown length
    ],
)
def test_what_the_format_cannot_hold_is_refused_and_says_what_decides(load: Any, unit: str | None, argument: str) -> None:
    with pytest.raises(UnwritableError) as raised:
        study_load_of(load, unit=unit)
    assert [reason.argument for reason in raised.value.reasons] == [argument]


def test_ranges_and_roundings_are_decided_by_the_caller() -> None:
    cents = bc.Rounding("1/100", "half_up")
    assert study_load_of(CreditRange("4.5", "5.4", "ECTS"), ranges="highest") == StudyLoad("ects", "5.4")
    assert study_load_of(Workload(25, 30), unit="sbu", ranges="lowest") == StudyLoad("sbu", 25)
    assert study_load_of(Workload(25, 30), unit="sbu", ranges="highest") == StudyLoad("sbu", 30)
    assert study_load_of(bc.Credits("5/3", "ECTS"), rounding=cents) == StudyLoad("ects", "1.67")


def test_hours_without_an_upper_bound_have_none_to_write() -> None:
    with pytest.raises(UnwritableError, match="at least 25 hours"):
        study_load_of(Workload(25, None), unit="hour", ranges="highest")
    assert study_load_of(Workload(25, None), unit="hour", ranges="lowest") == StudyLoad("hour", 25)


@pytest.mark.parametrize(
    ("load", "unit"),
    [
        (bc.Credits(3, "ECTS"), "sp"),
        (bc.Credits(3, "KZ-RK"), "ects"),
        (bc.Credits(3, "KZ-RK"), "sbu"),
        (Workload(3, 3), None),
        (Workload(3, 3), "ects"),
        (Workload(3, 3), "x-hours"),
    ],
)
def test_a_unit_of_another_kind_is_refused(load: Any, unit: str | None) -> None:
    with pytest.raises(ArgumentError, match="unit cannot be"):
        study_load_of(load, unit=unit)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            {},
            "studyLoadUnit is absent; use one of contact_time, ects, sbu, sp, hour, or a word that begins with x-; value must be a number, and is absent",
        ),
        ({"studyLoadUnit": "ECTS", "value": 3}, 'studyLoadUnit is "ECTS"; use one of'),
        ({"studyLoadUnit": "x-", "value": 3}, 'studyLoadUnit is "x-"'),
        ({"studyLoadUnit": "ects", "value": "3"}, 'value must be a number, and is "3"'),
        ({"studyLoadUnit": "ects", "value": True}, "value must be a number, and is true"),
        ({"studyLoadUnit": "ects", "value": [3]}, "value must be a number, and is a list"),
        ({"studyLoadUnit": "ects", "value": {}}, "value must be a number, and is an object"),
        ({"studyLoadUnit": "ects", "value": -3}, "value: -3 is less than nothing"),
        ({"studyLoadUnit": "ects", "value": 0.1 + 0.2}, "the trace of float arithmetic"),
        ({"studyLoadUnit": 3, "value": 3}, "studyLoadUnit is a number"),
        ([], "the study load must be an object with studyLoadUnit and value, and is a list"),
    ],
)
def test_all_faults_are_told_at_once_in_the_words_of_the_document(data: Any, words: str) -> None:
    document = data if isinstance(data, dict) else json.dumps(data)
    with pytest.raises(DocumentError) as raised:
        read_study_load(document, source="result.json")
    assert str(raised.value).startswith("result.json: ")
    assert words in str(raised.value)


def test_a_document_is_a_path_or_bytes_too(tmp_path: Path) -> None:
    path = tmp_path / "load.json"
    path.write_bytes(b'{"studyLoadUnit": "hour", "value": 1e2}')
    assert read_study_load(path) == read_study_load(path.read_bytes()) == StudyLoad("hour", 100)
    with pytest.raises(ArgumentTypeError, match="document must be"):
        read_study_load(None)


@pytest.mark.parametrize(("unit", "value"), [("ects", "1/3"), ("ects", -1)])
def test_a_study_load_is_a_decimal_and_not_below_nothing(unit: str, value: Any) -> None:
    with pytest.raises(NumberError):
        StudyLoad(unit, value)


def test_another_unit_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='did you mean "ects"'):
        StudyLoad("etcs", 3)
