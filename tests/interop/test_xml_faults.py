"""Messages about broken XML: our own words, with line and column, and never those of the parser."""

import pytest

from bologna_credits import DocumentError
from bologna_credits.interop._xml_faults import told
from bologna_credits.interop.xml import parse_xml

BROKEN = {
    b"": "it is empty",
    b"   ": "it is empty",
    b"\x00": "does not begin",
    b"hello": "does not begin",
    b'{"a": 1}': "but JSON",
    b"PK\x03\x04": "but a ZIP archive",
    b"%PDF-1.7": "but a PDF file",
    b"<a>": "an element is not closed",
    b"<a": "an element is not closed",
    b"<a></a": "an element is not closed",
    b"<a><b></a>": "closed by the name of another",
    b"<html><body><br></body></html>": "closed by the name of another",
    b"<a/><b/>": "follows after the end",
    b"<a/>x": "follows after the end",
    b"<a>\x01</a>": "that XML does not allow",
    b"<a>\x00</a>": "that XML does not allow",
    b"<a>&#0;</a>": "that XML does not allow",
    b"<a>&#xZZ;</a>": "by a number that is none",
    b"<a>&#9x;</a>": "by a number that is none",
    b"<a>\xff</a>": "not in the encoding",
    "<a>é</a>".encode("latin-1"): "not in the encoding",
    b"<?xml version='1.0' encoding='foo'?><a/>": "names an encoding that is unknown",
    b"<a>&lt</a>": "an ampersand stands alone",
    b"<a>&x;</a>": "that is not defined",
    b"<a>&nbsp;</a>": "that is not defined",
    b"<a>Arts & Crafts</a>": "an ampersand is written &amp;",
    b"<1a/>": "a name is missing",
    b"</a>": "a name is missing",
    b"<a b>": "an attribute is written wrongly",
    b"<a b=c/>": "an attribute is written wrongly",
    b"<a b='<'/>": "an attribute is written wrongly",
    b"<a b='1": "an attribute is written wrongly",
    b"<a b='1' b='2'/>": "an attribute stands twice",
    b"<a xmlns:x='u' xmlns:y='u' x:c='' y:c=''/>": "an attribute stands twice",
    b"<a b='1'c='2'/>": "a blank is missing",
    b"<a><!-- </a>": "a comment is not closed",
    b"<!-- -- --><a/>": "two hyphens",
    b"<a><![CDATA[ </a>": "plain text (CDATA)",
    b"<a>]]></a>": "plain text (CDATA)",
    b"<a><?p </a>": "a processing instruction",
    b" <?xml version='1.0'?><a/>": "the XML declaration",
    b"<?xml?><a/>": "the XML declaration",
    b"<?xml version='9'?><a/>": "the XML declaration",
    b"<?xml version=1.0?><a/>": "the XML declaration",
    b"<?xml version='1.0' standalone='x'?><a/>": "the XML declaration",
    b"<!DOCTYPE a": "it has a DTD",
    b"<!DOCTYPE a [<!ENTITY x>]><a/>": "it has a DTD",
    b"<x:a/>": "a prefix of names",
    b"<a x:b='1'/>": "a prefix of names",
    b"<a xmlns:x=''/>": "a prefix of names",
    b"<" + b"a" * 60_000 + b"/>": "a name is too long",
}
# Words of libxml2's messages, from its xmlParserErrors and what it prints for them.
PARSERS = [
    "libxml",
    "xmlParse",
    "xmlChar",
    "Premature",
    "mismatch",
    "PCDATA",
    "AttValue",
    "StartTag",
    "EntityRef",
    "CharRef",
    "ParsePI",
    "NCName",
    "Namespace",
    "Unescaped",
    "XML_PARSE",
    "Specification",
    "mandates",
    "Blank",
    "Extra",
    "Malformed",
    "Couldn",
    "redefined",
    "Sequence",
    "Opening",
    "Excessive",
    "Resource",
]


@pytest.mark.parametrize("document", BROKEN, ids=lambda document: repr(document)[:40])
def test_a_fault_of_xml_is_told_in_our_words_with_line_and_column(document: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_xml(document)
    message = str(caught.value)
    assert BROKEN[document] in message
    assert message.startswith(f"document, line {caught.value.line}, column {caught.value.column}: ")
    assert (caught.value.line or 0) >= 1
    assert [word for word in PARSERS if word in message] == []


@pytest.mark.parametrize("number", range(1, 120))
def test_every_number_of_the_parser_has_words_and_an_unknown_one_too(number: int) -> None:
    assert told(number, b"<a>")
    assert told(99_999, b"<a>") == "not well-formed XML: a rule of XML is broken here"


@pytest.mark.parametrize("at", range(4, 168))
def test_a_document_that_was_cut_short_or_changed_in_one_place_is_told_in_our_words(at: int) -> None:
    whole = (
        b"<?xml version='1.0' encoding='UTF-8'?><elmo xmlns='urn:x'><!-- a --><report a='1' b=\"2\"><![CDATA[x]]>"
        b"&amp;&#65;<issuer>\xc3\xa9</issuer></report><?p q?></elmo>"
    )
    for broken in (whole[:at], whole[:at] + whole[at + 1 :], whole[:at] + b"<" + whole[at:], whole[:at] + b"\xff" + whole[at:]):
        error = _fault(broken)
        if error is not None:
            assert [word for word in PARSERS if word in str(error)] == []
            assert error.line is not None


def _fault(document: bytes) -> DocumentError | None:
    try:
        parse_xml(document)
    except DocumentError as error:
        return error
    return None
