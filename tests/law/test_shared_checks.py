"""The checks that files of every kind share."""

import pytest

from bologna_credits import (
    DefinitionError,
    read_definition,
)


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ("sources = 5", "sources: is a table of tables, not 5"),
        ("[sources]\na = 5", "sources.a: is a table, not 5"),
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
