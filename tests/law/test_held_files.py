"""Files of law in memory, in the place of a folder."""

import bologna_credits as bc
from bologna_credits.law.definition_files import read_definition
from bologna_credits.law.held_files import HeldFolder, by_distribution, folder_of


def _file(name: str, country: str, distribution: str = "bologna_credits") -> bc.law.Definition:
    text = f'format = 1\ncountry = "{country}"\nnames = {{ en = "Nowhere" }}'
    return read_definition(text, name, distribution=distribution, version="1.0")


def test_a_file_is_found_by_the_folder_and_the_country_that_it_had() -> None:
    country, practices = _file("countries/xx.toml", "XX"), _file("practices/xx.toml", "XX")
    held = HeldFolder((country, practices))
    assert held.prefixes("countries") == held.prefixes("practices") == {"XX"}
    assert held.read("practices", "XX", read_definition) is practices
    assert held.read("countries", "XX", read_definition) is country
    assert (held.has("countries", "YY"), held.has("schemes", "XX")) == (False, False)


def test_files_of_plug_ins_are_kept_apart_by_their_distribution() -> None:
    one, other = _file("a: countries/xx.toml", "XX", "a"), _file("b: countries/kz.toml", "KZ", "b")
    third = _file("a: practices/xx.toml", "XX", "a")
    folders = by_distribution((one, other, third))
    assert [(folder.distribution, folder.version, folder.files) for folder in folders] == [
        ("a", "1.0", (one, third)),
        ("b", "1.0", (other,)),
    ]
    assert [folder_of(file) for file in (one, third)] == ["countries", "practices"]
