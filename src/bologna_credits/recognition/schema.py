"""The JSON Schemas (draft 2020-12) of the data that ``to_dict`` gives, made from the classes themselves.

They are shipped with the package under ``data/json``. After a class has changed, ``python -m bologna_credits.recognition.schema``
writes the files anew; a test compares them with the classes.
"""

import datetime
import json
from collections.abc import Callable, Hashable
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, cast, final

import attrs

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.shapes import choice, fields_of, is_words, words_of
from bologna_credits.core.typed import checked
from bologna_credits.grades.scales import GradingScale
from bologna_credits.recognition.codec import FORMAT
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.loaded import LoadedCase
from bologna_credits.recognition.stored_types import STORED

Kind = Literal["decision", "case", "dossier"]

KINDS: dict[Kind, type] = {"decision": Recognition, "case": LoadedCase, "dossier": Dossier}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LEAVES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[0-9]*[1-9][0-9]*)?$"},
    datetime.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    GradingScale: {"type": "string", "description": "a key of scales"},
}
_TEXT, _TEXT_OR_NULL = {"type": "string"}, {"type": ["string", "null"]}
_DIGEST = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_VERDICT = {"enum": ["holds", "fails", "open", "note"]}


def _object(properties: dict[str, Any], required: list[str] | None = None, **more: Any) -> dict[str, Any]:
    needed = list(properties) if required is None else required
    shape = {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
    return {**more, **shape}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


@final
class Schema:
    """The definitions of one document, each class once."""

    def __init__(self) -> None:
        self.defs: dict[str, Any] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """Return the schema of the values that are allowed in one place."""
        if kind is Hashable:
            return self._defined("Fact", lambda: self._any(kind))
        return self._any(kind)

    def _defined(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        if name not in self.defs:
            self.defs[name] = {}  # its own parts may name it
            self.defs[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _any(self, kind: Any) -> dict[str, Any]:
        may = choice(STORED, kind)
        options = [self._leaf(leaf, marked=may.marked) for leaf in may.leaves]
        if may.items is not None and may.endless:
            options.append(_array(self.of(may.items[0])))
        elif may.items is not None:
            count = len(may.items)
            fixed = {"prefixItems": [self.of(item) for item in may.items], "items": False, "minItems": count, "maxItems": count}
            options.append({"type": "array", **fixed})
        options += [self._class(one, tagged=may.tagged) for one in may.classes]
        options += [{"type": "null"}] if may.nullable else []
        return options[0] if len(options) == 1 else {"anyOf": options}

    def _leaf(self, leaf: Any, *, marked: bool) -> dict[str, Any]:
        if is_words(leaf):
            words = {"enum": list(words_of(leaf))}
            return _object({STORED.tag: {"const": STORED.tags[leaf]}, STORED.word: words}) if marked else words
        mark = STORED.leaves[leaf].mark
        return _object({mark: _LEAVES[leaf]}) if marked and mark is not None else _LEAVES[leaf]

    def _class(self, kind: type, *, tagged: bool = False) -> dict[str, Any]:
        if not tagged:
            return self._defined(kind.__name__, lambda: self.whole(kind, {}))
        tag = STORED.tags[kind]
        return self._defined(f"Tagged{tag}", lambda: self.whole(kind, {STORED.tag: {"const": tag}}))

    def whole(self, kind: type, tag: dict[str, Any]) -> dict[str, Any]:
        """Return a class as an object."""
        stand_in = STORED.stand_ins.get(kind)
        fields = fields_of(cast("Any", kind if stand_in is None else stand_in.kind))
        properties = tag | {field.name: self.of(field.type) for field in fields}
        needed = [*tag, *(field.name for field in fields if field.default is attrs.NOTHING)]
        return _object(properties, needed, description=(kind.__doc__ or "").partition("\n")[0])


def _readable() -> dict[str, Any]:
    """Return the keys of a decision that are for people and for software that only shows it; they are not read back."""
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
    host = _object({"name": _TEXT, "country": _TEXT_OR_NULL})
    # Keys that later versions added are not required, so that decisions of earlier versions meet the schema.
    later = {"host": {"anyOf": [host, {"type": "null"}]}, "within": _TEXT_OR_NULL}
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
        "host": host,
        "hosts": _array(host),
        "home_rules": {"type": "object"},
        "rows": _array(_object(row | later, list(row))),
        "home": _array(_object(home | {"reasons": findings})),
        "outside": _array(_object(outside | {"host": host}, list(outside))),
        "totals": {"type": "object", "additionalProperties": _TEXT},
        "findings": findings,
        "settlements": _array(_object(settled | {"grade": _TEXT_OR_NULL, "credits": _TEXT_OR_NULL})),
    }


@checked
def schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of a decision, a case or a dossier as ``to_dict`` gives it.

    >>> schema("case")["title"]
    'bologna_credits: a case, format 1'
    """
    made = Schema()
    record = made.whole(KINDS[kind], {})
    scales = {"type": "object", "additionalProperties": made.whole(GradingScale, {}), "description": "each scale whole, once"}
    digests = _object({"record": _DIGEST} | ({"readable": _DIGEST} if kind == "decision" else {}), ["record"])
    envelope = {"format": {"const": FORMAT}, "kind": {"const": kind}, "written_by": _TEXT}
    envelope |= {"record": record, "scales": scales, "digests": digests}
    readable = _readable() if kind == "decision" else {}
    return {
        "$schema": _DIALECT,
        "title": f"bologna_credits: a {kind}, format {FORMAT}",
        **_object(envelope | readable, ["format", "kind", "record", "digests"]),
        "$defs": dict(sorted(made.defs.items())),
    }


@checked
def schema_text(kind: Kind) -> str:
    """Return the text of a schema's file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path = BUNDLED / "json") -> tuple[Path, ...]:
    """Write all schemas into a folder, and return the paths of the files."""
    folder.mkdir(exist_ok=True)
    paths = []
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        path.write_text(schema_text(kind), "utf-8")
        paths.append(path)
    return tuple(paths)


if __name__ == "__main__":
    write_schemas()
