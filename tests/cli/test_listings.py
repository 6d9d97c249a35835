"""The commands that list what the catalogue holds."""

import json

import pytest

from bologna_credits import practices
from bologna_credits.cli import main
from bologna_credits.law import mobility_practices


def test_the_list_of_systems_holds_practices_of_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["systems"]) == 0
    printed = capsys.readouterr().out
    for kind in {type(practice) for practice in practices()}:
        assert any(practice.code in printed for practice in practices() if type(practice) is kind), kind


def test_every_practice_of_a_country_is_among_its_systems_those_of_recognition_and_mobility_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["systems", "--json"]) == 0
    listed = [one["code"] for one in json.loads(capsys.readouterr().out)["systems"] if one["kind"] == "practice"]
    known = [practice.code for practice in practices()]
    moving = [found.code for found in mobility_practices() if not found.code.startswith("ERASMUS/")]  # no country's
    assert sorted(listed) == sorted([*known, *moving])
    assert main(["systems", "kz"]) == 0
    assert "KZ/Caspian" in capsys.readouterr().out


def test_a_country_that_is_unknown_is_told_as_it_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["systems", "Kazakhstan"]) == 2
    assert 'no country or framework "Kazakhstan"; did you mean "KZ" (Kazakhstan)?' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "found"), [("erasmus", "mobility scheme"), ("bavarian", "method"), ("siegen", "practice of mobility")]
)
def test_find_knows_schemes_methods_and_practices_of_mobility(word: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", word]) == 0
    assert found in capsys.readouterr().out


def test_stale_lists_the_sources_that_nobody_has_read_since_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stale", "--before", "2000-01-01"]) == 0
    assert capsys.readouterr().out == "every source was read on 2000-01-01 or later\n"
    assert main(["stale", "--before", "2026-11-24"]) == 1
    printed = capsys.readouterr().out
    assert "2026-11-23" in printed
    assert "2026-11-24" not in printed
    assert main(["stale", "--before", "24.11.2026"]) == 2


def test_ehea_prints_for_each_member_a_credit_system_and_a_scale_or_a_gap(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ehea", "--on", "2026-11-26", "--json"]) == 0
    told = {one["code"]: one for one in json.loads(capsys.readouterr().out)["members"]}
    assert len(told) == 49
    assert (told["KZ"]["since"], told["KZ"]["gaps"]) == ("2010-03-12", [])
    assert "KZ-AK" in told["KZ"]["systems"]
    assert [gap["instead_of"] for gap in told["LI"]["gaps"]] == ["scale"]
    assert told["LI"]["gaps"][0]["looked"]
    assert main(["ehea"]) == 0  # the members of today
    assert " members on " in capsys.readouterr().out


def test_what_is_found_is_named_in_the_language_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "kz-ak", "--language", "kk"]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].split() == ["түрі", "коды", "мәтін", "тіл", "атауы"]
    assert "кредит жүйесі  KZ-AK  KZ-AK" in told
    assert "академиялық кредит" in told
    assert main(["find", "kz-ak", "--language", "kk", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["found"][0]["name"] == "академиялық кредит"
    assert main(["find", "kz-ak", "--json"]) == 0
    assert "name" not in json.loads(capsys.readouterr().out)["found"][0]
    assert main(["find", "qqqq", "--language", "ru"]) == 1
    assert capsys.readouterr().out == "для «qqqq» ничего не найдено\n"
