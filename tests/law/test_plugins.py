"""Definition files that other distributions bring: found, distinguished, and no danger to the rest."""

import importlib.metadata
import pickle
import shutil
import sys
import sysconfig
from collections.abc import Callable
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from bologna_credits import Catalogue, Credits, UnknownSystemError, convert_credits, convert_grade
from bologna_credits.core import PluginError, PluginWarning, UnknownCountryError, UnknownPracticeError
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law.plugins import GROUP, Installed, _names_group, installed

_ROOT = BUNDLED
_SOURCE = '[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\n'
_FILE = (
    'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'
    + _SOURCE
    + '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\nects = [{ ratio = 2, basis = "statute", source = "a" }]\n'
    + '[[scales]]\ncode = "XX-S"\nbasis = "statute"\nsource = "a"\n'
    + 'rows = [{ label = "good", passes = true }, { label = "bad", passes = false }]\n'
    + '[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\nrows = [{ grade = "good", to = ["B"] }]\n'
)
_PRACTICE = (
    'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'
    + _SOURCE
    + '[[credit_practices]]\ncode = "XX/Uni"\nbody = "Uni"\nfrom = "XX-C"\nto = "ECTS"\n'
    + 'rules = [{ source = "a", printed = [[1, 3]] }]\n'
)

Install = Callable[..., Catalogue]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a distribution on the path, as pip would, and gives a catalogue that looks for plug-ins anew."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(name: str, files: dict[str, str], *, value: str | None = None) -> Catalogue:
        package = name.replace("-", "_")
        for path, text in files.items():
            place = tmp_path / package / "data" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode("latin-1" if "\xff" in text else "utf-8"))
        info = tmp_path / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[bologna_credits.definitions]\n{package} = {value or package}\n")
        return Catalogue(_ROOT, (), installed)

    return put


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The groups for which importlib.metadata was asked."""
    groups: list[str] = []
    find = importlib.metadata.entry_points

    def entry_points(*, group: str) -> importlib.metadata.EntryPoints:
        groups.append(group)
        return find(group=group)

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    return groups


def test_without_a_distribution_of_the_group_importlib_metadata_is_not_asked(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other-1.0.dist-info"
    other.mkdir()
    (other / "entry_points.txt").write_text("[console_scripts]\nother = other:main\n")
    (tmp_path / "single-1.0.egg-info").write_text("Metadata-Version: 2.1\nName: single\nVersion: 1.0\n")
    (tmp_path / "bare-1.0.dist-info").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [PathFinder])  # a back port of importlib.metadata puts a finder of its own here
    monkeypatch.setattr(sys, "path", [str(tmp_path), "", str(tmp_path / "absent")])
    assert installed() == Installed()
    assert asked == []


@pytest.mark.parametrize("form", ["dist-info", "egg-info", "egg", "zip", "here"])
def test_a_distribution_of_the_group_is_found_in_every_form_that_importlib_metadata_reads(
    asked: list[str], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a_uni-1.0.egg" if form == "egg" else tmp_path / "site"
    info = place / {"egg": "EGG-INFO", "egg-info": "a_uni-1.0.egg-info"}.get(form, "A_Uni-1.0.DIST-INFO")
    info.mkdir(parents=True)
    (info / ("PKG-INFO" if "egg" in form else "METADATA")).write_text("Metadata-Version: 2.1\nName: a-uni\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[bologna_credits.definitions]\nit = no_such_package\n")
    if form == "zip":
        place = Path(shutil.make_archive(str(place), "zip", place))
    monkeypatch.chdir(place.parent if form == "zip" else place)
    # Python 3.13 imports parts of the standard library when it first reads a distribution.
    monkeypatch.setattr(sys, "path", ["" if form == "here" else str(place), sysconfig.get_path("stdlib")])
    assert [fault.distribution for fault in installed().faults] == ["a-uni"]
    assert asked == [GROUP]
    # Where a back port of importlib.metadata has a finder of its own, nobody asks the place itself.
    assert _names_group("" if form == "here" else str(place))


def test_a_finder_that_knows_distributions_of_its_own_is_asked(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        @staticmethod
        def find_spec(*_: object) -> None:
            return None

        @staticmethod
        def find_distributions(_: object) -> list[importlib.metadata.Distribution]:
            return []

    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert installed() == Installed()
    assert asked == [GROUP]


def test_a_plug_in_adds_a_country(install: Install) -> None:
    catalogue = install("nowhere-uni", {"countries/xx.toml": _FILE, "practices/xx.toml": _PRACTICE})
    assert convert_credits(Credits(3, "XX-C"), to="ECTS", catalogue=catalogue).credits == Credits(6, "ECTS")
    assert convert_credits(Credits(1, "XX-C"), policy="XX/Uni", catalogue=catalogue).credits == Credits(3, "ECTS")
    good = catalogue.grading_scale("XX").grade("good")
    assert convert_grade(good, to="ECTS-AF", catalogue=catalogue).grade.label == "B"
    assert "XX" in catalogue.prefixes
    assert not catalogue.faults


def test_a_decision_tells_the_distribution_behind_a_code(install: Install) -> None:
    catalogue = install("nowhere-uni", {"countries/xx.toml": _FILE})
    assert [origin.split(": ")[0] for origin in catalogue.origins(["XX-C"])] == ["nowhere-uni 1.0"]


def test_a_code_that_is_given_already_keeps_the_file_out_and_names_both(install: Install) -> None:
    again = _FILE.replace("XX", "KZ").replace("KZ-C", "KZ-RK")
    catalogue = install("nowhere-uni", {"countries/kz.toml": again})
    assert catalogue.credit_system("KZ-RK").name("en") != "credit"
    with pytest.warns(PluginWarning, match="nowhere-uni 1.0 is left out"):
        list(catalogue.all())
    assert [str(fault) for fault in catalogue.faults] == [
        "the plug-in nowhere-uni 1.0 is left out: nowhere-uni: countries/kz.toml: KZ-RK is given by bologna_credits already; "
        "correct it, or uninstall nowhere-uni"
    ]
    with pytest.raises(PluginError, match='KZ-RK is given by bologna_credits already; and without it: no grading scale "KZ-S"'):
        catalogue.grading_scale("KZ-S")


def test_two_plug_ins_with_one_code_are_both_named(install: Install) -> None:
    install("a-uni", {"countries/xx.toml": _FILE})
    catalogue = install("b-uni", {"countries/xx.toml": _FILE})
    assert [(fault.distribution, fault.faults[0].split(": ")[-1]) for fault in catalogue.faults] == [
        ("b-uni", "XX-C is given by a-uni already")
    ] or "XX-C is given by a-uni already" in str(catalogue.faults[0])
    assert convert_credits(Credits(3, "XX-C"), to="ECTS", catalogue=catalogue).credits == Credits(6, "ECTS")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1\n[", "not TOML"),
        (_FILE.replace("format = 1", "format = 2"), "this version reads format 1, not 2"),
        (
            _FILE.replace("ratio = 2", "ratio = 1.5"),
            'write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact',
        ),
        ("\xff", "is not text in UTF-8"),
        (_FILE.replace("XX", "AL"), 'country = "AL", but the file is called xx.toml'),
    ],
)
def test_a_broken_file_is_told_with_its_distribution_and_the_rest_works_on(install: Install, text: str, words: str) -> None:
    catalogue = install("nowhere-uni", {"countries/xx.toml": text})
    with pytest.raises(PluginError, match=f"nowhere-uni 1.0 is left out: nowhere-uni: countries/xx.toml.*{words}"):
        catalogue.credit_system("XX-C")
    with pytest.raises(PluginError, match="nowhere-uni"):
        catalogue.definitions("XX")
    assert catalogue.credit_system("KZ-RK").code == "KZ-RK"
    with pytest.warns(PluginWarning, match=words):
        assert "XX" not in [definition.country for definition in catalogue.all()]


@pytest.mark.parametrize("value", ["nowhere_uni", "no_such_package", "no_such.sub", "json"])
def test_a_missing_data_folder_is_told_with_its_distribution(install: Install, value: str) -> None:
    catalogue = install("nowhere-uni", {}, value=value)
    with pytest.raises(PluginError, match=f'names {value}, which is no package with a folder "data"'):
        catalogue.credit_system("XX-C")
    assert catalogue.credit_system("ECTS").code == "ECTS"
    assert len(catalogue.faults) == 1


def test_without_plug_ins_what_is_unknown_is_unknown() -> None:
    catalogue = Catalogue(_ROOT)
    with pytest.raises(UnknownSystemError):
        catalogue.credit_system("XX-C")
    with pytest.raises(UnknownPracticeError):
        catalogue.practice("XX/Uni")
    with pytest.raises(UnknownCountryError):
        catalogue.definitions("XX")


def test_a_catalogue_with_a_definition_keeps_the_plug_ins_through_a_pickle(install: Install) -> None:
    catalogue = install("nowhere-uni", {"countries/xx.toml": _FILE})
    more = catalogue.with_definition(catalogue.definitions("KZ")[0])
    again = pickle.loads(pickle.dumps(more))
    assert again.credit_system("XX-C").code == "XX-C"
