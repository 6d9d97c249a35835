"""Values that stand as text, read again."""

import pytest
from hypothesis import given, strategies as st

import bologna_credits as bc
from bologna_credits.core import Boundary, InForce, Meaning
from bologna_credits.core.languages import words
from bologna_credits.core.messages import show_fact
from bologna_credits.core.retold_values import value_told

RU, KK = words("ru"), words("kk")
BOUNDARIES = st.builds(
    Boundary, st.dates(), st.sampled_from(list(Meaning)), known=st.none() | st.dates(), source=st.none(), known_source=st.none()
)


@given(st.builds(InForce, starts=st.none() | BOUNDARIES, ends=st.none() | BOUNDARIES))
def test_days_in_force_say_what_the_value_says(held: InForce) -> None:
    assert value_told(str(held), RU) == show_fact(held, RU)
    assert value_told(str(held), KK) == show_fact(held, KK)


@pytest.mark.parametrize(
    "said", [{"cycle": "first", "activity": "practice.industrial"}, {"intake": 2014, "mode": "part-time"}, {"track": "research"}]
)
def test_circumstances_say_what_the_value_says(said: dict[str, object]) -> None:
    value = bc.Circumstances(**said)  # type: ignore[arg-type]
    assert value_told(str(value), RU) == show_fact(value, RU)


def test_a_range_of_credits_says_what_the_value_says() -> None:
    value = bc.CreditRange("4.5", "16/3", "ECTS")
    assert value_told(str(value), RU) == show_fact(value, RU)


def test_the_words_that_a_circumstance_may_have_are_those_of_the_registrar() -> None:
    assert value_told("cycle (first, second)", RU) == "уровень (бакалавриат, магистратура)"
    assert value_told("cycle (first, last)", RU) is None


def test_the_numbers_of_a_scale_are_told_with_the_labels_before_them() -> None:
    assert value_told("20 to 0 (lowest pass 10)", RU) == "от 20 до 0 (наименьшая положительная 10)"
    assert value_told("1.0 to 5.0 in steps of 0.1 (lowest pass 4.0)", KK) == "1.0 – 5.0, қадамы 0.1 (ең төмен оң баға 4.0)"


@pytest.mark.parametrize(
    "text",
    ["", "from 2018-10-12 (sung)", "from 2018-13-12 (signed)", "cycle last", "intake 0", "cycle first, theory", "B+", "A to B C"],
)
def test_another_text_is_no_such_value(text: str) -> None:
    assert value_told(text, RU) is None
