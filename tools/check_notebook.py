"""Try a notebook of a built site in a real browser; ``tools/check_browser.py`` calls it.

The page of the documentation is opened, its link clicked, and all cells run from the menu. What each cell prints and shows is
compared with what the same cell gives in Python here.
"""

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser_notebooks import FIRST, LITE, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

RAN = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map((prompt) => prompt.textContent.trim());
  return prompts.length > 0 && prompts.every((prompt) => /^\\[\\d+\\]:$/.test(prompt));
}"""
SHOWN = """() => [...document.querySelectorAll('.jp-CodeCell')].map((cell) =>
  [...cell.querySelectorAll('.jp-OutputArea-output')].map((output) => [output.dataset.mimeType, output.textContent]))"""
TEXT = "(html) => { const part = document.createElement('div'); part.innerHTML = html; return part.textContent; }"
PRINTED = "application/vnd.jupyter.stdout"
HTML = "text/html"


def expected(notebook: dict[str, Any]) -> list[list[tuple[str, str]]]:
    """Return what each code cell of a notebook shows, as pairs of its kind and content, run by Python in this process."""
    names: dict[str, Any] = {"__name__": "__main__"}
    sources = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with contextlib.chdir(ROOT):
        return [[] if source == FIRST else _run(source, names) for source in sources]


def _run(source: str, names: dict[str, Any]) -> list[tuple[str, str]]:
    """Run a cell as a notebook does: what it prints, and the value of its last line if that is an expression."""
    parsed = ast.parse(source)
    last = parsed.body[-1] if parsed.body else None
    expression = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
    parsed.body = parsed.body[:-1] if expression else parsed.body
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(parsed, "cell", "exec"), names)
        value = eval(compile(expression, "cell", "eval"), names) if expression else None
    shown = [(PRINTED, printed.getvalue())] if printed.getvalue() else []
    if value is not None:
        html = value._repr_html_() if hasattr(value, "_repr_html_") else None
        shown.append((HTML, html) if html is not None else ("text/plain", repr(value)))
    return shown


def differences(page: str, said: list[list[tuple[str, str]]], shown: list[list[tuple[str, str]]]) -> list[str]:
    """Return a fault for each code cell that shows another thing than Python says; white space may be another."""

    def plain(outputs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return [(kind, " ".join(text.split())) for kind, text in outputs]

    if len(said) != len(shown):
        return [f"{page}: {len(shown)} code cells are shown, and it has {len(said)}"]
    return [
        f"{page}, code cell {number}: the browser shows {there}, Python says {here}"
        for number, (here, there) in enumerate(zip(map(plain, said), map(plain, shown), strict=True), 1)
        if here != there
    ]


def try_notebook(opened: "Page", address: str, site: Path, page: str, wait: int) -> list[str]:
    """Open a page of the site and its notebook, run it, and return what is wrong."""
    notebook = json.loads((site / LITE / "files" / f"{page}.ipynb").read_text("utf-8"))
    opened.goto(f"{address}/{page}.html")
    opened.click(".in-browser a")
    opened.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=wait)
    opened.click('.lm-MenuBar-item:has-text("Run")')
    opened.click('.lm-Menu-item:has-text("Run All Cells")')
    opened.wait_for_function(RAN, timeout=wait)
    said = expected(notebook)
    plain = [[(kind, opened.evaluate(TEXT, text) if kind == HTML else text) for kind, text in outputs] for outputs in said]
    return differences(page, plain, [[(kind, text) for kind, text in outputs] for outputs in opened.evaluate(SHOWN)])
