"""The measures that ``bench.py`` runs in processes of their own, on one copy of the library each.

``python tools/bench_measures.py KIND [NUMBER ROUNDS]``.

Each kind prints one JSON object: times in microseconds of CPU, sizes in bytes, exponents and counts. Only what is public is
used, so that a commit of yesterday can be measured with the tool of today.
"""

import gc
import importlib
import json
import math
import pickle
import sys
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import bologna_credits as bc
from bologna_credits.grades import NumberGrades
from bologna_credits.law.files import DataFolder
from bologna_credits.law.plugins import Installed

Figures = dict[str, float]
_MICRO = 1e6
_ALWAYS_NEW = 12_000
"""So many different marks in turn that no memory of a few thousand answers holds one of them until its next turn."""


def best_of(acts: dict[str, tuple[int, Callable[[], object]]], rounds: int) -> Figures:
    """The least time of one call for each act, with the number of calls that it makes: every act has its turn in each round."""
    for _, act in acts.values():  # files are read and modules loaded before the clock starts
        act()
    least = dict.fromkeys(acts, math.inf)
    for _ in range(rounds):
        for name, (count, act) in acts.items():
            start = time.process_time()
            act()
            least[name] = min(least[name], (time.process_time() - start) / count * _MICRO)
    return least


def each(act: Callable[[Any], object], values: Sequence[Any]) -> tuple[int, Callable[[], object]]:
    """A call for every value in turn."""

    def run() -> None:
        for value in values:
            act(value)

    return len(values), run


def again(act: Callable[[], object], count: int) -> tuple[int, Callable[[], object]]:
    """The same call so many times."""

    def run() -> None:
        for _ in range(count):
            act()

    return count, run


def yardstick() -> Callable[[Any], object]:
    """The bare conversion of cgrade where it is installed, otherwise the formula in fractions of Python."""
    try:
        cgrade: Any = importlib.import_module("cgrade")
    except ModuleNotFoundError:
        return lambda mark: 1 + 3 * (20 - mark) / 10
    return lambda mark: cgrade.to_de("fr", mark)


def _explained(answer: Any) -> None:
    assert answer.steps is not None
    assert answer.sources is not None


