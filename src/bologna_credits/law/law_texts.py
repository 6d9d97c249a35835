"""The reading of texts of law: TOML of every kind of file, as frozen classes that are checked."""

from collections.abc import Callable
from typing import Any

import attrs

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.findings import Report
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.law.compiled import sha256
from bologna_credits.law.file_form import structure
from bologna_credits.law.files import FORMAT, File, Origin
from bologna_credits.law.reviews import take_reviews

_OWN = {"origin", "file", "distribution", "version", "digest", "reviews"}  # the reader itself fills these in


def _as_it_is(_: dict[str, Any]) -> None:
    """Leave a table unchanged."""


def read_law(
    kind: type[File],
    check: Callable[[File], Report],
    text: str,
    origin: Origin,
    *,
    prepare: Callable[[dict[str, Any]], None] = _as_it_is,
) -> File:
    """Read one file as a frozen class, and check it for shape and for sense.

    Args:
        kind: the class.
        check: the check for sense.
        text: the TOML.
        origin: the origin of the text; the digest is filled in here.
        prepare: a last change of the table before it is read.

    Raises:
        DefinitionError: all faults at once, each with its path.
    """
    table = read_toml(text, origin.file)
    found = table.pop("format", None)
    if type(found) is not int or found != FORMAT:
        was = f"not {found}" if found is not None else "and none is stated"
        raise DefinitionError(origin.file, (f"format: this version reads format {FORMAT}, {was}",))
    if own := sorted(_OWN & table.keys()):
        raise DefinitionError(origin.file, tuple(f"{key}: is not written in a file" for key in own))
    sources = structure_sources(table.get("sources", {}), origin.file)
    digest = sha256(text.encode())[:12]
    reviews = [attrs.asdict(review) for review in take_reviews(table, origin.file)]
    table |= {"sources": list(sources), "reviews": reviews, "origin": attrs.asdict(attrs.evolve(origin, digest=digest))}
    prepare(table)
    read = structure(kind, table, origin.file, sources)
    faults = check(read).fails
    if faults:
        raise DefinitionError(origin.file, tuple(f"{fault.subject}: {fault.message}" for fault in faults))
    return read
