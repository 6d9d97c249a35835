"""Columns of credits on every engine, against the scalar conversion: a range stays a range."""

from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import frames
from tests.frames.conftest import ENGINES, LAZY, Build, engines, rows

FIRST = bc.Circumstances("first", activity="theory")


def said(amount: Any, system: str, **named: Any) -> tuple[Any, ...]:
    """What the scalar conversion says: the ends, the one number, the status."""
    if amount is None:
        return None, None, None, None
    try:
        found = bc.convert_credits(bc.Credits(amount, system), to="ECTS", **named)
    except bc.BolognaError:
        return None, None, None, "INVALID"
    low, high = float(found.range.low), float(found.range.high)
    return low, high, low if found.decided else None, "HOLDS" if found.decided else "OPEN"


KINDS = ("low", "high", "credits", "status")


@pytest.mark.parametrize(("system", "circumstances"), [("KZ-RK", FIRST), ("GB-CATS", None)])
def test_amounts_say_what_the_scalar_conversion_says(build: Build, system: str, circumstances: Any) -> None:
    random = Random(system)
    amounts = [random.choice([None, 0.0, -1.0, 3.0, 2.5, 7.25, 0.1 + 0.2, 15.0, 20.0]) for _ in range(60)]
    done = frames.convert_credits(
        build({"cr": amounts}),
        credits="cr",
        system=system,
        to="ECTS",
        circumstances=circumstances,
        want=KINDS,
        collect_distinct=True,
    )
    assert rows(done, *(f"cr_{kind}" for kind in KINDS)) == [said(a, system, circumstances=circumstances) for a in amounts]


def test_each_row_may_name_its_system_its_circumstances_and_its_day(build: Build) -> None:
    columns: dict[str, list[Any]] = {
        "cr": [3.0, 3.0, 3.0, 3.0, 20.0, 3.0, None],
        "system": ["KZ-RK", "KZ-RK", "KZ-RK", "XX", "GB-CATS", "KZ-RK", "KZ-RK"],
        "cycle": ["first", "first", "second", "first", "first", "seventh", "first"],
        "kind": ["theory", "practice", "theory", "theory", "theory", "theory", "theory"],
        "day": ["2014-09-01"] * 4 + ["soon"] + ["2014-09-01"] * 2,
    }
    done = frames.convert_credits(
        build(columns),
        credits="cr",
        system_column="system",
        cycle_column="cycle",
        activity_column="kind",
        on_column="day",
        to="ECTS",
        want=("low", "high", "status", "reason"),
        collect_distinct=True,
        prefix="x_",
    )
    found = rows(done, "x_low", "x_high", "x_status", "x_reason")
    assert found[0] == (4.5, 5.4, "OPEN", "credits.range")
    assert found[2][3] == "circumstance-needed"
    assert [row[3] for row in found[3:6]] == ["unknown-system", "unreadable-day", "argument"]
    assert found[6] == (None, None, None, None)
    for place in (0, 2):
        wanted = said(3.0, "KZ-RK", cycle=columns["cycle"][place], activity=columns["kind"][place], on="2014-09-01")
        assert found[place][:2] == wanted[:2]


def test_the_caller_may_choose_from_a_range_by_a_policy_or_a_practice() -> None:
    frame = ENGINES["pyarrow"]({"cr": [3.0]})
    low = frames.convert_credits(
        frame,
        credits="cr",
        system="KZ-RK",
        to="ECTS",
        cycle="first",
        circumstances=FIRST,
        policy=bc.credits.CreditPolicy(take="low"),
        want=("credits_text", "low_text", "high_text"),
    )
    assert rows(low, "cr_credits_text", "cr_low_text", "cr_high_text") == [("4.5", "4.5", "4.5")]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"system": None}, "one of system= and system_column="),
        ({"system_column": "cr"}, "one of system= and system_column="),
        ({"system": "KZ-RKK"}, "KZ-RK"),
        ({"credits": "crd"}, 'did you mean "cr"'),
        ({"want": "lowest"}, "low"),
    ],
)
def test_a_wrong_call_is_one_clear_error(given: dict[str, Any], message: str) -> None:
    with pytest.raises(bc.BolognaError, match=message):
        frames.convert_credits(ENGINES["polars"]({"cr": [3.0]}), **({"credits": "cr", "system": "KZ-RK", "to": "ECTS"} | given))


