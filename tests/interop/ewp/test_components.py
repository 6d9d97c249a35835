"""Components of learning agreements of EWP: codes, credits, and the components that a change deletes."""

import pytest

from bologna_credits import Credits, DefinitionError
from bologna_credits.interop.ewp import EwpAgreement
from tests.interop.ewp_documents import PARTIES, SIGNED, agreement, approved, codes_of, component, first, party, read, tables

_SIGNED = SIGNED.replace("2020-12", "2021-03")


def _one(more: str, **options: str) -> EwpAgreement:
    return read(agreement(first(tables(component("", credits="", more=more))), **options))


def _credit(scheme: str, value: str) -> str:
    return f"<credit><scheme>{scheme}</scheme><value>{value}</value></credit>"


@pytest.mark.parametrize(
    ("ids", "code", "note"),
    [
        ("<los-id>CR/1</los-id><los-code>M1</los-code>", "M1", []),
        ("<los-id>CR/1</los-id><loi-id>CRI/1</loi-id>", "CR/1", ["document.code-odd"]),
        ("<loi-id>CRI/1</loi-id>", "CRI/1", ["document.code-odd"]),
        ("", "Algebra", ["document.no-code"]),
    ],
)
def test_the_code_is_the_printed_one_else_an_identifier_else_the_title(ids: str, code: str, note: list[str]) -> None:
    found = _one(ids)
    assert (found.agreement.studied[0].code, codes_of(found)) == (code, note)


def test_credits_that_are_not_stated_are_not_zero() -> None:
    assert _one("<los-code>M1</los-code>").agreement.studied[0].credits is None
    assert _one("<los-code>M1</los-code>" + _credit("ects", "0")).agreement.studied[0].credits == Credits(0, "ECTS")


def test_credits_in_ects_are_kept_and_others_beside_them_are_told() -> None:
    norwegian = party("sending-hei", "south.es") + party("receiving-hei", "north.no")
    stated = _credit("NO-SP", "10") + _credit("ECTS", ".5") + _credit("ects", "7")
    found = _one("<los-code>M1</los-code>" + stated, parties=norwegian)
    assert found.agreement.studied[0].credits == Credits("0.5", "ECTS")
    contradict, beside = found.report
    assert (contradict.code, contradict.named["others"]) == ("document.credits-contradict", (Credits(7, "ECTS"),))
    assert (beside.code, beside.named["others"]) == ("document.credits-beside", (Credits(10, "NO-SP"),))


def test_credits_of_the_country_in_the_code_of_the_institution_are_known_and_others_are_told() -> None:
    norwegian = party("sending-hei", "south.es") + party("receiving-hei", "north.no")
    row = "<los-code>M1</los-code>" + _credit("no-sp", "10")
    assert _one(row, parties=norwegian).agreement.studied[0].credits == Credits(10, "NO-SP")
    for parties in (PARTIES, party("sending-hei", "south.es") + party("receiving-hei", "north.example")):
        found = _one(row, parties=parties)
        assert (found.agreement.studied[0].credits, codes_of(found)) == (None, ["document.credits-unknown"])


def test_a_name_of_several_credit_systems_is_told_and_not_guessed() -> None:
    kazakh = party("sending-hei", "south.es") + party("receiving-hei", "uni.kz")
    found = _one("<los-code>M1</los-code>" + _credit("кредит", "3"), parties=kazakh)
    assert found.agreement.studied[0].credits is None
    (note,) = found.report
    assert note.code == "document.credits-unclear"


def test_credits_below_zero_are_a_fault() -> None:
    with pytest.raises(DefinitionError, match=r"credit\[1\]: "):
        _one(_credit("ects", "-1"))


def test_credits_without_a_scheme_or_a_value_are_a_fault() -> None:
    with pytest.raises(DefinitionError) as refused:
        _one("<credit><value>5</value></credit><credit><scheme>ects</scheme></credit>")
    assert [fault.rpartition(": ")[2] for fault in refused.value.faults] == [
        "the element <scheme> is missing",
        "the element <value> is missing",
    ]


