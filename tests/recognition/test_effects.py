"""The effects of a decision on an open point: the printed line says what was decided."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest

import bologna_credits
from bologna_credits import Finding, Settlement, Verdict
from bologna_credits.core import facts
from bologna_credits.recognition.effects import EFFECTS, Decided, Effect, decided_on


@pytest.mark.parametrize(
    ("code", "verdict", "grade", "credits", "line"),
    [
        ("recognition.grade-open", Verdict.HOLDS, "A", None, "grade A"),
        ("recognition.grade-open", Verdict.FAILS, None, None, "recognised without grade"),
        ("recognition.several-grades", Verdict.HOLDS, None, None, "recognised without grade"),
        ("recognition.credits-range", Verdict.HOLDS, None, Fraction(5), "credits 5"),
        ("recognition.credits-range", Verdict.HOLDS, None, None, "the credits stay a range"),
        ("recognition.credits-need", Verdict.FAILS, None, None, "no credits"),
        ("recognition.on-request", Verdict.HOLDS, None, None, "recognised"),
        ("recognition.on-request", Verdict.FAILS, None, None, "not recognised"),
        ("recognition.passed-unknown", Verdict.FAILS, None, None, "not passed"),
        ("recognition.passed-parts", Verdict.HOLDS, None, None, "passed"),
        ("recognition.surplus", Verdict.FAILS, None, None, "the credits beyond what was agreed do not count"),
        ("plug-in.rule", Verdict.FAILS, None, None, "not confirmed"),
    ],
)
def test_the_effect_of_a_decision_is_in_the_line(
    code: str, verdict: Verdict, grade: str | None, credits: Fraction | None, line: str
) -> None:
    assert str(decided_on(code, verdict, grade, credits)) == line


def test_the_line_of_a_settlement_says_who_decided_what() -> None:
    settled = Settlement("recognition.grade-open", "A1", "holds", by="Dean", on="2017-02-01", because="minute 3", grade="A")
    assert settled.finding.message == "Dean decided on 2017-02-01: grade A"
    assert settled.finding.named["decided"] == Decided(Effect.GRADE, "A")
    counted = Settlement("recognition.credits-need", "A1", "holds", by="Dean", on="2017-02-01", because="so", credits="9/2")
    assert counted.finding.message == "Dean decided on 2017-02-01: credits 4.5"


def test_a_decision_that_an_older_version_stored_still_prints_as_a_sentence() -> None:
    named = facts(office="Dean", verdict=Verdict.HOLDS, day="2017-02-01", code="recognition.missing")
    assert Finding("recognition.settled", Verdict.HOLDS, "A1", named).message == "Dean decided on 2017-02-01 that it holds"


def test_every_open_point_of_recognition_has_an_effect_in_words() -> None:
    room = Path(bologna_credits.__file__).parent / "recognition"
    nodes = (node for path in room.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    codes = set()
    for node in nodes:
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        opened = isinstance(node.func, ast.Attribute) and node.func.attr == "open"
        if opened or any(isinstance(arg, ast.Attribute) and arg.attr == "OPEN" for arg in node.args[1:2]):
            codes.add(str(node.args[0].value))
    points = {code for code in codes if code.startswith("recognition.")}
    assert len(points) > 15
    assert points - EFFECTS.keys() == set(), "give each a line in effects.EFFECTS"