def test_a_lazy_frame_is_computed_only_when_somebody_asks() -> None:
    with pytest.raises(bc.ArgumentError, match="collect_distinct"):
        frames.convert_credits(ENGINES["duckdb"]({"cr": [3.0], "s": ["GB-CATS"]}), credits="cr", system_column="s", to="ECTS")
    for want, policy in ((("low_text",), None), (("status",), "KZ/KazNU")):
        with pytest.raises(bc.ArgumentError, match="collect_distinct"):
            frames.convert_credits(
                ENGINES["duckdb"]({"cr": [3.0]}),
                credits="cr",
                system="KZ-RK",
                to="ECTS",
                circumstances=FIRST,
                want=want,
                policy=policy,
            )


@pytest.mark.parametrize("lazy", engines(*LAZY))
def test_a_lazy_frame_is_converted_by_the_ratio_of_each_circumstance(lazy: str) -> None:
    random = Random(lazy)
    columns: dict[str, list[Any]] = {
        "cr": [random.choice([None, 0.0, -1.0, -0.25, 3.0, 2.5, 7.25, 0.1 + 0.2, 15.0, float("inf")]) for _ in range(80)],
        "cycle": [random.choice(["first", "second", "third", "seventh", None]) for _ in range(80)],
        "kind": [random.choice(["theory", "practice", "attestation", "practice.research", "Theory"]) for _ in range(80)],
    }
    named: dict[str, Any] = {"credits": "cr", "system": "KZ-RK", "to": "ECTS", "cycle_column": "cycle", "activity_column": "kind"}
    done = frames.convert_credits(ENGINES[lazy](columns), **named, want=(*KINDS, "reason"))
    wanted = [
        (None,) * 4 if cycle is None else said(amount, "KZ-RK", cycle=cycle, activity=kind)
        for amount, cycle, kind in zip(*columns.values(), strict=True)
    ]
    assert rows(done, *(f"cr_{kind}" for kind in KINDS)) == wanted
    one_by_one = frames.convert_credits(ENGINES[lazy](columns), **named, want=("reason",), collect_distinct=True)
    assert rows(done, "cr_reason") == rows(one_by_one, "cr_reason")


@pytest.mark.parametrize("lazy", engines(*LAZY))
def test_text_of_credits_is_read_by_lazy_frames_too(lazy: str) -> None:
    given = ["7,5", " 15 ", "0", None, "-3", "1,000", "ten", "30/2", "3.1234567", "20.25"]
    done = frames.convert_credits(
        ENGINES[lazy]({"cr": given}), credits="cr", system="GB-CATS", to="ECTS", want=("credits", "reason")
    )
    untold = (None, "not-listed")
    assert rows(done, "cr_credits", "cr_reason") == [
        (3.75, None),
        (7.5, None),
        (0.0, None),
        (None, None),
        (None, "number"),
        *[untold] * 4,
        (10.125, None),
    ]


def test_amounts_that_no_double_multiplies_exactly_are_converted_one_by_one() -> None:
    amounts = [999_999_999.123456, 3.0]
    done = frames.convert_credits(
        ENGINES["polars"]({"cr": amounts}), credits="cr", system="KZ-RK", to="ECTS", circumstances=FIRST
    )
    assert rows(done, "cr_low", "cr_high") == [said(amount, "KZ-RK", circumstances=FIRST)[:2] for amount in amounts]
    lazy = frames.convert_credits(
        ENGINES["polars-lazy"]({"cr": amounts}), credits="cr", system="KZ-RK", to="ECTS", circumstances=FIRST
    )
    assert rows(lazy, "cr_status", "cr_reason") == [("INVALID", "not-listed"), ("OPEN", "credits.range")]
