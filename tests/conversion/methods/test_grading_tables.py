"""Conversion by two grading tables: three host grades against a home scale of numbers, worked by hand."""

import functools
import gc
import weakref
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from bologna_credits import (
    ArgumentError,
    Grade,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    NoConversionError,
    OntoGrade,
    Rounding,
    UndecidedError,
    convert_grade,
    grading_scale,
)
from bologna_credits.conversion.methods.grading_tables import Overlap, compile_pair
from bologna_credits.grades import GradeRow
from bologna_credits.law import Choose
from tests.counting import lines_run

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


_HOST = GradingTable(NO, {"A": 10, "B": 30, "C": 60}, label="host")
_HOME = GradingTable(BE, {"18": 20, "16": 30, "14": 50}, label="home")


@pytest.mark.parametrize(
    ("label", "choose", "expected"),
    [
        ("A", "maximum", "18"),
        ("A", "minimum", "18"),
        ("B", "maximum", "18"),
        ("B", "minimum", "16"),
        ("C", "maximum", "16"),
        ("C", "minimum", "14"),
        ("C", "median", "14"),
    ],
)
def test_the_home_university_chooses_among_what_overlaps(label: str, choose: Choose, expected: str) -> None:
    answer = convert_grade(NO.grade(label), by=GradingTableOverlap(_HOST, _HOME, choose=choose))
    assert answer.grade.label == expected
    assert "grade.chosen" in _codes(answer)


def test_an_average_is_weighted_by_the_overlap_or_plain() -> None:
    # B covers 10–40 %: 10 points of 18 and 20 points of 16.
    weighted = convert_grade(NO.grade("B"), by=GradingTableOverlap(_HOST, _HOME, choose="average"))
    assert weighted.exact == Fraction(10 * 18 + 20 * 16, 30)
    assert not weighted.decided
    assert weighted.steps.open[0].code == "grade.no-legal"
    plain = GradingTableOverlap(_HOST, _HOME, choose="average", weights="plain", onto="nearest_better")
    answer = convert_grade(NO.grade("B"), to=BE, by=plain)
    assert answer.exact == 17
    assert answer.grade.label == "17"
    rounded = GradingTableOverlap(_HOST, _HOME, choose="average", onto=OntoGrade("next_worse"), rounding=Rounding(1, "half_up"))
    assert _codes(convert_grade(NO.grade("B"), by=rounded))[-2:] == ["grade.rounded", "grade.onto"]


def test_an_average_that_is_a_legal_grade_needs_no_step() -> None:
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(_HOST, _HOME, choose="average"))
    assert answer.grade.label == "18"
    assert _codes(answer)[-1] == "grade.average"


def test_touching_is_not_overlap() -> None:
    host = GradingTable(NO, {"A": 20, "B": 80})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, _HOME, choose="minimum"))
    assert [grade.label for grade in answer.candidates] == ["18"]


@pytest.mark.parametrize(("tie", "label"), [("better", "18"), ("worse", "16")])
def test_a_median_on_a_border_follows_the_tie_rule(tie: Literal["better", "worse"], label: str) -> None:
    host = GradingTable(NO, {"A": 40, "B": 60})  # the middle of A is 20 %, the border of 18 and 16
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, _HOME, choose="median", tie=tie))
    assert answer.grade.label == label


@pytest.mark.parametrize(("nobody", "label"), [("better", "18"), ("worse", "16")])
def test_a_grade_that_nobody_received_is_open_unless_a_policy_is_named(nobody: Literal["better", "worse"], label: str) -> None:
    host = GradingTable(NO, {"A": 20, "B": 0, "C": 80})
    answer = convert_grade(NO.grade("B"), by=GradingTableOverlap(host, _HOME, choose="median"))
    assert not answer.decided
    assert answer.steps.open[0].code == "grade.nobody"
    named = convert_grade(NO.grade("B"), by=GradingTableOverlap(host, _HOME, choose="median", nobody=nobody))
    assert named.grade.label == label
    assert named.steps.notes[-1].code == "grade.nobody"


@pytest.mark.parametrize(("nobody", "label"), [("better", "18"), ("worse", "16")])
def test_a_grade_that_the_table_does_not_list_is_one_that_nobody_received(nobody: Literal["better", "worse"], label: str) -> None:
    listed, absent = GradingTable(NO, {"A": 20, "B": 0, "C": 80}), GradingTable(NO, {"A": 20, "C": 80})
    unnamed = convert_grade(NO.grade("B"), by=GradingTableOverlap(absent, _HOME, choose="median"))
    assert (unnamed.result, unnamed.steps.open[0].code) == (None, "grade.nobody")
    answers = [
        convert_grade(NO.grade("B"), by=GradingTableOverlap(host, _HOME, choose="median", nobody=nobody))
        for host in (listed, absent)
    ]
    assert [answer.grade.label for answer in answers] == [label, label]
    assert answers[0].candidates == answers[1].candidates
    worst = convert_grade(NO.grade("E"), by=GradingTableOverlap(absent, _HOME, choose="median", nobody=nobody))
    assert worst.grade.label == "14"  # below everybody: the only neighbour is the lowest mark that was received


def test_a_fail_and_a_mere_pass_have_no_position_even_with_a_policy() -> None:
    method = GradingTableOverlap(GradingTable(NO, {"A": 20, "C": 80}), _HOME, choose="median", nobody="better")
    for label in ("F", "Bestått"):
        assert method.convert(NO.grade(label), BE).result is None


