"""The published ways from one scale to another."""

import pytest

from bologna_credits import (
    Catalogue,
    default_catalogue,
    methods_between,
    read_definition,
)

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


@pytest.fixture(scope="module")
def nowhere() -> Catalogue:
    return default_catalogue().with_definition(read_definition(_FILE, "xx.toml"))


def test_methods_are_listed_with_standing_and_source(nowhere: Catalogue) -> None:
    ways = methods_between("XX-S", "ECTS-AF", on="2011-01-01", catalogue=nowhere)
    assert [(way.kind, way.standing) for way in ways] == [("published table", "no"), ("published table", "withdrawn")]
    assert str(ways[1]) == "published table XX-S → ECTS-AF (Uni) (institution, withdrawn): An act"
    assert [way.standing for way in methods_between("XX-S", "ECTS-AF", catalogue=nowhere)] == [None, "withdrawn"]


def test_a_default_table_comes_first() -> None:
    ways = methods_between("KZ-2011", "ECTS-AF")
    assert ways[0].default or len(ways) == 1


def test_practices_that_can_read_the_scale_are_ways() -> None:
    codes = {way.by for way in methods_between("IT-30", "DE-THIRDS") if way.kind == "practice"}
    assert "DE/Passau-SoBi" in codes
    letters = {way.by for way in methods_between("NO-AF", "DE-THIRDS") if way.kind == "practice"}
    assert "DE/Passau-SoBi" not in letters  # its text numbers no letters
