"""The JSON Schemas (draft 2020-12) of stored documents and of what is exported of the law, made from the classes themselves.

They are shipped with the package under ``data/json``. After a class has changed, ``python -m bologna_credits.recognition.schema``
writes the files anew; a test compares them with the classes.
"""

import datetime
import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.json_schemas import DAY, DIALECT, DIGEST, NUMBER, TEXT, Schema, array_schema, object_schema
from bologna_credits.core.typed import checked
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.case_suite import cases_schema
from bologna_credits.law.exporting import catalogue_schema
from bologna_credits.recognition.codec import FORMAT
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.loaded import LoadedCase
from bologna_credits.recognition.stored_types import STORED

Kind = Literal["decision", "case", "dossier", "catalogue", "cases"]

KINDS: dict[Kind, type] = {"decision": Recognition, "case": LoadedCase, "dossier": Dossier}
_LEAVES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Fraction: NUMBER,
    datetime.date: DAY,
    GradingScale: {"type": "string", "description": "a key of scales"},
}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_VERDICT = {"enum": ["holds", "fails", "open", "note"]}


def _readable() -> dict[str, Any]:
    """Return the keys of a decision that are for people and for software that only shows it; they are not read back."""
    source = {"anyOf": [object_schema(dict.fromkeys(("key", "title", "url", "seen"), TEXT)), {"type": "null"}]}
    finding = object_schema(
        {
            "code": TEXT,
            "verdict": _VERDICT,
            "subject": TEXT,
            "message": TEXT,
            "facts": {"type": "object", "additionalProperties": TEXT},
            "because": TEXT,
            "source": source,
        }
    )
    texts, findings = array_schema(TEXT), array_schema(finding)
    host = object_schema({"name": TEXT, "country": _TEXT_OR_NULL})
    # Keys that later versions added are not required, so that decisions of earlier versions meet the schema.
    later = {"host": {"anyOf": [host, {"type": "null"}]}, "within": _TEXT_OR_NULL}
    row = {"code": TEXT, "title": TEXT, "original_grade": _TEXT_OR_NULL, "original_credits": _TEXT_OR_NULL, "replaces": texts}
    row |= {"credits_beyond": _TEXT_OR_NULL}
    row |= {"recognised_credits": _TEXT_OR_NULL, "grade": TEXT, "method": TEXT, "verdict": _VERDICT, "reasons": findings}
    home = {"code": TEXT, "title": TEXT, "credits": _TEXT_OR_NULL, "replaced_by": texts, "grade": TEXT, "verdict": _VERDICT}
    outside = {"code": TEXT, "title": TEXT, "original_grade": TEXT, "original_credits": _TEXT_OR_NULL}
    settled = dict.fromkeys(("code", "subject", "verdict", "by", "on", "because"), TEXT)
    return {
        "reference": TEXT,
        "number": {"type": "integer", "minimum": 1},
        "on": _TEXT_OR_NULL,
        "made_with": object_schema({"version": TEXT, "data": texts}),
        "host": host,
        "hosts": array_schema(host),
        "home_rules": {"type": "object"},
        "rows": array_schema(object_schema(row | later, list(row))),
        "home": array_schema(object_schema(home | {"reasons": findings})),
        "outside": array_schema(object_schema(outside | {"host": host}, list(outside))),
        "totals": {"type": "object", "additionalProperties": TEXT},
        "findings": findings,
        "settlements": array_schema(object_schema(settled | {"grade": _TEXT_OR_NULL, "credits": _TEXT_OR_NULL})),
    }


@checked
def schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of a decision, a case or a dossier as ``to_dict`` gives it, or that of an export of law.

    >>> schema("case")["title"]
    'bologna_credits: a case, format 1'
    """
    if kind == "catalogue":
        return catalogue_schema()
    if kind == "cases":
        return cases_schema()
    made = Schema(STORED, _LEAVES)
    record = made.whole(KINDS[kind], {})
    scales = {"type": "object", "additionalProperties": made.whole(GradingScale, {}), "description": "each scale whole, once"}
    digests = object_schema({"record": DIGEST} | ({"readable": DIGEST} if kind == "decision" else {}), ["record"])
    envelope = {"format": {"const": FORMAT}, "kind": {"const": kind}, "written_by": TEXT}
    envelope |= {"record": record, "scales": scales, "digests": digests}
    readable = _readable() if kind == "decision" else {}
    return {
        "$schema": DIALECT,
        "title": f"bologna_credits: a {kind}, format {FORMAT}",
        **object_schema(envelope | readable, ["format", "kind", "record", "digests"]),
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
    for kind in get_args(Kind):
        path = folder / f"{kind}.schema.json"
        path.write_text(schema_text(kind), "utf-8")
        paths.append(path)
    return tuple(paths)


if __name__ == "__main__":
    write_schemas()
