"""EWP transcripts and grade conversion tables, from small documents made here.

The counts 3, 92, 98, 135, 37, 7 and the percentages printed for them are those of the official example of the API.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Catalogue,
    DocumentError,
    GradingTable,
    GradingTableOverlap,
    Report,
    UndecidedError,
    UnknownScaleError,
    convert_grade,
    grading_scale,
    interop,
)
from bologna_credits.interop.ewp import GradeConversionTable

_NO = grading_scale("NO-AF")


_COUNTS = {"F": 3, "E": 92, "D": 98, "C": 135, "B": 37, "A": 7}


_PRINTED = {"F": "0.8", "E": "24.7", "D": "26.3", "C": "36.3", "B": "9.9", "A": "2.0"}


def _isced_table(rows: dict[str, str], code: str = "0612") -> str:
    inside = "".join(f'<gradeFrequency label="{label}" percentage="{value}"/>' for label, value in rows.items())
    return f'<iscedTable iscedCode="{code}">{inside}</iscedTable>'


def _course(label: str = "C", scheme: str = "", more: str = "") -> str:
    named = f"<gradingSchemeLocalId>{scheme}</gradingSchemeLocalId>" if scheme else ""
    instance = f"<learningOpportunityInstance><date>2012-12-01</date>{named}<resultLabel>{label}</resultLabel>{more}</learningOpportunityInstance>"
    specifies = f"<specifies>{instance}</specifies>"
    return f"<learningOpportunitySpecification><identifier>C1</identifier>{specifies}</learningOpportunitySpecification>"


def _tor(tables: str = "", courses: str | None = None, *, country: str = "NO", mobility: str = "M1") -> str:
    issuer = f'<issuer><country>{country}</country><identifier type="schac">x.edu</identifier><title>Northern</title></issuer>'
    report = f"<report>{issuer}{_course() if courses is None else courses}<issueDate>2016-01-08</issueDate></report>"
    elmo = f'<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><learner><bday>1990-12-24</bday></learner>{report}</elmo>'
    table = f"<gradeConversionTable>{tables}</gradeConversionTable>" if tables else ""
    return f"<tor><omobility-id>{mobility}</omobility-id>{elmo}{table}</tor>"


def _response(*tors: str) -> bytes:
    root = "imobility-tors-get-response"
    return f'<{root} xmlns="{interop.ewp.NAMESPACE}">{"".join(tors)}</{root}>'.encode()


def _read(rows: dict[str, str], code: str = "0612", **options: Any) -> GradeConversionTable:
    return interop.ewp.read_grading_tables(_response(_tor(_isced_table(rows, code))), **options)


def _codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


def test_a_table_keeps_its_percentages_as_printed_and_drops_the_fail_with_a_note() -> None:
    found = _read(_PRINTED, scale="NO-AF")
    table = found.table("0612")
    assert (table.population, table.isced, table.years, table.name) == ("reference group", "0612", None, "Northern, 0612")
    assert dict(table.entries) == {label: Fraction(value) for label, value in _PRINTED.items()}
    # The passes add up to 99.2.
    assert table.shares == {"A": Fraction(20, 992), "B": Fraction(99, 992)} | {
        "C": Fraction(363, 992),
        "D": Fraction(263, 992),
        "E": Fraction(247, 992),
    }
    assert _codes(found.report) == ["table.fails-dropped", "table.normalised"]
    assert found.rows[0].printed == tuple(_PRINTED.items())
    assert (tuple(found), len(found), found.source) == ((table,), 1, "")
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_grade_is_converted_by_the_table_of_its_field() -> None:
    # By hand: A covers 0 to 10 %, and the best 10 % of the home table have 10.
    host = _read({"B": "90", "A": "10"}, scale=_NO).table("0612")
    home = GradingTable(grading_scale("NL-10"), {"10": 10, "8": 90}, counted=True)
    assert convert_grade(_NO.grade("A"), by=GradingTableOverlap(host, home, choose="minimum")).grade == grading_scale(
        "NL-10"
    ).grade("10")


@pytest.mark.parametrize("key", ["x.edu", "NO", "*"])
def test_the_scale_is_that_of_the_issuer_or_is_bound_as_for_elmo(key: str) -> None:
    assert _read({"A": "100"}).table("0612").scale.code == "NO-AF"
    assert _codes(_read({"A": "100"}).report) == ["document.scale-by-country"]
    found = _read({"28": "100"}, scales={key: "IT-30"})
    assert found.table("0612").scale.code == "IT-30"
    assert _codes(found.report) == []


def test_a_scheme_of_the_transcript_that_nobody_bound_is_not_guessed() -> None:
    document = _response(_tor(_isced_table({"A": "100"}), _course(scheme="own")))
    found = interop.ewp.read_grading_tables(document)
    assert len(found) == 0
    assert _codes(found.report) == ["document.scheme-unbound", "document.table-unbound"]
    assert "labels A and figures 100" in found.report.open[0].message
    assert interop.ewp.read_grading_tables(document, scales={"own": "NO-AF"}).table("0612").scale == _NO
    assert interop.ewp.read_grading_tables(document, scale="NO-AF").table("0612").scale == _NO


def test_grades_on_several_scales_leave_the_scale_of_the_table_to_the_caller() -> None:
    document = _response(_tor(_isced_table({"A": "100"}), _course(scheme="one") + _course("28", scheme="two")))
    found = interop.ewp.read_grading_tables(document, scales={"one": "NO-AF", "two": "IT-30"})
    assert _codes(found.report) == ["document.scales-several", "document.table-unbound"]
    assert "(IT-30, NO-AF)" in found.report.notes[0].message
    assert len(interop.ewp.read_grading_tables(document, scale="NO-AF")) == 1


def test_a_programme_without_a_grade_has_no_say_in_the_scale() -> None:
    programme = _course(scheme="own").replace("<resultLabel>C</resultLabel>", "").replace("own", "none")
    found = interop.ewp.read_grading_tables(_response(_tor(_isced_table({"5": "100"}), programme, country="FI")))
    assert found.table("0612").scale.code == "FI-5"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"A-C": "80", "F": "20"}, "no grade"),
        ({"20-30": "80", "0-17": "20"}, "a table of bands cannot be used"),
        ({"A": "80", "Z": "20"}, 'no grade "Z"'),
        ({"A": "80", "B": "much"}, "is not a number"),
        ({"A": "80", "B": ""}, "is not a number"),
        ({"A": "80", "B": "."}, "is not a number"),
        ({"A": "80", "B": "-20"}, "less than nothing"),
        ({"A": "80", "a": "20"}, "twice"),
        ({"F": "100"}, "no passing grades"),
        ({}, "no passing grades"),
    ],
)
def test_a_table_that_cannot_be_used_stays_as_printed_and_is_open(rows: dict[str, str], words: str) -> None:
    found = interop.ewp.read_grading_tables(
        _response(_tor(_isced_table(rows) + _isced_table({"A": "100"}, "0613"))), scale="NO-AF"
    )
    assert [table.isced for table in found] == ["0613"]
    assert found.rows[0].printed == tuple(rows.items())
    assert found.rows[0].table is None
    assert _codes(found.report) == ["document.table-unusable"]
    assert words in found.report.open[0].told
    with pytest.raises(UndecidedError, match="0612 cannot be used: the distribution cannot be read as grades of NO-AF"):
        found.table("0612")


@pytest.mark.parametrize(
    ("printed", "number"), [(".5", "1/2"), ("5.", "5"), ("+5.50", "11/2"), ("0.125", "1/8"), (" 7 ", "7"), ("24,7", "24.7")]
)
def test_a_percentage_is_any_decimal_of_xml_schema_or_has_a_comma(printed: str, number: str) -> None:
    assert dict(_read({"A": printed, "B": "50"}, scale="NO-AF").table("0612").entries)["A"] == Fraction(number)


def test_percentages_that_do_not_add_up_are_told_with_and_without_fails() -> None:
    found = _read({"A": "30.0", "B": "60.0", "F": "9.9"}, scale="NO-AF")
    assert _codes(found.report) == ["document.percentages-sum", "table.fails-dropped", "table.normalised"]
    assert "3 percentages add up to 99.9" in found.report.notes[0].message
    assert found.table("0612").shares == {"A": Fraction(1, 3), "B": Fraction(2, 3)}
    # Whole percentages that add up to 101 are percentages, too.
    whole = _read({"A": "50", "B": "51"}, scale="NO-AF")
    assert not whole.table("0612").counts
    assert _codes(whole.report) == ["document.percentages-sum", "table.normalised"]


@pytest.mark.parametrize("code", ["", "6", "06130", "http://x/0612"])
def test_a_field_that_is_no_isced_code_is_told_and_the_table_used(code: str) -> None:
    found = _read({"A": "100"}, code, scale="NO-AF")
    assert found.table(code).isced is None
    assert _codes(found.report) == ["document.isced-unknown"]


def test_labels_and_codes_are_tokens_without_spaces_around() -> None:
    found = _read({" A ": "100"}, " 0612\n", scale="NO-AF")
    assert (found.rows[0].isced, found.rows[0].printed) == ("0612", (("A", "100"),))


def test_two_tables_of_one_field_are_told_and_the_field_alone_names_none() -> None:
    one = _isced_table({"A": "100"})
    found = interop.ewp.read_grading_tables(_response(_tor(one + one)), scale="NO-AF")
    assert _codes(found.report) == ["document.twice"]
    assert len(found) == 2
    with pytest.raises(UndecidedError, match="2 tables of 0612"):
        found.table("0612")


def test_a_field_without_a_table_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="use 0612"):
        _read({"A": "100"}).table("0613")
    nothing = interop.ewp.read_grading_tables(_response(_tor()))
    assert (nothing.rows, _codes(nothing.report)) == ((), [])
    with pytest.raises(ArgumentError, match="has no table"):
        nothing.table("0612")


def test_the_table_alone_is_read_too() -> None:
    alone = f"<gradeConversionTable>{_isced_table({'A': '100'})}</gradeConversionTable>".encode()
    assert interop.ewp.read_grading_tables(alone, scale="NO-AF").table("0612").name == "0612"
    assert interop.ewp.read_grading_tables(alone, scales={"*": "NO-AF"}).table("0612").scale == _NO
    assert _codes(interop.ewp.read_grading_tables(alone).report) == ["document.scale-unknown", "document.table-unbound"]


def test_an_unknown_scale_or_something_else_is_refused() -> None:
    with pytest.raises(UnknownScaleError, match='did you mean "NO-AF"'):
        _read({"A": "100"}, scale="NO-AG")
    with pytest.raises(ArgumentTypeError, match="a grading scale"):
        _read({"A": "100"}, scale=5)
    with pytest.raises(ArgumentTypeError, match="a mapping"):
        _read({"A": "100"}, scales="NO-AF")


def test_another_catalogue_can_be_used(with_country: Callable[[str], Catalogue]) -> None:
    rows = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]'
    catalogue = with_country('[[scales]]\ncode = "XX-S"\nnames = { en = "s" }\n' + rows)
    document = _response(_tor(_isced_table({"a": "100"}), country="XX"))
    assert interop.ewp.read_grading_tables(document, catalogue=catalogue).table("0612").scale.code == "XX-S"
    assert interop.ewp.read_grading_tables(document, catalogue=catalogue, scale="xx-s").table("0612").scale.code == "XX-S"


def test_the_transcript_inside_is_read_as_elmo() -> None:
    counts = "".join(f'<category label="{label}" count="{count}"/>' for label, count in _COUNTS.items())
    courses = _course(more=f"<resultDistribution>{counts}</resultDistribution>")
    transcript = interop.ewp.read_transcript(_response(_tor(courses=courses)), scales={"x.edu": "NO-AF"})
    assert transcript.issuer.name == "Northern"
    assert str(transcript.courses[0].grade) == "C (NO-AF)"
    assert transcript.courses[0].distribution is not None
    assert dict(transcript.courses[0].distribution.entries) == _COUNTS


def test_one_of_several_transcripts_is_named_by_its_mobility_which_no_message_repeats() -> None:
    two = _response(_tor(_isced_table({"A": "100"}), mobility="M1"), _tor(courses=_course("B"), mobility="M2"))
    assert str(interop.ewp.read_transcript(two, mobility="M2").courses[0].grade) == "B (NO-AF)"
    assert len(interop.ewp.read_grading_tables(two, mobility="M1")) == 1
    with pytest.raises(UndecidedError, match="holds 2 transcripts: name one by its omobility-id with mobility="):
        interop.ewp.read_transcript(two)
    with pytest.raises(DocumentError, match="0 of its 2 transcripts") as caught:
        interop.ewp.read_grading_tables(two, mobility="M3")
    assert "M3" not in str(caught.value)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"<elmo/>", "not an EWP transcript: <elmo>"),
        (b"<imobility-tors-get-response/>", "the response is empty"),
        (b"<imobility-tors-get-response><tor/></imobility-tors-get-response>", "holds no <elmo>"),
        (b"<imobility-tors-get-response><tor><elmo/></tor></imobility-tors-get-response>", "not an ELMO document"),
        (b"<imobility-tors-get-response>", "document, line 1, column"),
        (b'<!DOCTYPE a [<!ENTITY a "b">]><imobility-tors-get-response>&a;</imobility-tors-get-response>', "it has a DTD"),
    ],
)
def test_what_is_not_safe_or_holds_no_transcript_is_refused(document: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        interop.ewp.read_transcript(document)
    assert words in str(caught.value)


def test_the_table_of_a_course_is_that_of_its_field_of_study() -> None:
    course = _course("A").replace("<specifies>", "<iscedCode>0612</iscedCode><specifies>")
    document = _response(_tor(_isced_table({"A": "100"}) + _isced_table({"B": "100"}, "0613"), course + _course("B")))
    transcript = interop.ewp.read_transcript(document)
    tables = interop.ewp.read_grading_tables(document)
    with_field, without = transcript.courses
    assert tables.table_of(with_field).shares == {"A": 1}
    with pytest.raises(ArgumentError, match="C1, which has no field of study"):
        tables.table_of(without)
    wider = interop.ewp.read_grading_tables(_response(_tor(_isced_table({"A": "100"}, "061"), course)))
    with pytest.raises(ArgumentError, match="use 061"):
        wider.table_of(with_field)


def test_a_table_is_read_on_the_only_one_of_several_scales_that_has_its_labels() -> None:
    document = _response(_tor(_isced_table({"5": "100"}) + _isced_table({"G": "50", "VG": "50"}, "0613"), country="SE"))
    for options in ({"scale": ("SE-345", "SE-UVG")}, {"scales": {"SE": ["SE-345", "SE-UVG"]}}):
        found = interop.ewp.read_grading_tables(document, **options)
        assert [table.scale.code for table in found] == ["SE-345", "SE-UVG"]


@pytest.mark.parametrize(("label", "options"), [("NP", {}), ("abs", {"no_grades": ("ABS",)})])
def test_a_row_that_is_no_grade_leaves_a_table_usable(label: str, options: dict[str, Any]) -> None:
    found = _read({label: "20", "8.5": "40", "9.0": "40"}, scale="ES-10", **options)
    assert {label: str(share) for label, share in found.table("0612").shares.items()} == {"8.5": "1/2", "9.0": "1/2"}
    assert _codes(found.report) == ["document.rows-dropped", "table.no-grades-dropped", "table.normalised"]


def test_results_of_one_time_choose_the_scale_of_the_tables_and_the_day_of_issue_does_not() -> None:
    undated = _course("7").replace("<date>2012-12-01</date>", "<start>2012-09-01</start>")
    tables = _isced_table({"12": "50", "7": "50"})
    read = interop.ewp.read_grading_tables
    assert read(_response(_tor(tables, _course("7"), country="DK"))).table("0612").scale.code == "DK-7"
    assert _codes(read(_response(_tor(tables, undated, country="DK"))).report) == [
        "document.scale-unclear",
        "document.table-unbound",
    ]


def test_the_caller_names_labels_that_are_no_grades_for_a_transcript() -> None:
    (course,) = interop.ewp.read_transcript(_response(_tor(courses=_course("x"))), no_grades=("X",)).courses
    assert (course.grade, course.label) == (None, "x")


# Agreements and writing


def test_reading_a_transcript_loads_nothing_of_agreements() -> None:
    code = (
        "import sys; from bologna_credits.interop import case, ewp; ewp.read_transcript;"
        "print('bologna_credits.interop.ewp.agreements' in sys.modules);"
        "ewp.read_learning_agreements; print('bologna_credits.interop.ewp.agreements' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True"]


def test_a_name_that_the_module_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_agreements'"):
        interop.ewp.read_agreements  # type: ignore[attr-defined]  # noqa: B018


def test_an_agreement_is_refused_with_the_reader_that_it_needs() -> None:
    with pytest.raises(DocumentError, match=r"read with interop\.ewp\.read_learning_agreements"):
        interop.ewp.read_transcript("<omobility-las-get-response/>")
