"""The decisions of a case on disk: a file for each step, none of them ever changed."""

import json
import os
import threading
from pathlib import Path
from typing import NoReturn

import pytest

import bologna_credits as bc
from bologna_credits.core import NotWrittenError
from bologna_credits.interop import case, shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.recognition import seal


@pytest.fixture(scope="module")
def draft(root: Path) -> bc.Dossier:
    return bc.Dossier(case.load(root / "examples" / "kostanay-oslo").recognise())


def _written(folder: Path, step: int, text: str) -> Path:
    (folder / "decisions").mkdir(exist_ok=True)
    file = folder / shelf.file_of(step)
    file.write_text(text, "utf-8")
    return file


def _kept(folder: Path, after: Kept | None = None) -> Kept:
    found = shelf.read(folder)
    assert found is not None
    assert after is None or found.step == after.step + 1
    return found


def test_each_step_has_its_file_and_the_last_counts(tmp_path: Path, draft: bc.Dossier) -> None:
    first = shelf.keep(tmp_path, draft, after=None)
    before = (tmp_path / first.file).read_bytes()
    issued = draft.provisional("2017-02-01", by="Dean")
    shelf.keep(tmp_path, issued, after=first)
    assert shelf.steps(tmp_path) == (1, 2)
    assert _kept(tmp_path).dossier == issued
    assert (tmp_path / first.file).read_bytes() == before
    assert shelf.read(tmp_path, 1) == first
    assert repr(first) == "<Kept decisions/0001.json: draft, version 1>"


def test_a_file_is_a_stored_dossier_as_the_library_writes_it(tmp_path: Path, draft: bc.Dossier) -> None:
    kept = shelf.keep(tmp_path, draft, after=None)
    assert json.loads((tmp_path / kept.file).read_text("utf-8")) == draft.to_dict()


def test_where_nothing_is_kept_there_is_none(tmp_path: Path) -> None:
    assert shelf.read(tmp_path) is None
    assert shelf.history(tmp_path) == ((), ())


def test_the_second_of_two_who_take_the_next_step_is_refused(tmp_path: Path, draft: bc.Dossier) -> None:
    first = shelf.keep(tmp_path, draft, after=None)
    shelf.keep(tmp_path, draft.provisional("2017-02-01", by="Dean"), after=first)
    with pytest.raises(NotWrittenError, match="somebody kept a step of this case meanwhile"):
        shelf.keep(tmp_path, draft.finalise("2017-02-01", by="Rector"), after=first)
    assert _kept(tmp_path, first).dossier.status == "provisional"


def test_of_many_who_take_the_same_step_at_once_one_wins(
    tmp_path: Path, draft: bc.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = threading.Barrier(4)
    link = os.link

    def at_once(*names: str) -> None:
        together.wait(30)
        link(*names)

    monkeypatch.setattr(os, "link", at_once)
    told: list[str] = []

    def keep() -> None:
        try:
            shelf.keep(tmp_path, draft, after=None)
        except NotWrittenError as error:
            told.append(error.message)

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 3
    assert all("decisions/0001.json was not written: somebody kept a step" in message for message in told)
    assert [path.name for path in (tmp_path / "decisions").iterdir()] == ["0001.json"]


def test_a_full_disk_leaves_the_steps_before_as_they_were(
    tmp_path: Path, draft: bc.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.keep(tmp_path, draft, after=None)

    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match=r"decisions/0002\.json was not written: No space left on device"):
        shelf.keep(tmp_path, draft.provisional("2017-02-01", by="Dean"), after=first)
    assert _kept(tmp_path) == first
    assert [path.name for path in (tmp_path / "decisions").iterdir()] == ["0001.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, draft: bc.Dossier) -> None:
    with pytest.raises(NotWrittenError, match='decisions was not written: there is no folder "absent"'):
        shelf.keep(tmp_path / "absent", draft, after=None)


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path, draft: bc.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decisions").write_text("x")
    with pytest.raises(bc.DocumentError, match="decisions: cannot be read"):
        shelf.steps(tmp_path)
    monkeypatch.setattr(shelf, "steps", lambda _: ())
    with pytest.raises(NotWrittenError, match="decisions was not written: a file of this name exists"):
        shelf.keep(tmp_path, draft, after=None)


def test_a_folder_with_a_name_that_none_can_have_is_told() -> None:
    with pytest.raises(bc.DocumentError, match="no file can have this name"):
        shelf.steps("a\0b")


def test_other_files_beside_the_steps_are_no_steps(tmp_path: Path, draft: bc.Dossier) -> None:
    shelf.keep(tmp_path, draft, after=None)
    for name in ("0001.json.sig", "0000.json", "notes.txt", ".0002.json.ab12.part", "2.json"):
        (tmp_path / "decisions" / name).write_text("x")
    assert shelf.steps(tmp_path) == (1,)


def test_a_step_that_does_not_exist_is_told_with_those_that_do(tmp_path: Path, draft: bc.Dossier) -> None:
    with pytest.raises(bc.DocumentError, match="there is no step 3; nothing is kept"):
        shelf.read(tmp_path, 3)
    shelf.keep(tmp_path, draft, after=None)
    with pytest.raises(bc.DocumentError, match=r"decisions/0003\.json: there is no step 3; the steps 1 to 1 are kept"):
        shelf.read(tmp_path, 3)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty: its writing was interrupted; remove it"),
        ("{", r"line 1, column 2: is no JSON: it was changed or damaged after it was written; take a copy"),
        ("[" * 100_000, "nested too deep"),
        ("1" * 5000, "too many digits"),
        ('{"record": {"rows": [], "rows": [1]}}', 'refused: an object has the key "rows" twice'),  # each reader takes another
    ],
)
def test_a_file_that_is_no_json_is_told_with_its_name(text: str, why: str, tmp_path: Path) -> None:
    _written(tmp_path, 1, text)
    with pytest.raises(bc.DocumentError, match=rf"decisions/0001\.json.*{why}"):
        shelf.read(tmp_path)


