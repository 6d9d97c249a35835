"""Answers of the receiving institution to a proposal of EWP: approvals and comments; a chapter of :mod:`.ewp`."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.typed import typed
from bologna_credits.interop.ewp.components import Tables, signature_of
from bologna_credits.interop.ewp.places import Journal, Part
from bologna_credits.interop.xml import child_of, local_name, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UPDATE = "omobility-las-update-request"
APPROVAL = Source(
    "ewp-omobility-las",
    "EWP Outgoing Mobility Learning Agreements API v1, update-request.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-api-omobility-las",
    seen=Seen.PRIMARY,
    quote='This approval has the same meaning as "signing" the LA.',
    checked=datetime.date(2026, 11, 27),
    note="It says so of the approval that is sent; a proposal may hold the third signature without one.",
)
_APPROVES, _COMMENTS = "approve-proposal-v1", "comment-proposal-v1"


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Comment:
    """A comment of the receiving institution on a proposal. It does not approve it.

    Args:
        day: the day of the comment.
        text: the comment; where it names the student, a sign stands for the name.
        office: the position of the person who wrote it.
    """

    day: datetime.date
    text: str
    office: str = ""


@final
@attrs.frozen
class Update:
    """An answer to a proposal.

    Args:
        part: its element.
        mobility: the mobility that it names; never shown, because it belongs to a student.
    """

    part: Part
    mobility: str | None


def read_update(root: "Element", name: str, number: int, journal: Journal) -> Update:
    """Return an answer to a proposal.

    Args:
        root: the root of its document.
        name: the name of its document.
        number: its number, for its place.
        journal: the faults and findings.

    Raises:
        DocumentError: no answer.
    """
    inside = next((one for kind in (_APPROVES, _COMMENTS) if (one := child_of(root, kind)) is not None), None)
    if local_name(root) != UPDATE or inside is None:
        raise DocumentError(name, f"no answer to a proposal: <{local_name(root)}>, not <{UPDATE}> with an approval or a comment")
    part = Part(inside, f"updates[{number}]/{local_name(inside)}", journal)
    return Update(part, text_of(child_of(inside, "omobility-id")))


def answered(tables: Tables, name: str | None, answers: Iterable[Update], journal: Journal) -> tuple[Tables, tuple[Comment, ...]]:
    """Return a proposal with the signatures that approve it, and the comments on it.

    Args:
        tables: the proposal.
        name: its identifier.
        answers: the answers; one to an earlier form of the proposal is told and changes nothing.
        journal: the faults and findings.
    """
    signatures = [one for one in tables.signatures if one.party != "receiving"]
    approvals, comments = [], []
    for answer in answers:
        signed = answer.part.one("signature", needed=True)
        signature = None if signed is None else signature_of("receiving", signed)
        approves = local_name(answer.part.element) == _APPROVES
        text = None if approves else answer.part.text("comment", needed=True)
        if signature is None or (text is None and not approves):
            continue  # its faults are told
        if name is None or answer.part.text("changes-proposal-id") != name:
            journal.note("ewp.answer-to-another", day=signature.day)
        elif text is None:
            approvals.append(signature)
        else:
            comments.append(Comment(day=signature.day, text=text, office=signature.office))
    if len(signatures) < len(tables.signatures) and not approvals:
        # All may have signed it, and the sending institution still calls it a proposal.
        journal.findings.append(Finding("ewp.proposal-signed", Verdict.OPEN, "", (), APPROVAL))
    return attrs.evolve(tables, signatures=(*signatures, *approvals[-1:])), tuple(comments)
