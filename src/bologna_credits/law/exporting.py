"""A whole catalogue as plain data for JSON, and back: so that software in other languages can use the law.

The files stand in the document in the form of the definition files (:mod:`bologna_credits.law.json_form`), each with its origin.
What is read back gives the same answers, without a look at the bundled files.
"""

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, cast, get_args

import bologna_credits.law.definition_files  # noqa: F401  # there the types of the fields of a definition are told
from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.findings import Report
from bologna_credits.core.json_schemas import DIALECT, DIGEST, TEXT, Schema, array_schema, object_schema
from bologna_credits.core.provenance import Source
from bologna_credits.core.structuring import Fault, check_format, class_reader, collect, lines_of, misspelt, shown
from bologna_credits.core.toml_form import structure_sources
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.compiled import sha256
from bologna_credits.law.definition import Definition
from bologna_credits.law.definition_checks import check_data
from bologna_credits.law.held_files import HeldFolder, by_distribution
from bologna_credits.law.json_form import JSON_FORM, LEAVES, SOURCE_FORM, plain, plain_fields
from bologna_credits.law.plugins import Installed
from bologna_credits.law.scheme_checks import check_schemes
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.law.shelves import Layer
from bologna_credits.version import VERSION

FORMAT = 1
_KIND = "catalogue"
_NAME = "catalogue"
_KEYS = ("format", "kind", "written_by", "definitions", "schemes", "digest")
_LAYER = "layer"
_Part = Literal["definitions", "schemes"]
_PARTS: dict[_Part, tuple[type, Callable[[Any], Report], tuple[str, ...]]] = {
    "definitions": (Definition, check_data, ("countries", "frameworks", "practices")),
    "schemes": (SchemeFile, check_schemes, ("schemes",)),
}
"""The parts of an export: the class of their files, their check, and the folders in which such files are."""
_Read = tuple[Layer, Definition | SchemeFile]


