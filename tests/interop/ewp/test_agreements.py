"""Learning agreements of EWP: the official samples, with values worked by hand from the XML, and small documents."""

import datetime
import json
import re
from pathlib import Path

import pytest

from bologna_credits import (
    ArgumentError,
    Component,
    Credits,
    DefinitionError,
    DocumentError,
    HomeRules,
    Signature,
    interop,
    recognise,
)
from bologna_credits.core import AcademicTerm, AcademicYear, Month, Verdict
from bologna_credits.interop import Limits
from tests.interop.ewp_documents import (
    MONTHS,
    PARTIES,
    SIGNED,
    STABLE_V1,
    STABLE_V2,
    agreement,
    answer,
    approved,
    codes_of,
    component,
    first,
    proposal,
    read,
    response,
    signatures,
    tables,
)

_A1 = component()
_ONLY = first(tables(_A1, component("B1", "Algebra at home")))


def _codes(components: tuple[Component, ...]) -> list[str]:
    return [one.code for one in components]


def _ects(amount: int) -> Credits:
    return Credits(amount, "ECTS")


@pytest.mark.parametrize("name", ["get-response-example.xml", "get-response-example-stable-v2.xml"])
def test_the_official_example_reads_to_the_values_of_its_xml(shared: Path, name: str) -> None:
    found = read(shared / "samples" / "ewp" / "la" / name)
    paper = found.agreement
    # <first-version>: one component of 9 ECTS in table A, without a code; 5 + 4 ECTS in table B, with LOS ids alone.
    assert paper.studied == (Component("Introductory calculus", "Introductory calculus", _ects(9), term="2018/2019-2/2"),)
    assert paper.recognised == (
        Component("CR/8f0d7dad-2bb6-d401-48c3-c7e0baf03efb", "Calculus", _ects(5)),
        Component("CR/7fdg347d-h45g-h445-02md-mdkd02kch2h5", "Algebra with Geometry", _ects(4)),
    )
    assert paper.virtual == ()
    # The three signatures of the first version, by day, and the positions that the two institutions state.
    assert paper.signatures == (
        Signature("student", "2018-11-12"),
        Signature("sending", "2018-11-13", "Erasmus senior coordinator"),
        Signature("receiving", "2018-11-14", "Mobility coordinator"),
    )
    # <approved-changes>: 6 ECTS inserted; the last signature is of 2019-03-03.
    change, proposed = paper.changes
    assert change.add_studied == (Component("KR502B", "Algebra", _ects(6), term="2018/2019-2/2"),)
    assert (change.add_reasons, change.drop_reasons) == ((("KR502B", "extending-mobility"),), ())
    assert (change.requested, change.in_force) == (datetime.date(2019, 3, 2), datetime.date(2019, 3, 3))
    # <changes-proposal>: the component without a code is deleted by its title, another is inserted; nobody abroad has signed.
    assert proposed.drop_studied == ("Introductory calculus",)
    assert proposed.add_studied == (Component("KR630", "Elementary Set Theory", _ects(6), term="2018/2019-2/2"),)
    assert proposed.drop_reasons == (("Introductory calculus", "language-mismatch"),)
    assert proposed.add_reasons == (("KR630", "substituting-deleted"),)
    assert (proposed.day, proposed.in_force, found.proposal) == (
        datetime.date(2019, 3, 12),
        None,
        "59B15BAF222F868493C167125FA32452E946",
    )
    assert found.stay is not None
    assert (found.stay.start, found.stay.end) == (Month(2019, 2), Month(2019, 6))
    assert (found.stay.person, found.stay.cycle, found.level) == ("doctoral", "third", 8)
    assert (found.sending.institution.identifiers, found.sending.unit_code) == ((("schac", "uio.no"),), "140")
    assert (found.receiving.institution.name, found.receiving.unit_code) == ("uw.edu.pl", "10000000")
    assert (found.academic_year, found.isced, found.isced_words) == (
        AcademicYear(2018, 2019),
        "0541",
        "Dynamical systems theory",
    )
    assert (found.language, found.language_level) == ("en", "B2")


