"""All results of a stay as one block."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Attempt,
    Credits,
    Linear,
    MixedCreditsError,
    Rounding,
    UndecidedError,
    convert_block,
    default_catalogue,
    grading_scale,
    practice,
)
from bologna_credits.conversion import BlockConversion
from bologna_credits.grades import OntoMode
from bologna_credits.law import BlockPractice

LETTERS = grading_scale("ECTS-AF")
VIENNA = grading_scale("AT-5")
LAW = "DE/FU-Berlin-law"


def _law(*results: tuple[str, int], needed: int | None = 40) -> BlockConversion:
    return convert_block(
        [(LETTERS.grade(mark), Credits(credits, "ECTS")) for mark, credits in results],
        by=LAW,
        needed=needed,
        beside=(),
    )


def _rule(code: str) -> BlockPractice:
    found = practice(code)
    assert isinstance(found, BlockPractice)
    return found


def test_the_example_that_berlins_law_faculty_prints() -> None:
    """A 10, B 5, C 15, D 10 credits: 145 + 47,5 + 112,5 + 55 = 360; 360 / 40 = 9 points."""
    block = _law(("A", 10), ("B", 5), ("C", 15), ("D", 10))
    assert (block.exact, block.grade.label, block.credits) == (Fraction(9), "9.00", Fraction(40))
    assert str(block).startswith("40 credits: 9.00 (DE-LAW-FU-BERLIN)")
    assert "<strong>40 credits: 9.00" in block._repr_html_()
    assert repr(block).startswith("<BlockConversion 40 credits: 9.00")


def test_letters_in_a_block_are_open_while_a_finer_mark_may_stand_beside_them() -> None:
    stay = [(LETTERS.grade("A"), 20), (LETTERS.grade("B"), 20)]
    unsaid = convert_block(stay, by=LAW, needed=40)
    assert not unsaid.decided
    assert {finding.code for finding in unsaid.steps.open} == {"grade.finer-unsaid"}
    finer = convert_block(stay, by=LAW, needed=40, beside=[grading_scale("CH-6").grade("5.5")])
    assert {finding.code for finding in finer.steps.open} == {"grade.finer-mark"}


def test_surplus_credits_are_cut_from_the_worst_grade() -> None:
    """42 credits: 'die zusätzlichen 2 ECTS-credits' leave the course 'in der Sie die schlechteste Note erzielt haben'."""
    block = _law(("A", 10), ("B", 5), ("C", 15), ("D", 12))
    assert [row.counted for row in block.rows] == [10, 5, 15, 10]
    assert block.exact == 9
    assert [finding.named["grade"] for finding in block.steps.with_code("block.surplus")] == ["D"]


def test_a_surplus_larger_than_the_worst_course_goes_on_to_the_next() -> None:
    block = _law(("A", 30), ("C", 10), ("E", 3))
    assert [row.counted for row in block.rows] == [30, 10, 0]
    more = _law(("A", 35), ("C", 10), ("E", 3))
    assert [row.counted for row in more.rows] == [35, 5, 0]
    assert more.exact == Fraction(35 * Fraction("14.5") + 5 * Fraction("7.5"), 40)


def test_order_changes_nothing() -> None:
    forward = _law(("A", 10), ("B", 5), ("C", 15), ("D", 12))
    backward = _law(("D", 12), ("C", 15), ("B", 5), ("A", 10))
    assert forward.exact == backward.exact


def test_too_few_credits_are_open() -> None:
    block = _law(("A", 10), ("B", 5))
    assert [finding.code for finding in block.steps.open] == ["block.short", "grade.no-legal"]
    with pytest.raises(UndecidedError, match="15 credits are fewer than the 40"):
        _ = block.grade
    assert "open" in str(block)


def test_a_fail_in_the_block_is_open() -> None:
    block = _law(("A", 20), ("FX", 20))
    assert "block.fails" in [finding.code for finding in block.steps.open]
    assert not block.decided


def test_the_size_of_the_block_has_to_be_said() -> None:
    with pytest.raises(ArgumentError, match="24"):
        _law(("A", 40), needed=None)
    with pytest.raises(ArgumentError, match="30"):
        _law(("A", 40), needed=30)


def test_london_enters_one_averaged_mark() -> None:
    """Vienna's 1 is 85 and 3 is 55 there; 'an averaged mark/grade will be applied to the block of credit'."""
    even = convert_block([(VIENNA.grade("1"), Credits(6, "ECTS")), (VIENNA.grade("3"), Credits(6, "ECTS"))], by="GB/QMUL")
    assert even.grade.label == "70"


def test_how_london_averages_is_not_said_where_it_matters() -> None:
    uneven = convert_block([(VIENNA.grade("1"), Credits(12, "ECTS")), (VIENNA.grade("3"), Credits(6, "ECTS"))], by="GB/QMUL")
    (told,) = uneven.steps.open
    assert (told.code, told.named["by_credits"], told.named["plain"]) == ("block.weights", 75, 70)
    assert not uneven.decided
    plain = attrs.evolve(_rule("GB/QMUL"), by_credits=False)
    answer = convert_block([(VIENNA.grade("1"), Credits(12, "ECTS")), (VIENNA.grade("3"), Credits(6, "ECTS"))], by=plain)
    assert answer.exact == 70


def test_bristol_caps_marks_within_a_range() -> None:
    marks = grading_scale("GB-PERCENT")
    below = convert_block([(marks.grade("80"), 1), (marks.grade("70"), 1)], by="GB/Bristol")
    assert below.grade.value == 75
    above = convert_block([(marks.grade("95"), 1), (marks.grade("95"), 1)], by="GB/Bristol")
    (told,) = above.steps.open
    assert (told.code, told.named["low"], told.named["high"]) == ("block.cap-range", 82, 88)
    assert "95, open" in str(above)
    one = attrs.evolve(_rule("GB/Bristol"), cap=(Fraction(85), Fraction(85)))
    assert convert_block([(marks.grade("95"), 1)], by=one).grade.value == 85


