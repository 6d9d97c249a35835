"""Agreements and matches from rows."""

from typing import Any

import pytest

from bologna_credits import Credits
from bologna_credits.interop.tables.agreements import (
    Agreements,
    Usual,
    agreement_columns,
    match_columns,
    read_matches,
)
from bologna_credits.interop.tables.cells import Unreadable

_NAMES = (
    "table",
    "code",
    "title",
    "credits",
    "system",
    "host",
    "change",
    "date",
    "signed",
    "reference",
    "activity",
    "intake",
    "reason",
)


def _reader(system: str | None = "ECTS") -> Agreements:
    def find(word: str, table: str, _: str | None, usual: Usual) -> str | None:
        return word or (usual.home if table == "recognised" else system)

    return Agreements(columns=agreement_columns(_NAMES), system_of=find)


def _row(**cells: Any) -> tuple[Any, ...]:
    return tuple(cells.get(name, "") for name in _NAMES)


def _read(*rows: tuple[Any, ...], system: str | None = "ECTS") -> tuple[Any, list[str]]:
    faults: list[str] = []
    return _reader(system).read(rows, Usual("KZ-AK"), faults), faults


def test_rows_become_the_tables_of_an_agreement() -> None:
    agreement, faults = _read(
        _row(table="studied", code="A1", title="Algebra", credits="6", signed="2025-06-12", reference="LA 1", host="Lodz"),
        _row(table="Table B", code="M1", credits="5", signed="12.06.2025", activity="theory", intake="2023"),
        _row(table="c", code="V1", credits="3 ECTS"),
        _row(table="studied", code="A2"),
    )
    assert faults == []
    assert [(one.code, one.title, one.credits, one.host) for one in agreement.studied] == [
        ("A1", "Algebra", Credits(6, "ECTS"), "Lodz"),
        ("A2", "A2", None, None),
    ]
    (home,) = agreement.recognised
    assert (home.credits, home.circumstances.activity, home.circumstances.intake) == (Credits(5, "KZ-AK"), "theory", 2023)
    assert [one.credits for one in agreement.virtual] == [Credits(3, "ECTS")]
    assert (str(agreement.signed), agreement.reference, agreement.form) == ("2025-06-12", "LA 1", "study")


def test_rows_with_a_change_become_one_change_a_day() -> None:
    agreement, faults = _read(
        _row(table="a", code="A1", credits="6"),
        _row(table="b", code="M1", credits="6"),
        _row(table="a", code="A1", change="drop", date="2025-10-14", signed="yes", reason="not offered"),
        _row(table="a", code="A2", credits="6", change="add", date="2025-10-14", signed="2025-10-15"),
        _row(table="b", code="M2", credits="6", change="added", date="2025-11-01", signed="no"),
        _row(table="c", code="V2", credits="1", change="new", date="2025-11-01", signed="no"),
    )
    assert faults == []
    first, second = agreement.changes
    assert (str(first.day), first.drop_studied, [one.code for one in first.add_studied]) == ("2025-10-14", ("A1",), ["A2"])
    assert (first.signed, first.reason, second.signed) == (True, "not offered", False)
    assert [one.code for one in second.add_recognised] == ["M2"]
    assert [one.code for one in agreement.effective().studied] == ["A2"]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"table": "studeid", "code": "A"}, 'agreed component 1 (A), column "table": "studeid" is unknown; is "studied" meant?'),
        ({"table": "a"}, 'agreed component 1, column "code": is empty'),
        ({"table": "a", "code": "A", "credits": "six"}, 'agreed component 1 (A), column "credits": "six" is not a number'),
        ({"table": "a", "code": "A", "date": "2025-01-01"}, "it is the day of a change; write add or drop"),
        ({"table": "a", "code": "A", "change": "drop", "signed": "yes"}, "the change has no day"),
        (
            {"table": "a", "code": "A", "change": "drop", "date": "2025-01-01"},
            "nothing says whether all parties signed the change",
        ),
        ({"table": "a", "code": "A", "change": "drop", "date": "2025-01-01", "signed": "soon"}, '"soon"'),
        ({"table": "a", "code": "A", "change": "swap", "date": "2025-01-01"}, '"swap" is unknown; write one of add, drop'),
        ({"table": "a", "code": "A", "activity": "theroy"}, "theory"),
        ({"table": "a", "code": "A", "intake": "last year"}, "agreed component 1 (A): intake must be"),
        ({"table": "a", "code": "A", "credits": "6 US-SH", "system": "ECTS"}, 'the amount is of "US-SH", and its system is ECTS'),
        ({"table": "a", "code": "A", "credits": "1e2", "system": "ECTS"}, '"1e2" is not a number'),
        ({"table": "a", "code": "A", "credits": Unreadable("is list")}, 'agreed component 1 (A), column "credits": is list'),
    ],
)
def test_a_fault_of_a_row_says_its_place_and_what_to_do(cells: dict[str, Any], fault: str) -> None:
    agreement, faults = _read(_row(**cells))
    assert agreement is None
    assert fault in faults[0]


