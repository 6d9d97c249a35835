"""Speed, memory and growth beside their goals: ``python tools/bench.py [--quick] [--beside CHECKOUT] [--only KIND …]``.

Every checkout is measured as its users get it: built as a wheel, unpacked, its bytecode compiled. With ``--beside`` another
checkout, such as the commit before a change, takes its turns in the same run, so that what else the machine does falls on both.
The yardsticks are ``import attrs`` for fresh processes and the bare conversion of cgrade for calls; the first run makes the
environment of ``compare_cgrade.py``. Times are CPU times and depend on the machine: read their ratios. Nothing here is a test.
"""

import argparse
import compileall
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import compare_cgrade

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
_HEAVY = ("pint", "narwhals", "lxml", "hypothesis", "numpy", "openpyxl")

_GRADE = (
    "import bologna_credits as bc; grade = bc.grading_scale('IT-30').grade('28');"
    " bc.convert_grade(grade, to='DE-TENTHS', by=bc.ModifiedBavarian())"
)
FRESH: Mapping[str, str] = {
    "import attrs": "import attrs",
    "import bologna_credits": "import bologna_credits",
    "first convert_credits": (
        "import bologna_credits as bc; bc.convert_credits(bc.Credits(3, 'KZ-RK'), to='ECTS', cycle='first', activity='theory')"
    ),
    "first convert_grade": _GRADE,
    "first practice": "import bologna_credits as bc; bc.convert_grade(bc.grading_scale('IT-30').grade('28'), by='DE/KMK')",
    "the whole catalogue": "import bologna_credits as bc; list(bc.default_catalogue().all())",
    "an unknown code": "import bologna_credits as bc\ntry: bc.grading_scale('IT-300')\nexcept bc.BolognaError as e: str(e)",
    "find": "import bologna_credits as bc; bc.find('Norway')",
}
"""What fresh processes run."""


class Row(NamedTuple):
    """A line of the table: its name, the figure it shows, the goal, and the figure that it is divided by."""

    name: str
    figure: str
    goal: float | None
    unit: str = "µs"
    yardstick: str | None = None


def _fresh(name: str, goal: float | None = None) -> Row:
    return Row(f"fresh process: {name}", f"fresh {name}", goal, "ms", "fresh import attrs")


def _call(name: str, goal: float | None = None) -> Row:
    return Row(name, name, goal, "µs", "yardstick")


ROWS: tuple[Row, ...] = (
    _fresh("import bologna_credits", 0.3),
    _fresh("first convert_credits", 2.5),
    _fresh("first convert_grade", 2.5),
    _fresh("first practice"),
    _fresh("the whole catalogue", 4.5),
    _fresh("an unknown code", 3.0),
    _fresh("find"),
    _call("formula, one mark", 0.6),
    _call("formula, the mark read again"),
    _call("formula, equal fresh objects", 0.6),
    _call("formula, ever new marks", 3.0),
    _call("formula, new marks, steps and sources", 8.0),
    _call("reading a mark and the formula"),
    _call("a practice, one mark"),
    _call("a practice, ever new marks"),
    _call("a fail, one mark"),
    _call("a fail, ever new marks"),
    _call("a published table"),
    _call("grading tables"),
    _call("the line"),
    _call("the line, ever new marks"),
    _call("the mean so far"),
    _call("only passed"),
    _call("a text label beyond the memory"),
    _call("3,000 formulas that differ in their ends"),
    _call("300 own scales of one code"),
    _call("credits, fixed", 1.5),
    _call("credits, fixed, ever new", 1.5),
    _call("credits, a range", 1.5),
    _call("credits, a range, ever new", 1.5),
    _call("credits, a practice"),
    Row("a conversion printed", "a conversion printed", 100),
    Row("a range printed", "a range printed", 100),
    Row("a decision of ten courses printed", "a decision printed", 600),
    Row("recognise, ten courses", "recognise, ten courses", 500),
    Row("recognise, ten matches", "recognise, ten matches", None),
    Row("verify, ten courses", "verify, ten courses", 500),
    Row("to_dict", "to_dict", None),
    Row("from_dict", "from_dict", None),
    Row("a decision unpickled, times deciding", "a decision unpickled", 1, "µs", "recognise, ten courses"),
    Row("a grade, pickled", "a grade, pickled", 150, "bytes"),
    Row("a scale, pickled", "a scale, pickled", 150, "bytes"),
    Row("a decision, pickled", "a decision, pickled", None, "bytes"),
    Row("a fail, times a pass: the worst scale", "worst fail", 1.5, ""),
    Row("growth of recognise, courses", "recognise courses, exponent", 1.2, ""),
    Row("growth of recognise, matches", "recognise matches, exponent", 1.2, ""),
    Row("growth of verify, matches", "verify matches, exponent", 1.2, ""),
    Row("growth of grading tables, labels", "labels of two grading tables, exponent", 1.2, ""),
    Row("growth of plug-in countries", "plug-in countries, exponent", 1.2, ""),
    Row("dropped catalogues that stay, of 50", "dropped catalogues that stay, of 50", 0, ""),
)
"""The table, with the goals of the design."""

KINDS = ("fresh", "conversions", "decisions", "fails", "growth", "kept")


def unpacked(checkout: Path, name: str) -> Path:
    """Return a folder with a checkout's wheel, unpacked and compiled to bytecode."""
    place = BUILD / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([*command, "--wheel-dir", str(place), str(checkout)], check=True)
    for wheel in list(place.glob("*.whl")):
        zipfile.ZipFile(wheel).extractall(place / "lib")  # our own
    compileall.compile_dir(place / "lib", quiet=1)
    return place / "lib"


