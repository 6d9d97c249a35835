"""Messages for people: without arguments, attributes and calls."""

import pytest

from bologna_credits.core.plain_words import speaks_python, without_python


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("no single rule leads from A to B; say how with by=: ModifiedBavarian(…)", "no single rule leads from A to B"),
        (
            "it has several versions: 1, 2; say the day that counts with on=",
            "it has several versions: 1, 2; say the day that counts",
        ),
        ("name one: by=catalogue.equivalences(…)[i]; the rest", "the rest"),
        ("x = 1 + 3 · (6 − 4); DL 42/2005 art. 20(2)", "x = 1 + 3 · (6 − 4); DL 42/2005 art. 20(2)"),
    ],
)
def test_clauses_of_python_are_left_out_and_others_stay(words: str, told: str) -> None:
    assert without_python(words) == told


@pytest.mark.parametrize("words", ["ask for .exact", "catalogue.practices", "settle(…)", "say on="])
def test_arguments_attributes_and_calls_are_python(words: str) -> None:
    assert speaks_python(words)
