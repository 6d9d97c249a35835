"""A catalogue as plain data and back: the figures of the files, the same answers, and all faults of a changed export."""

import copy
import importlib
import json
import pickle
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.law import export_catalogue, read_catalogue
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.exporting import catalogue_schema, digest_of_document
from bologna_credits.law.files import DataFolder
from bologna_credits.law.held_files import HeldFolder
from bologna_credits.law.plugins import Installed

jsonschema: Any = importlib.import_module("jsonschema")  # its stubs are a package of their own

_SOURCE = '[sources.a]\ntitle = "A text"\nurl = "https://example.org"\nseen = "secondary"\nchecked = 2026-11-27\n'


def _definition(country: str, ratio: str) -> str:
    return (
        f'format = 1\ncountry = "{country}"\nnames = {{ en = "Nowhere" }}\n{_SOURCE}[[systems]]\ncode = "{country}-C"\n'
        f'names = {{ en = "credits" }}\nects = [{{ ratio = {ratio}, basis = "institution", source = "a", note = "as printed" }}]\n'
    )


@pytest.fixture(scope="module")
def exported() -> Any:
    return json.loads(json.dumps(export_catalogue()))


@pytest.fixture
def data(exported: Any, tmp_path: Path) -> Any:
    """The export of a small catalogue of one file, for tests that change it."""
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "kz.toml").write_text(_definition("KZ", '"3/2"'), "utf-8")
    return json.loads(json.dumps(export_catalogue(Catalogue(tmp_path))))


def _sealed(data: Any) -> Any:
    return {**data, "digest": digest_of_document(data)}


def _faults(data: Any) -> tuple[str, ...]:
    with pytest.raises(bc.DefinitionError) as caught:
        read_catalogue(data)
    return caught.value.faults


def test_numbers_are_text_and_days_are_iso_text_and_nothing_is_left_out(data: Any) -> None:
    (file,) = data["definitions"]
    assert file["origin"] == {"file": "countries/kz.toml", "distribution": "bologna_credits"} | {
        key: file["origin"][key] for key in ("version", "digest")
    }
    source = {"title": "A text", "url": "https://example.org", "seen": "secondary", "checked": "2026-11-27"}
    assert (file["layer"], file["names"], file["sources"]) == ("own", {"en": "Nowhere"}, {"a": source})
    rate = {"ratio": "3/2", "basis": "institution", "source": "a", "note": "as printed"}
    system = {"code": "KZ-C", "names": {"en": "credits"}, "country": "KZ", "ects": [rate]}
    assert (file["systems"], data["schemes"]) == ([system], [])


def test_no_number_of_the_bundled_law_is_a_float(exported: Any) -> None:
    todo, seen = [exported], set()
    while todo:
        one = todo.pop()
        seen.add(type(one))
        todo += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []
    assert seen == {dict, list, str, int, bool}


def test_every_file_comes_back_as_it_was(exported: Any) -> None:
    known, read = bc.default_catalogue(), read_catalogue(exported)
    assert read.prefixes == known.prefixes
    for prefix in known.prefixes:
        assert read.definitions(prefix) == known.definitions(prefix), prefix
    assert read.scheme_files() == known.scheme_files()
    assert export_catalogue(read) == exported


def test_what_is_read_back_gives_origins_practices_and_errors_like_the_original(exported: Any) -> None:
    known, read = bc.default_catalogue(), read_catalogue(exported)
    for codes in (["KZ-RK", "DE/KMK"], ["NO-AF"]):
        assert read.origins(codes, recognition="KZ/ENU") == known.origins(codes, recognition="KZ/ENU")
    for code in ("KZ-RX", "KK-RK", "Norway", "no such thing"):
        told = []
        for catalogue in (known, read):
            with pytest.raises(LookupError) as caught:
                catalogue.credit_system(code)
            told.append(str(caught.value))
        assert told[0] == told[1]


def test_the_export_meets_its_schema_and_a_float_does_not(exported: Any) -> None:
    kind = jsonschema.Draft202012Validator
    validator = kind(catalogue_schema(), format_checker=kind.FORMAT_CHECKER)
    validator.validate(exported)
    changed = copy.deepcopy(next(file for file in exported["definitions"] if file.get("systems")))
    changed["systems"][0]["years"] = [{"credits": 60.5, "basis": "statute", "source": next(iter(changed["sources"]))}]
    (error,) = validator.iter_errors({**exported, "definitions": [changed]})
    assert list(error.absolute_path) == ["definitions", 0, "systems", 0, "years", 0, "credits"]


def test_the_schema_tells_the_value_of_a_key_that_is_left_out() -> None:
    hours = catalogue_schema()["$defs"]["Hours"]["properties"]
    assert (hours["minutes"]["default"], hours["academic"]["default"], hours["high"]["default"]) == (60, False, None)
    assert {"starts", "ends"} <= set(hours)


def test_an_export_of_before_second_readings_named_their_text_is_read(exported: Any) -> None:
    older = copy.deepcopy(exported)
    (kz,) = (file for file in older["definitions"] if file["origin"]["file"] == "countries/kz.toml")
    assert all(review.pop("source") in kz["sources"] for review in kz["reviews"])
    read = read_catalogue(_sealed(older))
    assert {review.source for review in read.definitions("KZ")[0].reviews} == {None}


def test_a_changed_figure_is_noticed_and_a_new_digest_makes_it_the_law_of_that_catalogue(data: Any) -> None:
    data["definitions"][0]["systems"][0]["ects"][0]["ratio"] = ["3/2", "2"]
    assert _faults(data) == ("digest: differs: something was changed after the export",)
    read = read_catalogue(_sealed(data))
    assert str(read.credit_system("KZ-C").ects[0].ratio) == "1.5 to 2"


