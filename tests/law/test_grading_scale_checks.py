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
