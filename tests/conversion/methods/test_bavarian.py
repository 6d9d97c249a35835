"""The modified Bavarian formula and the practices that use it."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    Catalogue,
    GradeConversion,
    GradingScale,
    ModifiedBavarian,
    NoConversionError,
    PracticeWith,
    Rounding,
    convert_grade,
    grading_scale,
)
from bologna_credits.conversion.answers import RuleBy
from bologna_credits.conversion.methods.bavarian import formula
from bologna_credits.grades import GradeRow, NumberGrades

Extend = Callable[[str], Catalogue]
NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


@pytest.mark.parametrize(
    ("mark", "best", "lowest", "exact"),
    [("8", "10", "6", "2.5"), ("14", "20", "10", "2.8"), ("4", "1", "5", "3.25"), ("82", "100", "50", "2.08")],
)
def test_the_formula_gives_the_published_values(mark: str, best: str, lowest: str, exact: str) -> None:
    assert formula(Fraction(mark), Fraction(best), Fraction(lowest)) == Fraction(exact)


def test_without_a_rounding_the_exact_value_answers_and_the_grade_is_open() -> None:
    answer = convert_grade(BE.grade(13), to="DE-THIRDS", by=ModifiedBavarian())
    assert answer.exact == Fraction("3.1")
    assert _codes(answer) == ["grade.formula", "grade.no-legal"]
    assert answer.shown == "3.1 on DE-THIRDS, grade open"
    assert convert_grade(BE.grade(20), to="DE-THIRDS", by=ModifiedBavarian()).grade.label == "1.0"


def test_roundings_come_in_order_and_the_step_onto_a_grade_last() -> None:
    cut = Rounding("1/10", "down")
    method = ModifiedBavarian(roundings=cut, onto="nearest_better")
    scale = GradingScale("XX-10", numbers=NumberGrades(10, 5, 0))
    answer = convert_grade(scale.grade("7.25"), to=THIRDS, by=method)
    assert answer.grade.label == "2.7"
    assert _codes(answer) == ["grade.formula", "grade.rounded", "grade.onto"]
    tenths = convert_grade(scale.grade("7.25"), to=TENTHS, by=ModifiedBavarian(roundings=[cut]))
    assert tenths.grade.label == "2.6"
    same = convert_grade(scale.grade("7.5"), to=TENTHS, by=ModifiedBavarian(roundings=[cut]))
    assert _codes(same) == ["grade.formula"]


def test_the_lode_counts_thirty_and_gives_one() -> None:
    assert convert_grade(IT.grade("30L"), to="DE-TENTHS", by=ModifiedBavarian()).grade.label == "1.0"


def test_own_ends_override_the_scale_and_a_mark_above_them_is_open() -> None:
    method = ModifiedBavarian(best=17)
    answer = convert_grade(BE.grade(17), to="DE-TENTHS", by=method)
    assert answer.exact == 1
    assert answer.steps.with_code("grade.best-overridden")[0].named["practice"] is RuleBy.CALLER
    above = convert_grade(BE.grade(18), to="DE-TENTHS", by=method)
    assert not above.decided
    assert above.steps.open[0].code == "grade.above-best"
    below = convert_grade(BE.grade(11), to="DE-TENTHS", by=ModifiedBavarian(lowest_pass=12))
    assert below.steps.open[0].code == "grade.beyond"
    with pytest.raises(ArgumentError, match="not the lowest pass"):
        convert_grade(BE.grade(11), to="DE-TENTHS", by=ModifiedBavarian(best=10))


def test_letters_are_open_unless_they_are_numbered() -> None:
    assert _codes(convert_grade(NO.grade("B"), to="DE-TENTHS", by=ModifiedBavarian())) == ["grade.letters"]
    answer = convert_grade(NO.grade("B"), to="DE-TENTHS", by=ModifiedBavarian(number_letters=True))
    assert answer.exact == Fraction(7, 4)
    assert _codes(answer)[:2] == ["grade.lettered", "grade.formula"]


def test_a_practice_takes_its_own_best_grade() -> None:
    answer = convert_grade(BE.grade(17), by="DE/Koeln-ES1")
    assert answer.grade.label == "1.0"
    assert "grade.best-overridden" in _codes(answer)
    british = grading_scale("GB-PERCENT").grade(80)
    assert convert_grade(british, by="DE/Koeln-ES1").grade.label == "1.0"


def test_a_body_that_may_deviate_leaves_the_case_open() -> None:
    answer = convert_grade(BE.grade(13), by="DE/Augsburg-MNTF")
    assert answer.exact == Fraction("3.1")
    assert answer.steps.open[0].code == "grade.may-deviate"


def test_a_text_that_does_not_say_how_to_round_leaves_the_grade_open() -> None:
    answer = convert_grade(IT.grade(27), by="DE/Wuerzburg")
    assert answer.exact == Fraction(7, 4)
    assert answer.steps.open[0].code == "grade.rounding-unknown"


def test_a_practice_that_takes_its_ends_elsewhere_says_so() -> None:
    answer = convert_grade(IT.grade(28), by="DE/Passau-SoBi", on="2024-10-01")
    assert answer.grade == THIRDS.grade("1.3")
    assert _codes(answer) == ["grade.ends-from", "grade.formula", "grade.onto"]


def test_a_practice_prints_a_table_for_letters(with_country: Extend) -> None:
    catalogue = with_country(
        '[[scales]]\ncode = "XX-L"\nnames = { en = "l" }\n'
        'rows = [{ label = "A", passes = true }, { label = "B", passes = true }, { label = "F", passes = false }]\n'
        '[[grade_practices]]\ncode = "XX/P"\nbody = "b"\nto = "DE-THIRDS"\nsource = "a"\n'
        'overrides = [{ countries = ["AL"], top = 1, source = "a" }]\n'
        'letters = [{ scale = "NO-AF", rows = [], source = "a" },'
        ' { scale = "XX-L", rows = [{ grade = "A", to = ["1.3"] }], source = "a" }]\n'
    )
    scale = catalogue.grading_scale("XX-L")
    answer = convert_grade(scale.grade("A"), by="XX/P", catalogue=catalogue)
    assert answer.grade.label == "1.3"
    assert _codes(answer) == ["grade.letter-table"]
    assert _codes(convert_grade(scale.grade("B"), by="XX/P", catalogue=catalogue)) == ["grade.letters"]


def test_an_override_of_the_lowest_pass_alone_keeps_the_best(with_country: Extend) -> None:
    catalogue = with_country(
        '[[grade_practices]]\ncode = "XX/P"\nbody = "b"\nto = "DE-TENTHS"\nsource = "a"\n'
        'overrides = [{ countries = ["BE"], top = 20, lowest_pass = 8, source = "a" }]\n'
    )
    assert convert_grade(BE.grade(14), by="XX/P", catalogue=catalogue).exact == Fraction(5, 2)


@pytest.mark.parametrize(
    ("to", "told"), [("FR-20", "FR-20 runs from 20 to 10"), ("NO-AF", "NO-AF has no numbers"), ("CZ-4", "from 1 to 3")]
)
def test_the_formula_leads_to_no_scale_that_does_not_run_from_one_to_four(to: str, told: str) -> None:
    """Once, a good 1.3 became 1.3 of 20, a fail."""
    with pytest.raises(NoConversionError, match=told):
        convert_grade(grading_scale("IT-30").grade("28"), to=to, by=ModifiedBavarian())


def test_austria_s_whole_grades_are_a_target_of_the_formula() -> None:
    assert convert_grade(grading_scale("IT-30").grade("26"), to="AT-5", by=ModifiedBavarian()).grade.label == "2"


def test_a_target_without_steps_takes_the_exact_value() -> None:
    anything = GradingScale("XX-1-4", numbers=NumberGrades(1, 4, 5))
    assert convert_grade(grading_scale("IT-30").grade("27"), to=anything, by=ModifiedBavarian()).grade.label == "1.75"


LETTERS = grading_scale("KZ-2018")


def test_letters_go_by_their_points_where_the_caller_names_them() -> None:
    """1 + 3 · (4 − 3.33) / (4 − 1) = 1.67 by hand, for B+ with 3.33 points."""
    for method in (ModifiedBavarian(best=4, lowest_pass=1, value="points"), ModifiedBavarian(value="points")):
        answer = convert_grade(LETTERS.grade("B+"), to="DE-TENTHS", by=method)
        assert answer.exact == Fraction("1.67")
        assert _codes(answer)[:2] == ["grade.number-named", "grade.formula"]
    rounded = ModifiedBavarian(best=4, lowest_pass=1, value="points", onto="nearest_better")
    assert convert_grade(LETTERS.grade("B+"), to="DE-TENTHS", by=rounded).grade.label == "1.7"


def test_a_band_of_percentages_gives_both_ends_and_no_grade() -> None:
    """B+ is 85 to 89: 1 + 3 · 11 / 50 = 1.66, and 1 + 3 · 15 / 50 = 1.9."""
    answer = convert_grade(LETTERS.grade("B+"), to="DE-TENTHS", by=ModifiedBavarian(value="percent", onto="nearest_better"))
    (told,) = answer.steps.open
    assert (told.code, told.named["better"], told.named["worse"]) == ("grade.percent-range", Fraction("1.66"), Fraction("1.9"))
    assert (answer.result, answer.exact) == (None, None)


def test_the_exact_percentage_of_a_grade_gives_one_number_and_is_not_taken_for_another() -> None:
    method = ModifiedBavarian(value="percent", onto="nearest_better")
    found = [convert_grade(LETTERS.from_percent(mark), to="DE-TENTHS", by=method) for mark in (87, 85, 87)]
    assert [answer.exact for answer in found] == [Fraction("1.78"), Fraction("1.9"), Fraction("1.78")]
    assert [answer.start.percent for answer in found] == [87, 85, 87]
    assert "87 %" in found[2].steps.with_code("grade.formula")[0].subject


def test_ends_without_the_number_of_a_letter_ask_for_it() -> None:
    for method in (ModifiedBavarian(best=4, lowest_pass=1), ModifiedBavarian(best=4, number_letters=True)):
        answer = convert_grade(LETTERS.grade("B+"), to="DE-TENTHS", by=method)
        (told,) = answer.steps.open
        assert told.code == "grade.letters-which"
        assert "name it: points or percentages" in told.message
        assert "–" not in str(told.message)


@pytest.mark.parametrize("label", ["28", "30"])
def test_a_scale_without_such_numbers_is_open(label: str) -> None:
    answer = convert_grade(IT.grade(label), to="DE-TENTHS", by=ModifiedBavarian(value="points"))
    assert [finding.code for finding in answer.steps.open] == ["grade.number-lacking"]
    percent = convert_grade(IT.grade(label), to="DE-TENTHS", by=ModifiedBavarian(value="percent"))
    assert [finding.code for finding in percent.steps.open] == ["grade.number-lacking"]


def test_a_scale_of_fails_alone_has_no_ends() -> None:
    failing = GradingScale("XX-F", rows=[GradeRow("F", False, points=0)])
    assert ModifiedBavarian(value="points").convert(failing.grade("F"), TENTHS).exact is None


def test_a_practice_takes_the_number_that_the_caller_names() -> None:
    """KMK's text has no rule for letters; with points it is the formula with its rounding."""
    answer = convert_grade(LETTERS.grade("B+"), by=PracticeWith("DE/KMK", value="points"))
    assert answer.grade.label == "1.6"
    with pytest.raises(ArgumentError, match="value"):
        ModifiedBavarian(value="marks")  # type: ignore[arg-type]


def test_points_that_are_all_the_same_give_no_line() -> None:
    with pytest.raises(ArgumentError, match="not the lowest pass"):
        convert_grade(LETTERS.grade("A"), to="DE-TENTHS", by=ModifiedBavarian(best=1, lowest_pass=1, value="points"))


def test_the_formula_has_no_result_where_the_best_grade_is_the_lowest_pass() -> None:
    with pytest.raises(ZeroDivisionError, match="the best grade is the lowest pass"):
        formula(Fraction(8), Fraction(10), Fraction(10))
    flat = GradingScale("XX-FLAT", numbers=NumberGrades(10, 10, 0))
    with pytest.raises(ArgumentError, match="a best grade that is not the lowest pass"):
        convert_grade(flat.grade(10), to="DE-TENTHS", by=ModifiedBavarian())
