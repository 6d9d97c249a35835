"""The parts that all tests share: Hypothesis profiles, and the samples and golden vectors beside the checkout."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bologna_credits import Catalogue, default_catalogue, read_definition
from bologna_credits.core.visible import is_whole

IN_CI = os.environ.get("CI") == "true"

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# A traced run asks which lines run at all: few examples, and the same ones each time.
settings.register_profile("traced", deadline=None, derandomize=True, max_examples=20)
settings.load_profile("traced" if os.environ.get("TRACED") == "true" else "ci" if IN_CI else "local")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test after its argument where the value is a document: a workbook holds the second in which it was packed.

    Two processes that collect the same tests in different seconds would call them by different names. pytest before 9 shows
    bytes of any length in the name, and text with half of a character, which no process can tell another.
    """
    halved = isinstance(val, str) and not is_whole(val)
    return argname if halved or (isinstance(val, bytes) and len(val) > 100) else None


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


@pytest.fixture
def counted_calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[type, str], list[object]]:
    """Count the calls of a method of a class: the objects on which it was called, in order."""

    def counted(kind: Any, name: str) -> list[object]:
        seen: list[object] = []
        call = getattr(kind, name)

        def noted(self: object, *args: Any, **kwargs: Any) -> Any:
            seen.append(self)
            return call(self, *args, **kwargs)

        monkeypatch.setattr(kind, name, noted)
        return seen

    return counted


# An invented country that the tests of look-up, search and ways share.
_NOWHERE = """
format = 1
country = "XX"
names = { qq = "Nirgendwo" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
[[scales]]
code = "XX-S"
names = { en = "marks of Nowhere" }
basis = "statute"
source = "a"
numbers = { best = 10, lowest_pass = 5, worst = 0 }
bands = [{ low = 9, high = 10, words = { de = "sehr schön" } }]
rows = [{ label = "11", passes = true, value = 11, above = true, aliases = ["eleven!"], words = { fr = "félicité" } }]
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "statute"
source = "a"
rows = [{ low = 9, high = 10, to = ["A"] }]
ends = { day = 2010-12-31, is = "in_force", source = "a" }
[[equivalences]]
from = "XX-S"
to = "ECTS-AF"
basis = "institution"
source = "a"
authority = "Uni"
withdrawn = "it was unlawful"
rows = [{ low = 9, high = 10, to = ["B"] }]
"""


@pytest.fixture(scope="session")
def nowhere() -> Catalogue:
    """The bundled catalogue and the country XX."""
    return default_catalogue().with_definition(read_definition(_NOWHERE, "xx.toml"))
