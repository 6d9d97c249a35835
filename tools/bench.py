"""Import and conversion times beside their targets: ``python tools/bench.py [--quick]``.

Times are compared within one run on one machine; nothing here is a test.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
import timeit
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import bologna_credits as bc

_FIRST = {
    "import attrs": "import attrs",
    "import bologna_credits": "import bologna_credits",
    "first convert_credits": (
        "import bologna_credits as bc; bc.convert_credits(bc.Credits(3, 'KZ-RK'), to='ECTS', cycle='first', activity='theory')"
    ),
    "first convert_grade": (
        "import bologna_credits as bc; grade = bc.grading_scale('IT-30').grade('28');"
        " bc.convert_grade(grade, to='DE-TENTHS', by=bc.ModifiedBavarian())"
    ),
}
_TARGETS = {"import bologna_credits": 0.5, "first convert_credits": 4.0, "first convert_grade": 4.0}
_HEAVY = ("pint", "narwhals", "lxml", "hypothesis", "numpy")


def _process(code: str, runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append((time.perf_counter() - start) * 1000)
    return times


def cold(runs: int) -> None:
    """Fresh processes, the interpreter's own start subtracted."""
    base = min(_process("pass", runs))
    attrs = 0.0
    print(f"fresh processes, {runs} runs each, interpreter's {base:.1f} ms subtracted")
    for name, code in _FIRST.items():
        times = [value - base for value in _process(code, runs)]
        best, median = min(times), statistics.median(times)
        attrs = attrs or best
        target = _TARGETS.get(name)
        beside = "" if target is None else f"  {best / attrs:5.2f} x import attrs (at most {target})"
        print(f"  {name:24} best {best:6.1f} ms  median {median:6.1f} ms{beside}")
    probe = f"{_FIRST['first convert_grade']}; import sys; print([m for m in {_HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    print(f"  heavy modules after the first conversion: {done.stdout.strip()}")


def _warm(name: str, act: Callable[[], object], number: int, note: str = "") -> None:
    best = min(timeit.repeat(act, number=number, repeat=5)) / number * 1e6
    print(f"  {name:46} {best:7.2f} µs{note}")


