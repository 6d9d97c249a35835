"""What is written from the definition files says what they say: README, pages of countries and schemes."""

import re
from pathlib import Path
from types import ModuleType

import country_pages
import pytest
import scheme_pages

import bologna_credits
from bologna_credits import default_catalogue, mobility_schemes
from bologna_credits.law import mobility_files

WHOLE = {"testing", "plots", "interop"}  # whose modules the reference documents as they are
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


def test_every_public_name_stands_in_the_reference(root: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in (root / "docs" / "reference").glob("*.md"))
    documented = set(re.findall(r"bologna_credits(?:\.[a-z_]+)*\.(\w+)$", text, re.MULTILINE))
    rooms = [item for name in dir(bologna_credits) if isinstance(item := getattr(bologna_credits, name), ModuleType)]
    faces = [bologna_credits, *(room for room in rooms if hasattr(room, "__path__") and room.__name__.split(".")[1] not in WHOLE)]
    names = {name for face in faces for name in dir(face) if not isinstance(getattr(face, name), ModuleType)}
    assert sorted(names - documented) == []
