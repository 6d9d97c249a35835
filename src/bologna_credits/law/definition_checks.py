"""Whether what a definition file says makes sense: findings, not exceptions.

Shape is checked before (:mod:`bologna_credits.core.structuring`). A FAILS here keeps a file out of the
catalogue; a NOTE does not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from bologna_credits.core.errors import NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts, failing
from bologna_credits.core.provenance import InForce, Seen, Source, Standing
from bologna_credits.core.reading import fold
from bologna_credits.credits.systems import CreditSystem, Hours, Rate, Year
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.rows import Band, GradeRow
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.definition import Definition

_MOST_WORDS = 25
_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
_PLAUSIBLE_YEAR = (900, 2400)  # hours of work in a full-time year, generously


def _note(code: str, subject: str, **named: Fact) -> Finding:
    return Finding(code, Verdict.NOTE, subject, facts(**named))


def check_data(definition: Definition) -> Report:
    """Whether a definition makes sense in itself.

    Args:
        definition: one file, in shape.

    Returns:
        Findings: FAILS for what would give wrong answers, NOTE for what a reader should know.

    >>> check_data(Definition("xx.toml", "XX", ())).fails
    ()
    """
    checks: Sequence[Callable[[Definition], Iterator[Finding]]] = (
        _sources,
        _codes,
        _systems,
        _scales,
        _equivalences,
        _credit_tables,
    )
    return Report(finding for check in checks for finding in check(definition))


def _sources(definition: Definition) -> Iterator[Finding]:
    yield from check_sources(definition.sources)


def check_sources(sources: Iterable[Source]) -> Iterator[Finding]:
    """What is wrong with the sources of a file."""
    for source in sources:
        yield from _source(source)


def _source(source: Source) -> Iterator[Finding]:
    if not source.title.strip() or not source.url.strip():
        yield failing("data.source-incomplete", source.key)
    if source.seen is Seen.PRIMARY and not source.quote:
        yield failing("data.quote-missing", source.key)
    words = len((source.quote or "").split())
    if words > _MOST_WORDS:
        yield failing("data.quote-long", source.key, words=words, most=_MOST_WORDS)


def _codes(definition: Definition) -> Iterator[Finding]:
    prefix = definition.country
    if not _CODE.fullmatch(prefix) or "-" in prefix:
        yield failing("data.country-form", prefix)
        return  # every code would be told to begin with it
    items = [s.code for s in definition.systems] + [s.code for s in definition.scales] + [t.code for t in definition.tables]
    for code in items:
        if not _CODE.fullmatch(code):
            yield failing("data.code-form", code)
        elif code != prefix and not code.startswith(prefix + "-"):
            yield failing("data.code-prefix", code, prefix=prefix)
    for code in sorted({code for code in items if items.count(code) > 1}):
        yield failing("data.code-twice", code)
    for code in [practice.code for practice in definition.practices]:
        if not code.startswith(prefix + "/"):
            yield failing("data.code-prefix", code, prefix=prefix + "/")


def _order(held: InForce, subject: str) -> Iterator[Finding]:
    starts, ends = held.starts, held.ends
    if starts and ends and starts.day > ends.day:
        yield failing("data.days-order", subject, starts=starts.day, ends=ends.day)
    for boundary in (starts, ends):
        if boundary and boundary.known and boundary.known < boundary.day:
            yield failing("data.days-order", subject, starts=boundary.day, ends=boundary.known)


def _systems(definition: Definition) -> Iterator[Finding]:
    for system in definition.systems:
        yield from _order(system.in_force, system.code)
        for rate in system.ects:
            if rate.ratio.low <= 0 or rate.ratio.low > rate.ratio.high:
                yield failing("data.ratio", f"{system.code} {rate.when}", low=rate.ratio.low, high=rate.ratio.high)
        for row in system.hours:
            yield from _order(row.in_force, f"{system.code} {row.when}")
            if not _sensible(row):
                yield failing("data.hours", f"{system.code} {row.when}", low=row.low, high="?" if row.high is None else row.high)
        for year in system.years:
            if not _sensible_year(year):
                yield failing("data.year", f"{system.code} {year.when}", credits=year.credits)
        yield from _voices(system.ects, system.code)
        yield from _clashes(system)
        yield from _load(system)


def _sensible(row: Hours) -> bool:
    high = row.high if row.high is not None else max(row.low, row.nominal or 0, row.contact or 0)
    return 0 < row.low <= high and row.minutes > 0 and row.low <= (row.nominal or row.low) <= high and (row.contact or 0) <= high


def _sensible_year(year: Year) -> bool:
    least, most = year.least or year.credits, year.most or year.credits
    return year.credits > 0 and 0 < least <= most and least <= year.credits


def _voices(rates: Iterable[Rate], subject: str) -> Iterator[Finding]:
    """Of several voices on the same circumstances at most one is the default, and the others are named."""
    by_when: dict[str, list[Rate]] = {}
    for rate in rates:
        by_when.setdefault(str(rate.when), []).append(rate)
    for when, voices in by_when.items():
        if sum(rate.default for rate in voices) > 1:
            yield failing("data.no-default", f"{subject} {when}", voices=len(voices))
        if len(voices) > 1 and any(rate.authority is None and not rate.default for rate in voices):
            yield failing("data.voice-unnamed", f"{subject} {when}")


def _clashes(system: CreditSystem) -> Iterator[Finding]:
    """Two rows that could both answer with equally many keys must ask for the same."""
    for one, other in combinations(dict.fromkeys(rate.when for rate in system.ects), 2):
        if one.keys != other.keys:
            continue
        same_cycle = one.cycle is None or other.cycle is None or one.cycle == other.cycle
        same_track = one.track is None or other.track is None or one.track == other.track
        same_work = _meet(one.activity, other.activity)
        apart = (one.intake_to or 9999) < (other.intake_from or 0) or (other.intake_to or 9999) < (one.intake_from or 0)
        if same_cycle and same_track and same_work and not apart:
            yield failing("data.circumstances-overlap", system.code, one=str(one), other=str(other))


def _meet(one: str | None, other: str | None) -> bool:
    """Whether one kind of work can be both: practice covers what lies under it."""
    return one is None or other is None or f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _load(system: CreditSystem) -> Iterator[Finding]:
    plain = [row for row in system.hours if not row.when.keys and _sensible(row)]
    if system.year is None or not plain:
        return
    low = min(row.workload.clock_hours[0] for row in plain) * system.year.credits
    tops = [row.workload.clock_hours[1] for row in plain]
    high = max([top for top in tops if top is not None], default=low / system.year.credits) * system.year.credits
    if (high < _PLAUSIBLE_YEAR[0] and None not in tops) or low > _PLAUSIBLE_YEAR[1]:
        yield _note("data.year-load", system.code, low=low, high=high)


def _scales(definition: Definition) -> Iterator[Finding]:
    for scale in definition.scales:
        yield from _order(scale.in_force, scale.code)
        yield from _labels(scale)
        yield from _bands(scale)
        yield from _ranges(scale.bands, scale.code)
        yield from _monotone(scale)
        yield from _ends(scale)
    yield from _defaults([scale for scale in definition.scales if scale.default])


def _defaults(scales: Sequence[GradingScale]) -> Iterator[Finding]:
    """On no day may a country's code mean two scales."""
    for one, other in combinations(scales, 2):
        if _together(one.in_force, other.in_force):
            yield failing("data.two-defaults", one.code, other=other.code)


