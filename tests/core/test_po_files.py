"""Catalogues as people edit them, and as the standard library reads them; babel is the oracle."""

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po as babel_reads
from hypothesis import given, strategies as st

from bologna_credits.core.languages import languages
from bologna_credits.core.po_files import PoEntry, compiled, read_po

LOCALE = Path("src/bologna_credits/locale")
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


def _catalogue(entries: list[tuple[str, str, str]]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    quoted = [[text.replace("\\", "\\\\").replace('"', '\\"') for text in entry] for entry in entries]
    return head + "".join(f'\nmsgctxt "{a}"\nmsgid "{b}"\nmsgstr "{c}"\n' for a, b, c in quoted)


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_the_compiled_form_says_what_babel_makes_of_the_same_catalogue(language: str) -> None:
    content = (LOCALE / language / "LC_MESSAGES" / "bologna_credits.po").read_bytes()
    made = io.BytesIO()
    write_mo(made, babel_reads(io.BytesIO(content)))
    ours = gettext.GNUTranslations(io.BytesIO(compiled(content.decode())))
    theirs = gettext.GNUTranslations(io.BytesIO(made.getvalue()))
    entries = read_po(content.decode())[1:]
    assert len(entries) > 700
    for entry in entries:
        if entry.plural:
            for number in (0, 1, 2, 5, 11, 21):
                asked = entry.context, entry.message, entry.plural, number
                assert ours.npgettext(*asked) == theirs.npgettext(*asked)
        else:
            assert ours.pgettext(entry.context, entry.message) == theirs.pgettext(entry.context, entry.message)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), max_size=4, unique_by=lambda entry: entry[:2]))
def test_any_text_comes_back_as_babel_reads_it(entries: list[tuple[str, str, str]]) -> None:
    text = _catalogue(entries)
    theirs = {(one.context, one.id): one.string for one in babel_reads(io.BytesIO(text.encode())) if one.id}
    assert {(one.context, one.message): one.translations[0] for one in read_po(text)[1:]} == theirs
    ours = gettext.GNUTranslations(io.BytesIO(compiled(text)))
    assert all(ours.pgettext(context, message) == said for context, message, said in entries)


def test_what_is_doubtful_or_missing_is_left_out_of_the_compiled_form() -> None:
    text = _catalogue([]) + (
        '\n#, fuzzy\nmsgctxt "a"\nmsgid "one"\nmsgstr "один"\n\n#~ msgid "gone"\n#~ msgstr "нет"\n'
        'msgctxt "a"\nmsgid "two"\nmsgstr ""\n# a note\nmsgctxt "a"\nmsgid "three"\nmsgstr ""\n"три "\n"раза"\n'
    )
    read = read_po(text)
    assert [(entry.message, entry.done) for entry in read[1:]] == [("one", False), ("two", False), ("three", True)]
    assert read[1].notes == ("#, fuzzy",)
    found = gettext.GNUTranslations(io.BytesIO(compiled(text)))
    assert [found.pgettext("a", message) for message in ("one", "two", "three")] == ["one", "two", "три раза"]


@pytest.mark.parametrize("line", ['"a text before any message"', "msgid no quotes", 'msgid "a" "b', "msgstr 5"])
def test_a_line_of_no_entry_is_told_with_its_number(line: str) -> None:
    with pytest.raises(ValueError, match="line 1 of a catalogue cannot be read"):
        read_po(line)


def test_an_entry_is_done_when_every_form_is_there() -> None:
    assert PoEntry("c", "one", "many", ("a", "b")).done
    assert not PoEntry("c", "one", "many", ("a", "")).done