def test_json_that_is_no_dossier_is_told_with_its_name(tmp_path: Path, draft: bc.Dossier) -> None:
    _written(tmp_path, 1, json.dumps(draft.decision.to_dict()))
    with pytest.raises(bc.DefinitionError, match=r'decisions/0001\.json: kind: must be "dossier"'):
        shelf.read(tmp_path)


def test_all_steps_are_read_and_all_faults_told_at_once(tmp_path: Path, draft: bc.Dossier) -> None:
    first = shelf.keep(tmp_path, draft, after=None)
    second = shelf.keep(tmp_path, draft.provisional("2017-02-01", by="Dean"), after=first)
    changed = draft.to_dict()
    changed["record"]["appeal_to"] = "somebody"
    _written(tmp_path, 3, json.dumps(changed))
    _written(tmp_path, 4, "")
    _written(tmp_path, 6, json.dumps(draft.to_dict()))
    kept, faults = shelf.history(tmp_path)
    assert kept[:2] == (first, second)
    assert [one.step for one in kept] == [1, 2, 6]
    assert faults == (
        "decisions/0003.json: digests.record: differs: the record was changed after it was written; take a copy that was not changed",
        "decisions/0004.json: is empty: its writing was interrupted; remove it",
        "decisions/0005.json: is missing",
        "decisions/0006.json: does not continue decisions/0002.json: an event or a version of it is gone or has changed",
    )


def test_before_anything_was_issued_a_decision_may_begin_anew(tmp_path: Path, draft: bc.Dossier) -> None:
    first = shelf.keep(tmp_path, draft, after=None)
    shelf.keep(tmp_path, draft, after=first)
    assert shelf.history(tmp_path)[1] == ()


def test_a_version_that_another_replaced_stays_in_the_later_steps(tmp_path: Path, draft: bc.Dossier) -> None:
    course = draft.decision.transcript.courses[0]
    transcript = draft.decision.transcript
    paper = type(transcript)(transcript.issuer, (course,))
    second = draft.provisional("2017-02-01", by="Dean").revise(
        draft.decision.revise(transcript=paper, because="a corrected transcript", on="2017-03-01"), by="Dean"
    )
    kept = shelf.keep(tmp_path, second, after=None)
    alone = bc.Dossier(second.decision, second.events[:0])
    shelf.keep(tmp_path, alone, after=kept)
    assert "does not continue" in shelf.history(tmp_path)[1][0]


def test_a_document_that_a_rule_of_dossiers_refuses_is_told_with_its_name(tmp_path: Path, draft: bc.Dossier) -> None:
    plain = draft.provisional("2017-02-01", by="Dean").to_dict()
    plain["record"]["events"] *= 2
    _written(tmp_path, 1, json.dumps(seal(plain)))
    with pytest.raises(bc.BolognaError, match=r"decisions/0001\.json: .*provisional already"):
        shelf.read(tmp_path)
