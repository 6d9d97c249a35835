"""Grades: identity and the fail rule first, then tables, the formula, grading tables, chains."""

import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Literal

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    Catalogue,
    Chain,
    CircumstanceNeededError,
    Circumstances,
    Equivalence,
    EquivalenceGapError,
    Finding,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    NoConversionError,
    OntoGrade,
    Rounding,
    Source,
    UndecidedError,
    Verdict,
    convert_grade,
    default_catalogue,
    grading_scale,
    grading_table,
)
from bologna_credits.conversion import PublishedTable
from bologna_credits.conversion.answers import RuleBy
from bologna_credits.conversion.methods.bavarian import formula
from bologna_credits.core import Basis, Boundary, InForce, facts
from bologna_credits.grades import EquivalenceRow, GradeRow, NumberGrades
from bologna_credits.law import Choose

Extend = Callable[[str], Catalogue]
NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")
_SOURCE = Source("a", "A table", "https://example.org/a", seen="secondary")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


def _table(rows: dict[str, list[str]], start: str = "NO-AF", to: str = "KZ-2011") -> Equivalence:
    made = tuple(EquivalenceRow(grade, tuple(targets)) for grade, targets in rows.items())
    return Equivalence(start, to, made, Basis.INSTITUTION, _SOURCE)


# Identity and the fail rule


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


def test_a_published_table_tells_failing_grades_apart() -> None:
    answer = convert_grade(KZ.grade("F"), to="ECTS-AF")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    assert "grade.table-open" in _codes(answer)
    back = convert_grade(grading_scale("ECTS-AF").grade("FX"), to="KZ-2011", by="INEU")
    assert back.grade.label == "F"
    assert back.percent == 0


def test_a_table_that_maps_a_fail_onto_a_pass_is_open() -> None:
    answer = convert_grade(NO.grade("F"), by=_table({"F": ["D"]}))
    assert not answer.decided
    assert _codes(answer) == ["grade.fail-passes"]


def test_a_fail_without_a_row_follows_the_fail_rule() -> None:
    assert convert_grade(NO.grade("F"), by=_table({"A": ["A"]})).grade == KZ.grade("F")


def test_a_mere_pass_has_no_place_between_the_grades() -> None:
    answer = convert_grade(NO.grade("Bestått"), to="DE-THIRDS", by=ModifiedBavarian(number_letters=True))
    assert not answer.decided
    assert _codes(answer) == ["grade.unranked"]


# Published tables


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


def test_the_way_back_is_a_table_of_its_own_with_its_own_percents() -> None:
    back = convert_grade(grading_scale("ECTS-AF").grade("A"), to="KZ-2011", by="INEU")
    assert back.grade.label == "A"
    assert back.percent == 100
    assert "grade.table-percent" in _codes(back)


def test_a_gap_names_its_neighbours_and_is_never_filled() -> None:
    with pytest.raises(EquivalenceGapError, match="the nearest rows are A, C"):
        convert_grade(NO.grade("B"), by=_table({"A": ["A"], "C": ["C"]}))
    with pytest.raises(EquivalenceGapError, match="the nearest rows are A, C"):
        convert_grade(NO.grade("Bestått"), by=_table({"A": ["A"], "C": ["C"]}))


def test_several_tables_and_no_default_list_the_choices() -> None:
    with pytest.raises(NoConversionError, match="IT-30 → ECTS-AF"):
        convert_grade(IT.grade(24), to="ECTS-AF")
    one, other = default_catalogue().equivalences("IT-30", "ECTS-AF")
    letters = {convert_grade(IT.grade(24), by=table).grade.label for table in (one, other)}
    assert letters == {"C", "D"}


def test_no_table_says_how_else() -> None:
    with pytest.raises(NoConversionError, match=r"ModifiedBavarian\(…\)"):
        convert_grade(NO.grade("A"), to="KZ-2011")