def warm(number: int) -> None:
    """Conversions in a warm process."""
    import pint

    italy, norway, flanders = bc.grading_scale("IT-30"), bc.grading_scale("NO-AF"), bc.grading_scale("BE-20")
    mark, letter, kazakh = italy.grade("28"), norway.grade("B"), bc.grading_scale("KZ-2011").grade("B-")
    host = bc.GradingTable(norway, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    home = bc.GradingTable(flanders, {str(n): 10 * (21 - abs(14 - n)) for n in range(10, 21)})
    formula = bc.ModifiedBavarian()
    tables = bc.GradingTableOverlap(host, home, choose="average", onto="nearest_better")
    credits = bc.Credits(3, "KZ-RK")

    def by_range() -> bc.CreditConversion:
        return bc.convert_credits(credits, to="ECTS", cycle="first", activity="theory")

    def by_formula() -> bc.GradeConversion:
        return bc.convert_grade(mark, to="DE-TENTHS", by=formula)

    print(f"warm process, best of 5 x {number}")
    _warm("convert_credits, a range", by_range, number)
    _warm("convert_credits, a practice", lambda: bc.convert_credits(credits, policy="KZ/KazNU", activity="theory"), number)
    _warm("convert_grade, formula", by_formula, number)
    _warm("convert_grade, a practice", lambda: bc.convert_grade(mark, by="DE/Koeln-ES1"), number)
    _warm("convert_grade, a published table", lambda: bc.convert_grade(kazakh, to="ECTS-AF"), number)
    _warm("convert_grade, grading tables (compiled)", lambda: bc.convert_grade(letter, by=tables), number)
    _warm(
        "convert_credits with .steps and .sources",
        lambda: (by_range().steps, by_range().sources),
        number // 10,
        " (two conversions)",
    )
    _warm(
        "convert_grade with .steps and .sources",
        lambda: (by_formula().steps, by_formula().sources),
        number // 10,
        " (two conversions)",
    )
    registry: Any = pint.UnitRegistry()
    hours = registry.Quantity(3, "hour")
    _warm("pint .to, as a yardstick", lambda: hours.to("minute"), number // 10)


def files() -> None:
    """The whole catalogue, and one further country with the loader warm."""
    print("definition files")
    code = "import bologna_credits as bc; list(bc.default_catalogue().all())"
    base = min(_process("pass", 5))
    print(f"  the whole catalogue, fresh process  best {min(_process(code, 7)) - base:6.1f} ms (at most 250)")
    root = bc.default_catalogue()._root.path  # noqa: SLF001  # a catalogue of its own, with nothing read yet
    warm = bc.Catalogue(root)
    start = time.perf_counter()
    count = len(list(warm.all()))
    print(f"  the whole catalogue, loader warm         {(time.perf_counter() - start) * 1000:6.1f} ms, {count} files")
    times = []
    for prefix in warm.prefixes:
        fresh = bc.Catalogue(root)
        start = time.perf_counter()
        fresh._ground(prefix)  # noqa: SLF001  # one file, as a look-up by code reads it
        times.append(((time.perf_counter() - start) * 1000, prefix))
    slowest, prefix = max(times)
    mean = statistics.mean(value for value, _ in times)
    print(f"  one further country: mean {mean:.1f} ms, slowest {slowest:.1f} ms ({prefix}) (at most 10)")


def recognition(number: int) -> None:
    """A transcript of ten courses."""
    norway = bc.grading_scale("NO-AF")
    courses = tuple(bc.CourseResult(f"C{i}", "x", bc.Credits(5, "ECTS"), norway.grade("B"), "B") for i in range(10))
    transcript = bc.Transcript(bc.Institution("Oslo", "NO"), courses)
    agreement = bc.LearningAgreement([bc.Component(c.code, c.title, c.credits) for c in courses], [])
    rules = bc.HomeRules(credits="KZ-RK", grades="without", circumstances=bc.Circumstances("first", None, "theory"))
    _warm("recognise, ten courses", lambda: bc.recognise(transcript, agreement, rules), number // 100, " (at most 500)")
    matches = [bc.Match([c.code], [f"H{c.code}"]) for c in courses]
    home = [bc.Component(f"H{c.code}", c.title) for c in courses]
    paired = bc.LearningAgreement(agreement.studied, home)
    decision = bc.recognise(transcript, paired, rules, matches=matches)
    _warm(
        "recognise, ten courses in ten matches", lambda: bc.recognise(transcript, paired, rules, matches=matches), number // 100
    )
    data = decision.to_dict()
    _warm("to_dict", decision.to_dict, number // 500, f" ({len(json.dumps(data)):,} bytes of JSON)")
    _warm("from_dict", lambda: bc.Recognition.from_dict(data), number // 500)
    _warm("verify", lambda: bc.verify(decision), number // 200)


def cohort(count: int) -> None:
    """A whole cohort in one process: time, and memory that stays flat."""
    norway, five = bc.grading_scale("NO-AF"), bc.Credits(5, "ECTS")
    rules = bc.HomeRules(credits="KZ-RK", grades="without", circumstances=bc.Circumstances("first", None, "theory"))

    def cases(number: int) -> Iterator[object]:
        for place in range(number):
            courses = tuple(bc.CourseResult(f"C{place}-{i}", "x", five, norway.grade("ABCF"[i % 4])) for i in range(10))
            agreement = bc.LearningAgreement([bc.Component(c.code, c.title, c.credits) for c in courses], [])
            yield f"case {place}", (bc.Transcript(bc.Institution("Oslo", "NO"), courses), agreement, rules)

    bc.cohort.summarise(bc.recognise_many(cases(100)))
    start = time.perf_counter()
    summary = bc.cohort.summarise(bc.recognise_many(cases(count)))
    took = time.perf_counter() - start
    tracemalloc.start()
    grown, peaks = [], []
    for part in range(1, 5):
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        bc.cohort.summarise(bc.recognise_many(cases(count // 10 * part)))
        now, peak = tracemalloc.get_traced_memory()
        grown.append(now - before)
        peaks.append(peak - before)
    tracemalloc.stop()
    print(f"  a cohort of {summary.cases:,} cases, {summary.recognised + summary.debt:,} courses: {took:.1f} s")
    shown = ", ".join(
        f"{count // 10 * part:,}: {more:,} (peak {peak:,})" for part, more, peak in zip(range(1, 5), grown, peaks, strict=True)
    )
    print(f"  bytes kept after a cohort of so many: {shown}")


def memory(count: int) -> None:
    """Memory over many conversions of different amounts."""
    grade = bc.grading_scale("IT-30").grade("28")
    bc.convert_grade(grade, to="DE-TENTHS", by=bc.ModifiedBavarian())
    bc.convert_credits(bc.Credits(1, "GB-CATS"), to="ECTS")
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for i in range(count):
        bc.convert_grade(grade, to="DE-TENTHS", by=bc.ModifiedBavarian())
        bc.convert_credits(bc.Credits(i, "GB-CATS"), to="ECTS")
    grown = tracemalloc.get_traced_memory()[0] - before
    print(f"  memory after 2 x {count:,} conversions: {grown:,} bytes more")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    quick = parser.parse_args().quick
    cold(5 if quick else 15)
    warm(2_000 if quick else 20_000)
    files()
    recognition(2_000 if quick else 20_000)
    cohort(500 if quick else 10_000)
    memory(2_000 if quick else 100_000)


if __name__ == "__main__":
    main()
