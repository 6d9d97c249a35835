"""The command ``export``: documents of other systems from a case or a stored decision, with the learner from a file."""

import json
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bologna_credits import DefinitionError, interop
from bologna_credits.cli import main
from bologna_credits.cli.export import FORMATS, in_references, read_learner
from tests.interop.elmo_documents import NAMESPACE
from tests.interop.schemas import faults_of
from tests.interop.written_decisions import course, decide

NS = {"e": NAMESPACE}
GENERATED = "2026-11-27T10:00:00+01:00"
DECIDES = ["--home", "University of Oslo", "--home-country", "NO", "--identifier", "University of Oslo=schac=uio.no"]


@pytest.fixture
def learner(tmp_path: Path) -> Path:
    file = tmp_path / "learner.toml"
    file.write_text(
        'given_names = "Secretname"\nfamily_name = "Hiddenson"\nborn = 1990-12-24\nidentifiers = { esi = "1-2" }\n', "utf-8"
    )
    return file


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "examples" / "oslo-kostanay"


def export(papers: Path, learner: Path, *more: str, to: str = "elmo", generated: str = GENERATED) -> int:
    return main(["export", str(papers), "--format", to, "--learner", str(learner), "--generated", generated, *more])


def test_a_transcript_is_printed_as_the_library_writes_it(
    folder: Path, learner: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(folder, learner, "--language", "en", "--url", "ksu.edu.kz=https://ksu.edu.kz") == 0
    printed = capsys.readouterr().out
    assert printed == interop.elmo.write(
        interop.case.load(folder).transcript,
        learner=read_learner(learner),
        generated=GENERATED,
        language="en",
        urls={"ksu.edu.kz": "https://ksu.edu.kz"},
    )
    assert faults_of(printed, shared) == []


def test_a_decision_is_printed_as_the_library_writes_it(folder: Path, learner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder, learner, *DECIDES, "--open", "omit", to="elmo-recognition") == 0
    decision = interop.case.load(folder).recognise()
    document = capsys.readouterr().out
    assert [one.code for one in interop.elmo.read_recognition(document).verify(decision)] == ["document.decision-same"]
    assert ET.fromstring(document).findtext("e:report/e:issuer/e:country", None, NS) == "NO"


def test_a_stored_decision_is_exported_with_what_was_settled(
    folder: Path, learner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decision = interop.case.load(folder).recognise()
    settled = decision.settle("recognition.grade-open", "RUS1103", "holds", grade="C", by="Dean", on="2016-07-01", because="so")
    file = tmp_path / "decision.json"
    file.write_text(json.dumps(settled.to_dict()), "utf-8")
    assert export(file, learner, *DECIDES, "--open", "omit", to="elmo-recognition") == 0
    stated = interop.elmo.read_recognition(capsys.readouterr().out)
    assert [one.code for one in stated.verify(settled)] == ["document.decision-same"]
    assert export(file, learner) == 0
    assert interop.elmo.read(capsys.readouterr().out).courses[0].code == "KZH1101"


def test_what_cannot_be_written_is_told_with_the_options_that_decide(
    folder: Path, learner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(folder, learner, "--home", "Oslo", to="elmo-recognition") == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "bologna_credits: ELMO 2.0 cannot hold this:"
    assert len(lines) == 5
    assert all(line.endswith("; add --open omit") for line in lines[1:4])
    assert lines[4].endswith("; add --identifier NAME=TYPE=CODE")
    assert "=…" not in "".join(lines)


def test_a_number_is_rounded_by_the_step_and_the_mode_that_are_named(
    folder: Path, learner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decision = decide(course("A1", amount=Fraction(5, 3)))
    file = tmp_path / "decision.json"
    file.write_text(json.dumps(decision.to_dict()), "utf-8")
    written = []
    for rounding in ("1/10", "1/10:down", "1/4:up"):
        assert export(file, learner, "--rounding", rounding) == 0
        written.append(ET.fromstring(capsys.readouterr().out).findtext(".//e:credit/e:value", None, NS))
    assert written == ["1.7", "1.6", "1.75"]
    assert export(file, learner) == 2
    assert capsys.readouterr().err.endswith("; add --rounding 1/100\n")
    assert export(file, learner, "--rounding", "1/10:upwards") == 2
    assert "half_up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--url", "Oslo"], '--url must be NAME=ADDRESS, and is "Oslo"'),
        (["--identifier", "Oslo=uio.no"], '--identifier must be NAME=TYPE=CODE, and is "uio.no"'),
        (["--identifier", "=schac=uio.no"], "--identifier must be NAME=TYPE=CODE"),
        (["--url", "Olso=https://x"], '--url cannot be "Olso"'),
        (["--language", "English, please"], '--language cannot be "English, please"'),
        (["--rounding", "some"], "is not a number"),
    ],
)
def test_a_wrong_option_is_told_by_its_name(
    folder: Path, learner: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    assert export(folder, learner, *more) == 2
    assert told in capsys.readouterr().err


def test_the_institution_that_decides_is_needed_for_a_decision(
    folder: Path, learner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(folder, learner, to="elmo-recognition") == 2
    assert "add --home NAME" in capsys.readouterr().err


def test_the_time_is_given_or_now_in_a_word(folder: Path, learner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(folder, learner, generated="now") == 0
    written = ET.fromstring(capsys.readouterr().out).findtext("e:generatedDate", "", NS)
    assert written.endswith("+00:00")
    assert export(folder, learner, generated="2026-11-27") == 2
    assert "--generated" in capsys.readouterr().err


def test_what_is_neither_a_case_nor_a_decision_is_told(learner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(learner, learner) == 2
    assert "neither the folder of a case nor the JSON of a stored decision" in capsys.readouterr().err
    other = tmp_path / "other.json"
    other.write_text("[1]", "utf-8")
    assert export(other, learner) == 2
    assert "decision: must be an object" in capsys.readouterr().err
    other.write_text('{"format": 1, "format": 1}', "utf-8")
    assert export(other, learner) == 2
    assert 'other.json: refused: an object has the key "format" twice' in capsys.readouterr().err
    assert export(tmp_path / "absent.json", learner) == 2
    assert "absent.json" in capsys.readouterr().err


# The learner


def test_the_learner_is_in_the_document_and_in_no_message(
    folder: Path, learner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(folder, learner, *DECIDES, to="elmo-recognition") == 2
    told = capsys.readouterr()
    assert "Secretname" not in told.err + told.out
    assert export(folder, learner) == 0
    assert "<givenNames>Secretname</givenNames>" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('given_name = "Secretname"', ('unknown key "given_name"; did you mean "given_names"?', "given_names: is missing", "family_name: is missing")),
        ('given_names = "Secretname"\nfamily_name = ["Hiddenson"]', ("family_name: must be text",)),
        ('given_names = "Secretname"\nfamily_name = "H"\nborn = "1990-13-01"', ('born cannot be "what was given"; use a day as YYYY-MM-DD',)),
        ('given_names = "Secretname"\nfamily_name = "H"\nidentifiers = "010190-1234"', ('identifiers: must be identifiers by type, such as {"esi": "…"}',)),
    ],
)  # fmt: skip
def test_faults_of_the_file_name_the_key_and_never_the_value(tmp_path: Path, text: str, faults: tuple[str, ...]) -> None:
    file = tmp_path / "learner.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as raised:
        read_learner(file)
    assert raised.value.faults == faults
    assert "Secretname" not in str(raised.value)
    assert "0190" not in str(raised.value)


# What is printed


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")),
    st.sampled_from(["utf-8", "ascii", "cp1252", "cp1251"]),
)
def test_what_is_printed_says_the_same_in_any_encoding(text: str, encoding: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    printed = in_references(f"<a>{escaped}</a>", encoding)
    assert (ET.fromstring(printed.encode(encoding).decode(encoding)).text or "") == text


def test_signs_that_reorder_a_line_are_printed_as_references() -> None:
    assert in_references("<a>x\u202ey\x85</a>", "utf-8") == "<a>x&#8238;y&#133;</a>"


def test_a_stream_that_is_closed_counts_as_utf8(
    folder: Path, learner: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "__stdout__", None)
    assert export(folder, learner) == 0
    assert "История" in capsys.readouterr().out


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    printed = " ".join(capsys.readouterr().out.split())
    assert all(f"{name}: {one.about}" in printed for name, one in FORMATS.items())
