"""The age of sources in a report."""

import datetime
from typing import Any

from bologna_credits import (
    read_definition,
)
from bologna_credits.law import Definition
from bologna_credits.testing import check_definition

HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\nnote = "invented: unquoted, not read"\n'


def codes(definition: Definition, **more: Any) -> list[str]:
    return [finding.code for finding in check_definition(definition, **more)]


def test_the_age_of_a_source_is_looked_at_only_with_a_day() -> None:
    text = (
        HEAD
        + 'checked = 2024-01-01\n[sources.b]\ntitle = "B"\nurl = "https://example.org/b"\nseen = "secondary"\nnote = "invented: unquoted, not read"\n'
    )
    text += '[[gaps]]\nabout = "more than a and b"\n'
    definition = read_definition(text, "xx.toml")
    assert codes(definition) == ["kit.passed"]
    assert codes(definition, today="2026-11-23") == ["kit.checked-long-ago", "kit.never-checked", "kit.passed"]
    assert codes(definition, today=datetime.date(2024, 12, 31)) == ["kit.never-checked", "kit.passed"]


def test_a_second_reading_of_a_day_to_come_is_a_fault() -> None:
    definition = read_definition(
        HEAD + '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'
        'ects = [{ ratio = 1, basis = "institution", source = "a", reviewed = 2026-11-27 }]\n',
        "xx.toml",
    )
    assert codes(definition, today="2026-11-26") == ["kit.never-checked", "kit.review-ahead"]
    assert codes(definition, today="2026-11-27") == ["kit.never-checked", "kit.passed"]
    assert codes(definition) == ["kit.passed"]
