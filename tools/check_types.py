"""Types as an editor sees them: ``python tools/check_types.py`` runs pyright on what users copy, and on the public interface.

The Python of the README and of every page of the documentation is written to a folder, each line at its place on the page, so
that a fault is reported with the page's own line.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPLETE = "Type completeness score: 100%"
_FENCE = re.compile(r"^(`{3,})(?:\{code-cell\} ipython3|python)\s*$")
# A cell ends in an expression, and what a loop binds is used below it.
_ALLOWED = ("reportUnusedExpression", "reportPossiblyUnboundVariable")
_PROMPT = re.compile(r"^(?:>>>|\.\.\.)(?: |$)")


def python_of(page: str) -> str:
    """The Python of a page, line by line; whatever is not Python is an empty line.

    The blocks of a page share one name space, as they do where they are executed. A statement of a doctest that raises on purpose
    is left out, for a type checker may refuse it as well.
    """
    lines: list[str] = []
    block: list[str] = []
    fence = ""
    for line in page.splitlines():
        if not fence:
            start = _FENCE.match(line)
            fence = start[1] if start else ""
            lines.append("")
        elif line.strip() == fence:
            lines += [*_statements(block), ""]
            fence, block = "", []
        else:
            block.append(line)
    return "\n".join(lines) + "\n"


def _statements(block: list[str]) -> list[str]:
    """The statements of one block: without the options of a cell, and without prompts and answers."""
    if not any(line.startswith(">>>") for line in block):
        options = block.index("---", 1) + 1 if block[:1] == ["---"] else 0
        return [""] * options + ["" if line.startswith((":", "%")) else line for line in block[options:]]
    kept = ["" if not _PROMPT.match(line) else _PROMPT.sub("", line) for line in block]
    for number, line in enumerate(block):
        if line.startswith("Traceback"):
            first = max(i for i in range(number) if block[i].startswith(">>>"))
            kept[first:number] = [""] * (number - first)
    return kept


def pages(root: Path) -> list[Path]:
    """The README and the pages of the documentation that are written by hand."""
    made = {"_build", "countries", "schemes", "jupyter_execute"}
    # The page on Spark is checked where PySpark is installed, as its examples are run there alone.
    made |= set() if importlib.util.find_spec("pyspark") else {"spark.md"}
    return [root / "README.md", *(p for p in sorted((root / "docs").rglob("*.md")) if not made & set(p.relative_to(root).parts))]


def write(root: Path, folder: Path) -> int:
    """The Python of every page in a folder; the number of pages that have any."""
    count = 0
    for page in pages(root):
        code = python_of(page.read_text("utf-8"))
        if code.strip():
            path = folder / page.relative_to(root).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code, "utf-8")
            count += 1
    return count


def main() -> int:
    """Check both; 0 where all is well."""
    here = Path(sys.executable).parent
    settings = os.environ | {"PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(here.parent)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write(ROOT, folder)
        (folder / "pyrightconfig.json").write_text(json.dumps(dict.fromkeys(_ALLOWED, False)), "utf-8")
        print(f"{count} pages with Python", flush=True)
        examples = subprocess.run([here / "pyright", "--project", folder], env=settings, check=False).returncode
        command = [str(here / "pyright"), "--verifytypes", "bologna_credits", "--ignoreexternal"]
        done = subprocess.run(command, cwd=folder, env=settings, check=False, capture_output=True, text=True)
    complete = COMPLETE in done.stdout
    print(COMPLETE if complete else done.stdout)
    return 0 if examples == 0 and complete else 1


if __name__ == "__main__":
    sys.exit(main())
