"""The digests of a stored document: what somebody changed in it after it was written is noticed when it is read.

A digest is no signature. Who changes a document on purpose can compute it anew; "Versions of stored forms" in the docs says how
an office signs.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bologna_credits.core.errors import ArgumentTypeError
from bologna_credits.core.typed import checked

ENVELOPE = ("format", "kind", "written_by", "record", "scales")
"""The keys of a stored document without its digests and its readable half."""
_BEGINNING = "sha256:"
_PLAIN = "objects, lists, text, whole numbers, true, false and null, as json.loads gives them"


def digest_of(part: object) -> str:
    """Return the digest of plain data: the SHA-256 of their JSON, with sorted keys, without spaces, in UTF-8.

    Raises:
        ArgumentTypeError: something in them that JSON does not hold, such as a day or an exact number.

    >>> digest_of({"b": 1, "a": None})[:15]
    'sha256:c0bf82ad'
    """
    try:
        text = json.dumps(part, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except (RecursionError, TypeError, ValueError):
        raise ArgumentTypeError("data", "a value that JSON does not hold", _PLAIN) from None
    return _BEGINNING + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def with_digests(document: Mapping[str, Any], readable: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its readable half and the digests of both.

    Args:
        document: the envelope with ``record`` and ``scales``.
        readable: the readable half; empty where a document has none.
    """
    digests = {"record": digest_of(document)}
    if readable:
        digests["readable"] = digest_of(readable)
    return {**readable, **document, "digests": digests}


@checked
def seal(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored document with the digests that fit its record, after somebody changed it on purpose.

    The readable half is left out, because it no longer says what the record says; reading and writing the document makes it anew.

    Args:
        data: the document, as ``to_dict`` gave it and as it was changed.

    >>> from bologna_credits import interop
    >>> stored = interop.case.load("examples/kostanay-oslo").to_dict()
    >>> stored["record"]["reference"] = "R-2017-4"
    >>> interop.case.LoadedCase.from_dict(seal(stored)).reference
    'R-2017-4'
    """
    return with_digests({key: data[key] for key in ENVELOPE if key in data}, {})


def wrong_digests(data: Mapping[str, Any], readable: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the faults of the digests of a document: for each, its place and the words.

    A document may leave its readable half out as a whole.

    Args:
        data: the document.
        readable: the keys of its readable half.
    """
    stated = data.get("digests")
    if not isinstance(stated, dict):
        return [("digests", "is missing" if stated is None else "is an object with the digest of each half")]
    document = {key: value for key, value in data.items() if key != "digests" and key not in readable}
    shown = {key: value for key, value in data.items() if key in readable}
    found = []
    for half, said, part in (("record", "record", document), ("readable", "readable half", shown)):
        if part and not _fits(stated.get(half), part):
            found.append(
                (f"digests.{half}", f"differs: the {said} was changed after it was written; take a copy that was not changed")
            )
    found += [(f"digests.{key}", "is unknown") for key in stated if key not in ("record", "readable")]
    return found


def _fits(stated: object, part: object) -> bool:
    try:
        return stated == digest_of(part)
    except ArgumentTypeError:
        return False


def first_difference(given: object, derived: object, at: str = "") -> str | None:
    """Return the place of the first difference of two plain values, or None if they are the same.

    >>> first_difference({"a": [1, 2]}, {"a": [1, 3]})
    'a[1]'
    """
    if isinstance(given, Mapping) and isinstance(derived, Mapping):
        for key in dict.fromkeys((*derived, *given)):
            if key not in given or key not in derived:
                return f"{at}.{key}".removeprefix(".")
            found = first_difference(given[key], derived[key], f"{at}.{key}")
            if found is not None:
                return found
        return None
    if isinstance(given, list) and isinstance(derived, list):
        if len(given) != len(derived):
            return at.removeprefix(".")
        places = (
            first_difference(one, other, f"{at}[{place}]") for place, (one, other) in enumerate(zip(given, derived, strict=True))
        )
        return next((place for place in places if place is not None), None)
    return None if given == derived and type(given) is type(derived) else at.removeprefix(".")
