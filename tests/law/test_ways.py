"""The published ways from one scale to another."""

from bologna_credits import (
    Catalogue,
    methods_between,
)


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
