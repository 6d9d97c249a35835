"""The one item that a code means; the errors of look-ups are tested with the catalogue."""

import datetime

import pytest

import bologna_credits as bc
from bologna_credits.law.choosing import first_of_each, named, the_one


def test_a_code_is_found_without_regard_to_case_and_a_countrys_by_day() -> None:
    definitions = bc.default_catalogue().definitions("KZ")
    systems = first_of_each(definitions, lambda definition: definition.systems)
    assert [system.code for system in named(systems, " kz-rk ")] == ["KZ-RK"]
    assert the_one(named(systems, "KZ-RK"), "KZ-RK", datetime.date(1900, 1, 1), "credit system").code == "KZ-RK"
    with pytest.raises(bc.AmbiguousCodeError, match="several credit systems"):
        the_one(systems, "KZ", None, "credit system")


def test_an_earlier_definition_replaces_a_later_one() -> None:
    definitions = bc.default_catalogue().definitions("NO")
    once = first_of_each(definitions, lambda definition: definition.scales)
    assert first_of_each((*definitions, *definitions), lambda definition: definition.scales) == once