def test_other_voices_and_days_are_noted() -> None:
    ended = InForce(None, Boundary("2010-01-01", "in_force"))
    table = attrs.evolve(_table({"A": ["A"]}), in_force=ended, note="as printed")
    other = _table({"B": ["B"]})
    method = PublishedTable(table, (other, _table({"A": ["A-"]})), Boundary("2012-01-01", "signed").day)
    answer = convert_grade(NO.grade("A"), to="KZ-2011", by=method)
    assert _codes(answer) == ["grade.table", "grade.table-not-in-force", "grade.table", "grade.table"]
    assert answer.grade.label == "A"
    assert [f.named["to"] for f in answer.steps.notes[1:]] == [None, ("A-",)]
    assert convert_grade(NO.grade("A"), by=table, on="2009-01-01").steps.notes == ()
    assert convert_grade(NO.grade("A"), by=method).grade.label == "A"


def test_a_table_fits_its_own_two_scales() -> None:
    with pytest.raises(NoConversionError, match="yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=_table({"A": ["A"]}))
    with pytest.raises(NoConversionError, match="fits its own two scales"):
        convert_grade(IT.grade(30), by=_table({"A": ["A"]}))


# The modified Bavarian formula


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
        'overrides = [{ countries = ["YY"], top = 1, source = "a" }]\n'
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


def test_a_practice_for_credits_converts_no_grades() -> None:
    with pytest.raises(ArgumentError, match="converts grades, not credits"):
        convert_grade(KZ.grade("A"), by="KZ/KazNU")


# Grading tables: three host grades against a home scale of numbers, worked by hand

_HOST = GradingTable(NO, {"A": 10, "B": 30, "C": 60}, label="host")
_HOME = GradingTable(BE, {"18": 20, "16": 30, "14": 50}, label="home")


@pytest.mark.parametrize(
    ("label", "choose", "expected"),
    [
        ("A", "maximum", "18"),
        ("A", "minimum", "18"),
        ("B", "maximum", "18"),
        ("B", "minimum", "16"),
        ("C", "maximum", "16"),
        ("C", "minimum", "14"),
        ("C", "median", "14"),
    ],
)
def test_the_home_university_chooses_among_what_overlaps(label: str, choose: Choose, expected: str) -> None:
    answer = convert_grade(NO.grade(label), by=GradingTableOverlap(_HOST, _HOME, choose=choose))
    assert answer.grade.label == expected
    assert "grade.chosen" in _codes(answer)


def test_an_average_is_weighted_by_the_overlap_or_plain() -> None:
    # B covers 10–40 %: 10 points of 18 and 20 points of 16.
    weighted = convert_grade(NO.grade("B"), by=GradingTableOverlap(_HOST, _HOME, choose="average"))
    assert weighted.exact == Fraction(10 * 18 + 20 * 16, 30)
    assert not weighted.decided
    assert weighted.steps.open[0].code == "grade.no-legal"
    plain = GradingTableOverlap(_HOST, _HOME, choose="average", weights="plain", onto="nearest_better")
    answer = convert_grade(NO.grade("B"), to=BE, by=plain)
    assert answer.exact == 17
    assert answer.grade.label == "17"
    rounded = GradingTableOverlap(_HOST, _HOME, choose="average", onto=OntoGrade("next_worse"), rounding=Rounding(1, "half_up"))
    assert _codes(convert_grade(NO.grade("B"), by=rounded))[-2:] == ["grade.rounded", "grade.onto"]


def test_an_average_that_is_a_legal_grade_needs_no_step() -> None:
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(_HOST, _HOME, choose="average"))
    assert answer.grade.label == "18"
    assert _codes(answer)[-1] == "grade.average"


def test_touching_is_not_overlap() -> None:
    host = GradingTable(NO, {"A": 20, "B": 80})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, _HOME, choose="minimum"))
    assert [grade.label for grade in answer.candidates] == ["18"]


