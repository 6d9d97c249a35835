"""One class for every kind of scale."""

import pickle
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentTypeError,
    EquivalenceGapError,
    Grade,
    GradingScale,
    GradingTable,
    MixedScalesError,
    NumberError,
    Rounding,
    Source,
    UnknownGradeError,
    credit_system,
    grading_scale,
)
from bologna_credits.grades import Band, GradeRow, NumberGrades

_DANISH = GradingScale(
    "XX-7",
    rows=[GradeRow(label, value >= 2, value=value) for label, value in [("12", 12), ("7", 7), ("02", 2), ("00", 0), ("-3", -3)]],
)


_PASS_FAIL = GradingScale("XX-PF", rows=[GradeRow("pass", True, ranked=False), GradeRow("fail", False, ranked=False)])


@pytest.mark.parametrize("given", ["28", 28, Fraction(28), "28.0", 28.0])
def test_a_number_is_read_in_any_exact_form(given: str | int | float | Fraction) -> None:
    assert grading_scale("IT-30").grade(given).label == "28"


def test_the_lode_stands_above_thirty_and_carries_its_number() -> None:
    scale = grading_scale("IT-30")
    lode, thirty = scale.grade("30 e lode"), scale.grade(30)
    assert lode.label == "30L"
    assert lode.value == thirty.value == 30
    assert lode > thirty > scale.grade(18)
    assert repr(lode) == "grading_scale('IT-30').grade('30L')"
    assert lode.word("it") == "trenta e lode"
    assert thirty.word("it") is None


def test_in_germany_lower_digits_are_better() -> None:
    scale = grading_scale("DE-THIRDS")
    assert scale.grade("1,3") > scale.grade("1.7") > scale.grade("5.0")
    assert scale.grade(1.3).label == "1.3"
    assert grading_scale("DE-TENTHS").grade(1).label == "1.0"


def test_02_is_not_2() -> None:
    assert _DANISH.grade("02").label == "02"
    assert _DANISH.grade(7).label == "7"
    assert _DANISH.grade("-3").label == "-3"
    for given in ("2", 2, "0"):
        with pytest.raises(UnknownGradeError):
            _DANISH.grade(given)


@pytest.mark.parametrize("given", ["31", "17.5", "-1", "abc", True, None])
def test_what_is_not_on_the_scale_is_an_error_that_prints_the_range(given: object) -> None:
    with pytest.raises(UnknownGradeError, match=r"30L, 30 to 0 in steps of 1 \(lowest pass 18\)"):
        grading_scale("IT-30").grade(given)  # type: ignore[arg-type]


def test_a_number_is_no_name_of_a_row_with_words() -> None:
    scale = GradingScale("XX-W", rows=[GradeRow("good", True, value=4), GradeRow("3", True, value=3)])
    assert scale.grade(3).label == "3"
    with pytest.raises(UnknownGradeError):
        scale.grade(4)


def test_without_a_step_every_number_in_between_is_a_grade() -> None:
    scale = grading_scale("FR-20")
    assert scale.grade("14,37").label == "14.37"
    assert scale.grade("12.0") == scale.grade(12)
    assert scale.grades == ()
    assert scale.fail_grade is None
    assert not scale.grade("9.99").passes


def test_a_mere_pass_has_no_rank() -> None:
    assert _PASS_FAIL.grade("PASS").passes
    with pytest.raises(MixedScalesError, match="has no rank"):
        assert _PASS_FAIL.grade("pass") > _PASS_FAIL.grade("fail")
    assert _PASS_FAIL.fail_grade == _PASS_FAIL.grade("fail")
    assert _PASS_FAIL.passing == ()
    assert _PASS_FAIL.best_number is None
    assert _PASS_FAIL.lowest_pass_number is None


def test_grades_of_two_scales_do_not_compare() -> None:
    one, other = grading_scale("IT-30").grade(28), grading_scale("FR-20").grade(12)
    assert one != other
    with pytest.raises(MixedScalesError, match="convert_grade"):
        assert one > other
    with pytest.raises(TypeError):
        assert one > 3


