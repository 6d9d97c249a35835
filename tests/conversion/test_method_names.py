"""The names of methods that decisions hold."""

import attrs

import bologna_credits as bc
from bologna_credits.conversion.method_names import METHOD_NAMES, name_of_method


def test_the_names_never_change() -> None:
    assert sorted(set(METHOD_NAMES.values())) == [
        "Chain", "Equivalence", "FailStays", "GradingTableOverlap", "Identity", "Linear", "MarkFormula", "MeanSoFar",
        "ModifiedBavarian", "PassedOnly", "PracticeWith", "PractisedTables", "PublishedTable", "UnclearPass", "Unranked",
    ]  # fmt: skip


def test_every_answer_has_a_method_with_a_name() -> None:
    kz, ects = bc.grading_scale("KZ-2011"), bc.grading_scale("ECTS-AF")
    answers = {
        "Identity": bc.convert_grade(kz.grade("A"), to="KZ-2011"),
        "FailStays": bc.convert_grade(bc.grading_scale("NO-AF").grade("F"), to="KZ-2011", by=bc.ModifiedBavarian()),
        "PublishedTable": bc.convert_grade(kz.grade("B-"), to="ECTS-AF"),
        "Chain": bc.convert_grade(kz.grade("A"), to=ects, by=bc.Chain(None, via="ECTS-AF")),
    }
    assert {name: name_of_method(answer.method) for name, answer in answers.items()} == {name: name for name in answers}


def test_a_method_of_the_callers_own_is_named_after_its_class() -> None:
    @attrs.frozen
    class Own:
        pass

    assert name_of_method(Own()) == "Own"
