"""ELMO as systems really write it, from small documents made here."""

import io
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bologna_credits import (
    ArgumentTypeError,
    Catalogue,
    Component,
    Credits,
    DocumentError,
    HomeRules,
    LearningAgreement,
    Transcript,
    grading_scale,
    interop,
    recognise,
)
from bologna_credits.core import MissingExtraError
from bologna_credits.interop import xml

_NS = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
_OSLO = '<country>NO</country><identifier type="schac">uio.no</identifier><title xml:lang="en">Oslo</title>'


def _course(inside: str = "", code: str = "C1", outer: str = "", parts: str = "") -> str:
    identifier = f'<identifier type="local">{code}</identifier>' if code else ""
    instance = f"<specifies><learningOpportunityInstance>{inside}</learningOpportunityInstance></specifies>"
    within = "".join(f"<hasPart>{part}</hasPart>" for part in [parts] if part)
    return f"<learningOpportunitySpecification>{identifier}{outer}{instance}{within}</learningOpportunitySpecification>"


def _credit(value: str = "10", scheme: str = "ECTS") -> str:
    shown = f"<value>{value}</value>" if value else ""
    return f"<credit><scheme>{scheme}</scheme>{shown}</credit>"


def _report(courses: str, issuer: str = _OSLO) -> str:
    return f"<report><issuer>{issuer}</issuer>{courses}<issueDate>2016-01-08T09:58:14+01:00</issueDate></report>"


def _elmo(courses: str, issuer: str = _OSLO, *, namespace: str = _NS, more: str = "") -> bytes:
    xmlns = f' xmlns="{namespace}"' if namespace else ""
    learner = "<learner><givenNames>Secretname</givenNames><identifier>999999-1234</identifier><bday>1990-12-24</bday></learner>"
    return f"<elmo{xmlns}>{learner}{_report(courses, issuer)}{more}</elmo>".encode()


def _read(courses: str, issuer: str = _OSLO, **options: object) -> Transcript:
    return interop.elmo.read(_elmo(courses, issuer), **options)  # type: ignore[arg-type]


def _codes(transcript: Transcript) -> list[str]:
    return [finding.code for finding in transcript.report]


@pytest.mark.parametrize("scheme", ["ECTS", "ects", "Ects"])
def test_ects_is_read_in_any_case(scheme: str) -> None:
    assert _read(_course(_credit("7.5", scheme))).courses[0].credits == Credits("7.5", "ECTS")


def test_a_label_is_bound_to_the_scale_of_the_issuers_country_with_a_note() -> None:
    transcript = _read(_course("<date>2012-12-01</date><resultLabel>B</resultLabel>"))
    assert transcript.courses[0].grade == grading_scale("NO-AF").grade("B")
    assert _codes(transcript) == ["document.scale-by-country", "document.status-absent"]
    assert transcript.issuer.name == "Oslo"
    assert str(transcript.issued) == "2016-01-08"


@pytest.mark.parametrize("key", ["uio.no", "UIO.NO", "NO", "*", "own"])
def test_the_caller_binds_a_scale_by_identifier_country_scheme_or_for_all(key: str) -> None:
    scheme = "<gradingSchemeLocalId>own</gradingSchemeLocalId>" if key == "own" else ""
    inside = f"{scheme}<status>passed</status><resultLabel>28</resultLabel>"
    transcript = _read(_course(inside), scales={key: "IT-30"})
    assert transcript.courses[0].grade == grading_scale("IT-30").grade(28)
    assert _codes(transcript) == []


def test_a_scale_can_be_bound_as_a_value_and_scales_are_a_mapping() -> None:
    scale = grading_scale("FI-5")
    assert _read(_course("<resultLabel>4</resultLabel>"), scales={"*": scale}).courses[0].grade == scale.grade(4)
    with pytest.raises(ArgumentTypeError, match="a mapping"):
        _read(_course(), scales="NO-AF")