def test_a_percentage_finds_its_band_and_89_5_is_in_a_gap() -> None:
    scale = grading_scale("KZ-2011")
    assert scale.from_percent(89).label == "B+"
    with pytest.raises(EquivalenceGapError, match="A- 90–94 %"):
        scale.from_percent("89.5")
    assert scale.from_percent("89.5", rounding=Rounding(1, "half_up")).label == "A-"
    assert scale.grade("B+").points == Fraction("3.33")
    assert scale.grade("B+").number == Fraction("3.33")


def test_the_only_failing_grade_is_what_a_fail_becomes() -> None:
    assert grading_scale("KZ-2011").fail_grade == grading_scale("KZ-2011").grade("F")
    assert grading_scale("KZ-2018").fail_grade is None
    assert [grade.label for grade in grading_scale("KZ-2018").failing] == ["FX", "F"]
    assert GradingScale("X-1", rows=[GradeRow("a", True), GradeRow("n", False), GradeRow("m", False)], fail="n").fail_grade


def test_a_scale_knows_its_names_and_prints() -> None:
    scale = grading_scale("NO-AF")
    assert repr(scale) == "grading_scale('NO-AF')"
    assert str(scale).startswith("NO-AF: ")
    assert _DANISH.name() == "XX-7"
    assert str(scale.grade("A")) == "A (NO-AF)"
    assert scale.best_number is None
    assert grading_scale("DE-THIRDS").best_number == 1
    assert grading_scale("DE-THIRDS").lowest_pass_number == 4


def test_scales_and_grades_pickle_and_hash() -> None:
    scale = grading_scale("IT-30")
    grade = scale.grade("27")
    assert pickle.loads(pickle.dumps(scale)) == scale
    assert pickle.loads(pickle.dumps(grade)) == grade
    assert len({scale.grade("27"), scale.grade(27)}) == 1
    assert hash(scale) == hash(pickle.loads(pickle.dumps(scale)))


def test_a_code_is_text_and_a_step_is_positive() -> None:
    with pytest.raises(ArgumentTypeError, match="the code of a grading scale"):
        GradingScale(5)
    with pytest.raises(NumberError, match="is no step"):
        NumberGrades(10, 5, 0, 0)


def test_a_scale_of_very_many_steps_is_not_listed() -> None:
    scale = GradingScale("X-FINE", numbers=NumberGrades(100, 50, 0, "1/100", 2))
    assert scale.grades == ()
    assert scale.grade("99.5").label == "99.50"


def test_spellings_are_remembered_up_to_a_bound_and_the_last_ones_take_precedence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bologna_credits.grades.scales.MOST_REMEMBERED", 2)
    scale = GradingScale("X-NUM", numbers=NumberGrades(10, 5, 0))
    first = scale.grade("7.1")
    assert scale.grade("7.1") is first
    second, third = scale.grade("7.2"), scale.grade("7.3")
    assert scale.grade("7.2") is second
    assert scale.grade("7.3") is third
    assert scale.grade("7.1") is not first


def test_what_was_read_before_never_hides_a_printed_label() -> None:
    scale = GradingScale("X-TWO", rows=[GradeRow("2", True), GradeRow("02", True)], numbers=NumberGrades(10, 5, 0))
    for _ in range(2):
        assert [scale.grade(text).label for text in ("2,0", "2", "02", " 02 ")] == ["2", "2", "02", "02"]


def test_numbers_that_are_equal_and_of_other_types_are_remembered_apart() -> None:
    scale = GradingScale("X-ONE", numbers=NumberGrades(10, 5, 0))
    assert [scale.grade(1).label, scale.grade(1.0).label, scale.grade(Fraction(1)).label] == ["1", "1", "1"]
    with pytest.raises(UnknownGradeError):
        scale.grade(True)


def test_what_cannot_be_hashed_is_no_grade() -> None:
    for scale in (grading_scale("FR-20"), grading_scale("NO-AF")):
        with pytest.raises(UnknownGradeError):
            scale.grade([15])  # type: ignore[arg-type]