class Copy(NamedTuple):
    """A copy of the library, and the interpreter that runs it."""

    lib: Path
    python: Path

    def run(self, *arguments: str) -> tuple[float, str]:
        """Run Python on this copy: its CPU time in milliseconds, and what it printed."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPATH"] = os.pathsep.join([str(self.lib), str(ROOT / "tools")])
        with subprocess.Popen([str(self.python), *arguments], env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            printed = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)[:200]}: exit status {process.returncode}")
        return (used.ru_utime + used.ru_stime) * 1000, printed


def fresh(copies: Sequence[Copy], runs: int) -> list[dict[str, float]]:
    """The median times of fresh processes, the interpreter's own subtracted; every copy and line has its turn in each round."""
    lines = {"pass": "pass", **FRESH}
    times: list[dict[str, list[float]]] = [{name: [] for name in lines} for _ in copies]
    for turn in range(runs + 1):
        for copy, kept in zip(copies, times, strict=True):
            for name, code in lines.items():
                took, _ = copy.run("-c", code)
                if turn:  # the first one fills the caches of the machine
                    kept[name].append(took)
    found = []
    for kept in times:
        least = {name: sorted(values)[len(values) // 2] for name, values in kept.items()}
        found.append({f"fresh {name}": (value - least["pass"]) * 1000 for name, value in least.items() if name != "pass"})
    return found


def worst_fails(figures: Mapping[str, float]) -> list[tuple[float, str, float, float]]:
    """The conversions whose fail costs most beside their pass: the ratio, the scale and method, the two times."""
    stems = [name.removesuffix(" fail") for name in figures if name.endswith(" fail")]
    pairs = [(stem, figures[f"{stem} pass"], figures[f"{stem} fail"]) for stem in stems if f"{stem} pass" in figures]
    return sorted(((fail / passed, stem, passed, fail) for stem, passed, fail in pairs), reverse=True)


def measured(copies: Sequence[Copy], kinds: Iterable[str], *, quick: bool) -> list[dict[str, float]]:
    """All figures of each copy; those of calls are the least of several processes, which take turns."""
    found: list[dict[str, float]] = [{} for _ in copies]
    for kind in kinds:
        if kind == "fresh":
            for figures, more in zip(found, fresh(copies, 3 if quick else 11), strict=True):
                figures.update(more)
            continue
        least = {"growth": ["400", "1"], "fails": ["10", "1"]}.get(kind, ["100", "1"])
        for _ in range(1 if quick or kind in ("growth", "kept") else 3):
            for copy, figures in zip(copies, found, strict=True):
                _, printed = copy.run(str(ROOT / "tools" / "bench_measures.py"), kind, *(least if quick else ()))
                for name, value in json.loads(printed).items():
                    figures[name] = min(value, figures.get(name, value))
    for figures in found:
        fails = worst_fails(figures)
        if fails:
            figures["worst fail"] = fails[0][0]
    return found


def shown(row: Row, figures: Mapping[str, float]) -> str:
    """A figure with its ratio to the yardstick, or an empty text where it was not measured."""
    value = figures.get(row.figure)
    if value is None:
        return ""
    plain = value / 1000 if row.unit == "ms" else value
    text = f"{plain:,.0f}" if row.unit == "bytes" or plain >= 1000 or plain == int(plain) else f"{plain:,.2f}"
    text = f"{text} {row.unit}".strip()
    base = figures.get(row.yardstick) if row.yardstick else None
    return f"{text}, {value / base:.2f} ×" if base else text


def goal(row: Row) -> str:
    """The goal of a line in the words of the table."""
    if row.goal is None:
        return ""
    return f"{row.goal:g} ×" if row.yardstick else f"{row.goal:g} {row.unit}".strip()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer calls and runs")
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another checkout, measured in turn")
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS, help="these kinds of figures")
    options = parser.parse_args()
    arguments = compare_cgrade.wanted(compare_cgrade.CGRADE, ROOT)
    if not compare_cgrade.is_ready(compare_cgrade.ENVIRONMENT, arguments):
        compare_cgrade.make(compare_cgrade.ENVIRONMENT, arguments)
    python = compare_cgrade.python_of(compare_cgrade.ENVIRONMENT)
    checkouts = {"before": options.beside.resolve(), "now": ROOT} if options.beside else {"now": ROOT}
    copies = [Copy(unpacked(checkout, name), python) for name, checkout in checkouts.items()]
    found = measured(copies, options.only, quick=options.quick)
    rows = [row for row in ROWS if any(row.figure in figures for figures in found)]
    print(table(["what", "goal", *checkouts], ([row.name, goal(row), *(shown(row, f) for f in found)] for row in rows)))
    for name, figures in zip(checkouts, found, strict=True):
        for ratio, stem, passed, fail in worst_fails(figures)[:10]:
            print(f"{name}: {stem}: a pass {passed:.1f} µs, a fail {fail:.1f} µs, {ratio:.2f} ×")
    probe = f"{_GRADE}; import sys; print([m for m in {_HEAVY!r} if m in sys.modules])"
    print(f"heavy modules after the first conversion: {copies[-1].run('-c', probe)[1].strip()}")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that a terminal and a page of Markdown both show."""
    cells = [list(header), *(list(row) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


if __name__ == "__main__":
    main()
