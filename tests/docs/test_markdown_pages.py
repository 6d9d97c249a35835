"""Parts of the generated pages."""

from markdown_pages import Page, cell, raw_table

from bologna_credits import Source

ACT = Source("act-1", "The act", "https://example.org/act", seen="secondary")


def test_a_cell_stays_on_one_line_and_escapes_marks_of_markdown() -> None:
    assert cell("a|b\n *c* {d}") == r"a\|b \*c\* \{d}"


def test_a_table_leaves_out_empty_columns_and_is_nothing_without_rows() -> None:
    page = Page()
    page.table(["grade", "note"], [["A", ""], ["B", ""]])
    page.table(["grade"], [])
    assert page.lines == ["| grade |", "| --- |", "| A |", "| B |", ""]
    assert raw_table(["grade"], []) == []


def test_a_source_keeps_the_number_of_its_first_citation() -> None:
    page = Page()
    assert page.cite(None) == ""
    assert page.cite(ACT) == page.cite(ACT) == r"[\[1\]](#source-1)"
    page.sources()
    assert "1. [The act](<https://example.org/act>) (secondary)." in page.lines
