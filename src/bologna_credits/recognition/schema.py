"""Write the JSON Schemas of what ``to_dict`` gives, from the classes themselves: ``python tools/json_schema.py``.

They are shipped with the package; a test holds the files to the classes.
"""

import datetime
import enum
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from bologna_credits import Dossier, Grade, GradingScale, Recognition
from bologna_credits.interop.case import LoadedCase
from bologna_credits.recognition.codec import FORMAT
from bologna_credits.recognition.stored_types import MARKS, TAG, choice, stored_fields

FOLDER = Path(__file__).resolve().parent.parent / "src" / "bologna_credits" / "data" / "json"
KINDS: dict[str, type] = {"decision": Recognition, "case": LoadedCase, "dossier": Dossier}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LEAVES: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[0-9]*[1-9][0-9]*)?$"},
    datetime.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
_TEXT, _TEXT_OR_NULL = {"type": "string"}, {"type": ["string", "null"]}
_VERDICT = {"enum": ["holds", "fails", "open", "note"]}


def _object(properties: dict[str, Any], required: list[str] | None = None, **more: Any) -> dict[str, Any]:
    needed = list(properties) if required is None else required
    shape = {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
    return {**more, **shape}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


class Schema:
    """The definitions of one document, each class once."""

    def __init__(self) -> None:
        self.defs: dict[str, Any] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """The schema of what may stand in one place."""
        may = choice(kind)
        options = [self._leaf(leaf, marked=may.marked) for leaf in may.leaves]
        if may.marked and int in may.leaves and bool not in may.leaves:
            options.append(_LEAVES[bool])
        if may.items is not None and may.endless:
            options.append(_array(self.of(may.items[0])))
        elif may.items is not None:
            count = len(may.items)
            fixed = {"prefixItems": [self.of(item) for item in may.items], "items": False, "minItems": count, "maxItems": count}
            options.append({"type": "array", **fixed})
        options += [self._class(one, tagged=may.tagged) for one in may.classes]
        options += [{"type": "null"}] if may.nullable else []
        return options[0] if len(options) == 1 else {"anyOf": options}

    def _leaf(self, leaf: type, *, marked: bool) -> dict[str, Any]:
        if issubclass(leaf, enum.StrEnum):
            return {"enum": [member.value for member in leaf]}
        if marked and leaf in MARKS:
            return _object({MARKS[leaf]: _LEAVES[leaf]})
        return _LEAVES[leaf]

    def _class(self, kind: type, *, tagged: bool = False) -> dict[str, Any]:
        if kind is GradingScale:
            return {"type": "string", "description": "a key of scales"}
        name = f"Tagged{kind.__name__}" if tagged else kind.__name__
        if name not in self.defs:
            self.defs[name] = {}  # its own parts may name it
            self.defs[name] = self.whole(kind, {TAG: {"const": kind.__name__}} if tagged else {})
        return {"$ref": f"#/$defs/{name}"}

    def whole(self, kind: type, tag: dict[str, Any]) -> dict[str, Any]:
        """A class as an object."""
        if kind is Grade:
            return _object({"scale": {"type": "string", "description": "a key of scales"}, "label": _TEXT})
        fields = stored_fields(kind)
        properties = tag | {field.name: self.of(field.type) for field in fields}
        needed = [*tag, *(field.name for field in fields if field.default is attrs.NOTHING)]
        return _object(properties, needed, description=(kind.__doc__ or "").partition("\n")[0])


def _readable() -> dict[str, Any]:
    """The keys of a decision that are for people and for software that only shows it; they are not read back."""
    source = {"anyOf": [_object(dict.fromkeys(("key", "title", "url", "seen"), _TEXT)), {"type": "null"}]}
    finding = _object(
        {
            "code": _TEXT,
            "verdict": _VERDICT,
            "subject": _TEXT,
            "message": _TEXT,
            "facts": {"type": "object", "additionalProperties": _TEXT},
            "because": _TEXT,
            "source": source,
        }
    )
    texts, findings = _array(_TEXT), _array(finding)
    row = {"code": _TEXT, "title": _TEXT, "original_grade": _TEXT_OR_NULL, "original_credits": _TEXT_OR_NULL, "replaces": texts}
    row |= {"credits_beyond": _TEXT_OR_NULL}
    row |= {"recognised_credits": _TEXT_OR_NULL, "grade": _TEXT, "method": _TEXT, "verdict": _VERDICT, "reasons": findings}
    home = {"code": _TEXT, "title": _TEXT, "credits": _TEXT_OR_NULL, "replaced_by": texts, "grade": _TEXT, "verdict": _VERDICT}
    outside = {"code": _TEXT, "title": _TEXT, "original_grade": _TEXT, "original_credits": _TEXT_OR_NULL}
    settled = dict.fromkeys(("code", "subject", "verdict", "by", "on", "because"), _TEXT)
    return {
        "reference": _TEXT,
        "number": {"type": "integer", "minimum": 1},
        "on": _TEXT_OR_NULL,
        "made_with": _object({"version": _TEXT, "data": texts}),
        "host": _object({"name": _TEXT, "country": _TEXT_OR_NULL}),
        "home_rules": {"type": "object"},
        "rows": _array(_object(row)),
        "home": _array(_object(home | {"reasons": findings})),
        "outside": _array(_object(outside)),
        "totals": {"type": "object", "additionalProperties": _TEXT},
        "findings": findings,
        "settlements": _array(_object(settled | {"grade": _TEXT_OR_NULL, "credits": _TEXT_OR_NULL})),
    }


def schema(kind: str) -> dict[str, Any]:
    """The schema of a decision, a case or a dossier as ``to_dict`` gives it."""
    made = Schema()
    record = made.whole(KINDS[kind], {})
    scales = {"type": "object", "additionalProperties": made.whole(GradingScale, {}), "description": "each scale whole, once"}
    envelope = {"format": {"const": FORMAT}, "kind": {"const": kind}, "record": record, "scales": scales}
    readable = _readable() if kind == "decision" else {}
    return {
        "$schema": _DIALECT,
        "title": f"bologna_credits: a {kind}, format {FORMAT}",
        **_object(envelope | readable, ["format", "kind", "record"]),
        "$defs": dict(sorted(made.defs.items())),
    }


def text(kind: str) -> str:
    """The file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        (FOLDER / f"{kind}.schema.json").write_text(text(kind), "utf-8")
        print(f"{kind}.schema.json: {len(text(kind)):,} bytes")


if __name__ == "__main__":
    main()
