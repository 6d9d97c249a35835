"""Every door for documents takes them in the same forms, and refuses what no document can hold."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import interop
from tests.interop.elm_documents import LEARNER, NOW, paper
from tests.interop.workbooks import workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
OSLO = bc.Institution("University of Oslo", "NO")
COURSE = bc.CourseResult("A", "Algebra", bc.Credits(5, "ECTS"), titles={"en": "Algebra"})
ROWS = [["Code", "Title", "ECTS", "Grade"], ["A", "Algebra", 5, "B"]]
SHEET = b"Code,Title,ECTS,Grade\nA,Algebra,5,B\n"


def _sheet(document: Any) -> Any:
    return interop.sheets.read_transcript(document, issuer=OSLO, scales={"NO": "NO-AF"})


DOORS: dict[str, tuple[Callable[[Any], Any], Callable[[], bytes]]] = {
    "ELMO": (interop.elmo.read, (EXAMPLES / "kostanay-oslo" / "transcript.xml").read_bytes),
    "ELM": (interop.elm.read, lambda: interop.elm.write(paper(COURSE), learner=LEARNER, generated=NOW, language="en").encode()),
    "CSV": (_sheet, lambda: SHEET),
    "workbook": (_sheet, lambda: workbook(ROWS)),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_document_is_read_from_a_path_from_bytes_and_from_an_open_file(door: str, tmp_path: Path) -> None:
    read, content = DOORS[door]
    file = tmp_path / "document"
    file.write_bytes(content())
    with file.open("rb") as opened:
        forms = [read(file), read(str(file)), read(content()), read(io.BytesIO(content())), read(opened)]
    assert all(one.courses == forms[0].courses for one in forms)
    assert forms[0].courses


@pytest.mark.parametrize("half", ["\ud800", "A\ud83d"])
def test_half_of_a_character_comes_into_no_record_and_so_into_no_file(half: str) -> None:
    records: list[tuple[type, dict[str, Any]]] = [
        (bc.CourseResult, {"code": half, "title": "a"}),
        (bc.CourseResult, {"code": "A", "title": "a", "titles": {"en": half}}),
        (bc.Component, {"code": "A", "title": half}),
        (bc.Institution, {"name": half}),
        (bc.Match, {"host": [half], "home": ["H"]}),
        (bc.Provisions, {"text": half}),
        (bc.letters.Learner, {"name": half}),
        (bc.letters.Letterhead, {"address": ["Street", half]}),
    ]
    for record, given in records:
        with pytest.raises(bc.ArgumentTypeError, match="and is text with half of a character"):
            record(**given)
    with pytest.raises(bc.DocumentError, match="half of a character"):
        _sheet(SHEET.decode().replace("Algebra", half))
    with pytest.raises(bc.DocumentError, match="half of a character"):
        interop.elm.read(DOORS["ELM"][1]().replace(b"Algebra", b"\\ud800"))


def test_text_of_every_script_comes_into_records() -> None:
    for text in ("Қазақ", "ﬁ", "\U0001f600", "e\u0301", "\u200b"):
        assert bc.CourseResult(text, text, titles={"kk": text}).title == text
