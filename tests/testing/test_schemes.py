"""The kit for files of schemes notices every fault that it checks."""

from collections.abc import Iterator
from typing import Any

import pytest

from bologna_credits import Finding, Report, Verdict
from bologna_credits.core import facts
from bologna_credits.law import SchemeFile, read_schemes
from bologna_credits.testing import check_scheme_file, schemes as scheme_kit

HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\n[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\nnote = "invented: unquoted, not read"\n'


SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'


STAY = '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "{count}"\n{limits}\n'


CITED = 'source = "a", basis = "statute"'


def read(rest: str, head: str = HEAD) -> SchemeFile:
    return read_schemes(head + rest, "xx.toml")


def stays(limits: str, count: str = "calendar") -> SchemeFile:
    return read(SCHEME + STAY.format(count=count, limits=limits))


def codes(file: SchemeFile, **more: Any) -> list[str]:
    return [finding.code for finding in check_scheme_file(file, **more)]


@pytest.mark.parametrize("count", ["calendar", "year-360"])
@pytest.mark.parametrize(
    "limits",
    [
        f'least = [{{ number = 1, unit = "days", {CITED} }}]',
        f'least = [{{ number = 2, unit = "days", {CITED} }}]\nmost = [{{ number = 3, unit = "days", {CITED} }}]',
        f'least = [{{ number = 60, unit = "days", above = true, {CITED} }}]\nmost = [{{ number = 90, unit = "days", above = true, {CITED} }}]',
        f'least = [{{ number = 3, unit = "months", or_term = true, {CITED} }}]\nmost = [{{ number = 12, unit = "months", {CITED} }}]',
        f'most = [{{ number = 11, unit = "months", {CITED} }}, {{ number = 2, unit = "months", authority = "B", {CITED} }}]',
        f'least = [{{ number = 2, unit = "days", {CITED}, starts = {{ day = 2030-01-01, is = "in_force", source = "a" }} }}]',
        f'least = [{{ number = 2, unit = "days", {CITED}, starts = {{ day = 2030-01-01, is = "signed", known = 2031-01-01, known_source = "a", source = "a" }} }}]',
        f'least = [{{ number = 2, unit = "days", {CITED}, ends = {{ day = 2015-01-01, is = "in_force", source = "a" }} }}]',
    ],
)
def test_stays_at_their_limits_answer_as_the_text_says(limits: str, count: str) -> None:
    report = check_scheme_file(stays(limits, count))
    assert [finding.code for finding in report] == ["kit.schemes-passed"], str(report)
    assert report.holds[0].named["limits"] == limits.count("number") - limits.count("authority")


def test_a_stay_without_limits_is_told() -> None:
    assert codes(stays("")) == ["kit.no-limits", "kit.schemes-passed"]


def test_the_age_of_a_source_is_looked_at_only_with_a_day() -> None:
    gap = '[[gaps]]\nabout = "more than a"\n'
    old = read("", HEAD + "checked = 2024-01-01\n" + gap)
    assert codes(old) == ["kit.schemes-passed"]
    assert codes(old, today="2026-11-25") == ["kit.checked-long-ago", "kit.schemes-passed"]
    assert codes(read(gap), today="2026-11-25") == ["kit.never-checked", "kit.schemes-passed"]
    assert codes(read("", HEAD + "checked = 2026-01-01\n" + gap), today="2026-11-25") == ["kit.schemes-passed"]


def test_a_limit_that_answers_otherwise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    file = stays(f'least = [{{ number = 5, unit = "days", {CITED} }}]')

    def always(period: Any, **_: Any) -> Report:
        named = facts(days="?", limit=file.schemes[0].stays[0].least[0])
        return Report([Finding("mobility.minimum", Verdict.HOLDS, period.span, named)])

    monkeypatch.setattr(scheme_kit, "check_mobility", always)
    (found,) = check_scheme_file(file).fails
    assert found.message == "4 days beside at least 5 days: holds, not fails"
    monkeypatch.setattr(scheme_kit, "check_mobility", lambda *_, **__: Report())
    assert check_scheme_file(file).fails[0].message.endswith("no answer, not fails")


DEADLINE = '[[schemes.deadlines]]\nwhat = "transcript"\nnumber = 5\nunit = "weeks"\n{side}\nsource = "a"\nbasis = "statute"\n'


@pytest.mark.parametrize(
    "side",
    [
        'after = "results"',
        'before = "the end"',
        'after = "results"\nnormally = true',
        'after = "results"\nauthority = "B"',
        'after = "results"\nleast = 2',
    ],
)
def test_a_deadline_is_kept_on_its_day_and_missed_later(side: str) -> None:
    assert codes(read(SCHEME + DEADLINE.format(side=side))) == ["kit.schemes-passed"]


def test_a_deadline_that_answers_otherwise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> Iterator[Finding]:
        yield Finding("deadline.missed", Verdict.FAILS, "transcript", ())

    monkeypatch.setattr(scheme_kit, "deadline_findings", never)
    (found,) = check_scheme_file(read(SCHEME + DEADLINE.format(side='after = "results"'))).fails
    assert "transcript: done on 2023-03-01, the answer is fails, not holds" in found.message


def test_a_fault_of_sense_is_told_before_anything_is_tried() -> None:
    file = SchemeFile("xx.toml", "XX-Y", ())
    assert codes(file) == ["data.country-form"]


GRANT = '[[grants]]\ncode = "XX/G"\nbody = "G"\nsource = "a"\nbasis = "institution"\n'


MONTHLY = GRANT + 'month = 30\nrates = { "600" = 600 }\n'


DAILY = GRANT + "days = [{ first = 1, last = 14, rate = 79 }, { first = 15, last = 30, rate = 56 }]\n"


def test_printed_rates_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(read(MONTHLY)) == codes(read(DAILY)) == ["kit.schemes-passed"]

    def half(days: int, **more: Any) -> Any:
        return grant(max(days // 2, 1), **more)

    from bologna_credits.mobility import grant

    monkeypatch.setattr(scheme_kit, "grant", half)
    assert codes(read(MONTHLY)) == ["kit.grant"]
    assert codes(read(DAILY)) == ["kit.grant", "kit.grant"]


SELECTION = '[[selections]]\ncode = "XX/S"\nbody = "S"\nsource = "a"\n'


TRANSFER = '[[transfers]]\ncode = "XX/T"\nbody = "T"\nsource = "a"\n'


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        (SELECTION + 'language = "B2"\nscale = "KZ-2018"\nworst = "B-"', "kit.schemes-passed"),
        (SELECTION + 'scale = "KZ-2018"', "kit.schemes-passed"),
        (TRANSFER, "kit.schemes-passed"),
        (SELECTION + 'language = "B3"', "kit.level-unknown"),
        (SELECTION + 'scale = "KZ-2019"', "kit.reference"),
        (SELECTION + 'scale = "KZ-2018"\nworst = "Q"', "kit.reference"),
        (TRANSFER + 'worst = "C"', "kit.mark-without-scale"),
    ],
)
def test_scales_marks_and_levels_exist(rest: str, found: str) -> None:
    assert codes(read(rest)) == [found]
