"""The wording of errors: every template is used, and every phrase stands in the code."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import bologna_credits as bc
from bologna_credits.core.wording.errors import ERRORS, PHRASES

PACKAGE = Path("src/bologna_credits")


def texts() -> set[str]:
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "wording"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_template_of_an_error_is_used() -> None:
    used = texts()
    kinds = ("error.unknown", "error.several", "error.one", "error.mixed-credits")
    assert [key for key in ERRORS if key not in used and not key.startswith(tuple(f"{kind}." for kind in kinds))] == []


def test_every_phrase_stands_in_the_code_word_for_word() -> None:
    """A phrase that the code words otherwise would never be found again, and stay English."""
    written = "\n".join(sorted(texts()))
    said_by_the_system = {"phrase.not-found", "phrase.not-permitted"}
    # What the command line makes of an argument of a function is not written anywhere as it stands.
    made = {key for key in PHRASES if key.endswith("-option")} | {"phrase.no-table", "phrase.no-table-formula"}
    made |= {"phrase.near-scale", "phrase.near-system", "phrase.near-both", "phrase.asks-no-grade", "phrase.asks-no-credits"}
    lost = [
        (key, text)
        for key, phrase in PHRASES.items()
        if key not in said_by_the_system | made
        for text, _, _, _ in Formatter().parse(phrase)
        for piece in text.split("; ")
        if sum(map(str.isalpha, piece)) > 3 and piece.strip(' "') not in written
    ]
    assert lost == []


def test_the_advice_that_is_put_together_is_one_of_its_phrases() -> None:
    for to, key in (("NO-AF", "phrase.no-table"), ("DE-TENTHS", "phrase.no-table-formula")):
        with pytest.raises(bc.NoConversionError) as caught:
            bc.convert_grade(bc.grading_scale("KZ-2011").grade("A"), to=to)
        assert caught.value.advice.partition("; ")[0] == PHRASES[key]
