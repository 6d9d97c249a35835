"""Time and memory over the size of the input: ``python -m tests.fuzz.scaling --most 100000``. Exit status 1 on an exponent above 1.15.

The time is that of the processor, which other work on the machine makes longer, but not by waiting.
"""

import argparse
import contextlib
import math
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import bologna_credits as bc
from bologna_credits import interop, letters, recognition
from bologna_credits.core import BolognaError

_COURSE = (
    '<learningOpportunitySpecification><identifier type="local">C{0}</identifier><title xml:lang="en">Course {0}</title><type>Course</type>'
    "<specifies><learningOpportunityInstance><date>2023-01-20</date><status>passed</status><resultLabel>B</resultLabel>"
    "<credit><scheme>ects</scheme><value>5</value></credit></learningOpportunityInstance></specifies></learningOpportunitySpecification>"
)
_MOST_EXPONENT = 1.15


def _elmo(identifiers: str = "", courses: str = "") -> bytes:
    head = '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>NO</country>'
    return f"{head}{identifiers}<title>Oslo</title></issuer>{courses}</report></elmo>".encode()


def _courses(count: int) -> bytes:
    return _elmo(courses="".join(_COURSE.format(number) for number in range(count)))


def _identifiers(count: int) -> bytes:
    found = "".join(f'<identifier type="x{number}">v{number}</identifier>' for number in range(count))
    return _elmo(found, "".join(_COURSE.format(number) for number in range(300)))


def _histogram(count: int) -> bytes:
    rows = "".join(f'<category label="{number}" count="1"/>' for number in range(count))
    return _elmo(courses=_COURSE.format(1).replace("<credit>", f"<resultDistribution>{rows}</resultDistribution><credit>"))


def _credit_elements(count: int) -> bytes:
    return _elmo(
        courses=_COURSE.format(1).replace("<credit>", "<credit><scheme>x</scheme><value>1</value></credit>" * count + "<credit>")
    )


def _papers(count: int) -> tuple[bc.Transcript, bc.LearningAgreement, bc.HomeRules]:
    grade, five = bc.grading_scale("NO-AF").grade("B"), bc.Credits(5, "ECTS")
    lines = [bc.CourseResult(f"C{number}", "a course", five, grade, "B") for number in range(count)]
    parts = [bc.Component(f"C{number}", "a course", five) for number in range(count)]
    home = [bc.Component(f"H{number}", "at home", five) for number in range(count)]
    return bc.Transcript(bc.Institution("Oslo"), lines), bc.LearningAgreement(parts, home), bc.HomeRules("ECTS", scale="NO-AF")


def _decided(count: int) -> bc.Recognition:
    """A decision in pairs; in a package each row names all components that it replaces, so that its size grows with the square."""
    pairs = [bc.Match([f"C{number}"], [f"H{number}"]) for number in range(count)]
    return bc.recognise(*_papers(count), matches=pairs)


def _keys(count: int) -> dict[str, Any]:
    document = interop.case.LoadedCase(*_papers(1), matches=(), on=None, reference="").to_dict()
    document["record"] |= {f"unknown{number}": number for number in range(count)}
    return recognition.seal(document)


def _systems(count: int) -> str:
    tables = "".join(f'[[systems]]\ncode = "XX-C{number}"\nnames = {{ en = "c" }}\n' for number in range(count))
    return f'format = 1\ncountry = "XX"\nchecked = 2026-01-01\n{tables}'


def _alike(count: int) -> bc.Transcript:
    """Courses that nothing tells apart but their places: attempts of one course."""
    grade, five = bc.grading_scale("NO-AF").grade("B"), bc.Credits(5, "ECTS")
    return bc.Transcript(bc.Institution("Oslo"), [bc.CourseResult("C", "a course", five, grade, "B") for _ in range(count)])


def _changes(count: int) -> bc.LearningAgreement:
    five = bc.Credits(5, "ECTS")
    changes = [bc.Change("2024-02-01", add_studied=[bc.Component(f"C{number}", "a course", five)]) for number in range(count)]
    return bc.LearningAgreement([bc.Component("A", "a course", five)], [], changes)


def _sheet(count: int, cells: str) -> bytes:
    return (
        "Code,Title,ECTS,Grade,Scale\n" + "".join(f"C{number},a,{cells.format(number)}\n" for number in range(count))
    ).encode()


