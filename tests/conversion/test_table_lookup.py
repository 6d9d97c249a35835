"""The choice of the published table that answers."""

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
    with pytest.raises(NoConversionError, match=r"ModifiedBavarian\(…\)"):
        convert_grade(NO.grade("A"), to="KZ-2011")
