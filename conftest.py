"""Every example in the README, the documentation and the docstrings runs in the ordinary test run."""

from doctest import ELLIPSIS

from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import Sybil, SybilCollection

pytest_collect_file = SybilCollection(
    [
        Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)], path=".", patterns=["README.md", "docs/**/*.md"]),
        Sybil(parsers=[DocTestParser(optionflags=ELLIPSIS)], path="src", patterns=["**/*.py"]),
    ]
).pytest()
