"""Documents packed by base64 and gzip, as EMREX delivers them."""

import base64
import gzip

import pytest

from bologna_credits import DocumentError, interop
from bologna_credits.interop import xml
from bologna_credits.interop._packing import from_base64, is_markup, unpack

XML = b"\n  <elmo/>"


def _zip(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)  # without the time of day, so that names of tests stay the same


_BOMB = _zip(b"<a>" + b"\0" * 50_000_000)


@pytest.mark.parametrize(
    "packed",
    [
        XML,
        b"\xef\xbb\xbf" + XML,
        _zip(XML),
        base64.b64encode(XML),
        base64.b64encode(_zip(XML)),
        base64.encodebytes(_zip(XML * 40)),
        base64.b64encode(_zip(XML)).rstrip(b"="),
        _zip(base64.b64encode(XML)),
        _zip(XML[:4]) + _zip(XML[4:]),
    ],
)
def test_any_packing_of_a_document_gives_the_document(packed: bytes) -> None:
    assert XML in unpack(packed, "document", 10_000)


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (_zip(XML)[:-9], "damaged or cut short"),
        (_zip(XML)[:9], "damaged or cut short"),
        (b"\x1f\x8b\x07 something", "damaged or cut short"),
        (base64.b64encode(_zip(XML)[:-3]), "damaged or cut short"),
        (_zip(_zip(_zip(_zip(XML)))), "packed more than 3 times"),
    ],
)
def test_damaged_or_endless_packing_is_refused_with_the_name_of_the_document(packed: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        unpack(packed, "t.xml", 10_000)
    assert caught.value.file == "t.xml"


@pytest.mark.parametrize("packed", [_BOMB, base64.b64encode(_BOMB), _zip(_BOMB)])
def test_what_unpacks_into_too_much_is_refused_before_it_is_unpacked(packed: bytes) -> None:
    assert len(packed) < 100_000
    with pytest.raises(DocumentError, match="refused: more than 1 MiB"):
        unpack(packed, "document", 1024 * 1024)


def test_the_bound_holds_for_readers() -> None:
    with pytest.raises(DocumentError, match="more than 1 MiB"):
        xml.parse_xml(_BOMB, limits=interop.Limits(bytes=1024 * 1024))


@pytest.mark.parametrize("words", [b"transcript", b"hello", b"a b c", b"abcde", b"", b"{}", b"no=pad"])
def test_ordinary_words_are_not_taken_for_base64(words: bytes) -> None:
    assert unpack(words, "document", 1000) == words
    assert from_base64(words) is None


def test_markup_is_told_by_its_first_sign() -> None:
    assert is_markup("<a/>".encode("utf-16"))
    assert not is_markup(b"a <b/>")
