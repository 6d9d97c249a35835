"""The form of definition files and case files, with the leaves of the domain."""

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

from bologna_credits.core import structuring
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.provenance import Source
from bologna_credits.core.shapes import Known, Leaf
from bologna_credits.core.structuring import Fault
from bologna_credits.core.toml_form import NUMBER_FORM, TOML, read_number, read_toml, structure_sources
from bologna_credits.credits.systems import Ratio
from bologna_credits.law.reviews import take_reviews

T = TypeVar("T")


def _read_ratio(value: Any, known: Known) -> Ratio:
    if not isinstance(value, list):
        return Ratio.of(read_number(value, known))
    if len(value) != 2:
        raise Fault(f"must be one number or a list of two, low and high, and has {len(value)}")
    return Ratio(read_number(value[0], known), read_number(value[1], known))


FILE_FORM = attrs.evolve(TOML, leaves={**TOML.leaves, Ratio: Leaf(NUMBER_FORM, (int, str, float, list), _read_ratio)})


def structure(kind: type[T], table: object, file: str, sources: Mapping[str, Source]) -> T:
    """Return a table of a file as an instance of a frozen class.

    Args:
        kind: the class.
        table: plain data, as TOML gives them.
        file: the name of the file, for its faults.
        sources: the sources that ``source = "…"`` may name.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> structure(Ratio, [1, "3/2"], "xx.toml", {})
    Ratio(low=Fraction(1, 1), high=Fraction(3, 2))
    """
    return structuring.structure(FILE_FORM, kind, table, file=file, known=sources)


def read_bundled(kind: type[T], name: str) -> T:
    """Read a bundled file that belongs to no country: its tables as an instance of a frozen class.

    Args:
        kind: the class.
        name: the file's name in the folder of data, such as ``"ehea.toml"``.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> from bologna_credits.recognition.texts import RecognitionTexts
    >>> len(read_bundled(RecognitionTexts, "recognition.toml").rules)
    3
    """
    table = read_toml((BUNDLED / name).read_text("utf-8"), name)
    del table["format"]
    take_reviews(table, name)
    sources = structure_sources(table.pop("sources"), name)
    return structure(kind, table, name, sources)