def _together(one: InForce, other: InForce) -> bool:
    days = [boundary.day for held in (one, other) for boundary in (held.starts, held.ends) if boundary is not None]
    return not days or any(one.on(day) is Standing.YES and other.on(day) is Standing.YES for day in days)


def _labels(scale: GradingScale) -> Iterator[Finding]:
    seen: dict[str, GradeRow] = {}
    for row in scale.rows:
        for spelling in (row.label, *row.aliases):
            other = seen.setdefault(fold(spelling), row)
            if other is not row:
                yield failing("data.label-twice", scale.code, label=spelling, one=other.label, other=row.label)
    if scale.fail is not None and fold(scale.fail) not in seen:
        yield failing("data.fail-unknown", scale.code, label=scale.fail)
    elif scale.fail is not None and scale.grade(scale.fail).passes:
        yield failing("data.fail-passes", scale.code, label=scale.fail)


def _bands(scale: GradingScale) -> Iterator[Finding]:
    banded = sorted((row.percent, row.label) for row in scale.rows if row.percent is not None)
    for (low, high), label in banded:
        if low > high:
            yield failing("data.band", scale.code, label=label, low=low, high=high)
    for ((_, high), one), ((low, _), other) in pairwise(banded):
        if low <= high:
            yield failing("data.bands-overlap", scale.code, one=one, other=other)
        elif low - high > 1:
            yield _note("data.bands-gap", scale.code, one=one, other=other)


def _ranges(bands: Sequence[Band], subject: str) -> Iterator[Finding]:
    """Ranges of numbers: the lower end first, and none over another."""
    for band in bands:
        if band.low is not None and band.high is not None and band.low > band.high:
            yield failing("data.band", subject, label=str(band), low=band.low, high=band.high)
    for one, other in combinations(bands, 2):
        if _overlap(one, other) and not (one.words and other.words and dict(one.words).keys().isdisjoint(dict(other.words))):
            yield failing("data.bands-overlap", subject, one=str(one), other=str(other))