@pytest.mark.parametrize(
    ("day", "studied"),
    [
        ("2018-11-14", ["Introductory calculus"]),
        ("2019-03-02", ["Introductory calculus"]),
        ("2019-03-03", ["Introductory calculus", "KR502B"]),
        ("2019-06-30", ["Introductory calculus", "KR502B"]),
    ],
)
def test_the_effective_tables_of_the_official_example_by_day(shared: Path, day: str, studied: list[str]) -> None:
    paper = read(shared / "samples" / "ewp" / "la" / "get-response-example.xml").agreement
    effective = paper.effective(day)
    assert _codes(effective.studied) == studied
    proposed = [finding.code for finding in effective.report if finding.code == "recognition.change-proposed"]
    assert proposed == (["recognition.change-proposed"] if day >= "2019-03-12" else [])


# Ex1, Ex4 and Ex17 have the same tables: A 3 + 4, B 3 + 5, C 1 ECTS.
_SCENARIO = {
    "studied": (
        Component("123-ABC", "Advanced Logics for Computer Scientists", _ects(3), term="2020/2021-2/2"),
        Component("456-EFG", "Big Data Mining and Processing", _ects(4), term="2020/2021-2/2"),
    ),
    "recognised": (Component("843-XYZ", "Advanced Logic", _ects(3)), Component("542-KML", "Big Data", _ects(5))),
    "virtual": (
        Component(
            "789HIJ",
            "Introduction to Matlab (lab)",
            _ects(1),
            description="A short description about the matlab laboratory course",
        ),
    ),
}


@pytest.mark.parametrize("name", ["Ex1", "Ex4", "Ex17"])
def test_the_tables_of_the_scenario_are_those_of_its_xml(shared: Path, name: str) -> None:
    found = read(shared / "samples" / "ewp" / "la" / f"{name}.xml")
    paper = found.agreement
    assert {table: getattr(paper, table) for table in _SCENARIO} == _SCENARIO
    assert (found.stay and found.stay.span, found.stay and found.stay.cycle) == ("2021-02 to 2021-07", "first")
    assert found.stay is not None
    assert found.stay.virtual is True
    assert (paper.provisions is not None and paper.provisions.url) in (
        "https://www.math.system.b.edu/provisions_url",
        "https://www.math.system.a.edu/provisions_url",
    )
    assert found.outcomes_url.endswith("/learning_outcomes_url")


def test_a_first_version_that_is_proposed_is_pending_and_its_approval_makes_the_signed_one(shared: Path) -> None:
    folder = shared / "samples" / "ewp" / "la"
    pending = read(folder / "Ex1.xml")
    assert (pending.proposal, pending.agreement.in_force) == ("4C159B15BAF222F868493C167125FA324-1", None)
    (open_point,) = pending.agreement.effective().report.open
    assert (open_point.code, open_point.named["missing"]) == ("recognition.agreement-unsigned", ("receiving",))
    # Ex2 approves it on 2020-12-25, and Ex4 is the first version that comes of it.
    signed = read(folder / "Ex1.xml", updates=[folder / "Ex2.xml"])
    assert (signed.proposal, signed.agreement.in_force) == (None, datetime.date(2020, 12, 25))
    assert signed.agreement == read(folder / "Ex4.xml").agreement


def test_a_comment_leaves_a_proposal_pending(shared: Path) -> None:
    folder = shared / "samples" / "ewp" / "la"
    found = read(folder / "Ex1.xml", updates=[folder / "Ex5.xml"])
    assert [(one.day, one.text, one.office) for one in found.comments] == [
        (datetime.date(2020, 12, 25), "Some comment why reject", "Lecturer")
    ]
    assert found.agreement == read(folder / "Ex1.xml").agreement
    # Ex10 and Ex20 are two comments on the change that Ex17 proposes.
    changed = read(folder / "Ex17.xml", updates=[folder / "Ex10.xml", folder / "Ex20.xml"])
    assert [(one.day, one.office) for one in changed.comments] == [(datetime.date(2021, 1, 8), "Assistant Processor")] * 2
    (change,) = changed.agreement.changes
    assert (change.drop_studied, change.drop_recognised) == (("123-ABC",), ("843-XYZ",))
    assert (change.add_studied[0].code, change.add_recognised[0].code) == ("574-MNX", "032-CAL")
    assert change.drop_reasons == (("123-ABC", "language-mismatch"), ("843-XYZ", "language-mismatch"))
    assert (change.reason, change.in_force) == ("a custom reason", None)
    assert _codes(changed.agreement.effective().studied) == ["123-ABC", "456-EFG"]


