"""The command ``new``: what it writes, and that it is accepted after filling in."""

import re
import shutil
from pathlib import Path
from random import Random

import pytest

from bologna_credits import BolognaError, default_catalogue, interop
from bologna_credits.cli import main
from bologna_credits.cli.new import LANGUAGES, case_text
from bologna_credits.interop.case import check
from bologna_credits.interop.sheets import empty_sheet


def _new(folder: Path, *options: str) -> int:
    return main(["new", str(folder), *options])


def _fill_in(folder: Path) -> None:
    case = folder / "case.toml"
    case.write_text(
        case.read_text("utf-8").replace('name = ""', 'name = "University of Lodz"').replace('# scale = ""', 'scale = "PL-5"', 1),
        "utf-8",
    )
    with (folder / "transcript.csv").open("a", encoding="utf-8") as sheet:
        sheet.write("EK-101;Microeconomics;6;4,5;passed;15.01.2026;;;;\nEK-102;Econometrics;6;2;failed;;;;;\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_writes_is_accepted_and_recognised_after_filling_in(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "case"
    assert _new(folder, "--from", "KZ", "--to", "PL", "--language", language) == 0
    assert f"check {folder}" in capsys.readouterr().out
    _fill_in(folder)
    assert main(["check", str(folder)]) == 0
    assert "no faults found" in capsys.readouterr().out
    assert main(["recognise", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "University of Lodz → KZ-AK" in printed
    assert "EK-101 Microeconomics" in printed


def test_before_filling_in_check_tells_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(tmp_path, "--from", "KZ", "--to", "PL")
    capsys.readouterr()
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "case.toml: hosts[0].name: is empty",
        "case.toml: transcript.csv: row 1: no course stands below the header",
        "2 faults found",
    ]


def test_nothing_is_overwritten_and_nothing_is_half_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "transcript.csv").write_text("mine")
    assert _new(tmp_path) == 2
    assert "has files of these names already: transcript.csv; nothing is overwritten" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["transcript.csv"]
    assert (tmp_path / "transcript.csv").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert _new(tmp_path / "file" / "case") == 3
    assert "case was not written" in capsys.readouterr().err


def test_a_country_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _new(tmp_path / "case", "--to", "Poland") == 2
    assert 'did you mean "PL"' in capsys.readouterr().err
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("Казахстан", 'no country "Казахстан"; did you mean "KZ"?'),
        ("Polska", 'no country "Polska"; did you mean "PL"?'),
        ("Атлантида", 'no country "Атлантида"; write its code of two letters, such as KZ, PL or DE'),
    ],
)
def test_the_name_of_a_country_in_its_own_language_is_told_its_code(
    country: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _new(tmp_path / "case", "--from", country) == 2
    assert told in capsys.readouterr().err


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.pdf").write_text("")
    assert _new(tmp_path / "letter.pdf") == 2
    assert "letter.pdf is a file and no folder; name another folder" in capsys.readouterr().err


def test_the_next_command_is_shown_as_it_has_to_be_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Дело «Лодзь» 5"
    assert _new(folder) == 0
    assert capsys.readouterr().out.endswith(f'then check "{folder}"\n')


@pytest.mark.parametrize("country", default_catalogue().prefixes)
def test_for_every_country_the_case_is_a_case_and_all_that_is_chosen_is_in_force(country: str) -> None:
    if len(country) != 2:
        return
    known = default_catalogue()
    case = check(case_text(country, country, known))
    (host,) = case.hosts
    for code in filter(None, (host.system, case.home.credits)):
        assert known.credit_system(code).in_force.ends is None
    for code in filter(None, (host.scale, case.home.scale)):
        assert known.grading_scale(code).in_force.ends is None


def test_without_countries_and_for_a_country_without_a_file_the_lines_are_left_to_fill_in() -> None:
    for text in (case_text(None, None, default_catalogue()), case_text("AF", "AF", default_catalogue())):
        assert check(text).home.credits == ""
        assert "# scale =" in text


def test_the_commented_parts_of_the_case_are_a_case_too(tmp_path: Path) -> None:
    kept = ("# A case", "# A line", "# The ", "# Courses in", "# Which", "# How", "# transcript.xlsx", "# [[courses]]")
    lines, skip = [], False
    for line in case_text("KZ", "PL", default_catalogue()).splitlines():
        skip = line.startswith("# Courses in") or (skip and line.startswith("#"))
        bare = line.removeprefix("# ")
        code = " = " in bare or bare.startswith(("[", "  {", "]"))
        lines.append(bare if code and not skip and not line.startswith(kept) else line)
    text = "\n".join(lines).replace('name = ""', 'name = "Lodz"').replace('scale = ""', 'scale = "PL-5"')
    (tmp_path / "case.toml").write_text(text, "utf-8")
    (tmp_path / "transcript.csv").write_text(empty_sheet() + "MAT101;Algebra;5;5;passed;15.01.2026;;;;\n", "utf-8")
    assert [row.code for row in interop.case.load(tmp_path).recognise().rows] == ["MAT101", "CHE120"]


def _taken_apart(text: str) -> tuple[list[str], str]:
    """Return the lines of TOML in a case file, those behind a # too, without their titles and remarks; and all that is prose."""
    toml, prose = [], []
    for line in text.splitlines():
        bare = re.sub(r"^# ", "", line)
        _, sign, remark = bare.partition("  # ")
        if re.match(r"[a-z_]+ = |\[|\]|  \{", bare) or not bare:
            toml.append(re.sub(r'title = "[^"]*"', "title", line.removesuffix(f"{sign}{remark}") if sign else line))
            prose.append(remark)
        else:
            prose.append(bare)
    return toml, "\n".join(prose)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("countries", [("KZ", "PL"), ("FR", "DE"), (None, None)])
def test_every_comment_of_the_case_is_in_the_language_and_the_rest_is_the_same(
    language: str, countries: tuple[str | None, str | None]
) -> None:
    english, told = (case_text(*countries, default_catalogue(), one) for one in ("en", language))
    (toml, words), (same, prose) = map(_taken_apart, (english, told))
    assert toml == same
    assert len(words.splitlines()) == len(prose.splitlines())
    # What is left of Latin letters are keys, files, codes and words that a file has to hold in English.
    left = set(
        re.findall(r"[A-Za-z][a-z]+(?:-[a-z]+)*", re.sub(r"\b[A-Z]{2}(?:-[A-Z0-9]+)+\b|[\w/.-]+\.\w+|how-to/[a-z-]+", "", prose))
    )
    toml_words = set(re.findall(r"[a-z-]+", english.partition("method =")[2].partition(": see")[0]))
    assert (
        left <= {"bologna-credits", "check", "systems", "courses", "transcript", "passed", "failed", "in-progress"} | toml_words
    )


@pytest.mark.parametrize("seed", range(25))
def test_check_accepts_exactly_what_load_reads(seed: int, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(root / "examples" / "kostanay-lodz", tmp_path / "case"))
    random = Random(seed)
    file = folder / random.choice(["case.toml", "transcript.csv"])
    lines = file.read_text("utf-8-sig").splitlines()
    place = random.randrange(len(lines))
    old = lines[place]
    lines[place] = random.choice(
        [old[: len(old) // 2], old.replace("5", "x"), old.replace('"', ""), old.replace("PL", "PX"), "", old + old]
    )
    file.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        interop.case.load(folder).recognise()
        loads = True
    except BolognaError:
        loads = False
    assert (main(["check", str(folder)]) == 0) is loads
    capsys.readouterr()
    assert main(["recognise", str(folder)]) in ((0, 1) if loads else (2,))