def test_a_float_that_arithmetic_left_behind_is_told_with_its_cure() -> None:
    with pytest.raises(NumberError, match="trace of float arithmetic"):
        grading_scale("FR-20").grade(46 / 3)
    with pytest.raises(NumberError, match="not a finite number"):
        grading_scale("FR-20").grade(float("nan"))


def test_a_row_of_a_scale_is_a_row_whatever_other_fields_were_seen_before() -> None:
    assert GradingScale("XX-NAMED", names={"en": "x"}).names == (("en", "x"),)
    with pytest.raises(ArgumentTypeError, match="rows must be a list of GradeRows"):
        GradingScale("XX-PAIRS", rows=[("A", "P")])  # type: ignore[list-item]


def test_a_scale_is_looked_up_by_text() -> None:
    with pytest.raises(ArgumentTypeError, match="code must be text"):
        grading_scale(grading_scale("FR-20"))  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="code must be text"):
        credit_system(7)  # type: ignore[arg-type]


_WORDS = GradingScale(
    "XX-BANDS",
    rows=[
        GradeRow("10", True, value=10, words={"en": "ten", "de": "zehn"}, points=4),
        GradeRow("5", True, value=5, conditional="a re-sit"),
    ],
    numbers=NumberGrades(10, 5, 0, 1),
    bands=(
        Band(9, 10, words={"en": "excellent", "fr": "excellent"}),
        Band(6, 8, words={"en": "good", "de": "gut"}),
        Band(7, 8, words={"en": "very good", "fr": "bien"}),
        Band(5, 6, conditional="the average of the year"),
        Band(None, 4, words={"en": "fail"}),
    ),
)


def test_a_word_is_that_of_the_row_or_else_of_the_first_range_that_has_one() -> None:
    assert _WORDS.grade(10).word() == "ten"
    assert _WORDS.grade(10).word("fr") == "excellent"  # the row has none in French, the range has
    assert _WORDS.grade(10).word("de") == "zehn"
    assert _WORDS.grade(9).word() == "excellent"
    assert _WORDS.grade(7).word() == "good"
    assert _WORDS.grade(7).word("fr") == "bien"
    assert _WORDS.grade(5).word() is None
    assert _WORDS.grade(4).word() == "fail"
    assert _PASS_FAIL.grade("pass").word() is None


def test_on_what_a_pass_depends_is_that_of_the_row_or_else_of_its_range() -> None:
    assert _WORDS.grade(5).conditional == "a re-sit"
    assert _WORDS.grade(6).conditional == "the average of the year"
    assert _WORDS.grade(7).conditional is None
    assert _WORDS.grade(3).conditional is None
    assert _PASS_FAIL.grade("pass").conditional is None
    letters = GradingScale("XX-L", rows=[GradeRow("E", True)], bands=(Band(1, 2, conditional="x"),))
    assert letters.grade("E").conditional is None


def test_a_row_of_that_very_label_beats_the_number() -> None:
    ten, nine = _WORDS.grade(10), _WORDS.grade(9)
    assert ten.row is not None
    assert (ten.points, ten.number) == (Fraction(4), Fraction(10))
    assert nine.row is None
    assert (nine.points, nine.number) == (None, Fraction(9))
    assert ten > nine


def test_grades_compare_in_all_four_ways() -> None:
    scale = grading_scale("DE-THIRDS")
    better, worse = scale.grade("1.3"), scale.grade("1.7")
    assert better > worse
    assert better >= worse
    assert worse < better
    assert worse <= better
    assert not better < worse
    assert not better <= worse
    assert not worse > better
    assert not worse >= better
    same = scale.grade(1.3)
    assert better >= same
    assert better <= same
    assert not better > same
    assert not better < same


@pytest.mark.parametrize(("compare", "holds"), [("__lt__", False), ("__le__", True), ("__gt__", False), ("__ge__", True)])
def test_a_grade_answers_for_itself_beside_its_like(compare: str, holds: bool) -> None:
    grade = grading_scale("IT-30").grade(28)
    assert getattr(grade, compare)(grading_scale("IT-30").grade("28")) is holds


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_a_grade_leaves_the_comparison_with_another_kind_to_that_kind(compare: str) -> None:
    assert getattr(grading_scale("IT-30").grade(28), compare)(28) is NotImplemented


