"""What the checks must not overlook; each of these once passed, or broke off with a bare error."""

import pytest

from bologna_credits import DefinitionError, read_definition

HEAD = """
format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
"""
SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'
SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'
YEAR = 'years = [{ credits = 60, basis = "guide", source = "a" }]\n'


def rate(when: str, more: str = "") -> str:
    return f'[[systems.ects]]\nwhen = {{ {when} }}\nratio = 1\nbasis = "guide"\nsource = "a"\n{more}\n'


def credit_table(rows: str) -> str:
    practice = '[[credit_practices]]\ncode = "XX/P"\nbody = "a body"\nfrom = "ECTS"\nto = "XX-C"\n'
    return practice + f'[[credit_practices.rules]]\nsource = "a"\n{rows}\n'


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (SCALE + 'rows = [{ label = "A", passes = true }, { label = "A", passes = false }]', "belongs to A and to A"),
        (SCALE + "numbers = { best = 1, lowest_pass = 4, worst = 5, step = 0 }", "scales[0].numbers: 0 is no step"),
        (SYSTEM + YEAR + 'hours = [{ low = -5, high = 3, basis = "guide", source = "a" }]', "hours are positive"),
        (SYSTEM + YEAR + 'hours = [{ low = 25, high = 30, minutes = 0, basis = "guide", source = "a" }]', "hours are positive"),
        (
            SYSTEM + rate('cycle = "first", activity = "practice"') + rate('activity = "practice.research"'),
            "two rows could both answer",
        ),
        (SYSTEM + rate('cycle = "first"') + rate('cycle = "first"', "default = true"), "needs authority"),
        (credit_table("ranges = [[4, 3, 1]]"), "a printed range is positive and low comes first: 4, 3"),
        (credit_table("ranges = [[0, 3, 1]]"), "a printed range is positive and low comes first: 0, 3"),
        (credit_table("ranges = [[4, 8, 3]]\nprinted = [[8, 6]]"), "one ends at 8, the next begins at 8"),
    ],
    ids=[
        "the same label twice",
        "no step",
        "negative hours",
        "an hour without minutes",
        "a kind of practice",
        "first voice unnamed",
        "a range from high to low",
        "a range from nothing",
        "two rows for one amount",
    ],
)
def test_a_file_that_would_answer_wrongly_is_kept_out(rest: str, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_definition(HEAD + rest, "xx.toml")
    assert fault in str(caught.value)


@pytest.mark.parametrize("version", ["true", "1.0", '"1"', "2"])
def test_only_the_whole_number_of_the_format_is_accepted(version: str) -> None:
    with pytest.raises(DefinitionError, match="this version reads format 1"):
        read_definition(f'format = {version}\ncountry = "XX"\nnames = {{ en = "x" }}', "xx.toml")


@pytest.mark.parametrize("key", ["file", "distribution", "version", "digest"])
def test_a_file_cannot_say_where_it_came_from(key: str) -> None:
    with pytest.raises(DefinitionError, match=f"{key}: is not written in a file"):
        read_definition(f'{key} = "mine"\n' + HEAD, "xx.toml")