@pytest.mark.parametrize(("tie", "label"), [("better", "18"), ("worse", "16")])
def test_a_median_on_a_border_follows_the_tie_rule(tie: Literal["better", "worse"], label: str) -> None:
    host = GradingTable(NO, {"A": 40, "B": 60})  # the middle of A is 20 %, the border of 18 and 16
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, _HOME, choose="median", tie=tie))
    assert answer.grade.label == label


@pytest.mark.parametrize(("nobody", "label"), [("better", "18"), ("worse", "16")])
def test_a_grade_that_nobody_received_is_open_unless_a_policy_is_named(nobody: Literal["better", "worse"], label: str) -> None:
    host = GradingTable(NO, {"A": 20, "B": 0, "C": 80})
    answer = convert_grade(NO.grade("B"), by=GradingTableOverlap(host, _HOME, choose="median"))
    assert not answer.decided
    assert answer.steps.open[0].code == "grade.nobody"
    named = convert_grade(NO.grade("B"), by=GradingTableOverlap(host, _HOME, choose="median", nobody=nobody))
    assert named.grade.label == label
    assert named.steps.notes[-1].code == "grade.nobody"
    assert not convert_grade(NO.grade("E"), by=GradingTableOverlap(host, _HOME, choose="median", nobody="better")).decided


def test_at_either_end_the_only_neighbour_stands_for_nobody() -> None:
    worst = GradingTable(NO, {"A": 100, "B": 0})
    for nobody in ("better", "worse"):
        assert (
            convert_grade(NO.grade("B"), by=GradingTableOverlap(worst, _HOME, choose="median", nobody=nobody)).grade.label == "14"
        )
    home = GradingTable(BE, {"18": 20, "17": 0, "16": 80})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(worst, home, choose="median"))
    assert [grade.label for grade in answer.candidates] == ["18", "16"]


def test_grades_without_numbers_have_no_average_and_other_choices_are_named() -> None:
    tables = GradingTableOverlap(_HOME, _HOST, choose="average")
    with pytest.raises(UndecidedError, match="choose minimum, median or maximum"):
        convert_grade(BE.grade(16), by=tables)


def test_points_stand_in_for_numbers() -> None:
    home = GradingTable(KZ, {"A": 50, "B": 50})
    host = GradingTable(NO, {"A": 100})
    answer = convert_grade(NO.grade("A"), by=GradingTableOverlap(host, home, choose="average", onto="nearest_better"))
    assert answer.exact == Fraction("3.5")
    assert answer.grade.label == "A-"


def test_grading_tables_belong_to_their_scales_and_words_are_known() -> None:
    with pytest.raises(NoConversionError, match="belong to other scales"):
        convert_grade(IT.grade(30), by=GradingTableOverlap(_HOST, _HOME, choose="median"))
    with pytest.raises(NoConversionError, match="yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=GradingTableOverlap(_HOST, _HOME, choose="median"))
    for words in ({"choose": "mean"}, {"choose": "median", "tie": "x"}, {"choose": "median", "weights": "x"}):
        with pytest.raises(ArgumentError, match="use one of"):
            GradingTableOverlap(_HOST, _HOME, **words)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="nobody"):
        GradingTableOverlap(_HOST, _HOME, choose="median", nobody="x")  # type: ignore[arg-type]


# Chains and the front door


def test_a_chain_is_built_by_the_caller_and_carries_its_notes() -> None:
    histogram = GradingTable(NO, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    chain = Chain(GradingTableOverlap(histogram, grading_table("ECTS-LETTERS"), choose="maximum"), via="ECTS-AF", then="INEU")
    answer = convert_grade(NO.grade("B"), to="KZ-2011", by=chain)
    # B covers 18/206 = 8.7 % to 82/206 = 39.8 %: it spans A, B and C, and the better class is A.
    assert answer.grade.label == "A"
    assert {"grade.chain", "table.course-histogram", "table.convention"} <= set(_codes(answer))
    assert convert_grade(NO.grade("F"), to="KZ-2011", by=chain).grade.label == "F"


def test_a_chain_whose_first_link_is_open_is_open() -> None:
    answer = convert_grade(NO.grade("A"), to="KZ-2011", by=Chain(ModifiedBavarian(), via="DE-THIRDS"))
    assert not answer.decided
    assert answer.steps.open[0].code == "grade.letters"


def test_wrong_input_is_told() -> None:
    with pytest.raises(ArgumentTypeError, match="grade is a grade"):
        convert_grade("A", to="IT-30")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="to cannot be"):
        convert_grade(NO.grade("A"))


