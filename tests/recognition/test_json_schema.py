"""The published JSON Schemas are those of the classes, and what to_dict gives meets them."""

import copy
import importlib
import json
from pathlib import Path
from typing import Any

import json_schema
import pytest

from bologna_credits import Dossier, interop
from bologna_credits.cli import main
from bologna_credits.recognition.stored_types import METHODS, stored_fields

jsonschema: Any = importlib.import_module("jsonschema")  # its stubs are a package of their own


@pytest.fixture(scope="module")
def examples(root: Path) -> dict[str, list[Any]]:
    cases = [interop.case.load(root / "examples" / name) for name in ("oslo-kostanay", "kostanay-oslo")]
    decisions = [case.recognise() for case in cases]
    (point, *_) = decisions[0].open
    decisions.append(decisions[0].settle(point.code, point.subject, "fails", by="Board", on="2017-02-01", because="so"))
    decisions.append(decisions[2].revise(transcript=cases[1].transcript, because="mixed up", on="2017-03-01"))
    dossiers = [Dossier(decision).finalise("2017-03-01", by="Dean") for decision in decisions]
    return {"case": cases, "decision": decisions, "dossier": dossiers}


def _validator(kind: str) -> Any:
    schema = json.loads((json_schema.FOLDER / f"{kind}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("kind", json_schema.KINDS)
def test_the_committed_file_is_what_the_tool_writes(kind: str) -> None:
    told = f"run python tools/json_schema.py: {kind}.schema.json is not that of the classes"
    assert (json_schema.FOLDER / f"{kind}.schema.json").read_text("utf-8") == json_schema.text(kind), told


@pytest.mark.parametrize("kind", json_schema.KINDS)
def test_examples_meet_the_schema(kind: str, examples: dict[str, list[Any]]) -> None:
    for example in examples[kind]:
        _validator(kind).validate(json.loads(json.dumps(example.to_dict())))


@pytest.mark.parametrize("kind", json_schema.KINDS)
def test_what_from_dict_refuses_the_schema_refuses(kind: str, examples: dict[str, list[Any]]) -> None:
    data = json.loads(json.dumps(examples[kind][0].to_dict()))
    changes: list[dict[str, object]] = [{"format": 2}, {"kind": "x"}, {"record": {}}, {"strange": 1}, {"scales": []}]
    for change in changes:
        assert not _validator(kind).is_valid(data | change), change
    if kind == "case":
        for path, wrong in (
            (("courses", 0, "credits", "amount"), 7.5),
            (("courses", 0, "day"), "in May"),
            (("issuer", "x"), "y"),
        ):
            broken = copy.deepcopy(data)
            place = broken["record"]["transcript"]
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = wrong
            assert not _validator(kind).is_valid(broken), path


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "decision"]) == 0
    assert capsys.readouterr().out == json_schema.text("decision")


def test_every_method_has_a_form() -> None:
    for method in METHODS:
        for field in stored_fields(method):
            json_schema.Schema().of(field.type)
