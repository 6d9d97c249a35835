"""Damaged documents: XML, TOML and JSON of the examples and bundled files, mutated; read, shown, decided and stored."""

import functools
import io
import json
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, final

import attrs

import bologna_credits as bc
from bologna_credits import frames, interop, letters, recognition
from bologna_credits.core import BolognaError
from bologna_credits.law import export_cases, export_catalogue, read_cases, read_catalogue, read_schemes
from bologna_credits.law.exporting import digest_of_document
from bologna_credits.law.held_files import HeldFolder
from tests.fuzz.calls import LONGEST, Tally, use
from tests.fuzz.values import ROOT, own_values

_PIECES = (
    b"<", b">", b"&", b"]]>", b"<!--", b"<![CDATA[", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\xe2\x80\xae", b"&#x202e;", b"&#27;", b"&lol;", b"nan", b"-1", b"1e999", b"9" * 300, b"0/0", b"[[", b"]]", b"{}",
    b"''", b"\"\"\"", b"= 1.5", b"9999-12-31", b"0000-01-01", b"<a/>" * 50, b"x" * 3000, b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
)  # fmt: skip


@final
@attrs.frozen
class Kind:
    """One kind of document: its samples, and what is done with one."""

    name: str
    samples: tuple[bytes, ...]
    read: Callable[[bytes], Any]


def _elmo(content: bytes) -> Any:
    transcript = interop.elmo.read(content)
    decision = bc.recognise(transcript, None, bc.HomeRules("ECTS", scale="ECTS-AF", by=bc.ModifiedBavarian()))
    use(decision)
    bc.Recognition.from_dict(json.loads(json.dumps(decision.to_dict())))
    return transcript


def _decision(content: bytes) -> Any:
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return None
    read = bc.Recognition.from_dict(recognition.seal(plain) if isinstance(plain, dict) else plain)
    return bc.verify(read)


def _catalogue(content: bytes) -> Any:
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return None
    read = read_catalogue({**plain, "digest": digest_of_document(plain)} if isinstance(plain, dict) else plain)
    return export_catalogue(read)["digest"]


def _cases(content: bytes) -> Any:
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return read_cases({**plain, "digest": digest_of_document(plain)} if isinstance(plain, dict) else plain)


def _elm(content: bytes) -> Any:
    transcript = interop.elm.read(content)
    use(transcript)
    return transcript


def _study_load(content: bytes) -> Any:
    return interop.oeapi.read_study_load(content)


def _letterhead(content: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letterhead.toml"
        file.write_bytes(content)
        head = letters.read_letterhead(file, "kk")
    return letters.letter(_decided(), "kk", letterhead=head, form="short")


@functools.cache
def _decided() -> bc.Recognition:
    return interop.case.load(ROOT / "examples" / "kostanay-lodz").recognise()


def _cohort(content: bytes) -> Any:
    """The courses of students, as a text of commas: whatever stands in a cell, each student has a row of totals."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "courses.csv"
        file.write_bytes(content)
        return frames.recognise_tables(
            file, rules=bc.HomeRules("ECTS", unmatched="elective"), scales={"PL": "PL-5"}
        ).totals.rows()


_LODZ = bc.Institution("University of Lodz", "PL")
_SHEET_PART = "xl/worksheets/sheet1.xml"


def _sheet(content: bytes) -> Any:
    transcript = interop.sheets.read_transcript(content, issuer=_LODZ, scales={"PL": "PL-5"})
    use(transcript)
    try:
        text = interop.sheets.write_transcript(transcript)
    except bc.DocumentError:
        return transcript
    back = interop.sheets.read_transcript(text, issuer=transcript.issuer)
    assert [course.code for course in back.courses] == [course.code for course in transcript.courses]
    return transcript


@functools.cache
def _workbooks() -> tuple[bytes, ...]:
    transcript = interop.case.load(ROOT / "examples" / "kostanay-lodz").transcript
    return (interop.sheets.write_workbook(transcript, language="ru"),)


def _unpacked(workbook: bytes) -> bytes:
    """The part of a workbook that holds its cells: damages of it reach further than those of what is packed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as folder:
        return folder.read(_SHEET_PART)


def _packed(part: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbooks()[0])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, part if name == _SHEET_PART else old.read(name))
    return out.getvalue()


def _text(read: Callable[[str], Any]) -> Callable[[bytes], Any]:
    return lambda content: read(content.decode("utf-8", "surrogateescape"))


def _files(pattern: str, most: int = 12) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(ROOT.glob(pattern))[:most])


def _small_catalogue() -> bytes:
    """The export of what the files of one country say."""
    files = bc.default_catalogue().definitions("KZ")
    return json.dumps(export_catalogue(bc.Catalogue(HeldFolder(files)))).encode()


