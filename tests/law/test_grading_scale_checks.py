"""The checks on grading scales."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    DefinitionError,
)
from bologna_credits.law import Definition, check_data

Define = Callable[[str], Definition]


_SCALE = '[[scales]]\ncode = "XX-N"\nbasis = "statute"\nsource = "a"\nnumbers = { best = 10, lowest_pass = 5, worst = 0 }\n'


_SECOND = _SCALE.replace("XX-N", "XX-M")


def test_ranges_that_only_touch_with_one_end_excluded_do_not_overlap(define: Define) -> None:
    define(_SCALE + "bands = [{ low = 5, high = 6, below = true }, { low = 6, high = 7 }, { low = 7, over = true }]")


def test_two_defaults_follow_each_other_and_never_meet(define: Define) -> None:
    until = 'default = true\nends = { day = 2009-12-31, is = "in_force", source = "a" }\n'
    since = 'default = true\nstarts = { day = 2010-01-01, is = "in_force", source = "a" }\n'
    assert len(define(_SCALE + until + _SECOND + since).scales) == 2
    for pair in (_SCALE + "default = true\n" + _SECOND + "default = true\n", _SCALE + until + _SECOND + "default = true\n"):
        with pytest.raises(DefinitionError, match="it is a default, and so is XX-M on the same days"):
            define(pair)


_LETTERS = '[[scales]]\ncode = "XX-L"\nbasis = "statute"\nsource = "a"\n'


@pytest.mark.parametrize("claim", ["passes = true", "passes = false, points = 1", 'passes = false, conditional = "x"'])
def test_a_label_without_a_grade_claims_nothing_of_a_grade(define: Define, claim: str) -> None:
    rows = '{{ label = "A", passes = true }}, {{ label = "W", {}, graded = false }}'
    define(_LETTERS + f"rows = [{rows.format('passes = false')}]")
    with pytest.raises(DefinitionError, match="W: a label for somebody without a grade neither passes"):
        define(_LETTERS + f"rows = [{rows.format(claim)}]")


def test_labels_without_a_grade_are_outside_the_order_and_make_no_scale(define: Define) -> None:
    between = '{ label = "A", passes = true }, { label = "W", passes = false, graded = false }, { label = "B", passes = true }'
    assert len(define(_LETTERS + f"rows = [{between}]").scales[0].grades) == 2
    define(_SCALE + 'rows = [{ label = "NP", passes = false, graded = false }]')
    with pytest.raises(DefinitionError, match="scale"):
        define(_LETTERS + 'rows = [{ label = "W", passes = false, graded = false }]')


def test_a_fail_from_elsewhere_does_not_become_a_label_without_a_grade(define: Define) -> None:
    rows = 'rows = [{ label = "A", passes = true }, { label = "W", passes = false, graded = false }]'
    with pytest.raises(DefinitionError, match="W"):
        define(_LETTERS + 'fail = "W"\n' + rows)


def _percent(*rows: str) -> str:
    """A scale of letters with percentages, the best row first."""
    lines = ", ".join(f'{{ label = "{label}", passes = true, percent = {row} }}' for label, row in zip("ABC", rows, strict=False))
    return _LETTERS + f"rows = [{lines}]"


def test_percentages_that_only_touch_with_one_end_excluded_do_not_overlap(define: Define) -> None:
    """University of Montenegro: 90 points are an A, and B is less than 90."""
    define(_percent("[90, 100]", "[80, 90], below = true", "[70, 80], below = true"))
    define(_percent("[90, 100], over = true", "[80, 90]"))
    with pytest.raises(DefinitionError, match="the percent bands of B and A overlap"):
        define(_percent("[90, 100]", "[80, 90]"))
    with pytest.raises(DefinitionError, match="90 to 90"):
        define(_percent("[90, 100], over = true", "[90, 90], below = true"))


@pytest.mark.parametrize(
    ("upper", "lower", "gaps"),
    [
        ("[90, 100]", "[80, 89]", 0),  # whole numbers follow each other
        ("[90, 100]", "[80, 88]", 1),
        ("[90, 100]", "[80, 90], below = true", 0),
        ("[91, 100]", "[80, 90], below = true", 1),  # 90 is in no row
        ("[90, 100], over = true", "[80, 90]", 0),
        ("[90, 100], over = true", "[80, 90], below = true", 1),  # 90 itself is in no row
        ("[90, 100], over = true", "[80, 89]", 1),
    ],
)
def test_a_gap_between_percentages_is_told(define: Define, upper: str, lower: str, gaps: int) -> None:
    found = check_data(define(_percent(upper, lower)))
    assert [finding.code for finding in found.notes].count("data.bands-gap") == gaps
