"""Public look-up: what there is, filtered by country and day, what leads where, and where a word stands."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    Catalogue,
    UnknownScaleError,
    countries,
    credit_systems,
    default_catalogue,
    equivalences,
    find,
    grading_scales,
    methods_between,
    practices,
    read_definition,
)
from bologna_credits.core import UnknownCountryError

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


def test_countries_are_listed_with_their_codes(nowhere: Catalogue) -> None:
    found = {country.code: country for country in countries(catalogue=nowhere)}
    assert "ECTS" not in found
    assert found["KZ"].systems == ("KZ-RK", "KZ-AK", "KZ-KIMEP-CR")
    assert str(found["XX"]) == "XX: Nirgendwo"
    assert found["XX"].scales == ("XX-S",)


def test_systems_and_scales_are_filtered_by_country_and_day() -> None:
    assert [system.code for system in credit_systems("kz")] == ["KZ-RK", "KZ-AK", "KZ-KIMEP-CR"]
    assert [system.code for system in credit_systems("KZ", on="2024-09-01")] == ["KZ-AK", "KZ-KIMEP-CR"]
    assert {"SE-HP", "ECTS"} <= {system.code for system in credit_systems(on="2024-09-01")}
    assert [scale.code for scale in grading_scales("KZ", on="2015-09-01")] == ["KZ-2011", "KZ-KIMEP", "KZ-KIMEP-MASTER"]


def test_a_day_that_is_not_settled_lists_both() -> None:
    assert [system.code for system in credit_systems("KZ", on="2019-09-01")] == ["KZ-RK", "KZ-AK", "KZ-KIMEP-CR"]


def test_an_unknown_country_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownCountryError, match='no country or framework "KX"; did you mean'):
        credit_systems("KX")


def test_equivalences_are_found_from_one_end_or_both(nowhere: Catalogue) -> None:
    assert len(equivalences("xx-s", "ects-af", catalogue=nowhere)) == 2
    assert [table.authority for table in equivalences("XX-S", "ECTS-AF", on="2011-01-01", catalogue=nowhere)] == ["Uni"]
    assert [table.authority for table in equivalences("XX-S", on="2011-01-01", catalogue=nowhere)] == ["Uni"]
    assert {table.to for table in equivalences(to="ECTS-AF", catalogue=nowhere)} == {"ECTS-AF"}
    with pytest.raises(UnknownScaleError):
        equivalences("ZZ-1")


def test_practices_are_filtered_by_country_and_day() -> None:
    assert {practice.code.split("/")[0] for practice in practices()} >= {"DE", "KZ"}
    assert "DE/Passau-SoBi" in [practice.code for practice in practices("DE", on="2024-10-01")]


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


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("opintopiste", "credit system", "FI-OP"),
        ("ҚАЗАҚСТАН", "country", "KZ"),
        ("hogskolepoang", "credit system", "SE-HP"),
        ("väl godkänd", "grade", "SE-UVG VG"),
        ("kz/kaznu", "practice", "KZ/KazNU"),
        ("it-30", "grading scale", "IT-30"),
        ("félicité", "grade", "XX-S 11"),
        ("eleven", "grade", "XX-S 11"),
        ("SEHR SCHON", "grade", "XX-S 9–10"),
        ("marks of  nowhere", "grading scale", "XX-S"),
    ],
)
def test_a_word_is_found_in_any_language_and_script(nowhere: Catalogue, text: str, kind: str, code: str) -> None:
    assert (kind, code) in [(found.kind, found.code) for found in find(text, catalogue=nowhere)]


def test_the_whole_word_comes_before_a_part_of_one() -> None:
    texts = [found.text.casefold() for found in find("poäng")]
    assert texts[0] == "poäng"
    assert "högskolepoäng" in texts[1:]


def test_an_empty_search_finds_nothing() -> None:
    assert find("  ") == ()
    assert find("qqqqqq") == ()


def test_credits_of_one_body_are_found_by_their_code_and_never_by_the_country(with_country: Callable[[str], Catalogue]) -> None:
    national = '[[systems]]\ncode = "XX-N"\nnames = { en = "n" }\n'
    own = '[[systems]]\ncode = "XX-B"\nnames = { en = "b" }\nbody = "A body"\n'
    both = with_country(national + own)
    assert [both.credit_system("XX", day).code for day in (None, "2020-01-01")] == ["XX-N", "XX-N"]
    assert both.credit_system("xx-b").body == "A body"
    assert with_country(own).credit_system("XX").code == "XX-B"
