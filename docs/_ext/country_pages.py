"""Pages of the countries and frameworks and of the members of the EHEA, and the tables in the README.

The build of the documentation writes the pages; ``python docs/_ext/country_pages.py`` writes the README's tables. Both come from
the definition files.
"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_pages import Page, cell, raw_table, write_changed
from practice_pages import add_practices

from bologna_credits import CreditSystem, Equivalence, GradingScale, countries, default_catalogue, ehea
from bologna_credits.core import InForce, show_exact
from bologna_credits.credits import Hours, Ratio, Year
from bologna_credits.grades import GradeRow
from bologna_credits.law import PublishedGradingTable

MARKS = ("<!-- countries: written by docs/_ext/country_pages.py -->", "<!-- end of countries -->")
MEMBERS_ON = "2026-11-26"
"""The day of the page of members: a build on another day gives the same page."""
_MOST_ROWS = 60


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
    add_practices(page)
    for definition in page.definitions:
        for grading in definition.tables:
            _grading_table(page, grading)
    gaps = [gap for definition in page.definitions for gap in definition.gaps]
    if gaps:
        page.add("## Not known")
        page.table(["what was looked for", "where"], [[gap.about, gap.looked] for gap in gaps])
    page.sources()
    return "\n".join(page.lines).rstrip() + "\n"


def _system(page: Page, system: CreditSystem) -> None:
    page.add(f"## Credits `{system.code}`")
    words = [cell(f"{name} ({language})") for language, name in system.names]
    words += [f"region {system.region}"] if system.region else []
    words += ["awarded as whole numbers only"] if system.whole else []
    page.add("; ".join(words) + ".")
    held = page.days(system.in_force)
    if held:
        page.add(f"In force {held}.")
    page.lines += raw_table(
        ["ECTS for one credit", "when", "according to", "basis", "source"],
        [
            [
                _ratio(rate.ratio),
                f"{rate.when} {page.days(rate.in_force)}".strip(),
                (rate.authority or "") + (" (default)" if rate.default else ""),
                rate.basis.value,
                page.cite(rate.source, rate),
            ]
            for rate in system.ects
        ],
    )
    page.lines += raw_table(
        ["hours of one credit", "when", "basis", "note", "source"],
        [
            [
                _hours(row),
                str(row.when),
                row.basis.value,
                row.note or "",
                f"{page.cite(row.source, row)} {page.days(row.in_force)}",
            ]
            for row in system.hours
        ],
    )
    page.table(
        ["credits of a year", "when", "basis", "note", "source"],
        [[_year(year), str(year.when), year.basis.value, year.note or "", page.cite(year.source, year)] for year in system.years],
    )
    page.note(system.note)


def _hours(row: Hours) -> str:
    words = str(row.workload)
    if row.nominal is not None:
        words += f", nominally {show_exact(row.nominal)}"
    if row.contact is None:
        return words
    high = "" if row.contact_high is None else f" to {show_exact(row.contact_high)}"
    return f"{words}, {show_exact(row.contact)}{high} of them class work"


def _year(year: Year) -> str:
    words = [show_exact(year.credits)]
    parts = (("semester", year.semester), ("trimester", year.trimester), ("at least", year.least), ("at most", year.most))
    words += [f"{word} {show_exact(number)}" for word, number in parts if number is not None]
    return ", ".join(words)


def _percent(row: GradeRow) -> str:
    """Return the percentages of a grade, or the share of the students who receive it."""
    if row.band is None:
        return "" if row.share is None else f"{show_exact(row.share)} % of the students"
    return str(row.band)


def _passing(row: GradeRow) -> str:
    """Return the words of the column that says if a grade is a pass."""
    if not row.graded:
        return "no grade"
    return f"depends: {row.conditional}" if row.conditional else "yes" if row.passes else "no"


def _scale(page: Page, scale: GradingScale) -> None:
    page.add(f"## Grades `{scale.code}`")
    words = [cell(f"{name} ({language})") for language, name in scale.names]
    words += [f"region {scale.region}"] if scale.region else []
    words += ["the scale that the country's code means"] if scale.default else []
    words += [cell(str(scale.numbers))] if scale.numbers else []
    basis = f" Basis: {scale.basis.value} {page.cite(scale.source, scale)}." if scale.basis else ""
    page.add("; ".join(words) + "." + basis)
    held = page.days(scale.in_force)
    if held:
        page.add(f"In force {held}.")
    page.table(
        ["grade", "passes", "number", "points", "percent", "in words"],
        [
            [
                f"{row.label} {page.cite(row.source, row)}".strip(),
                _passing(row),
                "" if row.value is None else ("above " if row.above else "") + show_exact(row.value),
                "" if row.points is None else show_exact(row.points),
                _percent(row),
                "; ".join(f"{word} ({language})" for language, word in row.words),
            ]
            for row in scale.rows
        ],
    )
    page.table(
        ["numbers", "in words", ""],
        [
            [
                f"{band} {page.cite(band.source, band)}".strip(),
                "; ".join(f"{word} ({language})" for language, word in band.words),
                band.conditional or "",
            ]
            for band in scale.bands
        ],
    )
    marks = [[str(mark), page.cite(mark.source or scale.source, mark)] for mark in scale.pass_marks]
    page.table(["lowest pass", "source"], marks)
    page.note(scale.note)


def _equivalence(page: Page, table: Equivalence) -> None:
    page.add(f"### {cell(table.name)}")
    words = [f"Basis: {table.basis.value} {page.cite(table.source, table)}", *(["the default"] if table.default else [])]
    words += [f"withdrawn: {cell(table.withdrawn)}"] if table.withdrawn else []
    held = page.days(table.in_force)
    words += [f"in force {held}"] if held else []
    if table.unless_finer is not None:
        words += [f"where the document prints no finer mark, {page.days(InForce(starts=table.unless_finer))}"]
    page.add("; ".join(words) + ".")
    percent = any(row.percent is not None for row in table.rows)
    heads = [table.start, table.to, *(["percent"] if percent else [])]
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


def _grading_table(page: Page, table: PublishedGradingTable) -> None:
    page.add(f"### Grading table `{table.code}`", "")
    years = [f"{table.years[0]}–{table.years[1]}"] if table.years else []
    page.add(f"{', '.join([f'of `{table.scale}`', table.population, *years])} {page.cite(table.source, table)}")
    page.table(["grade", "share or count"], [[label, show_exact(count)] for label, count in table.entries])


def index() -> str:
    """The page that lists the countries, then the frameworks, as Markdown."""
    catalogue = default_catalogue()
    names = {prefix: dict(catalogue.definitions(prefix)[0].names)["en"] for prefix in catalogue.prefixes}
    frameworks = [prefix for prefix in catalogue.prefixes if len(prefix) != 2]
    in_order = sorted(names, key=lambda prefix: (prefix in frameworks, names[prefix]))
    lines = [
        "# Countries and frameworks",
        "",
        "Each page is made from the definition files of its country or framework.",
        "",
        "## Countries",
        "",
        *_country_table(_summary(), link=True),
        "",
        "## Frameworks",
        "",
        "A framework is a text that binds or serves several countries.",
        "",
        *_framework_table(link=True),
        "",
        "[The members of the European Higher Education Area](members.md) are listed with the day on which they joined.",
        "",
    ]
    lines += ["```{toctree}", ":hidden:", "", "members", *(prefix.lower() for prefix in in_order), "```"]
    return "\n".join(lines) + "\n"


def _framework_table(*, link: bool) -> list[str]:
    """The table of frameworks, which have no gap where they have no credits or no scale."""
    catalogue = default_catalogue()
    lines = ["| Framework | Credits | Grading scales |", "| --- | --- | --- |"]
    for prefix in (prefix for prefix in catalogue.prefixes if len(prefix) != 2):
        definitions = catalogue.definitions(prefix)
        name = dict(definitions[0].names)["en"]
        shown = f"[{name}]({prefix.lower()}.md)" if link else name
        systems = ", ".join(system.code for definition in definitions for system in definition.systems)
        scales = ", ".join(scale.code for definition in definitions for scale in definition.scales)
        lines.append(f"| {shown} | {systems or '–'} | {scales or '–'} |")
    return lines


def ehea_page(on: datetime.date | str) -> str:
    """The page of the members of the European Higher Education Area on a day, as Markdown."""
    found = ehea.coverage(on=on)
    lines = [
        "# Members of the European Higher Education Area",
        "",
        f"{len(found)} members on {on}: for each a credit system and a scale, or the gap in its place with what was searched.",
        "",
        "| Member | Since | Credits | Grading scales | Gap |",
        "| --- | --- | --- | --- | --- |",
    ]
    known = set(default_catalogue().prefixes)
    for one in sorted(found, key=lambda one: one.member.name):
        code, name = one.member.code, one.member.name
        gaps = "; ".join(cell(f"{gap.about} ({gap.looked})") for gap in one.gaps)
        shown = f"[{name}]({code.lower()}.md)" if code in known else name
        lines.append(f"| {shown} | {one.member.joined} | {', '.join(one.systems)} | {', '.join(one.scales)} | {gaps} |")
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
    """The table of countries and that of frameworks between their marks, as the README holds them."""
    tables = [*_country_table(_summary(), link=False), "", *_framework_table(link=False)]
    return "\n".join([MARKS[0], "", *tables, "", MARKS[1]])


def in_readme(text: str) -> str:
    """Return the README with its table written anew.

    Raises:
        ValueError: the marks are missing.
    """
    before, _, rest = text.partition(MARKS[0])
    _, mark, after = rest.partition(MARKS[1])
    if not mark:
        raise ValueError(f"README.md lacks {MARKS[0]} and {MARKS[1]}")
    return before + readme_table() + after


def write_pages(folder: Path) -> None:
    """Write all pages and the index."""
    pages = {f"{prefix.lower()}.md": page_of(prefix) for prefix in default_catalogue().prefixes}
    pages |= {"index.md": index(), "members.md": ehea_page(MEMBERS_ON)}
    write_changed(folder, pages)


if __name__ == "__main__":
    readme = Path(__file__).parents[2] / "README.md"
    readme.write_text(in_readme(readme.read_text("utf-8")), "utf-8")
    print("wrote the table of countries in README.md")
