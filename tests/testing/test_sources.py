"""The check of sources, over every bundled file and over small ones that are wrong."""

import attrs
import pytest

from bologna_credits import default_catalogue
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.law import Definition, SchemeFile, mobility_files
from bologna_credits.law.definition_files import read_definition
from bologna_credits.testing.sources import (
    check_sources_across,
    check_sources_of,
    differing_standings,
    unlinked_sources,
    unquoted_sources,
    unread_statutes,
)

FILES: tuple[Definition | SchemeFile, ...] = (*default_catalogue().all(), *mobility_files())
OTHERS = ("ehea.toml", "recognition.toml", "learning-agreement.toml")

SMALL = """
format = 1
country = "XX"
names = { en = "Nowhere" }

[sources.act]
title = "The act, as a university tells it"
url = "https://example.org/act"
seen = "secondary"

[[systems]]
code = "XX-C"
names = { en = "credit" }
ects = [{ ratio = 1, basis = "statute", source = "act" }]
"""


def test_every_bundled_file_links_quotes_and_settles_its_sources() -> None:
    report = check_sources_across(FILES)
    assert not len(report), str(report)


@pytest.mark.parametrize("name", OTHERS)
def test_the_files_of_another_form_do_so_too(name: str) -> None:
    table = read_toml((BUNDLED / name).read_text("utf-8"), name)
    sources = tuple(structure_sources(table.pop("sources"), name).values())
    others = {file.origin.file: file.sources for file in FILES}
    found = [
        *unlinked_sources(sources, table),
        *unquoted_sources(sources),
        *differing_standings({**others, name: sources}),
    ]
    assert found == []


def test_a_file_is_told_of_a_missing_quote_and_of_a_statute_that_nobody_read() -> None:
    report = check_sources_of(read_definition(SMALL, "xx.toml"))
    assert [finding.code for finding in report.notes] == ["kit.source-unquoted", "kit.source-statute"]


def test_notes_that_say_so_settle_both() -> None:
    note = 'seen = "secondary"\nnote = "Unquoted: the words were not kept. The act itself was not read."'
    settled = read_definition(SMALL.replace('seen = "secondary"', note), "xx.toml")
    assert not len(check_sources_of(settled))


def test_a_note_of_the_entry_settles_the_statute() -> None:
    entry = 'source = "act", note = "the act was not read"'
    settled = read_definition(SMALL.replace('source = "act"', entry), "xx.toml")
    assert list(unread_statutes(settled)) == []


def test_a_source_that_nothing_names_is_found() -> None:
    spare = '[sources.spare]\ntitle = "Spare"\nurl = "https://example.org/spare"\nseen = "secondary"\nquote = "words"\n'
    found = unlinked_sources(*_parts(read_definition(SMALL + spare, "xx.toml")))
    assert [finding.subject for finding in found] == ["spare"]


def test_a_gap_that_names_the_key_links_a_source() -> None:
    spare = '[sources.spare]\ntitle = "Spare"\nurl = "https://example.org/spare"\nseen = "secondary"\nquote = "words"\n'
    gap = '[[gaps]]\nabout = "hours"\nlooked = "the act (spare)"\n'
    assert list(unlinked_sources(*_parts(read_definition(SMALL + spare + gap, "xx.toml")))) == []


def test_a_longer_key_does_not_link_a_shorter_one() -> None:
    source = Source("act", "The act", "https://example.org/act", seen="secondary")
    assert [finding.subject for finding in unlinked_sources([source], {"note": "see act-2010"})] == ["act"]


def test_one_address_with_two_standings_fails_and_names_its_files() -> None:
    one = Source("act", "The act", "https://example.org/act", seen="primary", quote="words")
    other = attrs.evolve(one, key="told", seen="secondary")
    (found,) = differing_standings({"yy.toml": [other], "xx.toml": [one]})
    assert (found.code, found.verdict.value, found.subject) == ("kit.source-standings", "fails", "https://example.org/act")
    assert found.named["files"] == ("xx.toml", "yy.toml")


def test_two_standings_within_one_file_fail_as_well() -> None:
    one = Source("act", "The act", "https://example.org/act", seen="primary", quote="words")
    assert len(list(differing_standings({"xx.toml": [one, attrs.evolve(one, key="told", seen="secondary")]}))) == 1


def test_an_account_of_another_text_may_stand_beside_what_the_page_says_itself() -> None:
    one = Source("own", "A page", "https://example.org/page", seen="primary", quote="words")
    other = attrs.evolve(one, key="told", seen=Seen.SECONDARY, note="An account of the act.")
    assert list(differing_standings({"xx.toml": [one, other]})) == []


def _parts(file: Definition) -> tuple[tuple[Source, ...], Definition]:
    return file.sources, file