def test_a_conversion_prints_in_text_and_html_and_pickles() -> None:
    answer = convert_grade(KZ.grade("B-"), to="ECTS-AF")
    assert str(answer).startswith("B- (KZ-2011) → C (ECTS-AF)\n\n")
    assert "B- (KZ-2011) → C (ECTS-AF)" in answer._repr_html_()
    for other in (
        answer,
        convert_grade(IT.grade(28), by="DE/KMK"),
        convert_grade(NO.grade("B"), by=GradingTableOverlap(_HOST, _HOME, choose="median")),
    ):
        assert pickle.loads(pickle.dumps(other)) == other
    open_answer = convert_grade(NO.grade("F"), to="KZ-2018", by=ModifiedBavarian())
    assert open_answer.shown == "open on KZ-2018: FX, F"
    with pytest.raises(UndecidedError, match=r"\.exact or \.steps"):
        _ = convert_grade(NO.grade("B"), to="DE-TENTHS", by=ModifiedBavarian()).grade


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


def test_a_table_of_ones_own_is_read_as_people_write_it() -> None:
    source = Source("rules", "Rules", "https://example.org/rules", seen="secondary")
    rows = [EquivalenceRow("no such mark", ["B"]), EquivalenceRow("5", ["A"])]
    table = Equivalence("PL-5", "KZ-2018", rows, "institution", source)
    assert table.basis is Basis.INSTITUTION
    answer = convert_grade(grading_scale("PL-5").grade("5.0"), by=table)
    assert answer.grade.label == "A"
    assert answer.steps.holds
    with pytest.raises(ArgumentTypeError, match="to is a list of labels"):
        EquivalenceRow("5", "A")
    with pytest.raises(ArgumentError, match="basis cannot be"):
        Equivalence("PL-5", "KZ-2018", rows, "law", source)


# What was said reaches every link of a chain: two tables of an invented country, each of a level and of a time.

_LEVELS = """
[[scales]]
code = "XX-1"
names = { en = "one" }
rows = [{ label = "a", passes = true }, { label = "b", passes = true }, { label = "z", passes = false }]
[[scales]]
code = "XX-2"
names = { en = "two" }
rows = [{ label = "p", passes = true }, { label = "q", passes = true }, { label = "y", passes = false }]
[[scales]]
code = "XX-3"
names = { en = "three" }
numbers = { best = 10, lowest_pass = 5, worst = 0, step = 1 }
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
when = { cycle = "first" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["p"] }, { grade = "b", to = ["p", "q"] }]
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
when = { cycle = "second" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["q"] }]
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
starts = { day = 2010-01-01, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["q"] }, { grade = "b", to = ["q"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
when = { cycle = "first" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "p", to = ["10"], percent = 90 }, { grade = "q", to = ["7", "6"], percent = 60 }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
when = { cycle = "second" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "q", to = ["8"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
starts = { day = 2010-01-01, is = "in_force", source = "a" }
rows = [{ grade = "q", to = ["9"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "institution"
source = "a"
authority = "The college"
rows = [{ grade = "p", to = ["6"] }, { grade = "q", to = ["5"] }]
"""


@pytest.fixture(scope="module")
def levels(with_country: Extend) -> Catalogue:
    return with_country(_LEVELS)


