"""The comparison with cgrade, without cgrade: its start, its counts, and the absence of any other way to it."""

import ast
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cgrade_measures
import compare_cgrade
import pytest
from cgrade_measures import Drawn, Tally, Theirs

BOUNDS = {
    "at": (1, 4, 5),
    "ch": (6, 4, 1),
    "de": (1, 4, 6),
    "es": (10, 5, 0),
    "fr": (20, 10, 0),
    "it": (30, 18, 0),
    "us": (4, 1, 0),
}


def nothing(*_: object) -> None:
    return None


@pytest.fixture(scope="module")
def theirs() -> Theirs:
    """A stand-in that knows the scales and answers nothing."""
    scales = {code: dict(zip(("best", "pass", "worst"), ends, strict=True)) for code, ends in BOUNDS.items()}
    silent = SimpleNamespace(
        available_scales=lambda: sorted(scales),
        scale=scales.get,
        to_de=nothing,
        bavarian_to_de=nothing,
        convert=nothing,
        format_grade=nothing,
    )
    return Theirs(silent)


def test_a_converter_that_answers_nothing_is_counted_and_ours_agrees_with_the_oracle(theirs: Theirs) -> None:
    for name, counted in cgrade_measures.agreement(theirs, 400, 7):
        assert counted.inputs == 400, name
        assert counted.theirs > 100, name
        assert counted.ours == 0, name


def test_a_converter_that_answers_nothing_keeps_no_grade_and_ours_keeps_every_one(theirs: Theirs) -> None:
    *_, total = cgrade_measures.identity(theirs)
    _, passing, kept, ours, hundredths, kept_hundredths, our_hundredths, failing, kept_failing, our_failing = total
    assert (kept, kept_hundredths, kept_failing) == ("0", "0", "0")
    assert (ours, our_hundredths, our_failing) == (passing, hundredths, failing)


def test_every_listed_step_of_a_scale_is_either_passing_or_failing(theirs: Theirs) -> None:
    assert theirs.steps("ch") == ([40, 45, 50, 55, 60], [10, 15, 20, 25, 30, 35])
    assert theirs.steps("at") == ([10, 20, 30, 40], [50])
    assert theirs.steps("us") == ([10, 13, 17, 20, 23, 27, 30, 33, 37, 40], [0])


def test_a_difference_from_the_oracle_is_counted_for_the_one_that_differs() -> None:
    drawn = [Drawn((3, 2), (3, 2), None, True), Drawn((3, 2), (8, 5), (3, 2), False), Drawn(None, None, None, False)]
    assert cgrade_measures.tally(drawn) == Tally(3, 1, 1, 1)


@pytest.mark.parametrize(
    ("mark", "best", "lowest", "grade"),
    [((28, 1), (30, 1), (18, 1), (3, 2)), ((11, 2), (6, 1), (4, 1), (17, 10)), ((17, 1), (30, 1), (18, 1), None)],
)
def test_the_formula_is_cut_after_one_decimal_and_says_nothing_of_a_fail(
    mark: tuple[int, int], best: tuple[int, int], lowest: tuple[int, int], grade: tuple[int, int] | None
) -> None:
    assert cgrade_measures.expected_grade(mark, best, lowest)[0] == grade


def test_an_error_is_told_by_its_name() -> None:
    assert cgrade_measures.said(int, "x") == "raises ValueError"
    assert cgrade_measures.said(nothing) == "None"
    assert cgrade_measures.said(float, "2.5") == "2.5"


def test_a_table_is_markdown() -> None:
    assert cgrade_measures.table(["a", "bc"], [["def", "g"]]) == "| a   | bc |\n| --- | -- |\n| def | g  |"


def test_an_environment_is_ready_only_when_it_was_made_to_the_end_for_the_same_packages(tmp_path: Path) -> None:
    arguments = compare_cgrade.wanted("0.1.2", tmp_path)
    assert not compare_cgrade.is_ready(tmp_path, arguments)
    (tmp_path / "made.txt").write_text(compare_cgrade.stamp(arguments), "utf-8")
    assert compare_cgrade.is_ready(tmp_path, arguments)
    assert not compare_cgrade.is_ready(tmp_path, compare_cgrade.wanted("0.1.3", tmp_path))


def test_the_measures_find_the_oracle_of_this_checkout(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []

    def run(_command: list[str], **named: Any) -> SimpleNamespace:
        given.append(named["env"])
        return SimpleNamespace(returncode=0)

    with monkeypatch.context() as patched:
        patched.setattr(sys, "argv", ["compare_cgrade.py"])
        patched.setattr(compare_cgrade, "is_ready", lambda *_: True)
        patched.setattr(subprocess, "run", run)
        assert compare_cgrade.main() == 0
    found = "import tests.oracle.arithmetic as oracle; print(oracle.__file__)"
    done = subprocess.run([sys.executable, "-c", found], env=given[0], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(root)


def test_the_starter_imports_the_standard_library_only(root: Path) -> None:
    tree = ast.parse((root / "tools" / "compare_cgrade.py").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_cgrade_is_no_dependency_and_the_gate_does_not_run_the_comparison(root: Path) -> None:
    for file in ("pyproject.toml", ".ci/run"):
        assert "cgrade" not in (root / file).read_text("utf-8")


def test_the_page_tells_of_the_version_that_is_installed(root: Path) -> None:
    page = (root / "docs" / "explanation" / "cgrade.md").read_text("utf-8")
    assert f"cgrade {compare_cgrade.CGRADE}" in page
