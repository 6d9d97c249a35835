"""The page "Try it" says what the library says; the browser is tried by ``nox -s browser``."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.core.languages import languages


@pytest.fixture(scope="module")
def page() -> ModuleType:
    place = Path(__file__).resolve().parents[2] / "docs" / "_static" / "try" / "try_page.py"
    spec = importlib.util.spec_from_file_location("try_page", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _asked(page: ModuleType, name: str, **fields: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.answer(name, json.dumps({"language": "en"} | fields)))
    return found


@pytest.mark.parametrize("language", languages())
def test_a_grade_and_an_amount_have_the_text_of_the_library(page: ModuleType, language: str) -> None:
    shown = _asked(page, "grade", mark="28", scale="IT-30", to="DE-TENTHS", way="formula", language=language)
    answer = bc.convert_grade(bc.grading_scale("IT-30").grade("28"), to="DE-TENTHS", by=bc.ModifiedBavarian())
    assert (shown["text"], shown["html"]) == (str(answer), answer.steps.html(language))
    shown = _asked(
        page, "credits", amount="3", system="KZ-RK", to="ECTS", cycle="first", activity="theory", on="", language=language
    )
    amount = bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory")
    assert (shown["text"], shown["html"]) == (str(amount), amount.steps.html(language))


def test_a_stay_has_the_text_of_the_command(page: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    from bologna_credits.cli import main

    main(["duration", "2023-01-01", "2023-04-15", "--scheme", "ERASMUS-2021", "--kind", "long-term"])
    shown = _asked(page, "stay", start="2023-01-01", end="2023-04-15", scheme="ERASMUS-2021", kind="long-term")
    assert capsys.readouterr().out == f"{shown['text']}\n"


def test_the_case_of_the_page_is_decided_and_printed_as_a_letter(page: ModuleType, root: Path) -> None:
    folder = root / "examples" / "kostanay-lodz"
    file, sheet = ((folder / name).read_text("utf-8") for name in ("case.toml", "transcript.csv"))
    shown = _asked(page, "case", file=file, sheet=sheet, language="kk", form="short")
    assert shown["text"] == bc.interop.case.load(folder).recognise().text()
    assert shown["letter"].startswith("<!DOCTYPE html>")
    assert '<html lang="kk">' in shown["letter"]


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("grade", {"mark": "31", "scale": "IT-30", "to": "DE-TENTHS", "way": "formula"}, "IT-30"),
        ("credits", {"amount": "x", "system": "KZ-RK", "to": "ECTS"}, "is not a number"),
        ("case", {"file": "format = 3", "sheet": ""}, "case.toml"),
    ],
)
def test_wrong_input_is_told_in_a_sentence(page: ModuleType, name: str, fields: dict[str, str], said: str) -> None:
    assert said in _asked(page, name, **fields)["error"]


@pytest.mark.parametrize("language", languages())
def test_every_scale_system_and_scheme_can_be_chosen(page: ModuleType, language: str) -> None:
    found = _asked(page, "choices", language=language)
    assert {code for code, _ in found["scales"]} == {scale.code for scale in bc.grading_scales()}
    assert {code for code, _ in found["systems"]} == {system.code for system in bc.credit_systems()}
    assert {code for code, _ in found["schemes"]} == {scheme.code for scheme in bc.mobility_schemes()}


def test_every_word_of_the_page_is_there_in_each_language(root: Path) -> None:
    script = (root / "docs" / "_static" / "try" / "page.mjs").read_text("utf-8")
    table = script[script.index("const WORDS") : script.index("};")]
    parts = re.split(r"\n  (\w\w): \{", table)[1:]
    keys = {parts[place]: set(re.findall(r"\b([a-z]+): \"", parts[place + 1])) for place in range(0, len(parts), 2)}
    assert set(keys) == set(languages())
    assert len({frozenset(found) for found in keys.values()}) == 1
    used = set(re.findall(r'data-word="(\w+)"', (root / "docs" / "try.md").read_text("utf-8")))
    assert used <= keys["en"]
