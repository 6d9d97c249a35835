"""A decision as text, HTML and plain data."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import attrs
import pytest

from bologna_credits import (
    Component,
    Dossier,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    interop,
    recognise,
)
from bologna_credits.core import Report
from bologna_credits.core.findings import _OF_OURS
from bologna_credits.core.languages import Words, words
from bologna_credits.core.messages import message_of
from bologna_credits.recognition.presentation import READABLE
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.source_numbers import SourceNumbers
from bologna_credits.recognition.tables import decision_tables
from tests.recognition.support import decide_kz, graded_line, mixed_decision, studied_in_ects


def test_a_decision_prints_as_text_html_and_plain_data() -> None:
    decision = mixed_decision()
    text = str(decision)
    assert text.startswith("Decision on recognition: Oslo → KZ-RK, R 1, of 2017-01-20")
    for part in ("academic debt", "X X", "outside the agreement", "Sources", "Made with bologna_credits"):
        assert part in text
    page = decision._repr_html_()
    assert page.count("<table") == 6
    data = json.loads(json.dumps(decision.to_dict()))
    assert data["rows"][1]["verdict"] == "fails"
    assert data["outside"][0]["original_credits"] == "2 ECTS"
    assert data["reference"] == "R 1"
    bare = decide_kz([], [studied_in_ects("A")], [], HomeRules(credits="ECTS"))
    assert bare.to_dict()["home_rules"]["by"] is None
    assert bare._repr_html_().count("<table") == 3
    assert "recognition.missing" in {f.code for f in bare.open}
    settled = decision.settle("recognition.grade-open", "A", "fails", by="Dean", on="2017-02-01", because="x")
    assert settled.to_dict()["settlements"][0]["by"] == "Dean"
    named = decide_kz([graded_line("X", None, None)], [], [], HomeRules(credits="ECTS", scale="NO-AF", by="DE/KMK"))
    assert named.to_dict()["home_rules"]["by"] == "DE/KMK"
    assert named.to_dict()["outside"][0]["original_credits"] is None


def test_a_decision_without_anything_to_tell_prints_its_tables_alone() -> None:
    decision = decide_kz([], [], [], HomeRules(credits="ECTS"))
    assert "what one should know" not in str(decision)
    assert "Sources" not in str(decision)
    assert decision._repr_html_().count("<table") == 2


def _three_hosts() -> Recognition:
    hosts = [
        Institution("University of Warsaw", "PL"),
        Institution("Universität Passau", "DE"),
        Institution("Università di Bologna", "IT"),
    ]
    courses = [graded_line(code, "A", host=host) for code, host in zip(("A", "B", "A", "X"), (*hosts, hosts[1]), strict=True)]
    agreed = [attrs.evolve(studied_in_ects("A"), host="Università di Bologna"), studied_in_ects("B")]
    return recognise(Transcript(hosts[0], courses), LearningAgreement(agreed, []), HomeRules("KZ-AK", grades="without"))


def test_each_course_of_several_hosts_names_its_own_in_text_html_and_plain_data() -> None:
    decision = _three_hosts()
    title = "Decision on recognition: University of Warsaw, Universität Passau and Università di Bologna → KZ-AK"
    assert str(decision).startswith(title)
    table = [line.split() for line in str(decision).splitlines()[2:]]
    assert table[0][4:6] == ["host", "grade"]
    data = json.loads(json.dumps(decision.to_dict()))
    assert [host["name"] for host in data["hosts"]] == ["University of Warsaw", "Universität Passau", "Università di Bologna"]
    assert data["host"]["name"] == "University of Warsaw"
    assert [(row["code"], row["host"]["country"]) for row in data["rows"]] == [("A (Università di Bologna)", "IT"), ("B", "DE")]
    assert [(one["code"], one["host"]["country"]) for one in data["outside"]] == [("A (University of Warsaw)", "PL"), ("X", "DE")]
    page = decision._repr_html_()
    assert "<td>B B</td><td>Universität Passau</td>" in page
    assert "<td>X X</td><td>Universität Passau</td>" in page
    assert [(line.original_code, line.host and line.host.name) for line in decision.transcript_lines()] == [
        ("A", "Università di Bologna"),
        ("B", "Universität Passau"),
    ]
    assert Recognition.from_dict(data) == decision


def test_the_host_of_a_course_that_is_not_in_the_transcript_is_the_agreed_one_or_unknown() -> None:
    paper = _three_hosts().transcript
    agreed = [
        attrs.evolve(studied_in_ects(code), host=host)
        for code, host in (("M", None), ("N", "Universität Passau"), ("O", "Elsewhere"))
    ]
    decision = recognise(paper, LearningAgreement(agreed, []), HomeRules("KZ-AK", grades="without"))
    assert [row["host"] and row["host"]["name"] for row in decision.to_dict()["rows"]] == [
        None,
        "Universität Passau",
        "Elsewhere",
    ]
    assert [line.split()[2] for line in str(decision).splitlines()[4:7]] == ["–", "Universität", "Elsewhere"]
    settled = decision.settle("recognition.missing", "M", "holds", by="Dean", on="2017-02-01", because="a letter")
    (line,) = settled.transcript_lines()
    assert (line.host, line.cells[5]) == (None, "–")
    alone = decide_kz([], [studied_in_ects("A")], [], HomeRules(credits="ECTS"))
    assert alone.to_dict()["rows"][0]["host"] == {"name": "Oslo", "country": "NO"}


def test_a_decision_is_read_without_its_readable_half() -> None:
    data = mixed_decision().to_dict()
    assert Recognition.from_dict({key: value for key, value in data.items() if key not in READABLE}) == mixed_decision()


@pytest.mark.parametrize("count", [50, 200])
def test_what_a_package_says_of_each_component_is_put_into_words_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    home = [Component(f"H{number}", "at home") for number in range(count)]
    decision = decide_kz([graded_line("A", "F")], [studied_in_ects("A")], home, HomeRules(credits="ECTS"))
    told: list[str] = []

    def message(code: str, named: Mapping[str, object], words: Words) -> str:
        told.append(code)
        return message_of(code, named, words)

    monkeypatch.setattr("bologna_credits.core.findings.message_of", message)
    text = str(decision)
    assert all(f"H{number} at home" in text for number in range(count))
    assert told.count("recognition.package-incomplete") == 1
    assert len(told) < 10


def _own_texts(decision: Recognition, report: Report) -> Iterator[str]:
    """The texts of a decision that are not the library's: titles, names, conditions, sources, notes of sources."""
    yield decision.reference
    yield from (host.name for host in decision.transcript.hosts)
    for course in decision.transcript.walk():
        yield from (course.title, course.shown_grade, course.label or "", *(title for _, title in course.titles))
    for component in (*decision.agreement.studied, *decision.agreement.recognised) if decision.agreement else ():
        yield from (component.title, component.condition or "")
    yield from (match.condition or "" for match in decision.matches)
    rows: list[Row | HomeRow] = [*decision.rows, *decision.home_rows]
    for finding in (*report, *decision.report, *(finding for row in rows for finding in row.report)):
        yield from () if finding.code in _OF_OURS else (finding.because,)
        yield from (finding.source.title, finding.source.url) if finding.source is not None else ()
        yield from (str(fact) for name, fact in finding.facts if name in {"table", "host_table", "home_table", "condition"})
        yield finding.subject if finding.code.startswith("table.") else ""


