"""The conformance kit for definition files: it checks their sense, and the laws of this library in every conversion with them.

It needs neither pytest nor Hypothesis. The bundled files pass this kit and nothing else. Files of mobility schemes have another
kit, :mod:`bologna_credits.testing.schemes`.
"""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from bologna_credits.conversion.credits import convert_credits
from bologna_credits.conversion.grades import convert_grade
from bologna_credits.core.circumstances import Circumstances, When
from bologna_credits.core.errors import BolognaError, UnknownGradeError, UnknownScaleError
from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.provenance import InForce
from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.systems import CreditSystem, Rate
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_checks import check_data
from bologna_credits.law.definition_parts import Example
from bologna_credits.law.practices.averages import AveragePractice, DistinctionPractice, FinalMarkPractice
from bologna_credits.law.practices.blocks import BlockPractice
from bologna_credits.law.practices.credits import CreditPractice, TotalsPractice
from bologna_credits.law.practices.degrees import DegreePractice
from bologna_credits.law.practices.grades import FormulaPractice, GradePractice, LinearPractice, TablePractice, UngradedPractice
from bologna_credits.law.practices.progress import LoadPractice, ProgressPractice
from bologna_credits.testing.reports import review_days, source_ages, with_count
from bologna_credits.testing.sources import check_sources_of

_AMOUNTS = (Fraction(1), Fraction(3), Fraction(15, 2))


def _scales(definition: Definition, known: Catalogue) -> Iterator[Finding]:
    for scale in definition.scales:
        ranked = [grade for grade in scale.grades if grade.quality is not None]
        for better, worse in pairwise(ranked):
            if not better > worse:
                yield failing("kit.order", scale.code, better=better.label, worse=worse.label)
        for grade in scale.grades:
            spellings = (grade.label, *(grade.row.aliases if grade.row else ()))
            for spelling in spellings:
                if scale.grade(spelling) != grade:
                    yield failing("kit.parse", scale.code, spelling=spelling, grade=grade.label)
            if convert_grade(grade, to=scale, catalogue=known).result != grade:
                yield failing("kit.identity", scale.code, grade=grade.label)


def _tables(definition: Definition, known: Catalogue) -> Iterator[Finding]:
    for table in definition.equivalences:
        try:
            start, to = known.grading_scale(table.start), known.grading_scale(table.to)
        except UnknownScaleError as error:
            yield failing("kit.reference", table.name, why=error.message)
            continue
        if (start.code, to.code) != (table.start, table.to):  # a country's code is no scale: such a table would never be found
            yield failing("kit.scale-by-code", table.name, start=start.code, to=to.code)
            continue
        yield from _labels(table, start, to)
        yield from _fails_stay(table, start, to, known)


def _labels(table: Equivalence, start: GradingScale, to: GradingScale) -> Iterator[Finding]:
    for row in table.rows:
        for scale, label in ((start, row.grade), *((to, label) for label in row.to)):
            try:
                grade = scale.grade(label) if label else None
            except UnknownGradeError as error:
                yield failing("kit.reference", table.name, why=error.message)
                continue
            if grade is not None and grade.label != label:
                yield failing("kit.label", table.name, label=label, printed=grade.label, scale=scale.code)


def _fails_stay(table: Equivalence, start: GradingScale, to: GradingScale, known: Catalogue) -> Iterator[Finding]:
    """Check that no failing grade passes; where a printed row passes one, note that the answer is open."""
    printed: dict[str, tuple[str, ...]] = {}
    level = _case(table.when)  # where the pass mark depends on it, the table of one level speaks of the fails of that level
    for grade in start.under(level).failing:
        row = table.row(grade)
        if row is None:
            continue
        try:
            answer = convert_grade(grade, to=to, by=table, circumstances=level, catalogue=known)
        except UnknownGradeError:  # reported with the labels already
            continue
        if answer.result is not None and answer.result.passes:
            yield failing("kit.fail-passes", table.name, grade=grade.label, to=answer.result.label)
        if any(candidate.passes for candidate in answer.candidates):
            printed[row.label] = tuple(candidate.label for candidate in answer.candidates)
    for label, labels in printed.items():
        yield Finding("kit.fail-passes-printed", Verdict.NOTE, table.name, facts(grade=label, to=labels), table.source)


