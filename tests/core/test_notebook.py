"""Values as HTML for a notebook."""

from fractions import Fraction
from xml.etree import ElementTree as ET

import attrs

from bologna_credits import Source
from bologna_credits.core.notebook import card, shown
from bologna_credits.core.provenance import Basis


@attrs.frozen
class Line:
    """A line of a table."""

    label: str
    value: Fraction | None = None


@attrs.frozen
class Sheet:
    """A value with a list of lines."""

    names: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...] = ()
    first: Line | None = None
    source: Source | None = None
    whole: bool = False
    wanted: str | None = "x"

    _repr_html_ = card


def _cells(html: str) -> list[list[str]]:
    root = ET.fromstring(f"<div>{html}</div>")
    return [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]


def test_the_fields_make_a_table_and_each_list_one_of_its_own() -> None:
    sheet = Sheet((("en", "A <sheet>"), ("kk", "Парақ")), (Line("a", Fraction(3, 2)), Line("b")), whole=True)
    assert _cells(sheet._repr_html_()) == [
        ["", "Sheet"],
        ["names", "A <sheet> (en)Парақ (kk)"],
        ["whole", "yes"],
        ["label", "value"],
        ["a", "1.5"],
        ["b", ""],
    ]


def test_a_field_without_anything_is_left_out() -> None:
    assert _cells(Sheet((), wanted=None)._repr_html_()) == [["", "Sheet"], ["names", ""]]


def test_sources_stand_by_their_titles_and_a_nested_value_by_its_fields() -> None:
    source = Source("a", "An act", "https://example.org/a", "secondary")
    sheet = Sheet((), first=Line("a", Fraction(1)), source=source)
    assert _cells(sheet._repr_html_())[2:] == [["first", "label a, value 1"], ["source", "An act"]]


def test_values_are_shown_as_people_write_them() -> None:
    assert [shown(item) for item in (Basis.STATUTE, Fraction(1, 2), False, None, ("a", 1))] == [
        "statute",
        "0.5",
        "no",
        "–",
        "a\n1",
    ]
