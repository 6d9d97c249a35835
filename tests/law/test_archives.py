"""Copies in archives of the web: what their addresses tell, and what is wrong with the copy of a source."""

import datetime
import re

import pytest

import bologna_credits as bc
from bologna_credits import Source, read_definition
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law import Definition, SchemeFile, mobility_files
from bologna_credits.law.archives import ArchivedCopy, check_archived, is_of_archive

_PAGE = "https://www.example.org/law?a=1"
_COPY = f"https://web.archive.org/web/20200229101112/{_PAGE}"


def _source(
    url: str = _PAGE, archived: str | None = _COPY, on: str | None = "2020-02-29", published: str | None = None
) -> Source:
    return Source("act", "An act", url, seen="secondary", archived=archived, archived_on=on, published=published)


def _codes(source: Source) -> list[str]:
    return [finding.code for finding in check_archived(source)]


@pytest.mark.parametrize(
    "address",
    [
        _COPY,
        "http://web.archive.org/web/20200229101112if_/https://www.example.org/law?a=1",
        "https://web.archive.org/web/20200229/https:/www.example.org/law?a=1",
        "https://arquivo.pt/wayback/20200229101112/https://www.example.org/law?a=1",
        "https://webarchive.nationalarchives.gov.uk/20200229101112/https://www.example.org/law?a=1",
        "https://wayback.archive-it.org/1234/20200229101112/https://www.example.org/law?a=1",
    ],
)
def test_the_address_of_a_copy_tells_the_original_and_the_day(address: str) -> None:
    copy = ArchivedCopy.read(address)
    assert copy is not None
    assert (copy.of, copy.day) == ("https://www.example.org/law?a=1", datetime.date(2020, 2, 29))
    assert is_of_archive(address)


@pytest.mark.parametrize(
    "address",
    [
        _PAGE,
        "https://en.belapan.by/archive/2015/05/14/776941_776943/",
        "https://web.archive.org/web/20209929101112/https://www.example.org",
        "https://[example.org/archive",
        "https://archive.org/details/a-book",
    ],
)
def test_other_addresses_are_of_no_archive(address: str) -> None:
    assert not is_of_archive(address)


def test_a_copy_with_its_day_is_right_and_so_is_a_short_address_that_tells_nothing() -> None:
    assert _codes(_source()) == []
    assert _codes(_source(archived="https://perma.cc/AB12-CD34")) == []
    assert _codes(_source(archived=None, on=None)) == []


@pytest.mark.parametrize("url", ["http://example.org:80/law%3Fa=1/", "https://EXAMPLE.org/law?a=1"])
def test_a_copy_of_the_same_page_under_another_spelling_is_right(url: str) -> None:
    assert _codes(_source(url=url)) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (_source(on=None), "data.archived-alone"),
        (_source(archived=None), "data.archived-alone"),
        (_source(archived="https://example.org/copy"), "data.archived-address"),
        (_source(on="2020-03-01"), "data.archived-day"),
        (_source(published="2020-03-01"), "data.archived-early"),
    ],
)
def test_a_copy_at_fault_keeps_a_file_out(source: Source, code: str) -> None:
    (finding,) = check_archived(source)
    assert (finding.code, finding.verdict) == (code, bc.Verdict.FAILS)
    assert finding.message


def test_a_copy_of_another_page_and_a_copy_in_the_place_of_the_page_are_notes() -> None:
    (other,) = check_archived(_source(url="https://example.org/another"))
    assert (other.code, other.verdict) == ("data.archived-other", bc.Verdict.NOTE)
    (instead,) = check_archived(_source(url=_COPY, archived=None, on=None))
    assert (instead.code, instead.verdict) == ("data.url-archived", bc.Verdict.NOTE)


def test_the_faults_of_a_copy_are_told_with_those_of_the_file() -> None:
    head = 'format = 1\ncountry = "XX"\nnames = { en = "x" }\n[sources.act]\ntitle = "An act"\nseen = "secondary"\n'
    with pytest.raises(bc.DefinitionError, match=r"act: archived and archived_on are given together"):
        read_definition(f'{head}url = "{_PAGE}"\narchived = "{_COPY}"\n', "xx.toml")
    read = read_definition(f'{head}url = "{_PAGE}"\narchived = "{_COPY}"\narchived_on = 2020-02-29\n', "xx.toml")
    assert (read.sources[0].archived, read.sources[0].archived_on) == (_COPY, datetime.date(2020, 2, 29))


def test_no_bundled_source_has_a_copy_in_the_place_of_its_page_and_each_copy_is_of_its_page() -> None:
    files: tuple[Definition | SchemeFile, ...] = (*bc.default_catalogue().all(), *mobility_files())
    sources = [source for file in files for source in file.sources]
    assert [finding for source in sources for finding in check_archived(source)] == []
    assert any(source.archived for source in sources)


def test_no_bundled_file_writes_a_copy_in_the_place_of_a_page() -> None:
    texts = [path.read_text("utf-8") for path in BUNDLED.rglob("*.toml")]
    addresses = [address for text in texts for address in re.findall(r'\burl = "([^"]*)"', text)]
    assert len(addresses) > 1000
    assert [address for address in addresses if is_of_archive(address)] == []
