"""The lines of the head and of the foot."""

import pytest

from bologna_credits.letters import Letterhead, Signatory
from bologna_credits.letters.sheet import Sheet


def _sheet(head: Letterhead) -> Sheet:
    return Sheet(
        language="en",
        title="T",
        head=head,
        facts=(),
        parts=(),
        sources_heading="Sources",
        sources=(),
        place_and_day="Place and day",
        signature="Signature",
    )


@pytest.mark.parametrize(
    ("head", "lines", "signatures"),
    [
        (Letterhead(), (), ("Signature",)),
        (Letterhead(office="Registrar", address=("A", "B")), ("Registrar", "A", "B"), ("Signature",)),
        (
            Letterhead(institution="KRU", contact="c", signatories=[Signatory("Dean"), Signatory("Registrar", "A. B.")]),
            ("KRU", "c"),
            ("Dean", "Registrar, A. B."),
        ),
    ],
)
def test_empty_lines_are_left_out(head: Letterhead, lines: tuple[str, ...], signatures: tuple[str, ...]) -> None:
    assert (_sheet(head).head_lines, _sheet(head).signatures) == (lines, signatures)
