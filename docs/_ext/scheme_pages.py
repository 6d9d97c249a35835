"""Pages of the mobility schemes, one for each family, which the build of the documentation writes."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import attrs
from markdown_pages import Page, cell, line, write_changed

from bologna_credits.core import show_exact
from bologna_credits.core.provenance import ALWAYS
from bologna_credits.law import (
    Cap,
    Count,
    Deadline,
    DifferenceLimit,
    GrantPractice,
    Limit,
    MobilityScheme,
    Needed,
    Part,
    RecognitionPractice,
    SchemeFile,
    SelectionPractice,
    StayRule,
    TransferPractice,
    mobility_files,
)

_COUNTED = {Count.YEAR_360: "30-day months", Count.CALENDAR: "calendar days"}
_LIFTED = {"least": "the least duration", "most": "the most duration", "hours": "the hours of teaching"}
_WORDS = {
    "gpa": "average",
    "worst": "worst mark",
    "language": "language of instruction",
    "years": "years of study",
    "periods": "academic periods completed",
    "completed_years": "years completed",
    "credits": "ECTS gained",
    "difference": "components of the compulsory part that are missing, at most",
    "first_semester": "credits of the first semester, at least",
    "week": "academic hours a week, at most",
    "share": "part of the degree, at most",
    "priority": "comes first with an average above",
}
_FLAGS = {
    "not_last_year": "not the last year",
    "no_debts": "no academic debt",
    "no_penalties": "no penalties",
    "full_time": "full time",
}


def families() -> dict[str, tuple[SchemeFile, ...]]:
    """The files by the code of their programme or country."""
    return {family: tuple(files) for family, files in groupby(mobility_files(), key=lambda file: file.country)}


def page_of(family: str) -> str:
    """The page of a programme or country, as Markdown."""
    files = families()[family]
    page = Page(schemes=files)
    names = dict(files[0].names)
    page.add(f"# {cell(names.get('en', family))}")
    others = [f"{cell(name)} ({language})" for language, name in files[0].names if language != "en"]
    page.add(", ".join([f"`{family}`", *others]) + ".")
    rules = [rule for file in files for rule in file.rules]
    for rule in rules:
        if isinstance(rule, MobilityScheme):
            _scheme(page, rule)
    _grants(page, [rule for rule in rules if isinstance(rule, GrantPractice)])
    _conditions(page, "Selection for mobility", [rule for rule in rules if isinstance(rule, SelectionPractice)])
    _conditions(page, "Transfer to another university", [rule for rule in rules if isinstance(rule, TransferPractice)])
    _recognitions(page, [rule for rule in rules if isinstance(rule, RecognitionPractice)])
    gaps = [[page.cited(gap.about), page.cited(gap.looked)] for file in files for gap in file.gaps]
    if gaps:
        page.add("## Not known")
        _table(page, ["what was looked for", "where"], gaps)
    page.sources()
    return "\n".join(page.lines).rstrip() + "\n"


def _table(page: Page, headers: Iterable[str], rows: Iterable[list[str]]) -> None:
    """Add a table of cells that already are Markdown, without its empty columns; add nothing if there are no rows."""
    heads, cells = list(headers), list(rows)
    kept = [number for number in range(len(heads)) if any(row[number] for row in cells)]
    if cells:
        page.add(line(heads[n] for n in kept), line(["---"] * len(kept)), *(line(row[n] for n in kept) for row in cells))


def _scheme(page: Page, scheme: MobilityScheme) -> None:
    page.add(f"## `{scheme.code}`")
    held = "" if scheme.in_force == ALWAYS else f" In force {scheme.in_force}."
    page.add(f"{cell(scheme.name())}. Basis: {scheme.basis.value} {page.cite(scheme.source, scheme)}.{held}")
    if scheme.note:
        page.add(f"Note: {page.cited(scheme.note)}.")
    heads = ["stay", "who", "what for", "at least", "at most", "counted in", "also required"]
    _table(page, heads, [_stay(page, rule) for rule in scheme.stays])
    for rule in scheme.stays:
        if rule.note:
            page.add(f"- `{rule.kind}`, {', '.join(rule.activities)}: {page.cited(rule.note)}")
    if scheme.caps:
        page.add("### Caps of a study cycle")
        _table(page, ["programme", "who", "at most", "note"], [_cap(page, cap) for cap in scheme.caps])
    if scheme.deadlines:
        page.add("### Deadlines")
        _table(page, ["what", "time", "according to", "note"], [_deadline(page, deadline) for deadline in scheme.deadlines])
    lifts = scheme.force_majeure
    if lifts is not None:
        what, cited = [_LIFTED[word] for word in lifts.what], page.cite(lifts.source, lifts)
        page.add(f"**Force majeure** lifts {', '.join(what[:-1])}{' and ' if what[1:] else ''}{what[-1]} {cited}.")
    if scheme.interruptions is not None:
        whose = f" of {', '.join(scheme.interruptions_persons)}" if scheme.interruptions_persons else ""
        page.add(f"**Interruptions**{whose} are taken off {page.cite(scheme.interruptions)}.")


def _stay(page: Page, rule: StayRule) -> list[str]:
    return [
        f"`{rule.kind}`",
        ", ".join(rule.persons),
        ", ".join(rule.activities),
        _limits(page, rule.least, "more than "),
        _limits(page, rule.most, "less than "),
        f"{_COUNTED[rule.count]} {page.cite(rule.count_source)}".strip(),
        "; ".join(_besides(page, rule)),
    ]


def _limits(page: Page, limits: tuple[Limit, ...], above: str) -> str:
    words = []
    for limit in limits:
        shown = (above if limit.above else "") + str(limit) + (", or one full term" if limit.or_term else "")
        if limit.authority is not None:
            shown = f"{limit.authority}: {shown}"
        words.append(" ".join(filter(None, (cell(shown), _note(page, limit.note), page.cite(limit.source, limit), _held(limit)))))
    return "; ".join(words)


def _note(page: Page, note: str | None) -> str:
    if note is None:
        return ""
    return page.cited(note) if note.startswith("(") else f"({page.cited(note)})"


def _held(rule: Limit | Needed) -> str:
    return "" if rule.in_force == ALWAYS else cell(str(rule.in_force))


def _besides(page: Page, rule: StayRule) -> Iterator[str]:
    if rule.virtual is not None:
        word = "a virtual part" if rule.virtual is Part.REQUIRED else "a virtual part if wanted"
        yield f"{word} {page.cite(rule.virtual_source)}".strip()
    for word, voices in (("ECTS", rule.credits), ("participants", rule.participants)):
        for voice in voices:
            who = f", {voice.authority}" if voice.authority else ""
            yield " ".join(
                filter(None, (cell(f"{show_exact(voice.number)} {word}{who}"), page.cite(voice.source, voice), _held(voice)))
            )
    hours = rule.teaching
    if hours is not None:
        taught = set(rule.persons) - set(hours.exempt)
        if hours.exempt:
            cited = page.cite(hours.exempt_source, None if taught else hours)
            yield f"no hours of teaching ({', '.join(hours.exempt)}) {cited}".strip()
        if taught:
            yield f"{show_exact(hours.week)} hours of teaching a week {page.cite(hours.source, hours)}"
            if hours.combined is not None:
                yield f"{show_exact(hours.combined)} with training {page.cite(hours.combined_source)}".strip()
            if hours.pro_rata:
                yield f"a share for an incomplete week, by the institution {page.cite(hours.pro_rata_source)}".strip()
    if rule.consecutive is not None:
        yield f"the least days without a break {page.cite(rule.consecutive)}"


def _cap(page: Page, cap: Cap) -> list[str]:
    programme = "of one cycle only" if cap.one_cycle else "of several cycles"
    counted = f"stays under {', '.join(cap.programmes)} count {page.cite(cap.programmes_source)}" if cap.programmes else ""
    note = "; ".join(part for part in (counted, page.cited(cap.note or "")) if part)
    return [programme, ", ".join(cap.persons), f"{cap.limit} {page.cite(cap.limit.source, cap.limit)}", note]


def _deadline(page: Page, deadline: Deadline) -> list[str]:
    number = show_exact(deadline.number)
    if deadline.least is not None:
        number = f"{show_exact(deadline.least)} to {number}"
    unit = deadline.unit[:-1] if number == "1" else deadline.unit
    side = f"after the {deadline.after}" if deadline.after else f"before the {deadline.before}"
    side = side.replace("after the results", "after the results are out")
    time = f"{'normally ' if deadline.normally else ''}{number} {unit} {side}"
    return [
        deadline.what.replace("-", " "),
        f"{cell(time)} {page.cite(deadline.source, deadline)}",
        cell(deadline.authority or ""),
        page.cited(deadline.note or ""),
    ]


def _grants(page: Page, grants: list[GrantPractice]) -> None:
    if not grants:
        return
    page.add("## Grants")
    rows = []
    for grant in grants:
        if grant.month is not None:
            how = f"by the month; a day is 1/{grant.month} of it" + (f", rounded {grant.rounding}" if grant.rounding else "")
        else:
            how = "by the day: " + "; ".join(f"days {r.first} to {r.last} {show_exact(r.rate)}" for r in grant.days)
        printed = ", ".join(show_exact(rate) for _, rate in grant.rates)
        rows.append([f"`{grant.code}`", cell(grant.body), cell(how), printed, grant.currency, page.cite(grant.source, grant)])
    _table(page, ["code", "body", "how", "printed for a month", "", "source"], rows)
    for grant in grants:
        if grant.note:
            page.add(f"- `{grant.code}`: {page.cited(grant.note)}")


def _conditions(page: Page, title: str, practices: Iterable[SelectionPractice | TransferPractice]) -> None:
    found = list(practices)
    if not found:
        return
    page.add(f"## {title}")
    rows = [[f"`{p.code}`", cell(p.body), cell("; ".join(_required(p))), page.cite(p.source, p)] for p in found]
    _table(page, ["code", "body", "requires", "source"], rows)
    for practice in found:
        if practice.note:
            page.add(f"- `{practice.code}`: {page.cited(practice.note)}")


def _recognitions(page: Page, practices: list[RecognitionPractice]) -> None:
    if not practices:
        return
    page.add("## Recognition")
    rows = [[f"`{p.code}`", cell(p.body), cell("; ".join(_carried(p))), page.cite(p.source, p)] for p in practices]
    _table(page, ["code", "body", "provisions", "source"], rows)
    for practice in practices:
        if practice.note:
            page.add(f"- `{practice.code}`: {page.cited(practice.note)}")


def _carried(practice: RecognitionPractice) -> Iterator[str]:
    """The provisions of a practice on grades, credits and shares, as far as its text has any."""
    grades = {"convert": "grades are converted", "without": "without grade", "carry": "the mark is carried over"}
    if practice.grades is not None:
        yield grades[practice.grades]
    if practice.least is not None:
        yield f"{practice.least} or better"
    if practice.share is not None:
        yield f"at most {_shown(practice.share)} of a degree"
    if practice.unmatched == "elective":
        yield "a course without a counterpart becomes an elective"
    if practice.decides is not None:
        yield f"{practice.decides} decides"


def _required(practice: SelectionPractice | TransferPractice) -> Iterator[str]:
    """The conditions of a practice, one at a time, as far as its text has any."""
    above = isinstance(practice, SelectionPractice) and practice.above
    for field in attrs.fields(type(practice)):
        value = getattr(practice, field.name)
        if value is True and field.name in _FLAGS:
            yield _FLAGS[field.name]
        elif field.name in _WORDS and value not in (None, ()):
            shown = " or ".join(map(str, value)) if isinstance(value, tuple) else _shown(value)
            least = field.name in ("gpa", "periods", "completed_years", "credits")
            yield f"{_WORDS[field.name]} {('above ' if above and field.name == 'gpa' else 'at least ') if least else ''}{shown}"
    if isinstance(practice, TransferPractice):
        yield from map(_difference, practice.difference_credits)
    if practice.scale is not None:
        yield f"marks of {practice.scale}"
    if isinstance(practice, SelectionPractice) and practice.cycle is not None:
        yield f"{practice.cycle} cycle"


def _difference(limit: DifferenceLimit) -> str:
    """The most credits that may be missing, and for whom."""
    whom = [f"{limit.cycle} cycle"] if limit.cycle else []
    if limit.last_year is not None:
        whom.append("last year" if limit.last_year else "not the last year")
    if limit.abroad is not None:
        whom.append("from abroad" if limit.abroad else "inside the country")
    what = "credits of prerequisites" if limit.prerequisites else "credits"
    return f"{what} that are missing, at most {_shown(limit.most)}" + (f" ({', '.join(whom)})" if whom else "")


def _shown(value: object) -> str:
    return show_exact(value) if isinstance(value, Fraction) else str(value)


def index() -> str:
    """The page that lists the families with their schemes, as Markdown."""
    lines = [
        "# Mobility schemes",
        "",
        "The rules on the length of a stay and on counting its days, of programmes, countries and universities.",
        "Each page is made from its file. [Count and check a stay](../how-to/mobility.md) shows how to use them.",
        "",
        line(["family", "scheme", "kinds of stay"]),
        line(["---"] * 3),
    ]
    found = families()
    for family, files in found.items():
        name = f"[{cell(dict(files[0].names).get('en', family))}]({family.lower()}.md)"
        for scheme in (scheme for file in files for scheme in file.schemes):
            kinds = ", ".join(f"`{kind}`" for kind in dict.fromkeys(rule.kind for rule in scheme.stays))
            lines.append(line([name, f"`{scheme.code}` {cell(scheme.name())}", kinds]))
            name = ""
    lines += ["", "```{toctree}", ":hidden:", "", *(family.lower() for family in found), "```"]
    return "\n".join(lines) + "\n"


def write_pages(folder: Path) -> None:
    """Write all pages and the index."""
    write_changed(folder, {f"{family.lower()}.md": page_of(family) for family in families()} | {"index.md": index()})
