"""Transcripts written as responses of EWP."""

import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    CourseResult,
    Credits,
    GradingTable,
    Institution,
    Rounding,
    Transcript,
    grading_scale,
    interop,
)
from bologna_credits.interop.ewp import WrittenTranscript
from tests.interop.ewp_schemas import faults_of_response
from tests.interop.written_transcripts import GENERATED, LEARNER

_NO = grading_scale("NO-AF")
_OSLO = Institution("Oslo", "NO", {"schac": "uio.no"})
# The counts of the official example of the API.
_COUNTS = {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}
_TABLE = GradingTable(_NO, _COUNTS, isced="0612", counted=True)
_COURSE = CourseResult("CR/1", "Databases", Credits(10, "ECTS"), _NO.grade("C"), status="passed", isced="0612")


def _paper(*courses: CourseResult, issuer: Institution = _OSLO) -> Transcript:
    return Transcript(issuer, courses or (_COURSE,))


def _write(transcript: Transcript | None = None, **options: Any) -> WrittenTranscript:
    given: dict[str, Any] = {"mobility": "m-1", "learner": LEARNER, "generated": GENERATED} | options
    return interop.ewp.write(transcript or _paper(), **given)


def _codes(written: WrittenTranscript) -> list[str]:
    return [finding.code for finding in written.report]


def test_a_response_is_valid_by_the_official_schema(shared: Path) -> None:
    assert faults_of_response(_write().xml, shared) == []
    assert faults_of_response(_write(tables=_TABLE, fill_up="last_row").xml, shared) == []


def test_the_student_is_in_the_document_and_nowhere_else() -> None:
    written = _write(tables=_TABLE)
    for private in (b"Secretname", b"Hiddenson", b"999999-1234", b"1990-12-24"):
        assert private in written.xml
        assert private.decode() not in repr(written) + str(written) + str(written.report)


def test_the_same_papers_give_the_same_bytes() -> None:
    assert _write(tables=[_TABLE]).xml == _write(tables=[_TABLE]).xml


def test_a_transcript_is_read_as_it_was_written() -> None:
    written = _write(_paper(attrs.evolve(_COURSE, titles={"en": "Databases"})))
    again = interop.ewp.read_transcript(written.xml)
    assert (again.issuer, again.courses) == (_OSLO, (attrs.evolve(_COURSE, label="C", titles={"en": "Databases"}),))


def test_the_example_s_counts_give_the_example_s_percentages_if_the_last_row_takes_the_rest() -> None:
    written = _write(tables=_TABLE, fill_up="last_row")
    (table,) = interop.ewp.read_grading_tables(written.xml, scale="NO-AF").rows
    assert dict(table.printed) == {"F": "0.8", "E": "24.7", "D": "26.3", "C": "36.3", "B": "9.9", "A": "2.0"}
    (moved,) = written.report.with_code("ewp.moved")
    assert moved.named["label"] == "A"


def test_percentages_have_a_rounding_of_their_own() -> None:
    written = _write(tables=_TABLE, percentages=Rounding("1/100", "half_up"))
    (table,) = interop.ewp.read_grading_tables(written.xml, scale="NO-AF").rows
    # 37 and 7 of 372.
    assert dict(table.printed)["B"] == "9.95"
    assert dict(table.printed)["A"] == "1.88"


def test_a_response_without_tables_has_no_element_for_them() -> None:
    assert b"gradeConversionTable" not in _write().xml
    assert _codes(_write()) == []


def test_a_code_that_is_a_los_id_of_ewp_has_its_type() -> None:
    text = _write(_paper(_COURSE, attrs.evolve(_COURSE, code="DB1", title="Other"))).xml.decode()
    assert re.findall('<identifier type="([a-z-]+)">([^<]*)</identifier>', text)[2:] == [("ewp-los-id", "CR/1"), ("local", "DB1")]


def test_what_the_specification_recommends_and_the_response_lacks_is_told() -> None:
    law = GradingTable(_NO, _COUNTS, isced="0421", counted=True)
    unnamed = _paper(_COURSE, issuer=Institution("Oslo", "NO", {"erasmus": "N OSLO01"}))
    written = _write(unnamed, tables=law)
    found = {finding.code: finding for finding in written.report}
    assert found["ewp.no-schac"].subject == "Oslo"
    assert found["ewp.field-without-table"].named["isced"] == ("0612",)
    assert found["ewp.table-without-course"].named["isced"] == ("0421",)
    assert "SCHAC" in found["ewp.no-schac"].message
    named = _write(unnamed, tables=_TABLE, identifiers={"Oslo": {"schac": "uio.no"}}, fill_up="last_row")
    assert _codes(named) == ["ewp.moved"]


def test_all_reasons_against_writing_are_told_at_once() -> None:
    odd = Credits("1/3", "ECTS")
    paper = _paper(
        attrs.evolve(_COURSE, credits=odd),
        CourseResult("A2", "Open"),
        CourseResult("A3", "Bell\x07", status="passed"),
    )
    unfielded = attrs.evolve(_TABLE, isced=None, label="mine")
    learner = attrs.evolve(LEARNER, identifiers={"nationalIdentifier": "999999"})
    with pytest.raises(interop.UnwritableError) as refused:
        _write(paper, tables=[unfielded], learner=learner)
    assert [(reason.place, reason.field, reason.argument) for reason in refused.value.reasons] == [
        ("learner", "identifier", ""),
        ("table mine", "isced", ""),
        ("course CR/1", "credits", "rounding"),
        ("course A2", "status", "open"),
        ("course A3", "title", ""),
    ]
    assert refused.value.format == "EWP (transcript of records, v2)"
    assert "999999" not in str(refused.value)


def test_the_choices_of_the_caller_decide_what_ewp_cannot_hold(shared: Path) -> None:
    paper = _paper(attrs.evolve(_COURSE, credits=Credits("1/3", "ECTS")), CourseResult("A2", "Open"))
    written = _write(paper, open="omit", rounding=Rounding("1/100", "half_up"))
    assert b"<value>0.33</value>" in written.xml
    assert faults_of_response(written.xml, shared) == []


@pytest.mark.parametrize("mobility", ["", "with blank", "ключ", "a" * 65])
def test_an_identifier_of_a_mobility_that_is_none_is_refused_and_not_shown(mobility: str) -> None:
    with pytest.raises(ArgumentError, match="an omobility-id") as refused:
        _write(mobility=mobility)
    assert not mobility or mobility not in str(refused.value)


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="GradingTable"):
        _write(tables=["NO-AF"])


def test_labels_of_tables_that_xml_cannot_hold_are_a_reason_with_the_table() -> None:
    scale = attrs.evolve(_NO, rows=[attrs.evolve(row, label=row.label.replace("C", "C\x01")) for row in _NO.rows])
    table = GradingTable(scale, {"C\x01": 1}, isced="0612", label="mine", counted=True)
    with pytest.raises(interop.UnwritableError) as refused:
        _write(tables=table)
    assert [(reason.place, reason.field) for reason in refused.value.reasons] == [("table mine", "gradeFrequency")]