def _linked(levels: Catalogue, label: str, then: str | None = None, **said: object) -> GradeConversion:
    start = levels.grading_scale("XX-1").grade(label)
    return convert_grade(start, to="XX-3", by=Chain(None, "XX-2", then), catalogue=levels, **said)  # type: ignore[arg-type]


def test_the_level_and_the_day_reach_both_links_of_a_chain(levels: Catalogue) -> None:
    assert _linked(levels, "a", on="2005-01-01", cycle="first").grade.label == "10"
    assert _linked(levels, "a", on="2005-01-01", circumstances=Circumstances(cycle="second")).grade.label == "8"
    assert _linked(levels, "a", on="2015-01-01").grade.label == "9"
    with pytest.raises(CircumstanceNeededError):
        _linked(levels, "a", on="2005-01-01")


def test_the_second_link_may_be_the_table_of_a_body(levels: Catalogue) -> None:
    assert _linked(levels, "a", "the COLLEGE", on="2005-01-01", cycle="first").grade.label == "6"


def test_a_chain_carries_the_answer_of_its_last_link(levels: Catalogue) -> None:
    answer = _linked(levels, "a", on="2005-01-01", cycle="first")
    scale = levels.grading_scale("XX-3")
    assert answer.start == levels.grading_scale("XX-1").grade("a")
    assert answer.to == scale
    assert (answer.result, answer.candidates, answer.percent) == (scale.grade(10), (scale.grade(10),), Fraction(90))
    assert answer.steps.findings[0] == Finding("grade.chain", Verdict.NOTE, "a (XX-1)", facts(via="XX-2"))
    assert [step.subject for step in answer.steps] == ["a (XX-1)", "a (XX-1)", "p (XX-2)", "p (XX-2)", "p (XX-2)"]
    assert [step.code for step in answer.steps][:3] == ["grade.chain", "grade.table", "grade.table"]


