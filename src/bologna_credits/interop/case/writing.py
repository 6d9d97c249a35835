"""Courses as ``[[hosts]]`` and ``[[courses]]`` of ``case.toml``; a chapter of :mod:`bologna_credits.interop.case`."""

import datetime
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction

from bologna_credits.core.exact import show_exact
from bologna_credits.interop.sheets.courses import NO_SCALE
from bologna_credits.interop.sheets.writing import cannot, normal, refused
from bologna_credits.papers.transcripts import CourseResult, Institution, Transcript

_Value = str | int | Fraction | datetime.date | Mapping[str, str] | Mapping[str, Fraction]


def _text(text: str) -> str:
    # TOML escapes what JSON escapes, and one character more.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _shown(value: _Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_text(key)} = {_shown(item)}" for key, item in value.items()) + " }"
    if isinstance(value, Fraction) and value.denominator != 1:
        return _text(show_exact(value))
    return str(value)


def _table(name: str, keys: Iterable[tuple[str, _Value | None]]) -> str:
    lines = [f"{key} = {_shown(value)}" for key, value in keys if value is not None and value != {}]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _host(host: Institution) -> str:
    return _table("hosts", [("name", host.name), ("country", host.country), ("identifiers", dict(host.identifiers))])


def _course(course: CourseResult) -> str:
    table = course.distribution
    scale = course.grade.scale.code if course.grade is not None else NO_SCALE if course.label is not None else None
    return _table(
        "courses",
        [
            ("code", course.code),
            ("title", course.title),
            ("titles", dict(course.titles)),
            ("credits", None if course.credits is None else course.credits.amount),
            ("system", None if course.credits is None else course.credits.system),
            ("grade", course.label),
            ("scale", table.scale.code if scale is None and table is not None else scale),
            ("status", course.status),
            ("date", course.day),
            ("host", None if course.host is None else course.host.name),
            ("distribution", None if table is None else dict(table.entries)),
            ("isced", course.isced),
            ("kind", course.kind),
        ],
    )


def courses_toml(transcript: Transcript) -> str:
    """Return the institutions and the courses of a transcript as tables of ``case.toml``.

    Raises:
        DocumentError: what the tables cannot hold, of all courses at once.
    """
    courses = [normal(course) for course in transcript.courses]
    faults = [fault for course in courses for fault in cannot(course, "case.toml")]
    if faults:
        raise refused(faults)
    named = (course.host for course in courses if course.host is not None)
    hosts = dict.fromkeys((transcript.issuer, *named))
    issued = "" if transcript.issued is None else f"issued = {transcript.issued}\n\n"
    return issued + "\n".join([*map(_host, hosts), *map(_course, courses)])
