"""Decisions and letterheads that the tests of letters share."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bologna_credits import Recognition, interop

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ("kostanay-oslo", "kostanay-lodz", "oslo-kostanay", "kostanay-almaty")


@cache
def decided(name: str) -> Recognition:
    return interop.case.load(ROOT / "examples" / name).recognise()


@pytest.fixture
def decision() -> Callable[[str], Recognition]:
    return decided
