"""The digests of a stored document tell that somebody changed it."""

import copy
import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentTypeError
from bologna_credits.recognition.digests import digest_of, first_difference, seal, with_digests, wrong_digests

_DOCUMENT = {"format": 1, "kind": "case", "written_by": "0.1.0", "record": {"a": "б"}, "scales": {}}
_PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


def test_the_digest_is_that_of_the_json_with_sorted_keys_and_without_spaces() -> None:
    # printf '{"a":null,"b":1}' | sha256sum
    assert digest_of({"b": 1, "a": None}).startswith("sha256:c0bf82ad")
    assert digest_of("\ud800") != digest_of("?")


def test_a_document_is_read_with_its_own_digests_alone() -> None:
    sealed = with_digests(_DOCUMENT, {"rows": []})
    assert wrong_digests(sealed, ("rows",)) == []
    assert wrong_digests({key: value for key, value in sealed.items() if key != "rows"}, ("rows",)) == []
    assert [at for at, _ in wrong_digests(sealed | {"rows": [1]}, ("rows",))] == ["digests.readable"]
    assert [at for at, _ in wrong_digests(sealed | {"record": {}}, ("rows",))] == ["digests.record"]
    assert wrong_digests(_DOCUMENT, ()) == [("digests", "is missing")]
    assert wrong_digests(_DOCUMENT | {"digests": "x"}, ()) == [("digests", "is an object with the digest of each half")]
    more = copy.deepcopy(sealed)
    more["digests"]["x"] = "y"
    assert wrong_digests(more, ("rows",)) == [("digests.x", "is unknown")]


_CIRCLE: dict[str, Any] = {}
_CIRCLE["a"] = _CIRCLE


@pytest.mark.parametrize(
    "value", [datetime.date(2016, 9, 1), Fraction(1, 2), {1, 2}, object(), 10**5000, {1: 1, "a": 2}, _CIRCLE], ids=range(7)
)
def test_what_json_does_not_hold_is_a_difference_and_no_error_of_python(value: Any) -> None:
    sealed = with_digests(_DOCUMENT, {"rows": []})
    assert [at for at, _ in wrong_digests(sealed | {"rows": value}, ("rows",))] == ["digests.readable"]
    with pytest.raises(ArgumentTypeError, match=r"as json\.loads gives them, and is a value that JSON does not hold"):
        seal(sealed | {"record": value})


def test_a_document_that_was_changed_on_purpose_is_sealed_anew() -> None:
    changed = with_digests(_DOCUMENT, {"rows": []}) | {"record": {"a": "c"}}
    assert wrong_digests(seal(changed), ("rows",)) == []
    assert "rows" not in seal(changed)


@pytest.mark.parametrize(
    ("given", "derived", "place"),
    [
        ({"a": [1, 2]}, {"a": [1, 3]}, "a[1]"),
        ({"a": [1]}, {"a": [1, 3]}, "a"),
        ({"a": 1}, {}, "a"),
        ({}, {"a": 1}, "a"),
        ({"a": {"b": True}}, {"a": {"b": 1}}, "a.b"),
        ([], {}, ""),
        ({"a": 1}, {"a": 1}, None),
    ],
)
def test_the_first_difference_is_named_by_its_place(given: object, derived: object, place: str | None) -> None:
    assert first_difference(given, derived) == place


@given(_PLAIN, _PLAIN)
def test_two_values_differ_somewhere_if_and_only_if_they_are_not_the_same(one: Any, other: Any) -> None:
    assert first_difference(one, copy.deepcopy(one)) is None
    assert (first_difference(one, other) is None) is (digest_of(one) == digest_of(other))
