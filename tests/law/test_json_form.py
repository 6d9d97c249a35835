"""The JSON form of files of law: one spelling of each number and day, and faults with their place."""

import datetime
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.core.structuring import structure
from bologna_credits.credits import Hours, Ratio
from bologna_credits.law.definition_parts import PublishedGradingTable
from bologna_credits.law.json_form import JSON_FORM, plain, plain_fields

_A = bc.Source("a", "A text", "https://example.org", seen="secondary")


def _read(kind: Any, value: Any) -> Any:
    return structure(JSON_FORM, kind, value, file="x", known={"a": _A})


@pytest.mark.parametrize("ratio", [Ratio("3/2", "3/2"), Ratio("3/2", "9/5")])
def test_a_ratio_is_one_text_or_two(ratio: Ratio) -> None:
    written = plain(Ratio, ratio)
    assert written == ("3/2" if ratio.low == ratio.high else ["3/2", "9/5"])
    assert _read(Ratio, written) == ratio


@pytest.mark.parametrize("wrong", [["1"], ["1", 2], ["1", "2", "3"], [], 1, None, "one"])
def test_anything_else_is_no_ratio(wrong: Any) -> None:
    with pytest.raises(bc.DefinitionError):
        _read(Ratio, wrong)


@pytest.mark.parametrize("wrong", ["2026-1-1", "20261127", "2026-11-31", "2026-W48-5", "today", 20261127])
def test_a_day_has_one_spelling(wrong: Any) -> None:
    assert _read(datetime.date, "2026-11-27") == datetime.date(2026, 11, 27)
    with pytest.raises(bc.DefinitionError, match="a day as text"):
        _read(datetime.date, wrong)


def test_a_key_whose_value_is_the_default_is_left_out_and_read_as_such() -> None:
    hours = Hours(low=Fraction(30), basis=bc.core.Basis.STATUTE, source=_A, minutes=45)
    written = plain_fields(hours)
    assert written == {"low": "30", "basis": "statute", "source": "a", "minutes": 45}
    assert _read(Hours, written) == hours


def test_tables_of_free_keys_are_objects_and_all_their_faults_are_told() -> None:
    table = PublishedGradingTable(
        "X", "S", (("A", Fraction(1, 3)), ("B", Fraction(2))), population="all", source=_A, years=(2001, 2002)
    )
    written = plain_fields(table)
    assert (written["entries"], written["years"]) == ({"A": "1/3", "B": "2"}, [2001, 2002])
    assert _read(PublishedGradingTable, written) == table
    written["entries"] = {"A": 1, "B": "x"}
    with pytest.raises(bc.DefinitionError) as caught:
        _read(PublishedGradingTable, written)
    assert [fault.partition(":")[0] for fault in caught.value.faults] == ["entries.A", "entries.B"]
