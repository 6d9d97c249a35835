"""The learner's data: given by the caller, and never shown."""

import datetime
import pickle
from typing import Any

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError
from bologna_credits.core import UnknownCountryError
from bologna_credits.interop import Learner


def a_learner(**more: Any) -> Learner:
    return Learner(given_names="Secretname", family_name="Hiddenson", **more)


def test_no_repr_and_no_str_shows_the_learner() -> None:
    learner = a_learner(identifiers={"esi": "1234567"}, born="1999-12-31", birth_name="Secret Born", birth_place="Nowhere")
    assert repr(learner) == str(learner) == f"{learner}" == "Learner(…)"


def test_no_message_shows_the_day_of_birth() -> None:
    with pytest.raises(ArgumentError) as raised:
        a_learner(born="1999-13-31")
    assert str(raised.value) == 'born cannot be "what was given"; use a day as YYYY-MM-DD'


def test_days_and_codes_are_read() -> None:
    learner = a_learner(born="1999-12-31", citizenship="uk", identifiers={"esi": "1"})
    assert (learner.born, learner.citizenship) == (datetime.date(1999, 12, 31), "GB")
    assert learner.identifiers == (("esi", "1"),)


def test_names_are_needed_and_may_be_empty() -> None:
    assert Learner(given_names="", family_name="").family_name == ""
    with pytest.raises(ArgumentTypeError, match="given_names"):
        Learner(given_names=None, family_name="")  # type: ignore[arg-type]


def test_a_citizenship_that_is_no_country_is_refused() -> None:
    with pytest.raises(UnknownCountryError):
        a_learner(citizenship="Kazakstan")


def test_equal_learners_hash_and_pickle() -> None:
    assert pickle.loads(pickle.dumps(a_learner())) == a_learner()
    assert len({a_learner(), a_learner()}) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("identifiers", "010190-1234"), ("identifiers", {"esi": 10190}), ("born", ("010190",))]
)
def test_no_message_about_a_wrong_type_shows_the_value(field: str, value: object) -> None:
    with pytest.raises(ArgumentTypeError) as raised:
        a_learner(**{field: value})
    assert "0190" not in str(raised.value)


def test_the_language_of_the_other_script_is_a_code() -> None:
    assert a_learner(other_script="Айгүл", other_language="kk").other_language == "kk"
    with pytest.raises(ArgumentError, match="other_language"):
        a_learner(other_script="Айгүл", other_language="Қазақ")
