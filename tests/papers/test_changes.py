"""A later change of a learning agreement: its signatures, its reasons, and the day from which it applies."""

import pytest

from bologna_credits import (
    ArgumentError,
    Change,
    Component,
    LearningAgreement,
    Signature,
)
from tests.papers.support import five_credits, signed_by_all


def _codes(components: tuple[Component, ...]) -> list[str]:
    return [component.code for component in components]


def test_a_change_whose_signatures_contradict_it_is_refused() -> None:
    with pytest.raises(ArgumentError, match="True without the signature of sending and receiving"):
        Change("2024-01-01", signed=True, signatures=signed_by_all("2024-01-01"))
    with pytest.raises(ArgumentError, match="False with all three signatures"):
        Change("2024-01-01", signed=False, signatures=signed_by_all(*["2024-01-01"] * 3))
    with pytest.raises(ArgumentError, match="receiving twice"):
        Change("2024-01-01", signatures=[Signature("receiving", "2024-01-01"), Signature("receiving", "2024-01-02")])
    with pytest.raises(ArgumentError, match='party cannot be "parent"'):
        Signature("parent", "2024-01-01")  # type: ignore[arg-type]


def test_a_reason_belongs_to_a_component_that_the_change_names() -> None:
    with pytest.raises(ArgumentError, match="drop_reasons"):
        Change("2024-01-01", drop_reasons={"A": "not-available"})
    with pytest.raises(ArgumentError, match="add_reasons"):
        Change("2024-01-01", drop_studied=["A"], add_reasons={"A": "not-available"})


def test_a_change_is_in_force_from_the_day_of_the_last_signature() -> None:
    change = Change("2024-02-01", ["A"], [five_credits("B")], signatures=signed_by_all("2024-02-01", "2024-02-03", "2024-02-09"))
    agreement = LearningAgreement([five_credits("A")], [], [change])
    assert _codes(agreement.effective("2024-02-08").studied) == ["A"]
    assert _codes(agreement.effective("2024-02-09").studied) == ["B"]
    assert not agreement.effective("2024-02-08").report