def _read_sheet(content: bytes) -> bc.Transcript:
    return interop.sheets.read_transcript(content, issuer=bc.Institution("Oslo", "NO"))


SERIES: dict[str, tuple[Callable[[int], Any], Callable[[Any], Any], int]] = {
    "courses read": (_courses, interop.elmo.read, 100_000),
    "courses shown": (lambda n: _papers(n)[0], str, 100_000),
    "identifiers of an issuer": (_identifiers, interop.elmo.read, 100_000),
    "labels of a histogram": (_histogram, interop.elmo.read, 100_000),
    "credits of a course": (_credit_elements, interop.elmo.read, 100_000),
    "components recognised": (_papers, lambda papers: bc.recognise(*papers), 10_000),
    "a decision verified": (_decided, bc.verify, 10_000),
    "a decision stored": (_decided, lambda d: d.to_dict(), 10_000),
    "a decision read": (lambda n: _decided(n).to_dict(), bc.Recognition.from_dict, 10_000),
    "a decision shown": (_decided, str, 10_000),
    "unknown keys": (_keys, interop.case.LoadedCase.from_dict, 100_000),
    "unknown systems": (_systems, lambda text: bc.read_definition(text, "xx.toml"), 10_000),
    "courses of one code": (_alike, lambda papers: bc.recognise(papers, None, bc.HomeRules("ECTS", scale="NO-AF")), 10_000),
    "changes of an agreement": (_changes, lambda agreement: agreement.effective(), 10_000),
    "ways to convert": (
        lambda n: {f"host{k}": bc.ModifiedBavarian() for k in range(n)},
        lambda by: bc.HomeRules("ECTS", by=by),
        10_000,
    ),
    "rows of a sheet": (lambda n: _sheet(n, "5,B,NO-AF"), _read_sheet, 100_000),
    "unknown scales of a sheet": (lambda n: _sheet(n, "5,B,XX-{}"), _read_sheet, 1_000),
    "keys of JSON, one twice": (
        lambda n: "{" + ",".join(f'"k{k}":1' for k in range(n)) + ',"z":1,"z":1}',
        interop.elm.read,
        100_000,
    ),
    "terms for no text": (lambda n: {f"row.k{k}": "x" for k in range(n)}, lambda terms: letters.Letterhead(terms=terms), 100_000),
    "a letter": (_decided, lambda decision: letters.letter(decision).html(), 1_000),
    "a long title": (lambda n: bc.Transcript(bc.Institution("Oslo"), [bc.CourseResult("A", "x y" * n)]), str, 100_000),
    "a long code": (lambda n: "A" * n, bc.credit_system, 100_000),
    "a long label": (lambda n: "A" * n, lambda label: bc.grading_scale("NO-AF").grade(label), 100_000),
}
"""For each kind of input: how it is made, what is done with it, and the largest size that is tried."""


def measured(name: str, most: int, *, memory: bool = False) -> Iterator[tuple[int, float, int]]:
    """Yield size, seconds and peak of memory in bytes for sizes from 100 upwards, ten times as much each."""
    make, act, largest = SERIES[name]
    size = 100
    while size <= min(most, largest):
        value = make(size)
        if memory:
            tracemalloc.start()
        begin = time.process_time()
        with contextlib.suppress(BolognaError):
            act(value)
        seconds = time.process_time() - begin
        peak = tracemalloc.get_traced_memory()[1] if memory else 0
        tracemalloc.stop()
        yield size, seconds, peak
        size *= 10


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the exponent between the last two sizes; below 20 ms the clock says nothing, and it is 0."""
    (small, before), (large, after) = points[-2:]
    return 0.0 if after < 0.02 else math.log(after / max(before, 1e-4)) / math.log(large / small)


def main() -> int:
    """Measure every series and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--memory", action="store_true", help="also the peak of memory, which slows the calls down")
    options = parser.parse_args()
    worst = 0.0
    for name in SERIES:
        if options.only not in name:
            continue
        points = list(measured(name, options.most, memory=options.memory))
        steep = exponent([(size, seconds) for size, seconds, _ in points])
        worst = max(worst, steep)
        shown = ", ".join(
            f"{size}: {seconds:.3f} s" + (f" {peak / 1e6:.0f} MB" if peak else "") for size, seconds, peak in points
        )
        print(f"{name:26} exponent {steep:.2f}   {shown}", flush=True)
    return 1 if worst > _MOST_EXPONENT else 0


if __name__ == "__main__":
    sys.exit(main())
