"""The pages of countries and the table in the README agree with the definition files."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import country_pages
import pytest
from markdown_pages import cell, source_anchor

from bologna_credits import default_catalogue
from bologna_credits.law.figure_keys import figures_of
from bologna_credits.law.source_keys import sources_of

PREFIXES = default_catalogue().prefixes


def test_the_table_of_the_readme_is_that_of_the_data(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    assert country_pages.in_readme(text) == text, "run: python docs/_ext/country_pages.py"
    with pytest.raises(ValueError, match=r"README.md lacks"):
        country_pages.in_readme("nothing")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_page_holds_every_code_gap_and_source_of_its_country(prefix: str) -> None:
    page = country_pages.page_of(prefix)
    for definition in default_catalogue().definitions(prefix):
        codes = [system.code for system in definition.systems] + [scale.code for scale in definition.scales]
        codes += [practice.code for practice in definition.practices] + [table.code for table in definition.tables]
        assert all(code in page for code in codes)
        assert all(cell(gap.about) in page for gap in definition.gaps)
        assert all(f"](<{source.url}>)" in page for source in definition.sources)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_number_of_a_source_on_a_page_is_a_link(prefix: str) -> None:
    page = country_pages.page_of(prefix)
    links = re.findall(r'<a class="source" href="\.\./sources/([^"<>]+)\.html">\\\[(\d+)\\\]</a>', page)
    assert len(links) == page.count('<a class="source"') + page.count('\\<a class="source"')
    assert {number for _, number in links} <= set(re.findall(r"^\(source-(\d+)\)=$", page, re.MULTILINE))
    assert {key for key, _ in links} <= {one.key for file in default_catalogue().definitions(prefix) for one in sources_of(file)}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_figure_of_a_country_leads_to_the_page_of_its_source(prefix: str) -> None:
    page = country_pages.page_of(prefix)
    pairs = re.findall(r'<a class="source" href="\.\./sources/([^"<>]+)\.html">[^<]*</a><a class="figure-key" id="([^"]*)"', page)
    wanted = [
        (one.key, key.key) for file in default_catalogue().definitions(prefix) for one in sources_of(file) for key in one.figures
    ]
    assert sorted((source, unescape(key)) for source, key in pairs) == sorted(wanted)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_figure_of_a_country_has_one_anchor_that_is_its_permanent_key(prefix: str) -> None:
    anchors = re.findall(r'<a class="figure-key" id="([^"]*)" href="#([^"]*)"', country_pages.page_of(prefix))
    keys = [figure.key for definition in default_catalogue().definitions(prefix) for figure in figures_of(definition)]
    assert sorted(unescape(anchor) for anchor, _ in anchors) == sorted(keys)
    assert all(unquote(address) == unescape(anchor) for anchor, address in anchors)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_source_has_an_anchor_and_lists_what_rests_on_it(prefix: str) -> None:
    page = country_pages.page_of(prefix)
    lines = [line for line in page.split("\n") if re.match(r"\d+\. (<a id=|\[)", line)]
    for definition in default_catalogue().definitions(prefix):
        for source in definition.sources:
            anchor = f'<a id="{source_anchor(definition, source)}"></a>'
            (line,) = (line for line in lines if anchor in line)
            assert page.count(anchor) == 1
            resting = {figure.key for figure in figures_of(definition) if figure.source == source}
            assert resting <= {unescape(key) for key in re.findall(r"<code>([^<]*)</code>", line)}


def test_a_row_with_a_source_of_its_own_and_the_note_of_a_year_are_shown() -> None:
    page = country_pages.page_of("RO")
    assert re.search(r"^\| respins <a [^<>]*>\\\[\d+\\\]</a><a [^<>]*>¶</a> \| no \|", page, re.MULTILINE)
    assert "| 48, semester 24 | evening | derived | 24 a semester is printed" in page


def test_the_index_lists_frameworks_apart_from_countries() -> None:
    countries, frameworks = country_pages.index().split("## Frameworks")
    assert "[Kazakhstan](kz.md)" in countries
    assert "(ects.md)" not in countries
    assert "| UMAP-UCTS-60, UMAP-UCTS-HOURS | – |" in frameworks


def test_the_pages_are_written_once_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "qq.md").write_text("gone")
    country_pages.write_pages(tmp_path / "countries")
    first = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "countries").iterdir()}
    country_pages.write_pages(tmp_path / "countries")
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "countries").iterdir()} == first
    assert set(first) == {f"{prefix.lower()}.md" for prefix in PREFIXES} | {"index.md", "members.md"}


def test_the_tables_of_the_readme_list_frameworks_apart_from_countries() -> None:
    countries, frameworks = country_pages.readme_table().split("| Framework |")
    assert "| Kazakhstan | " in countries
    assert "ECTS-AF" not in countries
    assert "ECTS-AF" in frameworks
    assert "](" not in countries + frameworks


def test_the_page_of_members_tells_since_when_credits_scale_and_gap() -> None:
    rows = [line.split(" | ") for line in country_pages.ehea_page("2026-11-26").splitlines() if line.startswith("| [")]
    assert len(rows) == 49
    told = {row[0].removeprefix("| ["): row[1:] for row in rows}
    assert told["Kazakhstan](kz.md)"][0] == "2010-03-12"
    assert told["Norway](no.md)"][1:] == ["NO-SP", "NO-AF", " |"]
    assert told["Liechtenstein](li.md)"][2] == ""
    assert told["Liechtenstein](li.md)"][3].startswith("The grading scale of Universität Liechtenstein")
