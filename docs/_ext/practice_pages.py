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
        ["practice", "body", "to", "roundings", "source and days in force"],
        [[f"{p.code}", p.body, p.to, _roundings(p), f"{page.cite(p.source, p)} {page.days(p.in_force)}"] for p in grade],
    )
    for practice in grade:
        _own_ends(page, practice)
    for practice in practices:
        if not isinstance(practice, CreditPractice | GradePractice):
            _other_practice(page, practice)


def _other_practice(page: Page, practice: Other) -> None:
    """Add a practice of any other kind, one row for each field that its text fills."""
    page.add(f"### `{practice.code}`", "", f"{cell(practice.body)} {page.cite(practice.source, practice)}")
    _in_force(page, practice)
    rows = []
    for field in attrs.fields(type(practice)):
        value = getattr(practice, field.name)
        if field.name not in _ON_TOP and value not in (None, (), field.default):
            rows.append([field.name.replace("_", " "), _shown(page, value)])
    page.lines += raw_table(["", practice_kind(practice)], rows)
    page.note(practice.note)


def _in_force(page: Page, practice: Other | CreditPractice) -> None:
    """Add the days on which a practice is in force, where a text gives them."""
    held = page.days(practice.in_force)
    if held:
        page.add(f"In force {held}.")


def _own_ends(page: Page, practice: GradePractice) -> None:
    """Add the best grades and lowest passes that a practice puts in place of a scale's own, and its tables for letters."""
    if practice.overrides or practice.letters:
        page.add(f"### `{practice.code}`: ends and letters of its own")
    page.table(
        ["scales of", "up to", "best", "lowest pass", "note", "source"],
        [
            [
                ", ".join(one.countries),
                show_exact(one.top),
                "" if one.best is None else show_exact(one.best),
                "" if one.lowest_pass is None else show_exact(one.lowest_pass),
                one.note or "",
                page.cite(one.source, one),
            ]
            for one in practice.overrides
        ],
    )
    for letters in practice.letters:
        page.add(f"Letters of `{letters.scale}` {page.cite(letters.source, letters)}")
        page.table([letters.scale, practice.to], [[row.label, " or ".join(row.to)] for row in letters.rows])


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
        return f"{year}, {value.when}: {show_exact(value.least)} {page.cite(value.source, value)}"
    if isinstance(value, YearUp | Load):
        said = [
            f"{field.name.replace('_', ' ')} {_shown(page, found)}"
            for field in attrs.fields(type(value))
            if field.name != "source" and (found := getattr(value, field.name)) not in (None, field.default)
        ]
        return f"{', '.join(said)} {page.cite(value.source, value)}"
    if isinstance(value, tuple):
        return "; ".join(_shown(page, item) for item in value)
    return str(value)


def _roundings(practice: GradePractice) -> str:
    steps = [str(step) for step in practice.roundings]
    steps += [str(practice.onto.value)] if practice.onto else []
    return practice.undecided or ", then ".join(steps)


def _credit_practice(page: Page, practice: CreditPractice) -> None:
    page.add(f"### `{practice.code}`", "", f"{cell(practice.body)}: {practice.start} to {practice.to}.")
    _in_force(page, practice)
    rows = []
    for rule in practice.rules:
        printed = ", ".join(f"{show_exact(before)} → {show_exact(after)}" for before, after in rule.printed)
        rows.append([str(rule.when), printed, str(rule.policy or ""), page.cite(rule.source, rule)])
    page.lines += raw_table(["when", "printed", "beyond that", "source"], rows)
