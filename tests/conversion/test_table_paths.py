"""The shortest paths through published tables."""

from bologna_credits import Catalogue, default_catalogue, read_definition
from bologna_credits.conversion.table_paths import paths_of_tables, shown_paths

_TABLE = """
[[equivalences]]
from = "XX-{start}"
to = "XX-{to}"
basis = "institution"
source = "a"
authority = "{body}"
rows = [{{ grade = "A", to = ["A"] }}]
"""
_SCALE = """
[[scales]]
code = "XX-{code}"
names = {{ en = "letters {code}" }}
basis = "institution"
source = "a"
rows = [{{ label = "A", passes = true }}, {{ label = "F", passes = false }}]
"""
_HEAD = """
format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
"""


def catalogue(*tables: str) -> Catalogue:
    """The bundled catalogue, and scales and tables of an invented country: "PQ Uni" leads from P to Q, published by Uni."""
    codes = sorted({letter for table in tables for letter in table[:2]})
    written = [_TABLE.format(start=table[0], to=table[1], body=table[3:]) for table in tables]
    text = _HEAD + "".join(_SCALE.format(code=code) for code in codes) + "".join(written)
    return default_catalogue().with_definition(read_definition(text, "xx.toml"))


def shown(known: Catalogue, start: str, to: str) -> tuple[str, ...]:
    return shown_paths(paths_of_tables(known, f"XX-{start}", f"XX-{to}", None))


def test_the_shortest_path_is_taken_and_a_single_table_is_none() -> None:
    known = catalogue("PQ Uni", "QR Uni", "RS Uni", "QS College")
    assert shown(known, "P", "S") == ("XX-P → XX-Q (Uni) → XX-S (College)",)
    assert shown(known, "P", "R") == ("XX-P → XX-Q (Uni) → XX-R (Uni)",)
    assert shown(known, "P", "Q") == ()


def test_three_tables_are_the_most() -> None:
    known = catalogue("PQ Uni", "QR Uni", "RS Uni", "ST Uni")
    assert shown(known, "P", "S") == ("XX-P → XX-Q (Uni) → XX-R (Uni) → XX-S (Uni)",)
    assert shown(known, "P", "T") == ()


def test_a_path_never_comes_back_to_a_scale() -> None:
    known = catalogue("PQ Uni", "QP Uni", "QR Uni", "RQ Uni")
    assert shown(known, "P", "P") == ()
    assert shown(known, "R", "P") == ("XX-R → XX-Q (Uni) → XX-P (Uni)",)


def test_bodies_of_one_step_stand_together_and_long_lists_are_cut() -> None:
    known = catalogue("PQ One", "PQ Two", "PQ Three", "PQ Four", "PQ Five", "QR Uni")
    assert len(paths_of_tables(known, "xx-p", "xx-r", None)) == 5
    assert shown(known, "P", "R") == ("XX-P → XX-Q (One, Two, Three and 2 more) → XX-R (Uni)",)


def test_paths_by_different_scales_have_lines_of_their_own() -> None:
    known = catalogue("PQ Uni", "QS Uni", "PR Uni", "RS Uni")
    assert shown(known, "P", "S") == ("XX-P → XX-Q (Uni) → XX-S (Uni)", "XX-P → XX-R (Uni) → XX-S (Uni)")


def test_a_withdrawn_table_is_no_link(nowhere: Catalogue) -> None:
    (path,) = paths_of_tables(nowhere, "XX-S", "KZ-2011", None)  # the second table to ECTS letters was withdrawn
    assert [table.authority for table in path] == [None, "INEU"]
