import re
import sys
import textwrap
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given, strategies as st

from bologna_credits.core.render import _NARROW, _fold, html_table, text_table


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert text_table(["a", "bb"], [["ccc", "d"]]) == "a    bb\n---  --\nccc  d"


def test_a_wide_cell_is_folded_between_words() -> None:
    assert text_table(["a", "b"], [["one two", "x"]], widest=4) == "a    b\n---  -\none  x\ntwo"


def test_a_line_break_in_a_cell_is_kept() -> None:
    assert text_table(["a"], [["one\n\ntwo"]]) == "a\n---\none\n\ntwo"


def test_an_empty_cell_takes_one_line() -> None:
    assert text_table(["a", "b"], [["", "x"]]) == "a  b\n-  -\n   x"


def test_a_table_without_rows_has_its_headers() -> None:
    assert text_table(["course"], []) == "course\n------"


def test_a_hyphenated_code_is_not_broken() -> None:
    assert "GB-CATS" in text_table(["a"], [["from GB-CATS"]], widest=8).splitlines()


def test_wide_letters_take_two_cells() -> None:
    assert text_table(["a", "b"], [["学分", "x"], ["abcd", "y"]]).splitlines()[2:] == ["学分  x", "abcd  y"]


def test_combining_marks_take_no_cell() -> None:
    assert text_table(["a", "b"], [["e\u0301", "x"]]) == "a  b\n-  -\ne\u0301  x"


def test_html_escapes_headers_cells_and_caption() -> None:
    html = html_table(["<h>"], [["<b>&"]], caption='"<c>"')
    assert "<h>" not in html
    assert '<th scope="col">&lt;h&gt;</th>' in html
    assert "<td>&lt;b&gt;&amp;</td>" in html
    assert "&quot;&lt;c&gt;&quot;</caption>" in html


def test_html_keeps_line_breaks() -> None:
    assert "<td>one<br/>two</td>" in html_table(["a"], [["one\ntwo"]])


def test_html_sets_cells_to_the_left_where_a_notebook_would_set_them_to_the_right() -> None:
    table = ElementTree.fromstring(html_table(["a"], [["b"]]))
    assert [part.tag for part in table] == ["style", "thead", "tbody"]
    assert table[0].text == "table.bologna-credits :is(th,td){text-align:left}"
    assert table.get("class") == "bologna-credits"


def test_html_without_a_caption_has_none() -> None:
    assert "<caption" not in html_table(["a"], [["b"]])


def test_every_letter_that_is_not_measured_takes_one_cell() -> None:
    narrow = [letter for letter in map(chr, range(sys.maxunicode + 1)) if _NARROW.fullmatch(letter)]
    assert len(narrow) > 1000
    assert [c for c in narrow if unicodedata.combining(c) or unicodedata.east_asian_width(c) in "WF"] == []


_WORDS = st.text(alphabet="ab-—é\u00a0\u3000 ", max_size=60)


@given(_WORDS, st.integers(1, 12))
def test_a_cell_is_folded_as_the_standard_library_folds_it(text: str, widest: int) -> None:
    assert _fold(text, widest) == (textwrap.wrap(text, widest, break_on_hyphens=False) or [""])


def test_a_table_of_plain_words_needs_no_wrapper(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrapper(*_: object, **__: object) -> list[str]:
        raise AssertionError("textwrap was asked")

    monkeypatch.setattr("textwrap.wrap", wrapper)
    assert text_table(["a"], [["one two — three"]], widest=9) == "a\n---------\none two —\nthree"
    assert re.match("a\n-+\n", text_table(["a"], [["x" * 34]]))


def test_each_column_may_be_folded_at_a_width_of_its_own() -> None:
    assert text_table(["a", "b"], [["one two", "one two"]], widest=(4, 9)) == "a    b\n---  -------\none  one two\ntwo"
