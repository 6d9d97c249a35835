"""The notebooks of the documentation in the reader's browser: JupyterLite in the folder ``lite`` of a built site.

Python is the Pyodide of the page "Try it". What the kernel needs are wheels of the site, listed in a lock file of its own, so
that nothing is fetched from elsewhere. ``tools/browser_pieces.py`` calls it.
"""

import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from myst_nb.core.read import read_myst_markdown_notebook

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

from in_browser import (  # noqa: E402
    LITE as LITE,
    OFFERED,
    shown,
)

KERNEL = "@jupyterlite/pyodide-kernel-extension"
ROOTS = ("micropip", "ipython", "jedi")
"""What the kernel imports of Pyodide's own packages; their versions are those that Pyodide's lock file names."""
BESIDE = ("comm", "flexcache", "flexparser", "pint", "platformdirs", "typing-extensions")
"""What the kernel and the library import and Pyodide's lock file does not need to name."""
APPS = ("notebooks", "tree", "edit")
"""One notebook, the list of the files, and an editor for the files of the examples."""
OVERRIDES = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # light or dark, as the reader's system
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # so that the browser's search finds every cell
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"csv": "Editor"}},  # a sheet is opened to be changed
}
WHEELS = "wheels"
LISTING = "all.json"
ICONS = "static/favicons"
DRIVE = "/drive"
FIRST = f'import os\n\nos.chdir("{DRIVE}")  # the folder that holds the examples'
NOTE = (
    "> This notebook runs in your browser, and nothing is sent anywhere. Choose **Run**, then **Run All Cells**. What you change "
    "stays in this browser."
)
STYLE = """<style>
.jp-RenderedHTMLCommon table.bologna-credits { display: block; overflow-x: auto; }
</style>"""
"""A wide table is moved by itself, and not the whole notebook with it."""
_INCLUDED = re.compile(r"^```\{literalinclude\} (\S+)\n```$", re.MULTILINE)
_ROLE = re.compile(r"\{\w+\}`~?([^`]+)`")
_LINK = re.compile(r"\[([^\]]*)\]\(((?!https?:)[^)]*)\)")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(lock: dict[str, Any]) -> list[str]:
    """Return the requirements of the kernel: Pyodide's packages in its own versions with all that they need, and the others."""
    packages = {_normal(name): package for name, package in lock["packages"].items()}
    found: dict[str, str] = {}
    waiting = list(ROOTS)
    while waiting:
        name = _normal(waiting.pop())
        if name not in found:
            found[name] = f"{name}=={packages[name]['version']}"
            waiting += packages[name]["depends"]
    return sorted(found.values()) + list(BESIDE)


def plain(text: str, page: str) -> str:
    """Return a text of a page in the Markdown that notebooks know."""

    def include(found: re.Match[str]) -> str:
        content = (ROOT / "docs" / page).parent.joinpath(found[1]).resolve().read_text("utf-8")
        return f"```\n{content.rstrip()}\n```"

    def link(found: re.Match[str]) -> str:
        there = os.path.normpath(Path(page).parent / found[2].partition("#")[0]).removesuffix(".md")
        return f"[{found[1]}]({found[2].replace('.md', '.ipynb')})" if there in OFFERED else f"*{found[1]}*"

    return _LINK.sub(link, _ROLE.sub(r"`\1`", _INCLUDED.sub(include, text)))


