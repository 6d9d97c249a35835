"""The library passes its own suite, and the check tells each case with another answer."""

import copy
import json
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.law import export_cases, published_cases
from bologna_credits.law.case_kinds import KINDS
from bologna_credits.law.exporting import digest_of_document
from bologna_credits.testing import check_cases
from bologna_credits.testing.cases import _ASK


@pytest.fixture(scope="module")
def exported() -> Any:
    return json.loads(json.dumps(export_cases()))


def _with(exported: Any, kind: str, **changes: Any) -> Any:
    """The document of the first case of a kind, changed in what is given or expected."""
    case = copy.deepcopy(next(case for case in exported["cases"] if case["kind"] == kind))
    for name, value in changes.items():
        case["given" if name in case["given"] else "expect"][name] = value
    data = {**exported, "cases": [case]}
    return {**data, "digest": digest_of_document(data)}


def test_the_library_passes_its_own_suite_from_the_exported_document(exported: Any) -> None:
    report = check_cases(exported)
    assert report.fails == ()
    (passed,) = report.holds
    assert (passed.code, passed.named["cases"], passed.named["kinds"]) == ("kit.cases-passed", len(published_cases()), len(KINDS))


def test_every_kind_of_case_is_asked() -> None:
    assert set(_ASK) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("stay", {"days": 104}, "the text gives days 104, this library days 105"),
        ("grant", {"value": "1"}, "the text gives value 1, this library value 25"),
        ("promotion", {"verdict": "fails"}, "the text gives verdict fails, this library verdict holds"),
        ("formula", {"value": "9/4"}, "the text gives value 9/4, this library value 5/2"),
        ("distribution", {"counts": {"10": "1", "9": "1"}}, "shares {'10': '50', '9': '50'}"),
        ("recognition", {"grade": "F"}, "this library verdict fails"),
        ("stay", {"scheme": "ERASMUS-1987"}, "ERASMUS-1987"),
        ("average", {"practice": "KZ/KSU", "scale": "KZ-2011"}, "no rule decides if fails count"),
        ("final-mark", {"term": ["0", "0"]}, "the text gives value 81, this library none"),
    ],
)
def test_another_answer_is_told_with_both_values(exported: Any, kind: str, changes: dict[str, Any], message: str) -> None:
    (fault,) = check_cases(_with(exported, kind, **changes))
    assert (fault.code, fault.verdict) == ("kit.case", bc.Verdict.FAILS)
    assert message in fault.message
    assert fault.subject.startswith(f"{kind}-")


def test_a_catalogue_without_a_practice_fails_the_cases_that_need_it(exported: Any) -> None:
    empty = bc.Catalogue(bc.core.bundled.BUNDLED / "nowhere")
    (fault,) = check_cases(_with(exported, "rounding"), catalogue=empty)
    assert "DE/Koeln-ES1" in fault.message