def test_a_chain_whose_last_link_is_open_carries_its_candidates(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    chain = Chain(levels.equivalences("XX-1", "XX-2", "2015-01-01")[0], "XX-2")
    answer = convert_grade(start, to="XX-3", by=chain, on="2005-01-01", cycle="first", catalogue=levels)
    assert [grade.label for grade in answer.candidates] == ["7", "6"]
    assert (answer.result, answer.exact, answer.percent) == (None, None, Fraction(60))


def test_a_chain_carries_the_exact_number_of_its_last_link(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    scale = GradingScale("XX-NUM", numbers=NumberGrades(1, 4, 5))
    there = Equivalence("XX-1", "XX-3", (EquivalenceRow("a", ("9",)),), Basis.GUIDE, _SOURCE)
    answer = convert_grade(start, to=scale, by=Chain(there, "XX-3", ModifiedBavarian()), catalogue=levels)
    assert answer.exact == Fraction(8, 5)  # 1 + 3·(10 − 9)/(10 − 5)


def test_a_chain_whose_first_link_leaves_a_choice_stops_there(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("b")
    answer = _linked(levels, "b", on="2005-01-01", cycle="first")
    assert (answer.start, answer.to, answer.result) == (start, levels.grading_scale("XX-3"), None)
    assert [step.code for step in answer.steps] == ["grade.chain", "grade.table-open"]


def test_a_cycle_goes_before_the_case_and_the_rest_of_the_case_stays(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    by: dict[str, object] = {"to": "XX-2", "catalogue": levels, "on": "2005-01-01"}
    assert convert_grade(start, circumstances=Circumstances(cycle="first"), **by).grade.label == "p"  # type: ignore[arg-type]
    assert convert_grade(start, cycle="second", circumstances=Circumstances(cycle="first"), **by).grade.label == "q"  # type: ignore[arg-type]


def test_a_case_is_kept_beside_a_cycle(with_country: Extend) -> None:
    scales = "".join(
        f'[[scales]]\ncode = "XX-{n}"\nnames = {{ en = "{n}" }}\nnumbers = {{ best = 9, lowest_pass = 5, worst = 0, step = 1 }}\n'
        for n in "12"
    )
    tables = "".join(
        '[[equivalences]]\nfrom = "XX-1"\nto = "XX-2"\nbasis = "statute"\nsource = "a"\n'
        f'rows = [{{ grade = "9", to = ["{to}"] }}]\nwhen = {{ cycle = "second", track = "{track}" }}\n'
        for track, to in (("profile", 8), ("research", 7))
    )
    catalogue = with_country(scales + tables)
    grade = catalogue.grading_scale("XX-1").grade(9)
    answer = convert_grade(grade, to="XX-2", cycle="second", circumstances=Circumstances(track="research"), catalogue=catalogue)
    assert answer.grade.label == "7"


def test_the_identity_knows_its_scale_and_needs_no_table() -> None:
    answer = convert_grade(NO.grade("A"), to="no-af")
    assert (answer.to, answer.grade, answer.candidates) == (NO, NO.grade("A"), (NO.grade("A"),))
    assert list(answer.steps) == [Finding("identity", Verdict.HOLDS, "A (NO-AF)")]


def _refused(make: Callable[[], object]) -> str:
    with pytest.raises(BolognaError) as caught:
        make()
    return str(caught.value)


def test_what_the_front_door_refuses_is_told_in_full() -> None:
    assert _refused(lambda: convert_grade("A", to="IT-30")) == (  # type: ignore[arg-type]
        'grade is a grade, such as grading_scale("IT-30").grade("28"), not \'A\''
    )
    assert _refused(lambda: convert_grade(NO.grade("A"))) == (
        'to cannot be "nothing"; use a grading scale or its code, such as "ECTS-AF"'
    )
    assert _refused(lambda: convert_grade(IT.grade(28), to="DE-TENTHS", by="DE/Passau-SoBi", on="2024-10-01")) == (
        "no single rule leads from IT-30 to DE-TENTHS; there are: DE-THIRDS; the method that was named yields another scale"
    )


def test_a_scale_that_is_given_itself_is_taken_as_it_is() -> None:
    mine = GradingScale("XX-MINE", rows=[GradeRow("ok", True), GradeRow("no", False)])
    assert convert_grade(NO.grade("F"), to=mine).grade == mine.grade("no")
    assert convert_grade(IT.grade(28), to=THIRDS, by="DE/Passau-SoBi", on="2024-10-01").to == THIRDS


def test_the_table_of_a_body_needs_no_day_and_names_its_target() -> None:
    table = _table({"A": ["A-"]})
    for by in (table, PublishedTable(table)):
        answer = convert_grade(NO.grade("A"), by=by)
        assert (answer.grade.label, answer.to.code) == ("A-", "KZ-2011")
    with pytest.raises(NoConversionError, match="the method that was named yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=PublishedTable(table))


def test_a_table_of_grades_that_is_named_is_read_on_the_day_that_counts() -> None:
    until = InForce(ends=Boundary("2009-12-31", "in_force", _SOURCE))
    table = attrs.evolve(_table({"A": ["A-"]}), in_force=until)
    late = convert_grade(NO.grade("A"), by=table, on="2015-01-01")
    assert [step.code for step in late.steps] == ["grade.table", "grade.table-not-in-force"]
    assert [step.code for step in convert_grade(NO.grade("A"), by=table).steps] == ["grade.table"]


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


@pytest.mark.parametrize(("on", "code"), [("2015-09-01", "KZ-2011"), ("2023-09-01", "KZ-2018")])
def test_a_country_is_read_on_the_day_that_counts(on: str, code: str) -> None:
    assert convert_grade(NO.grade("F"), to="KZ", on=on).to.code == code


def test_a_body_alone_does_not_say_where_to() -> None:
    assert _refused(lambda: convert_grade(NO.grade("A"), by="UCU")) == (
        'to cannot be "nothing"; use a grading scale or its code, such as "ECTS-AF"'
    )
