"""The reading of texts of law: TOML of every kind of file, as frozen classes that are checked."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.findings import Report
from bologna_credits.core.structuring import check_format
from bologna_credits.core.toml_form import TOML, collect_sources, read_toml, without_faulty
from bologna_credits.law.compiled import sha256
from bologna_credits.law.file_form import structure
from bologna_credits.law.files import FORMAT, File, Origin
from bologna_credits.law.reviews import take_reviews

_OWN = {"origin", "file", "distribution", "version", "digest", "reviews"}  # the reader itself fills these in


def _as_it_is(_: dict[str, Any]) -> None:
    """Leave a table unchanged."""


def _nothing(_: Any) -> Report:
    """Find nothing."""
    return Report()


def read_law(
    kind: type[File],
    check: Callable[[File], Report],
    text: str,
    origin: Origin,
    *,
    prepare: Callable[[dict[str, Any]], None] = _as_it_is,
    alone: Callable[[File], Report] = _nothing,
) -> File:
    """Read one file as a frozen class, and check it for shape and for sense.

    Args:
        kind: the class.
        check: the check for sense.
        text: the TOML.
        origin: the origin of the text; the digest is filled in here.
        prepare: a last change of the table before it is read.
        alone: the checks of each part by itself, for the sound parts of a file in which others are out of shape: as many faults
            as possible are told at once, and none that only follows from another.

    Raises:
        DefinitionError: all faults at once, each with its path.
    """
    table = read_toml(text, origin.file)
    check_format(table, FORMAT, origin.file, TOML)
    del table["format"]
    faults = [f"{key}: is not written in a file" for key in sorted(_OWN & table.keys())]
    for key in _OWN & table.keys():
        del table[key]
    sources, wrong = collect_sources(table.get("sources", {}))
    faults += wrong
    if wrong and not sources:  # no table at all: each place that names a source would be at fault as well
        raise DefinitionError(origin.file, tuple(faults))
    digest = sha256(text.encode())[:12]
    try:
        reviews = [attrs.asdict(review) for review in take_reviews(table, origin.file)]
    except DefinitionError as error:
        reviews, faults = [], [*faults, *error.faults]
    table |= {"sources": list(sources), "reviews": reviews, "origin": attrs.asdict(attrs.evolve(origin, digest=digest))}
    prepare(table)
    try:
        read = structure(kind, table, origin.file, sources)
    except DefinitionError as error:
        faults += error.faults
        rest, _ = without_faulty(table, error.faults)
        with contextlib.suppress(DefinitionError):  # without a country, for instance, there is nothing to check
            faults += _told(alone(structure(kind, rest, origin.file, sources)))
        raise DefinitionError(origin.file, tuple(faults)) from None
    faults += _told((alone if faults else check)(read))
    if faults:
        raise DefinitionError(origin.file, tuple(faults))
    return read


def _told(report: Report) -> Iterator[str]:
    return (f"{fault.subject}: {fault.message}" for fault in report.fails)
