"""Objects and texts of JSON-LD: one value or several, and values of another form as if they were absent."""

from typing import Any

import pytest

from bologna_credits.interop.elm.items import first_text, institution, item, items, text_of, texts_of


def test_a_property_holds_one_value_or_several() -> None:
    assert list(items({"a": {"b": 1}}, "a")) == list(items({"a": [{"b": 1}, "x"]}, "a")) == [{"b": 1}]
    assert text_of({"a": "x"}, "a") == text_of({"a": ["x", "y"]}, "a") == "x"
    assert first_text({"a": {"nb": "Rett", "en": ["Law"]}}, "a") == "Law"
    assert first_text({}, "a") is None


def test_an_institution_is_read_by_its_legal_name_else_by_another() -> None:
    assert institution({"legalName": {"en": "Life"}, "altLabel": {"en": "UL"}}).name == "Life"
    assert institution({"altLabel": {"en": "UL"}}).name == "UL"
    assert institution({}).name == "–"


@pytest.mark.parametrize("value", [None, 3, "x", [], [3], {"a": 3}])
def test_values_of_another_form_are_as_if_they_were_absent(value: Any) -> None:
    assert list(items(value, "a")) == []
    assert item({"a": value if not isinstance(value, dict) else 3}, "a") == {}
    assert text_of(value, "a") is None
    assert texts_of({"a": value}, "a") == () or isinstance(value, dict)
