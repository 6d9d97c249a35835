"""The commands about files: ``check``, ``template``, ``catalogue``, ``cases`` and ``schema``."""

import argparse
import os
from pathlib import Path
from typing import get_args

import attrs

from bologna_credits.cli.advice import in_language
from bologna_credits.cli.answers import answering, give, in_json, listed_findings, speaking
from bologna_credits.cli.cases import checked_case
from bologna_credits.cli.options import Commands, UsageError, add_command, in_quotes
from bologna_credits.cli.own_files import with_files
from bologna_credits.core.absent import absent
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.errors import DefinitionError, DocumentError
from bologna_credits.core.findings import Report
from bologna_credits.core.languages import words
from bologna_credits.core.messages import label
from bologna_credits.core.opener import read_text_file, shown_name
from bologna_credits.core.toml_form import read_toml
from bologna_credits.core.visible import visible
from bologna_credits.interop.case import CaseFile
from bologna_credits.law.case_suite import export_cases
from bologna_credits.law.definition import Definition
from bologna_credits.law.exporting import export_catalogue
from bologna_credits.recognition.schema import Kind
from bologna_credits.testing.files import check_file

_OF_A_CASE = {field.name for field in attrs.fields(CaseFile)} - {field.name for field in attrs.fields(Definition)}
"""The keys by which a case is told from a country file, whichever of them are missing."""


_DOCUMENTS = frozenset(
    (".csv", ".doc", ".docx", ".htm", ".html", ".json", ".ods", ".pdf", ".txt", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xml")
)
"""The endings of files that are papers of a case, or letters, and no file of TOML."""


def add_files(commands: Commands) -> None:
    """Add the commands ``catalogue``, ``cases``, ``schema``, ``template`` and ``check``."""
    catalogue = add_command(
        commands,
        "catalogue",
        help="print everything that is published here as JSON, for software in other languages",
        says="Numbers are exact and stand as text. The schema is that of the command schema catalogue.",
        examples=["catalogue --out law.json"],
    )
    answering(catalogue, json=False)
    catalogue.set_defaults(run=_catalogue)
    cases = add_command(
        commands,
        "cases",
        help="print published worked cases as JSON, to test software in other languages: input, expected answer, source",
        says="Numbers are exact and stand as text. The schema is that of the command schema cases.",
        examples=["cases --out cases.json"],
    )
    answering(cases, json=False)
    cases.set_defaults(run=_cases)
    schema = add_command(
        commands,
        "schema",
        help="print the JSON Schema of a stored decision, case or dossier, of the catalogue, or of the worked cases",
        examples=["schema decision"],
    )
    schema.add_argument("kind", choices=get_args(Kind), help="the kind of document")
    answering(schema, json=False)
    schema.set_defaults(run=_schema)
    template = add_command(
        commands,
        "template",
        help="print a commented file to begin with, of a country or of mobility schemes",
        examples=["template country --out xx.toml"],
    )
    template.add_argument("what", nargs="?", choices=("country", "scheme"), default="country", help="the kind of file")
    answering(template, json=False)
    template.set_defaults(run=_template)
    check = add_command(
        commands,
        "check",
        help="check a definition file, a file of schemes, or a case with its papers",
        says="All faults are told at once. A case is read with its transcript and recognised, as recognise would do it.",
        examples=["check my-case", "check my-case --language ru", "check my-country.toml --json"],
    )
    check.add_argument("file", type=Path, help="the file, or the folder of a case")
    with_files(check)
    speaking(check, "the language of the answer; what is not known in it stays English")
    answering(check)
    check.set_defaults(run=_check)


def _template(arguments: argparse.Namespace) -> int:
    name = "template.toml" if arguments.what == "country" else "template-scheme.toml"
    print(BUNDLED.joinpath(name).read_text("utf-8"), end="")
    return 0


def _catalogue(_: argparse.Namespace) -> int:
    print(in_json(export_catalogue()))
    return 0


def _cases(_: argparse.Namespace) -> int:
    print(in_json(export_cases()))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    file = BUNDLED.joinpath("json", f"{arguments.kind}.schema.json")
    print(file.read_text("utf-8"), end="")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    # Not Path.is_dir, which raises what a name that is too long or a folder without permission gives.
    if nothing := absent(arguments.file, "file or folder"):
        raise DocumentError(shown_name(arguments.file), nothing)
    path: Path = arguments.file / "case.toml" if os.path.isdir(arguments.file) else arguments.file  # noqa: PTH112
    if path.suffix.casefold() in _DOCUMENTS:
        beside = os.path.lexists(path.parent / "case.toml")
        cure = f"check {in_quotes(visible(str(path.parent)))}" if beside else "check takes the folder of a case or a file of TOML"
        raise UsageError(f"{shown_name(path)} is a document, which is checked with its case; {cure}")
    text = read_text_file(path)
    try:
        if path.name == "case.toml" or not _OF_A_CASE.isdisjoint(read_toml(text, path.name)):
            faults, notes = checked_case(path, text, arguments.catalogue)
            return _told(arguments, faults, notes if notes.findings else None)
        report = check_file(path, catalogue=arguments.catalogue)
    except DefinitionError as error:
        return _told(arguments, tuple(f"{error.file}: {fault}" for fault in error.faults))
    return _told(arguments, (), report)


def _told(arguments: argparse.Namespace, faults: tuple[str, ...], report: Report | None = None) -> int:
    """Give faults, then their number, and return the exit status."""
    found = report or Report()
    number = len(faults) + len(found.fails)
    language = arguments.language
    last = label("check.found" if number else "check.none", words(language), count=number)
    lines = [in_language(fault, language) for fault in faults]
    give(
        arguments,
        lambda: "\n".join([*lines, *([] if report is None else [f"{report.text(language)}\n"]), last]),
        lambda: {"faults": list(faults), "findings": listed_findings(found)},
    )
    return 1 if number else 0
