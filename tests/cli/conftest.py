"""A case of its own for each test of the commands on kept decisions, and a way to run commands on it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bologna_credits.cli import main

Run = Callable[..., tuple[int, str, str]]
ToJson = Callable[..., Any]


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "examples" / "oslo-kostanay", tmp_path / "my-case"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command, and return its status, its output and its errors."""

    def command(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def answer(run: Run) -> ToJson:
    """Run a command with --json, and return its answer."""

    def command(*words: object, status: int = 0) -> Any:
        found, out, err = run(*words, "--json")
        assert (found, err) == (status, "")
        return json.loads(out)

    return command


@pytest.fixture
def kept(folder: Path, run: Run) -> Path:
    """A case whose decision is kept."""
    assert run("recognise", folder, "--save")[0] == 1  # nothing replaces ECO2304
    return folder


@pytest.fixture
def correct(folder: Path) -> Callable[[str, str], None]:
    """Replace text in the transcript of the case."""

    def put(old: str, new: str) -> None:
        file = folder / "transcript.xml"
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    return put
