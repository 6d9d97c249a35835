"""Docstrings of attributes, properties and constants, kept whole.

Napoleon reads the first line of such a docstring as ``type: text`` and cuts it at the colon. Here they are read as the docstrings
of functions are. Each is compared with its page, and a warning names the first word that the page lacks.
"""

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util import logging

_BEFORE_NAPOLEON, _AFTER_NAPOLEON = 400, 600  # handlers run in the order of their numbers; napoleon's is 500
_OF_VALUES = ("attribute", "data", "property")
_ROLE = re.compile(r":[\w:]+:`(?:(?P<title>[^`<]+)<[^`>]*>|(?P<target>[^`<]*))`")  # with a title the page shows only that
_ADDRESS = re.compile(r"<https?://[^>\s]*>`_+")

logger = logging.getLogger(__name__)


class WholeDocstrings:
    """The docstrings of one build, by the names of their objects."""

    def __init__(self) -> None:
        """Begin with none."""
        self.originals: dict[str, list[str]] = {}

    def remember(self, _app: Sphinx, what: str, name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
        """Keep the docstring of a value as it is in the code."""
        if what in _OF_VALUES:
            self.originals[name] = list(lines)

    def restore(self, app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
        """Read the docstring of a value as that of a function."""
        if what in _OF_VALUES:
            lines[:] = GoogleDocstring(
                self.originals[name], app.config, app, what="function", name=name, obj=obj, options=options
            ).lines()

    def check(self, _app: Sphinx, tree: nodes.document, page: str) -> None:
        """Warn about each value whose docstring is not whole on its page."""
        for described in tree.findall(addnodes.desc):
            shown = " ".join(node.astext() for node in described.findall(addnodes.desc_content))
            for signature in described.findall(addnodes.desc_signature):
                names: list[str] = signature.get("ids", [])
                for name in names:
                    lost = first_lost("\n".join(self.originals.get(name, ())), shown)
                    if lost:
                        logger.warning("the docstring of %s is cut on its page at %r", name, lost, location=page)


def first_lost(docstring: str, page: str) -> str | None:
    """Return the first word of a docstring that a page lacks, or does not have in its place.

    >>> first_lost("Its number: the value, else *points*.", "the value, else points. Type: Its number")
    'the'
    """
    plain = _ADDRESS.sub("", _ROLE.sub(lambda role: role["title"] or role["target"].rsplit(".", 1)[-1], docstring))
    shown = iter(re.findall(r"\w+", page))
    return next((word for word in re.findall(r"\w+", plain) if word not in shown), None)


def setup(app: Sphinx) -> dict[str, bool]:
    """Read docstrings before and after napoleon, and check each page before it is written."""
    docstrings = WholeDocstrings()
    app.connect("autodoc-process-docstring", docstrings.remember, priority=_BEFORE_NAPOLEON)
    app.connect("autodoc-process-docstring", docstrings.restore, priority=_AFTER_NAPOLEON)
    app.connect("doctree-resolved", docstrings.check)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