@pytest.mark.parametrize("word", ["ECTS", "ECTS credits", "credits", "cr."])
def test_a_word_beside_an_amount_may_say_the_system_of_its_row_again(word: str) -> None:
    agreement, faults = _read(_row(table="a", code="A", credits=f"6 {word}", system="ECTS"))
    assert faults == []
    assert agreement is not None
    assert str(agreement.studied[0].credits) == "6 ECTS"


def test_credits_without_any_system_are_a_fault() -> None:
    agreement, faults = _read(_row(table="a", code="A", credits="6"), system=None)
    assert agreement is None
    assert faults == ['agreed component 1 (A), column "credits": the credits have no system; name it beside them, such as ECTS']


def test_what_is_said_of_the_agreement_is_the_same_in_each_row() -> None:
    agreement, faults = _read(_row(table="a", code="A", reference="LA 1"), _row(table="a", code="B", reference="LA 2"))
    assert agreement is None
    assert faults == ['agreement, column "reference": the rows say 2 different things; write one for all']


def test_one_change_is_not_signed_and_unsigned_at_once() -> None:
    _, faults = _read(
        _row(table="a", code="A", change="drop", date="2025-10-14", signed="yes"),
        _row(table="a", code="B", change="drop", date="2025-10-14", signed="no"),
    )
    assert faults == ["agreed component 2 (B): the change of 2025-10-14 is signed in one row and not in another"]


def test_an_agreement_that_contradicts_itself_is_a_fault_in_words() -> None:
    columns = agreement_columns(["table", "code", "form"])
    faults: list[str] = []
    reader = Agreements(columns=columns, system_of=lambda *_: "ECTS")
    assert reader.read([("a", "A", "studi")], Usual(), faults) is None
    assert faults[0].startswith('agreement: form cannot be "studi"')


def test_equal_rows_of_many_students_are_read_once() -> None:
    reader = _reader()
    rows = (_row(table="a", code="A1", credits="6", signed="2025-06-12"), _row(table="b", code="M1", credits="6"))
    first = reader.read(rows, Usual("KZ-AK"), [])
    assert reader.read(rows, Usual("KZ-AK"), []) is first
    other = reader.read((*rows, _row(table="b", code="M2", credits="1")), Usual("KZ-AK"), [])
    assert first is not None
    assert other is not None
    assert other.studied[0] is first.studied[0]
    assert other.signed == first.signed


def test_hosts_of_components_at_home_are_no_hosts() -> None:
    rows = [
        _row(table="a", code="A", host="Lodz"),
        _row(table="b", code="M", host="Kostanay"),
        _row(table="x", code="Y", host="Z"),
    ]
    assert _reader().hosts_of(rows) == {"Lodz"}


def _matches(names: list[str], *rows: tuple[Any, ...]) -> tuple[list[str], list[str]]:
    faults: list[str] = []
    return [str(match) for match in read_matches(match_columns(names), rows, faults)], faults


def test_pairs_that_share_a_course_are_one_match() -> None:
    found, faults = _matches(["host", "home"], ("A1", "M1"), ("A2", "M2"), ("A3", "M1"), ("A3", "M3"))
    assert (found, faults) == (["A1 + A3 → M1 + M3", "A2 → M2"], [])


def test_a_word_for_the_match_joins_rows_whatever_they_hold() -> None:
    found, faults = _matches(["match", "host", "home"], ("x", "A1", "M1"), ("y", "A1", ""), ("x", "", "M2"))
    assert (found, faults) == (["A1 → M1 + M2", "A1 → "], [])


def test_a_match_has_one_condition_and_its_rows_hold_courses() -> None:
    columns = match_columns(["host", "home", "condition"])
    faults: list[str] = []
    (match,) = read_matches(columns, [("A1", "M1", "an oral examination"), ("A1", "M2", "")], faults)
    assert (match.condition, faults) == ("an oral examination", [])
    read_matches(columns, [("A1", "M1", "one"), ("A1", "M2", "two"), ("", "", "three")], faults)
    assert faults == [
        "match 3: neither a course at the host nor one at home stands in it",
        "the match of A1 has 2 conditions; write them into one cell",
    ]
