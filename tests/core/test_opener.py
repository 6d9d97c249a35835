"""Every file is opened in one place, which refuses what is no file and names what it refuses."""

import io
import os
from pathlib import Path
from typing import IO

import pytest

from bologna_credits.core import ArgumentTypeError, DocumentError
from bologna_credits.core.opener import bounded, read_file, read_stream, read_text_file, shown_name, text_of


def _folder(tmp_path: Path) -> Path:
    return tmp_path


def _pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def _device(tmp_path: Path) -> Path:
    return Path("/dev/zero")


def _loop(tmp_path: Path) -> Path:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    return tmp_path / "loop"


def _missing(tmp_path: Path) -> Path:
    return tmp_path / "missing"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_folder, "it is no file but a folder, a pipe or a device"),
        (_pipe, "it is no file but a folder, a pipe or a device"),
        (_device, "it is no file but a folder, a pipe or a device"),
        (_loop, "cannot be read: "),
        (_missing, "missing: there is no such file"),
    ],
)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names and links are of POSIX")
def test_what_is_no_file_is_refused_at_once_and_named(make: object, why: str, tmp_path: Path) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    with pytest.raises(DocumentError) as caught:
        read_file(path)
    assert caught.value.file == path.name
    assert why in str(caught.value)
    assert str(tmp_path) + "/" not in str(caught.value)


@pytest.mark.parametrize("name", ["a\0b", "a\ud800"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="no file can have this name"):
        read_file(name)


def test_a_name_beyond_the_length_of_names_is_refused_and_cut() -> None:
    with pytest.raises(DocumentError) as caught:
        read_file("x" * 10_000)
    assert len(str(caught.value)) < 150


@pytest.mark.parametrize("path", [None, 3, b"x", ["x"]])
def test_what_is_no_path_is_refused(path: object) -> None:
    with pytest.raises(ArgumentTypeError, match="the path of a file must be text or a path, and is"):
        read_file(path)  # type: ignore[arg-type]


def test_a_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 11)
    with pytest.raises(DocumentError, match="long: refused: more than 10 bytes"):
        read_file(tmp_path / "long", most=10)
    assert read_file(tmp_path / "long", most=11) == b"x" * 11
    assert bounded(b"", "x", 0) == b""


class _Failing(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


class _WithoutSize:
    name = Path("folder/paper.xml")

    def read(self) -> bytes:
        return b""


def _closed() -> IO[bytes]:
    file = io.BytesIO(b"x")
    file.close()
    return file


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        (_Failing(), "document: cannot be read: Input/output error"),
        (_WithoutSize(), "paper.xml: cannot be read: it is closed, or not a file opened in binary mode"),
        (_closed(), "document: cannot be read: it is closed, or not a file opened in binary mode"),
    ],
)
def test_a_stream_that_cannot_be_read_is_one_error(stream: IO[bytes], told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_stream(stream)
    assert str(caught.value) == told


def test_a_stream_of_text_is_refused_and_a_binary_one_is_read() -> None:
    with pytest.raises(ArgumentTypeError, match="document must be a path, bytes, or a file opened in binary mode, and is str"):
        read_stream(io.StringIO("x"))  # type: ignore[arg-type]
    assert read_stream(io.BytesIO(b"x")) == (b"x", "document")


def test_text_is_read_with_a_mark_and_with_the_ends_of_lines_of_any_system(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("\ufeffa = 1\rb = 2\r\nc = 3\n".encode())
    assert read_text_file(tmp_path / "a.toml") == "a = 1\nb = 2\nc = 3\n"


def test_a_text_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(DocumentError) as caught:
        text_of("a\n\u041a".encode("cp1251"), "x.toml")
    assert str(caught.value) == "x.toml, line 2: is not text in UTF-8; save it as UTF-8"


def test_a_name_is_shown_without_its_folders_and_on_one_line() -> None:
    assert shown_name("a/b\x1b.xml") == "b\\x1b.xml"
    assert shown_name("/") == "/"
    assert len(shown_name("x" * 200)) == 80
