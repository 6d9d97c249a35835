"""What all tests share: Hypothesis profiles, and the samples and golden vectors beside the checkout."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bologna_credits.law import catalogue

IN_CI = os.environ.get("CI") == "true"
MUTATED = os.environ.get("BOLOGNA_MUTANTS") == "true"  # set by tools/mutants.py

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# A mutant dies by what a test asserts, the same way each time, never by being slow to generate.
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=10, suppress_health_check=list(HealthCheck))
settings.load_profile("mutants" if MUTATED else "ci" if IN_CI else "local")


def _forget() -> None:
    catalogue._default.clear()
    for module in [module for name, module in sys.modules.items() if name.startswith("bologna_credits.")]:
        for item in vars(module).values():
            if hasattr(item, "cache_clear"):
                item.cache_clear()


@pytest.fixture(autouse=MUTATED)
def _seen_to_call() -> None:
    """While mutmut learns which tests call which function: what is remembered is not called again."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _forget()


@pytest.fixture(autouse=MUTATED, scope="session")
def _nothing_remembered() -> None:
    """What was remembered while tests were collected was reckoned by code without a mistake."""
    _forget()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and golden vectors; in CI its absence is a failure, elsewhere a reason to skip."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    folder = Path(os.environ.get("BOLOGNA_SHARED", beside))
    if not folder.is_dir():
        if IN_CI:
            pytest.fail(f"needs ../shared, and CI must have it: {folder}")
        pytest.skip("needs ../shared")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module's own tests come first where a mutant of it is looked for: they find it soonest; laws come last."""
    if MUTATED:
        module = os.environ.get("MUTANT_UNDER_TEST", "").split(".")[1:2]
        items.sort(key=lambda item: (item.path.stem != f"test_{''.join(module)}", item.path.parent.name == "laws"))