def _overlap(one: Band, other: Band) -> bool:
    """Whether two ranges share a number."""
    starts = [(band.low, band.over) for band in (one, other) if band.low is not None]
    ends = [(band.high, band.below) for band in (one, other) if band.high is not None]
    if not starts or not ends:
        return True
    low, over = max(starts)
    high, below = min(ends, key=lambda end: (end[0], not end[1]))
    return low < high or (low == high and not over and not below)


def _monotone(scale: GradingScale) -> Iterator[Finding]:
    ranked = [row for row in scale.rows if row.ranked]
    readers: tuple[tuple[str, Callable[[GradeRow], Fraction | None]], ...] = (
        ("values", lambda row: row.value),
        ("points", lambda row: row.points),
        ("percent", lambda row: row.percent and row.percent[0]),
    )
    for what, read in readers:
        numbers = [number for number in map(read, ranked) if number is not None]
        falls = [one - other for one, other in pairwise(numbers)]
        rises = what == "values" and all(fall <= 0 for fall in falls)
        if not rises and not all(fall >= 0 for fall in falls):
            yield failing("data.not-monotone", scale.code, what=what)
    passes = [row.passes for row in ranked]
    if sorted(passes, reverse=True) != passes:
        yield failing("data.pass-below-fail", scale.code)


def _ends(scale: GradingScale) -> Iterator[Finding]:
    numbers = scale.numbers
    if numbers is None:
        if not scale.rows:
            yield failing("data.scale-empty", scale.code)
        return
    low, high = sorted((numbers.best, numbers.worst))
    if not low <= numbers.lowest_pass <= high or numbers.best == numbers.worst:
        yield failing("data.ends", scale.code, best=numbers.best, lowest=numbers.lowest_pass, worst=numbers.worst)
    elif not numbers.legal(numbers.lowest_pass) or not numbers.legal(numbers.best):
        yield failing("data.step", scale.code, step=numbers.step)
    for row in scale.rows:
        if row.ranked and row.value is None:
            yield failing("data.row-without-value", scale.code, label=row.label)


def _equivalences(definition: Definition) -> Iterator[Finding]:
    by_pair: dict[tuple[str, str], list[Equivalence]] = {}
    for table in definition.equivalences:
        by_pair.setdefault((table.start, table.to), []).append(table)
        yield from _order(table.in_force, table.name)
        labels = [row.label for row in table.rows]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            yield failing("data.row-twice", table.name, label=label)
        for row in table.rows:
            if not row.to:
                yield failing("data.row-empty", table.name, label=row.label)
            if bool(row.grade) == (row.band is not None):
                yield failing("data.row-form", table.name, label=row.label)
        yield from _ranges(tuple(row.band for row in table.rows if row.band is not None), table.name)
    own = {scale.code: scale for scale in definition.scales}
    for (start, to), tables in by_pair.items():
        if len({table.authority for table in tables if table.default}) > 1:
            yield failing("data.no-default", f"{start} → {to}", voices=len(tables))
        for table in tables:
            if table.default and table.withdrawn:
                yield failing("data.default-withdrawn", table.name)
        yield from _on_scales(own, tables)


def _on_scales(own: dict[str, GradingScale], tables: Iterable[Equivalence]) -> Iterator[Finding]:
    for table in tables:
        labels = [(table.start, row.grade) for row in table.rows if row.grade]
        labels += [(table.to, label) for row in table.rows for label in row.to]
        for code, label in labels:
            if code in own and label not in {row.label for row in own[code].rows} and not _is_number_of(own[code], label):
                yield failing("data.label-unknown", table.name, label=label, scale=code)


def _is_number_of(scale: GradingScale, label: str) -> bool:
    numbers = scale.numbers
    try:
        value = read_exact(label)
    except NumberError:
        return False
    return numbers is not None and numbers.legal(value) and numbers.label(value) == label


def _credit_tables(definition: Definition) -> Iterator[Finding]:
    """A table of credits answers an amount once."""
    for practice in definition.credit_practices:
        for rule in practice.rules:
            rows = rule.rows
            for low, high, _ in rows:
                if not 0 < low <= high:
                    yield failing("data.credit-range", f"{practice.code} {rule.when}", low=low, high=high)
            for (_, high, _), (low, _, _) in pairwise(rows):
                if low <= high:
                    yield failing("data.credit-ranges-overlap", f"{practice.code} {rule.when}", low=low, high=high)
