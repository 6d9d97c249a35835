"""Records and arguments of papers and recognition say no at once, with the name of the field or argument."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import papers, recognition
from bologna_credits.core import ArgumentTypeError
from tests.recognition.support import decide_statuses, ects, final_dossier, paper_of

_A = bc.CourseResult("A", "a", ects(5))
_C = bc.Component("A", "a")
_S = bc.Settlement("recognition.missing", "A", "fails", by="Dean", on="2017-02-01", because="not studied")
_HOME = bc.HomeRules("ECTS")
_TABLE = bc.GradingTable(bc.grading_scale("NO-AF"), {"A": 1, "B": 1, "C": 1, "D": 1, "E": 1})
Making = Callable[[Any], object]

FIELDS: list[tuple[str, Making, Any]] = [
    ("name", lambda v: bc.Institution(v), 3),
    ("grade", lambda v: bc.CourseResult("A", "a", None, v), "B"),
    ("credits", lambda v: bc.CourseResult("A", "a", v), 5),
    ("parts", lambda v: bc.CourseResult("A", "a", parts=v), ["A"]),
    ("beside", lambda v: bc.CourseResult("A", "a", beside=v), "B"),
    ("issuer", lambda v: bc.Transcript(v), "Oslo"),
    ("courses", lambda v: bc.Transcript(bc.Institution("Oslo"), v), [None]),
    ("circumstances", lambda v: bc.Component("A", "a", circumstances=v), {"cycle": "first"}),
    ("host", lambda v: bc.Match(v, ["H"]), None),
    ("home", lambda v: bc.Match(["A"], v), "H"),
    ("source", lambda v: papers.Provisions(source=v), "the agreement"),
    ("drop_studied", lambda v: bc.Change("2023-01-01", drop_studied=v), "A"),
    ("office", lambda v: papers.Signature("student", "2023-01-01", v), 3),
    ("studied", lambda v: bc.LearningAgreement(v, []), ["A"]),
    ("recognised", lambda v: bc.LearningAgreement([], v), None),
    ("circumstances", lambda v: bc.HomeRules("ECTS", circumstances=v), {"cycle": "first"}),
    ("by", lambda v: bc.HomeRules("ECTS", by=v), bc.ModifiedBavarian),
    ("by", lambda v: bc.HomeRules("ECTS", by=v), 3),
    ("ways", lambda v: papers.ByHost(v), {"PL-5": bc.ModifiedBavarian}),
    ("home", lambda v: papers.CourseTables(v, choose="median"), "NO-AF"),
    ("subject", lambda v: bc.Settlement("c", v, "fails", by="Dean", on="2017-02-01", because="x"), None),
    ("lapsed", lambda v: recognition.Revision(2, "R", "2017-02-01", "x", lapsed=v), [None]),
    ("versions", lambda v: bc.Dossier(v), None),
    ("events", lambda v: bc.Dossier(decide_statuses(), events=v), ["final"]),
    ("because", lambda v: recognition.Event("final", "2017-02-15", because=v), None),
    ("transcript", lambda v: bc.interop.case.LoadedCase(v, None, _HOME, [], None, ""), "Oslo"),
    ("source", lambda v: recognition.RecognitionText("c", v, recognition.recognition_text("recognition.agreed").basis), "x"),
]


@pytest.mark.parametrize(("name", "make", "value"), FIELDS)
def test_a_record_refuses_a_value_of_the_wrong_type_by_the_name_of_its_field(name: str, make: Making, value: Any) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        make(value)
    assert caught.value.argument == name
    assert str(caught.value).startswith(f"{name} must be ")


CALLS: list[tuple[str, Making, Any]] = [
    ("transcript", lambda v: bc.recognise(v, None, _HOME), "Oslo"),
    ("home", lambda v: bc.recognise(paper_of(_A), None, v), "ECTS"),
    ("matches", lambda v: bc.recognise(paper_of(_A), None, _HOME, matches=v), {"A": "P"}),
    ("matches", lambda v: bc.recognise(paper_of(_A), None, _HOME, matches=v), [("A", "P")]),
    ("settlements", lambda v: bc.recognise(paper_of(_A), None, _HOME, settlements=v), [None]),
    ("settlements", lambda v: bc.recognise(paper_of(_A), None, _HOME, settlements=iter(v)), [None]),
    ("settlements", lambda v: decide_statuses().settle_all(iter(v)), ["recognition.missing"]),
    ("decision", lambda v: bc.verify(v), {}),
    ("old", lambda v: bc.diff(v, decide_statuses()), None),
    ("agreement", lambda v: bc.foresee(v, _HOME, scale="NO-AF"), paper_of(_A)),
    ("agreement", lambda v: bc.check_agreement(v), None),
    ("key", lambda v: paper_of(_A).results(v), 3),
    ("course", lambda v: paper_of(_A).host_of(v), "A"),
    ("codes", lambda v: paper_of(_A).used("BSc", iter(v)), [3]),
    (
        "by",
        lambda v: final_dossier().appeal("2017-03-01", because="x").resolve("rejected", on="2017-03-02", by=v, because="x"),
        3,
    ),
    ("decision", lambda v: final_dossier().revise(v, by="Dean"), "R 1"),
    ("practice", lambda v: bc.HomeRules.by_practice(v), None),
    ("data", lambda v: recognition.seal(v), []),
    ("code", lambda v: recognition.recognition_text(v), []),
    ("outcomes", lambda v: bc.cohort.summarise(v), [None]),
    ("outcomes", lambda v: bc.cohort.summarise(iter(v)), [None]),
    ("cases", lambda v: bc.recognise_many(v), 3),
]


@pytest.mark.parametrize(("name", "call", "value"), CALLS)
def test_a_function_refuses_an_argument_of_the_wrong_type_by_its_name(name: str, call: Making, value: Any) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        call(value)
    assert caught.value.argument == name


def _each(*items: Any) -> Iterator[Any]:
    yield from items


def test_a_record_keeps_a_tuple_of_any_iterable_so_that_a_decision_of_it_can_be_stored() -> None:
    course = bc.CourseResult("P", "p", ects(5), parts=_each(_A), beside=_each(_TABLE.scale.grade("B")))
    paper = bc.Transcript(bc.Institution("Oslo"), _each(course))
    agreement = bc.LearningAgreement(
        _each(_C), _each(), _each(bc.Change("2023-01-01", add_studied=_each(bc.Component("P", "p"))))
    )
    case = bc.interop.case.LoadedCase(paper, agreement, _HOME, _each(), None, "R")
    decision = bc.recognise(paper, agreement, _HOME, matches=_each(), settlements=_each(_S))
    assert hash(decision) == hash(bc.Recognition.from_dict(decision.to_dict()))
    assert bc.interop.case.LoadedCase.from_dict(case.to_dict()) == case
    assert hash(recognition.Revision(2, "R", "2017-02-01", "x", lapsed=_each(_S)))
    assert hash(bc.Dossier(_each(decision), _each(recognition.Event("final", "2023-02-01"))))


@pytest.mark.parametrize("number", [0, -1, 10**5, 10**5000], ids=["0", "-1", "10^5", "10^5000"])
def test_the_number_of_a_version_is_bounded(number: int) -> None:
    for make in (
        lambda: recognition.Event("final", "2017-02-15", number),
        lambda: recognition.Revision(number, "R", "2017-02-15", "x"),
    ):
        with pytest.raises((bc.ArgumentError, bc.ArgumentTypeError), match=r"number (cannot be|must be a whole number)"):
            make()


def _nested(depth: int) -> bc.CourseResult:
    course = bc.CourseResult("C", "c", ects(5))
    for number in range(depth - 1):
        course = bc.CourseResult(f"C{number}", "c", parts=[course])
    return course


def test_lines_are_nested_at_most_100_deep_and_what_is_not_refused_is_decided_shown_and_stored() -> None:
    with pytest.raises(bc.ArgumentError, match="nested more than 100 deep"):
        _nested(101)
    paper = paper_of(_nested(100))
    decision = bc.recognise(paper, None, _HOME)
    assert str(decision)
    assert str(paper)
    assert repr(paper.courses)
    assert hash(decision)
    assert bc.Recognition.from_dict(decision.to_dict()) == decision
    assert [f.code for f in bc.verify(decision)] == ["verify.same"]
    dossier = bc.Dossier(decision)
    assert bc.Dossier.from_dict(dossier.to_dict()) == dossier
