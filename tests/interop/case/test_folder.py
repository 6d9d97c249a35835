"""The files beside a case."""

from pathlib import Path

import pytest

from bologna_credits import DocumentError
from bologna_credits.interop.case.folder import path_of, stay_inside


def test_a_file_of_a_case_lies_in_its_folder_unless_another_place_is_allowed(tmp_path: Path) -> None:
    assert path_of(tmp_path, "papers/one.csv", outside=False) == tmp_path / "papers/one.csv"
    assert path_of(tmp_path, "../one.csv", outside=True) == tmp_path / "../one.csv"
    with pytest.raises(DocumentError, match="it lies outside of the folder of the case"):
        path_of(tmp_path, "../one.csv", outside=False)


def test_a_link_that_leaves_the_folder_is_refused_and_a_loop_of_links_is_left_to_the_reader(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "away").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder / "loop")
    with pytest.raises(DocumentError):
        stay_inside(folder / "away" / "one.csv", folder)
    stay_inside(folder / "loop", folder)
