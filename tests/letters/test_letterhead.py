"""Letterheads from a file: by language, and with all faults at once."""

from pathlib import Path

import pytest

from bologna_credits import ArgumentError
from bologna_credits.core import DefinitionError
from bologna_credits.letters import Learner, Letterhead, Signatory, read_letterhead
from tests.letters.conftest import ROOT

_EXAMPLE = ROOT / "examples" / "letterhead.toml"


def _written(folder: Path, text: str) -> Path:
    file = folder / "head.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_example_speaks_three_languages_and_keeps_what_does_not_differ() -> None:
    heads = {language: read_letterhead(_EXAMPLE, language) for language in ("en", "ru", "kk")}
    assert [head.place for head in heads.values()] == ["Kostanay", "Костанай", "Қостанай"]
    assert {head.contact for head in heads.values()} == {"registrar@example.org"}
    assert [len(head.signatories) for head in heads.values()] == [2, 2, 2]


def test_terms_of_a_language_are_added_to_the_others(tmp_path: Path) -> None:
    file = _written(tmp_path, '[terms]\n"row.debt" = "arrears"\n[languages.ru.terms]\n"row.open" = "?"\n[languages.kk]\n')
    assert dict(read_letterhead(file, "ru").terms) == {"row.debt": "arrears", "row.open": "?"}
    assert dict(read_letterhead(file, "kk").terms) == {"row.debt": "arrears"}
    assert dict(read_letterhead(file).terms) == {"row.debt": "arrears"}


def test_all_faults_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    file = _written(tmp_path, 'institutoin = "X"\n[languages.rus]\noffice = 3\n[languages]\nkk = 1\n')
    with pytest.raises(DefinitionError) as caught:
        read_letterhead(file)
    faults = caught.value.faults
    assert any(fault.startswith("languages.rus: is no language of the library") for fault in faults)
    assert any("institutoin" in fault and "institution" in fault for fault in faults)
    assert any(fault.startswith("languages.rus.office") for fault in faults)
    assert any(fault.startswith("languages.kk: must be a table") for fault in faults)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 2", "format: this version reads format 1"),
        ("format = true", "format: this version reads format 1"),
        ("format = 1.0", "format: this version reads format 1"),
        ('[terms]\n"row.dept" = "x"\n"row.debt" = "{x}"', "has no places, not {x}"),
        ('languages = "kk"', "languages: must be a table of tables"),
        ('[terms]\n"row.dept" = "x"', "row.debt"),
        ("terms = 1", "terms"),
    ],
)
def test_a_file_of_another_form_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DefinitionError, match=said.replace(".", r"\.")):
        read_letterhead(_written(tmp_path, text))


def test_a_language_without_a_catalogue_is_an_error() -> None:
    with pytest.raises(ArgumentError, match="en, kk, ru"):
        read_letterhead(_EXAMPLE, "xx")


def test_lines_of_an_address_may_be_one_text() -> None:
    assert Letterhead(address="Kostanay", signatories=[Signatory("Dean")]).address == ("Kostanay",)


def test_the_students_name_is_not_in_the_repr() -> None:
    assert repr(Learner("Aigerim K.", "17-123", "6B03101")) == "Learner()"
    assert repr(Letterhead(institution="KRU", office="Registrar")) == "<Letterhead KRU, Registrar>"
