"""The sources of files that belong to no country have pages like all others, with the entries that rest on them."""

from pathlib import Path

import pytest
import tomli

pytest.importorskip("sphinx", reason="needs the extra docs")

from single_texts import FILES, single_texts
from source_pages import all_sources, body_of, place_of

from bologna_credits.core.bundled import BUNDLED

BY_KEY = {one.key: one for one in single_texts()}


def test_every_bundled_file_with_sources_outside_the_folders_of_law_has_its_pages() -> None:
    holding = {
        path.name
        for path in BUNDLED.glob("*.toml")
        if not path.name.startswith("template") and "[sources." in path.read_text("utf-8")
    }
    assert set(FILES) == holding


@pytest.mark.parametrize("file", FILES)
def test_every_source_of_the_file_has_a_page_and_an_entry_or_a_note_that_names_it(file: str) -> None:
    written = tomli.loads((BUNDLED / file).read_text("utf-8"))["sources"]
    stem = file.removesuffix(".toml")
    assert {key for key in BY_KEY if key.startswith(f"{stem}.")} == {f"{stem}.{key}" for key in written}
    assert set(BY_KEY) <= {one.key for one in all_sources()}


def test_a_page_names_the_entries_with_their_kind_and_leads_to_the_page_about_them() -> None:
    page = body_of(BY_KEY["ehea.ehea-conferences"])
    places = ("Bologna", "Prague", "Berlin", "Bergen")  # the conferences that the quoted line lists
    assert all(f"<li>conferences: {place}</li>" in page for place in places)
    assert '<a href="../countries/members.html">European Higher Education Area</a>' in page
    assert "read a second time" in page


def test_a_text_that_an_entry_names_besides_its_own_source_is_told() -> None:
    assert single_texts()[BY_KEY["recognition.charter-2021"]] == ("rules: recognition.agreed",)
    assert "notes: balance" in single_texts()[BY_KEY["learning-agreement.balance"]]
    assert single_texts()[BY_KEY["cases.daad"]] == ("cases: distribution",)


@pytest.mark.parametrize("file", FILES)
def test_the_page_about_a_file_exists(file: str, root: Path) -> None:
    (one, *_) = (one for one in single_texts() if one.file == file)
    _, page = place_of(one)
    assert page == "countries/members.html" or (root / "docs" / page).with_suffix(".md").exists()
