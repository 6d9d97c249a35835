"""Circumstances on which a rule depends."""

import attrs
import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, CircumstanceNeededError, Circumstances
from bologna_credits.core import When
from bologna_credits.core.circumstances import matching


@attrs.frozen
class _Row:
    when: When
    name: str


_ROWS = [
    _Row(When(), "always"),
    _Row(When(activity="practice"), "any practice"),
    _Row(When(activity="practice.industrial"), "industrial"),
    _Row(When(cycle="first", activity="theory"), "theory"),
    _Row(When(activity="attestation", intake_from=2009, intake_to=2011), "old"),
    _Row(When(activity="attestation", intake_from=2012), "new"),
]


def _names(case: Circumstances) -> list[str]:
    return [row.name for row in matching(_ROWS, case, "a rule")]


@pytest.mark.parametrize(
    ("case", "names"),
    [
        (Circumstances(cycle="first", activity="theory"), ["theory"]),
        (Circumstances(activity="practice.industrial"), ["industrial"]),
        (Circumstances(activity="practice.research"), ["any practice"]),
        (Circumstances(activity="attestation", intake=2011), ["old"]),
        (Circumstances(activity="attestation", intake=2012), ["new"]),
        (Circumstances(activity="attestation", intake=2008), ["always"]),
        (Circumstances(cycle="third", activity="theory"), ["always"]),
    ],
)
def test_the_row_with_the_most_matching_keys_answers(case: Circumstances, names: list[str]) -> None:
    assert _names(case) == names


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (Circumstances(activity="theory"), "cycle= one of first"),
        (Circumstances(activity="attestation"), "intake= one of 2009–2011, 2012–…"),
        (Circumstances(activity="practice"), "activity= one of practice.industrial"),
        (Circumstances(), "activity= one of practice, practice.industrial, theory, attestation"),
    ],
)
def test_a_row_that_asks_for_what_was_not_said_lists_what_to_say(case: Circumstances, asked: str) -> None:
    with pytest.raises(CircumstanceNeededError, match="depends on circumstances") as caught:
        _names(case)
    assert asked in str(caught.value)


def test_the_mode_and_the_stage_of_study_are_circumstances_like_the_others() -> None:
    """Azerbaijan's academy of sport: 30 credits a semester, 24 part-time. Tbilisi: 65 a year at most, 70 in the final year."""
    rows = [
        _Row(When(), "as a rule"),
        _Row(When(mode="part-time"), "part-time"),
        _Row(When(mode="part-time", stage="final-year"), "both"),
    ]
    found = [
        matching(rows, case, "a rule")
        for case in (
            Circumstances(mode="full-time"),
            Circumstances(mode="part-time", stage="earlier"),
            Circumstances(mode="part-time", stage="final-year"),
        )
    ]
    assert [row.name for (row,) in found] == ["as a rule", "part-time", "both"]
    with pytest.raises(CircumstanceNeededError) as caught:
        matching(rows, Circumstances(), "a rule")
    assert caught.value.choices == (("mode", ("part-time",)), ("stage", ("final-year",)))
    assert str(Circumstances(mode="evening", stage="earlier")) == "mode evening, stage earlier"
    assert str(When("first", mode="evening", stage="earlier")) == "cycle first, evening, earlier"
    assert Circumstances(mode="distance").over(Circumstances("first", stage="earlier")).said == {
        "cycle": "first",
        "mode": "distance",
        "stage": "earlier",
    }


def test_nothing_matches_where_everything_is_contradicted() -> None:
    assert matching([_Row(When(track="profile"), "x")], Circumstances(track="research"), "a rule") == ()


def test_circumstances_carry_over_and_print() -> None:
    assert Circumstances(activity="research").over(Circumstances(cycle="first", activity="theory")) == Circumstances(
        "first", None, "research"
    )
    assert str(Circumstances("first", intake=2012)) == "cycle first, intake 2012"
    assert str(Circumstances()) == "no circumstances given"
    assert str(When()) == "always"
    assert str(When("first", "profile", "theory", intake_to=2011)) == "cycle first, track profile, theory, intake …–2011"


def test_a_word_that_is_none_of_them_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='did you mean "first"'):
        Circumstances(cycle="frst")  # type: ignore[arg-type]  # wrong on purpose
    for intake in ("2012", True):
        with pytest.raises(ArgumentTypeError, match="intake must be a whole number or None"):
            Circumstances(intake=intake)  # type: ignore[arg-type]


def test_the_circumstances_of_a_row_are_words_and_years() -> None:
    with pytest.raises(ArgumentTypeError, match="cycle must be one of short, first, second, third, or None, and is int"):
        When(cycle=1)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="intake_from must be a year as an int"):
        When(intake_from="2012")  # type: ignore[arg-type]