def test_a_ranked_grade_and_a_mere_pass_do_not_compare_either_way() -> None:
    scale = GradingScale("XX-M", rows=[GradeRow("A", True), GradeRow("P", True, ranked=False)])
    for one, other in (("A", "P"), ("P", "A")):
        with pytest.raises(MixedScalesError) as caught:
            assert scale.grade(one) < scale.grade(other)
        assert str(caught.value) == "a grade of XX-M that has no rank (a mere pass, say) cannot be compared"
    with pytest.raises(MixedScalesError) as caught:
        assert scale.grade("A") < _WORDS.grade(9)
    assert str(caught.value).startswith("cannot compare a grade of XX-M with one of XX-BANDS;")


def test_a_leading_zero_is_no_plain_writing_of_a_number() -> None:
    values = {"0": "0", "-03": "-3", "0.5": "0.5", "0,7": "0.7", "00": "9"}
    rows = [GradeRow(label, True, value=value) for label, value in values.items()]
    scale = GradingScale("XX-ZERO", rows=rows)
    assert scale.grade(0).label == "0"
    assert scale.grade(0.5).label == "0.5"
    assert scale.grade("0.70").label == "0,7"
    for given in (-3, 9):
        with pytest.raises(UnknownGradeError):
            scale.grade(given)


def test_a_number_may_be_printed_for_a_row_of_another_name() -> None:
    """Documents print 2 where the scale says 02."""
    scale = GradingScale("XX-ALIAS", rows=[GradeRow("02", True, value=2, aliases=["2"])])
    assert scale.grade(2).label == "02"
    assert scale.grade("2.0").label == "02"


def test_what_is_not_on_the_scale_is_told_in_full() -> None:
    with pytest.raises(UnknownGradeError) as caught:
        _PASS_FAIL.grade("x" * 41)
    assert str(caught.value) == f'XX-PF has no grade "{"x" * 40}"; it has pass, fail'
    assert caught.value.range == ""
    with pytest.raises(UnknownGradeError) as caught:
        grading_scale("IT-30").grade(31)
    assert str(caught.value) == 'IT-30 has no grade "31"; it has 30L, 30 to 0 in steps of 1 (lowest pass 18)'
    with pytest.raises(UnknownGradeError, match=r'^XX-7 has no grade "5";'):
        _DANISH.grade(5)
    with pytest.raises(UnknownGradeError, match=r'^XX-7 has no grade "excellent";'):
        _DANISH.grade("excellent")


_PERCENT = GradingScale(
    "XX-PCT",
    rows=[
        GradeRow("A", True, percent=(90, 100)),
        GradeRow("B", True, percent=(70, 79)),
        GradeRow("C", True, percent=("50.5", 60)),
        GradeRow("P", True),
    ],
)


def test_a_gap_between_the_bands_names_the_two_beside_it() -> None:
    with pytest.raises(EquivalenceGapError) as caught:
        _PERCENT.from_percent("62.5")
    assert str(caught.value) == ('the table percent to XX-PCT has no row for "62.5"; the nearest rows are C 50.5–60 %, B 70–79 %')
    with pytest.raises(EquivalenceGapError) as caught:
        _PERCENT.from_percent(86)
    assert caught.value.neighbours == ("A 90–100 %", "B 70–79 %")


@pytest.mark.parametrize(("percent", "label"), [(100, "A"), (90, "A"), (79, "B"), (70, "B"), ("50.5", "C"), (60, "C")])
def test_both_ends_of_a_band_belong_to_it(percent: int | str, label: str) -> None:
    assert _PERCENT.from_percent(percent).label == label


