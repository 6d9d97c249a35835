"""A misspelt name is answered with the known one that is most like it."""

import pytest

from bologna_credits import (
    UnknownGradeError,
)
from bologna_credits.core.misspellings import nearest


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("kz-rq", ["KZ-RK", "ECTS"], "KZ-RK"),
        ("ects", ["ECTS"], "ECTS"),
        ("straße", ["STRASSE"], "STRASSE"),
        ("xyz", ["ECTS"], None),
        ("ects", [], None),
    ],
)
def test_the_nearest_name_is_found_without_regard_to_case(name: str, known: list[str], found: str | None) -> None:
    assert nearest(name, known) == found


@pytest.mark.parametrize(
    ("given", "known", "hint"),
    [
        ("2", ("12", "10", "02"), 'did you mean "02"?'),
        ("0", ("10", "00", "-3"), 'did you mean "00"?'),
        ("3", ("13", "-3"), None),
        ("1,4", ("1.0", "1.3"), None),
        ("A+", ("A", "B"), 'did you mean "A"?'),
    ],
)
def test_a_number_that_is_no_grade_is_not_taken_for_another_number(given: str, known: tuple[str, ...], hint: str | None) -> None:
    told = str(UnknownGradeError("XX", given, known))
    assert (hint in told) if hint else ("did you mean" not in told)