STRASBOURG, FRENCH = "FR/Strasbourg-law", grading_scale("FR-20")


def _stay(*marks: tuple[int, int], needed: int | None = 60) -> BlockConversion:
    return convert_block(
        [(FRENCH.grade(mark), Credits(credits, "ECTS")) for mark, credits in marks], by=STRASBOURG, needed=needed
    )


def test_in_strasbourg_a_mean_of_ten_gives_the_sixty_credits_whatever_was_gained() -> None:
    """Five subjects of 14 credits, as on the page, which begins its example with 8/20 and 15/20: 'une moyenne compensée de 10/20'."""
    block = _stay((8, 14), (15, 14), (9, 14), (10, 14), (8, 14))
    assert (block.exact, block.awarded, block.grade.passes) == (Fraction(10), Fraction(60), True)
    assert block.steps.with_code("block.fails-count")[0].named["count"] == 3
    assert "gives all 60 credits" in block.steps.with_code("block.validated")[0].message


def test_in_strasbourg_a_mean_below_ten_gives_no_credits_as_a_whole() -> None:
    """'même si vous avez plus d'ECTS', no subject is taken out; one that was not sat counts 0."""
    block = _stay((15, 14), (14, 14), (10, 14), (10, 14), (0, 14))
    assert (block.exact, block.awarded) == (Fraction("9.8"), None)
    assert [finding.code for finding in block.steps.fails] == ["block.not-validated"]
    assert (block.grade.label, block.grade.passes) == ("9.8", False)


def test_strasbourg_does_not_say_whether_credits_weigh() -> None:
    both = _stay((12, 40), (10, 30))
    assert both.awarded == 60
    assert [finding.code for finding in both.steps.open] == ["block.weights"]
    one = _stay((12, 20), (9, 50))
    assert (one.awarded, [finding.code for finding in one.steps.open]) == (None, ["block.weights"])
    assert not one.steps.fails


def test_strasbourg_asks_for_thirty_or_sixty_credits() -> None:
    with pytest.raises(ArgumentError, match="30"):
        _stay((12, 60), needed=None)
    short = _stay((12, 20))
    assert (short.awarded, [finding.code for finding in short.steps.open]) == (None, ["block.short"])


def test_a_fail_abroad_has_no_mark_of_twenty_until_somebody_says_it() -> None:
    norway = grading_scale("NO-AF")
    block = convert_block([(norway.grade("F"), 30)], by=STRASBOURG, needed=30, each=Linear())
    assert (block.exact, block.awarded) == (None, None)
    assert "grade.fail-unnamed" in [finding.code for finding in block.steps.open]


def test_roundings_end_a_block() -> None:
    marks = grading_scale("GB-PERCENT")
    rule = attrs.evolve(_rule("GB/Bristol"), roundings=(Rounding(1, "half_up"),), onto=OntoMode.NEAREST_BETTER)
    answer = convert_block([(marks.grade("70"), 1), (marks.grade("71"), 1)], by=rule)
    assert answer.grade.value == 71


def test_a_block_may_be_converted_by_what_the_caller_names() -> None:
    by = Linear(best=82, lowest=40)
    answer = convert_block([(grading_scale("IT-30").grade("24"), 1)], by="GB/Bristol", each=by)
    assert answer.grade.value == 61  # half-way from 40 to 82


def test_marks_without_numbers_cannot_be_averaged() -> None:
    rule = attrs.evolve(_rule("GB/Bristol"), scale="AT-OVERALL")
    start = grading_scale("AT-OVERALL").grade("bestanden")
    answer = convert_block([(start, 1)], by=rule)
    assert [finding.code for finding in answer.steps.open] == ["average.no-number"]


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(ArgumentError, match="at least one result"):
        convert_block([], by="GB/QMUL")
    with pytest.raises(ArgumentError, match="whole blocks"):
        convert_block([(VIENNA.grade("1"), 1)], by="KZ/Abai")
    with pytest.raises(ArgumentError, match="grades of a scale"):
        convert_block([Attempt("W", 5)], by="GB/QMUL")
    with pytest.raises(MixedCreditsError):
        convert_block(
            [(VIENNA.grade("1"), Credits(5, "ECTS")), (VIENNA.grade("1"), 5)], by="GB/QMUL", catalogue=default_catalogue()
        )


def test_several_attempts_of_one_course_leave_the_mark_of_a_block_open() -> None:
    """With both of them counted, a repeated course would count its credits twice."""
    marks = [Attempt(VIENNA.grade("3"), 6, course="M"), Attempt(VIENNA.grade("1"), 6, course="M"), Attempt(VIENNA.grade("1"), 6)]
    answer = convert_block(marks, by="GB/QMUL")
    assert not answer.decided
    assert [(finding.code, finding.subject) for finding in answer.steps.open] == [("average.repeats-open", "M")]
    assert convert_block([attrs.evolve(mark, course=f"M{place}") for place, mark in enumerate(marks)], by="GB/QMUL").decided
    france = grading_scale("FR-20")
    stay = [Attempt(france.grade(mark), 30, course="M") for mark in ("8", "14")]
    assert convert_block(stay, by="FR/Strasbourg-law", needed=60).awarded is None
    assert convert_block([attrs.evolve(mark, course="") for mark in stay], by="FR/Strasbourg-law", needed=60).awarded == 60
