"""Answers of the receiving institution to a proposal: approvals and comments."""

import pytest

from bologna_credits import DefinitionError, DocumentError, Signature, interop
from bologna_credits.core import Verdict
from tests.interop.ewp_documents import (
    agreement,
    answer,
    codes_of,
    component,
    first,
    proposal,
    read,
    response,
    signatures,
    tables,
)

_TWO = signatures("2020-12-01", "2020-12-02")
_PROPOSED = proposal(tables(component()), _TWO)


def test_an_approval_is_the_third_signature() -> None:
    found = read(agreement(_PROPOSED), updates=[answer()])
    assert found.agreement.signatures[2:] == (Signature("receiving", "2020-12-09", "Lecturer"),)
    assert (found.proposal, str(found.agreement.in_force)) == (None, "2020-12-09")


def test_a_comment_is_kept_and_approves_nothing() -> None:
    found = read(agreement(_PROPOSED), updates=[answer("comment", comment="Too late")])
    assert (found.proposal, found.agreement.in_force) == ("P-1", None)
    assert [(one.text, one.office) for one in found.comments] == [("Too late", "Lecturer")]


@pytest.mark.parametrize("kind", ["approve", "comment"])
def test_an_answer_to_another_form_of_the_proposal_changes_nothing_and_is_told(kind: str) -> None:
    found = read(agreement(_PROPOSED), updates=[answer(kind, name="P-0", comment="Old" if kind == "comment" else "")])
    assert (found.agreement, found.comments) == (read(agreement(_PROPOSED)).agreement, ())
    (note,) = found.report.with_code("ewp.answer-to-another")
    assert str(note.named["day"]) == "2020-12-09"


def test_a_proposal_without_an_identifier_cannot_be_answered() -> None:
    found = read(agreement(_PROPOSED.replace(' id="P-1"', "")), updates=[answer()])
    assert (found.proposal, codes_of(found)) == ("", ["ewp.answer-to-another"])


def test_a_proposal_that_all_have_signed_stays_one_and_is_open() -> None:
    signed = proposal(tables(component()), signatures("2020-12-01", "2020-12-02", "2020-12-03"))
    found = read(agreement(signed))
    assert (found.proposal, found.agreement.in_force) == ("P-1", None)
    (point,) = found.report.open
    assert (point.code, point.verdict) == ("ewp.proposal-signed", Verdict.OPEN)
    assert point.source is not None
    assert point.source.quote == 'This approval has the same meaning as "signing" the LA.'
    approved = read(agreement(signed), updates=[answer()])
    assert (str(approved.agreement.in_force), codes_of(approved)) == ("2020-12-09", [])


def test_each_answer_goes_to_the_agreement_of_its_mobility() -> None:
    both = response(agreement(_PROPOSED), agreement(_PROPOSED, mobility="m-2"))
    first_one, second = interop.ewp.read_learning_agreements(both, updates=[answer(mobility="m-2")])
    assert (first_one.agreement.in_force, str(second.agreement.in_force)) == (None, "2020-12-09")


@pytest.mark.parametrize(
    ("versions", "words"),
    [
        (_PROPOSED, "it answers a proposal of no agreement that is read here"),
        (first(tables(component())), "it answers a proposal of no agreement"),
    ],
)
def test_an_answer_to_no_agreement_is_a_fault_that_does_not_show_the_mobility(versions: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words) as refused:
        read(agreement(versions), updates=[answer(mobility="secret-1")])
    assert "secret" not in str(refused.value)


def test_an_answer_to_an_agreement_without_a_proposal_is_a_fault() -> None:
    with pytest.raises(DefinitionError, match="an answer names a proposal, and the agreement has none"):
        read(agreement(first(tables(component()))), updates=[answer()])


def test_faults_and_unknown_elements_of_an_answer_are_told_with_its_number() -> None:
    unsigned = answer("comment").replace("2020-12-09T10:00:00Z", "yesterday")
    with pytest.raises(DefinitionError) as refused:
        read(agreement(_PROPOSED), updates=[answer(), unsigned])
    assert refused.value.faults == (
        'line 1, updates[2]/comment-proposal-v1/signature/timestamp: "yesterday" is no time such as 2018-11-12T13:13:45+02:00',
        "line 1, updates[2]/comment-proposal-v1: the element <comment> is missing",
    )
    odd = answer().replace("</approve-proposal-v1>", "<mood>good</mood></approve-proposal-v1>")
    (note,) = read(agreement(_PROPOSED), updates=[odd]).report.with_code("ewp.not-read")
    assert note.named["names"] == ("approve-proposal-v1/mood",)


def test_an_approval_without_a_signature_is_a_fault() -> None:
    bare = answer()
    start, end = bare.index("<signature>"), bare.index("</approve")
    with pytest.raises(DefinitionError, match="the element <signature> is missing"):
        read(agreement(_PROPOSED), updates=[bare[:start] + bare[end:]])


@pytest.mark.parametrize("document", ["<la/>", "<omobility-las-update-request/>"])
def test_another_document_is_no_answer(document: str) -> None:
    with pytest.raises(DocumentError, match="no answer to a proposal"):
        read(agreement(_PROPOSED), updates=[document])
