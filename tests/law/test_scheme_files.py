"""Files of schemes: strict, checked, found by code, and brought by plug-ins."""

import pytest

from bologna_credits import DefinitionError
from bologna_credits.law import (
    read_schemes,
)

HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\n'


SOURCE = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'


SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'


STAY = '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "calendar"\n'


def faults(text: str) -> str:
    with pytest.raises(DefinitionError) as caught:
        read_schemes(text, "xx.toml")
    return str(caught.value)


def test_all_faults_of_shape_are_told_at_once() -> None:
    text = HEAD + SOURCE + SCHEME + STAY + "least = [{ number = 1.5, unit = 'weeks', source = 'b', basis = 'law' }]\nlong = 1\n"
    told = faults(text)
    for part in (
        'schemes[0].stays[0].least[0].number: write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact',
        'schemes[0].stays[0].least[0].unit: cannot be "weeks"',
        'schemes[0].stays[0].least[0].source: no source "b" in this file',
        'schemes[0].stays[0].least[0].basis: cannot be "law"',
        'schemes[0].stays[0]: unknown key "long"',
    ):
        assert part in told
