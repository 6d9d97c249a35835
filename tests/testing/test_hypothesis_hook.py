"""The entry point for Hypothesis."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from bologna_credits.testing import hypothesis_hook


def test_hypothesis_finds_them_through_its_entry_point() -> None:
    assert [point.value for point in entry_points(group="hypothesis") if point.name == "bologna_credits"] == [
        "bologna_credits.testing.hypothesis_hook:register"
    ]
    hypothesis_hook.register()


@pytest.mark.sweep
@pytest.mark.parametrize("first", ["bologna_credits.testing.strategies", "hypothesis"])
def test_either_may_be_imported_first(first: str) -> None:
    code = f"import {first}; from hypothesis import strategies as st; from bologna_credits import Credits; st.from_type(Credits).validate()"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
