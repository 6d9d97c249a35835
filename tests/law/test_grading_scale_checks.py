"""The checks on grading scales."""

from collections.abc import Callable

import pytest

from bologna_credits import (
    DefinitionError,
)
from bologna_credits.law import Definition

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
