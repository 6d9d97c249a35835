"""The published worked cases as plain data for JSON, and back: a conformance suite for software in any language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.json_schemas import DIALECT, DIGEST, TEXT, Schema, array_schema, object_schema
from bologna_credits.core.listing import Listing
from bologna_credits.core.structuring import check_format, misspelt, shown
from bologna_credits.core.typed import checked
from bologna_credits.law.case_kinds import KINDS
from bologna_credits.law.cases import PublishedCase, published_cases, read_case_list, texts_of_cases
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.exporting import digest_of_document, export_catalogue, source_schema
from bologna_credits.law.json_form import JSON_FORM, LEAVES, plain, plain_fields
from bologna_credits.version import VERSION

FORMAT = 1
LICENCE = "MIT"
"""The licence of the project. The numbers themselves are facts that a source prints."""
_KIND = "cases"
_KEYS = ("format", "kind", "written_by", "licence", "catalogue", "sources", "cases", "digest")


@checked
def export_cases(catalogue: Catalogue | None = None) -> dict[str, Any]:
    """Return all published worked cases as plain data, ready for JSON, with the texts that print them.

    Args:
        catalogue: another catalogue than the bundled one.

    >>> document = export_cases()
    >>> case = next(case for case in document["cases"] if case["kind"] == "stay")
    >>> case["expect"], case["source"] in document["sources"]
    ({'days': 105}, True)
    """
    known = catalogue or default_catalogue()
    cases = published_cases(known)
    texts = texts_of_cases(known)
    document = {
        "format": FORMAT,
        "kind": _KIND,
        "written_by": VERSION,
        "licence": LICENCE,
        "catalogue": export_catalogue(known)["digest"],
        "sources": {case.source: plain_fields(texts[case.source], ("key",)) for case in cases},
        "cases": [_plain_case(case) for case in cases],
    }
    return {**document, "digest": digest_of_document(document)}


def _plain_case(case: PublishedCase) -> dict[str, Any]:
    parts = {"given": plain_fields(case.given), "expect": plain_fields(case.expect)}
    return {"id": case.id, "kind": case.kind, **parts, "source": case.source, "printed": case.printed}


@checked
def read_cases(data: Mapping[str, Any]) -> Listing[PublishedCase]:
    """Return the cases of an export.

    Args:
        data: plain data as :func:`export_cases` gives them, through JSON or not.

    Raises:
        DefinitionError: all faults at once, each with its path; or something was changed after the export.

    >>> len(read_cases(export_cases())) == len(published_cases())
    True
    """
    check_format(data, FORMAT, _KIND, JSON_FORM)
    faults = [f'unknown key "{key}"{misspelt(str(key), _KEYS)}' for key in data if key not in _KEYS]
    if data.get("kind") != _KIND:
        faults.append(f'kind: must be "{_KIND}", and is {shown(data.get("kind"), JSON_FORM)}')
    cases: tuple[PublishedCase, ...] = ()
    try:
        cases = read_case_list(JSON_FORM, data.get("cases"), _KIND)
    except DefinitionError as error:
        faults += error.faults
    faults += _without_source(cases, data.get("sources"))
    if not faults and data.get("digest") != digest_of_document(data):
        faults.append("digest: differs: something was changed after the export")
    if faults:
        raise DefinitionError(_KIND, tuple(faults))
    return Listing(cases)


def _without_source(cases: Iterable[PublishedCase], sources: object) -> Iterator[str]:
    if not isinstance(sources, dict):
        yield f"sources: must be an object of sources, and is {shown(sources, JSON_FORM)}"
        return
    for place, case in enumerate(cases):
        if case.source not in sources:
            yield f'cases[{place}].source: no source "{case.source}" in this document'


def cases_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an export of cases.

    >>> cases_schema()["title"]
    'bologna_credits: published cases, format 1'
    """
    made = Schema(JSON_FORM, LEAVES, plain)
    kinds = []
    for kind, (given, expect) in KINDS.items():
        parts = {"id": {**TEXT, "pattern": f"^{kind}-[0-9a-f]{{10}}$"}, "kind": {"const": kind}}
        parts |= {"given": made.of(given), "expect": made.of(expect)}
        kinds.append(
            object_schema({**parts, "source": {**TEXT, "description": "a key of sources"}, "printed": {"type": "boolean"}})
        )
    envelope: dict[str, Any] = {
        "format": {"const": FORMAT},
        "kind": {"const": _KIND},
        "written_by": TEXT,
        "licence": TEXT,
        "catalogue": {**DIGEST, "description": "the digest of the catalogue for which the cases are true"},
        "sources": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Source"}},
        "cases": array_schema({"oneOf": kinds}),
        "digest": DIGEST,
    }
    return {
        "$schema": DIALECT,
        "title": f"bologna_credits: published cases, format {FORMAT}",
        **object_schema(envelope),
        "$defs": dict(sorted({**made.defs, "Source": source_schema()}.items())),
    }
