"""The conformance suite as plain data: its form, its digest, and all faults of a changed one."""

import copy
import importlib
import json
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.law import export_cases, export_catalogue, published_cases, read_cases
from bologna_credits.law.case_suite import cases_schema
from bologna_credits.law.exporting import digest_of_document

jsonschema: Any = importlib.import_module("jsonschema")  # its stubs are a package of their own


@pytest.fixture(scope="module")
def exported() -> Any:
    return json.loads(json.dumps(export_cases()))


@pytest.fixture
def data(exported: Any) -> Any:
    return copy.deepcopy(exported)


def _sealed(data: Any) -> Any:
    return {**data, "digest": digest_of_document(data)}


def _faults(data: Any) -> tuple[str, ...]:
    with pytest.raises(bc.DefinitionError) as caught:
        read_cases(data)
    return caught.value.faults


def test_an_export_is_read_back_as_the_cases_that_it_was_made_of(exported: Any) -> None:
    assert read_cases(exported) == published_cases()
    assert [case["id"] for case in exported["cases"]] == [case.id for case in published_cases()]


def test_an_export_names_version_licence_and_the_catalogue_for_which_it_is_true(exported: Any) -> None:
    assert (exported["format"], exported["kind"], exported["written_by"]) == (1, "cases", bc.__version__)
    assert exported["licence"] == "MIT"
    assert exported["catalogue"] == export_catalogue()["digest"]


def test_each_case_has_its_text_in_the_document_and_each_text_a_case(exported: Any) -> None:
    assert {case["source"] for case in exported["cases"]} == set(exported["sources"])
    assert exported["sources"]["kz.ineu"]["title"].startswith("The procedure of ESTC credit transfer")


def test_the_export_meets_its_schema_and_a_number_or_a_part_of_another_kind_does_not(exported: Any) -> None:
    kind = jsonschema.Draft202012Validator
    kind.check_schema(cases_schema())
    validator = kind(cases_schema(), format_checker=kind.FORMAT_CHECKER)
    validator.validate(exported)
    stay = next(case for case in exported["cases"] if case["kind"] == "stay")
    for change in ({"kind": "grant"}, {"expect": {"days": "105"}}, {"expect": {"value": "105"}}, {"id": "1"}):
        assert not validator.is_valid({**exported, "cases": [{**stay, **change}]}), change


def test_no_number_of_a_case_is_a_float(exported: Any) -> None:
    todo, seen = [exported], set()
    while todo:
        one = todo.pop()
        seen.add(type(one))
        todo += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []
    assert float not in seen


def test_a_changed_answer_is_noticed_and_a_new_digest_seals_it(data: Any) -> None:
    stay = next(case for case in data["cases"] if case["kind"] == "stay")
    stay["expect"]["days"] = 106
    assert _faults(data) == ("digest: differs: something was changed after the export",)
    assert any(case.id == stay["id"] and case.expect.days == 106 for case in read_cases(_sealed(data)))


def test_another_format_is_refused_at_once(data: Any) -> None:
    assert _faults({**data, "format": 2, "kind": "case"}) == ("format: this version reads format 1, not 2",)
    assert _faults({**data, "format": True})[0].endswith("not true")


def test_all_faults_of_a_document_are_told_at_once(data: Any) -> None:
    data["cases"] = data["cases"][:1]
    data["cases"][0]["source"] = "kz.nothing"
    data |= {"kind": "case", "schema": 1}
    assert _faults(data) == (
        'unknown key "schema"',
        'kind: must be "cases", and is the text "case"',
        'cases[0].source: no source "kz.nothing" in this document',
    )
    data["cases"][0]["kind"] = "case"
    assert _faults({**data, "kind": "cases", "sources": []})[1:] == (
        next(fault for fault in _faults(data) if fault.startswith("cases[0].kind")),
        "sources: must be an object of sources, and is a list",
    )
