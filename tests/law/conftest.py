"""An invented country that the tests of look-up, search and ways share."""

import pytest

from bologna_credits import Catalogue, default_catalogue, read_definition

_FILE = """
format = 1
country = "XX"
names = { qq = "Nirgendwo" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
[[scales]]
code = "XX-S"
names = { en = "marks of Nowhere" }
basis = "statute"
source = "a"
numbers = { best = 10, lowest_pass = 5, worst = 0 }
bands = [{ low = 9, high = 10, words = { de = "sehr schön" } }]
rows = [{ label = "11", passes = true, value = 11, above = true, aliases = ["eleven!"], words = { fr = "félicité" } }]
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "statute"
source = "a"
rows = [{ low = 9, high = 10, to = ["A"] }]
ends = { day = 2010-12-31, is = "in_force", source = "a" }
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "institution"
source = "a"
authority = "Uni"
withdrawn = "it was unlawful"
rows = [{ low = 9, high = 10, to = ["B"] }]
"""


@pytest.fixture(scope="session")
def nowhere() -> Catalogue:
    """The bundled catalogue and the country XX."""
    return default_catalogue().with_definition(read_definition(_FILE, "xx.toml"))
