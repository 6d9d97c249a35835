"""The choices that writers share: refuse with all reasons, or write what the caller decided."""

import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentError, ArgumentTypeError, BolognaError, CreditRange, Credits, Rounding
from bologna_credits.interop import UnwritableError
from bologna_credits.interop.choices import Choices, Reason, Scribe
from bologna_credits.interop.xml_writing import element

CENTS = Rounding("1/100", "half_up")
RANGE = CreditRange(4, 5, "ECTS")


def test_without_a_choice_all_is_refused_at_once_with_the_place_of_each() -> None:
    scribe = Scribe("ELMO")
    assert scribe.credits(Credits("5/3", "ECTS"), "course A1") is None
    assert scribe.credits(RANGE, "course A2") is None
    assert not scribe.omits("row A3", "status", "the grade is open")
    with pytest.raises(UnwritableError) as raised:
        scribe.check()
    assert str(raised.value) == (
        "ELMO cannot hold this:\n"
        'course A1, credits: 5/3 does not end as a decimal; decide with rounding=Rounding("1/100", "half_up")\n'
        'course A2, credits: 4 to 5 ECTS is a range, and the format has one number; decide with ranges="lowest" or ranges="highest"\n'
        'row A3, status: the grade is open; decide with open="omit"'
    )
    assert [reason.argument for reason in raised.value.reasons] == ["rounding", "ranges", "open"]


def test_the_words_for_people_name_options_and_no_python() -> None:
    reasons = (
        Reason("row A", "credits", "x", "rounding"),
        Reason("row B", "grade", "y", "grades"),
        Reason("row C", "title", "z"),
    )
    error = UnwritableError("ELM", reasons)
    assert error.told.splitlines()[1:] == [
        "row A, credits: x; decide with the option rounding (1/100, for example)",
        "row B, grade: y; decide with the option grades",
        "row C, title: z",
    ]
    assert str(error).splitlines()[2:] == ["row B, grade: y; decide with grades=", "row C, title: z"]


def test_very_many_reasons_are_counted() -> None:
    error = UnwritableError("ELM", tuple(Reason(f"row {n}", "title", "z") for n in range(45)))
    assert str(error).splitlines()[-1] == "and 5 more"
    assert len(error.reasons) == 45


def test_the_error_is_a_value_error_that_pickles() -> None:
    error = UnwritableError("ELM", (Reason("row", "title", "z"),))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.reasons) == (UnwritableError, str(error), error.reasons)
    assert issubclass(UnwritableError, ValueError)
    assert issubclass(UnwritableError, BolognaError)


def test_the_same_reason_is_told_once() -> None:
    scribe = Scribe("ELMO")
    for _ in range(2):
        scribe.refuse("row A", "title", "z")
    with pytest.raises(UnwritableError) as raised:
        scribe.check()
    assert raised.value.reasons == (Reason("row A", "title", "z"),)


@pytest.mark.parametrize(("ranges", "written"), [("lowest", "4"), ("highest", "5")])
def test_a_range_is_written_as_the_bound_that_the_caller_names(ranges: Any, written: str) -> None:
    scribe = Scribe("ELMO", Choices(ranges=ranges))
    assert scribe.credits(RANGE, "course A") == written
    assert scribe.made == [Reason("course A", "credits", f"4 to 5 ECTS, written as {written}", "ranges")]
    scribe.check()


def test_a_range_without_width_is_a_number() -> None:
    assert Scribe("ELMO").credits(CreditRange(4, 4, "ECTS"), "course A") == "4"


def test_what_is_open_is_left_out_if_the_caller_says_so_and_kept_as_a_choice() -> None:
    scribe = Scribe("ELMO", Choices(open="omit"))
    assert scribe.omits("row A", "status", "the grade is open")
    assert scribe.made == [Reason("row A", "status", "the grade is open: left out", "open")]
    scribe.check()


def test_a_rounding_touches_only_what_does_not_fit() -> None:
    scribe = Scribe("ELMO", Choices(rounding=Rounding(1, "half_up")))
    assert scribe.decimal(Fraction("7.5"), "course A", "credits") == "7.5"
    assert scribe.decimal(Fraction("7.25"), "course B", "credits", places=2) == "7.25"
    assert scribe.decimal(Fraction("7.25"), "course C", "credits", places=1) == "7"
    assert scribe.decimal(Fraction("5/3"), "course D", "credits") == "2"
    assert [reason.place for reason in scribe.made] == ["course C", "course D"]


@pytest.mark.parametrize(
    ("value", "rounding", "places", "words"),
    [
        ("1/700", CENTS, None, "1/700 becomes 0 when it is rounded half up to steps of 0.01; the amount would be lost"),
        ("5/4", Rounding("1/3", "half_up"), 1, "5/4 becomes 4/3"),
        ("0.125", CENTS, 1, "0.125 becomes 0.13 when it is rounded half up to steps of 0.01; 0.13 has more than 1 decimal place"),
    ],
)
def test_a_rounding_that_does_not_help_is_a_reason(value: str, rounding: Rounding, places: int | None, words: str) -> None:
    scribe = Scribe("ELMO", Choices(rounding=rounding))
    assert scribe.decimal(Fraction(value), "course A", "credits", places=places) is None
    (reason,) = scribe.reasons
    assert reason.what.startswith(words.replace("5/4", "1.25"))
    assert reason.argument == "rounding"


@given(value=st.fractions(0, 1000), places=st.none() | st.integers(0, 6))
def test_a_number_is_written_as_it_is_or_not_at_all(value: Fraction, places: int | None) -> None:
    scribe = Scribe("ELMO")
    written = scribe.decimal(value, "course A", "credits", places=places)
    if written is None:
        ends = (value * 10 ** (100 if places is None else places)).denominator == 1
        assert not ends
        assert len(scribe.reasons) == 1
    else:
        assert Fraction(written) == value
        assert places is None or len(written.partition(".")[2]) <= places


def test_signs_that_xml_cannot_hold_are_reasons_beside_the_others() -> None:
    scribe = Scribe("ELMO")
    scribe.refuse("course A", "credits", "z")
    with pytest.raises(UnwritableError) as raised:
        scribe.xml(element("elmo", element("title", "Law\x07"), place="course B"))
    assert [(reason.place, reason.field) for reason in raised.value.reasons] == [("course A", "credits"), ("course B", "title")]
    assert r"\x07" in str(raised.value)


def test_a_document_without_reasons_is_written() -> None:
    assert Scribe("ELMO").xml(element("elmo")) == '<?xml version="1.0"?>\n<elmo/>\n'


@pytest.mark.parametrize(("name", "value"), [("open", "skip"), ("ranges", "middle")])
def test_another_word_names_those_that_are_allowed(name: str, value: str) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ArgumentError, match="use one of refuse"):
        Choices(**given)


@pytest.mark.parametrize(("name", "value"), [("open", None), ("ranges", None), ("rounding", 2)])
def test_a_choice_of_another_type_is_refused(name: str, value: object) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ArgumentTypeError, match=name):
        Choices(**given)