def test_a_documents_own_scheme_that_nobody_bound_is_not_guessed() -> None:
    transcript = _read(_course("<gradingSchemeLocalId>AM</gradingSchemeLocalId><resultLabel>C</resultLabel>"))
    assert (transcript.courses[0].grade, transcript.courses[0].label) == (None, "C")
    assert "document.scheme-unbound" in _codes(transcript)


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("<country>QQ</country><title>x</title>", "document.scale-unknown"),
        ("<title>x</title>", "document.scale-unknown"),
        ("<country>DE</country><title>x</title>", "document.scale-unclear"),
    ],
)
def test_where_the_country_gives_no_one_scale_labels_stay_text(issuer: str, code: str) -> None:
    transcript = _read(_course("<resultLabel>1,3</resultLabel>"), issuer)
    assert transcript.courses[0].grade is None
    assert transcript.courses[0].shown_grade == "1,3"
    assert code in _codes(transcript)


@pytest.mark.parametrize(
    ("erasmus", "country"), [("N OSLO01", "NO"), ("SF TAMPERE01", "FI"), ("PL WARSZAW01", "PL"), ("XYZ A01", None)]
)
def test_an_erasmus_code_tells_the_country(erasmus: str, country: str | None) -> None:
    issuer = f'<identifier type="local">7</identifier><identifier type="Erasmus">{erasmus}</identifier>'
    transcript = _read(_course(), issuer)
    assert transcript.issuer.country == country
    assert transcript.issuer.name == "7"
    assert _read(_course(), "").issuer.name == "unnamed institution"


def test_one_odd_label_never_stops_the_reading() -> None:
    transcript = _read(_course("<resultLabel>Innpasset</resultLabel>") + _course("<resultLabel>A</resultLabel>", "C2"))
    assert [course.shown_grade for course in transcript.courses] == ["Innpasset", "A (NO-AF)"]
    assert "document.label-unknown" in _codes(transcript)


def test_a_status_is_read_and_an_unknown_one_is_not() -> None:
    courses = _course("<status>failed</status>") + _course("<status>odd</status>", "C2")
    transcript = _read(courses)
    assert [course.status for course in transcript.courses] == ["failed", None]
    assert _codes(transcript) == ["document.status-unknown"]


def test_missing_credits_are_none_and_zero_is_zero() -> None:
    courses = [_course(), _course(_credit(""), "C2"), _course(_credit("0"), "C3"), _course(_credit("x"), "C4")]
    transcript = _read("".join(courses) + _course(_credit("5", "points"), "C5"))
    assert [course.credits for course in transcript.courses] == [None, None, Credits(0, "ECTS"), None, None]
    assert _codes(transcript) == ["document.credits-unreadable", "document.credits-unknown"]


def test_a_national_token_is_found_by_its_alias_and_ects_goes_first() -> None:
    both = _course(_credit("5", "NO-VT") + _credit("15"))
    assert _read(both).courses[0].credits == Credits(15, "ECTS")
    assert _read(_course(_credit("5", "no-vt"))).courses[0].credits == Credits(5, "NO-VT")
    unknown = _read(_course(_credit("5", "no-vt")), "<country>QQ</country>")
    assert unknown.courses[0].credits is None


def test_nested_credits_and_the_same_course_twice_are_told() -> None:
    inner = _course(_credit("5"), "INNER")
    transcript = _read(_course(_credit("15"), "OUTER", parts=inner) + inner)
    assert _codes(transcript) == ["document.twice", "document.nested-credits"]
    assert {policy: str(transcript.total(policy)) for policy in ("every", "topmost", "leaves")} == {
        "every": "25 ECTS",
        "topmost": "20 ECTS",
        "leaves": "10 ECTS",
    }


@pytest.mark.parametrize(
    ("date", "day", "code"),
    [
        ("2014-11-28+02:00", "2014-11-28", "document.day-zoned"),
        ("1998-09-01Z", "1998-09-01", "document.day-zoned"),
        ("2012 Syksy", "None", "document.day-unreadable"),
        ("2012-13-01", "None", "document.day-unreadable"),
    ],
)
def test_days_with_zones_are_kept_as_printed_and_others_left_out(date: str, day: str, code: str) -> None:
    transcript = _read(_course(f"<date>{date}</date>"))
    assert str(transcript.courses[0].day) == day
    assert _codes(transcript) == [code]


