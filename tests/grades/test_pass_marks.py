"""Pass marks that depend on circumstances."""

import pytest

from bologna_credits import ArgumentTypeError, Circumstances, GradingScale
from bologna_credits.core import Source, When
from bologna_credits.grades import GradeRow, NumberGrades, PassMark
from bologna_credits.grades.pass_marks import needed_for, unsettled

_TEXT = Source("text", "Rules of study", "https://example.org", seen="secondary")
_BACHELOR, _MASTER = Circumstances("first"), Circumstances("second")

# On a German scale a lower number is better: 4.0 passes for a bachelor's degree, 3.0 for a master's.
_GERMAN = GradingScale(
    "XX-5",
    rows=[
        GradeRow("1+", True, value=1, above=True),
        GradeRow("3.5", False, value="3.5"),
        GradeRow("BE", True, ranked=False),
        GradeRow("krank", False, graded=False),
    ],
    numbers=NumberGrades(1, 3, 5, step="1/2", decimals=1),
    pass_marks=[PassMark(When("first"), number=4), PassMark(When("second"), number=3, source=_TEXT)],
)


@pytest.mark.parametrize(
    ("mark", "bachelor", "master"),
    [
        ("1+", True, True),
        ("3.0", True, True),
        ("3.5", True, False),
        ("4.0", True, False),
        ("4.5", False, False),
        ("BE", True, True),
    ],
)
def test_rows_and_numbers_pass_by_the_mark_of_the_level_whatever_the_direction_of_the_digits(
    mark: str, bachelor: bool, master: bool
) -> None:
    grade = _GERMAN.grade(mark)
    assert (grade.under(_BACHELOR).passes, grade.under(_MASTER).passes) == (bachelor, master)
    assert grade.passes is master
    assert (grade.conditional is None) is (bachelor is master)


def test_the_condition_lists_the_pass_marks_and_cites_their_text() -> None:
    grade = _GERMAN.grade("3.5")
    assert grade.conditional == "the pass mark is 4 (cycle first), 3 (cycle second)"
    assert grade.conditional_source == _TEXT
    assert unsettled(_GERMAN, "1+") is None


def test_a_row_with_a_condition_of_its_own_keeps_it() -> None:
    rows = [GradeRow("A", True), GradeRow("B", True, conditional="the dean agrees"), GradeRow("C", False)]
    scale = GradingScale("XX-AC", rows=rows, pass_marks=[PassMark(When("first"), label="C"), PassMark(When("second"), label="B")])
    assert scale.grade("B").conditional == "the dean agrees"
    assert scale.grade("C").conditional == "the pass mark is C (cycle first), B (cycle second)"


def test_a_settled_scale_is_one_object_and_has_no_pass_marks_left() -> None:
    settled = _GERMAN.under(_BACHELOR)
    assert settled is _GERMAN.under(_BACHELOR)
    assert (settled.code, settled.pass_marks) == ("XX-5", ())
    assert settled.lowest_pass_number == 4
    assert _GERMAN.under(Circumstances()) is _GERMAN
    assert _GERMAN.under(Circumstances("third")) is _GERMAN


def test_a_percentage_beside_the_grade_stays() -> None:
    assert _GERMAN.grade("3.5").with_percent(55).under(_BACHELOR).percent == 55


def test_what_would_settle_the_mark_is_listed_once() -> None:
    assert needed_for(_GERMAN, Circumstances()).choices == (("cycle", ("first", "second")),)
    assert needed_for(_GERMAN, Circumstances("third")).choices == (("cycle", ("first", "second")),)


def test_the_parts_of_a_pass_mark_are_checked_by_name() -> None:
    with pytest.raises(ArgumentTypeError, match="label must be text or None, and is int"):
        PassMark(When(), label=3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="circumstances"):
        _GERMAN.under("first")  # type: ignore[arg-type]
