"""Golden tables: all conversions of a country as text, so that a diff shows the consequences of a changed number.

``python -m tests.published.golden_tables`` writes tests/published/golden/; a test compares. Everything is asked through the public API.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import bologna_credits as bc
from bologna_credits.core import When
from bologna_credits.law import CreditPractice
from bologna_credits.testing import grades_of

_AMOUNTS = (1, 3, 5, "7.5", 15, 30)
_MOST_GRADES = 130


def golden(prefix: str) -> str:
    """The golden table of a country or framework."""
    lines = [f"{prefix}: every conversion", ""]
    for definition in bc.default_catalogue().definitions(prefix):
        for system in definition.systems:
            lines += [f"## {system.code}", *_system(system), ""]
        for scale in definition.scales:
            lines += [f"## {scale.code}", *_scale(scale), ""]
        for table in definition.equivalences:
            lines += [f"## {table.name} [{table.basis.value}]", *_table(table), ""]
        for practice in bc.practices(prefix):
            if isinstance(practice, CreditPractice) and practice in definition.credit_practices:
                lines += [f"## {practice.code}", *_practice(practice), ""]
            elif practice in (*definition.grade_practices, *definition.linear_practices):
                lines += [f"## {practice.code} ({practice.in_force})", *_grades_by(practice.code, practice.in_force), ""]
    return "\n".join(lines).rstrip() + "\n"


def _case(when: When) -> bc.Circumstances:
    return bc.Circumstances(when.cycle, when.track, when.activity, when.intake_from or when.intake_to)


def _credits(amount: object, start: str, to: str, **how: object) -> str:
    try:
        answer = bc.convert_credits(bc.Credits(amount, start), to=to, **how)  # type: ignore[arg-type]  # texts and ints
    except bc.BolognaError as error:
        return type(error).__name__
    return str(answer.range) if answer.decided or not answer.steps.open else f"OPEN {answer.range}"


def _system(system: bc.CreditSystem) -> Iterator[str]:
    if not system.ects:
        yield f"no ratio: {_credits(1, system.code, 'ECTS')}; by the year: {_credits(1, system.code, 'ECTS', by_year=True)}"
    for rate in system.ects:
        how = {"circumstances": _case(rate.when), "authority": rate.authority}
        there = ", ".join(f"{amount} → {_credits(amount, system.code, 'ECTS', **how)}" for amount in _AMOUNTS)
        back = _credits(5, "ECTS", system.code, **how)
        yield f"{rate.when}{f' ({rate.authority})' if rate.authority else ''}: {there}; 5 ECTS → {back}"
    for row in system.hours:
        yield f"hours, {row.when}: {row.workload}"


def _scale(scale: bc.GradingScale) -> Iterator[str]:
    for grade in _some(grades_of(scale)):
        word = grade.word()
        told = [
            grade.label,
            "conditional" if grade.conditional else "passes" if grade.passes else "fails",
            *([word] if word else []),
        ]
        yield " | ".join(told)
    yield f"a fail from elsewhere: {scale.fail_grade.label if scale.fail_grade else 'OPEN'}"


def _some(grades: tuple[bc.Grade, ...]) -> tuple[bc.Grade, ...]:
    """All grades, or evenly spread ones where there are very many."""
    if len(grades) <= _MOST_GRADES:
        return grades
    step = len(grades) // 50
    return tuple(dict.fromkeys((*grades[::step], grades[-1])))


def _starts(table: bc.Equivalence, scale: bc.GradingScale) -> Iterable[bc.Grade]:
    """The grades of a table's rows, the ends of its ranges, and all others of a short scale."""
    found = [scale.grade(row.grade) for row in table.rows if row.grade]
    for row in table.rows:
        for end in (row.low, row.high):
            if end is not None:
                try:
                    found.append(scale.grade(end))
                except bc.UnknownGradeError:
                    continue
    return dict.fromkeys((*found, *(scale.grades if len(scale.grades) <= _MOST_GRADES else ())))


def _grade(answer: bc.GradeConversion) -> str:
    if answer.decided:
        return answer.grade.label
    labels = [grade.label for grade in answer.candidates]
    return "OPEN" + (f" {' or '.join(labels if len(labels) < 12 else [*labels[:3], '…', *labels[-3:]])}" if labels else "")


def _table(table: bc.Equivalence) -> Iterator[str]:
    start = bc.grading_scale(table.start)
    for grade in sorted(_starts(table, start), key=lambda grade: grade.quality or (Fraction(0), 0), reverse=True):
        try:
            answer = _grade(bc.convert_grade(grade, to=table.to, by=table))
        except bc.EquivalenceGapError:
            answer = "gap"
        yield f"{grade.label} → {answer}"


def _practice(practice: CreditPractice) -> Iterator[str]:
    for rule in practice.rules:
        how = {"circumstances": _case(rule.when), "policy": practice.code, "on": _day(practice.in_force)}
        amounts = (*(before for before, _ in rule.printed), *_AMOUNTS)
        shown = {bc.core.show_exact(Fraction(str(amount))): amount for amount in amounts}
        told = ", ".join(f"{text} → {_credits(a, practice.start, practice.to, **how)}" for text, a in shown.items())
        yield f"{rule.when}: {told}"


def _day(held: bc.core.InForce) -> str | None:
    boundary = held.starts or held.ends
    return None if boundary is None else (boundary.known or boundary.day).isoformat()


def _grades_by(code: str, held: bc.core.InForce) -> Iterator[str]:
    """What a practice makes of three well-known scales, one higher-better, one lower-better, one of letters."""
    for name in ("IT-30", "AT-5", "NO-AF"):
        told = []
        for grade in bc.grading_scale(name).passing:
            try:
                answer = _grade(bc.convert_grade(grade, by=code, on=_day(held)))
            except bc.BolognaError as error:
                answer = type(error).__name__
            told.append(f"{grade.label} → {answer}")
        yield f"{name}: {', '.join(told)}"


def write(folder: Path) -> None:
    """All golden tables."""
    prefixes = bc.default_catalogue().prefixes
    for old in folder.glob("*.txt"):
        if old.stem.upper() not in prefixes:
            old.unlink()
    for prefix in prefixes:
        (folder / f"{prefix.lower()}.txt").write_text(golden(prefix), "utf-8")


if __name__ == "__main__":
    write(Path(__file__).parent / "golden")
    print("wrote tests/published/golden/; look at the diff")