def test_what_a_fail_becomes_is_the_one_that_is_ranked_or_named() -> None:
    one = GradingScale("X-1", rows=[GradeRow("A", True), GradeRow("F", False), GradeRow("absent", False, ranked=False)])
    assert one.fail_grade == one.grade("F")
    unranked = GradingScale("X-2", rows=[GradeRow("A", True), GradeRow("absent", False, ranked=False)])
    assert unranked.fail_grade == unranked.grade("absent")
    named = GradingScale("X-3", rows=[GradeRow("a", True), GradeRow("n", False), GradeRow("m", False)], fail="m")
    assert named.fail_grade == named.grade("m")
    steps = GradingScale("X-4", numbers=NumberGrades(5, 2, 1, 1))
    assert steps.fail_grade == steps.grade(1)
    endless = GradingScale("X-5", rows=[GradeRow("F", False)], numbers=NumberGrades(20, 10, 0))
    assert [grade.label for grade in endless.failing] == ["F"]
    assert endless.fail_grade is None


def test_grades_are_listed_best_first_and_those_without_a_rank_last() -> None:
    scale = GradingScale(
        "X-LIST",
        rows=[GradeRow("P", True, ranked=False), GradeRow("3L", True, value=3, above=True), GradeRow("abs", False, ranked=False)],
        numbers=NumberGrades(3, 2, 1, 1),
    )
    assert [grade.label for grade in scale.grades] == ["3L", "3", "2", "1", "P", "abs"]
    assert [grade.label for grade in scale.passing] == ["3L", "3", "2"]
    assert [grade.label for grade in scale.failing] == ["1", "abs"]


def test_best_and_lowest_number_come_from_the_numbers_or_from_rows_that_all_have_one() -> None:
    assert (_DANISH.best_number, _DANISH.lowest_pass_number) == (Fraction(12), Fraction(2))
    assert (_WORDS.best_number, _WORDS.lowest_pass_number) == (Fraction(10), Fraction(5))
    mixed = GradingScale("X-MIX", rows=[GradeRow("1", True, value=1), GradeRow("good", True)])
    assert (mixed.best_number, mixed.lowest_pass_number) == (None, None)


def test_a_name_is_asked_for_by_language_and_else_is_the_first() -> None:
    scale = GradingScale("X-NAMES", names={"fr": "notes", "en": "marks"})
    assert (scale.name(), scale.name("en"), scale.name("fr"), scale.name("de")) == ("marks", "marks", "notes", "notes")
    assert str(scale) == "X-NAMES: marks"


def test_a_code_is_read_without_white_space_in_capitals() -> None:
    assert GradingScale(" xx-a ").code == "XX-A"
    for wrong, shown in (("", 'the text ""'), ("  ", 'the text "  "'), (None, "None")):
        with pytest.raises(ArgumentTypeError) as caught:
            GradingScale(wrong)
        assert str(caught.value) == f'code must be the code of a grading scale, such as "KZ-2011", and is {shown}'


def test_the_first_of_two_rows_with_one_spelling_has_it() -> None:
    scale = GradingScale("X-TWICE", rows=[GradeRow("A", True, aliases=["top"]), GradeRow("B", True, aliases=["TOP", "a"])])
    assert scale.grade("Top").label == "A"
    assert scale.grade("a").label == "A"


def test_a_spelling_of_a_number_is_remembered_and_no_printed_label() -> None:
    scale = GradingScale("X-ONCE", numbers=NumberGrades(10, 5, 0, "1/2"))
    assert scale.grade(" 7,50 ") == scale.grade("7,50")
    assert scale.grade("7,50") is scale.grade("7,50")
    assert scale._by_label == {}


def test_a_scale_lists_no_number_that_stands_for_people_without_a_grade() -> None:
    absent = GradeRow("0", False, graded=False)
    scale = GradingScale("X-ABSENT", rows=[absent], numbers=NumberGrades(2, 1, 0, 1))
    assert [grade.label for grade in scale.grades] == ["2", "1"]


def test_scales_of_one_code_are_told_apart_by_their_hashes(counted_calls: Callable[[type, str], list[object]]) -> None:
    scales = [GradingScale("X-SAME", numbers=NumberGrades(100 + n, 50, 0, 1)) for n in range(300)]
    seen = counted_calls(GradingScale, "__eq__")
    assert len(dict.fromkeys(scales)) == 300
    assert len({scale.grade(50): None for scale in scales}) == 300
    assert len(seen) < 5


