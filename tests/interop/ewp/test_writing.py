"""Grade conversion tables of EWP as they are written.

The counts 3, 92, 98, 135, 37, 7 and the percentages printed for them are those of the official example of the API.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Catalogue,
    GradingTable,
    NumberError,
    Report,
    Rounding,
    grading_scale,
    interop,
)
from bologna_credits.testing.strategies import grading_tables

_NO = grading_scale("NO-AF")


_COUNTS = {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}


_PRINTED = {"F": "0.8", "E": "24.7", "D": "26.3", "C": "36.3", "B": "9.9", "A": "2.0"}


def _codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


def _written_rows(xml: bytes) -> dict[str, str]:
    rows = etree.fromstring(xml).iter(f"{{{interop.ewp.NAMESPACE}}}gradeFrequency")
    return {str(row.get("label")): str(row.get("percentage")) for row in rows}


def _table(entries: dict[str, int] | dict[str, str], **options: Any) -> GradingTable:
    return GradingTable(_NO, entries, isced="0612", **options)


@st.composite
def _any_table(draw: st.DrawFn) -> GradingTable:
    """Counts over any scale, fails among them where the scale lists any."""
    drawn = draw(grading_tables())
    fails = draw(st.lists(st.sampled_from(drawn.scale.failing), max_size=3, unique=True)) if drawn.scale.failing else []
    entries = [*drawn.entries, *((grade.label, Fraction(draw(st.integers(0, 500)))) for grade in fails)]
    return GradingTable(drawn.scale, entries, isced=draw(st.sampled_from(["06", "061", "0613"])), counted=True)


_ROUNDINGS = st.builds(
    Rounding, st.sampled_from(["1/10", "1/100"]), st.sampled_from(["half_up", "half_down", "half_even", "up", "down"])
)


def test_counts_are_written_with_one_decimal_half_up_and_the_sum_is_told() -> None:
    # 7 of 372 is 1.88 %, 37 of 372 is 9.95 %.
    written = interop.ewp.write_grading_tables(_table(_COUNTS))
    assert _written_rows(written.xml) == {**_PRINTED, "A": "1.9"}
    assert _codes(written.report) == ["ewp.sum"]
    assert "99.9" in written.report.notes[0].message


def test_a_last_row_that_takes_the_rest_prints_what_the_official_example_prints() -> None:
    written = interop.ewp.write_grading_tables([_table(_COUNTS)], fill_up="last_row")
    assert _written_rows(written.xml) == _PRINTED
    assert [finding.message for finding in written.report] == ["A is written as 2 and not as 1.9, so that the row adds up to 100"]


def test_the_largest_remainder_takes_the_rest() -> None:
    # Cut to tenths 0.1 + 99.6 are missing: remainders C .0903, A .0817 and B .0462 are the largest three.
    written = interop.ewp.write_grading_tables(_table(_COUNTS), fill_up="largest_remainder")
    assert _written_rows(written.xml) == {**_PRINTED, "B": "10.0", "A": "1.9"}
    assert _codes(written.report) == ["ewp.moved"]


@pytest.mark.parametrize(
    ("rounding", "printed"),
    [
        (Rounding(1, "half_up"), {"F": "13", "A": "88"}),
        (Rounding(1, "half_even"), {"F": "12", "A": "88"}),
        (Rounding("1/10", "half_up"), {"F": "12.5", "A": "87.5"}),
        (Rounding("1/1000", "half_up"), {"F": "12.500", "A": "87.500"}),
    ],
)
def test_another_rounding_can_be_named(rounding: Rounding, printed: dict[str, str]) -> None:
    written = interop.ewp.write_grading_tables(_table({"F": 1, "A": 7}), rounding=rounding)
    assert _written_rows(written.xml) == printed


def test_percentages_are_written_as_they_are_unless_the_row_is_filled_up() -> None:
    # As UCLouvain's, these add up to more than 100: 50.1 / 100.2 is one half.
    table = _table({"A": "50.1", "B": "50.1", "F": "0"})
    assert _written_rows(interop.ewp.write_grading_tables(table).xml) == {"A": "50.1", "B": "50.1", "F": "0.0"}
    filled = interop.ewp.write_grading_tables(table, fill_up="largest_remainder")
    assert _written_rows(filled.xml) == {"A": "50.0", "B": "50.0", "F": "0.0"}
    assert _codes(filled.report) == ["ewp.moved", "ewp.moved"]


def test_what_a_reader_of_the_row_could_not_know_is_told() -> None:
    written = interop.ewp.write_grading_tables(_table({"B": 9999, "A": 1}, population="course"))
    assert _codes(written.report) == ["table.course-histogram", "ewp.no-fails", "ewp.printed-as-nothing"]
    assert written.report.sources == (interop.ewp.SPECIFICATION,)
    agreed = interop.ewp.write_grading_tables(_table({"F": 0, "A": 100}, population="convention"))
    assert _codes(agreed.report) == ["table.convention"]


def test_tables_of_several_fields_stand_in_one_element() -> None:
    other = GradingTable(grading_scale("IT-30"), {"30 e lode": 1, "17": 1}, isced="02")
    xml = interop.ewp.write_grading_tables([_table(_COUNTS), other, other]).xml
    assert [part.get("iscedCode") for part in etree.fromstring(xml)] == ["0612", "02", "02"]
    assert _codes(interop.ewp.write_grading_tables([other, other]).report) == ["document.twice"]


def test_labels_with_signs_of_xml_are_escaped(with_country: Callable[[str], Catalogue]) -> None:
    rows = """rows = [{ label = '<"A" & B>', passes = true }, { label = "F", passes = false }]"""
    scale = with_country('[[scales]]\ncode = "XX-S"\nnames = { en = "s" }\n' + rows).grading_scale("XX-S")
    table = GradingTable(scale, {'<"A" & B>': 1, "F": 1}, isced="06")
    again = interop.ewp.read_grading_tables(interop.ewp.write_grading_tables(table).xml, scale=scale)
    assert again.table("06").shares == table.shares


@pytest.mark.parametrize(
    ("tables", "words"),
    [([], "at least one grading table"), (GradingTable(_NO, {"A": 1}, label="x"), "x, which has no ISCED-F code")],
)
def test_what_cannot_be_written_is_refused(tables: Any, words: str) -> None:
    with pytest.raises(ArgumentError, match=words):
        interop.ewp.write_grading_tables(tables)
    for wrong in ([5], iter([5]), 5, None):
        with pytest.raises(ArgumentTypeError, match="tables must be "):
            interop.ewp.write_grading_tables(wrong)  # type: ignore[arg-type]


def test_a_negative_percentage_cannot_enter_a_table_that_is_written() -> None:
    with pytest.raises(NumberError, match="less than nothing"):
        _table({"A": "-1", "B": "101"})


@given(_any_table(), _ROUNDINGS, st.sampled_from(["none", "largest_remainder"]))
def test_what_is_written_is_read_again_up_to_the_rounding(table: GradingTable, rounding: Rounding, fill_up: Any) -> None:
    written = interop.ewp.write_grading_tables(table, rounding=rounding, fill_up=fill_up)
    found = interop.ewp.read_grading_tables(written.xml, scale=table.scale)
    total = sum(weight for _, weight in table.entries)
    row = found.rows[0]
    assert [label for label, _ in row.printed] == [" ".join(label.split()) for label, _ in table.entries]
    near = rounding.step / 2 if fill_up == "none" and rounding.mode.startswith("half") else rounding.step
    for (_, printed), (_, weight) in zip(row.printed, table.entries, strict=True):
        assert abs(Fraction(printed) - weight * 100 / total) <= near
    if fill_up == "largest_remainder":
        assert sum(Fraction(printed) for _, printed in row.printed) == 100
    if row.table is None:  # every pass of the row printed as nothing
        assert len(written.report.with_code("ewp.printed-as-nothing")) > 0
        return
    assert (row.table.isced, row.table.dropped) == (table.isced, table.dropped)
    # A second time nothing changes any more.
    again = interop.ewp.write_grading_tables(row.table, rounding=rounding)
    assert again.xml == written.xml
