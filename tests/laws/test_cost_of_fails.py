"""A failing mark costs as much as a passing one, by every method and onto every scale: counted in lines run and in grades made."""

import functools
import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.grades import GradeRow, NumberGrades
from tests.counting import lines_run
from tests.levels import by_level

SCALES = by_level(bc.grading_scales())
# Marks of every fineness, so that no memory answers for a mark that was asked for before.
START = bc.GradingScale("XX-TWENTY", numbers=NumberGrades(20, 10, 0))
_new = itertools.count(1)


def a_mark(*, passes: bool) -> bc.Grade:
    """A mark that was never asked for: from 10 to 20 it passes, below 10 it fails."""
    grade = START.grade(Fraction(10 if passes else 0) + Fraction(next(_new), 10_000))
    assert grade.passes is passes
    return grade


def converted(mark: bc.Grade, **way: Any) -> bc.GradeConversion:
    return bc.convert_grade(mark, **way)


def lines_of(*, passes: bool, **way: Any) -> int:
    """The lines of one more conversion of a mark that is new, after another one."""
    converted(a_mark(passes=passes), **way)
    return lines_run(functools.partial(converted, a_mark(passes=passes), **way))


def numbered() -> Iterator[bc.GradingScale]:
    return (scale for scale in SCALES if scale.known.whole_ends is not None)


def test_a_fail_runs_no_more_lines_than_a_pass_onto_every_scale() -> None:
    plain = [scale for scale in SCALES if not scale.pass_marks]
    pass_lines = [lines_of(passes=True, to=scale, by=bc.Linear()) for scale in numbered() if scale in plain]
    fail_lines = {scale.code: lines_of(passes=False, to=scale, by=bc.Linear()) for scale in plain}
    assert len(pass_lines) > 80
    assert len(fail_lines) > 150
    assert max(fail_lines.values()) <= min(pass_lines)


def test_a_fail_runs_no_more_lines_than_a_pass_where_the_pass_mark_depends_on_the_level() -> None:
    leveled = [scale for scale in bc.grading_scales() if scale.pass_marks and scale.best_number is not None]
    assert leveled
    for scale in leveled:
        way = {"to": scale, "by": bc.Linear(), "cycle": "first"}
        assert lines_of(passes=False, **way) <= lines_of(passes=True, **way)


def test_a_fail_that_is_not_the_first_makes_no_grade_of_any_scale(counted_calls: Callable[[type, str], list[object]]) -> None:
    for scale in SCALES:
        converted(a_mark(passes=False), to=scale, by=bc.Linear())
    marks = [a_mark(passes=False) for _ in SCALES]
    made, read = counted_calls(bc.Grade, "__init__"), counted_calls(bc.GradingScale, "grade")
    answers = [converted(mark, to=scale, by=bc.Linear()) for mark, scale in zip(marks, SCALES, strict=True)]
    assert made == []
    assert len(read) <= len(SCALES)  # the scales that name their fail look for its label
    assert all(answer.result is None or not answer.result.passes for answer in answers)


def _ways() -> dict[str, dict[str, Any]]:
    host = bc.GradingTable(START, {"20": 10, "15": 30, "10": 5})
    home = bc.GradingTable(bc.grading_scale("DE-TENTHS"), {"1.0": 5, "2.0": 20, "3.0": 20})
    mean = bc.grading_scale("IT-30")
    return {
        "formula": {"to": "DE-TENTHS", "by": bc.ModifiedBavarian()},
        "formula, rounded": {"to": "DE-TENTHS", "by": bc.ModifiedBavarian(roundings=bc.Rounding("1/10", "down"))},
        "line": {"to": "DE-LAW-FU-BERLIN", "by": bc.Linear(onto="nearest_better")},
        "practice": {"by": "DE/KMK"},
        "tables": {"by": bc.GradingTableOverlap(host, home, choose="maximum")},
        "mean so far": {"to": mean, "by": bc.conversion.MeanSoFar("26.4", onto="nearest_better")},
        "passed only": {"to": "IT-PF", "by": bc.conversion.PassedOnly()},
    }


@pytest.mark.parametrize("name", list(_ways()))
def test_a_fail_costs_at_most_half_as_much_again_as_a_pass_by_every_method(name: str) -> None:
    way = _ways()[name]
    ranked = name != "mean so far"  # that method is for mere passes, which run the lines of one that refuses the others
    passing = lines_of(passes=True, **way) if ranked else lines_of(passes=False, to="DE-TENTHS", by=bc.ModifiedBavarian())
    assert 2 * lines_of(passes=False, **way) <= 3 * passing


def _once_more(first: bc.Grade, second: bc.Grade, **way: Any) -> int:
    converted(first, **way)
    return lines_run(functools.partial(converted, second, **way))


def test_by_a_published_table_a_fail_costs_at_most_half_as_much_again_as_a_pass() -> None:
    scale = bc.grading_scale("KZ-2011")
    passing, failing = scale.passing, scale.failing
    table = bc.default_catalogue().equivalences("KZ-2011", "ECTS-AF")[0]
    for way in ({"to": "ECTS-AF"}, {"to": "ECTS-AF", "by": table.authority}, {"by": table}):
        bare = {name: given for name, given in way.items() if given is not None}
        a_pass = max(_once_more(passing[0], grade, **bare, on="2020-01-01") for grade in passing[1:])
        a_fail = _once_more(passing[0], failing[0], **bare, on="2020-01-01")
        assert 2 * a_fail <= 3 * a_pass, way


def test_identity_and_marks_without_a_rank_or_with_a_condition_cost_no_more_than_a_pass() -> None:
    a_pass = lines_of(passes=True, to="DE-TENTHS", by=bc.ModifiedBavarian())
    words = [GradeRow(f"p{n}", True, ranked=False) for n in range(3)] + [GradeRow(f"f{n}", False, ranked=False) for n in range(3)]
    unclear = [GradeRow(f"u{n}", True, 3, conditional="if the mean suffices") for n in range(3)]
    scale = bc.GradingScale("XX-W", rows=[*words, *unclear])
    for letter in "pfu":
        lines = _once_more(scale.grade(f"{letter}1"), scale.grade(f"{letter}2"), to="DE-TENTHS", by=bc.ModifiedBavarian())
        assert lines <= a_pass, letter
    for code in ("DE-LAW-FINAL", "GB-QMUL", "IS-10-MEAN"):
        own = bc.grading_scale(code)
        assert _once_more(own.failing[0], own.failing[1], to=own) <= a_pass
