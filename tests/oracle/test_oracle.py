"""The oracle: written another way, in whole numbers only, and importing nothing of this library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bologna_credits import practices


@pytest.fixture(scope="module")
def run(root: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.oracle", "--count", "20000", "--seed", "7"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


def test_the_oracle_agrees_on_twenty_thousand_inputs(run: "subprocess.CompletedProcess[str]") -> None:
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]


def test_the_oracle_draws_every_bundled_practice(run: "subprocess.CompletedProcess[str]") -> None:
    """A practice that enters a definition file has to be typed into the oracle as well, from its text."""
    drawn = {word for line in run.stdout.splitlines() for word in line.split()}
    assert [rule.code for rule in practices() if rule.code not in drawn] == []


@pytest.mark.parametrize("choice", ["minimum", "average", "median", "maximum", "nobody", "ECTS"])
def test_the_oracle_draws_every_choice_of_the_home_university(choice: str, run: "subprocess.CompletedProcess[str]") -> None:
    assert f"tables {choice}" in run.stdout


METHODS = ["identity", "fail", "table", "formula", "letters", "line", "mean so far", "passed only", "chain", "final mark total"]


@pytest.mark.parametrize("method", [*METHODS, "repeats every", "repeats last", "repeats best", "rounding", "onto", "policy"])
def test_the_oracle_draws_every_method_that_needs_no_practice(method: str, run: "subprocess.CompletedProcess[str]") -> None:
    assert any(line.startswith(f"{method} ") for line in run.stdout.splitlines())


def test_the_oracle_reports_a_rounding_that_is_broken_on_purpose(root: Path) -> None:
    command = [sys.executable, "-m", "tests.oracle", "--count", "5000", "--seed", "7", "--self-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "mismatch" in done.stdout


def test_the_oracles_arithmetic_imports_nothing_of_ours_and_uses_no_fractions(root: Path) -> None:
    for file in ("arithmetic.py", "rules_arithmetic.py"):
        tree = ast.parse((root / "tests" / "oracle" / file).read_text("utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {name.split(".")[0] for name in names} & {"bologna_credits", "fractions", "decimal"}
        assert not any(isinstance(node, ast.Constant) and isinstance(node.value, float) for node in ast.walk(tree))
