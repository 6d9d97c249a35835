"""Rules that apply before any method: identity, the fail rule, and grades without a place."""

import itertools
import pickle

import pytest

from bologna_credits import (
    Finding,
    GradeConversion,
    GradingScale,
    ModifiedBavarian,
    NoConversionError,
    UndecidedError,
    Verdict,
    convert_grade,
    equivalences,
    grading_scale,
)
from bologna_credits.conversion import PublishedTable
from bologna_credits.conversion.before_methods import FailStays, Identity, UnclearPass, Unranked
from bologna_credits.core import facts
from bologna_credits.grades import GradeRow

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


def test_own_scale_to_own_scale_is_the_identity() -> None:
    grade = IT.grade("30L")
    answer = convert_grade(grade, to="IT-30", by=ModifiedBavarian())
    assert answer.grade is grade
    assert _codes(answer) == ["identity"]


def test_a_fail_becomes_the_only_failing_grade_before_any_method() -> None:
    answer = convert_grade(IT.grade(17), to="DE-THIRDS", by=ModifiedBavarian())
    assert answer.grade == THIRDS.grade("5.0")
    assert _codes(answer) == ["grade.fail"]
    assert answer.exact is None


def test_a_fail_with_several_failing_grades_to_choose_from_is_open() -> None:
    answer = convert_grade(NO.grade("F"), to="KZ-2018", by=ModifiedBavarian())
    assert not answer.decided
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    with pytest.raises(UndecidedError, match="candidates are FX, F"):
        _ = answer.grade
    assert _codes(answer) == ["grade.fail-open"]


def test_a_fail_follows_the_rule_where_several_tables_disagree() -> None:
    answer = convert_grade(IT.grade(17), to="ECTS-AF")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


def test_a_fail_on_a_scale_of_numbers_is_open() -> None:
    answer = convert_grade(NO.grade("F"), to="FR-20", by=ModifiedBavarian())
    assert _codes(answer) == ["grade.fail-unnamed"]
    assert answer.shown == "open on FR-20"


def test_a_mere_pass_has_no_place_between_the_grades() -> None:
    answer = convert_grade(NO.grade("Bestått"), to="DE-THIRDS", by=ModifiedBavarian(number_letters=True))
    assert not answer.decided
    assert _codes(answer) == ["grade.unranked"]


def test_the_identity_knows_its_scale_and_needs_no_table() -> None:
    answer = convert_grade(NO.grade("A"), to="no-af")
    assert (answer.to, answer.grade, answer.candidates) == (NO, NO.grade("A"), (NO.grade("A"),))
    assert list(answer.steps) == [Finding("identity", Verdict.HOLDS, "A (NO-AF)")]


def test_a_grade_that_passes_on_conditions_is_open_under_any_method() -> None:
    scale = GradingScale("XX-COND", rows=[GradeRow("A", True), GradeRow("E", True, conditional="a re-sit")])
    grade = scale.grade("E")
    answer = convert_grade(grade, to="DE-TENTHS", by=ModifiedBavarian())
    assert (answer.start, answer.to, answer.result) == (grade, TENTHS, None)
    assert list(answer.steps) == [
        Finding("grade.conditional", Verdict.OPEN, "E (XX-COND)", facts(grade="E", why="a re-sit"), None)
    ]
    with pytest.raises(NoConversionError):
        convert_grade(grade, to="DE-TENTHS")


def test_a_mere_pass_is_open_under_a_method_and_knows_its_scales() -> None:
    scale = GradingScale("XX-MERE", rows=[GradeRow("A", True), GradeRow("P", True, ranked=False)])
    answer = convert_grade(scale.grade("P"), to="DE-TENTHS", by=ModifiedBavarian())
    assert (answer.start, answer.to, answer.result) == (scale.grade("P"), TENTHS, None)
    assert list(answer.steps) == [Finding("grade.unranked", Verdict.OPEN, "P (XX-MERE)", facts(grade="P"))]


@pytest.mark.parametrize("to", ["DE-THIRDS", "ECTS-AF", "KZ-2018", "IT-30"])
def test_a_mark_below_the_pass_that_may_be_compensated_is_open_on_every_scale(to: str) -> None:
    """FR-20: "les UE non validées d'un semestre validé sont considérées acquises par compensation"."""
    answer = convert_grade(grading_scale("FR-20").grade("9.5"), to=to)
    assert answer.result is None
    (told,) = answer.steps.open
    assert told.code == "grade.conditional"
    assert told.source is not None
    assert told.source.key == "grenoble-compensation"


def test_rules_of_one_class_are_equal_and_of_two_classes_are_not() -> None:
    kinds = (FailStays, Identity, UnclearPass, Unranked)
    for kind in kinds:
        assert kind() == kind()
        assert len({kind(), kind()}) == 1
        assert pickle.loads(pickle.dumps(kind())) == kind()
        assert repr(kind()) == f"{kind.__name__}()"
    assert all(one() != other() for one, other in itertools.combinations(kinds, 2))
    assert all(kind() != kind.__name__ for kind in kinds)


def test_nothing_can_be_written_into_a_rule_that_all_conversions_share() -> None:
    for kind in (FailStays, Identity, UnclearPass, Unranked):
        with pytest.raises(AttributeError):
            kind().note = "mine"  # type: ignore[union-attr]


def test_a_fail_without_a_method_stays_one_after_a_table_has_been_used() -> None:
    convert_grade(IT.grade(28), by=PublishedTable(equivalences("IT-30", "ECTS-AF")[0]))
    assert _codes(convert_grade(NO.grade("F"), to="DE-THIRDS")) == ["grade.fail"]
