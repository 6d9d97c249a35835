"""Pages as notebooks for the browser: what they hold, what they need, and what Pyodide and JupyterLite are told."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("myst_nb", reason="needs the extra docs")

import browser_notebooks as tool
import nbformat
from check_notebook import PRINTED, differences, expected
from in_browser import KEPT_OUT, OFFERED

RUN = """
import json, re, sys
from browser_notebooks import notebook
from check_notebook import expected
made = {page: notebook(page) for page in sys.argv[2].split()}
for name in sys.argv[1].split():
    sys.modules[name] = None
told = {}
for page, one in made.items():
    for cell in one["cells"]:  # magic commands, and paths from the folder of the page, which is not where the cells run here
        cell["source"] = re.sub("^%.*$", "", cell["source"], flags=re.M).replace("../../examples", "examples")
    try:
        expected(one)
        told[page] = ""
    except ImportError as error:
        told[page] = str(error)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def outcome(root: Path) -> dict[str, str]:
    """What running each page says where the packages that the browser lacks are absent; nothing if it runs."""
    lacking = " ".join(sorted(set(KEPT_OUT.values())))
    folders = [str(root / name) for name in ("src", "tools", "docs/_ext")]
    code = f"import sys\nsys.path[:0] = {folders!r}\n{RUN}"
    command = [sys.executable, "-c", code, lacking, " ".join([*OFFERED, *KEPT_OUT])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, str] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("page", OFFERED)
def test_an_offered_page_runs_without_what_the_browser_lacks(page: str, outcome: dict[str, str]) -> None:
    assert outcome[page] == ""


@pytest.mark.parametrize("page", KEPT_OUT)
def test_a_page_that_is_kept_out_needs_what_is_named(page: str, outcome: dict[str, str]) -> None:
    assert KEPT_OUT[page] in outcome[page]


@pytest.mark.parametrize("page", OFFERED)
def test_a_notebook_is_valid_and_holds_no_mark_that_notebooks_do_not_know(page: str) -> None:
    made = tool.notebook(page)
    nbformat.validate(nbformat.from_dict(made))  # type: ignore[no-untyped-call]
    texts = [cell["source"] for cell in made["cells"] if cell["cell_type"] == "markdown"]
    assert re.match(r"# .+\n\n> This notebook runs in your browser", texts[0])
    for text in texts:
        assert not re.search(r"^(`{3,}|:::)\{|\{\w+\}`|^\(.+\)=$|^---$", text, re.MULTILINE)
        for address in re.findall(r"\]\(([^)]*)\)", text):
            assert address.startswith(("https://", "http://")) or address.endswith(".ipynb")
    assert not any("pyproject.toml" in cell["source"] for cell in made["cells"])


