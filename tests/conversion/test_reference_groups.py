"""Reference groups that are too small or too short, and the rules of bodies for them."""

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Finding,
    GradingTable,
    PracticeWith,
    UndecidedError,
    Verdict,
    convert_grade,
    grading_scale,
    methods_between,
    practice,
)
from bologna_credits.conversion import reference_group, shortcomings
from bologna_credits.core import ArgumentTypeError
from bologna_credits.law import TablePractice

PORTUGAL = grading_scale("PT-20")
THIRDS = grading_scale("DE-THIRDS")


def _graduates(*counts: int, years: tuple[int, int] | None = (2022, 2024)) -> GradingTable:
    return GradingTable(PORTUGAL, dict(zip(("17", "15", "12"), counts, strict=True)), years=years)


def _rule(code: str) -> TablePractice:
    found = practice(code)
    assert isinstance(found, TablePractice)
    return found


def _letter(mark: str, host: GradingTable) -> str:
    return convert_grade(PORTUGAL.grade(mark), by=PracticeWith("PT/DL-42-2005", host=host)).grade.label


def test_portugal_gives_letters_by_the_share_of_graduates() -> None:
    # 10 % have 17 and are A; 15 reaches from 10 to 40 %, so over B and C, and takes the first; 12 reaches from 40 to 100 %.
    graduates = _graduates(20, 60, 120)
    assert [_letter(mark, graduates) for mark in ("17", "15", "12")] == ["A", "B", "C"]


def _told_of_a_small_group(mark: str, **given: GradingTable) -> Finding:
    """The one open point of the decree-law for the marks of three years, too few of them."""
    small = given.pop("host", _graduates(2, 6, 12))
    answer = convert_grade(PORTUGAL.grade(mark), by=PracticeWith("PT/DL-42-2005", host=small, **given))  # type: ignore[arg-type]
    assert not answer.decided
    (told,) = answer.steps.open
    return told


def test_below_a_hundred_graduates_portugal_tells_the_rank_among_the_diplomas_of_the_year() -> None:
    """DL 42/2005, art. 20 no. 2: "número de ordem da classificação do diploma no ano lectivo em causa"."""
    for years in ((2024, 2024), (2023, 2024)):  # a calendar year, or the academic year 2023/24
        told = _told_of_a_small_group("15", year=_graduates(1, 2, 5, years=years))
        assert (told.code, told.named["first"], told.named["last"], told.named["total"]) == ("grade.rank", 2, 3, 8)


def test_the_marks_of_three_years_give_no_rank_in_one_of_them() -> None:
    told = _told_of_a_small_group("15")
    assert (told.code, told.verdict) == ("grade.rank-of-year", Verdict.OPEN)
    assert told.source is not None
    assert told.source.key == "dl-42-sample"


def test_a_group_of_one_year_gives_the_rank_itself() -> None:
    told = _told_of_a_small_group("15", host=_graduates(2, 6, 12, years=(2024, 2024)))
    assert (told.code, told.named["first"], told.named["last"], told.named["total"]) == ("grade.rank", 3, 8, 20)


def test_percentages_of_a_year_give_no_rank() -> None:
    shares = GradingTable(PORTUGAL, {"15": 40, "12": 60}, years=(2024, 2024))
    assert _told_of_a_small_group("15", year=shares).code == "grade.rank-of-year"


@pytest.mark.parametrize("other", [GradingTable(THIRDS, {"1.0": 3}), GradingTable(PORTUGAL, {"15": 3}, years=(2021, 2024))])
def test_the_marks_of_the_year_are_of_one_year_and_of_the_same_scale(other: GradingTable) -> None:
    with pytest.raises(ArgumentError, match="the marks of one year on PT-20"):
        _told_of_a_small_group("15", year=other)


def test_ninety_nine_are_too_few_and_a_hundred_are_enough() -> None:
    assert shortcomings(_graduates(10, 30, 59), _rule("PT/DL-42-2005")).fails
    assert not shortcomings(_graduates(10, 30, 60), _rule("PT/DL-42-2005")).fails


def test_two_years_are_too_few_and_three_are_enough() -> None:
    rule = _rule("PT/DL-42-2005")
    codes = [finding.code for finding in shortcomings(_graduates(20, 60, 120, years=(2023, 2024)), rule).fails]
    assert codes == ["table.too-short"]
    assert not shortcomings(_graduates(20, 60, 120), rule).fails


def test_percentages_and_tables_without_years_are_used_with_a_note() -> None:
    shares = GradingTable(PORTUGAL, {"17": 10, "12": 90})
    told = [finding.code for finding in shortcomings(shares, _rule("PT/DL-42-2005"))]
    assert told == ["table.size-unknown", "table.years-unknown"]
    assert _letter("17", shares) == "A"


def test_a_mark_that_nobody_received_has_no_rank_either() -> None:
    answer = convert_grade(
        PORTUGAL.grade("19"),
        by=PracticeWith("PT/DL-42-2005", host=_graduates(2, 6, 12), year=_graduates(1, 2, 5, years=(2024, 2024))),
    )
    assert [finding.code for finding in answer.steps.open] == ["grade.rank-of-year"]


