"""The faults of a text of law are told with its file and their places."""

import pytest

from bologna_credits import DefinitionError
from bologna_credits.law import read_definition


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('country = "XX"', "this version reads format 1, and none is stated"),
        ('format = 2\ncountry = "XX"', "this version reads format 1, not 2"),
        ("format = true", "this version reads format 1, not true"),
        ('format = 1\norigin = "x"\ndigest = "y"', "origin: is not written in a file"),
    ],
)
def test_a_text_of_another_form_is_refused(text: str, fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault):
        read_definition(text, "xx.toml")
