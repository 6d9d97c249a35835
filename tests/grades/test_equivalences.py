"""Published tables from one grading scale to another."""

import itertools
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest

from bologna_credits import ArgumentTypeError, grading_scale
from bologna_credits.core import Basis, Source, When
from bologna_credits.grades import Band, Equivalence, EquivalenceRow

_ACT = Source("a", "An act", "https://example.org/a", seen="secondary")


def _table(*rows: EquivalenceRow) -> Equivalence:
    return Equivalence("IT-30", "ECTS-AF", rows, Basis.STATUTE, _ACT)


def test_a_row_is_found_by_label_by_another_spelling_and_by_its_numbers() -> None:
    label, spelling = EquivalenceRow("30L", ["A"]), EquivalenceRow("30 e lode", ["B"])
    numbers = EquivalenceRow(to=["C"], low=Fraction(24), high=Fraction(30))
    italy = grading_scale("IT-30")
    assert _table(spelling, label).row(italy.grade("30L")) == label
    assert _table(spelling, numbers).row(italy.grade("30L")) == spelling
    assert _table(numbers).row(italy.grade("27")) == numbers
    assert _table(numbers).row(italy.grade("20")) is None


def test_a_mark_above_the_number_is_not_one_of_the_numbers() -> None:
    numbers = EquivalenceRow(to=["C"], low=Fraction(24), high=Fraction(30))
    assert _table(numbers).row(grading_scale("IT-30").grade("30L")) is None


def test_a_label_that_the_scale_does_not_know_finds_nothing() -> None:
    assert _table(EquivalenceRow("excellent", ["A"])).row(grading_scale("IT-30").grade("30")) is None


def test_a_row_names_its_grade_or_its_range() -> None:
    assert EquivalenceRow("A", ["1"]).label == "A"
    assert EquivalenceRow("A", ["1"]).band is None
    row = EquivalenceRow(to=["1"], low=Fraction(5), below=True, high=Fraction(6))
    assert row.band == Band(5, 6, below=True)
    assert row.label == "at least 5 and less than 6"


def test_a_table_is_named_by_its_scales_its_body_and_its_circumstances() -> None:
    assert _table().name == "IT-30 → ECTS-AF"
    named = Equivalence("A", "B", [], "guide", _ACT, authority="UCU", when=When(cycle="first"))
    assert named.name == "A → B (UCU, cycle first)"


def test_the_grades_of_a_row_are_a_list_and_not_one_text() -> None:
    with pytest.raises(ArgumentTypeError, match="a list of labels"):
        EquivalenceRow("A", "AB")


_EXETER = [
    EquivalenceRow(to=["B"], low=60, high=70),
    EquivalenceRow(to=["C"], low=55, high=60),
    EquivalenceRow(to=["D"], low=50, high=55),
]
"""Exeter, What will happen to my grades?: 60 stands in B and in C."""


def test_a_number_of_two_printed_rows_has_both_of_them_in_any_order() -> None:
    britain = grading_scale("GB-PERCENT")
    for rows in itertools.permutations(_EXETER):
        table = Equivalence("GB-PERCENT", "ECTS-AF", rows, Basis.INSTITUTION, _ACT)
        found = [table.row(britain.grade(mark)) for mark in (70, 60, 57, 55, 49)]
        assert [None if row is None else row.to for row in found] == [("B",), ("B", "C"), ("C",), ("C", "D"), None]


def test_two_rows_keep_the_percentage_that_they_share_and_no_other() -> None:
    britain = grading_scale("GB-PERCENT").grade(60)
    shared = [attrs.evolve(row, percent=10) for row in _EXETER]
    assert _rows_of(shared).row(britain) == EquivalenceRow("60", ["B", "C"], 10)
    assert _rows_of([shared[0], *_EXETER[1:]]).row(britain) == EquivalenceRow("60", ["B", "C"])


def _rows_of(rows: list[EquivalenceRow]) -> Equivalence:
    return Equivalence("GB-PERCENT", "ECTS-AF", rows, Basis.INSTITUTION, _ACT)


def test_a_table_refuses_what_is_no_row_and_a_row_what_is_no_label() -> None:
    makers: list[tuple[Callable[[], object], str]] = [
        (lambda: Equivalence("A", "B", [3], "guide", _ACT), "rows must be a list of EquivalenceRows, and is int"),  # type: ignore[list-item]
        (lambda: Equivalence("A", "B", 3, "guide", _ACT), "rows must be a list of EquivalenceRows, and is int"),  # type: ignore[arg-type]
        (lambda: EquivalenceRow(5, ["A"]), "grade must be text, and is int"),  # type: ignore[arg-type]
    ]
    for make, told in makers:
        with pytest.raises(ArgumentTypeError) as caught:
            make()
        assert str(caught.value) == told
