"""Every leaf of stored decisions, changed, dropped or doubled: ``python -m tests.fuzz.leaves``. Exit status 1 if one is not noticed.

A change is refused when the document is read, noticed by ``verify``, or in a part that ``verify`` names as not vouched for.
"""

import argparse
import copy
import datetime
import enum
import json
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

import bologna_credits as bc
from bologna_credits import BolognaError, interop, recognition
from bologna_credits.core.typed import _types_of, conforms
from bologna_credits.grades import GradingScale
from tests.fuzz.values import ROOT

EXAMPLES = ("kostanay-oslo", "oslo-kostanay", "kostanay-almaty")
HOW = ("changed", "dropped", "doubled")
INPUTS = ("transcript", "agreement", "home", "matches", "settlements", "on", "reference", "revision", "version")
"""The parts of a decision that come from outside; ``verify`` names them as not vouched for."""
OF_THE_DOSSIER = ("events", "file_complete", "due", "appeal_to", "appeal_until", "measures")
"""The parts of a dossier that people enter."""

Place = tuple[Any, ...]


def leaves(value: Any, at: Place = ()) -> Iterator[Place]:
    """Yield the place of everything in plain data."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*at, key)
            yield from leaves(item, (*at, key))


def changed(document: dict[str, Any], place: Place, how: str) -> dict[str, Any] | None:
    """Return a document in which one leaf is changed, dropped or doubled; None where that is not possible."""
    found = copy.deepcopy(document)
    parent: Any = found
    for key in place[:-1]:
        parent = parent[key]
    key, old = place[-1], parent[place[-1]]
    if how == "dropped":
        del parent[key]
    elif how == "doubled":
        if not isinstance(parent, list):
            return None
        parent.insert(key, copy.deepcopy(old))
    else:
        parent[key] = None if isinstance(old, dict | list) else another(old)
    return found


def another(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, enum.Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, str):
        return f"{value}1"
    return value + (datetime.timedelta(days=1) if isinstance(value, datetime.date) else 1)


def outcome(read: Any, original: Any, place: Place) -> str:
    """Return what becomes of a decision or dossier that was changed."""
    if read == original:
        return "the same"
    report = bc.verify(read)
    if report.fails or report.open or report.notes:
        return "noticed"
    return "not vouched for" if not_vouched_for(place) and report.holds[-1].named["unvouched"] != () else "UNNOTICED"


def not_vouched_for(place: Place) -> bool:
    """Return True if a place is in a part that comes from outside."""
    if place[0] == "versions" and len(place) > 2:
        place = place[2:]
    return place[0] in INPUTS or place[0] in OF_THE_DOSSIER


def stored(original: Any, *, every: int = 1) -> Iterator[tuple[Place, str, str]]:
    """Yield place, change and outcome for the leaves of a stored document, whose digests are made to fit each time."""
    sealed = recognition.seal(json.loads(json.dumps(original.to_dict())))
    found = [(place, how) for part in ("record", "scales") for place in leaves(sealed[part], (part,)) for how in HOW]
    for place, how in found[::every]:
        altered = changed(sealed, place, how)
        if altered is None or altered == sealed:
            continue
        try:
            read = type(original).from_dict(recognition.seal(altered))
        except BolognaError:
            yield place, how, "refused"
        else:
            yield place, how, outcome(read, original, place[1:])


def mutated(value: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield a value with one change anywhere in it, by ``attrs.evolve``; scales are law and stay as they are."""
    if isinstance(value, GradingScale):
        return
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.init:
                for place, item in mutated(getattr(value, field.name), (*at, field.name)):
                    yield place, _Evolved(value, field.alias, item)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield (*at, number), value[:number] + value[number + 1 :]
            yield (*at, number), (*value[:number], item, *value[number:])
            for place, one in mutated(item, (*at, number)):
                yield place, _Replaced(value, number, one)
    elif value is not None and not callable(value) and isinstance(value, str | int | Fraction | datetime.date | enum.Enum):
        yield at, another(value)


@attrs.frozen
class _Evolved:
    """A record with one field to be changed; it is built only where it is asked for."""

    record: Any
    name: str
    item: Any


@attrs.frozen
class _Replaced:
    """A tuple with one item to be replaced."""

    items: Any
    number: int
    item: Any


def _built(value: Any) -> Any:
    if isinstance(value, _Evolved):
        item = _built(value.item)
        if not conforms(item, _types_of(value.record.__class__).get(value.name, Any)):
            raise TypeError(value.name)  # what no caller's type checker lets pass, and typed records refuse
        return attrs.evolve(value.record, **{value.name: item})
    if isinstance(value, _Replaced):
        return (*value.items[: value.number], _built(value.item), *value.items[value.number + 1 :])
    return value


def evolved(original: Any, *, every: int = 1) -> Iterator[tuple[Place, str, str]]:
    """Yield place, change and outcome for changes of the values themselves."""
    for place, given in list(mutated(original))[::every]:
        try:
            value = _built(given)
        except (BolognaError, TypeError, ValueError, LookupError):
            yield place, "evolved", "refused"
        else:
            yield place, "evolved", outcome(value, original, place)


def documents() -> dict[str, Any]:
    """Return the decisions of the examples, and a dossier."""
    found: dict[str, Any] = {name: interop.case.load(ROOT / "examples" / name).recognise() for name in EXAMPLES}
    dossier = bc.Dossier(found["kostanay-oslo"], due="2017-03-01", appeal_to="Appeals board", appeal_until="2017-03-15")
    return found | {"dossier": dossier.provisional("2017-02-01", by="Office").finalise("2017-02-15", by="Dean")}


def main() -> int:
    """Change every leaf and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="every how many changes is tried")
    options = parser.parse_args()
    unnoticed = 0
    for name, original in documents().items():
        for sweep in (stored, evolved):
            counts: Counter[str] = Counter()
            for place, how, became in sweep(original, every=options.every):
                counts[became] += 1
                if became == "UNNOTICED":
                    unnoticed += 1
                    print(f"unnoticed: {name} {'.'.join(map(str, place))} {how}")
            said = ", ".join(f"{became} {count}" for became, count in sorted(counts.items()))
            print(f"{name:16} {sweep.__name__:8} {counts.total()} changes: {said}", flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