def test_responses_of_both_namespaces_and_a_single_agreement_read_alike() -> None:
    one = read(agreement(_ONLY))
    for namespace in (STABLE_V1, STABLE_V2):
        assert read(response(agreement(_ONLY), namespace=namespace)) == one
    assert codes_of(one) == []


def test_changes_that_are_approved_replace_those_before_and_a_proposal_changes_nothing() -> None:
    # Both hold all changes to the first version, so that the proposal repeats what was approved.
    deleted = component(status="deleted", reason_code="not-available")
    other = component("A2", "Botany", status="inserted", reason_code="substituting-deleted")
    third = component("A3", "Chemistry", status="inserted")
    signed = signatures("2021-03-01", "2021-03-02", "2021-03-04")
    versions = (
        _ONLY
        + approved(tables(deleted + other), signed)
        + proposal(tables(deleted + third), signatures("2021-04-01", "2021-04-02"))
    )
    found = read(agreement(versions))
    paper = found.agreement
    for day, codes in (("2021-03-03", ["A1"]), ("2021-03-04", ["A2"]), ("2021-05-01", ["A2"])):
        assert _codes(paper.effective(day).studied) == codes
    agreed = read(agreement(versions), updates=[answer(day="2021-04-05")]).agreement
    assert _codes(agreed.effective("2021-04-04").studied) == ["A2"]
    assert _codes(agreed.effective("2021-04-05").studied) == ["A3"]


def test_dates_give_the_days_of_the_stay_and_months_its_months() -> None:
    days = "<start-date>2021-02-01Z</start-date><end-date>2021-06-30+02:00</end-date>"
    found = read(agreement(_ONLY, dates=days)).stay
    assert found is not None
    assert (found.start, found.end, found.kind) == (datetime.date(2021, 2, 1), datetime.date(2021, 6, 30), "long-term")
    months = read(agreement(_ONLY, dates=MONTHS)).stay
    assert months is not None
    assert (months.start, months.virtual) == (Month(2021, 2), None)


@pytest.mark.parametrize(("level", "cycle"), [("5", "short"), ("6", "first"), ("7", "second"), ("8", "third"), ("4", None)])
def test_the_level_at_departure_is_the_cycle(level: str, cycle: str | None) -> None:
    stay = read(agreement(_ONLY, level=level)).stay
    assert stay is not None
    assert (stay.cycle, stay.person) == (cycle, "doctoral" if level == "8" else "student")


def test_components_of_a_blended_mobility_make_the_form_blended() -> None:
    described = component(more="<short-description>Online part</short-description>")
    found = read(agreement(first(f"<blended-mobility-components>{described}</blended-mobility-components>")))
    assert (found.agreement.form, found.agreement.studied[0].description) == ("blended", "Online part")
    assert found.stay is not None
    assert (found.stay.kind, found.stay.virtual) == ("short-term-blended", True)


@pytest.mark.parametrize(("described", "virtual"), [("<short-description>Online</short-description>", True), ("", None)])
def test_components_of_a_doctoral_mobility_make_the_form_doctoral(described: str, virtual: bool | None) -> None:
    inside = f"<short-term-doctoral-components>{component(more=described)}</short-term-doctoral-components>"
    found = read(agreement(first(inside), level="7"))
    assert (found.agreement.form, _codes(found.agreement.studied)) == ("doctoral", ["A1"])
    assert found.stay is not None
    # By the specification, a description is the sign of a virtual component in a doctoral mobility.
    assert (found.stay.kind, found.stay.person, found.stay.virtual) == ("short-term-doctoral", "doctoral", virtual)


def test_a_traineeship_is_named_by_the_caller_because_the_format_does_not() -> None:
    found = read(agreement(_ONLY), activity="traineeship")
    assert found.agreement.form == "traineeship"
    assert found.stay is not None
    assert found.stay.activity == "traineeship"
    blended = first(f"<blended-mobility-components>{_A1}</blended-mobility-components>")
    assert read(agreement(blended), activity="traineeship").agreement.form == "blended"


