"""No docstring of a value loses text on its page."""

import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from whole_docstrings import first_lost

pytestmark = pytest.mark.filterwarnings("ignore:The mapping interface for autodoc")  # napoleon uses it
MODULE = '''
LIMIT = 3
"""The limit: in years."""

class Grade:
    """A grade."""

    @property
    def number(self) -> int:
        """What it counts: its value, else :attr:`points`.

        Raises:
            ValueError: it has none.
        """
'''

CUTTER = """
def cut(app, what, name, obj, options, lines):
    if what == "property":
        lines[:] = ["Gone."]

def setup(app):
    app.connect("autodoc-process-docstring", cut, priority=900)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A documentation of one module with a property and a constant."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "cut_or_whole.py").write_text(MODULE)
    (tmp_path / "docs" / "index.rst").write_text("Page\n====\n\n.. automodule:: cut_or_whole\n   :members:\n")
    monkeypatch.syspath_prepend(tmp_path / "docs")
    yield tmp_path
    sys.modules.pop("cut_or_whole", None)


def build(project: Path, *extensions: str) -> tuple[str, str]:
    """The text of the page, and the warnings."""
    warnings = StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            project / "docs",
            None,
            project / "out",
            project / "trees",
            "text",
            confoverrides={"extensions": ["sphinx.ext.autodoc", "sphinx.ext.napoleon", *extensions]},
            status=None,
            warning=warnings,
        )
        app.build()
    return (project / "out" / "index.txt").read_text("utf-8"), warnings.getvalue()


def test_napoleon_alone_cuts_at_the_colon(project: Path) -> None:
    page, _ = build(project)
    assert "What it counts: its value, else" not in page


def test_the_extension_keeps_the_docstring_whole(project: Path) -> None:
    page, warnings = build(project, "whole_docstrings")
    assert "What it counts: its value, else" in page
    assert "The limit: in years." in page
    assert "**ValueError** -- it has none." in page
    assert warnings == ""


def test_a_docstring_that_is_cut_makes_a_warning(project: Path) -> None:
    (project / "docs" / "cutter.py").write_text(CUTTER)
    _, warnings = build(project, "whole_docstrings", "cutter")
    assert "the docstring of cut_or_whole.Grade.number is cut on its page at 'What'" in warnings
    sys.modules.pop("cutter", None)


def test_the_words_of_a_page_count_in_their_order() -> None:
    assert first_lost("One: two three.", "One: two three. More.") is None
    assert first_lost("One: two three.", "two three. Type: One") == "two"
    assert first_lost("See :py:class:`~a.b.C` and ``d``.", "See C and d.") is None
    assert (
        first_lost("See :py:class:`the class <a.b.C>` and `this page <https://example.org/x>`_.", "See the class and this page.")
        is None
    )
