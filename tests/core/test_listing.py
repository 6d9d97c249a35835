"""Lists of what was found."""

import pickle
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import bologna_credits as bc
from bologna_credits.core.listing import Listing

SYSTEMS = bc.credit_systems("KZ")


def test_a_listing_is_a_tuple_for_every_use() -> None:
    assert isinstance(SYSTEMS, tuple)
    assert tuple(SYSTEMS) == SYSTEMS
    assert hash(SYSTEMS) == hash(tuple(SYSTEMS))
    assert pickle.loads(pickle.dumps(SYSTEMS)) == SYSTEMS
    assert type(pickle.loads(pickle.dumps(SYSTEMS))) is Listing
    assert SYSTEMS[0].code == "KZ-RK"
    assert SYSTEMS[1:] == tuple(SYSTEMS)[1:]
    assert (*SYSTEMS,) == SYSTEMS


def test_a_slice_prints_as_short_as_the_whole() -> None:
    assert repr(SYSTEMS[:2]) == "<2 found: KZ-RK, KZ-AK>"
    assert repr(SYSTEMS[:0]) == "()"


def test_what_has_no_code_is_called_by_its_name_its_country_or_its_text() -> None:
    named = Listing([SimpleNamespace(name="a table"), SimpleNamespace(country="KZ"), "text", "text"])
    assert repr(named) == "<4 found: a table, KZ, text>"


def test_an_empty_listing_says_so_in_a_notebook() -> None:
    assert bc.find("qqqqq")._repr_html_() == "<p>none found</p>"


def test_columns_that_nothing_fills_are_left_out_and_text_is_escaped() -> None:
    table = ET.fromstring(Listing([SimpleNamespace(code="<b>", body="x & y"), SimpleNamespace(code="C")])._repr_html_())
    assert [cell.text for cell in table.iter("th")] == ["code", "name"]
    assert [cell.text for cell in table.iter("td")] == ["<b>", "x & y", "C", None]


def test_a_long_listing_shows_its_beginning_and_says_how_much_there_is() -> None:
    table = ET.fromstring(Listing(range(500))._repr_html_().replace("<tr></tr>", "<tr/>"))
    assert table.find("caption") is not None
    assert table.findtext("caption") == "500 found, 200 of them shown"
    assert len(table.findall("tbody/tr")) == 200
