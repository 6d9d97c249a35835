"""The limits of documents from strangers: on bytes, on nesting, and on counts."""

from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.opener import MOST_BYTES
from bologna_credits.core.typed import typed

_MOST = 10**12
_DEEPEST = 255  # the parser itself gives up one level further down


def _positive(_: object, field: "attrs.Attribute[int]", value: int) -> None:
    most = _DEEPEST if field.name == "depth" else _MOST
    if not 1 <= value <= most:
        raise ArgumentError(
            field.name, str(value) if abs(value) <= _MOST else "this number", (f"a whole number from 1 to {most:,}",)
        )


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Limits:
    """The limits of a document. A document beyond one is refused while it is parsed, and the error names the limit.

    Args:
        bytes: the most bytes, packed or unpacked.
        depth: the most levels of nesting; at most 255.
        elements: the most elements of the document. Unless it is raised, a document of more than 10,000 elements may have one for
            each twelve bytes.
        courses: the most components.
        identifiers: the most identifiers of one institution or component.
        text: the most characters of one text, such as a title, or of one attribute. What is never read,
            such as an attached file, may be longer.

    Raises:
        ArgumentError: a limit below 1 or too large.
        ArgumentTypeError: a limit that is no whole number.

    >>> Limits(courses=10).courses, Limits().depth
    (10, 100)
    """

    bytes: int = attrs.field(default=MOST_BYTES, validator=_positive)
    depth: int = attrs.field(default=100, validator=_positive)
    elements: int = attrs.field(default=2_000_000, validator=_positive)
    courses: int = attrs.field(default=200_000, validator=_positive)
    identifiers: int = attrs.field(default=100_000, validator=_positive)
    text: int = attrs.field(default=100_000, validator=_positive)
