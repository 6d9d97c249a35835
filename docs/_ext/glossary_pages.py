"""The glossary of Russian and Kazakh, written from its data: ``python docs/_ext/glossary_pages.py`` writes the page again.

The tests read the same data, and compare the catalogues of translations with it.
"""

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import tomli
from markdown_pages import Page, cell, line

from bologna_credits.core.structuring import structure
from bologna_credits.core.toml_form import TOML

DATA = Path(__file__).resolve().parents[1] / "glossary.toml"
PAGE = DATA.parent / "reference" / "glossary.md"
LANGUAGES = {"ru": "Russian", "kk": "Kazakh"}
OWN, COMPOSED, NOWHERE, SETTING = "†", "‡", "§", "¶"
_FREE = re.compile(r"\([^)]*\)|[«»…]")
_HEAD = f"""\
# Glossary

The words in which the library speaks Russian and Kazakh, with the text in which each was read: acts, policies of universities,
forms and programs of Kazakhstan. The first form of a term is the one to print. The data are `docs/glossary.toml`; the tests
compare the catalogues with them. [Print in Russian and Kazakh](../how-to/languages.md) tells how to mend a translation.

- {OWN} found in no source: the form is the library's own, and a native registrar should read it.
- {COMPOSED} the words were read, but not side by side.
- {NOWHERE} read, but the address was not kept, so that nobody can look it up.
- {SETTING} the word differs from institution to institution."""


@attrs.frozen
class Reading:
    """The words of a source in which a form was read."""

    source: str
    words: str


@attrs.frozen
class Form:
    """A form of a term in a language.

    Attributes:
        form: the form, in the nominative.
        of: what the form belongs to, such as acts or one kind of use.
        stem: what its cases share, where :attr:`stems` would not find it.
        composed: True if its words were read, but not their combination.
        read: where it was read; a form without is the library's own.
    """

    form: str
    of: str = ""
    stem: str = ""
    composed: bool = False
    read: tuple[Reading, ...] = ()

    @property
    def stems(self) -> tuple[str, ...]:
        """The beginnings of its words, which no case changes."""
        return (self.stem,) if self.stem else tuple(map(_stem, re.findall(r"[\w-]+", _FREE.sub("", self.form.casefold()))))


@attrs.frozen(kw_only=True)
class Term:
    """A term with its forms.

    Attributes:
        subject: the table in which it stands.
        en: its English name.
        ru, kk: the forms; the first is the one that the library prints.
        also: other English names.
        said: contexts of messages that say the term without its name.
        within: English phrases; a translation of a text that has one of them has the term.
        stem_ru, stem_kk: what a translation has to have, where the stems of the forms are not enough.
        setting: True if the word differs from institution to institution.
        note: what one should know about it.
    """

    subject: str
    en: str
    ru: tuple[Form, ...]
    kk: tuple[Form, ...]
    also: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    stem_ru: tuple[str, ...] = ()
    stem_kk: tuple[str, ...] = ()
    setting: bool = False
    note: str = ""

    def forms(self, language: str) -> tuple[Form, ...]:
        """Return its forms in a language."""
        return self.ru if language == "ru" else self.kk

    def is_in(self, text: str, language: str) -> bool:
        """Return True if a text in a language has the term, in any case."""
        said = text.casefold()
        own = self.stem_ru if language == "ru" else self.stem_kk
        if own:
            return any(stem in said for stem in own)
        return any(all(stem in said for stem in form.stems) for form in self.forms(language))


@attrs.frozen(kw_only=True)
class Text:
    """A text in which forms were read. One without an address cannot be looked up."""

    id: str
    kind: str
    what: str
    address: str = ""


@attrs.frozen(kw_only=True)
class Trap:
    """A word that misleads.

    Attributes:
        languages: the codes of the languages.
        avoid, write: the word, and what is written in its place.
        why: the reason.
        pattern: the regular expression that no translation may match; "" where only a reader can tell.
        sources: the texts that show it.
    """

    languages: tuple[str, ...]
    avoid: str
    write: str
    why: str
    pattern: str = ""
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Glossary:
    """The sources, terms and traps of the file."""

    source: tuple[Text, ...]
    term: tuple[Term, ...]
    trap: tuple[Trap, ...]

    def sourced(self, language: str) -> int:
        """Return how many terms have a form in a language that was read."""
        return sum(any(form.read for form in term.forms(language)) for term in self.term)


@functools.cache
def glossary() -> Glossary:
    """Return the glossary of the file.

    Raises:
        DefinitionError: the file has a fault.
    """
    return structure(TOML, Glossary, tomli.loads(DATA.read_text("utf-8")), file=DATA.name, known={})


def _stem(word: str) -> str:
    """Return the beginning of a word that its cases share: Russian and Kazakh change the last letters."""
    return word[: len(word) - (0 if len(word) < 5 else 1 if len(word) < 6 else 2 if len(word) < 8 else 3)]


def page() -> str:
    """The page, as Markdown."""
    known, made = glossary(), Page()
    made.add(_HEAD)
    counts = ", ".join(f"{known.sourced(code)} with a {name} form that was read" for code, name in LANGUAGES.items())
    made.add(f"{len(known.term)} terms: {counts}.")
    for subject in dict.fromkeys(term.subject for term in known.term):
        terms = [term for term in known.term if term.subject == subject]
        made.add(f"## {subject[0].upper()}{subject[1:]}")
        made.add(line(["English", *LANGUAGES.values()]), line(["---"] * 3), *map(_row, terms))
        made.add(*(f"- *{cell(term.en)}*: {cell(term.note)}" for term in terms if term.note))
    made.add("## Words to avoid")
    made.add(line(["language", "not", "but", "why", "source"]), line(["---"] * 5), *map(_trap, known.trap))
    made.add("## Sources")
    for text in known.source:
        made.add(f"(word-{text.id.lower()})=", " ".join(_source(text)))
    return "\n".join(made.lines).rstrip() + "\n"


def _row(term: Term) -> str:
    english = f"{cell(term.en)} {SETTING}" if term.setting else cell(term.en)
    return line([english, *("; ".join(map(_form, term.forms(code))) for code in LANGUAGES)])


def _form(form: Form) -> str:
    keys = dict.fromkeys(reading.source for reading in form.read)
    marks = [COMPOSED] if form.composed else [] if form.read else [OWN]
    marks += [NOWHERE] if keys and not any(text.address for text in glossary().source if text.id in keys) else []
    cited = map(_cite, keys)
    return " ".join([cell(form.form), *([f"({cell(form.of)})"] if form.of else []), *marks, *cited])


def _cite(key: str) -> str:
    return f"[{key}](#word-{key.lower()})"


def _trap(trap: Trap) -> str:
    names = ", ".join(LANGUAGES[code] for code in trap.languages)
    return line([names, cell(trap.avoid), cell(trap.write), cell(trap.why), " ".join(map(_cite, trap.sources))])


def _source(text: Text) -> Iterator[str]:
    yield f"**{text.id}** {cell(text.what)} ({cell(text.kind)})"
    yield f"[{cell(text.address)}](<https://{text.address}>)." if text.address else f"{NOWHERE}."
    read: dict[str, list[str]] = {}
    for term in glossary().term:
        for reading in (reading for code in LANGUAGES for form in term.forms(code) for reading in form.read):
            if reading.source == text.id and term.en not in read.setdefault(reading.words, []):
                read[reading.words].append(term.en)
    yield "; ".join(f"«{cell(words)}» ({cell(', '.join(terms))})" for words, terms in read.items()) + ("." if read else "")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
