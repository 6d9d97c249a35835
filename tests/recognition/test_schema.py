"""The published JSON Schemas are those of the classes, and the data of to_dict meet them."""

import copy
import importlib
import json
import runpy
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from bologna_credits import Dossier, interop
from bologna_credits.cli import main
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.json_schemas import Schema
from bologna_credits.core.shapes import fields_of
from bologna_credits.recognition import schema
from bologna_credits.recognition.schema import KINDS, Kind
from bologna_credits.recognition.stored_types import ENUMERATIONS, STORED, TAGS

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
    shipped = json.loads((BUNDLED / "json" / f"{kind}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(shipped)
    return jsonschema.Draft202012Validator(shipped, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_shipped_file_is_that_of_the_classes(kind: Kind) -> None:
    cure = f"run python -m bologna_credits.recognition.schema: {kind}.schema.json is not that of the classes"
    assert (BUNDLED / "json" / f"{kind}.schema.json").read_text("utf-8") == schema.schema_text(kind), cure


def test_the_module_writes_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bologna_credits.core.bundled.BUNDLED", tmp_path)
    monkeypatch.delitem(sys.modules, "bologna_credits.recognition.schema")
    runpy.run_module("bologna_credits.recognition.schema", run_name="__main__")
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "json").iterdir()} == {
        f"{kind}.schema.json": schema.schema_text(kind) for kind in get_args(Kind)
    }


@pytest.mark.sweep
@pytest.mark.parametrize("kind", KINDS)
def test_examples_meet_the_schema(kind: str, examples: dict[str, list[Any]]) -> None:
    for example in examples[kind]:
        _validator(kind).validate(json.loads(json.dumps(example.to_dict())))


@pytest.mark.sweep
@pytest.mark.parametrize("kind", KINDS)
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
    assert capsys.readouterr().out == schema.schema_text("decision")


def test_every_tagged_class_has_a_form() -> None:
    for kind in TAGS.keys() - ENUMERATIONS.keys():
        for field in fields_of(kind):
            Schema(STORED, schema._LEAVES).of(field.type)


def test_a_fact_that_the_schema_takes_can_be_a_list_within_a_list() -> None:
    fact = schema.schema("decision")["$defs"]["Fact"]["anyOf"]
    assert {"type": "array", "items": {"$ref": "#/$defs/Fact"}} in fact
    assert {"type": "null"} in fact