def _case(when: When) -> Circumstances:
    """Circumstances that a row requires."""
    return Circumstances(
        cycle=when.cycle,
        track=when.track,
        activity=when.activity,
        intake=when.intake_from or when.intake_to,
        mode=when.mode,
        stage=when.stage,
    )


def _systems(definition: Definition, known: Catalogue) -> Iterator[Finding]:
    for system in definition.systems:
        for rate in system.ects:
            yield from _there_and_back(system, rate, known)


def _day_in_force(days: InForce) -> datetime.date | None:
    """Return a day on which a rule is known to apply, or None where it always does."""
    if days.starts is not None:
        return days.starts.known or days.starts.day
    return None if days.ends is None else days.ends.day - datetime.timedelta(days=1)


def _there_and_back(system: CreditSystem, rate: Rate, known: Catalogue) -> Iterator[Finding]:
    about, circumstances, voice = f"{system.code} {rate.when}", _case(rate.when), rate.authority
    # A voice is asked for by name; a default without a name answers where none is named.
    on = _day_in_force(rate.in_force)
    if voice is None and not rate.default and len(system.rates(circumstances, on)) > 1:
        return
    single = rate.ratio.low == rate.ratio.high

    def convert(amount: Fraction, start: str, to: str) -> tuple[Fraction, Fraction]:
        given = Credits(amount, start)
        span = convert_credits(given, to=to, circumstances=circumstances, authority=voice, on=on, catalogue=known).range
        return span.low, span.high

    for amount in _AMOUNTS:
        low, high = convert(amount, system.code, "ECTS")
        back = (convert(low, "ECTS", system.code)[0], convert(high, "ECTS", system.code)[1])
        if (single and back != (amount, amount)) or not back[0] <= amount <= back[1]:
            yield failing("kit.round-trip", about, amount=amount, low=back[0], high=back[1])
    one, other, both = (convert(amount, system.code, "ECTS") for amount in (_AMOUNTS[1], _AMOUNTS[2], _AMOUNTS[1] + _AMOUNTS[2]))
    if (one[0] + other[0], one[1] + other[1]) != both:
        yield failing("kit.additive", about, sum=one[0] + other[0], both=both[0])


def _practices(definition: Definition, known: Catalogue) -> Iterator[Finding]:
    for practice in definition.practices:
        try:
            if isinstance(practice, CreditPractice):
                known.credit_system(practice.start), known.credit_system(practice.to)
            elif isinstance(practice, TotalsPractice):
                known.credit_system(practice.to), [known.credit_system(code) for code in practice.unless]
            elif isinstance(practice, ProgressPractice | LoadPractice):
                known.credit_system(practice.system)
            elif isinstance(practice, DegreePractice):
                practice.scale and known.grading_scale(practice.scale)
            elif isinstance(practice, TablePractice):
                known.grading_scale(practice.scale), practice.home and known.grading_table(practice.home)
            elif isinstance(practice, GradePractice | LinearPractice | FormulaPractice | UngradedPractice):
                _graded(practice, known)
            else:
                _averaged(practice, known)
        except BolognaError as error:
            yield failing("kit.reference", practice.code, why=error.message)


def _graded(practice: GradePractice | LinearPractice | FormulaPractice | UngradedPractice, known: Catalogue) -> None:
    """Look up every scale and label that a practice of grades names."""
    target = known.grading_scale(practice.to)
    if isinstance(practice, FormulaPractice):
        known.grading_scale(practice.scale)
    if isinstance(practice, LinearPractice):
        for code in practice.scales:
            known.grading_scale(code)
    if isinstance(practice, GradePractice):
        if practice.passed_to is not None:
            known.grading_scale(practice.passed_to)
        for table in practice.letters:
            letters = known.grading_scale(table.scale)
            for row in table.rows:
                letters.grade(row.grade), [target.grade(label) for label in row.to]


