"""The index of codes says of an unknown code what reading all files says."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law.code_index import NAME, bundled_index, digest_of_texts, read_index, write_index
from bologna_credits.law.files import KEY
from bologna_credits.law.plugins import Installed


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled data with an index beside them."""
    place = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(BUNDLED, place, ignore=shutil.ignore_patterns("compiled"))
    (place / "compiled").mkdir()
    key = [*KEY, digest_of_texts(str(place))]
    (place / "compiled" / NAME).write_bytes(write_index(bc.Catalogue(place).all(), key))
    return place


def told(act: Any) -> str:
    with pytest.raises(bc.UnknownCodeError) as caught:
        act()
    return str(caught.value)


def said(catalogue: bc.Catalogue, look: str, code: str) -> str | None:
    """The words for an unknown code, or None where it is known or ambiguous."""
    try:
        getattr(catalogue, look)(code)
    except bc.UnknownCodeError as error:
        return str(error)
    except bc.BolognaError:
        return None
    return None


def misspelt() -> list[str]:
    """Codes with a letter changed, left out or doubled, and names of countries and systems in their languages."""
    random = Random(13)
    definitions = list(bc.default_catalogue().all())
    codes = [item.code for d in definitions for item in (*d.systems, *d.scales, *d.practices)]
    found = []
    for code in random.sample(codes, 20):
        place = random.randrange(len(code))
        found += [code[:place] + "X" + code[place + 1 :], code[:place] + code[place + 1 :], code + code[-1]]
    names = [name for d in definitions for _, name in d.names] + [
        name for d in definitions for s in d.systems for _, name in s.names
    ]
    return [*found, *random.sample(names, 20), "", "  ", "§", "Norwegen"]


@pytest.mark.sweep
def test_an_unknown_code_is_told_as_if_all_files_were_read(root: Path) -> None:
    indexed, read = bc.Catalogue(root), bc.Catalogue(root)
    object.__setattr__(read, "_indexed", read._quietly)
    checked = 0
    for code in misspelt():
        for look in ("credit_system", "grading_scale", "practice"):
            wanted = said(read, look, code)
            checked += wanted is not None
            assert said(indexed, look, code) == wanted, code
    assert checked > 150


def test_the_index_is_that_of_these_very_texts(root: Path, tmp_path: Path) -> None:
    found = bundled_index(str(root), KEY)
    assert found is not None
    assert [d.country for d in found] == [d.country for d in bc.Catalogue(root).all()]
    changed = tmp_path / "data"
    shutil.copytree(root, changed)
    file = changed / "countries" / "no.toml"
    file.write_text(file.read_text("utf-8") + "\n# read again\n", "utf-8")
    assert bundled_index(str(changed), KEY) is None
    assert 'did you mean "NO-AF"' in told(lambda: bc.Catalogue(changed).grading_scale("NO-AE"))
    assert bundled_index(str(tmp_path / "nowhere"), KEY) is None


def test_damaged_or_other_data_are_not_used(root: Path) -> None:
    data = (root / "compiled" / NAME).read_bytes()
    key = [*KEY, digest_of_texts(str(root))]
    assert read_index(data, key) is not None
    assert read_index(data[:-1], key) is None
    assert read_index(data, [*KEY, "another"]) is None


def test_definitions_of_the_caller_and_of_plug_ins_are_among_the_known_codes(root: Path, tmp_path: Path) -> None:
    text = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\nsources.a = { title = "A", url = "https://example.org", seen = "secondary" }\n'
    scale = '[[scales]]\ncode = "XX-MARKS"\nnames = { en = "Marks" }\nsource = "a"\nbasis = "statute"\nnumbers = { best = 10, lowest_pass = 5, worst = 0, step = 1 }\n'
    extra = bc.Catalogue(root).with_definition(bc.read_definition(text + scale, "xx.toml"))
    assert 'did you mean "XX-MARKS"' in told(lambda: extra.grading_scale("XX-MARK"))
    place = tmp_path / "plug-in" / "countries"
    place.mkdir(parents=True)
    (place / "xx.toml").write_text(text + scale, "utf-8")
    folder = bc.law.files.DataFolder(tmp_path / "plug-in", "a-plug-in", "1")
    plugged = bc.Catalogue(root, (), lambda: Installed((folder,)))
    assert 'did you mean "XX-MARKS"' in told(lambda: plugged.grading_scale("XX-MARK"))
