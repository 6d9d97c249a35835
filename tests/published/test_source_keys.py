"""The permanent keys of sources, after which pages are named, are still there."""

import re

from bologna_credits.law import cited_sources
from tests.published.permanent_keys import FOUND, published


def test_no_key_of_a_source_that_was_published_is_lost() -> None:
    """If a source has to get another key, those who cite its page lose it: say so in the changelog, under Law."""
    assert sorted(published("source") - FOUND["source"]()) == []
    assert len(published("source")) > 1000


def test_a_key_of_a_source_is_the_name_of_a_file_on_every_system() -> None:
    keys = [one.key for one in cited_sources()]
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(\.(practices|schemes))?\.[a-z0-9-]+", key)] == []
    assert len({key.casefold() for key in keys}) == len(keys)