def _averaged(practice: AveragePractice | FinalMarkPractice | DistinctionPractice | BlockPractice, known: Catalogue) -> None:
    """Look up every scale and label that a practice of averages, final marks, distinctions or blocks names."""
    scale = known.grading_scale(practice.scale)
    if isinstance(practice, AveragePractice):
        for label, _ in (*practice.counts_as, *practice.adds):
            scale.grade(label)
        if practice.to is not None:
            known.grading_scale(practice.to)
    if isinstance(practice, DistinctionPractice):
        for label in filter(None, (practice.worst, practice.top)):
            scale.grade(label)


def _examples(definition: Definition, known: Catalogue) -> Iterator[Finding]:
    for number, example in enumerate(definition.examples):
        about = f"examples[{number}]"
        try:
            answer = _answer(example, known)
        except BolognaError as error:
            answer = error.message
        if answer != example.expect:
            yield failing("kit.example", about, expect=example.expect, answer=answer)


def _answer(example: Example, known: Catalogue) -> str:
    """The answer of the conversions to a printed example, as the file writes it."""
    start = example.start or ""
    if example.credits is not None:
        given = Credits(example.credits, start)
        span = convert_credits(
            given,
            to=example.to,
            circumstances=example.circumstances,
            on=example.on,
            policy=example.practice,
            authority=example.authority,
            by_year=example.by_year,
            catalogue=known,
        ).range
        return str(span).removesuffix(f" {span.system}")
    grade = known.grading_scale(start).grade(example.grade or "")
    answer = convert_grade(
        grade,
        to=example.to,
        by=example.practice or example.authority,
        on=example.on,
        circumstances=example.circumstances,
        catalogue=known,
    )
    return answer.grade.label


_CHECKS = (_scales, _tables, _systems, _practices, _examples)


@checked
def check_definition(
    definition: Definition, today: datetime.date | str | None = None, *, catalogue: Catalogue | None = None
) -> Report:
    """Check that a definition makes sense, and that every conversion with it keeps the laws of this library.

    Args:
        definition: one file, from :func:`read_definition` or from a catalogue.
        today: the day from which the age of ``checked`` is counted; without it the age is not checked.
        catalogue: the catalogue for systems and scales of other files; the bundled one if left out.

    Returns:
        FAILS for each fault, NOTE for each point that a reader should know, and one HOLDS that counts the trials.

    >>> from bologna_credits import default_catalogue
    >>> check_definition(default_catalogue().definitions("NO")[0]).fails
    ()
    """
    known = (catalogue or default_catalogue()).with_definition(definition)
    found = Report(
        [
            *check_data(definition),
            *source_ages(definition.sources, today),
            *review_days(definition.reviews, today),
            *check_sources_of(definition),
        ]
    )
    if not found.fails:
        found += Report(finding for check in _CHECKS for finding in check(definition, known))
    counted = facts(
        systems=len(definition.systems),
        scales=len(definition.scales),
        tables=len(definition.equivalences),
        practices=len(definition.practices),
        examples=len(definition.examples),
    )
    return with_count(found, Finding("kit.passed", Verdict.HOLDS, definition.country, counted))


@checked
def grades_of(scale: GradingScale) -> tuple[Grade, ...]:
    """Grades for tests over a scale: all that can be listed, or the ends and the middle where there is no step.

    >>> from bologna_credits import grading_scale
    >>> [grade.label for grade in grades_of(grading_scale("FR-20"))]
    ['20', '15', '10', '0']
    """
    numbers = scale.numbers
    if scale.grades or numbers is None:
        return scale.grades
    values = (numbers.best, (numbers.best + numbers.lowest_pass) / 2, numbers.lowest_pass, numbers.worst)
    return tuple(dict.fromkeys(scale.grade(value) for value in values))