def notebook(page: str) -> dict[str, Any]:
    """Return a page of the documentation as a notebook; a cell that only the build needs is left out."""
    read = read_myst_markdown_notebook((ROOT / "docs" / f"{page}.md").read_text("utf-8"))
    kept = [cell for cell in read.cells if "remove-cell" not in cell.metadata.get("tags", ())]
    cells = [(cell.cell_type, cell.source if cell.cell_type == "code" else plain(cell.source, page)) for cell in kept]
    title, _, text = cells[0][1].partition("\n")
    first = [("code", FIRST)] if any(kind == "code" and "examples/" in source for kind, source in cells) else []
    return {
        "cells": [
            _cell(number, kind, source)
            for number, (kind, source) in enumerate(
                [("markdown", f"{title}\n\n{NOTE}"), *first, ("markdown", text.strip()), *cells[1:]]
            )
        ],
        "metadata": {
            "kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(number: int, kind: str, source: str) -> dict[str, Any]:
    more: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"id": f"cell-{number}", "cell_type": kind, "metadata": {}, "source": source} | more


def _contents(files: Path) -> None:
    """Write the notebooks, and the examples that they read."""
    for page in OFFERED:
        path = files / f"{page}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook(page), ensure_ascii=False, indent=1), "utf-8")
    written = "".join(path.read_text("utf-8") for path in files.rglob("*.ipynb"))
    for folder in sorted((ROOT / "examples").iterdir()):
        if folder.is_dir() and f"examples/{folder.name}" in written:
            shutil.copytree(folder, files / "examples" / folder.name)


def listings(files: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the listing of each folder, as Jupyter's interface of contents has it, by the folder's path."""

    def model(path: Path, content: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        day = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).isoformat()
        kind = "directory" if path.is_dir() else "notebook" if path.suffix == ".ipynb" else "file"
        place = path.relative_to(files).as_posix().removeprefix(".")
        return {
            "name": path.name if place else "",
            "path": place,
            "type": kind,
            "created": day,
            "last_modified": day,
            "content": content,
            "format": None if content is None else "json",
            "mimetype": None,
            "size": None if path.is_dir() else path.stat().st_size,
            "writable": True,
        }

    for folder in (files, *sorted(path for path in files.rglob("*") if path.is_dir())):
        found = model(folder, [model(path) for path in sorted(folder.iterdir())])
        yield found["path"], found


def locked(wheels: Iterable[Path], base: Path, info: dict[str, Any]) -> dict[str, Any]:
    """Return a lock file of Pyodide that names these wheels by their paths from ``base``, and no other package."""
    packages: dict[str, dict[str, Any]] = {}
    for wheel in sorted(wheels):
        with zipfile.ZipFile(wheel) as opened:
            (metadata,) = (name for name in opened.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
            told = HeaderParser().parsestr(opened.read(metadata).decode())
        name = _normal(told["Name"])
        packages[name] = {
            "name": name,
            "version": told["Version"],
            "file_name": Path(os.path.relpath(wheel, base)).as_posix(),
            "install_dir": "site",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
    return {"info": info, "packages": packages}


def settings(lock: dict[str, Any], pyodide: str) -> dict[str, Any]:
    """Return what JupyterLite's kernel is told: Pyodide and its wheels are those of the site; no index is asked for others."""
    return {
        "pyodideUrl": f"./{pyodide}/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": f"./{WHEELS}/pyodide-lock.json", "packages": sorted(lock["packages"])},
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _build(to: Path) -> None:
    """Build JupyterLite without maps of sources, and without contents, for which it would want a whole server of Jupyter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "overrides.json", OVERRIDES)
        options = ["--lite-dir", name, "--output-dir", str(to), *(f"--apps={app}" for app in APPS)]
        built = subprocess.run(
            [sys.executable, "-m", "jupyterlite_core", "build", *options, "--no-sourcemaps", "--no-unused-shared-packages"],
            check=False,
            capture_output=True,
            text=True,
            cwd=folder,
        )
    if built.returncode:
        raise SystemExit(f"JupyterLite was not built:\n{built.stdout}{built.stderr}")


def trim(lite: Path) -> None:
    """Remove what no browser that runs Pyodide asks for: fonts in the forms of old browsers, and how the program was built."""
    for pattern in ("build/*.eot", "build/*.ttf", "build/fa-*.svg", "rspack.config*.js"):
        for path in lite.glob(pattern):
            path.unlink()


def put(site: Path, pieces: Path, download: Callable[[Path, list[str]], None]) -> None:
    """Put the notebooks into a built site.

    Args:
        site: the built site.
        pieces: the folder in it that holds Pyodide and the wheels of the library.
        download: puts the wheels of requirements into a folder.
    """
    lite = site / LITE
    shutil.rmtree(lite, ignore_errors=True)
    _build(lite)
    trim(lite)
    own = json.loads((pieces / "pyodide-lock.json").read_text("utf-8"))
    (lite / WHEELS).mkdir()
    present = {_normal(wheel.name.partition("-")[0]) for wheel in pieces.glob("*.whl")}
    download(lite / WHEELS, [one for one in needed(own) if one.partition("==")[0] not in present])
    shims = lite / "extensions" / KERNEL / "static" / "pypi"
    kernel = [wheel for name in ("ipykernel", "piplite", "pyodide_kernel") for wheel in shims.glob(f"{name}-*.whl")]
    lock = locked([*pieces.glob("*.whl"), *(lite / WHEELS).glob("*.whl"), *kernel], lite / WHEELS, own["info"])
    _write(lite / WHEELS / "pyodide-lock.json", lock)
    told = json.loads((lite / "jupyter-lite.json").read_text("utf-8"))
    data = told["jupyter-config-data"]
    data |= {"appName": "bologna_credits", "contentsAllJsonFile": LISTING, "appUrl": "./tree", "faviconUrl": "./tree/favicon.ico"}
    data["litePluginSettings"][f"{KERNEL}:kernel"] |= settings(lock, Path(os.path.relpath(pieces, lite)).as_posix())
    _write(lite / "jupyter-lite.json", told)
    for name in ("notebook", "busy-1"):  # the program asks for these icons, and does not bring them
        (lite / ICONS).mkdir(parents=True, exist_ok=True)
        shutil.copy(lite / "notebooks" / "favicon.ico", lite / ICONS / f"favicon-{name}.ico")
    page = lite / "notebooks" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</head>", f"{STYLE}</head>", 1), "utf-8")
    _contents(lite / "files")
    for path, listing in listings(lite / "files"):
        _write(lite / "api" / "contents" / path / LISTING, listing)
    for name in (*OFFERED, "try"):
        page = site / f"{name}.html"
        page.write_text(shown(page.read_text("utf-8")), "utf-8")