def conversions(number: int, rounds: int) -> Figures:
    """Grades and credits: a mark again, equal fresh objects, ever new marks, fails, every method, steps, printing."""
    france, norway, flanders = bc.grading_scale("FR-20"), bc.grading_scale("NO-AF"), bc.grading_scale("BE-20")
    formula, line = bc.ModifiedBavarian(), bc.conversion.Linear()
    host = bc.GradingTable(norway, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    home = bc.GradingTable(flanders, {str(n): 10 * (21 - abs(14 - n)) for n in range(10, 21)})
    overlap = bc.conversion.GradingTableOverlap(host, home, choose="average", onto="nearest_better")
    passed = next(grade for grade in bc.grading_scale("IT-PF").grades if grade.passes)
    mean = bc.conversion.MeanSoFar("26.4", onto="nearest_better")
    mark, fail, kazakh = france.grade("15.5"), france.grade("7.5"), bc.grading_scale("KZ-2011").grade("B-")
    texts = [f"{n // 1000}.{n % 1000:03}" for n in range(10_000, 10_000 + min(_ALWAYS_NEW, 10_000))]
    new = [france.grade(text) for text in texts]
    failing = [france.grade(f"{n // 1000}.{n % 1000:03}") for n in range(min(_ALWAYS_NEW, 9_999))]
    fresh = [pickle.loads(pickle.dumps(mark)) for _ in range(min(number, 500))]  # our own
    ends = [bc.ModifiedBavarian(best=f"20.{n:04}") for n in range(1, 3001)]
    own = [bc.GradingScale("XX-OWN", numbers=NumberGrades(100 + n, 50, 0)).grade("75") for n in range(300)]
    reread = bc.GradingScale("XX-FR", numbers=NumberGrades(20, 10, 0, step="1/1000"))
    cats, credits = bc.Credits(20, "GB-CATS"), bc.Credits(3, "KZ-RK")
    amounts = [bc.Credits(n, "GB-CATS") for n in range(1, 1 + _ALWAYS_NEW)]
    old_amounts = [bc.Credits(n, "KZ-RK") for n in range(1, 1 + _ALWAYS_NEW)]
    few = max(number // 20, 1)

    def by_formula(grade: bc.Grade) -> bc.GradeConversion:
        return bc.convert_grade(grade, to="DE-TENTHS", by=formula)

    def by_range(amount: bc.Credits) -> bc.CreditConversion:
        return bc.convert_credits(amount, to="ECTS", cycle="first", activity="theory")

    measure = yardstick()
    return best_of(
        {
            "yardstick": each(measure, [15.5] * number),
            "formula, one mark": again(lambda: by_formula(mark), number),
            "formula, the mark read again": again(lambda: by_formula(france.grade("15.5")), number),
            "formula, equal fresh objects": each(by_formula, fresh),
            "formula, ever new marks": each(by_formula, new),
            "formula, new marks, steps and sources": each(
                lambda grade: _explained(by_formula(grade)), new[: max(number // 4, 1)]
            ),
            "reading a mark and the formula": each(lambda text: by_formula(france.grade(text)), texts),
            "a practice, one mark": again(lambda: bc.convert_grade(mark, by="DE/KMK"), number),
            "a practice, ever new marks": each(lambda grade: bc.convert_grade(grade, by="DE/KMK"), new),
            "a fail, one mark": again(lambda: by_formula(fail), number),
            "a fail, ever new marks": each(by_formula, failing),
            "a published table": again(lambda: bc.convert_grade(kazakh, to="ECTS-AF"), number),
            "grading tables": again(lambda: bc.convert_grade(norway.grade("B"), by=overlap), number),
            "the line": again(lambda: bc.convert_grade(mark, to="DE-TENTHS", by=line), number),
            "the line, ever new marks": each(lambda grade: bc.convert_grade(grade, to="DE-TENTHS", by=line), new),
            "the mean so far": again(lambda: bc.convert_grade(passed, to="IT-30", by=mean), number),
            "only passed": again(lambda: bc.convert_grade(mark, to="IT-PF", by=bc.conversion.PassedOnly()), number),
            "a text label beyond the memory": each(reread.grade, texts),
            "3,000 formulas that differ in their ends": each(lambda by: bc.convert_grade(mark, to="DE-TENTHS", by=by), ends),
            "300 own scales of one code": each(by_formula, own),
            "credits, fixed": again(lambda: bc.convert_credits(cats, to="ECTS"), number),
            "credits, fixed, ever new": each(lambda amount: bc.convert_credits(amount, to="ECTS"), amounts),
            "credits, a range": again(lambda: by_range(credits), number),
            "credits, a range, ever new": each(by_range, old_amounts),
            "credits, a practice": again(lambda: bc.convert_credits(credits, policy="KZ/KazNU", activity="theory"), number),
            "a conversion printed": again(lambda: str(by_formula(mark)), few),
            "a range printed": again(lambda: str(by_range(credits)), few),
        },
        rounds,
    )


def _course(place: int, label: str = "B") -> bc.CourseResult:
    norway = bc.grading_scale("NO-AF")
    return bc.CourseResult(f"C{place}", f"Course {place}", bc.Credits(5, "ECTS"), norway.grade(label), label)


def case_of(count: int, matched: bool) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of ``recognise`` for so many courses, in one package or each in a match of its own."""
    courses = tuple(_course(place) for place in range(count))
    studied = [bc.Component(course.code, course.title, course.credits) for course in courses]
    home = [bc.Component(f"H{course.code}", course.title) for course in courses] if matched else []
    rules = bc.HomeRules(credits="KZ-RK", grades="without", circumstances=bc.Circumstances("first", None, "theory"))
    given = (bc.Transcript(bc.Institution("Oslo", "NO"), courses), bc.LearningAgreement(studied, home), rules)
    return given, {"matches": [bc.Match([c.code], [f"H{c.code}"]) for c in courses]} if matched else {}


def decisions(number: int, rounds: int) -> Figures:
    """A decision of ten courses: made, verified, printed, stored, pickled."""
    given, named = case_of(10, matched=False)
    matched, pairs = case_of(10, matched=True)
    decision, paired = bc.recognise(*given, **named), bc.recognise(*matched, **pairs)
    stored, pickled = decision.to_dict(), pickle.dumps(decision)
    found = best_of(
        {
            "recognise, ten courses": again(lambda: bc.recognise(*given, **named), number),
            "recognise, ten matches": again(lambda: bc.recognise(*matched, **pairs), number),
            "verify, ten courses": again(lambda: bc.verify(decision), number),
            "a decision printed": again(lambda: str(paired), number),
            "to_dict": again(decision.to_dict, max(number // 5, 1)),
            "from_dict": again(lambda: bc.Recognition.from_dict(stored), max(number // 5, 1)),
            "a decision unpickled": again(lambda: pickle.loads(pickled), number),  # our own
        },
        rounds,
    )
    italy = bc.grading_scale("IT-30")
    sizes = {"a grade, pickled": italy.grade("28"), "a scale, pickled": italy, "a decision, pickled": decision}
    return found | {name: float(len(pickle.dumps(value))) for name, value in sizes.items()}


def fails(number: int, rounds: int) -> Figures:
    """Failing marks and passing ones onto each scale of the catalogue, by the formula and by the line: the two times.

    Each mark is converted once, so that no answer is remembered.
    """
    found: Figures = {}
    scale = bc.GradingScale("XX-THOUSANDTHS", numbers=NumberGrades(20, 10, 0))
    thousandths = range(1, 1 + number * rounds)
    marks = {
        "pass": [scale.grade(f"{10 + n // 1000}.{n % 1000:03}") for n in thousandths],
        "fail": [scale.grade(f"{n // 1000}.{n % 1000:03}") for n in thousandths],
    }
    methods: dict[str, Any] = {"formula": bc.ModifiedBavarian(), "line": bc.conversion.Linear()}
    for to in bc.grading_scales():
        for name, by in methods.items():
            times = {}
            for kind, grades in marks.items():
                if not converts(grades[0], to, by):
                    continue
                times[kind] = math.inf
                for start in range(0, len(grades), number):
                    begun = time.process_time()
                    for grade in grades[start : start + number]:
                        bc.convert_grade(grade, to=to, by=by)
                    times[kind] = min(times[kind], (time.process_time() - begun) / number * _MICRO)
            if len(times) == len(marks):
                found |= {f"{to.code} {name} {kind}": value for kind, value in times.items()}
    return found


def converts(grade: bc.Grade, scale: bc.GradingScale, method: Any) -> bool:
    """Whether a conversion gives an answer at all."""
    try:
        bc.convert_grade(grade, to=scale, by=method)
    except bc.BolognaError:
        return False
    return True


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The exponent of growth: the slope of the logarithms from the first size to the last.

    >>> exponent([10, 100], [1.0, 10.0])
    1.0
    """
    return math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])


def _grown(sizes: Sequence[int], act: Callable[[int], Callable[[], object]], rounds: int) -> tuple[float, float]:
    """The exponent, and the time for the largest size in milliseconds."""
    acts = {str(size): (1, act(size)) for size in sizes}
    times = [value / 1000 for value in best_of(acts, rounds).values()]
    return exponent(sizes, times), times[-1]


def _tables(count: int) -> Callable[[], object]:
    scale = bc.GradingScale(f"XX-N{count}", numbers=NumberGrades(count, 1, 0, step=1))
    other = bc.GradingScale(f"XY-N{count}", numbers=NumberGrades(count, 1, 0, step=1))

    def compiled() -> object:
        # New tables each time, because a pair that has been compiled is remembered.
        table = bc.GradingTable(scale, {str(n): 1 + n % 7 for n in range(1, count + 1)})
        home = bc.GradingTable(other, {str(n): 1 + n % 11 for n in range(1, count + 1)})
        return bc.convert_grade(scale.grade(str(count // 2)), by=bc.conversion.GradingTableOverlap(table, home, choose="average"))

    return compiled


_LAND = """format = 1
country = "{code}"
names = {{ en = "Land {code}" }}
sources.act = {{ title = "An act", url = "https://example.org/{code}", seen = "secondary" }}

[[scales]]
code = "{code}-A"
names = {{ en = "Marks" }}
source = "act"
basis = "statute"
numbers = {{ best = 10, lowest_pass = 5, worst = 0, step = "1/10" }}
"""


def _countries(count: int, folder: Path) -> Callable[[], object]:
    place = folder / str(count) / "countries"
    place.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        code = f"Q{number:04}"
        (place / f"{code.lower()}.toml").write_text(_LAND.format(code=code), "utf-8")
    root = DataFolder(folder / str(count), "bench-plug-in", "1")
    own = folder / "own"
    own.mkdir(exist_ok=True)
    return lambda: len(list(bc.Catalogue(own, (), lambda: Installed((root,))).all()))


def growth(number: int, rounds: int) -> Figures:
    """Exponents of growth, with the time of the largest size."""
    sizes = (max(number // 4, 1), max(number // 2, 2), number)
    found: Figures = {}

    def keep(name: str, figures: tuple[float, float]) -> None:
        found[f"{name}, exponent"], found[f"{name}, {sizes[-1]}, ms"] = figures

    def recognised(matched: bool) -> Callable[[int], Callable[[], object]]:
        def of(count: int) -> Callable[[], object]:
            given, named = case_of(count, matched)
            return lambda: bc.recognise(*given, **named)

        return of

    def verified(count: int) -> Callable[[], object]:
        given, named = case_of(count, matched=True)
        decision = bc.recognise(*given, **named)
        return lambda: bc.verify(decision)

    keep("recognise courses", _grown(sizes, recognised(matched=False), rounds))
    keep("recognise matches", _grown(sizes, recognised(matched=True), rounds))
    keep("verify matches", _grown(sizes, verified, rounds))
    labels = tuple(max(size // 4, 2) for size in sizes)
    found["labels of two grading tables, exponent"], found[f"labels of two grading tables, {labels[-1]}, ms"] = _grown(
        labels, _tables, rounds
    )
    with tempfile.TemporaryDirectory() as place:
        lands = tuple(max(size // 4, 1) for size in sizes)
        figures = _grown(lands, lambda count: _countries(count, Path(place)), rounds)
        found["plug-in countries, exponent"], found[f"plug-in countries, {lands[-1]}, ms"] = figures
    return found


def kept(number: int, rounds: int) -> Figures:  # noqa: ARG001
    """How many of 50 dropped catalogues are still there after all kinds of conversion, and how much they hold."""
    known = []
    for _ in range(50):
        catalogue = bc.default_catalogue().with_definition()
        use(catalogue)
        known.append(weakref.ref(catalogue))
        del catalogue
    gc.collect()
    return {"dropped catalogues that stay, of 50": float(sum(one() is not None for one in known))}


def use(catalogue: bc.Catalogue) -> None:
    """Convert by every kind of rule in a catalogue."""
    mark = catalogue.grading_scale("IT-30").grade("28")
    acts: Iterable[Callable[[], object]] = (
        lambda: bc.convert_grade(mark, to="DE-TENTHS", by=bc.ModifiedBavarian(), catalogue=catalogue),
        lambda: bc.convert_grade(mark, by="DE/KMK", catalogue=catalogue),
        lambda: bc.convert_grade(catalogue.grading_scale("KZ-2011").grade("B-"), to="ECTS-AF", catalogue=catalogue),
        lambda: bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory", catalogue=catalogue),
        lambda: bc.convert_credits(bc.Credits(3, "KZ-RK"), policy="KZ/KazNU", activity="theory", catalogue=catalogue),
    )
    for act in acts:
        act()


KINDS: dict[str, tuple[Callable[[int, int], Figures], int, int]] = {
    "conversions": (conversions, 2_000, 5),
    "decisions": (decisions, 50, 5),
    "fails": (fails, 50, 3),
    "growth": (growth, 2_000, 2),
    "kept": (kept, 50, 1),
}
"""Each kind: its function, how many calls of each, and how many rounds."""


def main(arguments: Sequence[str]) -> None:
    """Print the figures of one kind: ``KIND [NUMBER ROUNDS]``."""
    act, number, rounds = KINDS[arguments[0]]
    if len(arguments) > 1:
        number, rounds = int(arguments[1]), int(arguments[2])
    json.dump(act(number, rounds), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