EXAMPLES = ("kostanay-lodz", "kostanay-almaty", "oslo-kostanay", "kostanay-oslo")


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_english_word_of_ours_is_left_in_a_decision_and_its_dossier(example: str, language: str) -> None:
    decision = interop.case.load(f"examples/{example}").recognise()
    dossier = Dossier(decision, file_complete="2026-03-01", due="2026-04-01", measures={"": "…"}).provisional(
        "2026-03-02", by="1"
    )
    dossier = dossier.finalise("2026-05-01", by="2").appeal("2026-05-02", because="3")
    report = dossier.report() + dossier.resolve("upheld", on="2026-05-03", by="4", because="5").report()
    rows: list[Row | HomeRow] = [*decision.rows, *decision.home_rows]
    spoken: list[Any] = [decision.transcript_lines(), dossier, decision, report, *(row.report for row in rows)]
    own = sorted({escape(text) for text in _own_texts(decision, report) if text}, key=len, reverse=True)
    for page in (one.html(language) for one in spoken):  # in a page no text is folded
        for text in own:
            page = page.replace(text, " ")
        assert re.findall(r"\b[a-z]{2,}\b", re.sub(r"<style>.*?</style>|<[a-z/][^>]*>|&\w+;", " ", page)) == []
    known = {word for text in own for word in re.findall("[a-z]+", text.casefold())} | {"bologna", "bologna_credits"}
    for text in (one.text(language) for one in spoken):
        left = re.findall(r"\b[a-z]{2,}\b", re.sub(r"\S+\.toml|\b[0-9a-f]{12}\b", " ", text))
        assert [word for word in left if word not in known] == []


