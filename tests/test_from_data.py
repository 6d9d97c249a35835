"""What is written from the definition files says what they say: README, country pages, golden tables, counts."""

from fractions import Fraction
from pathlib import Path

import country_pages
import golden
import pytest
import scheme_pages

import bologna_credits
from bologna_credits import countries, default_catalogue, mobility_files, mobility_practices, mobility_schemes
from bologna_credits.core.provenance import Seen
from bologna_credits.law.census import Census, census

PREFIXES = default_catalogue().prefixes


def test_the_table_of_the_readme_is_that_of_the_data(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    assert country_pages.in_readme(text) == text, "run: python tools/country_pages.py"
    with pytest.raises(ValueError, match=r"README.md lacks"):
        country_pages.in_readme("nothing")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_golden_table_of_a_country_is_what_comes_out(root: Path, prefix: str) -> None:
    path = root / "tests" / "golden" / f"{prefix.lower()}.txt"
    assert path.is_file(), "run: python tools/golden.py"
    assert golden.golden(prefix) == path.read_text("utf-8"), "a figure changed; look at the diff of: python tools/golden.py"


def test_there_is_no_golden_table_without_a_country(root: Path) -> None:
    assert {path.stem.upper() for path in (root / "tests" / "golden").glob("*.txt")} == set(PREFIXES)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_page_holds_every_code_gap_and_source_of_its_country(prefix: str) -> None:
    page = country_pages.page_of(prefix)
    for definition in default_catalogue().definitions(prefix):
        codes = [system.code for system in definition.systems] + [scale.code for scale in definition.scales]
        codes += [practice.code for practice in definition.grade_practices] + [table.code for table in definition.tables]
        assert all(code in page for code in codes)
        assert all(country_pages.cell(gap.about) in page for gap in definition.gaps)
        assert all(f"](<{source.url}>)" in page for source in definition.sources)


@pytest.mark.parametrize("family", scheme_pages.families())
def test_a_page_holds_every_code_limit_gap_and_source_of_its_schemes(family: str) -> None:
    page = scheme_pages.page_of(family)
    for file in scheme_pages.families()[family]:
        assert all(f"`{rule.code}`" in page for rule in file.rules)
        rules = [rule for scheme in file.schemes for rule in scheme.stays]
        assert all(f"`{rule.kind}`" in page and all(person in page for person in rule.persons) for rule in rules)
        assert all(str(limit) in page for rule in rules for limit in (*rule.least, *rule.most))
        assert all(f"](<{source.url}>)" in page for source in file.sources)
        assert all(country_pages.cell(gap.looked).split("(")[0] in page for gap in file.gaps)


def test_the_index_of_schemes_lists_each_of_them(tmp_path: Path) -> None:
    scheme_pages.write_pages(tmp_path / "schemes")
    assert {path.name for path in (tmp_path / "schemes").iterdir()} == {
        *(f"{file.country.lower()}.md" for file in mobility_files()),
        "index.md",
    }
    index = (tmp_path / "schemes" / "index.md").read_text("utf-8")
    assert all(f"`{scheme.code}`" in index for scheme in mobility_schemes())


def test_the_pages_are_written_once_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "qq.md").write_text("gone")
    country_pages.write_pages(tmp_path / "countries")
    first = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "countries").iterdir()}
    country_pages.write_pages(tmp_path / "countries")
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "countries").iterdir()} == first
    assert set(first) == {f"{prefix.lower()}.md" for prefix in PREFIXES} | {"index.md"}


def test_golden_tables_are_written_by_the_command(tmp_path: Path, root: Path) -> None:
    (tmp_path / "qq.txt").write_text("gone")
    golden.write(tmp_path)
    assert (tmp_path / "kz.txt").read_text("utf-8") == (root / "tests" / "golden" / "kz.txt").read_text("utf-8")
    assert not (tmp_path / "qq.txt").exists()


def test_the_counts_are_those_of_the_files() -> None:
    definitions = tuple(default_catalogue().all())
    found = census(definitions)
    assert found.countries == len(countries())
    assert found.frameworks == len([prefix for prefix in PREFIXES if len(prefix) != 2])
    assert found.sources == sum(len(definition.sources) for definition in definitions)
    cited = [rate.source.seen for d in definitions for system in d.systems for rate in system.ects]
    assert found.figures > len(cited)
    assert found.primary >= cited.count(Seen.PRIMARY)
    assert Fraction(1, 2) < found.share < 1


def test_the_count_of_nothing_is_nothing() -> None:
    assert census(()).share == 0
    assert str(Census(1, 0, 2, 3, 4, 5, 6, 1, 2, 3, 7, 8, 3, 2)).endswith("share primary        66.7 %")


def test_schemes_are_counted_with_their_figures() -> None:
    files = mobility_files()
    found = census((), files)
    assert found.schemes == len(mobility_schemes())
    assert found.stays == sum(len(scheme.stays) for scheme in mobility_schemes())
    assert found.mobility_practices == len(mobility_practices())
    assert found.sources == sum(len(file.sources) for file in files)
    limits = [limit.source.seen for s in mobility_schemes() for stay in s.stays for limit in (*stay.least, *stay.most)]
    assert found.figures > len(limits)
    assert found.primary >= limits.count(Seen.PRIMARY)
    both = census(default_catalogue().all(), files)
    assert both.figures == found.figures + census(default_catalogue().all()).figures


def test_every_public_name_stands_in_the_reference(root: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in (root / "docs" / "reference").glob("*.md"))
    names = set(bologna_credits.__all__) - {"__version__", "ehea", "interop", "plots"}
    assert sorted(name for name in names if f"bologna_credits.{name}\n" not in text) == []
