"""Mutation testing of the exact core with mutmut: ``python tools/mutants.py`` in an environment with ``.[test]`` and mutmut.

mutmut leaves decorated functions alone, and much of these modules consists of properties or is cached. So it works in a
copy of the tree (``build/mutants``), in which ``@property`` above a function is written as ``name = property(name)`` below it:
the same program, with nothing left out. Settings are in ``pyproject.toml`` under ``[tool.mutmut]``.

``--again`` runs only those that survived the last time, after tests were added; ``--show`` prints what they change. A survivor
that ``tests/mutants.md`` lists is known; a module below 95 %, or an unlisted survivor, makes the exit code 1.
"""

import argparse
import ast
import difflib
import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MODULES = (
    "core/exact",
    "grades/scales",
    "grades/known_grades",
    "grades/grade_reader",
    "grades/grading_tables",
    "conversion/grades",
    "conversion/credits",
    "conversion/credit_plans",
    "conversion/credit_steps",
)
ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "mutants"
COPIED = ("src", "tests", "tools", "docs", "examples", "conftest.py", "pyproject.toml")
LISTED = ROOT / "tests" / "mutants.md"
AT_LEAST = 95  # per cent of the mutants of a module
# How pytest ended: a test failed, or the tests could not be collected; or the process used up its time. mutmut counts 255 as
# time used up too, but it means that the run itself failed, so it is no kill here.
KILLED = {1: "killed", 2: "killed", 3: "killed", -24: "timeout", 24: "timeout", 36: "timeout", 152: "timeout"}
_MANGLED = re.compile("x(_|ǁ[^ǁ]*ǁ)(?=[^ǁ]*__mutmut_)|__mutmut_(orig|[0-9]+)")
BUILT_IN = {"staticmethod", "classmethod"}  # mutmut sees through these


def undecorate(code: str) -> str:
    """The same program with the decorators of functions applied below them."""
    lines = code.splitlines()
    tree = ast.parse(code)
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    found = [node for body in bodies for node in body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    for node in sorted(found, key=lambda node: node.lineno, reverse=True):
        names = [ast.unparse(decorator) for decorator in node.decorator_list]
        if BUILT_IN.intersection(names):
            continue
        applied = node.name
        for name in reversed(names):
            applied = f"{name}({applied})"
        lines.insert(node.end_lineno or 0, f"{' ' * node.col_offset}{node.name} = {applied}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def prepare() -> None:
    """A copy of the tree for mutmut."""
    for name in COPIED:
        origin, target = ROOT / name, COPY / name
        if origin.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(origin, target, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, target)
    for module in MODULES:
        path = COPY / "src" / "bologna_credits" / f"{module}.py"
        path.write_text(undecorate(path.read_text("utf-8")), "utf-8")
        shutil.copystat(ROOT / "src" / "bologna_credits" / f"{module}.py", path)


def verdicts(module: str) -> dict[str, str]:
    """What became of each mutant of a module."""
    meta = COPY / "mutants" / "src" / "bologna_credits" / f"{module}.py.meta"
    codes: dict[str, int | None] = json.loads(meta.read_text("utf-8"))["exit_code_by_key"] if meta.exists() else {}
    words = KILLED | {0: "survived", 5: "no tests", 33: "no tests"}
    return {name: "not run" if code is None else words.get(code, f"exit {code}") for name, code in codes.items()}


def survivors(results: dict[str, str]) -> Iterator[str]:
    """The names of those that no test killed."""
    return (name for name, what in results.items() if what not in KILLED.values())


def mutmut(*words: str) -> int:
    """The tool itself, in the copy, without ../shared."""
    settings = os.environ | {"BOLOGNA_SHARED": "absent", "CI": "false"}
    return subprocess.run([sys.executable, "-m", "mutmut", *words], cwd=COPY, env=settings, check=False).returncode


@functools.cache
def functions(module: str) -> dict[str, list[str]]:
    """The lines of every mutant and every original of a module, by the name that mutmut gives them."""
    code = (COPY / "mutants" / "src" / "bologna_credits" / f"{module}.py").read_text("utf-8")
    lines = code.splitlines()
    found = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name]
    return {node.name: [_MANGLED.sub("", line) for line in lines[node.lineno - 1 : node.end_lineno]] for node in found}


def change(name: str) -> tuple[str, str]:
    """The line that a mutant changes, and what it makes of it."""
    *room, mutant = name.split(".")[1:]
    module = "/".join(room)
    original = f"{mutant.split('__mutmut_')[0]}__mutmut_orig"
    compared = list(difflib.ndiff(functions(module)[original], functions(module)[mutant]))
    before, after = (" ".join(line[2:].strip() for line in compared if line.startswith(sign)) for sign in ("- ", "+ "))
    return before, after


def main() -> int:
    """Prepare, run, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="mutants to run; without one, all anew")
    parser.add_argument("--again", action="store_true", help="run those that survived")
    parser.add_argument("--show", action="store_true", help="only print what the survivors change")
    parser.add_argument("--processes", default="1")
    chosen = parser.parse_args()
    os.nice(10)
    if not (chosen.names or chosen.again or chosen.show):
        shutil.rmtree(COPY, ignore_errors=True)
    names = list(chosen.names)
    if chosen.again:
        names = [name for module in MODULES for name in survivors(verdicts(module))]
    if not chosen.show:
        prepare()
        if mutmut("run", "--max-children", chosen.processes, *names):
            return 2
    return count(LISTED.read_text("utf-8") if LISTED.exists() else "")


def count(listed: str) -> int:
    """Print the figures of each module, and each survivor with what it changes."""
    wrong = False
    print(f"{'module':20}{'mutants':>9}{'killed':>9}{'of them by time':>17}{'survived':>10}{'%':>8}")
    alive = []
    for module in MODULES:
        results = verdicts(module)
        left = list(survivors(results))
        alive += left
        killed = len(results) - len(left)
        late = sum(what == "timeout" for what in results.values())
        wrong = wrong or killed * 100 < AT_LEAST * len(results) or not results
        print(f"{module:20}{len(results):9}{killed:9}{late:17}{len(left):10}{killed * 100 / max(1, len(results)):8.1f}")
    for name in alive:
        before, after = change(name)
        known = f"`{before}` → `{after}`" in listed
        wrong = wrong or not known
        print(f"\n{name} {'(listed)' if known else '(not listed)'}\n  - {before}\n  + {after}")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