def test_the_cells_and_their_order_are_those_of_the_page(root: Path) -> None:
    page = (root / "docs" / "tutorial" / "nomination.md").read_text("utf-8")
    blocks = re.findall(r"^```\{code-cell\} ipython3\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    made = tool.notebook("tutorial/nomination")
    assert [cell["source"] for cell in made["cells"] if cell["cell_type"] == "code"] == [block.strip() for block in blocks]


def test_a_page_that_reads_examples_goes_to_their_folder_first_and_shows_the_sheet_that_it_includes(root: Path) -> None:
    cells = tool.notebook("tutorial/paper-transcript")["cells"]
    assert next(cell["source"] for cell in cells if cell["cell_type"] == "code") == tool.FIRST
    sheet = (root / "examples" / "kostanay-lodz" / "transcript.csv").read_text("utf-8").rstrip()
    assert any(f"```\n{sheet}\n```" in cell["source"] for cell in cells)
    assert not any(cell["source"] == tool.FIRST for cell in tool.notebook("how-to/credits")["cells"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[one](../tutorial/nomination.md#how-long)", "[one](../tutorial/nomination.ipynb#how-long)"),
        ("[another](sheets.md)", "*another*"),
        ("[pint](https://pint.readthedocs.io)", "[pint](https://pint.readthedocs.io)"),
        ("{func}`~bologna_credits.convert_grade`", "`bologna_credits.convert_grade`"),
    ],
)
def test_a_link_leads_to_a_notebook_or_stays_a_word(text: str, said: str) -> None:
    assert tool.plain(text, "how-to/credits") == said


def test_the_kernel_has_the_versions_that_pyodide_names_and_all_that_they_need() -> None:
    names = {
        "micropip": [],
        "ipython": ["stack-data"],
        "jedi": ["parso"],
        "stack_data": ["pure-eval"],
        "pure_eval": [],
        "parso": [],
    }
    packages = {name: {"version": f"{number}.0", "depends": depends} for number, (name, depends) in enumerate(names.items())}
    found = tool.needed({"packages": packages | {"numpy": {"version": "9", "depends": []}}})
    pinned = ["ipython==1.0", "jedi==2.0", "micropip==0.0", "parso==5.0", "pure-eval==4.0", "stack-data==3.0"]
    assert found == [*pinned, *tool.BESIDE]


def _wheel(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-1.5-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(f"{name}-1.5.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n\nText\n")
    return path


def test_the_lock_file_names_each_wheel_by_its_place_in_the_site_with_its_digest(tmp_path: Path) -> None:
    base = tmp_path / "lite" / "wheels"
    wheels = [_wheel(base, "Pure_Eval"), _wheel(tmp_path / "_static", "attrs")]
    lock = tool.locked(wheels, base, {"python": "3.14.2"})
    assert lock["info"] == {"python": "3.14.2"}
    places = {name: package["file_name"] for name, package in lock["packages"].items()}
    assert places == {"pure-eval": wheels[0].name, "attrs": f"../../_static/{wheels[1].name}"}
    assert lock["packages"]["attrs"]["version"] == "1.5"
    assert lock["packages"]["attrs"]["sha256"] == hashlib.sha256(wheels[1].read_bytes()).hexdigest()


def test_nothing_that_the_kernel_is_told_lies_outside_of_the_site() -> None:
    told = tool.settings({"packages": {"b": {}, "a": {}}}, "../_static/try/pieces")
    assert told["pyodideUrl"] == "./../_static/try/pieces/pyodide.mjs"
    assert told["disablePyPIFallback"] is True
    assert told["loadPyodideOptions"] == {"lockFileURL": "./wheels/pyodide-lock.json", "packages": ["a", "b"]}
    assert "//" not in json.dumps(told)


def test_every_folder_of_the_contents_is_listed_with_its_files(tmp_path: Path) -> None:
    (tmp_path / "examples" / "case").mkdir(parents=True)
    (tmp_path / "page.ipynb").write_text("{}")
    (tmp_path / "examples" / "case" / "case.toml").write_text("a = 1")
    found = dict(tool.listings(tmp_path))
    assert list(found) == ["", "examples", "examples/case"]
    inside = {path: [(one["path"], one["type"], one["size"]) for one in listing["content"]] for path, listing in found.items()}
    assert inside[""] == [("examples", "directory", None), ("page.ipynb", "notebook", 2)]
    assert inside["examples/case"] == [("examples/case/case.toml", "file", 5)]


def test_fonts_of_old_browsers_are_left_out_and_pictures_stay(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    for name in ("fa-solid-900.eot", "fa-solid-900.ttf", "fa-solid-900.svg", "fa-solid-900.woff2", "python.svg", "bundle.js"):
        (tmp_path / "build" / name).touch()
    tool.trim(tmp_path)
    assert {path.name for path in (tmp_path / "build").iterdir()} == {"fa-solid-900.woff2", "python.svg", "bundle.js"}


def _cells(*sources: str) -> dict[str, Any]:
    return {"cells": [{"cell_type": "code", "source": source} for source in sources]}


def test_what_python_says_is_what_a_cell_prints_and_the_value_of_its_last_line() -> None:
    said = expected(_cells(tool.FIRST, "a = 2", "print('x')\na + 1", "None"))
    assert said == [[], [], [(PRINTED, "x\n"), ("text/plain", "3")], []]


def test_another_text_another_kind_and_a_cell_too_few_are_faults() -> None:
    said = [[(PRINTED, "25 KZ-AK\n")], []]
    assert differences("p", said, [[(PRINTED, " 25  KZ-AK")], []]) == []
    assert differences("p", said, [[(PRINTED, "24 KZ-AK")], []])[0].startswith("p, code cell 1: the browser shows")
    assert len(differences("p", said, [[("text/plain", "25 KZ-AK")], [("application/vnd.jupyter.stderr", "no")]])) == 2
    assert differences("p", said, [[]]) == ["p: 1 code cells are shown, and it has 2"]
