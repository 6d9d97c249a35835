"""The command that converts credits or a grade."""

import pytest

from bologna_credits.cli import main


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("convert 3 US-SH ECTS --authority UMAP", "3 US-SH → 4.5 ECTS"),
        ("convert 4 US-SH ECTS --by-year", "→ "),
        ("convert 28 IT-30 DE-TENTHS --practice bavarian", "28 (IT-30) → 1.5 (DE-TENTHS)"),
        ("convert CC TR-FBU-GRAD ECTS-AF --cycle second", "CC (TR-FBU-GRAD) → E (ECTS-AF)"),
        ("convert 10 ECTS SE-HP", "10 ECTS → 10 SE-HP"),
        ("convert 10 ects BR-USP-AULA --authority FEA-USP --round 1:half_up", "10 ECTS → 7 BR-USP-AULA"),
    ],
)
def test_an_option_reaches_the_conversion(line: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 0
    assert words in capsys.readouterr().out


def test_a_letter_of_ects_is_a_grade_and_an_amount_is_credits(capsys: pytest.CaptureFixture[str]) -> None:
    """ECTS is a credit system and leads to the scale ECTS-AF."""
    assert main(["convert", "B", "ects", "UZ-5", "--practice", "National University of Uzbekistan"]) == 0
    assert "B (ECTS-AF) → 4 (UZ-5)" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--take low", "--round 1:up", "--authority UMAP", "--by-year"])
def test_an_option_that_applies_to_credits_alone_is_an_error_for_grades(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "28", "IT-30", "DE-TENTHS", "--formula", *option.split()]) == 2
    assert f"{option.split()[0]} applies to credits only, and IT-30 is a grading scale" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Norway", "grading scale: NO-AF, NO-OLD; credit system: NO-SP, NO-VT"),
        ("opintopiste", "credit system: FI-OP"),
        ("Belarus", "grading scale: BY-10"),
    ],
)
def test_a_name_in_place_of_a_code_is_answered_with_the_codes(name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "3", name, "ECTS"]) == 2
    assert f'"{name}" is a name, and a code is needed; {told}\n' in capsys.readouterr().err


def test_several_voices_are_told_with_the_option_that_chooses_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "3", "US-SH", "ECTS"]) == 2
    assert '--authority "University of Arizona"' in capsys.readouterr().err
