"""The pieces of the page "Try it" and of the notebooks: ``python tools/browser_pieces.py SITE`` puts them into a built site.

Pyodide comes from the npm registry in one version, which is checked against its digest; wheels of pure Python come from the
package index. The library is built from the checkout. Nothing of it is committed.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

import browser_notebooks

PYODIDE = "314.0.7"
INTEGRITY = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""The SHA-512 of the package, as the registry states it."""
PYTHON = "3.14"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
NEEDED = ("attrs", "tomli")
"""The packages that the library imports; pint is imported by its module of quantities alone."""
ROOT = Path(__file__).resolve().parents[1]


def _pyodide(folder: Path, to: Path) -> None:
    subprocess.run(["npm", "pack", "--silent", f"pyodide@{PYODIDE}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("pyodide-*.tgz")
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        raise SystemExit(f"pyodide {PYODIDE} has another digest than the one that was checked: {found}")
    with tarfile.open(archive) as packed:
        for name in FILES:
            part = packed.extractfile(f"package/{name}")
            assert part is not None
            (to / name).write_bytes(part.read())


def download(to: Path, requirements: Iterable[str]) -> None:
    """Put wheels of pure Python into a folder, those of the requirements and no others."""
    pure = (
        "--no-deps",
        "--only-binary=:all:",
        "--platform",
        "any",
        "--python-version",
        PYTHON,
        "--implementation",
        "py",
        "--abi",
        "none",
    )
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", *pure, "--dest", to, *requirements], check=True)


def _wheels(to: Path) -> list[str]:
    download(to, NEEDED)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", to, ROOT],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return sorted(path.name for path in to.glob("*.whl"))


def _size(folder: Path) -> str:
    return f"{sum(file.stat().st_size for file in folder.rglob('*') if file.is_file()) / 2**20:.1f} MiB"


def main() -> int:
    """Put the pieces into a built site."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "_build" / "html")
    page = site / "_static" / "try"
    if not (page / "worker.mjs").exists():
        print(f"{site} is no built site with the page; build the documentation first", file=sys.stderr)
        return 1
    pieces = page / "pieces"
    shutil.rmtree(pieces, ignore_errors=True)
    pieces.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        _pyodide(Path(folder), pieces)
    wheels = _wheels(pieces)
    (pieces / "manifest.json").write_text(json.dumps({"wheels": wheels}), "utf-8")
    print(f"{len(wheels)} wheels and Pyodide {PYODIDE} in {pieces}: {_size(pieces)}")
    browser_notebooks.put(site, pieces, download)
    print(f"the notebooks in {site / browser_notebooks.LITE}: {_size(site / browser_notebooks.LITE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
