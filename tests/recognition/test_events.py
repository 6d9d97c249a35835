"""The events in the life of a decision, and their order."""

from collections.abc import Callable

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    Dossier,
)
from bologna_credits.recognition import Event
from tests.recognition.support import appeal_of, decide_statuses, final_dossier, second_version


@pytest.fixture
def final() -> Dossier:
    return final_dossier()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda d: d.provisional("2017-02-20", by="Office"), "provisional on 2017-02-20: the decision is final already"),
        (lambda d: d.finalise("2017-02-20", by="Dean"), "it is final already"),
        (lambda d: appeal_of(d, "2017-02-14"), "it is before 2017-02-15"),
        (lambda d: d.resolve("rejected", on="2017-03-01", by="Board", because="x"), "no appeal is pending"),
        (lambda d: appeal_of(appeal_of(d)), 'an appeal is pending already"; use the outcome of the appeal before it'),
        (lambda d: appeal_of(d).finalise("2017-03-02", by="Dean"), "an appeal is pending"),
        (lambda d: d.revise(d.decision, by="Office"), "a first version"),
        (lambda d: d.revise(second_version(second_version(d.decision)), by="Office"), "version 3 of other papers"),
        (lambda d: d.finalise("2017-03-06", by="Dean", decision=second_version(d.decision)), "version 2 after version 1"),
        (
            lambda d: appeal_of(d).resolve("rejected", on="2017-03-06", by="B", because="x", decision=second_version(d.decision)),
            "rejected on 2017-03-06: version 2 after version 1",
        ),
        (lambda d: appeal_of(d).resolve("won", on="2017-03-06", by="B", because="x"), 'outcome cannot be "won"'),  # type: ignore[arg-type]
        (lambda d: attrs.evolve(d, versions=()), "one version or more"),
        (lambda d: attrs.evolve(d, versions=(d.decision, d.decision)), "each after the other"),
        (lambda d: attrs.evolve(d, versions=(d.decision, second_version(d.decision))), "an event for each version"),
        (lambda d: Event("lost", "2017-01-01"), 'kind cannot be "lost"'),  # type: ignore[arg-type]
    ],
)
def test_a_contradiction_is_an_error_that_says_what_to_do(final: Dossier, act: Callable[[Dossier], object], words: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        act(final)
    assert words in str(caught.value)


def test_an_appeal_needs_a_decision_or_a_due_day_that_passed() -> None:
    with pytest.raises(ArgumentError, match="nothing was decided"):
        appeal_of(Dossier(decide_statuses()))
    silent = appeal_of(Dossier(decide_statuses(), due="2017-02-28"))
    assert silent.status == "under appeal"
    assert silent.resolve("settled", on="2017-03-09", by="Board", because="decided within a week").status == "draft"
