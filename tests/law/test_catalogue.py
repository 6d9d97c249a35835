"""Replacing what is bundled, and countries whose only system or scale was not in force."""

import pytest

from bologna_credits import AmbiguousCodeError, UnclearDayError, default_catalogue, read_definition

SOURCE = '[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\n'
ECTS = 'format = 1\ncountry = "ECTS"\nnames = { en = "mine" }\n[[systems]]\ncode = "ECTS"\nnames = { en = "my ECTS" }\n'
ONLY = """
[[systems]]
code = "XX-C"
names = { en = "credit" }
starts = { day = 2010-01-01, is = "signed", known = 2012-01-01, source = "a" }
"""
NOWHERE = default_catalogue().with_definition(
    read_definition('format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n' + SOURCE + ONLY, "xx.toml")
)


def test_a_definition_that_stands_before_replaces_the_same_code() -> None:
    mine = default_catalogue().with_definition(read_definition(ECTS, "mine.toml"))
    assert mine.credit_system("ects").name() == "my ECTS"


def test_a_country_s_only_system_is_not_named_on_a_day_before_its_start() -> None:
    with pytest.raises(AmbiguousCodeError, match="none was in force on 2009-12-31"):
        NOWHERE.credit_system("XX", on="2009-12-31")


def test_a_country_s_only_system_is_not_guessed_on_an_unclear_day() -> None:
    with pytest.raises(UnclearDayError, match="whether XX-C held"):
        NOWHERE.credit_system("XX", on="2011-01-01")


@pytest.mark.parametrize("on", [None, "2009-12-31", "2011-01-01", "2013-01-01"])
def test_a_code_names_its_system_on_any_day(on: str | None) -> None:
    assert NOWHERE.credit_system("xx-c", on=on).code == "XX-C"


def test_equivalences_are_found_without_regard_to_case() -> None:
    table = '[[equivalences]]\nfrom = "XX-A"\nto = "XX-B"\nbasis = "guide"\nsource = "a"\nrows = [{ grade = "1", to = ["A"] }]\n'
    text = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n' + SOURCE + table
    found = default_catalogue().with_definition(read_definition(text, "xx.toml")).equivalences("xx-a", "xx-b")
    assert [table.to for table in found] == ["XX-B"]
