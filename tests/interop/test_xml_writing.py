"""XML text from a tree: order, escapes, indentation, signs that XML cannot hold."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from bologna_credits import ArgumentError
from bologna_credits.interop.xml import parse_xml
from bologna_credits.interop.xml_writing import Element, element, is_language, many, to_xml, unwritable

# XML 1.0, 2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
CHARS = [(0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)]


def is_char(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in CHARS)


texts = st.text(st.characters().filter(is_char))


@given(text=texts, value=texts)
def test_any_text_is_read_again_as_it_was(text: str, value: str) -> None:
    written = to_xml(element("a", text, key=value))
    for root in (ET.fromstring(written), parse_xml(written)[0]):
        assert (root.text or "") == text
        assert root.get("key") == value


@given(sign=st.characters())
def test_a_sign_is_refused_just_where_xml_has_no_place_for_it(sign: str) -> None:
    found = list(unwritable(element("a", sign)))
    assert bool(found) is not is_char(sign)


def test_what_xml_cannot_hold_is_refused_with_its_place() -> None:
    tree = element("a", element("b", element("title", "Law\x07\ud800"), place="course A1"), element("note", "x", key="\ufffe"))
    assert list(unwritable(tree)) == [("course A1", "title", ("\\x07", "\\ud800")), ("a", "note", ("\\ufffe",))]
    with pytest.raises(ArgumentError, match=r"x07.* in title of course A1"):
        to_xml(tree)


def test_elements_and_attributes_keep_their_order() -> None:
    written = to_xml(element("a", element("z"), element("b", "t", y="1", x="2"), xmlns="urn:x", xmlns__p="urn:p"))
    assert written == ('<?xml version="1.0"?>\n<a xmlns="urn:x" xmlns:p="urn:p">\n  <z/>\n  <b y="1" x="2">t</b>\n</a>\n')


def test_markup_in_text_and_attributes_is_escaped() -> None:
    written = to_xml(element("a", 'A&B <"c">\r', key='"<&>\t\n\r'))
    assert written.splitlines()[1] == '<a key="&quot;&lt;&amp;&gt;&#9;&#10;&#13;">A&amp;B &lt;"c"&gt;&#13;</a>'


def test_nothing_is_left_out_and_lists_are_taken_apart() -> None:
    tree = element("a", None, [element("b"), None, element("c")], element("d", key=None))
    assert [one.name for one in tree.content if isinstance(one, Element)] == ["b", "c", "d"]
    assert to_xml(tree).splitlines()[-2] == "  <d/>"


def test_text_beside_elements_is_refused() -> None:
    with pytest.raises(ArgumentError, match="text beside other content"):
        element("a", "text", element("b"))


@pytest.mark.parametrize("name", ["", "a b", "1a", "a:b:c", "<a>", "a\n"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ArgumentError, match="name"):
        element(name)


def test_texts_by_language_become_an_element_each() -> None:
    assert many("title", [("en", "Law"), ("", "Recht")], by="xml:lang") == [
        Element("title", (("xml:lang", "en"),), ("Law",)),
        Element("title", (), ("Recht",)),
    ]


@given(depth=st.integers(1, 300))
def test_deep_trees_are_written_whole(depth: int) -> None:
    tree = element("a")
    for _ in range(depth - 1):
        tree = element("a", tree)
    root = etree.fromstring(to_xml(tree).encode(), etree.XMLParser(huge_tree=True))
    assert sum(1 for _ in root.iter()) == depth


# RFC 5646 tags as xs:language takes them: [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*
@pytest.mark.parametrize(
    ("code", "valid"), [("en", True), ("de-1996", True), ("", False), ("1a", False), ("en-", False), ("en\n", False)]
)
def test_a_language_is_a_code(code: str, valid: bool) -> None:
    assert is_language(code) is valid
