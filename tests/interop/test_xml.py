"""Documents that are read, and documents that are refused because reading them is not safe."""

import base64
import gzip
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bologna_credits import (
    ArgumentTypeError,
    DocumentError,
    interop,
)
from bologna_credits.core import MissingExtraError
from tests.interop.elmo_documents import a_course, an_elmo


def test_a_document_is_read_from_a_path_bytes_or_an_open_file(tmp_path: Path) -> None:
    document = an_elmo(a_course())
    path = tmp_path / "t.xml"
    path.write_bytes(document)
    with path.open("rb") as file:
        found = [interop.elmo.read(path), interop.elmo.read(str(path)), interop.elmo.read(document), interop.elmo.read(file)]
    found.append(interop.elmo.read(io.BytesIO(document)))
    assert len({transcript.courses for transcript in found}) == 1
    assert {transcript.source for transcript in found} == {""}


@pytest.mark.parametrize(
    "before", ["", "\ufeff", "\n  ", '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-16"?>']
)
def test_text_is_told_from_a_path_by_its_first_sign_and_needs_no_encoding(before: str) -> None:
    text = an_elmo(a_course(outer="<title>Ålgebra</title>")).decode()
    transcript = interop.elmo.read(before + text)
    assert transcript.courses[0].title == "Ålgebra"


def test_text_can_be_packed_too() -> None:
    packed = base64.b64encode(gzip.compress(an_elmo(a_course()))).decode()
    assert interop.elmo.read(packed).courses[0].code == "C1"


@pytest.mark.parametrize("text", ["", "  ", '{"name": "Secretname"}', "code;title\nA1;Secretname", "Secretname " * 100, "a\0b"])
def test_text_that_is_neither_a_document_nor_a_path_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(DocumentError, match="neither XML") as caught:
        interop.elmo.read(text)
    assert "Secretname" not in str(caught.value)


def test_a_folder_or_a_path_that_is_too_long_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        interop.elmo.read(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        interop.elmo.read(tmp_path / ("x" * 300))


@pytest.mark.parametrize("given", [io.StringIO("<elmo/>"), 5, None])
def test_a_text_file_or_anything_else_is_refused(given: object) -> None:
    with pytest.raises(ArgumentTypeError, match="opened in binary mode"):
        interop.elmo.read(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"<elmo><report></elmo>", "document, line 1, column "),
        (b"", "it is empty"),
        (b"<other/>", "not an ELMO document: <other>"),
        (b"<elmo/>", "without <report>"),
        (b'<!DOCTYPE elmo SYSTEM "http://x/x.dtd"><elmo/>', "it has a DTD"),
        (b'<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><elmo>&c;</elmo>', "it has a DTD"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><elmo>&x;</elmo>', "it has a DTD"),
        (b"<a>" * 120 + b"</a>" * 120, "nested more than 100 levels deep"),
        (b"<a>" * 300 + b"</a>" * 300, "nested more than 100 levels deep"),
        (b"<a>" + b"x" * 10_100_000 + b"</a>", "more than 100,000 characters in one text"),
    ],
)
def test_what_is_not_safe_or_not_elmo_is_refused_with_a_clear_error(document: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        interop.elmo.read(document)
    assert words in str(caught.value)


def test_a_document_that_is_too_large_or_absent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="more than 10 bytes"):
        interop.elmo.read(an_elmo(a_course()), limits=interop.Limits(bytes=10))
    with pytest.raises(DocumentError, match=r"absent\.xml: there is no such file"):
        interop.elmo.read(tmp_path / "absent.xml")


def test_without_lxml_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'bologna_credits\[xml\]'"):
        interop.elmo.read(b"<elmo/>")


class _Failing:
    name = "failing.xml"

    def read(self, size: int) -> bytes:
        raise OSError(5, "Input/output error")


def _fifo(folder: Path) -> object:
    os.mkfifo(folder / "fifo.xml")
    return folder / "fifo.xml"


def _loop(folder: Path) -> object:
    (folder / "loop.xml").symlink_to("loop.xml")
    return folder / "loop.xml"


def _closed(_: Path) -> object:
    file = io.BytesIO(b"<elmo/>")
    file.close()
    return file


@pytest.mark.parametrize(
    "given",
    [
        _fifo,
        lambda folder: folder / "a\0b.xml",
        lambda folder: folder / "a\ud800.xml",
        lambda _: "<elmo>\ud800</elmo>",
        lambda _: "\ud800",
        _closed,
        lambda _: _Failing(),
        _loop,
    ],
)
@pytest.mark.parametrize("read", [interop.elmo.read, interop.ewp.read_transcript, interop.ewp.read_grading_tables])
def test_whatever_cannot_be_opened_is_one_error_of_documents(
    read: Callable[..., object], given: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(DocumentError):
        read(given(tmp_path))


def test_bytes_that_can_be_changed_are_read_too() -> None:
    assert interop.elmo.read(bytearray(an_elmo(a_course()))).courses[0].code == "C1"  # type: ignore[arg-type]


def test_the_text_of_an_element_is_its_own_and_not_that_of_elements_inside() -> None:
    outer = "<title>Alge<note>Secretname</note>bra</title>"
    assert interop.elmo.read(an_elmo(a_course(outer=outer))).courses[0].title == "Algebra"
