"""What people read of the definition files: a page for each country, and the table of countries in the README.

``python docs/_ext/country_pages.py`` writes the README's table; the build of the documentation writes the pages. Both and the
tests import it, so that none can say anything else than the data.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import attrs

from bologna_credits import CreditSystem, Equivalence, GradingScale, Source, countries, default_catalogue
from bologna_credits.core import InForce, show_exact
from bologna_credits.credits import Hours, Ratio, Year
from bologna_credits.law import (
    AveragePractice,
    BlockPractice,
    CreditPractice,
    Definition,
    DistinctionPractice,
    FinalMarkPractice,
    GradePractice,
    LinearPractice,
    SchemeFile,
    TablePractice,
    Threshold,
    UngradedPractice,
)

MARKS = ("<!-- countries: written by docs/_ext/country_pages.py -->", "<!-- end of countries -->")
_MOST_ROWS = 60


class Page:
    """One page: lines of Markdown, and the sources numbered as they are first cited."""

    def __init__(self, definitions: tuple[Definition, ...] = (), schemes: tuple[SchemeFile, ...] = ()) -> None:
        """Start with nothing."""
        self.definitions = definitions
        self._files: tuple[Definition | SchemeFile, ...] = (*definitions, *schemes)
        self.lines: list[str] = []
        self._numbers: dict[Source, int] = {}

    def cite(self, source: Source | None) -> str:
        """A number that leads to the source below."""
        if source is None:
            return ""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return f"[\\[{number}\\]](#source-{number})"

    def add(self, *lines: str) -> None:
        """Append lines and a blank one."""
        self.lines += [*lines, ""]

    def table(self, headers: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
        """A table; nothing where it has no rows."""
        cells = [[cell(text) for text in row] for row in rows]
        heads = list(headers)
        kept = [number for number in range(len(heads)) if any(row[number] for row in cells)]  # empty columns say nothing
        heads, cells = [heads[number] for number in kept], [[row[number] for number in kept] for row in cells]
        if cells:
            self.add(line(heads), line(["---"] * len(heads)), *(line(row) for row in cells))

    def note(self, text: str | None) -> None:
        """A note of the file as a paragraph."""
        if text is not None:
            self.add(self.cited(text))

    def cited(self, text: str) -> str:
        """Text of the file; where it names a source by its key, the number of the source stands instead."""
        keys = {source.key: source for file in self._files for source in file.sources}

        def number(match: re.Match[str]) -> str:
            source = keys.get(match["inner"] or match["key"])
            return match[0] if source is None else self.cite(source)

        return re.sub(r"\((?:source )?(?P<inner>[a-z0-9-]+)\)|\bsource (?P<key>[a-z0-9-]+)", number, cell(text))

    def sources(self) -> None:
        """The numbered sources, then those that no figure cites."""
        for file in self._files:
            for source in file.sources:
                self.cite(source)
        if self._numbers:
            self.add("## Sources")
        for source, number in self._numbers.items():
            quote = f" “{cell(source.quote)}”" if source.quote else ""
            told = [source.seen.value, *([f"read {source.checked}"] if source.checked else [])]
            note = f" {cell(source.note)}" if source.note else ""
            self.add(f"(source-{number})=", f"{number}. [{cell(source.title)}](<{source.url}>) ({', '.join(told)}).{quote}{note}")


def cell(text: str) -> str:
    """Text as a cell of a table: one line, with nothing that Markdown would read otherwise."""
    return re.sub(r"([\\|*_`<\[\]$#~])", r"\\\1", " ".join(text.split())).replace("{", "\\{")


def line(cells: Iterable[str]) -> str:
    """A row of a table."""
    return "| " + " | ".join(cells) + " |"


def _days(held: InForce, page: Page) -> str:
    """When something holds, in words, with the source of each end."""
    parts = []
    for word, boundary in (("from", held.starts), ("until", held.ends)):
        if boundary is not None:
            parts.append(f"{word} {boundary} {page.cite(boundary.source)}".strip())
    return "; ".join(parts)


def _ratio(ratio: Ratio) -> str:
    low, high = show_exact(ratio.low), show_exact(ratio.high)
    return low if low == high else f"{low} to {high}"


def page_of(prefix: str) -> str:
    """The page of a country or framework, as Markdown."""
    page = Page(default_catalogue().definitions(prefix))
    first = page.definitions[0]
    names = dict(first.names)
    page.add(f"# {names.get('en', prefix)}")
    others = [f"{cell(name)} ({language})" for language, name in first.names if language != "en"]
    page.add(", ".join([f"`{prefix}`", *others]) + ".")
    for definition in page.definitions:
        for system in definition.systems:
            _system(page, system)
    for definition in page.definitions:
        for scale in definition.scales:
            _scale(page, scale)
    tables = [table for definition in page.definitions for table in definition.equivalences]
    if tables:
        page.add("## Published tables")
    for table in tables:
        _equivalence(page, table)
    _practices(page)
    for definition in page.definitions:
        for grading in definition.tables:
            page.add(f"### Grading table `{grading.code}`", "")
            told = [
                f"of `{grading.scale}`",
                grading.population,
                *([f"{grading.years[0]}–{grading.years[1]}"] if grading.years else []),
            ]
            page.add(f"{', '.join(told)} {page.cite(grading.source)}")
            page.table(["grade", "share or count"], [[label, show_exact(count)] for label, count in grading.entries])
    gaps = [gap for definition in page.definitions for gap in definition.gaps]
    if gaps:
        page.add("## Not known")
        page.table(["what was looked for", "where"], [[gap.about, gap.looked] for gap in gaps])
    page.sources()
    return "\n".join(page.lines).rstrip() + "\n"


def _system(page: Page, system: CreditSystem) -> None:
    page.add(f"## Credits `{system.code}`")
    told = [cell(f"{name} ({language})") for language, name in system.names]
    told += [f"region {system.region}"] if system.region else []
    told += ["awarded as whole numbers only"] if system.whole else []
    page.add("; ".join(told) + ".")
    held = _days(system.in_force, page)
    if held:
        page.add(f"In force {held}.")
    page.lines += raw_table(
        ["ECTS for one credit", "when", "who says so", "basis", "source"],
        [
            [
                _ratio(rate.ratio),
                str(rate.when),
                (rate.authority or "") + (" (default)" if rate.default else ""),
                rate.basis.value,
                page.cite(rate.source),
            ]
            for rate in system.ects
        ],
    )
    page.lines += raw_table(
        ["hours of one credit", "when", "basis", "note", "source"],
        [
            [_hours(row), str(row.when), row.basis.value, row.note or "", f"{page.cite(row.source)} {_days(row.in_force, page)}"]
            for row in system.hours
        ],
    )
    page.lines += raw_table(
        ["credits of a year", "when", "basis", "source"],
        [[_year(year), str(year.when), year.basis.value, page.cite(year.source)] for year in system.years],
    )
    page.note(system.note)


def raw_table(headers: list[str], rows: list[list[str]]) -> list[str]:
    """A table whose last column holds links already."""
    lines = [line([*map(cell, row[:-1]), row[-1].strip()]) for row in rows]
    return [line(headers), line(["---"] * len(headers)), *lines, ""] if lines else []


def _hours(row: Hours) -> str:
    told = str(row.workload)
    if row.nominal is not None:
        told += f", nominally {show_exact(row.nominal)}"
    return told + (f", {show_exact(row.contact)} of them class work" if row.contact else "")


def _year(year: Year) -> str:
    told = [show_exact(year.credits)]
    parts = (("semester", year.semester), ("trimester", year.trimester), ("at least", year.least), ("at most", year.most))
    told += [f"{word} {show_exact(number)}" for word, number in parts if number is not None]
    return ", ".join(told)


def _scale(page: Page, scale: GradingScale) -> None:
    page.add(f"## Grades `{scale.code}`")
    told = [cell(f"{name} ({language})") for language, name in scale.names]
    told += [f"region {scale.region}"] if scale.region else []
    told += ["what the country's code means"] if scale.default else []
    told += [cell(str(scale.numbers))] if scale.numbers else []
    basis = f" Basis: {scale.basis.value} {page.cite(scale.source)}." if scale.basis else ""
    page.add("; ".join(told) + "." + basis)
    held = _days(scale.in_force, page)
    if held:
        page.add(f"In force {held}.")
    page.table(
        ["grade", "passes", "number", "points", "percent", "in words"],
        [
            [
                row.label,
                f"depends: {row.conditional}" if row.conditional else "yes" if row.passes else "no",
                "" if row.value is None else ("above " if row.above else "") + show_exact(row.value),
                "" if row.points is None else show_exact(row.points),
                "" if row.percent is None else "–".join(show_exact(end) for end in row.percent),
                "; ".join(f"{word} ({language})" for language, word in row.words),
            ]
            for row in scale.rows
        ],
    )
    page.table(
        ["numbers", "in words", ""],
        [[str(b), "; ".join(f"{word} ({language})" for language, word in b.words), b.conditional or ""] for b in scale.bands],
    )
    page.note(scale.note)


def _equivalence(page: Page, table: Equivalence) -> None:
    page.add(f"### {cell(table.name)}")
    told = [f"Basis: {table.basis.value} {page.cite(table.source)}", *(["the default"] if table.default else [])]
    told += [f"withdrawn: {cell(table.withdrawn)}"] if table.withdrawn else []
    held = _days(table.in_force, page)
    told += [f"in force {held}"] if held else []
    page.add("; ".join(told) + ".")
    percent = any(row.percent is not None for row in table.rows)
    heads = [table.start, table.to, *(["percent beside it"] if percent else [])]
    rows = [
        [
            row.label,
            " or ".join(_shortened(row.to)),
            *([show_exact(row.percent) if row.percent is not None else ""] if percent else []),
        ]
        for row in table.rows
    ]
    page.table(heads, rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        page.add(f"… and {len(rows) - _MOST_ROWS} more rows.")
    page.note(table.note)


def _shortened(labels: tuple[str, ...]) -> tuple[str, ...]:
    return labels if len(labels) <= 8 else (*labels[:3], "…", *labels[-3:])


def _practices(page: Page) -> None:
    credit = [practice for definition in page.definitions for practice in definition.credit_practices]
    grade = [practice for definition in page.definitions for practice in definition.grade_practices]
    others = [practice for definition in page.definitions for practice in _others(definition)]
    if credit or grade or others:
        page.add("## Practices")
    for practice in credit:
        _credit_practice(page, practice)
    page.lines += raw_table(
        ["practice", "body", "to", "roundings", "in force", "source"],
        [[f"{p.code}", p.body, p.to, _roundings(p), str(p.in_force), page.cite(p.source)] for p in grade],
    )
    for other in others:
        _other_practice(page, other)


Averaging = AveragePractice | FinalMarkPractice | DistinctionPractice
Other = LinearPractice | TablePractice | UngradedPractice | BlockPractice | Averaging
_UNSHOWN = ("code", "body", "source", "basis", "note", "in_force")  # told apart, or on top


def _others(definition: Definition) -> Iterator[Other]:
    for practice in definition.practices:
        if not isinstance(practice, CreditPractice | GradePractice):
            yield practice


def _other_practice(page: Page, practice: Other) -> None:
    """Any other kind of practice: what it says, one line a field; what it leaves unsaid is not listed."""
    page.add(f"### `{practice.code}`", "", f"{cell(practice.body)} {page.cite(practice.source)}")
    rows = []
    for field in attrs.fields(type(practice)):
        value = getattr(practice, field.name)
        if field.name not in _UNSHOWN and value not in (None, (), field.default):
            rows.append([field.name.replace("_", " "), _said(page, value)])
    page.lines += raw_table(["", practice_kind(practice)], rows)
    page.note(practice.note)


def practice_kind(practice: Other) -> str:
    """What a practice is about, in words: from the name of its class."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(practice).__name__).removesuffix(" Practice").lower()


