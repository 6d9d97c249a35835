"""Deadlines of the bundled schemes."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import ArgumentError, mobility_scheme
from bologna_credits.mobility import check_deadline


def told(what: str, event: str, done: str | None, scheme: str = "ERASMUS-2021", **more: object) -> list[str]:
    return [f.code for f in check_deadline(scheme, what, event=event, done=done, **more)]  # type: ignore[arg-type]


def test_five_weeks_after_the_start_was_in_time_until_2020() -> None:
    assert told("change-requested", "2016-09-01", "2016-10-06", "ERASMUS-2014") == ["deadline.kept"]
    assert told("change-requested", "2016-09-01", "2016-10-07", "ERASMUS-2014") == ["deadline.missed"]


def test_within_two_to_five_weeks_the_institutions_set_the_time() -> None:
    assert told("change-requested", "2022-09-01", "2022-09-15") == ["deadline.kept"]
    assert told("change-requested", "2022-09-01", "2022-09-16") == ["deadline.span"]
    assert told("change-requested", "2022-09-01", "2022-10-06") == ["deadline.span"]
    assert told("change-requested", "2022-09-01", "2022-10-07") == ["deadline.missed"]
    assert told("change-requested", "2022-09-01", "2022-09-22", set_to=3) == ["deadline.kept"]
    assert told("change-requested", "2022-09-01", "2022-09-23", set_to=3) == ["deadline.missed"]
    with pytest.raises(ArgumentError, match="2 to 5 weeks"):
        told("change-requested", "2022-09-01", "2022-09-22", set_to=6)


def test_what_is_normally_done_within_a_time_is_open_after_it() -> None:
    assert told("transcript", "2023-02-01", "2023-03-08") == ["deadline.kept"]
    assert told("transcript", "2023-02-01", "2023-03-09") == ["deadline.normally"]
    assert told("recognition", "2023-02-01", None) == ["deadline.not-done"]


def test_the_ten_days_of_kazguu_fail_nobody_else() -> None:
    late = check_deadline("KZ-INTERNAL", "recognition", event="2023-02-01", done="2023-02-12")
    assert [(finding.verdict.value, finding.message) for finding in late] == [
        (
            "open",
            "done on 2023-02-12, later than 10 days after student's statement (until 2023-02-11); the deadline is set by KAZGUU only: does it apply here?",
        )
    ]
    assert check_deadline("KZ-INTERNAL", "recognition", event="2023-02-01", done="2023-02-11").holds


def test_a_deadline_that_a_scheme_does_not_have_is_told() -> None:
    with pytest.raises(ArgumentError, match='did you mean "transcript"'):
        told("transkript", "2023-02-01", None)
    with pytest.raises(ArgumentError, match="none: the scheme has no deadlines"):
        told("transcript", "2023-02-01", None, "KZ-KAZNU")


def test_a_time_in_months_is_narrowed_to_whole_months() -> None:
    """Half a month has no day on which it ends; cut to one month, an answer in time would be late."""
    scheme = mobility_scheme("ERASMUS-2021")
    months = tuple(
        attrs.evolve(one, unit="months", least=Fraction(1), number=Fraction(3))
        for one in scheme.deadlines
        if one.what == "change-requested"
    )
    own = attrs.evolve(scheme, deadlines=months)
    assert check_deadline(own, "change-requested", event="2022-09-01", done="2022-11-01", set_to=2).holds
    with pytest.raises(ArgumentError, match="use a whole number of months"):
        check_deadline(own, "change-requested", event="2022-09-01", done="2022-10-10", set_to="1.5")
