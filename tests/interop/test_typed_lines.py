"""A typed line, and whose fault a wrong scale is."""

import pytest

from bologna_credits import Institution
from bologna_credits.interop._typed_lines import Host, Line, is_told

LODZ = Institution("University of Lodz", "PL")


@pytest.mark.parametrize(
    ("line", "host", "told"),
    [
        (Line(code="A", title="A"), Host(institution=LODZ, scale="PL-6", told=True), True),
        (Line(code="A", title="A", scale="PL-6"), Host(institution=LODZ, told=True), False),
        (Line(code="A", title="A"), Host(institution=LODZ, scale="PL-5"), False),
        (Line(code="A", title="A"), None, False),
    ],
    ids=["of the host", "its own", "of a host without a fault", "of no host"],
)
def test_a_fault_of_a_hosts_scale_is_told_at_the_host_and_one_of_the_lines_own_at_the_line(
    line: Line, host: Host | None, told: bool
) -> None:
    assert is_told(line, host) is told