def test_berlin_marks_a_group_of_forty_nine_and_uses_it() -> None:
    """'less than 50 passed grades in the reference period, the corresponding line in the table will be marked' (GD13: 49)."""
    small = GradingTable(THIRDS, {"1.0": 9, "2.0": 40}, years=(2022, 2024))
    host = GradingTable(grading_scale("NO-AF"), {"A": 30, "C": 70})
    rule = PracticeWith("DE/HU-modules", host=host, home=small, choose="maximum")
    answer = convert_grade(grading_scale("NO-AF").grade("C"), by=rule)
    assert answer.grade.label == "2.0"
    assert "table.too-small" in [finding.code for finding in answer.steps.notes]
    fifty = attrs.evolve(small, entries={"1.0": 10, "2.0": 40})
    clean = convert_grade(grading_scale("NO-AF").grade("C"), by=attrs.evolve(rule, home=fifty))
    assert "table.too-small" not in [finding.code for finding in clean.steps]


def test_braganca_widens_the_group_until_thirty_passed() -> None:
    rule = _rule("PT/IPB")
    unit, longer, wider = _graduates(2, 8, 10), _graduates(2, 8, 19, years=(2020, 2024)), _graduates(5, 15, 30)
    found = reference_group([unit, longer, wider], rule)
    assert found.table == wider
    assert [finding.code for finding in found.steps] == ["table.too-small", "table.too-small", "table.chosen"]
    assert str(found).startswith("PT-20 2022–2024")


def test_a_small_group_that_has_to_be_widened_gives_no_grade() -> None:
    answer = convert_grade(PORTUGAL.grade("15"), by=PracticeWith("PT/IPB", host=_graduates(2, 8, 10)))
    assert (answer.result, [finding.code for finding in answer.steps.open]) == (None, ["table.too-small-then"])


def test_no_group_large_enough_is_open() -> None:
    found = reference_group([_graduates(2, 8, 10)], _rule("PT/IPB"))
    assert not found.decided
    assert str(found).startswith("no group is large enough")
    with pytest.raises(UndecidedError, match="then widens the group"):
        _ = found.table


def test_berlin_takes_the_first_group_however_small() -> None:
    small = GradingTable(THIRDS, {"1.0": 9, "2.0": 40}, years=(2022, 2024))
    found = reference_group([small], _rule("DE/HU-modules"))
    assert found.table == small
    assert [finding.verdict for finding in found.steps] == [Verdict.NOTE]


def test_groups_that_reach_too_far_back_and_none_at_all_are_errors() -> None:
    with pytest.raises(ArgumentError, match="covers 6 years"):
        reference_group([_graduates(2, 8, 10, years=(2019, 2024))], _rule("PT/IPB"))
    with pytest.raises(ArgumentError, match="at least one grading table"):
        reference_group([], _rule("PT/IPB"))


def test_a_practice_that_says_nothing_of_small_groups_leaves_them_open() -> None:
    rule = attrs.evolve(_rule("PT/DL-42-2005"), small=None)
    found = reference_group([_graduates(2, 8, 10)], rule)
    assert [finding.code for finding in found.steps.open] == ["table.too-small-open"]


def test_tarbes_has_fixed_marks_where_the_school_holds_the_unit_too_small() -> None:
    marks = grading_scale("FR-20")
    unit = GradingTable(marks, {"15.5": 3, "12.5": 5})
    small = PracticeWith("FR/ENIT-tailor-made", host=unit, too_small=True)
    answer = convert_grade(marks.grade("12.5"), by=small)
    assert answer.grade.label == "C"
    assert [finding.code for finding in answer.steps][:3] == ["grade.by-practice", "table.too-small-said", "grade.table"]
    standard = PracticeWith("FR/ENIT-tailor-made", host=unit, choose="maximum")
    assert convert_grade(marks.grade("15.5"), by=standard).grade.label == "A"


def test_steps_name_the_rule_and_its_text() -> None:
    answer = convert_grade(PORTUGAL.grade("15"), by=PracticeWith("PT/DL-42-2005", host=_graduates(20, 60, 120)))
    told = answer.steps.with_code("grade.by-practice")[0]
    assert told.source is not None
    assert "100 diplomados" in (told.source.quote or "")


def test_look_up_lists_table_practices_by_the_scale_that_they_count() -> None:
    assert "PT/DL-42-2005" in [way.name for way in methods_between("PT-20", "ECTS-AF")]
    assert "PT/DL-42-2005" not in [way.name for way in methods_between("IT-30", "ECTS-AF")]
    assert "DE/HU-modules" in [way.name for way in methods_between("IT-30", "DE-THIRDS")]


def test_a_practice_is_named_by_its_code_and_must_use_grading_tables() -> None:
    assert reference_group([_graduates(2, 8, 10)], "PT/IPB") == reference_group([_graduates(2, 8, 10)], _rule("PT/IPB"))
    with pytest.raises(ArgumentTypeError, match="practice must be a practice that uses grading tables, and is DE/KMK"):
        reference_group([_graduates(2, 8, 10)], "DE/KMK")
