"""The letters of a cohort: a file for each case, and a bad case that stops nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError
from bologna_credits.core import MissingExtraError
from bologna_credits.letters import Learner, LetterFile, Letterhead, write_letters
from tests.letters.conftest import decided


def _cases() -> Iterator[Any]:
    yield "A-17", decided("kostanay-oslo"), Learner("Әсем")
    for key in ("a/b", "", ".hidden", "x\x1b", "a\nb", 'c"d', "NUL", "com1.2026", "Lpt¹ "):
        yield key, decided("kostanay-oslo"), None
    yield "no tuple"
    yield "B", "no decision", None
    yield "Ғ 18", decided("kostanay-lodz"), None


@pytest.mark.parametrize(("file", "ending", "given"), [("html", ".html", iter), ("text", ".txt", list), ("pdf", ".pdf", tuple)])
def test_a_bad_case_does_not_stop_the_rest(tmp_path: Path, file: Any, ending: str, given: Any) -> None:
    done = list(write_letters(given(_cases()), tmp_path, "kk", letterhead=Letterhead(office="Dean"), form="short", file=file))
    assert [one.key for one in done if one.error is None] == ["A-17", "Ғ 18"]
    assert len(done) == 13
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"A-17{ending}", f"Ғ 18{ending}"]
    assert [str(one) for one in done][-3:-1] == [str(one) for one in done if one.key in ("11", "B")]
    assert all("Error" in str(one) for one in done if one.error)
    assert str(done[0]) == f"A-17: {tmp_path / f'A-17{ending}'}"
    if file == "html":
        assert "Әсем" in (tmp_path / "A-17.html").read_text("utf-8")


def test_a_file_that_is_there_is_replaced_only_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text("before", "utf-8")
    case = [("A", decided("kostanay-oslo"), None)]
    (refused,) = write_letters(case, tmp_path, file="text")
    assert refused.path is None
    assert "exists" in str(refused)
    assert (tmp_path / "A.txt").read_text("utf-8") == "before"
    (written,) = write_letters(case, tmp_path, file="text", replace=True)
    assert written == LetterFile("A", tmp_path / "A.txt")
    assert "Decision on the recognition" in (tmp_path / "A.txt").read_text("utf-8")


def test_nothing_is_kept_while_a_cohort_is_written(tmp_path: Path) -> None:
    asked: list[int] = []

    def cases() -> Iterator[Any]:
        for number in range(3):
            asked.append(number)
            yield str(number), decided("kostanay-oslo"), None

    writing = write_letters(cases(), tmp_path)
    assert asked == []
    next(writing)
    assert asked == [0]


@pytest.mark.parametrize("given", [{"cases": 3}, {"folder": None}, {"letterhead": 3}])
def test_an_argument_of_the_wrong_type_is_an_error_of_the_call(tmp_path: Any, given: Any) -> None:
    with pytest.raises(ArgumentTypeError, match=next(iter(given))):
        write_letters(**{"cases": [], "folder": tmp_path, **given})


@pytest.mark.parametrize("given", [{"file": "docx"}, {"form": "long"}, {"language": "xx"}])
def test_a_wrong_word_is_an_error_of_the_call(tmp_path: Path, given: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        write_letters([], tmp_path, **given)


def test_a_missing_extra_is_an_error_of_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError):
        write_letters([], tmp_path, file="pdf")
