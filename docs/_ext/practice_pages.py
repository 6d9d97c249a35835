"""The part of a country's page that shows published practices; only country_pages uses it."""

import re
from fractions import Fraction

import attrs
from markdown_pages import Page, cell, raw_table

from bologna_credits.core import show_exact
from bologna_credits.law import (
    AveragePractice,
    BlockPractice,
    CreditPractice,
    DegreePractice,
    DistinctionPractice,
    FinalMarkPractice,
    FormulaPractice,
    GradePractice,
    LinearPractice,
    Load,
    LoadPractice,
    ProgressPractice,
    TablePractice,
    Threshold,
    TotalsPractice,
    UngradedPractice,
    YearUp,
)

Averaging = AveragePractice | FinalMarkPractice | DistinctionPractice
Counting = TotalsPractice | ProgressPractice | LoadPractice | DegreePractice
Other = LinearPractice | FormulaPractice | TablePractice | UngradedPractice | BlockPractice | Averaging | Counting
_ON_TOP = ("code", "body", "source", "basis", "note", "in_force")  # shown above the table, or below it


def add_practices(page: Page) -> None:
    """Add the practices of every kind, each kind in its own form."""
    practices = [practice for definition in page.definitions for practice in definition.practices]
    grade = [practice for practice in practices if isinstance(practice, GradePractice)]
    if practices:
        page.add("## Practices")
    for practice in practices:
        if isinstance(practice, CreditPractice):
            _credit_practice(page, practice)
    page.lines += raw_table(
        ["practice", "body", "to", "roundings", "in force", "source"],
        [[f"{p.code}", p.body, p.to, _roundings(p), str(p.in_force), page.cite(p.source)] for p in grade],
    )
    for practice in practices:
        if not isinstance(practice, CreditPractice | GradePractice):
            _other_practice(page, practice)


def _other_practice(page: Page, practice: Other) -> None:
    """Add a practice of any other kind, one row for each field that its text fills."""
    page.add(f"### `{practice.code}`", "", f"{cell(practice.body)} {page.cite(practice.source)}")
    rows = []
    for field in attrs.fields(type(practice)):
        value = getattr(practice, field.name)
        if field.name not in _ON_TOP and value not in (None, (), field.default):
            rows.append([field.name.replace("_", " "), _shown(page, value)])
    page.lines += raw_table(["", practice_kind(practice)], rows)
    page.note(practice.note)


def practice_kind(practice: object) -> str:
    """The kind of a practice in words, from the name of its class."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(practice).__name__).removesuffix(" Practice").lower()


def _shown(page: Page, value: object) -> str:
    """A value of a practice, in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return show_exact(value)
    if isinstance(value, Threshold):
        year = f"after year {value.year}{' and later' if value.later else ''}"
        return f"{year}, {value.when}: {show_exact(value.least)} {page.cite(value.source)}"
    if isinstance(value, YearUp | Load):
        said = [
            f"{field.name.replace('_', ' ')} {_shown(page, found)}"
            for field in attrs.fields(type(value))
            if field.name != "source" and (found := getattr(value, field.name)) not in (None, field.default)
        ]
        return f"{', '.join(said)} {page.cite(value.source)}"
    if isinstance(value, tuple):
        return "; ".join(_shown(page, item) for item in value)
    return str(value)


def _roundings(practice: GradePractice) -> str:
    steps = [str(step) for step in practice.roundings]
    steps += [str(practice.onto.value)] if practice.onto else []
    return practice.undecided or ", then ".join(steps)


def _credit_practice(page: Page, practice: CreditPractice) -> None:
    page.add(f"### `{practice.code}`", "", f"{cell(practice.body)}: {practice.start} to {practice.to}.")
    rows = []
    for rule in practice.rules:
        printed = ", ".join(f"{show_exact(before)} → {show_exact(after)}" for before, after in rule.printed)
        rows.append([str(rule.when), printed, str(rule.policy or ""), page.cite(rule.source)])
    page.lines += raw_table(["when", "printed", "beyond that", "source"], rows)
