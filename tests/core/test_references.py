"""Whoever owns a value may be asked for a reference to it."""

from typing import Any

import pytest

from bologna_credits.core import references
from bologna_credits.core.references import Reference, owner, reference_to


def test_the_first_owner_that_knows_a_value_gives_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(references, "_owners", [])

    @owner
    def of_numbers(value: Any) -> Reference | None:
        asked.append(value)
        return (int, (str(value),)) if isinstance(value, int) else None

    @owner
    def of_all(value: Any) -> Reference | None:
        return str, (value,)

    assert reference_to(7) == (int, ("7",))
    assert reference_to("x") == (str, ("x",))
    assert asked == [7, "x"]


def test_a_value_that_nobody_owns_has_no_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "_owners", [])
    assert reference_to(7) is None
