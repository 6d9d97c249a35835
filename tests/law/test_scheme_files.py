"""Files of schemes: strict, checked, found by code, and brought by plug-ins."""

import threading
from pathlib import Path

import pytest

from bologna_credits import Catalogue, DefinitionError, default_catalogue, mobility_scheme, mobility_schemes
from bologna_credits.core import PluginError, UnknownSchemeError
from bologna_credits.law import (
    MobilityScheme,
    grant_practice,
    mobility_files,
    mobility_practices,
    read_schemes,
    transfer_practice,
)
from bologna_credits.law.files import DataFolder
from bologna_credits.law.plugins import Installed

HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\n'
SOURCE = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'
SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'
STAY = '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "calendar"\n'


def faults(text: str) -> str:
    with pytest.raises(DefinitionError) as caught:
        read_schemes(text, "xx.toml")
    return str(caught.value)


def test_the_bundled_files_know_where_they_came_from() -> None:
    for file in mobility_files():
        assert str(file.origin).startswith(f"bologna_credits {file.origin.version}: schemes/{file.country.lower()}.toml (")
        assert file.gaps


def test_every_figure_of_a_scheme_has_a_source_that_somebody_read_in_time() -> None:
    for file in mobility_files():
        assert all(source.checked is not None for source in file.sources)


def test_every_source_of_a_file_is_used() -> None:
    for file in mobility_files():
        text = (default_catalogue()._root.path / "schemes" / f"{file.country.lower()}.toml").read_text("utf-8")
        unused = [s.key for s in file.sources if f'= "{s.key}"' not in text and f"({s.key})" not in text]
        assert unused == []


def test_a_code_is_found_without_regard_to_case_and_its_neighbour_is_named() -> None:
    assert mobility_scheme("erasmus-2021").code == "ERASMUS-2021"
    with pytest.raises(UnknownSchemeError, match='did you mean "ERASMUS-2014-KA107"'):
        mobility_scheme("ERASMUS-2014-KA10")
    with pytest.raises(UnknownSchemeError, match="no mobility scheme"):
        mobility_scheme("XX-NOWHERE")
    assert len({scheme.code for scheme in mobility_schemes()}) == len(mobility_schemes())
    assert not any(isinstance(practice, MobilityScheme) for practice in mobility_practices())
    assert grant_practice("erasmus/siegen").month == 30
    assert transfer_practice("KZ/KSU-TRANSFER").week == 57


def test_all_faults_of_shape_are_told_at_once() -> None:
    text = HEAD + SOURCE + SCHEME + STAY + "least = [{ number = 1.5, unit = 'weeks', source = 'b', basis = 'law' }]\nlong = 1\n"
    told = faults(text)
    for part in (
        'schemes[0].stays[0].least[0].number: write exact numbers as integers or "p/q", not 1.5',
        'schemes[0].stays[0].least[0].unit: cannot be "weeks"',
        'schemes[0].stays[0].least[0].source: no source "b" in this file',
        'schemes[0].stays[0].least[0].basis: cannot be "law"',
        'schemes[0].stays[0]: unknown key "long"',
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("format = 2", "reads format 1, not 2"),
        ("", "and none is stated"),
        (HEAD + 'digest = "x"', "digest: is not written in a file"),
        (HEAD.replace("XX", "X-X") + SOURCE, "country is two capital letters"),
        (HEAD + SOURCE + SCHEME.replace("XX-A", "xx-a"), "a code is capital letters"),
        (HEAD + SOURCE + SCHEME.replace("XX-A", "YY-A"), "codes of this file start with XX"),
        (HEAD + SOURCE + SCHEME + SCHEME, "the code stands twice"),
        (HEAD + SOURCE + '[[grants]]\ncode = "YY/A"\nbody = "A"\nsource = "a"\nbasis = "guide"', "start with XX/"),
        (HEAD + SOURCE + SCHEME + STAY.replace('"student"', '"pupil"'), "pupil is none of student"),
        (HEAD + SOURCE + SCHEME + STAY.replace('"study"', '"play"'), "play is none of study"),
        (HEAD + SOURCE + SCHEME + "force_majeure = { what = ['all'], source = 'a', basis = 'guide' }", "all is none of least"),
        (HEAD + SOURCE + SCHEME + STAY + STAY, "two kinds of stay answer for long, student, study"),
        (
            HEAD + SOURCE + SCHEME + STAY + "least = [{ number = 0, unit = 'days', source = 'a', basis = 'guide' }]",
            "0 days is no plausible length",
        ),
        (
            HEAD + SOURCE + SCHEME + STAY + "most = [{ number = 25, unit = 'months', source = 'a', basis = 'guide' }]",
            "25 months is no plausible length",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + STAY
            + "least = [{ number = 2, unit = 'months', source = 'a', basis = 'guide' }]\n"
            + "most = [{ number = 30, unit = 'days', source = 'a', basis = 'guide' }]",
            "at least 2 months and at most 30 days do not fit together",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + STAY
            + "credits = [{ number = 2, source = 'a', basis = 'guide' }, { number = 3, source = 'a', basis = 'guide' }]",
            "a voice beside the default needs authority",
        ),
        (HEAD + SOURCE.replace("secondary", "primary"), "needs a quote"),
        (
            HEAD + SOURCE + SCHEME + STAY + "least = [{ number = '3/2', unit = 'months', source = 'a', basis = 'guide' }]",
            "3/2 months",
        ),
    ],
)
def test_what_makes_no_sense_keeps_a_file_out(text: str, match: str) -> None:
    assert match in faults(text)


