"""Deciding students one after the other: an error is a row, and the next student follows."""

import pytest

from bologna_credits import HomeRules
from bologna_credits.core import MissingExtraError
from bologna_credits.frames.cohort_deciding import Plan, Student, _begin, _decide_there, decide, decide_chunks
from bologna_credits.interop.tables.papers import Given, StudentRows
from bologna_credits.recognition.loaded import LoadedCase

_PLAN = Plan(
    tables={"courses": Given(names=("code", "grade", "scale", "host")), "matches": Given(names=("host", "home"))},
    home=HomeRules(credits="ECTS", grades="without"),
    want=("open", "totals"),
)
_GOOD: StudentRows = {"courses": [("A", "B", "NO-AF", "Oslo")]}


def test_an_error_of_the_papers_is_a_row_of_totals() -> None:
    found = decide(_PLAN.cohort(), {"courses": [("A", "G", "NO-AF", "Oslo")]}, ("open", "totals"))
    assert found["open"] == []
    (row,) = found["totals"]
    assert (row[0], row[-3]) == ("ERROR", "papers")
    assert row[-2].startswith('course 1 (A), column "grade": NO-AF has no grade "G"')
    assert decide(_PLAN.cohort(), {"courses": [("A", "G", "NO-AF", "Oslo")]}, ("open",)) == {"open": []}


def test_more_than_twenty_faults_are_counted() -> None:
    rows: StudentRows = {"courses": [(f"A{n}", "G", "NO-AF", "Oslo") for n in range(25)]}
    found = decide(_PLAN.cohort(), rows, ("totals",))
    assert found["totals"][0][-2].endswith("; and 5 more")


def test_an_error_of_the_decision_has_its_code() -> None:
    found = decide(_PLAN.cohort(), {**_GOOD, "matches": [("Z", "M")]}, ("totals",))
    (row,) = found["totals"]
    assert (row[-3], "Z" in row[-2]) == ("argument", True)


def test_an_unforeseen_fault_is_a_row_and_an_incomplete_installation_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: LoadedCase, **__: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(LoadedCase, "recognise", fail)
    (row,) = decide(_PLAN.cohort(), _GOOD, ("totals",))["totals"]
    assert row[-3:-1] == ("unforeseen", "the program failed on this student in a way that it does not know (KeyError); report it")

    def lack(_: LoadedCase, **__: object) -> None:
        raise MissingExtraError("lxml", "xml")

    monkeypatch.setattr(LoadedCase, "recognise", lack)
    with pytest.raises(MissingExtraError):
        decide(_PLAN.cohort(), _GOOD, ("totals",))


def test_a_process_of_its_own_decides_as_this_one_does() -> None:
    students: list[Student] = [(key, _GOOD) for key in range(3)]
    (here,) = decide_chunks(_PLAN, _PLAN.cohort(), [students])
    _begin(_PLAN)
    assert _decide_there(students) == here
    assert [row[0] for row in here["totals"]] == [0, 1, 2]


def test_chunks_keep_their_order_in_several_processes() -> None:
    chunks: list[list[Student]] = [[(key, _GOOD)] for key in range(8)]
    found = list(decide_chunks(_PLAN, _PLAN.cohort(), iter(chunks), processes=2))
    assert [one["totals"][0][0] for one in found] == list(range(8))
