"""What people cite: the metadata of the release agree with the changelog, the version and the metadata of the package."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from bologna_credits.version import VERSION


@pytest.fixture(scope="module")
def citation(root: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    return read


def test_version_and_day_are_those_of_the_last_release_in_the_changelog(root: Path, citation: dict[str, Any]) -> None:
    releases = re.findall(r"^## \[(\d[^\]]*)\] - (\S+)$", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert (citation["version"], citation["date-released"].isoformat()) == releases[0]


def test_the_version_is_that_of_the_package(citation: dict[str, Any]) -> None:
    assert citation["version"] == VERSION


def test_name_authors_licence_and_keywords_are_those_of_the_package(root: Path, citation: dict[str, Any]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["title"].startswith(f"{project['name']}: ")
    assert citation["authors"] == project["authors"]
    assert (citation["license"], citation["keywords"]) == (project["license"], project["keywords"])


def test_it_has_what_the_citation_file_format_1_2_0_asks_for(citation: dict[str, Any]) -> None:
    # Required keys and the kinds of values, from the guide to version 1.2.0 of the schema.
    assert citation["cff-version"] == "1.2.0"
    assert {"authors", "cff-version", "message", "title"} <= citation.keys()
    assert citation["type"] in {"software", "dataset"}
    assert isinstance(citation["date-released"], date)
    texts = {"abstract", "cff-version", "license", "message", "title", "type", "version"}
    assert {key for key in texts if not isinstance(citation[key], str) or not citation[key]} == set()
    assert citation.keys() == texts | {"authors", "date-released", "keywords"}, "a new key: look it up in the guide"
    assert len(set(citation["keywords"])) == len(citation["keywords"])
