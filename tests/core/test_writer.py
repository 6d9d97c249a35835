"""Files are written whole or not at all."""

import errno
import os
import stat
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from bologna_credits.core import NotWrittenError
from bologna_credits.core.writer import write_new, write_over


def _refuse(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.json"


def _alone(file: Path) -> bool:
    """No part of a file is left beside it."""
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_new_file_is_written_whole_and_nothing_is_left_beside_it(file: Path) -> None:
    write_new(file, b"one")
    assert file.read_bytes() == b"one"
    assert _alone(file)


def test_a_file_that_exists_is_not_written_again_as_new(file: Path) -> None:
    write_new(file, b"one")
    with pytest.raises(NotWrittenError, match=r"kept\.json was not written: a file of this name exists"):
        write_new(file, b"two")
    assert file.read_bytes() == b"one"
    assert _alone(file)


def test_without_second_names_the_first_writer_still_has_the_name_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> NoReturn:
        raise _refuse(errno.EPERM)

    monkeypatch.setattr(os, "link", no_links)
    write_new(file, b"one")
    with pytest.raises(NotWrittenError, match="exists"):
        write_new(file, b"two")
    assert file.read_bytes() == b"one"
    assert _alone(file)


def test_of_many_writers_of_one_name_one_wins_and_all_others_are_told(file: Path) -> None:
    told: list[str] = []

    def write(number: int) -> None:
        try:
            write_new(file, b"%d" % number)
        except NotWrittenError as error:
            told.append(error.why)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["a file of this name exists"] * 7
    assert file.read_bytes().isdigit()


def test_a_file_is_replaced_and_keeps_its_permissions(file: Path) -> None:
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_over(file, b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert _alone(file)


def test_where_nothing_is_replaced_the_file_is_new(file: Path) -> None:
    write_over(file, b"new")
    assert file.read_bytes() == b"new"


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(file: Path) -> None:
    file.write_bytes(b"old")
    link = file.with_name("link")
    link.symlink_to(file)
    write_over(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_write_that_fails_in_the_middle_leaves_the_old_file_whole(
    fails: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise _refuse(errno.ENOSPC)

    file.write_bytes(b"old")
    monkeypatch.setattr(os, fails, full)
    with pytest.raises(NotWrittenError, match=os.strerror(errno.ENOSPC)):
        write_over(file, b"new")
    assert file.read_bytes() == b"old"
    assert _alone(file)


def test_an_interrupt_in_the_middle_leaves_the_old_file_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_over(file, b"new")
    assert file.read_bytes() == b"old"
    assert _alone(file)


def test_a_new_file_on_a_full_disk_is_not_there_at_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise _refuse(errno.ENOSPC)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match=os.strerror(errno.ENOSPC)):
        write_new(file, b"one")
    assert list(file.parent.iterdir()) == []


def test_a_folder_without_permission_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise _refuse(errno.EACCES)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotWrittenError, match=os.strerror(errno.EACCES)):
        write_new(file, b"one")


def test_a_file_that_is_write_protected_is_not_replaced(file: Path) -> None:
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(NotWrittenError, match="write-protected"):
        write_over(file, b"new")
    assert file.read_bytes() == b"old"


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="no file but a folder"):
        write_over(tmp_path, b"new")


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="no file can have this name"):
        write_new(tmp_path / "a\0b", b"one")