def test_an_unreadable_day_of_issue_is_left_out() -> None:
    document = _elmo(_course()).replace(b"2016-01-08T09:58:14+01:00", b"yesterday!")
    assert interop.elmo.read(document).issued is None
    assert interop.elmo.read(_elmo(_course()).replace(b"<issueDate>2016-01-08T09:58:14+01:00</issueDate>", b"")).issued is None


def test_a_histogram_becomes_a_grading_table_of_population_course() -> None:
    counts = '<category label="A" count="3"/><category label="B" count="0"/><category label="F" count="2"/>'
    course = _read(_course(f"<resultDistribution>{counts}</resultDistribution>")).courses[0]
    assert course.distribution is not None
    assert course.distribution.population == "course"
    assert course.distribution.shares == {"A": 1, "B": 0}
    assert dict(course.distribution.entries) == {"A": 3, "B": 0, "F": 2}
    assert course.distribution.dropped == ("F",)


def test_a_hundred_students_of_a_course_are_counts_and_no_percentages() -> None:
    counts = '<category label="A" count="40"/><category label="B" count="60"/>'
    table = _read(_course(f"<resultDistribution>{counts}</resultDistribution>")).courses[0].distribution
    assert table is not None
    assert table.counts


@pytest.mark.parametrize(
    ("label", "count", "words"),
    [
        ("A-C", "3", 'no grade "A-C"'),
        ("10-20", "3", "a table of bands cannot be used"),
        ("A", "x", "is not a number"),
        ("A", "3.5", "whole numbers"),
        ("F", "1", "no passing grades"),
        ("A", "0", "no passing grades"),
    ],
)
def test_a_histogram_that_is_no_grading_table_is_left_out_and_told_as_printed(label: str, count: str, words: str) -> None:
    counts = f'<category label="{label}" count="{count}"/>'
    transcript = _read(_course(f"<resultDistribution>{counts}</resultDistribution>"))
    assert transcript.courses[0].distribution is None
    (note,) = transcript.report.with_code("document.table-unusable")
    assert words in note.message
    assert note.named["printed"] == f"{label} {count}"


def test_a_histogram_without_a_scale_is_left_out_and_told_as_printed() -> None:
    inside = '<resultDistribution><category label="A" count="3"/><category label="F" count="0"/></resultDistribution>'
    transcript = _read(_course(inside), "<country>QQ</country>")
    assert transcript.courses[0].distribution is None
    assert "A 3, F 0" in transcript.report.with_code("document.table-unbound")[0].message


def test_unknown_elements_are_ignored_and_cdata_is_text() -> None:
    outer = "<title>of &lt;b<![CDATA[r>]]></title><novelty><deep/></novelty><type>Course</type>"
    course = _read(_course("<engagementHours>0.0</engagementHours><extension/>", outer=outer)).courses[0]
    assert (course.title, course.kind, course.titles) == ("of <br>", "Course", (("", "of <br>"),))


def test_a_component_without_a_code_gets_a_number_or_the_code_of_its_instance() -> None:
    named = '<identifier type="key">K1</identifier>'
    qualified = '<qualification><identifier type="elmo">E1</identifier></qualification>'
    transcript = _read(_course(code="") + _course(named, code="") + _course(code="", outer=qualified))
    assert [course.code for course in transcript.courses] == ["unnamed-1", "K1", "E1"]
    assert _codes(transcript) == ["document.no-code"]


@pytest.mark.parametrize(
    ("namespace", "more", "version"),
    [("http://purl.org/net/elmo", "", "before 1.0"), ("", "", "before 1.0"), (_NS, "<dateOfBirth/>", "ELMO 2.0")],
)
def test_the_version_is_told_by_its_features(namespace: str, more: str, version: str) -> None:
    old = _course('<result scheme="NO30">D</result>', outer=_credit("20"))
    transcript = interop.elmo.read(_elmo(old, namespace=namespace, more=more))
    assert transcript.courses[0].credits == Credits(20, "ECTS")
    assert transcript.courses[0].label == "D"
    assert version in transcript.report.with_code("document.old-version")[0].message


