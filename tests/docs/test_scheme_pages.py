"""The pages of mobility schemes agree with their files."""

import re
from html import unescape
from pathlib import Path

import pytest
import scheme_pages
from markdown_pages import cell

from bologna_credits import mobility_schemes
from bologna_credits.law import mobility_files
from bologna_credits.law.figure_keys import figures_of


@pytest.mark.parametrize("family", scheme_pages.families())
def test_a_page_holds_every_code_limit_gap_and_source_of_its_schemes(family: str) -> None:
    page = scheme_pages.page_of(family)
    for file in scheme_pages.families()[family]:
        assert all(f"`{rule.code}`" in page for rule in file.rules)
        rules = [rule for scheme in file.schemes for rule in scheme.stays]
        assert all(f"`{rule.kind}`" in page and all(person in page for person in rule.persons) for rule in rules)
        assert all(str(limit) in page for rule in rules for limit in (*rule.least, *rule.most))
        assert all(f"](<{source.url}>)" in page for source in file.sources)
        assert all(cell(gap.looked).split("(")[0] in page for gap in file.gaps)


@pytest.mark.parametrize("family", scheme_pages.families())
def test_every_figure_of_a_scheme_has_an_anchor_that_is_its_permanent_key(family: str) -> None:
    anchors = re.findall(r'<a class="figure-key" id="([^"]*)"', scheme_pages.page_of(family))
    keys = [figure.key for file in scheme_pages.families()[family] for figure in figures_of(file)]
    assert sorted(map(unescape, anchors)) == sorted(keys)


def test_the_index_of_schemes_lists_each_of_them(tmp_path: Path) -> None:
    scheme_pages.write_pages(tmp_path / "schemes")
    assert {path.name for path in (tmp_path / "schemes").iterdir()} == {
        *(f"{file.country.lower()}.md" for file in mobility_files()),
        "index.md",
    }
    index = (tmp_path / "schemes" / "index.md").read_text("utf-8")
    assert all(f"`{scheme.code}`" in index for scheme in mobility_schemes())