def test_terms_at_home_have_the_year_that_the_caller_gives() -> None:
    term = "<term-id><term-number>1</term-number><total-terms>2</total-terms></term-id>"
    versions = first(tables(component(more=term), component("B1", more=term)))
    found = read(agreement(versions))
    assert (found.agreement.studied[0].term, found.agreement.recognised[0].term) == (AcademicTerm.read("2020/2021-1/2"), None)
    (note,) = found.report.with_code("ewp.term-without-year")
    assert note.named["codes"] == ("B1",)
    told = read(agreement(versions), sending_year="2021/2021")
    assert told.agreement.recognised[0].term == AcademicTerm.read("2021/2021-1/2")
    assert codes_of(told) == []


def test_what_the_specification_requires_and_the_document_lacks_is_told() -> None:
    found = read(agreement(_ONLY, mobility="", level="", year="", dates="", student=""))
    (note,) = found.report.with_code("ewp.missing")
    assert note.named["names"] == (
        "omobility-id",
        "receiving-academic-year-id",
        "student",
        "eqf-level-studied-at-departure",
        "start-date",
        "end-date",
    )
    assert (found.stay, found.level, found.academic_year, found.language) == (None, None, None, "en")


def test_all_faults_are_told_at_once_with_their_lines_and_places() -> None:
    parties = "<sending-hei><hei-id/></sending-hei>"
    wrong = component(
        title="", credits="many", more="<term-id><term-number>3</term-number><total-terms>2</total-terms></term-id>"
    )
    versions = "\n" + first(tables(wrong) + "\n" + tables(recognised=component(status="inserted")), signatures("2020-02-30"))
    dates = "<start-date>2021-02</start-date><start-year-month>2021-02</start-year-month><end-year-month>2021-6</end-year-month>"
    document = response(agreement(versions, parties=parties, dates=dates, level="9", year="2020"), agreement("", mobility="m-2"))
    with pytest.raises(DefinitionError) as refused:
        interop.ewp.read_learning_agreements(document, source="partner")
    assert refused.value.file == "partner"
    assert refused.value.faults == (
        "line 1, la[1]/sending-hei/hei-id: is empty",
        "line 1, la[1]: the element <receiving-hei> is missing",
        'line 1, la[1]: <receiving-academic-year-id>: "2020" is no academic year such as 2018/2019',
        'line 1, la[1]/eqf-level-studied-at-departure: "9" is no whole number from 1 to 8',
        "line 2, la[1]/first-version/components-studied/component[1]/title: is empty",
        'line 2, la[1]/first-version/components-studied/component[1]/credit[1]/value: "many" is no number such as 7.5',
        "line 2, la[1]/first-version/components-studied/component[1]/term-id: term 3 of 2",
        'line 3, la[1]/first-version/components-recognized/component[1]: the status is "inserted"; '
        "a component of a first version has none",
        'line 3, la[1]/first-version/student-signature/timestamp: "2020-02-30T10:00:00+02:00" is no time such as '
        "2018-11-12T13:13:45+02:00",
        "line 1, la[1]: <start-date> and <start-year-month>, where one of the two is allowed",
        'line 1, la[1]/end-year-month: "2021-6" is no month such as 2018-09',
        "line 3, la[2]: neither <first-version> nor <changes-proposal>, so that nothing is agreed or proposed",
    )


