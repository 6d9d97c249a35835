"""Morocco: a module below ten may pass with its semester; credits are not told."""

import pytest

import bologna_credits as bc
from bologna_credits import UnknownSystemError


@pytest.mark.parametrize(
    ("mark", "passes", "open_"), [("10", True, False), ("9.5", False, True), ("5", False, True), ("4.9", False, False)]
)
def test_a_mark_of_five_or_more_may_be_compensated(mark: str, passes: bool, open_: bool) -> None:
    """'supérieure ou égale à 10/20, soit par compensation … à condition que toutes les notes … soient au moins égales à 5/20'."""
    grade = bc.grading_scale("MA-20").grade(mark)
    assert grade.passes is passes
    assert (grade.conditional is not None) is open_


def test_no_credit_is_made_up() -> None:
    with pytest.raises(UnknownSystemError):
        bc.credit_system("MA")
