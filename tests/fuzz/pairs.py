"""The laws over all pairs of the catalogue: ``python -m tests.fuzz.pairs``. Exit status 1 where a law is broken.

Grades go by every published way and, with ``--formula``, by the modified Bavarian formula between all scales. Credits go between
all systems. For each law the counts are printed: the cases, and those that break it.
"""

import argparse
import itertools
import sys
import time
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, final

import attrs

import bologna_credits as bc
from bologna_credits.core import BolognaError
from bologna_credits.testing import grades_of

AMOUNTS = (Fraction(0), Fraction(1), Fraction(3), Fraction(9, 2), Fraction(30))
CIRCUMSTANCES = (bc.Circumstances(), bc.Circumstances(cycle="first", activity="theory"))
PRINTED_AGAINST_ORDER = frozenset([("UA-100", "ECTS-AF"), ("UA-100", "UA-ECTS")])
"""Tables that are printed so that a better mark gets the worse letter; their sources note it."""


@final
@attrs.define
class Laws:
    """The counts of cases and of breaches by law."""

    cases: Counter[str] = attrs.field(factory=Counter)
    breaches: dict[str, list[str]] = attrs.field(factory=dict)

    def hold(self, law: str, case: object, *, held: bool) -> None:
        """Count one case of a law."""
        self.cases[law] += 1
        if not held:
            self.breaches.setdefault(law, []).append(str(case))

    def __str__(self) -> str:
        lines = []
        for law, count in sorted(self.cases.items()):
            broken = self.breaches.get(law, [])
            lines.append(f"{law:42} {count:8} cases {len(broken):4} broken{': ' + '; '.join(broken[:5]) if broken else ''}")
        return "\n".join(lines)


def grades(laws: Laws, *, every: int = 1, formula: bool = False) -> None:
    """Try the laws of grades on every pair of scales, or on one pair of ``every``."""
    scales = bc.grading_scales()
    for scale in scales:
        for grade in grades_of(scale):
            laws.hold("own scale is the identity", f"{grade} of {scale.code}", held=_grade(grade, scale, None) == grade)
    for number, (start, to) in enumerate(itertools.permutations(scales, 2)):
        if number % every == 0:
            for method in _methods(start, to, formula=formula):
                _one_way(laws, start, to, method)


def _methods(start: bc.GradingScale, to: bc.GradingScale, *, formula: bool) -> Iterator[Any]:
    for way in bc.methods_between(start.code, to.code):
        yield way.by
    if formula:
        yield bc.ModifiedBavarian(number_letters=True, onto="nearest_better")


def _grade(grade: bc.Grade, to: bc.GradingScale, by: Any) -> bc.Grade | None:
    try:
        return bc.convert_grade(grade, to=to, by=by).result
    except BolognaError:  # no rule, or no row for the grade
        return None


def _one_way(laws: Laws, start: bc.GradingScale, to: bc.GradingScale, by: Any) -> None:
    answers = [(grade, answer) for grade in grades_of(start) if (answer := _grade(grade, to, by)) is not None]
    # A scale without steps lists its rows alone, and its best mark may be none of them.
    ends = () if to.numbers is None else (to.grade(to.numbers.best),)
    best = max((grade for grade in (*grades_of(to), *ends) if grade.quality is not None), default=None)
    name = f"{start.code} → {to.code} by {by if isinstance(by, str) else getattr(by, 'name', type(by).__name__)}"
    for grade, answer in answers:
        if not grade.passes:
            laws.hold("a fail stays a fail", f"{name}: {grade}", held=not answer.passes)
        if best is not None and answer.quality is not None:
            laws.hold("no answer is better than the best", f"{name}: {grade}", held=answer <= best)
    ranked = sorted((pair for pair in answers if None not in (pair[0].quality, pair[1].quality)), key=lambda pair: pair[0])
    for (worse, low), (better, high) in itertools.pairwise(ranked):
        if (start.code, to.code) not in PRINTED_AGAINST_ORDER:
            laws.hold("the order is kept", f"{name}: {worse} and {better}", held=worse == better or low <= high)


def credits(laws: Laws, *, every: int = 1) -> None:
    """Try the laws of credits on every pair of systems, or on one pair of ``every``."""
    for number, (start, to) in enumerate(itertools.product(bc.credit_systems(), repeat=2)):
        if number % every == 0:
            for circumstances in CIRCUMSTANCES:
                _amounts(laws, start.code, to.code, circumstances)


def _amounts(laws: Laws, start: str, to: str, circumstances: bc.Circumstances) -> None:
    before = None
    for amount in AMOUNTS:
        try:
            answer = bc.convert_credits(bc.Credits(amount, start), to=to, circumstances=circumstances).range
        except BolognaError:  # no rule, or a circumstance that is not known
            return
        case = f"{amount} {start} → {to}"
        laws.hold("the bounds of credits stand in order", case, held=0 <= answer.low <= answer.high)
        if start == to:
            laws.hold("own credits are the identity", case, held=answer.low == answer.high == amount)
        if amount == 0:
            laws.hold("no credits are no credits", case, held=answer.low == answer.high == 0)
        if before is not None:
            laws.hold("more credits are not fewer", case, held=before[0] <= answer.low and before[1] <= answer.high)
        before = (answer.low, answer.high)


def main() -> int:
    """Try all laws and print their counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one pair of so many")
    parser.add_argument("--formula", action="store_true", help="also the formula, between all scales")
    options = parser.parse_args()
    begin, laws = time.perf_counter(), Laws()
    grades(laws, every=options.every, formula=options.formula)
    credits(laws, every=options.every)
    print(laws)
    print(f"{time.perf_counter() - begin:.0f} s")
    return 1 if laws.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
