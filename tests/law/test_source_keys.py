"""Permanent keys of sources: each text once, with the figures that rest on it and their second readings."""

import datetime
from pathlib import Path

import bologna_credits as bc
from bologna_credits.law import CitedSource, Definition, cited_sources, figures, mobility_files, read_schemes
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.source_keys import sources_of

_TEXT = """format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.a]
title = "A text"
url = "https://example.org/a"
seen = "secondary"
[sources.b]
title = "Another"
url = "https://example.org/b"
seen = "secondary"
[[systems]]
code = "XX-C"
names = { en = "credits" }
starts = { day = 2011-04-20, is = "signed", source = "b", reviewed = 2026-11-26 }
ects = [
  { ratio = 1, basis = "statute", source = "a", authority = "Board", default = true, reviewed = 2026-11-27 },
  { ratio = 2, basis = "institution", source = "a", authority = "University" },
]
"""


def _sources(file: str = "countries/xx.toml") -> tuple[CitedSource, ...]:
    return tuple(sources_of(bc.read_definition(_TEXT, file)))


def test_a_source_has_its_country_before_its_key_and_its_folder_where_a_country_has_several_files() -> None:
    assert [one.key for one in _sources()] == ["xx.a", "xx.b"]
    assert [one.key for one in _sources("frameworks/xx.toml")] == ["xx.a", "xx.b"]
    assert [one.key for one in _sources("mine.toml")] == ["xx.a", "xx.b"]
    assert [one.key for one in _sources("practices/xx.toml")] == ["xx.practices.a", "xx.practices.b"]
    assert [one.key for one in _sources("a-plug-in: practices/xx.toml")] == ["xx.practices.a", "xx.practices.b"]
    head, _, _ = _TEXT.partition("[[systems]]")
    assert [one.key for one in sources_of(read_schemes(head, "schemes/xx.toml"))] == ["xx.schemes.a", "xx.schemes.b"]


def test_a_source_tells_the_figures_that_rest_on_it_with_bodies_and_bases() -> None:
    first, second = _sources()
    assert [figure.key for figure in first.figures] == ["xx.XX-C.ects", "xx.XX-C.ects.University"]
    assert (first.bodies, first.bases) == (("Board", "University"), ("statute", "institution"))
    assert [figure.key for figure in second.figures] == ["xx.XX-C.from"]
    assert (second.bodies, second.bases, str(second)) == ((), (), "xx.b: Another <https://example.org/b>")


def test_a_source_tells_the_second_readings_of_what_rests_on_it() -> None:
    first, second = _sources()
    assert [(one.entry, one.day) for one in first.reviews] == [("systems[0].ects[0]", datetime.date(2026, 11, 27))]
    assert [one.entry for one in second.reviews] == ["systems[0].starts"]


def test_every_source_of_every_file_has_one_key_and_every_figure_rests_on_one_source() -> None:
    found = cited_sources()
    assert len({one.key for one in found}) == len(found)
    files: tuple[Definition | bc.law.SchemeFile, ...] = (*bc.default_catalogue().all(), *mobility_files())
    assert len(found) == sum(len(file.sources) for file in files)
    resting = [figure.key for one in found for figure in one.figures]
    assert sorted(resting) == sorted(figure.key for figure in figures())
    assert sum(len(one.reviews) for one in found) == sum(len(file.reviews) for file in files)


def test_the_sources_of_another_catalogue_are_those_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "xx.toml").write_text(_TEXT, "utf-8")
    assert [one.key for one in cited_sources(Catalogue(tmp_path))] == ["xx.a", "xx.b"]
