"""Published tables from one grading scale to another."""

from fractions import Fraction

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
