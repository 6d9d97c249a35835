"""A misspelt name is answered with the known one that is most like it."""

from difflib import get_close_matches

import pytest
from hypothesis import example, given, settings, strategies as st

from bologna_credits import (
    UnknownGradeError,
    grading_scales,
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


CODES = [scale.code for scale in grading_scales()]
_WORDS = st.text("ABCdeß-12", max_size=6)


@given(name=_WORDS | st.sampled_from(CODES), known=st.lists(_WORDS, unique_by=str.casefold, max_size=12) | st.just(CODES))
@example("NO-FA-2", CODES)
@settings(max_examples=60)
def test_the_nearest_name_is_the_one_that_a_comparison_with_each_name_finds(name: str, known: list[str]) -> None:
    folded = {one.casefold(): one for one in known}
    turned = [one for key, one in folded.items() if sorted(key) == sorted(name.casefold())]
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    assert nearest(name, known) == (turned[0] if turned else folded[close[0]] if close else None)


@pytest.mark.parametrize(
    ("mark", "known", "hint"),
    [
        ("2", ("12", "10", "02"), 'did you mean "02"?'),
        ("0", ("10", "00", "-3"), 'did you mean "00"?'),
        ("3", ("13", "-3"), None),
        ("1,4", ("1.0", "1.3"), None),
        ("A+", ("A", "B"), 'did you mean "A"?'),
    ],
)
def test_a_number_that_is_no_grade_is_not_taken_for_another_number(mark: str, known: tuple[str, ...], hint: str | None) -> None:
    told = str(UnknownGradeError("XX", mark, known))
    assert (hint in told) if hint else ("did you mean" not in told)