def test_at_either_end_the_only_neighbour_stands_for_nobody() -> None:
    worst = GradingTable(NO, {"A": 100, "B": 0})
    for nobody in ("better", "worse"):
        assert (
            convert_grade(NO.grade("B"), by=GradingTableOverlap(worst, _HOME, choose="median", nobody=nobody)).grade.label == "14"
        )
    home = GradingTable(BE, {"18": 20, "17": 0, "16": 80})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(worst, home, choose="median"))
    assert [grade.label for grade in answer.candidates] == ["18", "16"]


def test_grades_without_numbers_have_no_average_and_other_choices_are_named() -> None:
    tables = GradingTableOverlap(_HOME, _HOST, choose="average")
    with pytest.raises(UndecidedError, match="choose minimum, median or maximum"):
        convert_grade(BE.grade(16), by=tables)


def test_points_stand_in_for_numbers() -> None:
    home = GradingTable(KZ, {"A": 50, "B": 50})
    host = GradingTable(NO, {"A": 100})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, home, choose="average", onto="nearest_better"))
    assert answer.exact == Fraction("3.5")
    assert answer.grade.label == "A-"


def test_grading_tables_belong_to_their_scales_and_words_are_known() -> None:
    with pytest.raises(NoConversionError, match="belong to other scales"):
        convert_grade(IT.grade(30), by=GradingTableOverlap(_HOST, _HOME, choose="median"))
    with pytest.raises(NoConversionError, match="yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=GradingTableOverlap(_HOST, _HOME, choose="median"))
    for words in ({"choose": "mean"}, {"choose": "median", "tie": "x"}, {"choose": "median", "weights": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            GradingTableOverlap(_HOST, _HOME, **words)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="nobody"):
        GradingTableOverlap(_HOST, _HOME, choose="median", nobody="x")  # type: ignore[arg-type]


def a_scale(code: str, count: int, *, numbered: bool = True) -> GradingScale:
    return GradingScale(code, rows=[GradeRow(f"g{n}", True, count - n if numbered else None) for n in range(count)])


_weights = st.lists(st.integers(0, 5) | st.fractions(0, 7, max_denominator=6), min_size=1, max_size=9).filter(any)


def overlaps_by_definition(host: GradingTable, home: GradingTable) -> dict[Grade, Overlap]:
    """Every host grade against every home grade, in fractions: the interval (a, b] of each, and what the two have in common."""

    def intervals(table: GradingTable) -> list[tuple[Grade, Fraction, Fraction]]:
        found, reached = [], Fraction(0)
        for grade, weight in table.passing:
            found.append((grade, reached / table.total, (reached + weight) / table.total))
            reached += weight
        return found

    spans = [span for span in intervals(home) if span[1] < span[2]]
    expected = {}
    for grade, low, high in intervals(host):
        both = [(other, min(high, end) - max(low, start)) for other, start, end in spans]
        parts = [(other, length) for other, length in both if length > 0]
        middle = (low + high) / 2
        better = [other for other, _, end in spans if end >= middle]
        worse = [other for other, _, end in spans if end > middle]
        numbers = [other.number for other, _ in parts if other.number is not None]
        means = None
        if numbers and len(numbers) == len(parts):
            weighted = sum((number * length for number, (_, length) in zip(numbers, parts, strict=True)), Fraction(0))
            means = (weighted / sum(length for _, length in parts), sum(numbers, Fraction(0)) / len(numbers))
        expected[grade] = Overlap(
            low=low,
            high=high,
            parts=tuple(parts),
            middle=(better[0], worse[0] if worse else spans[-1][0]),
            grades=tuple(other for other, _ in parts),
            means=means,
        )
    return expected


@given(_weights, _weights, st.booleans())
def test_the_merge_of_two_tables_is_every_grade_against_every_grade(
    one: list[Fraction], other: list[Fraction], numbered: bool
) -> None:
    host = GradingTable(a_scale("X-HOST", len(one)), {f"g{n}": weight for n, weight in enumerate(one)})
    home = GradingTable(a_scale("X-HOME", len(other), numbered=numbered), {f"g{n}": weight for n, weight in enumerate(other)})
    found = compile_pair(host, home)
    assert dict(found) == overlaps_by_definition(host, home)
    assert list(found) == [grade for grade, _ in host.passing]


def test_the_work_of_two_tables_grows_with_their_labels_and_not_with_the_pairs_of_them() -> None:
    def pair(count: int) -> tuple[GradingTable, GradingTable]:
        host, home = a_scale("X-HOST", count), a_scale("X-HOME", count)
        weights = {f"g{n}": 1 + n * 7 % 5 for n in range(count)}
        return GradingTable(host, weights), GradingTable(home, {label: 1 + 3 * n % 4 for label, n in weights.items()})

    one, ten = (lines_run(functools.partial(compile_pair, *pair(count))) for count in (40, 400))
    assert ten < 12 * one


def test_two_tables_are_laid_side_by_side_once_while_both_are_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    host = GradingTable(NO, {"A": 1, "B": 1})
    home = GradingTable(BE, {"18": 1, "16": 1})
    first = compile_pair(host, home)
    assert compile_pair(host, home) is first
    assert compile_pair(host, GradingTable(BE, {"18": 1, "16": 1})) is first
    gone = weakref.ref(home)
    del home
    gc.collect()
    assert gone() is None
    assert len(host.laid_beside) == 0
    monkeypatch.setattr("bologna_credits.conversion.methods.grading_tables._MOST_PAIRS", 3)
    kept = [GradingTable(BE, {"18": n, "16": 1}) for n in range(1, 10)]
    for table in kept:
        compile_pair(host, table)
        assert len(host.laid_beside) <= 3
