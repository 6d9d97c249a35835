"""A whole cohort: one bad case does not stop the rest, and nothing is kept."""

import gc
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from bologna_credits import (
    ArgumentTypeError,
    Component,
    CourseResult,
    Credits,
    DocumentError,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Transcript,
    default_catalogue,
    grading_scale,
    interop,
    recognise,
    recognise_many,
)
from bologna_credits.cohort import CohortSummary, Outcome, summarise
from bologna_credits.core import MissingExtraError

_RULES = HomeRules(credits="ECTS", grades="without")


def _papers(number: int, label: str = "A") -> tuple[Transcript, LearningAgreement, HomeRules]:
    five = Credits(5, "ECTS")
    course = CourseResult(f"C{number}", "x", five, grading_scale("NO-AF").grade(label), label)
    return Transcript(Institution("Oslo"), (course,)), LearningAgreement([Component(f"C{number}", "x", five)], []), _RULES


def test_the_matches_of_an_agreement_count_in_a_cohort_as_in_a_single_decision() -> None:
    five = Credits(5, "ECTS")
    transcript, _, rules = _papers(1)
    studied, needed = [Component("C1", "x", five), Component("C2", "y", five)], [Component("H1", "h"), Component("H2", "i")]
    agreement = LearningAgreement(studied, needed, matches=[Match(["C1"], ["H1"]), Match(["C2"], ["H2"])])
    papers = (transcript, agreement, rules)
    alone = recognise(*papers)
    # C1 was passed, and C2 is missing: matched one by one, H1 is replaced; as a package, both would be open.
    assert [(row.code, row.verdict.value) for row in alone.home_rows] == [("H1", "holds"), ("H2", "open")]
    assert [outcome.decision for outcome in recognise_many([papers, ("key", papers), (*papers, agreement.matches)])] == [
        alone
    ] * 3


def test_one_bad_case_never_stops_the_rest(root: Path, tmp_path: Path) -> None:
    examples = root / "examples"
    case = interop.case.load(examples / "oslo-kostanay")
    given = [
        examples / "kostanay-oslo",
        str(tmp_path / "nowhere"),
        case,
        _papers(1),
        (*_papers(2, "F"), [Match(["C2"], [])]),
        (*_papers(3), [Match(["C9"], [])]),
        ("mine", _papers(4)),
        (7, case),
        None,
        (_papers(5)[0], 5, _RULES),
        (_papers(6)[0], attrs.evolve(_papers(6)[1], rules=_RULES)),
    ]
    outcomes = list(recognise_many(given, catalogue=default_catalogue()))
    assert [outcome.key for outcome in outcomes] == [
        str(examples / "kostanay-oslo"),
        str(tmp_path / "nowhere"),
        "Example 2",
        "4",
        "5",
        "6",
        "mine",
        "7",
        "9",
        "10",
        "11",
    ]
    assert outcomes[10].decision is not None
    errors = [type(outcome.error) for outcome in outcomes if outcome.error is not None]
    assert errors == [DocumentError, outcomes[5].error.__class__, ArgumentTypeError, ArgumentTypeError]
    assert all((outcome.decision is None) != (outcome.error is None) for outcome in outcomes)
    assert "a LoadedCase, a folder" in str(outcomes[8])
    assert str(outcomes[3]) == "4: 1 recognised (5 ECTS), 0 academic debt, 0 open points"
    assert outcomes[3] == Outcome("4", outcomes[3].decision)


def test_a_summary_counts_recognised_open_debt_and_errors(root: Path) -> None:
    given: list[object] = [_papers(1), _papers(2, "F"), root / "examples" / "oslo-kostanay", root / "nowhere"]
    summary = summarise(recognise_many(given))
    assert (summary.cases, summary.whole, summary.with_debt, len(summary.errors)) == (4, 1, 2, 1)
    assert (summary.with_open, summary.with_difference) == (1, 1)
    assert summary.recognised + summary.open + summary.debt == 2 + len(
        interop.case.load(root / "examples" / "oslo-kostanay").recognise().rows
    )
    assert "DocumentError" in str(summary)
    assert "with an error" in summary._repr_html_()
    assert "Errors" not in str(CohortSummary())
    assert CohortSummary()._repr_html_().count("<table") == 1
    assert "none" in str(CohortSummary())
    assert summary._repr_html_().count("<table") == 2


def test_cases_come_one_at_a_time_from_a_generator() -> None:
    asked = []

    def cases() -> Iterator[object]:
        for number in range(3):
            asked.append(number)
            yield _papers(number)

    outcomes = recognise_many(cases())
    assert asked == []
    assert next(outcomes).decision is not None
    assert asked == [0]


@pytest.mark.sweep
def test_memory_stays_flat_over_a_cohort() -> None:
    def cases(count: int) -> Iterator[object]:
        return (_papers(number % 7) for number in range(count))

    summarise(recognise_many(cases(50)))
    tracemalloc.start()
    try:
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        summarise(recognise_many(cases(1000)))
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 100_000  # a decision takes some 10,000 bytes; a thousand of them were let go


def test_a_bar_is_shown_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    stand_in = ModuleType("tqdm")

    def bar(cases: object, **more: object) -> object:
        seen.append(more)
        return cases

    stand_in.tqdm = bar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tqdm", stand_in)
    assert summarise(recognise_many([_papers(1)], progress=True, total=1)).cases == 1
    assert seen == [{"total": 1, "unit": "case"}]


def test_the_bar_of_the_package_itself_counts_the_cases(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert summarise(recognise_many([_papers(1), _papers(2)], progress=True)).cases == 2
    assert "2/2" in capsys.readouterr().err


def test_a_bar_without_its_extra_is_told_at_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(MissingExtraError, match=r"bologna_credits\[progress\]"):
        recognise_many([], progress=True)


def test_a_missing_reader_stops_the_cohort(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match="lxml"):
        list(recognise_many([root / "examples" / "oslo-kostanay"]))


def test_an_unforeseen_fault_of_one_case_is_its_outcome_and_the_rest_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "examples" / "oslo-kostanay"

    def boom(case: object, catalogue: object) -> object:
        raise KeyError("unforeseen")

    monkeypatch.setattr("bologna_credits.cohort._decide", boom)
    outcomes = list(recognise_many([folder, folder]))
    assert [type(outcome.error) for outcome in outcomes] == [KeyError, KeyError]
    assert outcomes[0].error is not None
    assert outcomes[0].error.__traceback__ is not None


def test_one_folder_in_place_of_several_cases_is_refused_and_not_read_letter_by_letter() -> None:
    with pytest.raises(ArgumentTypeError, match="cases must be a list"):
        recognise_many("examples/kostanay-oslo")
