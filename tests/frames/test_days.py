"""Days of one stretch have the same answers."""

import datetime

import bologna_credits as bc
from bologna_credits.core import Standing
from bologna_credits.frames.days import DayClasses


def test_two_days_of_one_stretch_stand_alike_to_every_scale() -> None:
    classes = DayClasses(bc.default_catalogue())
    scales = [scale for definition in bc.default_catalogue().all() for scale in definition.scales]
    first: dict[int, list[Standing]] = {}
    start = datetime.date(1985, 1, 1)
    for step in range(0, 16_000, 7):
        day = start + datetime.timedelta(days=step)
        stands = [scale.in_force.on(day) for scale in scales]
        assert first.setdefault(classes.of(day), stands) == stands, day
    assert len(first) > 20


def test_the_end_of_the_calendar_has_a_stretch() -> None:
    classes = DayClasses(bc.default_catalogue())
    assert classes.of(datetime.date.max) >= classes.of(datetime.date(2030, 1, 1)) > classes.of(datetime.date.min)
