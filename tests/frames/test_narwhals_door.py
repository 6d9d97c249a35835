"""Without narwhals the error says what to install."""

import importlib
import sys

import pytest

from bologna_credits.core import MissingExtraError


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "bologna_credits.frames.narwhals_door", raising=False)
    with pytest.raises(MissingExtraError, match=r"bologna_credits\[frames\]"):
        importlib.import_module("bologna_credits.frames.narwhals_door")
