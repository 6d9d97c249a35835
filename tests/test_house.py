"""The rules of the house that no linter knows: sizes, mirrors, keywords, literal codes, facts that are values, plain docstrings."""

import ast
import enum
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bologna_credits
from bologna_credits.core.wording.words import WORDS

PACKAGE = Path(bologna_credits.__file__).parent
TESTS = Path(__file__).parent
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
TOPICS = {"laws", "fuzz", "countries", "published", "oracle", "docs", "tools"}  # folders of tests that follow a topic, not a room
FACES = {name for name in MODULES if name.endswith("__init__.py")}
TABLES = {f"core/wording/{name}.py" for name in ("conversion", "files", "letters", "mobility", "papers", "words")}
UNTESTED = {"version.py", "__main__.py", "core/bundled.py", *TABLES}  # a constant each, or three lines
FACT_MAKERS = {"facts", "failing"}
_QUESTION = re.compile(r"(What|Whether|How|Which|That|Where|Why|Who)\b")


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def test_no_module_has_outgrown_its_noun() -> None:
    sizes = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in sizes.items() if lines > 400} == {}


def test_at_the_top_stand_the_rooms_and_a_few_doors() -> None:
    doors = {"__init__", "__main__", "cohort", "ehea", "units", "version"}
    assert {path.stem for path in PACKAGE.glob("*.py")} == doors
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == {
        "core",
        "credits",
        "grades",
        "law",
        "conversion",
        "mobility",
        "papers",
        "recognition",
        "frames",
        "interop",
        "letters",
        "testing",
        "plots",
        "cli",
    }


def test_every_module_has_the_test_file_of_its_name() -> None:
    wanted = {
        Path(name).with_name(f"test_{Path(name).stem.removeprefix('_')}.py") for name in MODULES if name not in FACES | UNTESTED
    }
    assert sorted(str(path) for path in wanted if not (TESTS / path).exists()) == []


def test_every_test_file_of_a_room_is_named_after_a_module() -> None:
    found = [path.relative_to(TESTS) for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in TOPICS]
    modules = {str(Path(name).with_name(Path(name).name.removeprefix("_"))) for name in MODULES}
    names = {str(path): str(path.with_name(path.name.removeprefix("test_"))) for path in found}
    assert sorted(path for path, module in names.items() if module not in modules | {"house.py", "wrong_input.py"}) == []


@pytest.mark.parametrize("name", MODULES)
def test_wide_records_are_built_by_keyword(name: str) -> None:
    wide = [
        f"{called} at line {call.lineno}: {len(call.args)} arguments by place"
        for called, call in _calls(TREES[name])
        if len(call.args) >= (6 if called.lstrip("_")[:1].isupper() else 8)
    ]
    assert wide == []


@pytest.mark.parametrize("name", MODULES)
def test_codes_of_findings_are_written_out(name: str) -> None:
    made = [
        f"line {call.lineno}"
        for called, call in _calls(TREES[name])
        if called in {"Finding", "failing"} and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert made == []


def _words(value: ast.expr) -> bool:
    """A fact that was turned into words: text put together, or the text of a value."""
    if isinstance(value, ast.JoinedStr | ast.BinOp):
        return isinstance(value, ast.JoinedStr) or any(isinstance(side, ast.JoinedStr) for side in (value.left, value.right))
    if isinstance(value, ast.IfExp):
        return _words(value.body) or _words(value.orelse)
    if isinstance(value, ast.BoolOp):
        return any(_words(part) for part in value.values)
    if isinstance(value, ast.Call):
        return (isinstance(value.func, ast.Name) and value.func.id in {"str", "show_exact"}) or (
            isinstance(value.func, ast.Attribute) and value.func.attr in {"join", "isoformat"}
        )
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value


@pytest.mark.parametrize("name", MODULES)
def test_facts_are_values_and_not_words(name: str) -> None:
    worded = [
        f"{keyword.arg} at line {keyword.value.lineno}"
        for called, call in _calls(TREES[name])
        if called in FACT_MAKERS
        for keyword in call.keywords
        if keyword.arg and _words(keyword.value)
    ]
    assert worded == []


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_begin_with_the_thing_or_the_deed(name: str) -> None:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    questions = [
        f"line {node.body[0].lineno}: {text.splitlines()[0]}"
        for node in ast.walk(TREES[name])
        if isinstance(node, kinds) and (text := ast.get_docstring(node)) and _QUESTION.match(text)
    ]
    assert questions == []


HEAVY = {
    "lxml",
    "openpyxl",
    "matplotlib",
    "numpy",
    "pint",
    "tqdm",
    "hypothesis",
    "difflib",
    "importlib",
    "importlib.metadata",
    "xml.etree",
    "decimal",
    "html",
    "pathlib",
    "textwrap",
}


@pytest.mark.parametrize("name", MODULES)
def test_a_function_imports_only_what_is_heavy_or_optional(name: str) -> None:
    inner = [node for function in ast.walk(TREES[name]) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)]
    names = [node.module or "" for node in inner if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in inner if isinstance(node, ast.Import) for alias in node.names]
    assert sorted({module for module in names if module not in HEAVY and module.split(".")[0] not in HEAVY}) == []


def test_the_words_of_messages_are_those_of_one_enumeration_each() -> None:
    for name in MODULES:
        if name not in FACES | {"__main__.py"} and not name.startswith("units"):
            importlib.import_module(f"bologna_credits.{name.removesuffix('.py').replace('/', '.')}")
    kinds: dict[str, list[type[enum.StrEnum]]] = {}
    for kind in enum.StrEnum.__subclasses__():
        if kind.__module__.startswith("bologna_credits."):
            kinds.setdefault(kind.__name__, []).append(kind)
    assert [name for name, found in kinds.items() if len(found) > 1] == []
    silent = {name: sorted(set(found[0]) - set(WORDS.get(name, ()))) for name, found in kinds.items()}
    assert {name: missing for name, missing in silent.items() if missing} == {}, "give each member its words"
    assert {
        name: sorted(set(words) - set(kinds[name][0])) for name, words in WORDS.items() if set(words) - set(kinds[name][0])
    } == {}
