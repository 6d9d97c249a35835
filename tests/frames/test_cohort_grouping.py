"""Rows by student, grouped in memory or merged from tables in order."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bologna_credits import ArgumentError, DocumentError
from bologna_credits.frames.cohort_grouping import (
    chunks_of,
    grouped,
    is_key,
    kind_of_key,
    merged,
    totals_without_student,
)

_KEYS = st.lists(st.integers(0, 6), max_size=12)


@settings(max_examples=40)
@given(_KEYS, _KEYS)
def test_grouping_and_merging_of_tables_in_order_give_the_same_students(courses: list[int], matches: list[int]) -> None:
    tables: dict[Any, Any] = {
        name: [(key, (str(place),)) for place, key in enumerate(sorted(keys))]
        for name, keys in (("courses", courses), ("matches", matches))
    }
    whole, _ = grouped({name: ([key for key, _ in rows], [row for _, row in rows]) for name, rows in tables.items()}, "student")
    pieces = list(merged(tables, "student", {}))
    assert whole == pieces
    assert sum(len(rows) for _, of in whole for rows in of.values()) == len(courses) + len(matches)
    assert [key for key, _ in whole] == sorted({*courses, *matches})


def test_a_row_without_a_student_is_counted_and_in_no_group() -> None:
    keys: list[Any] = [None, "", float("nan"), "a"]
    students, without = grouped({"courses": (keys, [("x",)] * 4)}, "student")
    assert (students, without) == ([("a", {"courses": [("x",)]})], {"courses": 3})
    counted: dict[Any, int] = {}
    assert list(merged({"courses": [(None, ("x",)), ("a", ("x",))]}, "student", counted)) == students
    assert counted == {"courses": 1}
    made = totals_without_student({"courses": 3, "matches": 1}, ("totals",))
    assert (
        made["totals"][0][-2]
        == "courses: 3 rows without a student, in no decision; matches: 1 row without a student, in no decision"
    )
    assert totals_without_student({"courses": 3}, ("rows",)) == totals_without_student({}, ("totals",)) == {}


def test_keys_that_can_never_be_equal_are_refused() -> None:
    with pytest.raises(ArgumentError, match="the same kind of values in all tables; it holds text in cou"):
        grouped({"courses": (["1"], [()]), "matches": ([1], [()])}, "student")
    with pytest.raises(ArgumentError, match="the same kind of values"):
        list(merged({"courses": [("1", ())], "matches": [(1, ())]}, "student", {}))


@pytest.mark.parametrize("key", [["a"], {"a": 1}, 10**60, -(10**61), "\ud800"])
def test_a_key_that_names_nobody_is_refused_by_its_column(key: Any) -> None:
    with pytest.raises(ArgumentError, match='key cannot be "student"; use a column of text, or of numbers of at most 60 digits'):
        grouped({"courses": ([key], [("x",)])}, "student")


def test_whole_floats_are_the_same_keys_as_whole_numbers() -> None:
    students, _ = grouped({"courses": ([1.0], [("x",)]), "matches": ([1], [("y",)])}, "student")
    pieces = list(merged({"courses": [(1.0, ("x",))], "matches": [(1, ("y",))]}, "student", {}))
    assert students == pieces == [(1, {"courses": [("x",)], "matches": [("y",)]})]
    # The first column says 1 and not 1.0, whichever way a cohort was read.
    assert [type(key) for key, _ in (*students, *pieces)] == [int, int]


def test_keys_without_an_order_are_put_in_that_of_their_text() -> None:
    students, _ = grouped({"courses": ([("b",), (1,)], [("x",), ("y",)])}, "student")
    assert [key for key, _ in students] == [("b",), (1,)]


def test_a_table_out_of_order_is_refused() -> None:
    with pytest.raises(DocumentError, match="is not in the order"):
        list(merged({"courses": [("b", ()), ("a", ())]}, "student", {}))


def test_kinds_of_keys_have_words() -> None:
    assert [kind_of_key(one) for one in (1.5, datetime.date(2026, 1, 1), b"x", ("a",))] == [
        "numbers",
        "days",
        "bytes",
        "other values",
    ]
    assert not is_key(float("nan"))
    assert [len(chunk) for chunk in chunks_of(iter([("a", {}), ("b", {})]), 5)] == [2]
