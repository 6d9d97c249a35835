"""The law of the round trip: what a sheet or a case holds is read back as it was; what it cannot hold is refused."""

import datetime
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from bologna_credits import (
    CourseResult,
    Credits,
    DocumentError,
    GradingTable,
    Institution,
    Report,
    Transcript,
    grading_scale,
    interop,
)
from bologna_credits.interop import sheets

_SCALES = [grading_scale(code) for code in ("PL-5", "NO-AF", "KZ-2018", "IT-30")]
_LETTERS = string.ascii_letters + string.digits + "ЖжҚқӘәІіŁłß,;:.'\"()/&=+-@#%"
_CLEAN = st.text(_LETTERS, min_size=1, max_size=12)
_WORDS = st.lists(_CLEAN, min_size=1, max_size=3).map(" ".join)
_HOSTS = [Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"}), Institution("Bologna"), Institution("Oslo", "NO")]
_NO_HOST = st.none()
_AMOUNTS = st.one_of(st.integers(0, 60), st.decimals("0", "60", places=2), st.fractions(0, 60, max_denominator=12))


@st.composite
def courses(draw: Any, text: Any = _WORDS, hosts: Any = _NO_HOST) -> CourseResult:
    """A course with all that a sheet can hold."""
    code, title, scale = draw(text), draw(text), draw(st.sampled_from(_SCALES))
    label = draw(st.one_of(st.none(), st.sampled_from([row.label for row in scale.rows if row.graded])))
    table = None
    if draw(st.booleans()):
        passing = [row.label for row in scale.rows if row.graded and row.passes and row.ranked and ":" not in row.label]
        counts = {row: draw(st.integers(1, 99)) for row in draw(st.lists(st.sampled_from(passing), min_size=1, unique=True))}
        table = GradingTable(scale, counts, population="course", label=f"{code} {title}", counted=True)
    graded = label is not None and draw(st.booleans())
    if label is not None and not graded:
        table = None  # a label without its scale, and a distribution with one, cannot stand in one row
    return CourseResult(
        code,
        title,
        draw(st.one_of(st.none(), st.builds(Credits, _AMOUNTS, st.sampled_from(["ECTS", "KZ-AK"])))),
        grade=scale.grade(label) if graded and label is not None else None,
        label=label,
        status=draw(st.sampled_from([None, "passed", "failed", "in-progress"])),
        day=draw(st.one_of(st.none(), st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)))),
        kind=draw(st.one_of(st.none(), st.sampled_from(["Course", "Module"]))),
        distribution=table,
        host=draw(hosts),
        isced=draw(st.sampled_from([None, "0541", "061"])),
    )


def transcripts(text: Any = _WORDS) -> st.SearchStrategy[Transcript]:
    """Transcripts of one host, or with a host for each course."""
    issued = st.one_of(st.none(), st.dates(datetime.date(1950, 1, 1)))
    return st.one_of(
        st.builds(Transcript, st.sampled_from(_HOSTS), st.lists(courses(text), min_size=1, max_size=3), issued=issued),
        st.builds(
            Transcript,
            st.just(_HOSTS[0]),
            st.lists(courses(text, st.sampled_from(_HOSTS)), min_size=1, max_size=3),
            issued=issued,
        ),
    )


def _csv(separator: str, language: Any) -> Callable[[Transcript], Transcript]:
    def there_and_back(x: Transcript) -> Transcript:
        text = sheets.write_transcript(x, separator=separator, language=language)
        return sheets.read_transcript(text.encode("utf-8-sig"), issuer=x.issuer, issued=x.issued)

    return there_and_back


def _workbook(x: Transcript) -> Transcript:
    content = sheets.write_workbook(x, language="kk")
    assert content == sheets.write_workbook(x, language="kk")
    return sheets.read_transcript(content, issuer=x.issuer, issued=x.issued)


def _case(x: Transcript) -> Transcript:
    folder = _FOLDERS[-1]
    text = interop.case.write_courses(x)
    issued, _, tables = text.rpartition("\n\n[[hosts]]") if text.startswith("issued") else ("", "", text)
    assert issued.startswith("issued") == (x.issued is not None)
    (folder / "case.toml").write_text(f'format = 1\n{text}\n[home]\ncredits = "ECTS"\n', "utf-8")
    assert tables
    return interop.case.load(folder).transcript


_FOLDERS: list[Path] = []
WAYS: dict[str, Callable[[Transcript], Transcript]] = {
    "comma": _csv(",", "en"),
    "semicolon": _csv(";", "ru"),
    "tab": _csv("\t", "kk"),
    "workbook": _workbook,
    "case": _case,
}


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    _FOLDERS.append(tmp_path_factory.mktemp("case"))


def _alone(x: Transcript) -> Transcript:
    return attrs.evolve(x, report=Report(), source="")


@pytest.mark.sweep
@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40)
@given(x=transcripts())
def test_what_is_written_is_read_back_as_it_was(way: str, x: Transcript) -> None:
    assert _alone(WAYS[way](x)) == x


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40)
@given(x=transcripts(st.text(max_size=8)))
def test_any_text_at_all_is_read_back_as_it_was_or_refused(way: str, x: Transcript) -> None:
    try:
        back = WAYS[way](x)
    except DocumentError:
        return
    assert _alone(back) == x


@pytest.mark.parametrize("way", ["comma", "workbook", "case"])
@settings(max_examples=20)
@given(x=transcripts(), place=st.integers(0, 5), what=st.sampled_from(["parts", "used", "beside"]))
def test_what_a_form_cannot_hold_is_refused_and_never_dropped(way: str, x: Transcript, place: int, what: str) -> None:
    values: dict[str, Any] = {"parts": (x.courses[0],), "used": "Bachelor", "beside": (_SCALES[0].grade("5"),)}
    changed = list(x.courses)
    place %= len(changed)
    changed[place] = attrs.evolve(changed[place], **{what: values[what]})
    with pytest.raises(DocumentError, match="cannot hold"):
        WAYS[way](attrs.evolve(x, courses=changed))
