"""XML text from a tree of elements: the same tree gives the same text, byte for byte.

Nothing but the standard library is needed. A document has no DTD, and no entities beyond those of XML itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard, final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import Pairs, read_pairs
from bologna_credits.core.visible import visible

_DECLARATION = '<?xml version="1.0"?>\n'  # without an encoding: text has none, and of bytes XML presumes UTF-8
_INDENT = "  "
_NAME = re.compile(r"(?:[A-Za-z_][A-Za-z0-9._-]*:)?[A-Za-z_][A-Za-z0-9._-]*")
_LANGUAGE = re.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")  # xs:language
# All that is not Char in XML 1.0 (fifth edition), 2.2.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser reads a bare carriage return as a line feed, and in an attribute every blank as a space.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = {**_IN_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_TEXT, _ATTRIBUTES = str.maketrans(_IN_TEXT), str.maketrans(_IN_ATTRIBUTES)


def _check_name(_: object, field: "attrs.Attribute[str]", value: str) -> None:
    if not _NAME.fullmatch(value):
        raise ArgumentError(field.name, value, ("the name of an element in ASCII, with a prefix or without",))


def _check_content(_: object, __: object, value: "tuple[Element | str, ...]") -> None:
    texts = [one for one in value if isinstance(one, str)]
    if texts and len(value) > 1:
        raise ArgumentError("content", "text beside other content", ("one text alone", "elements alone"))


@final
@attrs.frozen
class Element:
    """An element of a document that is written; :func:`element` builds it.

    Args:
        name: its name, with a prefix or without.
        attributes: its attributes in order, the declarations of namespaces among them.
        content: its elements, or its text.
        place: the words for what it describes, such as a course; for messages alone.
    """

    name: str = attrs.field(validator=_check_name)
    attributes: Pairs = attrs.field(default=(), converter=read_pairs)
    content: "tuple[Element | str, ...]" = attrs.field(default=(), validator=_check_content)
    place: str = ""


Content = Element | str | None | Iterable[Element | None]
"""The content that :func:`element` takes: an element, a text, several elements, or None for nothing."""


def element(name: str, *content: Content, place: str | None = None, **attributes: str | None) -> Element:
    """Return an element.

    Args:
        name: its name, with a prefix or without.
        content: its text alone, or its elements, single or in lists; None is left out.
        place: the words for what it describes, for messages.
        attributes: its attributes in order; None is left out. In a name, ``__`` stands for a colon: ``xml__lang``.

    Raises:
        ArgumentError: a name that is none, or text beside elements.

    >>> print(to_xml(element("a", element("b", "1 < 2", xml__lang="en"), None, [element("c")], xmlns="urn:x")), end="")
    <?xml version="1.0"?>
    <a xmlns="urn:x">
      <b xml:lang="en">1 &lt; 2</b>
      <c/>
    </a>
    """
    found: list[Element | str] = []
    for one in content:
        if isinstance(one, Element | str):
            found.append(one)
        elif one is not None:
            found += [item for item in one if item is not None]
    named = tuple((key.replace("__", ":"), value) for key, value in attributes.items() if value is not None)
    return Element(name, named, tuple(found), place or "")


def many(name: str, texts: Iterable[tuple[str, str]], *, by: str) -> list[Element]:
    """Return an element for each of several texts, with the word before each as an attribute.

    Args:
        name: the name of each element.
        texts: the value of the attribute, empty for none, and the text.
        by: the name of the attribute.

    >>> print(to_xml(element("a", many("title", [("en", "Law"), ("", "Recht")], by="xml:lang"))), end="")
    <?xml version="1.0"?>
    <a>
      <title xml:lang="en">Law</title>
      <title>Recht</title>
    </a>
    """
    return [Element(name, ((by, word),) if word else (), (text,)) for word, text in texts]


def is_language(code: str) -> bool:
    """Return True for the code of a language as ``xml:lang`` takes it.

    >>> is_language("kk-Cyrl"), is_language("Қазақ")
    (True, False)
    """
    return _LANGUAGE.fullmatch(code) is not None


def to_xml(root: Element) -> str:
    """Return a document as text, with two blanks for each level; an element that has a text keeps it as it is.

    Raises:
        ArgumentError: a sign that XML cannot hold; :func:`unwritable` lists all of them first.
    """
    for place, field, signs in unwritable(root):
        raise ArgumentError("text", f"{', '.join(signs)} in {field} of {place}", ("text without signs that XML cannot hold",))
    lines: list[str] = []
    _write(root, "", lines)
    return _DECLARATION + "\n".join(lines) + "\n"


def _write(one: Element, indent: str, lines: list[str]) -> None:
    start = indent + "<" + one.name + "".join(f' {key}="{value.translate(_ATTRIBUTES)}"' for key, value in one.attributes)
    if not one.content:
        lines.append(f"{start}/>")
        return
    first = one.content[0]
    if isinstance(first, str):
        lines.append(f"{start}>{first.translate(_TEXT)}</{one.name}>")
        return
    lines.append(f"{start}>")
    for inner in filter(_is_element, one.content):
        _write(inner, indent + _INDENT, lines)
    lines.append(f"{indent}</{one.name}>")


def _is_element(one: Element | str) -> TypeGuard[Element]:
    return isinstance(one, Element)


def unwritable(root: Element) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    r"""Yield each text that XML cannot hold: the place, the name of the element, and the signs as escapes.

    XML 1.0 has no place for most control characters, not even as an escape.

    >>> list(unwritable(element("a", element("title", "Law\x07"), place="course A1")))
    [('course A1', 'title', ('\\x07',))]
    """
    yield from _unwritable(root, root.name)


def _unwritable(one: Element, around: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    place = one.place or around
    texts = [*(value for _, value in one.attributes), *(text for text in one.content if isinstance(text, str))]
    signs = dict.fromkeys(_shown(sign) for text in texts for sign in _UNWRITABLE.findall(text))
    if signs:
        yield place, one.name, tuple(signs)
    for inner in filter(_is_element, one.content):
        yield from _unwritable(inner, place)


def _shown(sign: str) -> str:
    shown = visible(sign)
    return shown if shown != sign else f"\\u{ord(sign):04x}"
