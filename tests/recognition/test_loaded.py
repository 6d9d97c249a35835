"""A case as values: its plain data, and the faults of them."""

import json
from pathlib import Path

import pytest

from bologna_credits import Component, DefinitionError, HomeRules, Institution, LearningAgreement, Match, Transcript, interop
from bologna_credits.recognition.loaded import LoadedCase


def test_the_class_is_found_where_cases_are_read() -> None:
    assert interop.case.LoadedCase is LoadedCase


@pytest.mark.parametrize("name", ["oslo-kostanay", "kostanay-oslo", "kostanay-almaty"])
def test_a_case_goes_through_json(root: Path, name: str) -> None:
    case = interop.case.load(root / "examples" / name)
    again = LoadedCase.from_dict(json.loads(json.dumps(case.to_dict())))
    assert again == case
    assert again.recognise() == case.recognise()


def test_all_faults_of_a_case_are_listed_at_once() -> None:
    with pytest.raises(DefinitionError) as caught:
        LoadedCase.from_dict({"format": 1, "kind": "case", "record": {"agreement": 1, "home": {}}})
    assert set(caught.value.faults) == {
        "record.transcript: is missing",
        "record.agreement: must be an object or null, and is 1",
        "record.home.credits: is missing",
        "record.matches: is missing",
        "record.on: is missing",
        "record.reference: is missing",
    }


def test_a_case_without_matches_of_its_own_keeps_those_of_its_agreement() -> None:
    pair = Match(["C1"], ["H1"])
    agreement = LearningAgreement([Component("C1", "x")], [Component("H1", "h")], matches=[pair])
    papers = (Transcript(Institution("Oslo")), agreement, HomeRules(credits="ECTS"))
    assert LoadedCase(*papers, matches=(), on=None, reference="").recognise().matches == (pair,)
