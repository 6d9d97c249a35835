"""The permanent keys that papers cite are still there."""

import re
from pathlib import Path

from tests.published.permanent_keys import FOUND, published


def test_no_key_that_was_published_is_lost() -> None:
    """If a figure has to get another key, its old one is lost to those who cited it: say so in the changelog, under Law."""
    assert sorted(published("figure") - FOUND["figure"]()) == []
    assert len(published("figure")) > 1000


def test_the_keys_that_the_how_to_explains_are_keys(root: Path) -> None:
    page = (root / "docs" / "how-to" / "cite.md").read_text("utf-8")
    keys = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    assert len(keys) > 5
    assert set(keys) <= published("figure")
