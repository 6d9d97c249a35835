"""SECURITY.md names the bounds that the code has."""

import importlib
import re
from pathlib import Path

import attrs
import pytest

import bologna_credits as bc

_DEFAULTS = attrs.asdict(bc.interop.Limits())


def _constant(module: str, name: str) -> int:
    """A bound of a module that no public name tells."""
    value = getattr(importlib.import_module(f"bologna_credits.{module}"), name)
    assert isinstance(value, int)
    return value


@pytest.fixture(scope="module")
def table(root: Path) -> dict[str, tuple[str, str]]:
    text = (root / "SECURITY.md").read_text("utf-8").partition("## What hostile input may cost")[2].partition("\n- ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return {what: (most, by) for what, most, by in rows[2:]}


BOUNDS = {
    "a document:": ("core.opener", "MOST_BYTES", 1024 * 1024),
    "a case file,": ("core.opener", "MOST_TEXT", 1024 * 1024),
    "layers of packing": ("interop._packing", "_MOST_LAYERS", 1),
    "filled cells in a row": ("interop.sheets.csv_files", "MOST_COLUMNS", 1),
    "parts of a workbook": ("interop.sheets.workbook_scan", "_MOST_PARTS", 1),
    "lines of a transcript": ("papers.transcripts", "_DEEPEST", 1),
    "levels of TOML": ("core.toml_form", "_DEEPEST", 1),
    "levels of stored JSON": ("recognition.codec", "_DEEPEST", 1),
    "digits of a number": ("core.exact", "MOST_DIGITS", 1),
    "versions of one decision": ("recognition.settlements", "MOST_VERSIONS", 1),
    "a name that is compared": ("core.misspellings", "_LONGEST_NAME", 1),
}
FIELDS = {
    "a document:": "bytes",
    "levels of XML": "depth",
    "elements of XML": "elements",
    "courses": "courses",
    "identifiers of": "identifiers",
    "characters of one": "text",
}


def _number(cell: str) -> int:
    return int(re.match(r"[\d,]+", cell)[0].replace(",", ""))  # type: ignore[index]


@pytest.mark.parametrize("row", BOUNDS)
def test_a_bound_is_the_one_of_the_code(row: str, table: dict[str, tuple[str, str]]) -> None:
    (most,) = (cells[0] for what, cells in table.items() if what.startswith(row))
    module, name, unit = BOUNDS[row]
    assert _number(most) * unit == _constant(module, name)


@pytest.mark.parametrize("row", FIELDS)
def test_a_limit_that_can_be_raised_has_its_default_and_its_name(row: str, table: dict[str, tuple[str, str]]) -> None:
    (cells,) = (cells for what, cells in table.items() if what.startswith(row))
    unit = 1024 * 1024 if FIELDS[row] == "bytes" else 1
    assert _number(cells[0]) * unit == _DEFAULTS[FIELDS[row]]
    assert f"`Limits({FIELDS[row]}=…)`" in cells[1]


def test_every_row_is_compared_and_every_limit_is_told(table: dict[str, tuple[str, str]]) -> None:
    assert [what for what in table if not what.startswith((*BOUNDS, *FIELDS))] == []
    assert set(FIELDS.values()) == _DEFAULTS.keys()


def test_what_no_argument_raises_says_so(table: dict[str, tuple[str, str]]) -> None:
    fixed = {what for what, (_, by) in table.items() if by == "nothing"}
    assert fixed == {what for what in table if not what.startswith(tuple(FIELDS))}


def test_the_limits_of_a_service_are_limits_that_a_document_is_held_to(root: Path) -> None:
    example = (root / "SECURITY.md").read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    (made,) = re.findall(r"bc\.interop\.Limits\((.*)\)", example)
    limits = bc.interop.Limits(**{key: int(eval(value)) for key, value in re.findall(r"(\w+)=([\d_ *]+)", made)})
    line = "<learningOpportunitySpecification/>" * (limits.courses + 1)
    with pytest.raises(bc.DocumentError, match="courses"):
        bc.interop.elmo.read(
            f'<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report>{line}</report></elmo>'.encode(),
            limits=limits,
        )