def _said(page: Page, value: object) -> str:
    """A value of a practice in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return show_exact(value)
    if isinstance(value, Threshold):
        year = f"after year {value.year}{' and later' if value.later else ''}"
        return f"{year}, {value.when}: {show_exact(value.least)} {page.cite(value.source)}"
    if isinstance(value, tuple):
        return "; ".join(_said(page, item) for item in value)
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


def index() -> str:
    """The page that lists the countries and frameworks, as Markdown."""
    rows = list(_summary())
    others = [prefix for prefix in default_catalogue().prefixes if len(prefix) != 2]
    lines = [
        "# Countries",
        "",
        "Each page is made from the definition file of its country.",
        "",
        *_country_table(rows, link=True),
        "",
    ]
    lines += ["Frameworks: " + ", ".join(f"[{prefix}]({prefix.lower()}.md)" for prefix in others) + ".", ""]
    names = {prefix: dict(default_catalogue().definitions(prefix)[0].names)["en"] for prefix in default_catalogue().prefixes}
    lines += ["```{toctree}", ":hidden:", "", *(prefix.lower() for prefix in sorted(names, key=names.__getitem__)), "```"]
    return "\n".join(lines) + "\n"


def _summary() -> Iterator[tuple[str, str, str, str]]:
    for country in sorted(countries(), key=lambda country: country.name()):
        yield country.code, country.name(), ", ".join(country.systems), ", ".join(country.scales)


def _country_table(rows: Iterable[tuple[str, str, str, str]], *, link: bool) -> list[str]:
    lines = ["| Country | Credits | Grading scales |", "| --- | --- | --- |"]
    for code, name, systems, scales in rows:
        shown = f"[{name}]({code.lower()}.md)" if link else name
        lines.append(f"| {shown} | {systems or 'a gap'} | {scales or 'a gap'} |")
    return lines


def readme_table() -> str:
    """The table of countries between its marks, as the README holds it."""
    return "\n".join([MARKS[0], "", *_country_table(_summary(), link=False), "", MARKS[1]])


def in_readme(text: str) -> str:
    """The README with its table written anew.

    Raises:
        ValueError: the marks are missing.
    """
    before, _, rest = text.partition(MARKS[0])
    _, mark, after = rest.partition(MARKS[1])
    if not mark:
        raise ValueError(f"README.md lacks {MARKS[0]} and {MARKS[1]}")
    return before + readme_table() + after


def write_pages(folder: Path) -> None:
    """All pages and the index."""
    pages = {f"{prefix.lower()}.md": page_of(prefix) for prefix in default_catalogue().prefixes} | {"index.md": index()}
    write_changed(folder, pages)


def write_changed(folder: Path, pages: dict[str, str]) -> None:
    """Pages into a folder of their own; what has not changed is left alone, so that a build need not read it again."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


if __name__ == "__main__":
    readme = Path(__file__).parents[2] / "README.md"
    readme.write_text(in_readme(readme.read_text("utf-8")), "utf-8")
    print("wrote the table of countries in README.md")