@pytest.mark.parametrize(
    ("versions", "words"),
    [
        (approved(tables(component(status="inserted")), SIGNED) + proposal("", SIGNED), "changes without a <first-version>"),
        (_ONLY + approved(tables(_A1), SIGNED), "it has no status; a component of a change is inserted or deleted"),
        (_ONLY + approved(tables(component(status="moved")), SIGNED), 'the status is "moved"'),
        (_ONLY + approved(tables(component(status="deleted")), ""), "no signature has a readable time"),
        (_ONLY + _ONLY, "2 elements <first-version>, where one is allowed"),
        (
            first(
                f"<blended-mobility-components>{_A1}</blended-mobility-components>"
                f"<short-term-doctoral-components>{_A1}</short-term-doctoral-components>"
            ),
            "an agreement is for one of the two",
        ),
    ],
)
def test_a_paper_that_contradicts_itself_is_refused(versions: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        read(agreement(versions))


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("<start-date>2021-02-30</start-date>", '"2021-02-30" is no day such as 2018-09-01'),
        ("<start-date>soon</start-date>", '"soon" is no day such as 2018-09-01'),
        ("<start-date/>", "start-date: is empty"),
        ("<start-date>2021-09-01</start-date><end-date>2021-02-01</end-date>", "a day that is not before the start"),
    ],
)
def test_dates_that_are_none_are_refused(dates: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        read(agreement(_ONLY, dates=dates))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("<omobility-las-get-response/>", "the response is empty"),
        (answer(), "answers a proposal; read the agreement, and give this with updates="),
        ("<elmo/>", "read with interop.elmo.read"),
        ("<imobility-tors-get-response/>", "read with interop.ewp.read_transcript"),
        ("<other/>", "no learning agreement of EWP: <other>"),
        ('<!DOCTYPE a [<!ENTITY a "b">]><la>&a;</la>', "it has a DTD"),
        ("<la", "line 1"),
        ("<a>" * 120, "nested more than 100 levels deep"),
    ],
)
def test_a_document_that_is_none_or_is_hostile_is_refused(document: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        interop.ewp.read_learning_agreements(document)


def test_components_and_bytes_are_limited_as_in_a_transcript() -> None:
    many = agreement(first(tables(component() * 11)))
    with pytest.raises(DocumentError, match=r"more than 10 components; allow more with limits=Limits\(courses="):
        read(many, limits=Limits(courses=10))
    with pytest.raises(DocumentError, match="refused: more than 100 bytes"):
        read(many, limits=Limits(bytes=100))


def test_one_of_several_agreements_is_named_by_its_mobility_which_no_message_shows() -> None:
    both = response(agreement(_ONLY), agreement(_ONLY, mobility="m-2", level="7"))
    assert [one.level for one in interop.ewp.read_learning_agreements(both)] == [6, 7]
    assert read(both, mobility="m-2").level == 7
    with pytest.raises(DocumentError, match="0 of its 2 agreements have the requested omobility-id") as refused:
        read(both, mobility="secret-3")
    assert "secret" not in str(refused.value)


def test_another_purpose_or_year_is_refused() -> None:
    with pytest.raises(ArgumentError, match="activity"):
        read(agreement(_ONLY), activity="holiday")
    with pytest.raises(ArgumentError, match="academic year"):
        read(agreement(_ONLY), sending_year="2021")


def test_an_agreement_joins_the_transcript_of_the_host() -> None:
    document = b"""<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>ES</country>
      <identifier type="schac">south.es</identifier><title>South</title></issuer>
      <learningOpportunitySpecification><identifier type="local">A1</identifier><title>Algebra</title><specifies>
      <learningOpportunityInstance><status>passed</status><credit><scheme>ects</scheme><value>6</value></credit>
      </learningOpportunityInstance></specifies></learningOpportunitySpecification></report></elmo>"""
    found = read(agreement(_ONLY))
    transcript = interop.elmo.read(document)
    assert transcript.issuer.same_as(found.receiving.institution)
    decision = recognise(transcript, found.agreement, HomeRules(credits="ECTS"))
    (row,) = decision.rows
    assert (row.code, row.verdict) == ("A1", Verdict.HOLDS)


def test_nothing_of_the_student_or_of_another_person_is_shown_or_stored() -> None:
    named = component("Secretson", "Algebra", status="inserted", reason_text="Ada Maria asked for it")
    versions = _ONLY + proposal(tables(named), signatures("2021-04-01", "2021-04-02"))
    paper = agreement(versions, mobility="778899-1")
    found = read(paper, updates=[answer("comment", mobility="778899-1", comment="Secretson failed")])
    decision = recognise(
        interop.elmo.read(Path("examples/kostanay-oslo/transcript.xml")), found.agreement, HomeRules(credits="ECTS")
    )
    shown = "\n".join(
        [
            str(found),
            repr(found),
            found.agreement._repr_html_(),
            *(str(one) for one in found.report),
            *(one.text for one in found.comments),
            str(found.agreement.changes[0].reason),
            str(decision),
            json.dumps(decision.to_dict(), ensure_ascii=False),
        ]
    ).casefold()
    assert len(found.comments) == 1
    for private in ("secretson", "ada", "maria", "778899", "1999-12-31", "official", "bob", "eve"):
        assert not re.search(rf"\b{private}", shown)


def test_nothing_of_the_student_is_in_a_message() -> None:
    wrong = component("Secretson", credits="Secretson", status="Secretson")
    with pytest.raises(DefinitionError) as refused:
        read(agreement(_ONLY + approved(tables(wrong), SIGNED), parties=PARTIES))
    assert "secretson" not in str(refused.value).casefold()
