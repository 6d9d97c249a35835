"""The commands that list what the catalogue holds."""

import pytest

from bologna_credits import practices
from bologna_credits.cli import main


def test_the_list_of_systems_holds_practices_of_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["systems"]) == 0
    printed = capsys.readouterr().out
    for kind in {type(practice) for practice in practices()}:
        assert any(practice.code in printed for practice in practices() if type(practice) is kind), kind


@pytest.mark.parametrize(
    ("word", "found"), [("erasmus", "mobility scheme"), ("bavarian", "method"), ("siegen", "practice of mobility")]
)
def test_find_knows_schemes_methods_and_practices_of_mobility(word: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", word]) == 0
    assert found in capsys.readouterr().out
