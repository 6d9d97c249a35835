"""Faults of XML in our own words; the words of a parser are for programmers. A chapter of :mod:`bologna_credits.interop.xml`."""

# By the numbers of libxml2 (xmlParserErrors), which lxml passes on: names are added for the reader of this table.
_WORDS = {
    "an element is not closed": (73, 74, 77),  # GT_REQUIRED, LTSLASH_REQUIRED, TAG_NOT_FINISHED
    "an element is closed by the name of another": (76,),  # TAG_NAME_MISMATCH
    "something follows after the end of the document": (5,),  # DOCUMENT_END
    "a character stands there that XML does not allow": (8, 9),  # INVALID_CHARREF, INVALID_CHAR
    "a character is named by a number that is none": (6, 7),  # INVALID_HEX_CHARREF, INVALID_DEC_CHARREF
    "its bytes are not in the encoding that it names": (81,),  # INVALID_ENCODING
    "it names an encoding that is unknown": (31, 32, 79),  # UNKNOWN_ENCODING, UNSUPPORTED_ENCODING, ENCODING_NAME
    "an ampersand stands alone; it is written &amp;": (21, 23),  # ENTITYREF_AT_EOF, ENTITYREF_SEMICOL_MISSING
    "it uses an abbreviation (an entity) that is not defined": (26, 27, 28),  # UNDECLARED_ENTITY and its kin
    "an attribute is written wrongly": (38, 39, 40, 41, 75),  # LT_IN_ATTRIBUTE, ATTRIBUTE_…, EQUAL_REQUIRED
    "an attribute stands twice": (42, 203),  # ATTRIBUTE_REDEFINED, NS_ERR_ATTRIBUTE_REDEFINED
    "a comment is not closed": (45,),  # COMMENT_NOT_FINISHED
    "a comment holds two hyphens": (80,),  # HYPHEN_IN_COMMENT
    "a section of plain text (CDATA) is not closed or not opened": (62, 63),  # MISPLACED_CDATA_END, CDATA_NOT_FINISHED
    "a processing instruction is not closed": (46, 47),  # PI_NOT_STARTED, PI_NOT_FINISHED
    "its first line, the XML declaration, is written wrongly or is not first": (33, 56, 57, 64, 78, 96),  # XMLDECL_…, VERSION_…
    "its document type declaration is written wrongly": (61,),  # DOCTYPE_NOT_FINISHED
    "a name is missing or is none; an ampersand is written &amp; and a less-than sign &lt;": (68,),  # NAME_REQUIRED
    "a blank is missing": (65,),  # SPACE_REQUIRED
    "a prefix of names is used that is not declared": (200, 201, 202),  # NS_ERR_…
    "refused: a name is too long": (110,),  # NAME_TOO_LONG
    "refused: it is nested too deeply, or a text in it is too long": (114,),  # RESOURCE_LIMIT
}
_BY_NUMBER = {number: words for words, numbers in _WORDS.items() for number in numbers}
_NOT_AT_ALL = 4  # DOCUMENT_EMPTY, also for what begins with anything but "<"
_OTHER_FILES = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP archive, such as a file of Word or Excel"), (b"{", "JSON"))


def told(number: int, content: bytes) -> str:
    """Return the words for a fault of XML.

    Args:
        number: the number that the parser gives to the fault.
        content: the document.

    >>> told(76, b"<a></b>")
    'not well-formed XML: an element is closed by the name of another'
    """
    if number == _NOT_AT_ALL:
        if not content.strip():
            return "it is empty"
        kinds = (kind for start, kind in _OTHER_FILES if content.lstrip().startswith(start))
        return f"it is not XML, but {kind}" if (kind := next(kinds, None)) else 'it is not XML: it does not begin with "<"'
    words = _BY_NUMBER.get(number, "a rule of XML is broken here")
    return words if words.startswith("refused") else f"not well-formed XML: {words}"
