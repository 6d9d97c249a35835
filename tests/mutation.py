"""Support for mutation testing: a plug-in of pytest that `tools/mutants.py` loads with `-p tests.mutation`."""

import contextlib
import gc
import os
import sys
from pathlib import Path
from types import NoneType

import pytest
from hypothesis import HealthCheck, settings

from bologna_credits import GradingScale, GradingTable, ModifiedBavarian
from bologna_credits.conversion import grades
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.grades import NumberGrades
from bologna_credits.law import catalogue
from bologna_credits.law.memories import Memories
from bologna_credits.law.plugins import installed


def pytest_configure() -> None:
    """A mutant dies by what a test asserts, the same way each time, never by being slow to generate."""
    settings.register_profile(
        "mutants", deadline=None, derandomize=True, max_examples=10, suppress_health_check=list(HealthCheck)
    )
    settings.load_profile("mutants")


_WORKED_OUT: dict[type, tuple[str, ...]] = {
    GradingScale: ("known", "_reader", "_learnt"),
    GradingTable: ("_graded", "_passing", "whole_weights", "laid_beside", "_sums"),
    NumberGrades: ("whole",),
}
"""What values that tests hold have worked out of themselves."""


def _forget() -> None:
    catalogue._DEFAULT = catalogue.Catalogue(BUNDLED, (), installed)
    for known in (grades._LOOKED_UP, grades._RANKING):
        for kind in [kind for kind in known if kind not in (NoneType, ModifiedBavarian)]:
            del known[kind]
    for thing in gc.get_objects():
        if type(thing) is Memories:  # of catalogues that tests hold
            thing.clear()
        for name in _WORKED_OUT.get(type(thing), ()):
            with contextlib.suppress(AttributeError):  # what was not asked for is not there
                object.__delattr__(thing, name)
    for module in [module for name, module in sys.modules.items() if name.startswith("bologna_credits.")]:
        for item in vars(module).values():
            if hasattr(item, "cache_clear"):
                item.cache_clear()


@pytest.fixture(autouse=True)
def _seen_to_call() -> None:
    """While mutmut learns which tests call which function: what is remembered is not called again."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _forget()


@pytest.fixture(autouse=True, scope="session")
def _nothing_remembered() -> None:
    """What was remembered while tests were collected was reckoned by code without a mistake."""
    _forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module's own tests come first where a mutant of it is looked for: they find it soonest; laws come last."""
    module = os.environ.get("MUTANT_UNDER_TEST", "").split("__mutmut_")[0].split(".")[1:-1]
    own = Path("tests", *module[:-1], f"test_{''.join(module[-1:])}.py").parts
    items.sort(key=lambda item: (item.path.parts[-len(own) :] != own, item.path.parent.name == "laws"))