def test_the_courses_of_several_reports_stand_one_after_the_other() -> None:
    transcript = interop.elmo.read(_elmo(_course(), more=_report(_course(code="C2"), "<country>SE</country>")))
    assert [course.code for course in transcript.courses] == ["C1", "C2"]
    assert _codes(transcript) == ["document.several-reports"]


def test_the_day_that_counts_can_be_said() -> None:
    issuer = "<country>KZ</country>"
    course = _course("<date>2015-12-01</date><resultLabel>A</resultLabel>")
    assert str(_read(course, issuer).courses[0].grade) == "A (KZ-2011)"
    assert str(_read(course, issuer, on="2023-01-01").courses[0].grade) == "A (KZ-2018)"
    assert _read(course, issuer, on="2018-11-01").courses[0].grade is None


def test_another_catalogue_can_be_used(with_country: Callable[[str], Catalogue]) -> None:
    rows = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]'
    catalogue = with_country('[[scales]]\ncode = "XX-S"\nnames = { en = "s" }\n' + rows)
    transcript = _read(_course("<resultLabel>a</resultLabel>"), "<country>xx</country>", catalogue=catalogue)
    assert str(transcript.courses[0].grade) == "A (XX-S)"


def test_a_document_is_read_from_a_path_bytes_or_an_open_file(tmp_path: Path) -> None:
    document = _elmo(_course())
    path = tmp_path / "t.xml"
    path.write_bytes(document)
    with path.open("rb") as file:
        found = [interop.elmo.read(path), interop.elmo.read(str(path)), interop.elmo.read(document), interop.elmo.read(file)]
    found.append(interop.elmo.read(io.BytesIO(document)))
    assert len({transcript.courses for transcript in found}) == 1
    assert [transcript.source for transcript in found] == ["t.xml", "t.xml", "document", "t.xml", "document"]


@pytest.mark.parametrize("given", [io.StringIO("<elmo/>"), 5, None])
def test_a_text_file_or_anything_else_is_refused(given: object) -> None:
    with pytest.raises(ArgumentTypeError, match="opened in binary mode"):
        interop.elmo.read(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"<elmo><report></elmo>", "document, line 1, column "),
        (b"", "not well-formed"),
        (b"<other/>", "not an ELMO document: <other>"),
        (b"<elmo/>", "without <report>"),
        (b'<!DOCTYPE elmo SYSTEM "http://x/x.dtd"><elmo/>', "it has a DTD"),
        (b'<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><elmo>&c;</elmo>', "it has a DTD"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><elmo>&x;</elmo>', "it has a DTD"),
        (b"<a>" * 120 + b"</a>" * 120, "nested more than 100 levels deep"),
        (b"<a>" * 300 + b"</a>" * 300, "depth"),
        (b"<a>" + b"x" * 10_100_000 + b"</a>", "too long"),
    ],
)
def test_what_is_not_safe_or_not_elmo_is_refused_with_a_clear_error(document: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        interop.elmo.read(document)
    assert words in str(caught.value)


def test_a_document_that_is_too_large_or_absent_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xml, "MOST_BYTES", 10)
    with pytest.raises(DocumentError, match="more than"):
        interop.elmo.read(_elmo(_course()))
    with pytest.raises(DocumentError, match="No such file"):
        interop.elmo.read(tmp_path / "absent.xml")


def test_without_lxml_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'bologna_credits\[xml\]'"):
        interop.elmo.read(b"<elmo/>")


def test_the_learner_stands_nowhere() -> None:
    transcript = _read(_course(_credit() + "<resultLabel>B</resultLabel>"))
    agreement = LearningAgreement([Component("C1", "x")], [])
    decision = recognise(transcript, agreement, HomeRules(credits="ECTS"))
    shown = [repr(transcript), str(transcript), transcript._repr_html_(), str(decision), decision._repr_html_(), repr(decision)]
    shown += [str(decision.to_dict()), str(pickle.dumps(decision))]
    for secret in ("Secretname", "999999-1234", "1990-12-24"):
        assert not any(secret in text for text in shown)
