"""The wild calls and the damaged documents with fixed seeds, a minute at most, and the proof that they notice a fault."""

import time
from collections import Counter
from itertools import count

import pytest

from bologna_credits.core import BolognaError
from tests.fuzz import calls, documents
from tests.fuzz.calls import Door, doors, run
from tests.fuzz.pairs import Laws, credits as credit_laws, grades as grade_laws

SOUND = (
    "core", "credits", "grades", "law", "conversion", "mobility", "papers", "recognition", "interop", "letters", "frames", "cohort", "ehea", "units", "testing",
)  # fmt: skip
"""The rooms: their doors answer every plausible value, or refuse it with an error of this package."""
_CALLS = 2500
_DOCUMENTS = 200


def test_no_wild_call_ends_in_a_foreign_exception() -> None:
    found = run(_CALLS, 12, rooms=SOUND)
    assert not found.foreign, str(found)
    assert found.answers > _CALLS // 10
    assert sum(found.refusals.values()) > _CALLS // 10


@pytest.mark.parametrize("room", [room for room in SOUND if room != "testing"])
def test_no_strange_value_ends_in_a_foreign_exception(room: str) -> None:
    found = run(400, 21, strange=True, rooms=[room])
    assert not found.foreign, str(found)
    assert found.answers


def test_no_damaged_document_ends_in_a_foreign_exception() -> None:
    found = documents.run(_DOCUMENTS, 12)
    assert not found.foreign, str(found)


def test_one_seed_makes_the_same_calls() -> None:
    one, other = (run(300, 5, rooms=["mobility"]) for _ in range(2))
    assert (one.calls, one.answers, one.refusals) == (other.calls, other.answers, other.refusals)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Door]:
    made: list[Door] = []
    monkeypatch.setattr(calls, "doors", lambda: tuple(made))
    return made


def test_a_door_that_raises_a_foreign_exception_is_noticed(chosen: list[Door]) -> None:
    def lost(number: int) -> None:
        raise KeyError(number)

    chosen.append(Door("lost", lost))
    assert [key.partition(" at ")[0] for key in run(3, 1).foreign] == ["lost KeyError"]


def test_a_value_that_cannot_be_shown_and_an_error_without_a_text_are_noticed(chosen: list[Door]) -> None:
    class Mute:
        def __repr__(self) -> str:
            raise ValueError("no words")

    class MuteError(BolognaError):
        def _words(self) -> str:
            raise AttributeError("no words")

    def refuse() -> None:
        raise MuteError

    chosen += [Door("mute", Mute), Door("refuse", refuse)]
    assert {key.partition(" at ")[0] for key in run(4, 1).foreign} == {"mute ValueError", "refuse error text AttributeError"}


def test_a_call_of_more_than_a_second_is_noticed(chosen: list[Door], monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count(0, 2)
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(seconds)))
    chosen.append(Door("slow", lambda: None))
    assert run(1, 1).slow == {"slow": 2.0}


def test_the_doors_are_public_and_each_room_has_some() -> None:
    rooms = Counter(door.room for door in doors())
    assert set(SOUND) <= set(rooms)
    assert not [door.name for door in doors() if door.name.startswith("_")]


def test_the_laws_notice_what_breaks_them() -> None:
    laws = Laws()
    laws.hold("one and one are two", "1 + 1", held=True)
    laws.hold("one and one are two", "1 + 2", held=False)
    assert (laws.cases.total(), laws.breaches) == (2, {"one and one are two": ["1 + 2"]})


def test_the_laws_hold_for_every_two_hundredth_pair_of_the_catalogue() -> None:
    laws = Laws()
    grade_laws(laws, every=211)
    credit_laws(laws, every=211)
    assert not laws.breaches, str(laws)
    assert laws.cases.total() > 500