def test_given_files_and_files_of_plug_ins_keep_their_place(tmp_path: Path) -> None:
    for folder, country, ratio in (("own", "KZ", "1"), ("more", "XX", "2")):
        (tmp_path / folder / "countries").mkdir(parents=True)
        (tmp_path / folder / "countries" / f"{country.lower()}.toml").write_text(_definition(country, ratio), "utf-8")
    added = DataFolder(tmp_path / "more", "another", "1.0")
    given = bc.read_definition(_definition("KZ", "3"), "mine.toml")
    scheme = bc.law.read_schemes('format = 1\ncountry = "IT"\nnames = { en = "An agreement" }', "it.toml")
    known = Catalogue(tmp_path / "own", (given, scheme), lambda: Installed((added,)))
    exported = export_catalogue(known)
    layers = [(file["layer"], file["origin"]["file"]) for part in ("definitions", "schemes") for file in exported[part]]
    assert layers == [
        ("given", "mine.toml"),
        ("own", "countries/kz.toml"),
        ("added", "another: countries/xx.toml"),
        ("given", "it.toml"),
    ]
    read = read_catalogue(exported)
    assert [read.credit_system(code).ects[0].ratio.low for code in ("KZ-C", "XX-C")] == [3, 2]
    assert read.origins(["XX-C"]) == known.origins(["XX-C"])
    assert read.scheme_files() == (scheme,)
    assert export_catalogue(read) == exported


def test_a_read_catalogue_is_pickled_whole_and_can_be_added_to(data: Any) -> None:
    read = pickle.loads(pickle.dumps(read_catalogue(data)))
    assert (read.prefixes, read.credit_system("KZ-C").ects[0].ratio.low) == (("KZ",), Fraction(3, 2))
    more = read.with_definition(bc.read_definition(_definition("XX", "2"), "xx.toml"))
    assert (more.prefixes, more.credit_system("KZ").code, read.prefixes) == (("KZ", "XX"), "KZ-C", ("KZ",))


def test_a_read_catalogue_opens_no_file(data: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_catalogue(data)
    monkeypatch.setattr("builtins.open", None)
    assert read.credit_system("kz").code == "KZ-C"
    with pytest.raises(bc.UnknownSystemError, match="KZ-C"):
        read.credit_system("KZ-D")


@pytest.mark.parametrize(
    ("written", "told"), [(2, "not 2"), (1.0, "not 1.0"), (None, "not null"), (True, "not true"), ("1", 'not the text "1"')]
)
def test_another_format_is_refused_at_once(data: Any, written: Any, told: str) -> None:
    (fault,) = _faults({**data, "format": written})
    assert fault.startswith("format: this version reads format 1")
    assert told in fault


def test_all_faults_of_an_export_are_told_at_once(data: Any) -> None:
    file = data["definitions"][0]
    broken = copy.deepcopy(file)
    rate = broken["systems"][0]["ects"][0]
    rate |= {"ratio": 1.5, "source": "b"}
    years = [{"credits": 60, "basis": "statute", "source": "a"}]
    broken["systems"][0]["years"] = years
    senseless = copy.deepcopy(file)
    senseless["systems"][0]["code"] = "NO-C"
    later = copy.deepcopy(file)
    later["sources"]["a"]["checked"] = "20261127"
    nowhere = copy.deepcopy(file)
    nowhere["origin"]["file"] = "elsewhere/kz.toml"
    unplaced = {**file, "layer": "top"}
    data |= {"kind": "case", "schema": 1, "definitions": [file, broken, senseless, later, nowhere, file, unplaced, 3]}
    del data["schemes"]
    number = 'an exact number as text, such as "3" or "3/2"'
    assert _faults(data) == (
        'kind: must be "catalogue", and is the text "case"',
        'unknown key "schema"; did you mean "schemes"?',
        f"definitions[1].systems[0].years[0].credits: must be {number}, and is 60",
        f"definitions[1].systems[0].ects[0].ratio: must be {number}, or a list of two, and is 1.5",
        'definitions[1].systems[0].ects[0].source: no source "b" in this file',
        "definitions[2].NO-C: codes of this file start with KZ",
        'definitions[3].sources.a.checked: must be a day as text, such as "2015-09-01", and is "20261127"',
        'definitions[4].origin.file: must be one of countries/kz.toml, frameworks/kz.toml, practices/kz.toml, and is "elsewhere/kz.toml"',
        "definitions[5].origin.file: countries/kz.toml is given twice",
        'definitions[6].layer: must be one of given, own, added, and is the text "top"',
        "definitions[7]: must be an object, and is 3",
        "schemes: is missing",
    )


def test_parts_that_are_no_lists_and_values_that_no_json_has_are_faults(data: Any) -> None:
    assert _faults({**data, "schemes": "none"}) == ('schemes: must be a list of files, and is the text "none"',)
    assert _faults({**data, "written_by": {1, 2}})[0].startswith("written_by: must be text, and is ")
    assert _faults({**data, "digest": {1, 2}}) == ("digest: differs: something was changed after the export",)
    data["definitions"][0]["names"] = {1: "Nowhere"}
    assert _faults(data) == ('definitions[0].names.1: must be text, and is the text "Nowhere"',)


def test_a_folder_in_memory_finds_files_by_the_name_that_they_had(data: Any) -> None:
    file = read_catalogue(data).definitions("KZ")[0]
    held = HeldFolder((file,))
    assert (held.has("countries", "KZ"), held.has("practices", "KZ"), held.prefixes("countries")) == (True, False, {"KZ"})
