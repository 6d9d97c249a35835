"""The checks for sense of a definition file: findings, not exceptions.

Shape is checked earlier. A FAILS here keeps a file out of the catalogue; a NOTE does not.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bologna_credits.core.errors import NumberError
from bologna_credits.core.exact import read_exact
from bologna_credits.core.findings import Finding, Report, Verdict, facts, failing
from bologna_credits.core.typed import checked
from bologna_credits.credits.systems import CreditSystem, Hours, Rate, Year
from bologna_credits.grades.equivalences import Equivalence
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.definition import Definition
from bologna_credits.law.grading_scale_checks import check_ranges, check_scales
from bologna_credits.law.practice_checks import check_practices
from bologna_credits.law.practices.grades import GradePractice
from bologna_credits.law.shared_checks import (
    check_codes,
    check_country,
    check_days,
    check_repeated,
    check_sources,
    clashes,
    together,
)

_CLOCK_HOUR = 60
_PLAUSIBLE_YEAR = (900, 2400)  # hours of work in a full-time year, generously


@checked
def check_data(definition: Definition) -> Report:
    """Check that a definition makes sense.

    Args:
        definition: one file, in shape.

    Returns:
        Findings: FAILS for faults that would give wrong answers, NOTE for points that a reader should know.

    >>> check_data(Definition("xx.toml", "XX", ())).fails
    ()
    """
    return Report(
        [
            *check_sources(definition.sources),
            *check_parts(definition),
            *_equivalences(definition),
            *_credit_tables(definition),
            *_countries(definition),
            *check_practices(definition),
        ]
    )


def check_parts(definition: Definition) -> Report:
    """Check what a definition says of each credit system and each scale by itself, and that codes are its own.

    Args:
        definition: one file, in shape; parts of it that are not may be left out.
    """
    codes = [system.code for system in definition.systems]
    codes += [scale.code for scale in definition.scales] + [table.code for table in definition.tables]
    practices = [practice.code for practice in definition.practices]
    return Report(
        [
            *check_codes(definition.country, codes, practices),
            *check_repeated(codes),
            *_systems(definition),
            *check_scales(definition.scales),
        ]
    )


def _countries(definition: Definition) -> Iterator[Finding]:
    """Check that practices name countries by their codes: a rule for a misspelt country would never apply."""
    for practice in definition.practices:
        if isinstance(practice, GradePractice):
            named = [*practice.open_countries, *(country for override in practice.overrides for country in override.countries)]
            for country in named:
                yield from check_country(country, practice.code)


def _systems(definition: Definition) -> Iterator[Finding]:
    for system in definition.systems:
        yield from check_days(system.in_force, system.code)
        for rate in system.ects:
            yield from check_days(rate.in_force, f"{system.code} {rate.when}")
            if rate.ratio.low <= 0 or rate.ratio.low > rate.ratio.high:
                yield failing("data.ratio", f"{system.code} {rate.when}", low=rate.ratio.low, high=rate.ratio.high)
        for row in system.hours:
            yield from check_days(row.in_force, f"{system.code} {row.when}")
            if not _sensible(row):
                yield failing("data.hours", f"{system.code} {row.when}", low=row.low, high=row.high)
            yield from _contact(row, f"{system.code} {row.when}")
            if row.academic and row.minutes != _CLOCK_HOUR:
                yield failing("data.academic-hour", f"{system.code} {row.when}", minutes=row.minutes)
        for year in system.years:
            if not _sensible_year(year):
                yield failing("data.year", f"{system.code} {year.when}", credits=year.credits)
        yield from _voices(system.ects, system.code)
        yield from _clashes(system)
        yield from _load(system)


def _sensible(row: Hours) -> bool:
    high = row.high if row.high is not None else max(row.low, row.nominal or 0, row.contact or 0)
    return 0 < row.low <= high and row.minutes > 0 and row.low <= (row.nominal or row.low) <= high and (row.contact or 0) <= high


def _contact(row: Hours, subject: str) -> Iterator[Finding]:
    """Check that the class work is a number or a range, and not more than all work."""
    high = row.contact_high
    if high is not None and (row.contact is None or row.contact > high or (row.high is not None and high > row.high)):
        yield failing("data.contact", subject, low=row.contact, high=high)


def _sensible_year(year: Year) -> bool:
    least, most = year.least or year.credits, year.most or year.credits
    return year.credits > 0 and 0 < least <= most and least <= year.credits


def _voices(rates: Iterable[Rate], subject: str) -> Iterator[Finding]:
    """Check that at most one of several figures is the default, and that the others are named."""
    by_when: dict[str, list[Rate]] = {}
    for rate in rates:
        by_when.setdefault(str(rate.when), []).append(rate)
    for when, voices in by_when.items():
        at_once = [[one for one in voices if one is rate or together(one.in_force, rate.in_force)] for rate in voices]
        if any(sum(rate.default for rate in some) > 1 for some in at_once):
            yield failing("data.no-default", f"{subject} {when}", voices=len(voices))
        if any(len(some) > 1 and any(rate.authority is None and not rate.default for rate in some) for some in at_once):
            yield failing("data.voice-unnamed", f"{subject} {when}")


def _clashes(system: CreditSystem) -> Iterator[Finding]:
    """Check that no two rows with equally many keys could both answer."""
    for one, other in clashes(rate.when for rate in system.ects):
        yield failing("data.circumstances-overlap", system.code, one=one, other=other)


def _load(system: CreditSystem) -> Iterator[Finding]:
    plain = [row for row in system.hours if not row.when.keys and not row.academic and _sensible(row)]
    if system.year is None or not plain:
        return
    low = min(row.workload.clock_hours[0] for row in plain) * system.year.credits
    tops = [row.workload.clock_hours[1] for row in plain]
    high = max([top for top in tops if top is not None], default=low / system.year.credits) * system.year.credits
    if (high < _PLAUSIBLE_YEAR[0] and None not in tops) or low > _PLAUSIBLE_YEAR[1]:
        yield Finding("data.year-load", Verdict.NOTE, system.code, facts(low=low, high=high))


def _equivalences(definition: Definition) -> Iterator[Finding]:
    by_pair: dict[tuple[str, str], list[Equivalence]] = {}
    for table in definition.equivalences:
        by_pair.setdefault((table.start, table.to), []).append(table)
        yield from check_days(table.in_force, table.name)
        labels = [row.label for row in table.rows]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            yield failing("data.row-twice", table.name, label=label)
        for row in table.rows:
            if not row.to:
                yield failing("data.row-empty", table.name, label=row.label)
            if bool(row.grade) == (row.band is not None):
                yield failing("data.row-form", table.name, label=row.label)
        yield from check_ranges(tuple(row.band for row in table.rows if row.band is not None), table.name)
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
    """Check that a table of credits answers an amount once."""
    for practice in definition.credit_practices:
        for rule in practice.rules:
            rows = rule.rows
            for low, high, _ in rows:
                if not 0 < low <= high:
                    yield failing("data.credit-range", f"{practice.code} {rule.when}", low=low, high=high)
            for (_, high, _), (low, _, _) in pairwise(rows):
                if low <= high:
                    yield failing("data.credit-ranges-overlap", f"{practice.code} {rule.when}", low=low, high=high)