def digest_of_document(document: Mapping[str, Any]) -> str:
    """Return the digest of an export: the SHA-256 of the JSON of its other keys, sorted, without spaces, in UTF-8.

    >>> digest_of_document({"digest": "any", "b": 1, "a": None})[:15]
    'sha256:c0bf82ad'
    """
    rest = {key: value for key, value in document.items() if key != "digest"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + sha256(text.encode("utf-8", "surrogatepass"))


@checked
def export_catalogue(catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Return everything that a catalogue holds as plain data, ready for JSON.

    Numbers are exact and stand as text (``"3/2"``), days are ISO text. Files of plug-ins, and those that a caller gave, are part
    of it.

    Args:
        catalogue: another catalogue than the bundled one.

    >>> exported = export_catalogue()
    >>> kz = next(file for file in exported["definitions"] if file["origin"]["file"] == "countries/kz.toml")
    >>> kz["systems"][0]["ects"][0]["ratio"], kz["systems"][0]["ects"][0]["source"] in kz["sources"]
    (['3/2', '9/5'], True)
    """
    files = list((catalogue or default_catalogue()).layers())
    document = {
        "format": FORMAT,
        "kind": _KIND,
        "written_by": VERSION,
        "definitions": [_plain_file(layer, file) for layer, file in files if isinstance(file, Definition)],
        "schemes": [_plain_file(layer, file) for layer, file in files if isinstance(file, SchemeFile)],
    }
    return {**document, "digest": digest_of_document(document)}


def _plain_file(layer: Layer, file: Definition | SchemeFile) -> dict[str, Any]:
    sources = {source.key: _plain_source(source) for source in file.sources}
    origin, rest = plain_fields(file.origin), plain_fields(file, ("origin", "sources"))
    # Each file states who brought it, even where this distribution did.
    origin = {"file": file.origin.file, "distribution": file.origin.distribution, **origin}
    return {_LAYER: layer, "origin": origin, "sources": sources, **rest}


def _plain_source(source: Source) -> dict[str, Any]:
    return plain_fields(source, ("key",))


@checked
def read_catalogue(data: Mapping[str, Any]) -> Catalogue:
    """Return the catalogue of an export. It gives the answers of the one that was exported, and opens no file.

    Args:
        data: plain data as :func:`export_catalogue` gives them, through JSON or not.

    Raises:
        DefinitionError: all faults at once, each with its path; or something was changed after the export.

    >>> from bologna_credits import convert_credits, Credits
    >>> then = read_catalogue(export_catalogue())
    >>> str(convert_credits(Credits(10, "SE-HP"), to="ECTS", catalogue=then).credits)
    '10 ECTS'
    """
    check_format(data, FORMAT, _NAME, JSON_FORM)
    found: list[tuple[str, str]] = []
    if data.get("kind") != _KIND:
        found.append(("kind", f'must be "{_KIND}", and is {shown(data.get("kind"), JSON_FORM)}'))
    if not isinstance(data.get("written_by"), str):
        found.append(("written_by", f"must be text, and is {shown(data.get('written_by'), JSON_FORM)}"))
    found += [("", f'unknown key "{key}"{misspelt(str(key), _KEYS)}') for key in data if key not in _KEYS]
    read = [one for part in _PARTS for one in _read_files(part, data.get(part), found)]
    if not found and data.get("digest") != digest_of_document(data):
        found.append(("digest", "differs: something was changed after the export"))
    if found:
        raise DefinitionError(_NAME, lines_of(found))
    own = HeldFolder(_of("own", read))
    plugins = functools.partial(Installed, by_distribution(_of("added", read)))
    return Catalogue(own, _of("given", read), plugins)


def _of(layer: Layer, read: Iterable[_Read]) -> tuple[Any, ...]:
    return tuple(file for at, file in read if at == layer)


def _read_files(part: _Part, given: object, found: list[tuple[str, str]]) -> list[_Read]:
    if not isinstance(given, list):
        found.append((part, "is missing" if given is None else f"must be a list of files, and is {shown(given, JSON_FORM)}"))
        return []
    read: list[_Read] = []
    for place, item in enumerate(given):
        at = f"{part}[{place}]"
        try:
            if not isinstance(item, dict):
                raise Fault(f"must be an object, and is {shown(item, JSON_FORM)}")
            read.append(_read_file(part, item, [file for layer, file in read if layer != "given"]))
        except DefinitionError as error:
            found += [("", f"{at}.{fault}") for fault in error.faults]
        except (Fault, BolognaError) as error:
            collect(found, error, at)
    return read


def _read_file(part: _Part, item: dict[str, Any], before: list[Definition | SchemeFile]) -> _Read:
    kind, check, folders = _PARTS[part]
    layer = item.get(_LAYER)
    if layer not in get_args(Layer):
        raise Fault(f"must be one of {', '.join(get_args(Layer))}, and is {shown(layer, JSON_FORM)}", f".{_LAYER}")
    sources = structure_sources(item.get("sources", {}), "", SOURCE_FORM)
    table = {**{key: value for key, value in item.items() if key != _LAYER}, "sources": list(sources)}
    file = class_reader(JSON_FORM, kind)(table, sources)
    faults = check(file).fails
    if faults:
        raise DefinitionError("", tuple(f"{fault.subject}: {fault.message}" for fault in faults))
    if layer != "given":  # it is found by its folder and its name, and another of these would never be found
        names = [f"{folder}/{file.country.lower()}.toml" for folder in folders]
        if file.origin.file.rpartition(": ")[2] not in names:
            raise Fault(f'must be one of {", ".join(names)}, and is "{file.origin.file}"', ".origin.file")
        if any((file.origin.file, file.origin.distribution) == (one.origin.file, one.origin.distribution) for one in before):
            raise Fault(f"{file.origin.file} is given twice", ".origin.file")
    return cast("Layer", layer), file


def source_schema() -> dict[str, Any]:
    """Return the JSON Schema of a source in an export, which stands under its key."""
    made = Schema(SOURCE_FORM, LEAVES, plain).whole(Source, {})
    del made["properties"]["key"]
    made["required"].remove("key")
    return made


def catalogue_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an export.

    >>> catalogue_schema()["title"]
    'bologna_credits: a catalogue, format 1'
    """
    made = Schema(JSON_FORM, LEAVES, plain)
    parts: dict[str, Any] = {}
    for part, (kind, _, _) in _PARTS.items():
        layer: dict[str, Any] = {"enum": list(get_args(Layer))}
        whole = made.whole(kind, {_LAYER: layer})
        whole["properties"]["sources"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Source"}}
        parts[part] = array_schema(whole)
    envelope: dict[str, Any] = {
        "format": {"const": FORMAT},
        "kind": {"const": _KIND},
        "written_by": TEXT,
        **parts,
        "digest": DIGEST,
    }
    return {
        "$schema": DIALECT,
        "title": f"bologna_credits: a catalogue, format {FORMAT}",
        **object_schema(envelope),
        "$defs": dict(sorted({**made.defs, "Source": source_schema()}.items())),
    }
