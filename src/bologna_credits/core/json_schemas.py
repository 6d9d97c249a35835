"""JSON Schemas (draft 2020-12) of the classes that a kind of document holds, made from the classes themselves."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, cast, final

import attrs

from bologna_credits.core.shapes import Dialect, choice, fields_of, is_words, words_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "string", "pattern": "^-?[0-9]+(/[0-9]*[1-9][0-9]*)?$"}
"""An exact number as text, such as ``"3/2"``."""
DAY: dict[str, Any] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DIGEST: dict[str, Any] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def object_schema(properties: dict[str, Any], required: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """Return the schema of an object without other keys; all keys are required unless a list says which.

    >>> object_schema({"a": TEXT}, [])["required"]
    []
    """
    needed = list(properties) if required is None else required
    shape = {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
    return {**more, **shape}


def array_schema(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list.

    >>> array_schema(TEXT)
    {'type': 'array', 'items': {'type': 'string'}}
    """
    return {"type": "array", "items": items}


@final
class Schema:
    """The definitions of one document, each class once.

    Args:
        dialect: the kind of document.
        leaves: the schemas of types without fields.
        plain: gives a default as the document writes it; where it is left out, schemas tell no defaults.
    """

    def __init__(
        self, dialect: Dialect, leaves: Mapping[Any, dict[str, Any]], plain: Callable[[Any, Any], Any] | None = None
    ) -> None:
        self.defs: dict[str, Any] = {}
        self._dialect = dialect
        self._leaves = leaves
        self._plain = plain

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
        may = choice(self._dialect, kind)
        options = [self._leaf(leaf, marked=may.marked) for leaf in may.leaves]
        if may.items is not None and may.endless:
            options.append(array_schema(self.of(may.items[0])))
        elif may.items is not None:
            count = len(may.items)
            fixed = {"prefixItems": [self.of(item) for item in may.items], "items": False, "minItems": count, "maxItems": count}
            options.append({"type": "array", **fixed})
        options += [self._class(one, tagged=may.tagged) for one in may.classes]
        options += [{"type": "null"}] if may.nullable else []
        return options[0] if len(options) == 1 else {"anyOf": options}

    def _leaf(self, leaf: Any, *, marked: bool) -> dict[str, Any]:
        dialect = self._dialect
        if is_words(leaf):
            words = {"enum": list(words_of(leaf))}
            return object_schema({dialect.tag: {"const": dialect.tags[leaf]}, dialect.word: words}) if marked else words
        mark = dialect.leaves[leaf].mark
        return object_schema({mark: self._leaves[leaf]}) if marked and mark is not None else self._leaves[leaf]

    def _class(self, kind: type, *, tagged: bool = False) -> dict[str, Any]:
        if not tagged:
            return self._defined(kind.__name__, lambda: self.whole(kind, {}))
        tag = self._dialect.tags[kind]
        return self._defined(f"Tagged{tag}", lambda: self.whole(kind, {self._dialect.tag: {"const": tag}}))

    def whole(self, kind: type, tag: dict[str, Any]) -> dict[str, Any]:
        """Return a class as an object."""
        stand_in = self._dialect.stand_ins.get(kind)
        properties, needed = dict(tag), list(tag)
        for field in fields_of(cast("Any", kind if stand_in is None else stand_in.kind)):
            if field.name in self._dialect.spread:
                properties |= self.whole(cast("Any", field.type), {})["properties"]
                continue
            key = self._dialect.names.get(field.name, field.name)
            properties[key] = self.of(field.type)
            if field.default is attrs.NOTHING:
                needed.append(key)
            elif self._plain is not None:
                properties[key] = {**properties[key], "default": self._plain(field.type, field.default)}
        return object_schema(properties, needed, description=(kind.__doc__ or "").partition("\n")[0])