def kinds() -> tuple[Kind, ...]:
    """Return the kinds of documents that strangers send."""
    examples = sorted((ROOT / "examples").glob("*/case.toml"))
    data = "src/bologna_credits/data"
    decisions = tuple(json.dumps(interop.case.load(path.parent).recognise().to_dict()).encode() for path in examples)
    return (
        Kind("ELMO", _files("examples/*/*.xml"), _elmo),
        Kind("EWP", _files("examples/*/*.xml"), interop.ewp.read_transcript),
        Kind("sheet", _files("examples/*/*.csv"), _sheet),
        Kind("workbook", tuple(map(_unpacked, _workbooks())), lambda content: _sheet(_packed(content))),
        Kind("packed workbook", _workbooks(), _sheet),
        Kind("ELM", tuple(one for one in own_values()[("elm.read", "document")] if isinstance(one, bytes)), _elm),
        Kind("study load", (b'{"studyLoadUnit": "ects", "value": 7.5}',), _study_load),
        Kind("letterhead", _files("examples/letterhead.toml"), _letterhead),
        Kind("cohort", _files("examples/cohort/courses.csv"), _cohort),
        Kind("definition", _files(f"{data}/countries/*.toml"), _text(lambda text: bc.read_definition(text, "xx.toml"))),
        Kind("schemes", _files(f"{data}/schemes/*.toml"), _text(lambda text: read_schemes(text, "xx.toml"))),
        Kind("case", _files("examples/*/case.toml"), _text(lambda text: interop.case.check(text))),
        Kind("decision", decisions, _decision),
        Kind("catalogue", (_small_catalogue(),), _catalogue),
        Kind("cases", (json.dumps(export_cases()).encode(),), _cases),
    )


def damaged(sample: bytes, random: Random) -> bytes:
    """Return a sample with one to four damages: bytes taken, doubled, moved, or a hostile piece put in."""
    for _ in range(random.randrange(1, 5)):
        size = len(sample)
        at, length = random.randrange(size + 1), random.choice((1, 1, 3, 20, 200))
        part = sample[at : at + length]
        other = random.randrange(size + 1)
        sample = random.choice(
            (
                lambda: sample[:at] + sample[at + length :],  # noqa: B023 - called at once
                lambda: sample[:at] + part + sample[at:],  # noqa: B023
                lambda: sample[:other] + part + sample[other:],  # noqa: B023
                lambda: sample[:at] + random.choice(_PIECES) + sample[at:],  # noqa: B023
                lambda: sample[:at] + bytes([random.randrange(256)]) + sample[at + 1 :],  # noqa: B023
            )
        )()
    return sample


def json_damaged(value: Any, random: Random) -> Any:
    """Return plain data with one leaf of another kind, or without it."""
    places = list(_places(value))
    parent, key = random.choice(places)
    change = random.choice(("drop", "null", "text", "list", "number", "nested", "word"))
    if change == "drop":
        del parent[key]
    else:
        nested: Any = []
        for _ in range(300):
            nested = [nested]
        parent[key] = {"null": None, "text": "x" * 5000, "list": [], "number": 10**4000, "nested": nested, "word": "nothing"}[
            change
        ]
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, item in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
            yield value, key
            yield from _places(item)


def run(count: int, seed: int, tally: Tally | None = None) -> Tally:
    """Damage documents and count what came of them.

    Args:
        count: the number of documents.
        seed: the seed.
        tally: the tally to go on with.
    """
    random, found, known = Random(seed), tally if tally is not None else Tally(), kinds()
    for number in range(count):
        kind = known[number % len(known)]
        sample = random.choice(kind.samples)
        if kind.name in ("decision", "catalogue", "cases") and random.random() < 0.8:
            content = json.dumps(json_damaged(json.loads(sample), random)).encode()
        else:
            content = damaged(sample, random)
        _once(kind, content, found)
    return found


def _once(kind: Kind, content: bytes, found: Tally) -> None:
    found.calls += 1
    begin = time.perf_counter()
    try:
        value = kind.read(content)
        if value is not None:
            use(value)
        found.answers += 1
    except BolognaError as error:
        found.refusals[type(error).__name__] += 1
        if len(str(error)) > 20_000:
            found.foreign.setdefault(f"{kind.name} long message", str(len(str(error))))
    except Exception as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place is not None else ""
        found.foreign.setdefault(f"{kind.name} {type(error).__name__} {where}", f"{str(error)[:100]} … {content[:80]!r}")
    seconds = time.perf_counter() - begin
    if seconds > LONGEST:
        found.slow[kind.name] = max(seconds, found.slow.get(kind.name, 0))
