"""Laws of passing over the whole catalogue: no table, no formula and no tables turn a fail into a pass, or a pass into a fail."""

from collections.abc import Iterator

import pytest

from bologna_credits import (
    Equivalence,
    Grade,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    Linear,
    ModifiedBavarian,
    convert_grade,
    default_catalogue,
    grading_scale,
    grading_scales,
)
from bologna_credits.conversion import By, PublishedTable
from bologna_credits.testing import grades_of

SCALES = grading_scales()
_CATALOGUE = default_catalogue()
TABLES = [table for prefix in _CATALOGUE.prefixes for one in _CATALOGUE.definitions(prefix) for table in one.equivalences]


def _conditional(scale: GradingScale) -> list[Grade]:
    return [grade for grade in grades_of(scale) if grade.conditional is not None and not grade.passes]


def _answered(table: Equivalence) -> Iterator[tuple[Grade, Grade | None]]:
    """Each grade that a table lists, with the grade that answers."""
    method = PublishedTable(table)
    to = grading_scale(table.to)
    for grade in grades_of(grading_scale(table.start)):
        if table.row(grade) is not None:
            yield grade, method.convert(grade, to).result


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_printed_row_turns_a_pass_into_a_fail_or_a_fail_into_a_pass(table: Equivalence) -> None:
    for grade, result in _answered(table):
        if grade.conditional is None:
            assert result is None or result.passes == grade.passes
        assert grade.passes or result is None or not result.passes


def test_the_printed_rows_that_turn_a_pass_into_a_fail_are_these() -> None:
    found = set()
    for table in TABLES:
        to = grading_scale(table.to)
        for grade, result in _answered(table):
            row = table.row(grade)
            assert row is not None
            fails = not any(to.grade(label).passes for label in row.to)
            if grade.passes and grade.conditional is None and fails:
                assert result is None
                found.add((table.start, grade.label, table.to, table.authority))
    assert found == {("ECTS-AF", "E", "HR-5", "VGUK (table of percentages)")}


_COMPENSATED = [scale for scale in SCALES if _conditional(scale)] + [grading_scale("FR-20")]


def test_marks_below_the_pass_that_may_be_compensated_are_told_by_the_data() -> None:
    assert {scale.code for scale in _COMPENSATED} >= {
        "BE-20", "BE-FR-20", "FR-20", "GB-PERCENT", "GB-PERCENT-PG", "IE-PERCENT", "MT-100", "TR-GAZI",
    }  # fmt: skip


@pytest.mark.parametrize("to", ["DE-THIRDS", "KZ-2018", "NO-AF", "BE-20", "IT-30", "ECTS-AF"])
@pytest.mark.parametrize("scale", _COMPENSATED, ids=lambda scale: scale.code)
def test_a_mark_that_may_be_compensated_is_open_and_never_a_pass(scale: GradingScale, to: str) -> None:
    target = grading_scale(to)
    for grade in [*_conditional(scale)[:6], *([scale.grade("9.5")] if scale.code == "FR-20" else [])]:
        if target == scale:
            continue
        methods: list[By] = [Linear(), ModifiedBavarian(number_letters=True, onto="nearest_better"), None]
        if scale.passing or scale.numbers is not None:
            best = scale.passing[0] if scale.passing else scale.grade(scale.numbers.best)  # type: ignore[union-attr]
            host, home = GradingTable(scale, {best.label: 1}), GradingTable(target, {target.passing[0].label: 1})
            methods.append(GradingTableOverlap(host, home, "maximum", nobody="better"))
        for method in methods:
            answer = convert_grade(grade, to=target, by=method)
            assert answer.result is None or (method is None and not answer.result.passes)