def test_words_of_ours_in_place_of_a_grade_and_names_of_grades_are_told_in_the_language() -> None:
    decision = interop.case.load("examples/kostanay-almaty").recognise()
    assert "в составе пакета" in decision.text("ru")
    assert "пакет құрамында" in decision.text("kk")
    assert "within the package" in decision.text()
    cells = [row[1] for row in decision_tables(decision, decision.report, words("ru"))[0].rows]
    assert cells[:2] == ["A- (KZ-2011), отлично", "B+ (KZ-2011), хорошо"]
    assert decision_tables(decision, decision.report, words("kk"))[0].rows[0][5] == "A- (KZ-2018), өте жақсы"
    assert decision_tables(decision, decision.report)[0].rows[0][1] == "A- (KZ-2011)"


def _numbers(cell: str) -> list[int]:
    return [int(number) for number in re.findall(r"\[(\d+)\]", cell)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_printed_decision_cites_in_each_line_the_numbers_of_its_sources_and_lists_them_all(example: str, language: str) -> None:
    decision = interop.case.load(f"examples/{example}").recognise()
    spoken, numbers = words(language), SourceNumbers()
    tables = {table.name: table for table in decision_tables(decision, decision.report, spoken, numbers)}
    listed = re.findall(r"^\[(\d+)\] (.*)$", decision.text(language), re.MULTILINE)
    assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
    by_title = {said: int(number) for number, said in listed}
    assert {str(source) for source in decision.report.sources} == set(by_title)  # also what holds of the papers as a whole
    assert [str(source) for source in numbers] == [said for _, said in listed][: len(list(numbers))]
    for cells, row in zip(tables["host"].rows, decision.rows, strict=True):
        cited = sorted({by_title[str(finding.source)] for finding in row.report if finding.source is not None})
        assert _numbers(cells[-1]) == cited
        assert cells[-1] in decision.text(language)
        assert f"<td>{cells[-1]}</td></tr>" in decision.html(language)
    for cells in tables["reasons"].rows:
        found = [f for f in decision.report if f.text(spoken) == cells[2] and f.source is not None]
        assert set(_numbers(cells[3])) == {by_title[str(finding.source)] for finding in found}
    for number, source in enumerate(numbers, 1):
        assert f"<td>[{number}]</td><td>{escape(source.title)}</td>" in decision.html(language)


def test_what_is_open_stands_before_what_failed_and_both_before_what_is_only_noted() -> None:
    decision = interop.case.load("examples/kostanay-lodz").recognise()
    assert decision.report.notes[0] == decision.report.findings[0]  # in the order of the papers a note comes first
    told = [row[0] for row in decision_tables(decision, decision.report)[-1].rows]
    assert told == sorted(told, key=["OPEN", "FAILS", "DECIDED", "NOTE"].index)
    assert set(told) == {"OPEN", "FAILS", "NOTE"}
