"""Findings, reports, their words, and tables for people."""

import datetime
import string
from fractions import Fraction

import pytest

from bologna_credits import Finding, Report, Source, Verdict
from bologna_credits.errors import RuleFailsError
from bologna_credits.findings import facts, show_fact
from bologna_credits.messages import MESSAGES, message_of
from bologna_credits.render import html_table, text_table

_SOURCE = Source("a", "An act", "https://example.org/a", seen="secondary")
_FAIL = Finding("data.code-twice", "fails", "XX-1", (), _SOURCE)
_NOTE = Finding("credits.rounded", Verdict.NOTE, "", facts(before=Fraction(9, 2), after=5, rounding="half up"), _SOURCE, "art. 3")
_OPEN = Finding("unheard.of", Verdict.OPEN, "x", facts(day=datetime.date(2018, 1, 2), nothing=None))
_REPORT = Report([_FAIL, _NOTE, _OPEN, Finding("identity", Verdict.HOLDS)])


def test_a_report_picks_by_verdict_and_by_code() -> None:
    assert _REPORT.fails == (_FAIL,)
    assert _REPORT.notes == (_NOTE,)
    assert _REPORT.open == (_OPEN,)
    assert [f.code for f in _REPORT.holds] == ["identity"]
    assert _REPORT.with_code("credits") == (_NOTE,)
    assert len(_REPORT + _REPORT) == 2 * len(_REPORT)
    assert list(_REPORT)[0] is _FAIL


def test_a_message_is_built_from_code_and_facts() -> None:
    assert _NOTE.message == "4.5 becomes 5 (half up)"
    assert _NOTE.told == "4.5 becomes 5 (half up) — art. 3"
    assert _OPEN.message == "day 2018-01-02, nothing –"
    assert message_of("unheard.of", {}) == "unheard.of"
    assert _NOTE.named["after"] == 5
    assert show_fact("text") == "text"


def test_a_finding_prints_with_verdict_subject_reason_and_source() -> None:
    assert str(_FAIL) == "FAILS XX-1: the code stands twice [An act]"
    assert str(Finding("identity", "holds")).startswith("HOLDS own scale")


def test_only_a_failing_report_raises() -> None:
    Report([_NOTE]).raise_if_fails()
    with pytest.raises(RuleFailsError, match="XX-1: the code stands twice; it stands"):
        Report([_FAIL, Finding("x", "fails", "", facts(it="stands"))]).raise_if_fails()


def test_a_report_prints_its_sources_once_and_numbered() -> None:
    text = str(_REPORT)
    assert text.count("https://example.org/a") == 1
    assert "[1] An act" in text
    assert str(Report()) == "no findings"
    assert str(Report([_OPEN])).endswith("nothing –")


def test_html_escapes_what_a_document_says() -> None:
    page = Report([Finding("x", "note", "<b>", (), _SOURCE)])._repr_html_()
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "https://example.org/a" in page
    assert "An act" not in Report([_OPEN])._repr_html_()
    assert html_table(["h"], [["a\nb"]], caption="c & d").count("<br>") == 1


def test_a_text_table_folds_wide_cells_and_counts_wide_letters() -> None:
    lines = text_table(["名", "b"], [["x", "one two three"]], widest=8).split("\n")
    assert lines[0] == "名  b"
    assert lines[2] == "x   one two"
    assert lines[3] == "    three"


def test_every_message_names_its_facts_by_plain_words() -> None:
    for code, template in MESSAGES.items():
        for _, name, spec, conversion in string.Formatter().parse(template):
            assert name is None or name.isidentifier(), code
            assert not spec
            assert conversion is None