def test_one_and_a_half_months_make_sense_in_a_year_of_360_days() -> None:
    stay = STAY.replace("calendar", "year-360") + "least = [{ number = '3/2', unit = 'months', source = 'a', basis = 'guide' }]"
    read = read_schemes(HEAD + SOURCE + SCHEME + stay, "xx.toml")
    assert str(read.schemes[0].stays[0].least[0]) == "3/2 months"


def test_voices_may_follow_each_other_by_day() -> None:
    limits = (
        "least = [{ number = 3, unit = 'months', source = 'a', basis = 'guide', ends = { day = 2020-12-31, is = 'in_force' } },"
        " { number = 2, unit = 'months', source = 'a', basis = 'guide', starts = { day = 2021-01-01, is = 'in_force' } }]"
    )
    assert read_schemes(HEAD + SOURCE + SCHEME + STAY + limits, "xx.toml").rules[0].code == "XX-A"


def plugin(path: Path, name: str, **files: str) -> DataFolder:
    folder = path / name / "schemes"
    folder.mkdir(parents=True)
    for file, text in files.items():
        (folder / f"{file}.toml").write_text(text, "utf-8")
    return DataFolder(path / name, name, "1.0")


def with_plugins(path: Path, *folders: DataFolder) -> Catalogue:
    (path / "own").mkdir()
    return Catalogue(path / "own", (), lambda: Installed(folders))


def test_a_plug_in_adds_schemes(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME))
    assert known.prefixes == ()
    assert known.mobility_scheme("XX-A").code == "XX-A"
    assert known.faults == ()
    assert known.scheme_files()[0].origin.distribution == "one"


def test_a_plug_in_that_gives_a_code_anew_is_left_out_and_told(tmp_path: Path) -> None:
    one = plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME)
    two = plugin(tmp_path, "two", xx=HEAD + SOURCE + SCHEME)
    known = with_plugins(tmp_path, one, two)
    assert [fault.distribution for fault in known.faults] == ["two"]
    assert "XX-A is given by one already" in str(known.faults[0])
    assert known.mobility_scheme("XX-A").code == "XX-A"


def test_a_plug_in_that_is_broken_is_told_where_its_code_is_asked_for(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx="format = 3", yy=HEAD))
    with pytest.raises(PluginError, match="reads format 1, not 3"):
        known.mobility_scheme("XX-A")
    with pytest.raises(PluginError, match="but the file is called yy"):
        known.mobility_scheme("YY-A")
    with pytest.raises(UnknownSchemeError):
        known.mobility_scheme("ZZ-A")


def test_threads_find_the_same(tmp_path: Path) -> None:
    known = with_plugins(tmp_path, plugin(tmp_path, "one", xx=HEAD + SOURCE + SCHEME))
    found: list[MobilityScheme] = []
    threads = [threading.Thread(target=lambda: found.append(known.mobility_scheme("XX-A"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