def test_a_grade_and_a_scale_equal_themselves_without_a_look_at_their_fields(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scale = grading_scale("IT-30")
    grade, other = scale.grade("28"), Grade("28", scale, True, value=None, row=None, quality=None)
    monkeypatch.setattr("bologna_credits.grades.scales._values", None)
    assert scale == scale
    assert grade == grade
    assert grade == other
    assert scale != "IT-30"
    assert grade != "28"


def test_a_scale_that_was_asked_everything_pickles_as_one_that_was_not() -> None:
    def one() -> GradingScale:
        return GradingScale("X-P", rows=[GradeRow("A", True, 3)], numbers=NumberGrades(3, 2, 0, 1), fail="0")

    asked = one()
    assert asked.fail_grade is not None
    assert (asked.passing[0], asked.failing[-1], asked.best_number) == (asked.grade("A"), asked.grade("0"), Fraction(3))
    assert asked.passing_at(Fraction(2)) == asked.grade(2)
    assert pickle.dumps(asked) == pickle.dumps(one())
    assert (asked, hash(asked), repr(asked)) == (one(), hash(one()), repr(one()))


def test_a_row_above_the_number_stands_above_it_where_lower_is_better() -> None:
    scale = GradingScale("X-LOW", rows=[GradeRow("1*", True, value=1, above=True)], numbers=NumberGrades(1, 4, 5, 1))
    assert [grade.label for grade in scale.grades] == ["1*", "1", "2", "3", "4", "5"]
    assert scale.grade("1*") > scale.grade(1) > scale.grade(2)


def test_scales_of_two_codes_hash_apart() -> None:
    assert hash(_DANISH) != hash(_PASS_FAIL)
    assert len({_DANISH: 1, _PASS_FAIL: 2}) == 2


@pytest.mark.parametrize("given", [True, None, "abc", "1,000"])
def test_what_is_no_grade_is_named_as_it_was_given(given: object) -> None:
    with pytest.raises(UnknownGradeError) as caught:
        _PASS_FAIL.grade(given)  # type: ignore[arg-type]  # wrong on purpose
    assert caught.value.given == str(given)


def test_the_passing_grade_at_a_number_is_a_number_of_the_scale_or_a_row() -> None:
    italy, thirds = grading_scale("IT-30"), grading_scale("DE-THIRDS")
    assert italy.passing_at(Fraction(30)) == italy.grade("30")  # and not 30L, which stands above it
    assert (italy.passing_at(Fraction(17)), italy.passing_at(Fraction("27.5"))) == (None, None)
    assert thirds.passing_at(Fraction("1.3")) == thirds.grade("1.3")
    assert (thirds.passing_at(Fraction("1.4")), thirds.passing_at(Fraction(5))) == (None, None)


def test_a_row_between_the_steps_of_the_numbers_is_found_by_its_number() -> None:
    rows = [
        GradeRow("2+", True, value="1.5"),
        GradeRow("1*", True, value="0.5", above=True),
        GradeRow("P", True, value=9, ranked=False),
    ]
    scale = GradingScale("XX-N", rows=rows, numbers=NumberGrades(1, 4, 5, step=1))
    found = scale.passing_at(Fraction("1.5"))
    assert found is not None
    assert found.label == "2+"
    assert (scale.passing_at(Fraction("0.5")), scale.passing_at(Fraction(9))) == (None, None)


def test_the_first_of_two_passing_rows_with_one_number_has_it() -> None:
    scale = GradingScale("XX-W", rows=[GradeRow("one", True, value=1), GradeRow("uno", True, value=1)])
    found = scale.passing_at(Fraction(1))
    assert found is not None
    assert found.label == "one"


def test_a_mark_above_the_number_that_is_a_number_itself_is_not_reached() -> None:
    scale = GradingScale("XX-T", rows=[GradeRow("10", True, value=10, above=True)], numbers=NumberGrades(10, 5, 0, step=1))
    assert scale.grade("10").above
    assert not scale.grade("9").above
    assert scale.passing_at(Fraction(10)) is None


@pytest.mark.parametrize(
    ("code", "label", "mark"), [("FR-20", "15/20", "15"), ("ES-10", "9/10", "9.0"), ("IT-30", "18 / 30", "18")]
)
def test_a_mark_is_read_with_the_best_number_of_its_scale(code: str, label: str, mark: str) -> None:
    # Marks as public pages print them: 18/20, 7/10, 18/30.
    assert grading_scale(code).grade(label).label == mark


@pytest.mark.parametrize(
    ("code", "label"),
    [("FR-20", "28/30"), ("FR-20", "15/0"), ("FR-20", "x/20"), ("AT-5", "4/1"), ("AT-5", "4/4"), ("NO-AF", "7/3")],
)
def test_another_maximum_is_no_label_of_the_scale(code: str, label: str) -> None:
    with pytest.raises(UnknownGradeError) as caught:
        grading_scale(code).grade(label)
    assert caught.value.given == label


def test_a_scale_whose_best_number_is_its_lowest_pass_has_no_maximum() -> None:
    with pytest.raises(UnknownGradeError):
        GradingScale("XX-1", rows=[GradeRow("1", True, value=1), GradeRow("0", False, value=0)]).grade("1/1")


def test_a_grading_table_reads_marks_with_their_maximum() -> None:
    table = GradingTable(grading_scale("FR-20"), {"15/20": 3, "12/20": 5}, counted=True)
    assert {grade.label: weight for grade, weight in table.passing} == {"15": 3, "12": 5}


def test_a_number_without_an_end_in_decimals_is_printed_and_read_back() -> None:
    scale = grading_scale("FR-20")
    grade = scale.grade(Fraction(40, 3))
    assert repr(grade) == "grading_scale('FR-20').labelled('40/3')"
    assert repr(scale.grade("13")) == "grading_scale('FR-20').grade('13')"
    assert scale.labelled(grade.label) == grade == pickle.loads(pickle.dumps(grade))
    assert scale.labelled("15") == scale.grade("15")
    with pytest.raises(UnknownGradeError):
        grading_scale("NO-AF").labelled("7/3")
    row = GradingScale("XX-R", rows=[GradeRow("1/2", True)])
    assert row.labelled("1/2") == row.grade("1/2")


_ABSENT = GradeRow("NP", False, words={"es": "no presentado"}, aliases=["No presentado"], graded=False)
_SPAIN = GradingScale("XX-10", numbers=NumberGrades(10, 5, 0, 1), rows=[_ABSENT, GradeRow("MH", True, 10, above=True)])


def test_a_label_without_a_grade_is_refused_and_its_words_are_told() -> None:
    for label in ("NP", "no presentado"):
        with pytest.raises(UnknownGradeError) as found:
            _SPAIN.grade(label)
        assert str(found.value) == (f'"{label}" is no grade of XX-10: it is printed for somebody without a grade (no presentado)')
        again = pickle.loads(pickle.dumps(found.value))
        assert (again.instead, str(again)) == ("no presentado", str(found.value))


def test_a_label_without_a_grade_is_in_no_list_of_grades_and_is_no_fail() -> None:
    assert _SPAIN.no_grade("no PRESENTADO") == _ABSENT
    assert _SPAIN.no_grade("5") is None
    assert "NP" not in {grade.label for grade in (*_SPAIN.grades, *_SPAIN.passing, *_SPAIN.failing)}
    only = GradingScale("XX-A", rows=[GradeRow("A", True), GradeRow("F", False), GradeRow("W", False, graded=False)])
    assert only.fail_grade == only.grade("F")
    with pytest.raises(UnknownGradeError, match=r"it has A, F$"):
        only.grade("Q")
    assert pickle.loads(pickle.dumps(only)) == only


def test_a_percentage_that_gave_a_letter_is_kept_and_is_no_part_of_equality() -> None:
    scale = grading_scale("KZ-2011")
    grade = scale.from_percent("87.4", rounding=Rounding(1, "half_up"))
    assert (grade.label, grade.percent, scale.grade("B+").percent) == ("B+", Fraction("87.4"), None)
    assert grade == scale.grade("B+")
    assert hash(grade) == hash(scale.grade("B+"))
    again = pickle.loads(pickle.dumps(grade))
    assert (again, again.percent) == (grade, grade.percent)
    assert (str(grade), repr(grade)) == ("B+ (KZ-2011), 87.4 %", "grading_scale('KZ-2011').grade('B+').with_percent('87.4')")


@pytest.mark.parametrize("percent", ["-1", "100.5"])
def test_a_percentage_of_a_grade_is_from_nothing_to_a_hundred(percent: str) -> None:
    with pytest.raises(NumberError, match="is no percentage of a grade"):
        grading_scale("KZ-2011").grade("A").with_percent(percent)


def test_a_grade_has_the_words_of_its_row_before_those_of_its_range() -> None:
    scale = GradingScale(
        "XX-W",
        numbers=NumberGrades(10, 5, 0, 1),
        rows=[GradeRow("10", True, 10, words={"en": "best"})],
        bands=[Band(9, 10, words={"en": "good", "xx": "bona"}), Band(9, 10, words={"xx": "alia"})],
    )
    assert scale.grade("10").words == {"en": "best", "xx": "bona"}
    assert (scale.grade("9").word(), scale.grade("9").word("xx"), scale.grade("5").words) == ("good", "bona", {})


def test_the_text_of_a_condition_is_that_of_its_row_or_range_or_of_the_scale() -> None:
    act, other = (Source(key, "An act", "https://example.org/a", seen="secondary") for key in "ab")
    scale = GradingScale(
        "XX-C",
        numbers=NumberGrades(10, 5, 0, 1),
        rows=[GradeRow("0", False, 0, conditional="rarely")],
        bands=[Band(4, 4, conditional="often", source=other)],
        source=act,
    )
    told = [(grade.conditional, grade.conditional_source) for grade in map(scale.grade, ("0", "4", "5"))]
    assert told == [("rarely", act), ("often", other), (None, None)]


@pytest.mark.parametrize("percent", [0, "0.5", 100])
def test_a_percentage_is_kept_exactly_from_0_to_100(percent: object) -> None:
    grade = grading_scale("KZ-2011").grade("B+").with_percent(percent)  # type: ignore[arg-type]
    assert grade.percent == Fraction(str(percent))
    assert grade == grading_scale("KZ-2011").grade("B+")
    assert grade.scale is grading_scale("KZ-2011")


@pytest.mark.parametrize(("percent", "shown"), [(-1, "-1 %"), ("-0.5", "-0.5 %"), ("100.01", "100.01 %"), (101, "101 %")])
def test_what_is_no_percentage_is_told_with_the_range(percent: object, shown: str) -> None:
    with pytest.raises(NumberError) as caught:
        grading_scale("KZ-2011").grade("B+").with_percent(percent)  # type: ignore[arg-type]
    assert str(caught.value) == f"{shown} is no percentage of a grade; give a number from 0 to 100"


def test_a_grade_of_a_callers_scale_keeps_its_percentage_in_a_pickle() -> None:
    scale = GradingScale("X-OWN", rows=[GradeRow("A", True), GradeRow("F", False)])
    grade = scale.grade("A").with_percent("87.5")
    assert pickle.loads(pickle.dumps(grade)).percent == Fraction(175, 2)
    assert pickle.loads(pickle.dumps(scale.grade("A"))).percent is None


def test_a_grade_without_a_number_has_no_words_of_a_range() -> None:
    rows = [GradeRow("abs", False, words={"fr": "absent"})]
    scale = GradingScale("X-RANGES", rows=rows, numbers=NumberGrades(10, 5, 0), bands=[Band(5, 10, words={"en": "pass"})])
    assert scale.grade("abs").words == {"fr": "absent"}
    assert scale.grade(7).words == {"en": "pass"}


def test_grades_of_one_label_are_different_grades_on_different_scales() -> None:
    norwegian = grading_scale("NO-AF").grade("A")
    assert norwegian != grading_scale("KZ-2018").grade("A")
    assert norwegian == attrs.evolve(norwegian.scale).grade("A")
    assert norwegian.scale is not attrs.evolve(norwegian.scale)
