"""Days as people and spreadsheets write them."""

import datetime

import pytest

from bologna_credits.interop.sheets.days import Serial, Unclear, decided, order_of, read_cell

JANUARY = datetime.date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-15", "2026-1-15", "2026/01/15", "2026.01.15", "2026-01-15 00:00:00", "2026-01-15T00:00:00",
        "15.01.2026", "15.1.2026", "15. 1. 2026", "15.01.2026 г.", "15.01.2026ж", "15.01.2026 0:00", "15/01/2026", "15-01-2026",
        "01/15/2026", "15 января 2026 г.", "«15» января 2026 года", "15 January 2026", "15. January 2026", "January 15, 2026",
        "Jan 15th, 2026", "15 қаңтар 2026", "2026 жылғы 15 қаңтар",
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_form_in_which_people_write_it(text: str) -> None:
    assert read_cell(text) == JANUARY


def test_a_cell_that_is_a_date_is_that_day() -> None:
    assert read_cell(JANUARY) == JANUARY


@pytest.mark.parametrize("text", ["46037", "46037.0", "46037,0"])
def test_a_number_of_excel_is_the_day_that_excel_shows_for_it(text: str) -> None:
    # Excel counts 1 January 2026 as 46023.
    assert read_cell(text) == Serial(JANUARY)


def test_a_workbook_of_1904_counts_from_another_day() -> None:
    assert read_cell("44575", datetime.date(1904, 1, 1)) == Serial(JANUARY)


@pytest.mark.parametrize("text", ["1", "10000", "99999", "4603"])
def test_a_number_that_no_result_can_have_as_its_day_is_refused(text: str) -> None:
    assert "cannot be read as a day" in str(read_cell(text))


def test_a_day_of_two_readings_is_unclear() -> None:
    unclear = read_cell("03/04/2026")
    assert unclear == Unclear(3, 4, 2026)
    assert decided(Unclear(3, 4, 2026), "day first") == datetime.date(2026, 4, 3)
    assert decided(Unclear(3, 4, 2026), "month first") == datetime.date(2026, 3, 4)


def test_a_day_whose_readings_are_the_same_is_clear() -> None:
    assert read_cell("04/04/2026") == datetime.date(2026, 4, 4)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["15/01/2026", "03/04/2026"], "day first"),
        (["01/15/2026", "03/04/2026"], "month first"),
        (["15/01/2026", "01/15/2026"], None),
        (["03/04/2026", "", JANUARY, "soon"], None),
        (["40/40/2026"], None),
    ],
)
def test_the_order_is_that_of_the_other_days_unless_they_contradict_each_other(cells: list[str], order: str | None) -> None:
    assert order_of(cells) == order


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("32.01.2026", "no day of the calendar"),
        ("2026-02-30", "no day of the calendar"),
        ("31/02/2026", "no day of the calendar"),
        ("02/31/2026", "no day of the calendar"),
        ("15 brumaire 2026", "cannot be read as a day"),
        ("31 февраля 2026", "no day of the calendar"),
        ("15.01.26", "two digits"),
        ("soon", "cannot be read as a day"),
        ("x" * 5000, "cannot be read as a day"),
    ],
)
def test_what_is_no_day_is_told_with_the_form_to_write(text: str, why: str) -> None:
    told = read_cell(text)
    assert isinstance(told, str)
    assert why in told
    assert len(told) < 120
