"""The checks that files of every kind share."""

import pytest

from bologna_credits import (
    DefinitionError,
    read_definition,
)
from bologna_credits.law import read_schemes


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ("sources = 5", "sources: must be a table of tables, and is 5"),
        ("[sources]\na = 5", "sources.a: must be a table, and is 5"),
        ('[sources.a]\ntitle = "t"\nseen = "primary"', "sources.a.url: is missing"),
        ('[sources.a]\nkey = "b"', "sources.a: key is not written in a file"),
    ],
)
def test_a_fault_in_a_source_is_told(sources: str, fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault.replace(".", r"\.")):
        read_definition('format = 1\ncountry = "XX"\nnames = { en = "x" }\n' + sources, "xx.toml")


def test_the_code_of_a_country_is_one_word_of_capital_letters() -> None:
    with pytest.raises(DefinitionError, match="x-y: country is two capital letters"):
        read_definition('format = 1\ncountry = "x-y"\nnames = { en = "x" }', "xy.toml")


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("ZZ", "ZZ: no country has the code ZZ; the nearest is .*XX is the invented country of examples"),
        ("UK", "UK: UK is GB in ISO 3166"),
        ("SU", "SU: no country has the code SU"),
    ],
)
def test_a_file_of_a_code_of_no_country_is_at_fault(country: str, words: str) -> None:
    text = (
        f'format = 1\ncountry = "{country}"\nnames = {{ en = "x" }}\n[[scales]]\ncode = "{country}-S"\nnames = {{ en = "s" }}\n'
    )
    text += 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]\n'
    with pytest.raises(DefinitionError, match=words) as caught:
        read_definition(text, f"{country.lower()}.toml")
    assert len(caught.value.faults) == 1
    with pytest.raises(DefinitionError, match=words):
        read_schemes(f'format = 1\ncountry = "{country}"\nnames = {{ en = "x" }}', f"{country.lower()}.toml")


def test_an_invented_country_and_a_family_of_more_letters_may_have_a_file() -> None:
    for country in ("XX", "LUTZ"):
        assert read_schemes(f'format = 1\ncountry = "{country}"\nnames = {{ en = "x" }}', "a.toml").country == country


def test_a_practice_that_names_a_misspelt_country_is_at_fault() -> None:
    text = """format = 1
country = "XX"
names = { en = "x" }
[sources.a]
title = "t"
url = "https://example.org/a"
seen = "secondary"
[[grade_practices]]
code = "XX/P"
body = "a body"
to = "DE-THIRDS"
source = "a"
open_countries = ["KZ", "ZZ"]
overrides = [{ countries = ["UK"], top = 10, best = 9, source = "a" }]
"""
    with pytest.raises(DefinitionError) as caught:
        read_definition(text, "xx.toml")
    assert [fault.split(";")[0] for fault in caught.value.faults] == [
        "XX/P: no country has the code ZZ",
        "XX/P: UK is GB in ISO 3166, and a file names countries by that code",
    ]
