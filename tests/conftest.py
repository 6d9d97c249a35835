"""Fixtures that many tests use."""

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from bologna_credits import Catalogue, Definition, default_catalogue, read_definition

_ROOT = Path(__file__).resolve().parent.parent

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return _ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of documents and worked cases beside the checkout."""
    path = Path(os.environ.get("BOLOGNA_SHARED", str(_ROOT.parent / "shared")))
    if not path.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs ../shared, and {path} is absent")
        pytest.skip("needs ../shared")
    return path


@pytest.fixture(scope="session")
def define() -> Callable[[str], Definition]:
    """A definition of the invented country XX from the rest of its file."""

    def read(rest: str) -> Definition:
        head = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'
        source = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'
        return read_definition(head + source + rest, "xx.toml")

    return read


@pytest.fixture(scope="session")
def with_country(define: Callable[[str], Definition]) -> Callable[[str], Catalogue]:
    """The bundled catalogue and the invented country XX."""

    def extend(rest: str) -> Catalogue:
        return default_catalogue().with_definition(define(rest))

    return extend
