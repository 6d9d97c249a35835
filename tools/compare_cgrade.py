"""Measure this library beside cgrade, another converter of grades: ``python tools/compare_cgrade.py [--count N] [--seed N]``.

The first run makes a separate environment under ``build/`` and installs there, with pip, cgrade, NumPy and this checkout;
later runs use it again. Neither the package nor its tests import or need cgrade. The measures are in ``cgrade_measures.py``.

This file needs the standard library only, so that it starts in a fresh clone.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

CGRADE = "0.1.2"
"""The version that the page of the documentation tells of."""

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "build" / "compare-env"


def wanted(version: str, root: Path) -> list[str]:
    """What pip installs, as arguments of ``pip install``."""
    return [f"cgrade=={version}", "numpy>=1.26", "--editable", str(root)]


def stamp(arguments: list[str]) -> str:
    """What a finished environment is recognised by: its interpreter and what was asked for."""
    return "\n".join([sys.version, *arguments]) + "\n"


def is_ready(folder: Path, arguments: list[str]) -> bool:
    """Whether an environment was made to the end, by this interpreter, with just these packages."""
    made = folder / "made.txt"
    return made.is_file() and made.read_text("utf-8") == stamp(arguments)


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make(folder: Path, arguments: list[str]) -> None:
    """Make the environment anew; the stamp is written last, so that one that broke off is made again."""
    print(f"making {folder.relative_to(ROOT)} with cgrade {CGRADE}, NumPy and this checkout", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    command = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)
    (folder / "made.txt").write_text(stamp(arguments), "utf-8")


def main() -> int:
    """Make the environment where there is none, and measure in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="random inputs for each comparison (default 100,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the random inputs (default 1)")
    parser.add_argument("--fresh", action="store_true", help="make the environment anew")
    options = parser.parse_args()
    arguments = wanted(CGRADE, ROOT)
    if options.fresh or not is_ready(ENVIRONMENT, arguments):
        make(ENVIRONMENT, arguments)
    # Another copy on PYTHONPATH would be measured in place of this checkout, whose oracle is in its tests.
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    measures = ROOT / "tools" / "cgrade_measures.py"
    command = [str(python_of(ENVIRONMENT)), str(measures), str(options.count), str(options.seed)]
    return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
