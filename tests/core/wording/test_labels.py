"""Labels: each is used, and none says in English what another language could not."""

import ast
import string
from pathlib import Path
from typing import get_args

from bologna_credits.core.circumstance_words import ACTIVITIES, CYCLES, MODES, STAGES, TRACKS
from bologna_credits.core.wording.labels import LABELS
from bologna_credits.law.search import Kind
from tests.core.vocabularies import vocabularies

PACKAGE = Path("src/bologna_credits")
# Keys that are put together where they are used: words of circumstances, steps onto a legal grade, units of a length.
MADE = {
    f"{kind}.{word}"
    for kind, words in (("cycle", CYCLES), ("track", TRACKS), ("activity", ACTIVITIES), ("mode", MODES), ("stage", STAGES))
    for word in words
} | {f"kind.{kind}" for kind in get_args(Kind)}
MADE |= {f"value.{kind}" for kind in ("cycle", "track", "activity", "intake", "mode", "stage", "days", "months", "working-days")}

MADE |= {f"{kind}.{word}" for kind, found in vocabularies().items() for word in found}
MADE |= {"value.weeks", "value.after", "value.before"}
# Version 0.2.0 counted a time from this event; reports that it stored are still told in every language.
MADE |= {"event.start of the stay"}


def test_every_label_is_used() -> None:
    texts = {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.name != "labels.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(key for key in LABELS if key not in texts | MADE and not key.startswith("onto.")) == []


def test_placeholders_are_names() -> None:
    for said in LABELS.values():
        assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(said))
