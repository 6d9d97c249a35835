"""The page that leads a case through its life by commands: each command is run, and its output compared with the page."""

import os
import re
import shutil
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest

import bologna_credits as bc
from bologna_credits.interop import shelf

PAGE = "docs/how-to/case-by-commands.md"
_MARK = "~~ end of command ~~"


def _commands(page: str) -> list[tuple[str, str]]:
    """Return the commands of the page with the output that it shows."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


@pytest.mark.sweep
@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no sh")
def test_a_whole_case_from_an_empty_folder_to_a_settled_revised_and_verified_decision(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "examples", tmp_path / "examples")
    program = tmp_path / "bin" / "bologna-credits"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bologna_credits "$@"\n')
    program.chmod(0o755)
    commands = _commands((root / PAGE).read_text("utf-8"))
    # The status of each command is there for the next one, so that the page can ask for it.
    script = "\n".join(f"{command}\nstatus=$?; echo '{_MARK}'; (exit $status)" for command, _ in commands)
    source = str(Path(bc.__file__).parents[1])
    environment = os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": source,
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["sh"],
        input=script,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        cwd=tmp_path,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    outputs = done.stdout.split(f"{_MARK}\n")
    assert len(outputs) == len(commands) + 1
    checker = OutputChecker()
    for (command, wanted), got in zip(commands, outputs, strict=False):
        assert checker.check_output(wanted, got, ELLIPSIS | NORMALIZE_WHITESPACE), f"$ {command}\n{got}"
    kept = shelf.read(tmp_path / "my-case")
    assert kept is not None
    assert (kept.step, kept.dossier.status, kept.dossier.decision.number, kept.dossier.decision.open) == (8, "final", 3, ())
    assert [event.kind.value for event in kept.dossier.events] == ["provisional", "final", "appealed", "upheld", "revised"]
