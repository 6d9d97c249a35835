"""Scales as they stand for one level of study: sweeps that reckon with the lowest pass need one, and some scales have several."""

from collections.abc import Iterable

import attrs

from bologna_credits import Circumstances, GradingScale
from bologna_credits.core import When


def _of(when: When) -> Circumstances:
    known = {field.name for field in attrs.fields(Circumstances)}
    asked = {field.name: getattr(when, field.name) for field in attrs.fields(When)}
    return Circumstances(**{name: value for name, value in asked.items() if name in known})


def by_level(scales: Iterable[GradingScale]) -> list[GradingScale]:
    """Return scales, each with pass marks by level as one scale for each of its levels."""
    found: list[GradingScale] = []
    for scale in scales:
        found += [scale.under(_of(mark.when)) for mark in scale.pass_marks] or [scale]
    assert all(not scale.pass_marks for scale in found)
    return found
