"""The choice of the published table that answers."""

import attrs
import pytest

from bologna_credits import (
    NoConversionError,
    convert_grade,
    default_catalogue,
    grading_scale,
)

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")


def test_the_table_of_a_statute_answers_by_itself() -> None:
    answer = convert_grade(KZ.grade("B-"), to="ECTS-AF")
    assert answer.grade.label == "C"
    assert answer.sources[0].title


def test_what_one_university_prints_answers_only_by_its_name() -> None:
    with pytest.raises(NoConversionError, match=r"CZ-4 → ECTS-AF \(Jabok\).*by=\"Jabok\""):
        convert_grade(grading_scale("CZ-4").grade("1"), to="ECTS-AF")
    assert convert_grade(grading_scale("CZ-4").grade("3"), to="ECTS-AF", by="Jabok").grade.label == "E"


def test_a_universitys_table_answers_by_itself_onto_its_own_scale() -> None:
    assert convert_grade(grading_scale("AT-5").grade("1"), to="GB-QMUL").grade.label == "85"


def test_several_tables_and_no_default_list_the_choices() -> None:
    with pytest.raises(NoConversionError, match="IT-30 → ECTS-AF"):
        convert_grade(IT.grade(24), to="ECTS-AF")
    one, other = default_catalogue().equivalences("IT-30", "ECTS-AF")
    letters = {convert_grade(IT.grade(24), by=table).grade.label for table in (one, other)}
    assert letters == {"C", "D"}


def test_no_table_says_how_else() -> None:
    with pytest.raises(NoConversionError) as caught:
        convert_grade(NO.grade("A"), to="KZ-2011")
    # A registrar reads who decides and by what; the calls of Python are a clause of their own.
    assert caught.value.told == (
        "no single rule leads from NO-AF to KZ-2011; no published table is known, and the home university decides: by both grading "
        "tables, as the ECTS Users' Guide recommends, or by a table of its own"
    )
    assert "say how with by=: GradingTableOverlap(…), Equivalence(…), or the code of a practice" in str(caught.value)
    assert "Bavarian" not in str(caught.value)  # the formula yields German grades only


def test_the_formula_is_offered_where_the_target_is_german() -> None:
    with pytest.raises(NoConversionError, match=r"by the modified Bavarian formula, or by .*ModifiedBavarian\(…\), Equivalence"):
        convert_grade(NO.grade("A"), to="DE-TENTHS")


def test_the_error_names_the_chains_of_published_tables_with_their_bodies() -> None:
    with pytest.raises(NoConversionError) as caught:
        convert_grade(IT.grade(28), to="KZ-2018")
    assert (
        "in a chain, which no body joins: IT-30 → ECTS-AF (Accademia di Belle Arti dell'Aquila, Conservatorio di Cagliari)"
        in (caught.value.told)
    )
    assert "→ KZ-2011 (INEU) → KZ-2018 (derived)" in caught.value.told


def test_a_scale_of_the_callers_own_needs_no_place_in_the_catalogue() -> None:
    own = attrs.evolve(NO, code="OWN-AF", names=[("en", "our letters")])
    with pytest.raises(NoConversionError, match="no single rule leads from IT-30 to OWN-AF"):
        convert_grade(IT.grade(28), to=own)
