"""What the rooms of papers and decisions remember between calls is bounded: more cases of the same kind add nothing to it."""

import gc
import importlib
import pickle
import pkgutil
import weakref
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import cohort
from bologna_credits.core import findings, provenance
from bologna_credits.recognition import codec


def _modules() -> Iterator[ModuleType]:
    for room in ("core", "papers", "recognition"):
        package = importlib.import_module(f"bologna_credits.{room}")
        for found in pkgutil.iter_modules(package.__path__):
            yield importlib.import_module(f"bologna_credits.{room}.{found.name}")
    yield importlib.import_module("bologna_credits.cohort")
    yield importlib.import_module("bologna_credits.ehea")


def _memories() -> dict[str, int]:
    """Return the sizes of everything that a module keeps: remembered answers, and tables that can grow."""
    sizes: dict[str, int] = {}
    for module in _modules():
        for name, value in vars(module).items():
            here: Any = value
            if getattr(here, "__module__", module.__name__) != module.__name__:
                continue
            if hasattr(here, "cache_info"):
                sizes[f"{module.__name__}.{name}()"] = here.cache_info().currsize
            elif isinstance(here, dict | list | set):
                sizes[f"{module.__name__}.{name}"] = sum(
                    len(one) if isinstance(one, dict | list | set) else 1
                    for one in (here.values() if isinstance(here, dict) else here)
                )
    return sizes


def _case(number: int) -> tuple[bc.Transcript, bc.LearningAgreement, bc.HomeRules]:
    """A case that shares neither names, nor amounts, nor sources with another."""
    scale, credits = bc.grading_scale("NO-AF"), bc.Credits(f"{number + 1}/3", "ECTS")
    source = provenance.Source(f"s{number}", f"Rules {number}", "https://example.org", "secondary")
    lines = [
        bc.CourseResult(f"A{number}", f"Algebra {number}", credits, scale.grade(label), label, parts=parts)
        for label in "BF"
        for parts in ([bc.CourseResult(f"P{number}", "part", credits)],)
    ]
    agreement = bc.LearningAgreement([bc.Component(f"A{number}", "Algebra", credits)], [bc.Component(f"H{number}", "at home")])
    rules = bc.HomeRules("KZ-RK", scale="KZ-2011", source=source, circumstances=bc.Circumstances("first", activity="theory"))
    return bc.Transcript(bc.Institution(f"Host {number}", "NO"), lines), agreement, rules


def _use(numbers: range) -> None:
    for outcome in cohort.recognise_many(map(_case, numbers)):
        decision = outcome.decision
        assert decision is not None
        assert bc.verify(decision).holds
        assert bc.Recognition.from_dict(decision.to_dict()) == decision
        assert pickle.loads(pickle.dumps(outcome)) == outcome
        assert str(decision)
        assert decision._repr_html_()


@pytest.mark.sweep
def test_further_cases_add_nothing_to_what_modules_remember() -> None:
    _use(range(20))
    before = _memories()
    assert len(before) > 30
    _use(range(20, 60))
    grown = {name: (before[name], size) for name, size in _memories().items() if size > before.get(name, 0)}
    bounded = {name for name in grown if name.endswith("()") and _bound(name) is not None}
    assert grown.keys() - bounded == set()


def _bound(name: str) -> int | None:
    module, _, function = name.removesuffix("()").rpartition(".")
    bound: int | None = getattr(importlib.import_module(module), function).cache_info().maxsize
    return bound


@pytest.mark.sweep
def test_a_scale_that_was_stored_and_dropped_is_collected() -> None:
    own = attrs.evolve(bc.grading_scale("NO-AF"), code="XX-OWN")
    paper = bc.Transcript(bc.Institution("Oslo"), [bc.CourseResult("A", "Algebra", grade=own.grade("B"))])
    agreement = bc.LearningAgreement([bc.Component("A", "Algebra")], [])
    stored = bc.recognise(paper, agreement, bc.HomeRules("ECTS", grades="carry")).to_dict()
    assert [scale["code"] for scale in stored["scales"].values()] == ["XX-OWN"]
    assert any(scale.code == "XX-OWN" for scale in codec._plain_scales)
    kept = weakref.ref(own)
    del own, paper
    gc.collect()
    assert kept() is None
    assert not any(scale.code == "XX-OWN" for scale in codec._plain_scales)


@pytest.mark.sweep
def test_a_decision_that_was_printed_and_dropped_is_collected() -> None:
    decision = bc.recognise(*_case(1))
    assert str(decision)
    finding, paper = weakref.ref(decision.findings[0] if decision.findings else decision.rows[0].findings[0]), decision.transcript
    kept = weakref.ref(paper)
    assert isinstance(finding(), findings.Finding)
    del decision, paper
    gc.collect()
    assert (kept(), finding()) == (None, None)
