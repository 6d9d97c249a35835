"""The published ways from one scale to another."""

from bologna_credits import Catalogue, Chain, convert_grade, grading_scale, methods_between
from bologna_credits.core.provenance import Basis


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


def test_chains_are_listed_only_where_they_are_asked_for() -> None:
    assert methods_between("RU-5", "KZ-2018") == ()
    (way,) = methods_between("RU-5", "KZ-2018", chains=True)
    assert (way.kind, way.basis, way.standing) == ("chain", Basis.DERIVED, None)
    assert [table.authority for table in way.tables] == ["Glazunov Conservatory", "INEU", None]
    assert str(way).endswith("(derived): 3 published tables, which no body joins")


def test_a_listed_chain_converts_and_every_joint_is_noted() -> None:
    (way,) = methods_between("ECTS-AF", "KZ-2018", chains=True)
    assert isinstance(way.by, Chain)
    # INEU: A to A, B to B+, C to B, D to C, E to D; the letters stay, and its F is FX or F.
    scale = grading_scale("ECTS-AF")
    answers = {label: convert_grade(scale.grade(label), to="KZ-2018", by=way.by) for label in "ABCDEF"}
    assert {label: answer.grade.label for label, answer in answers.items() if answer.decided} == {
        "A": "A",
        "B": "B+",
        "C": "B",
        "D": "C",
        "E": "D",
    }
    assert [grade.label for grade in answers["F"].candidates] == ["FX", "F"]
    assert [note.code for note in answers["B"].steps.notes][:1] == ["grade.chain"]


def test_a_chain_of_three_notes_both_joints() -> None:
    (way,) = methods_between("RU-5", "KZ-2018", chains=True)
    steps = convert_grade(grading_scale("RU-5").grade("5"), to="KZ-2018", by=way.by).steps
    assert [dict(note.facts)["via"] for note in steps.notes if note.code == "grade.chain"] == ["ECTS-AF", "KZ-2011"]


def test_a_single_table_or_none_gives_no_chain_of_one() -> None:
    assert all(way.kind != "chain" or len(way.tables) > 1 for way in methods_between("KZ-2011", "ECTS-AF", chains=True))
    assert methods_between("NL-UCU", "NL-10", chains=True) == ()


def test_a_table_that_was_not_in_force_is_no_link(nowhere: Catalogue) -> None:
    assert [way.standing for way in methods_between("XX-S", "KZ-2011", chains=True, catalogue=nowhere)] == [None]
    assert [way.standing for way in methods_between("XX-S", "KZ-2011", "2010-01-01", chains=True, catalogue=nowhere)] == ["yes"]
    assert methods_between("XX-S", "KZ-2011", "2011-01-01", chains=True, catalogue=nowhere) == ()
