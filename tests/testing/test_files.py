"""The kit over files on disk, and the suite that authors of plug-ins subclass."""

from pathlib import Path

import pytest

from bologna_credits import (
    DefinitionError,
)
from bologna_credits.law import Definition, SchemeFile
from bologna_credits.testing import DefinitionSuite, check_file, read_file

SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'


STAY = '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "{count}"\n{limits}\n'


SELECTION = '[[selections]]\ncode = "XX/S"\nbody = "S"\nsource = "a"\n'


TRANSFER = '[[transfers]]\ncode = "XX/T"\nbody = "T"\nsource = "a"\n'


HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\nnote = "invented: unquoted, not read"\n'


SYSTEM = (
    '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'
    '[[systems.ects]]\nratio = ["3/2", "9/5"]\nwhen = { intake_from = 2010 }\nbasis = "statute"\nsource = "a"\n'
)


SCALE = (
    '[[scales]]\ncode = "XX-S"\nbasis = "statute"\nsource = "a"\n'
    'rows = [{ label = "good", passes = true, aliases = ["fine"] }, { label = "bad", passes = false }]\n'
)


TABLE = '[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\n'


def suite(tmp_path: Path, text: str) -> DefinitionSuite:
    path = tmp_path / "xx.toml"
    path.write_text(text, "utf-8")

    class Mine(DefinitionSuite):
        file = path

    return Mine()


def test_a_sound_file_passes_the_suite(tmp_path: Path) -> None:
    mine = suite(tmp_path, HEAD + SYSTEM + SCALE)
    mine.test_the_file_makes_sense()
    mine.test_conversions_keep_the_laws()
    mine.test_printed_examples_come_out()
    mine.test_the_file_is_not_empty()


def test_the_suite_fails_with_the_findings(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the text gives 1, the conversion no credit system"):
        suite(
            tmp_path, HEAD + '[[examples]]\nsource = "a"\ncredits = 1\nfrom = "XX-Q"\nexpect = "1"\nto = "ECTS"'
        ).test_printed_examples_come_out()
    with pytest.raises(AssertionError, match="has no grade"):
        suite(tmp_path, HEAD + SCALE + TABLE + 'rows = [{ grade = "good", to = ["Q"] }]').test_conversions_keep_the_laws()
    with pytest.raises(AssertionError, match=r"xx.toml is empty"):
        suite(tmp_path, HEAD).test_the_file_is_not_empty()
    with pytest.raises(DefinitionError, match="unknown key"):
        suite(tmp_path, HEAD + "[qq]").test_the_file_makes_sense()


def test_the_suite_runs_over_a_file_of_schemes(tmp_path: Path) -> None:
    mine = suite(tmp_path, HEAD + SCHEME + STAY.format(count="calendar", limits=""))
    mine.test_the_file_makes_sense()
    mine.test_conversions_keep_the_laws()
    mine.test_printed_examples_come_out()
    mine.test_the_file_is_not_empty()
    with pytest.raises(AssertionError, match="is empty"):
        suite(tmp_path, "schemes = []\n" + HEAD).test_the_file_is_not_empty()
    with pytest.raises(AssertionError, match="no grading scale"):
        suite(tmp_path, HEAD + SELECTION + 'scale = "KZ-2019"').test_conversions_keep_the_laws()


def test_a_file_is_told_by_its_keys(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(HEAD + TRANSFER, "utf-8")
    assert isinstance(read_file(path), SchemeFile)
    assert [finding.code for finding in check_file(path)] == ["kit.schemes-passed"]
    assert isinstance(read_file(root / "src" / "bologna_credits" / "data" / "template.toml"), Definition)
