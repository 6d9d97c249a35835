"""The tool that brings catalogues up to date."""

import runpy
import sys
from pathlib import Path

import pytest
from languages import LOCALE, brought_up, main, messages, plural_forms

from bologna_credits.core.po_files import read_po

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=0;\\n"\n'


def test_all_that_the_library_says_is_listed_once_with_its_place() -> None:
    found = [(entry.context, entry.message) for entry in messages()]
    assert len(found) == len(set(found)) > 800
    assert ("decision.none", "none") in found
    assert ("Verdict.open", "open") in found


def test_what_is_new_is_added_what_changed_is_doubtful_and_what_is_gone_is_taken_out() -> None:
    old = (
        HEAD + '\nmsgctxt "decision.none"\nmsgid "none"\nmsgstr "нет"\n'
        '\nmsgctxt "decision.outside"\nmsgid "outside of the agreement"\nmsgstr "вне соглашения"\n'
        '\nmsgctxt "decision.host"\nmsgid "quite another word"\nmsgstr "иное"\n'
        '\nmsgctxt "gone"\nmsgid "no longer said"\nmsgstr "уже нет"\n'
    )
    made = {(entry.context, entry.message): entry for entry in read_po(brought_up(old, 3))}
    assert made["decision.none", "none"].translations == ("нет",)
    changed = made["decision.outside", "outside the agreement"]
    assert (changed.translations, changed.done) == (("вне соглашения",), False)
    assert made["decision.host", "host"].translations == ("",)
    assert ("gone", "no longer said") not in made
    assert made["mobility.cap-counts", "{days} day count towards the cycle"].translations == ("", "", "")


def test_a_catalogue_that_is_up_to_date_stays_as_it_is() -> None:
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        text = path.read_text(encoding="utf-8")
        assert brought_up(text, plural_forms(read_po(text)[0])) == text


def test_the_check_writes_nothing_and_tells_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "xx" / "LC_MESSAGES" / "bologna_credits.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr("languages.LOCALE", tmp_path)
    monkeypatch.setattr(sys, "argv", ["languages.py", "--check"])
    assert main() == 1
    assert "decision.none: none" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == HEAD
    monkeypatch.setattr(sys, "argv", ["languages.py"])
    assert main() == 0
    assert 'msgid "none"' in path.read_text(encoding="utf-8")
    assert (tmp_path / "bologna_credits.pot").is_file()


def test_the_bundled_catalogues_pass_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["languages.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path("tools/languages.py", run_name="__main__")
    assert ended.value.code == 0
