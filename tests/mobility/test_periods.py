"""Periods and earlier stays as values."""

from fractions import Fraction

import pytest

from bologna_credits import (
    ArgumentError,
    MobilityPeriod,
    NumberError,
    mobility_scheme,
)
from bologna_credits.core import Month
from bologna_credits.mobility import EarlierStay


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"end": "2022-08-31"}, "end cannot be"),
        ({"person": "teacher"}, "person cannot be"),
        ({"activity": "holidays"}, "activity cannot be"),
        ({"cycle": "bachelor"}, "cycle cannot be"),
        ({"hours": -1}, "hours cannot be"),
        ({"interruptions": [("2022-08-31", "2022-09-02")]}, "days within the stay"),
        ({"interruptions": [("2022-12-31", "2023-01-02")]}, "days within the stay"),
        ({"interruptions": [("2022-10-05", "2022-10-01")]}, "not before the first"),
        ({"interruptions": [("2022-10-01", "2022-10-05"), ("2022-10-05", "2022-10-06")]}, "no other interruption"),
        ({"start": "soon"}, "start cannot be"),
    ],
)
def test_wrong_input_is_one_clear_error(change: dict[str, object], match: str) -> None:
    given = {"start": "2022-09-01", "end": "2022-12-31", **change}
    with pytest.raises(ArgumentError, match=match):
        MobilityPeriod(**given)  # type: ignore[arg-type]


def test_an_earlier_stay_is_not_less_than_nothing() -> None:
    assert EarlierStay("4.5", days=3).total == Fraction(138)
    with pytest.raises(ArgumentError, match="0 or more"):
        EarlierStay(-1)
    with pytest.raises(NumberError):
        EarlierStay("many")


def test_a_period_reads_for_people() -> None:
    assert str(MobilityPeriod(Month(2023, 2), "2023-06-30")) == "student, study, 2023-02 to 2023-06-30"
    assert mobility_scheme("KZ-INTERNAL").name("ru") == "Внутренняя академическая мобильность"
    assert mobility_scheme("KZ-INTERNAL").name("kk") == "Academic mobility inside Kazakhstan"
