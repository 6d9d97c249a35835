"""A letter as PDF: fonts with Kazakh letters inside, its text readable, nothing of it read as markup."""

import io
import sys
from typing import Any

import pypdf
import pytest

from bologna_credits import ArgumentError
from bologna_credits.core import MissingExtraError
from bologna_credits.letters import Learner, Letter, letter
from tests.letters.conftest import EXAMPLES, decided
from tests.letters.hostile import letter_with

_KAZAKH = "ӘҒҚҢӨҰҮҺІ" + "ӘҒҚҢӨҰҮҺІ".lower()


def _reader(made: Letter) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.pdf()))


def _text(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _fonts(reader: pypdf.PdfReader) -> list[Any]:
    resources: list[Any] = [page["/Resources"].get_object() for page in reader.pages]
    return [font.get_object() for one in resources for font in one["/Font"].values()]


def test_every_kazakh_letter_is_there_with_its_font_embedded() -> None:
    reader = _reader(letter(decided("kostanay-lodz"), "kk", learner=Learner(_KAZAKH)))
    assert _KAZAKH in _text(reader)
    for font in _fonts(reader):
        (below,) = font["/DescendantFonts"]
        descriptor = below.get_object()["/FontDescriptor"].get_object()
        assert "LibertinusSerif" in font["/BaseFont"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pdf_holds_what_the_letter_says(name: str) -> None:
    made = letter(decided(name), "ru")
    reader = _reader(made)
    said = _text(reader)
    for part in made.parts:
        assert part.heading in said
        for row in [] if part.table is None else part.table.rows:
            assert " ".join(row[0].split())[:8] in said
    assert reader.metadata is not None
    assert reader.metadata.title == made.sheet.title
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "text", ['#import "x"', "$x$ *b* _c_", "`raw` @label <tag>", "[x] \\ // no /* remark", "\x1b[31m\u202eabc"]
)
def test_no_text_is_read_as_markup(text: str) -> None:
    said = _text(_reader(letter_with(text))).replace(" ", "")
    shown = text.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e").replace(" ", "")
    assert f"KRU{shown}" in said
    assert f"Algebra{shown}" in said


def test_the_same_letter_gives_the_same_bytes() -> None:
    made = letter(decided("kostanay-oslo"))
    assert made.pdf() == made.pdf()


def test_a_font_that_is_nowhere_is_an_error_that_names_those_that_there_are() -> None:
    with pytest.raises(ArgumentError, match="Libertinus Serif"):
        letter(decided("kostanay-oslo")).pdf(font="No Such Font")
    assert letter(decided("kostanay-oslo")).pdf(font="DejaVu Sans Mono").startswith(b"%PDF")


def test_without_typst_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r"typst is not installed; pip install 'bologna_credits\[pdf\]'"):
        letter(decided("kostanay-oslo")).pdf()
