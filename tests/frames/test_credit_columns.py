"""Columns of credits on every engine, against the scalar conversion: a range stays a range."""

from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import frames
from tests.frames.conftest import ENGINES, Build, rows

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
        frames.convert_credits(ENGINES["duckdb"]({"cr": [3.0]}), credits="cr", system="GB-CATS", to="ECTS")
