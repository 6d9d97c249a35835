"""Titles, identifiers and days of ELMO."""

import pytest
from lxml import etree

from bologna_credits.interop.elmo.parts import Code, code_among, field_of, finished
from tests.interop.elmo_documents import a_course, codes_of, read_elmo

UUID = "123e4567-e89b-12d3-a456-426614174000"


@pytest.mark.parametrize(
    ("identifiers", "code"),
    [
        ([("local", "A1"), ("nus", "B")], Code("A1")),
        ([("nus", "B"), ("local", "A1")], Code("A1")),
        ([("subjectArea", "11.3"), ("oodi", "LT16")], Code("LT16")),
        ([("isced", "0612"), ("ewp-los-id", "CR/1")], Code("CR/1")),
        ([("ISCED-F", "0612"), ("elmo", UUID), ("key", "K")], Code("K")),
        ([("url", "x.example/7"), ("key", "K")], Code("K")),
        ([("elmo", "https://x.example/7"), ("", "K")], Code("K")),
        # Nothing else: the number of the record stands for a code, and a field of study never does.
        ([("uuid", "7")], Code("7", odd=True)),
        ([("elmo", UUID)], Code(UUID, odd=True)),
        ([("subjectArea", "11.3"), ("url", "x.example/7")], Code("x.example/7", odd=True)),
        ([("subjectArea", "11.3")], Code(None)),
        ([], Code(None)),
    ],
)
def test_the_code_is_the_local_one_or_the_first_that_is_a_code(identifiers: list[tuple[str, str]], code: Code) -> None:
    assert code_among(identifiers) == code


@pytest.mark.parametrize(
    ("inside", "field"),
    [
        ("<iscedCode>0612</iscedCode>", "0612"),
        ('<identifier type="isced">0613</identifier>', "0613"),
        ('<identifier type="isced">0613</identifier><iscedCode> 0612 </iscedCode>', "0612"),
        ("<subjectArea>11.3</subjectArea>", None),
    ],
)
def test_a_field_of_study_is_an_element_or_an_identifier_of_its_own(inside: str, field: str | None) -> None:
    assert field_of(etree.fromstring(f"<x>{inside}</x>")) == field


TERM = "<academicTerm><title>E10</title><start>2010-09-01</start><end>{}</end></academicTerm>"


@pytest.mark.parametrize(
    ("inside", "day", "of_term", "codes"),
    [
        ("<date>2011-01-20</date>" + TERM.format("2011-01-31"), "2011-01-20", False, []),
        ("<start>2006-09-01</start>" + TERM.format("2011-01-31"), "2011-01-31", True, []),
        ("<start>2006-09-01</start>", "None", False, []),
        (TERM.format("2011-01-31Z"), "2011-01-31", True, ["document.day-zoned"]),
        (TERM.format("spring"), "None", False, ["document.day-unreadable"]),
        ("<date>2012 Syksy</date>" + TERM.format("2012-12-31"), "2012-12-31", True, ["document.day-unreadable"]),
        ("<status>in-progress</status>" + TERM.format("2011-01-31"), "None", False, []),
        ("", "None", False, []),
    ],
)
def test_the_day_of_a_result_is_its_date_or_the_end_of_its_term_and_never_a_start(
    inside: str, day: str, of_term: bool, codes: list[str]
) -> None:
    found = finished(etree.fromstring(f"<x>{inside}</x>"), "C1")
    assert (str(found.day), found.of_term, [finding.code for finding in found.findings]) == (day, of_term, codes)


def test_that_the_end_of_a_term_was_taken_is_told_once_with_all_codes() -> None:
    inside = TERM.format("2011-01-31")
    transcript = read_elmo(a_course(inside) + a_course("<date>2011-01-20</date>", "C2") + a_course(inside, "C3"))
    assert [str(course.day) for course in transcript.courses] == ["2011-01-31", "2011-01-20", "2011-01-31"]
    assert codes_of(transcript) == ["document.day-of-term"]
    assert transcript.report.notes[0].named["codes"] == ("C1", "C3")
