"""The glossary: every form has a source or a mark, and the catalogues of translations speak with its words."""

import re
from collections.abc import Iterator

import glossary_pages
import languages as tool
import pytest
from glossary_pages import LANGUAGES, OWN, Form, Term, glossary

from bologna_credits.core.po_files import PoEntry, read_po

TERMS = glossary().term
FORMS = [(term.en, code, form) for term in TERMS for code in LANGUAGES for form in term.forms(code)]
READ = [pytest.param(form, id=f"{en} {code} {form.form}") for en, code, form in FORMS if form.read and not form.composed]


def entries(language: str) -> Iterator[PoEntry]:
    """Yield the messages of a catalogue."""
    path = tool.LOCALE / language / "LC_MESSAGES" / "bologna_credits.po"
    yield from read_po(path.read_text(encoding="utf-8"))[1:]


def names(term: Term) -> set[str]:
    """The English names of a term in small letters."""
    return {name.casefold() for name in (term.en, *term.also)}


def without(term: Term, language: str, said: list[PoEntry]) -> list[tuple[str, str, str]]:
    """The translations that do not have a term, each with its context and the term."""
    return [(one.context, term.en, text) for one in said for text in one.translations if not term.is_in(text, language)]


def test_the_committed_page_is_that_of_the_data() -> None:
    again = "write it again with: python docs/_ext/glossary_pages.py"
    assert glossary_pages.PAGE.read_text("utf-8") == glossary_pages.page(), again


def test_sixty_terms_and_more_have_a_form_in_each_language_that_was_read() -> None:
    assert sum(all(any(form.read for form in term.forms(code)) for code in LANGUAGES) for term in TERMS) >= 60
    assert len({term.en for term in TERMS}) == len(TERMS)
    assert [term.en for term in TERMS if not (term.ru and term.kk)] == []


def test_a_form_without_a_source_carries_its_mark_on_the_page() -> None:
    page = glossary_pages.page()
    own = [form.form for _, _, form in FORMS if not form.read]
    assert page.count(f" {OWN}") == len(own) + page.count("- †")
    assert all(f"{form} {OWN}" in page for form in own)
    cited = {reading.source for _, _, form in FORMS for reading in form.read} | {
        key for trap in glossary().trap for key in trap.sources
    }
    assert cited == {text.id for text in glossary().source}
    assert set(re.findall(r"\(#word-(\w+)\)", page)) == set(re.findall(r"^\(word-(\w+)\)=$", page, re.MULTILINE))


@pytest.mark.parametrize("form", READ)
def test_a_form_that_was_read_stands_in_the_words_of_its_source(form: Form) -> None:
    side_by_side = re.compile(r"\w*\W+".join(map(re.escape, form.stems)))
    for reading in form.read:
        words = reading.words.casefold().replace("ə", "ә")  # as a copy of the state standard has it
        assert side_by_side.search(words) or side_by_side.search(re.sub(r"\([^)]*\)", "", words)), reading


def test_a_form_whose_words_were_read_apart_has_one_of_them_in_each_source() -> None:
    apart = [form for _, _, form in FORMS if form.composed]
    assert apart
    assert all(form.read and any(stem in one.words.casefold() for stem in form.stems) for form in apart for one in form.read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_is_a_term_is_translated_with_a_form_of_the_glossary(language: str) -> None:
    catalogue = list(entries(language))
    found = [(term, [one for one in catalogue if one.message.casefold() in names(term)]) for term in TERMS]
    assert sum(bool(said) for _, said in found) > 25
    assert [wrong for term, said in found for wrong in without(term, language, said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_longer_text_with_a_term_is_translated_with_it(language: str) -> None:
    catalogue = list(entries(language))
    for term in TERMS:
        phrases = re.compile(rf"(?i)\b({'|'.join(map(re.escape, term.within)) or '(?!)'})\b")
        has = [one for one in catalogue if phrases.search(re.sub(r"\{[^}]*\}", "", one.message))]
        assert bool(has) == bool(term.within), term.en
        assert without(term, language, has) == []
        said = [one for one in catalogue if one.context in term.said]
        assert {one.context for one in said} == set(term.said)
        assert without(term, language, said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_has_a_word_that_misleads(language: str) -> None:
    patterns = [trap.pattern for trap in glossary().trap if language in trap.languages and trap.pattern]
    assert len(patterns) > 5
    texts = [(one.context, text) for one in entries(language) for text in one.translations]
    assert [(pattern, *text) for pattern in patterns for text in texts if re.search(pattern, text[1])] == []


def test_a_term_is_known_in_every_case_and_only_there() -> None:
    debt = next(term for term in TERMS if term.en == "academic debt")
    assert debt.is_in("обучающихся с академической задолженностью", "ru")
    assert debt.is_in("Академиялық қарызы бар", "kk")
    assert not debt.is_in("академическая разница", "ru")
    assert not debt.is_in("академиялық айырмашылық", "kk")


def test_the_beginning_of_a_word_is_what_its_cases_share() -> None:
    assert Form("учебная нагрузка").stems == ("учебн", "нагру")
    assert Form("балл (в баллах)").stems == ("балл",)
    assert Form("не менее").stems == ("не", "мене")
    assert Form("бап", stem="баб").stems == ("баб",)