def test_a_term_that_is_not_whole_is_no_term() -> None:
    term = "<term-id><term-number>1</term-number></term-id>"
    assert _one(f"<los-code>M1</los-code>{term}").agreement.studied[0].term is None


@pytest.mark.parametrize(
    ("ids", "dropped"),
    [
        ("<los-code>S1</los-code>", "S1"),
        ("<los-id>CR/2</los-id>", "S2"),
        ("<los-id>CR/2</los-id><los-code>S2</los-code>", "S2"),
        # A row that contradicts itself means no component of the first version, and nor does a title that two of them have.
        ("<los-id>CR/2</los-id><los-code>S1</los-code>", "S1"),
        ("<los-code>S3</los-code>", "S3"),
        ("", "Seminar"),
    ],
)
def test_a_deleted_component_is_found_by_its_identifiers(ids: str, dropped: str) -> None:
    before = [
        component("S1", "Seminar"),
        component("", "Seminar", more="<los-id>CR/2</los-id><los-code>S2</los-code>"),
    ]
    deleted = component("", "Seminar", status="deleted", more=ids)
    found = read(agreement(first(tables("".join(before))) + approved(tables(deleted), _SIGNED)))
    (change,) = found.agreement.changes
    assert change.drop_studied == (dropped,)


def test_a_deleted_component_without_a_code_is_found_by_its_title() -> None:
    deleted = component("", "the  SEMINAR", status="deleted")
    found = read(agreement(first(tables(component("S1", "The seminar"))) + approved(tables(deleted), _SIGNED)))
    assert found.agreement.effective().studied == ()


@pytest.mark.parametrize(("times", "dropped"), [(1, "S0"), (101, "Seminar")])
def test_of_very_many_components_with_one_title_none_is_meant(times: int, dropped: str) -> None:
    before = "".join(component("S0", "Seminar") for _ in range(times))
    deleted = approved(tables(component("", "Seminar", status="deleted")), _SIGNED)
    (change,) = read(agreement(first(tables(before)) + deleted)).agreement.changes
    assert change.drop_studied == (dropped,)


def test_reasons_in_words_stand_after_the_codes_where_they_differ() -> None:
    rows = [
        component("A1", status="deleted", reason_text="full", reason_code="not-available"),
        component("A2", status="inserted", reason_text="free", reason_code="of-our-own"),
        component("A3", status="inserted"),
    ]
    found = read(agreement(first(tables(component())) + approved(tables("".join(rows)), _SIGNED)))
    (change,) = found.agreement.changes
    assert (change.reason, change.drop_reasons, change.add_reasons) == (
        "A1: full; A2: free",
        (("A1", "not-available"),),
        (("A2", "of-our-own"),),
    )


def test_changes_reach_all_three_tables() -> None:
    before = tables(component("A1"), component("B1"), component("C1"))
    changed = tables(
        component("A1", status="deleted") + component("A2", status="inserted"),
        component("B1", status="deleted") + component("B2", status="inserted"),
        component("C1", status="deleted") + component("C2", status="inserted"),
    )
    effective = read(agreement(first(before) + approved(changed, _SIGNED))).agreement.effective()
    assert [[one.code for one in table] for table in (effective.studied, effective.recognised, effective.virtual)] == [
        ["A2"],
        ["B2"],
        ["C2"],
    ]


def test_a_change_that_the_student_did_not_sign_was_requested_on_no_known_day() -> None:
    unsigned = approved(tables(component("A2", status="inserted")), _SIGNED.partition("</student-signature>")[2])
    (change,) = read(agreement(first(tables(component())) + unsigned)).agreement.changes
    assert (change.requested, str(change.day), change.in_force) == (None, "2021-03-02", None)
