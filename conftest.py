"""Examples in the README, the documentation and the docstrings run in the ordinary test run; fixtures that many tests use."""

from collections.abc import Callable
from doctest import ELLIPSIS
from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import Sybil, SybilCollection

from bologna_credits import Catalogue, default_catalogue, read_definition
from bologna_credits.law import Definition

_ROOT = Path(__file__).resolve().parent
_FOLDERS = {page.parent for page in (_ROOT / "docs").rglob("*.md") if "_build" not in page.parts}
# "**" reaches exactly one folder deep before Python 3.13: each folder is named, or its pages are silently not executed.
_PAGES = ["README.md", *sorted(f"{folder.relative_to(_ROOT).as_posix()}/*.md" for folder in _FOLDERS)]
_WITHOUT_SPARK = [] if find_spec("pyspark") else ["docs/how-to/spark.md"]  # nox -s spark has it

pytest_collect_file = SybilCollection(
    [
        Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], path=".", patterns=_PAGES, excludes=_WITHOUT_SPARK),
        Sybil(parsers=[DocTestParser(optionflags=ELLIPSIS)], path="src", patterns=["**/*.py"]),
    ]
).pytest()


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return _ROOT


@pytest.fixture(scope="session")
def define() -> Callable[[str], Definition]:
    """A definition of the invented country XX from the rest of its file."""

    def read(rest: str) -> Definition:
        head = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'
        note = "invented: unquoted, not read"
        source = f'sources.a = {{ title = "An act", url = "https://example.org/a", seen = "secondary", note = "{note}" }}\n'
        return read_definition(head + source + rest, "xx.toml")

    return read


@pytest.fixture(scope="session")
def with_country(define: Callable[[str], Definition]) -> Callable[[str], Catalogue]:
    """The bundled catalogue and the invented country XX."""

    def extend(rest: str) -> Catalogue:
        return default_catalogue().with_definition(define(rest))

    return extend
