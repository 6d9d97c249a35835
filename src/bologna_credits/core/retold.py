"""Texts that the library wrote in English, found again by their templates, and told in another language.

Stored findings keep a reason and a subject as text, and the command line puts errors into words of its own. Where the template
of such a text can be found again, its translation is told; a text of a person, of a document or of a source stays as it is.
"""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import NamedTuple, final

from bologna_credits.core.counting import counted_names
from bologna_credits.core.exact import read_exact
from bologna_credits.core.languages import Words, words
from bologna_credits.core.messages import MESSAGES, filled, label, singular_of
from bologna_credits.core.retold_values import value_told
from bologna_credits.core.saying import ENGLISH, Voice, key_of_kind, templates
from bologna_credits.core.visible import visible
from bologna_credits.core.wording import papers
from bologna_credits.core.wording.errors import PHRASES
from bologna_credits.core.wording.subjects import OF_CODES, SUBJECTS
from bologna_credits.core.wording.words import WORDS

_FEWEST = 8
"""The letters of its own by which a template with facts is known; with fewer, another text may have the form by chance."""
_FEWEST_AFTER = 3
"""The same for a clause after one that is known."""
_LONGEST = 4000
_DEEPEST = 4
_BETWEEN = "; "
_OR = "or"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+(?: (?:%|[A-Z][A-Z0-9-]+))?")
_PLACE = re.compile(r"([^:;]{1,80}): (.*)")
_FILE = re.compile(r'([^:;"]{1,80}\.(?:csv|toml|xlsx|xml)|row [0-9]+(?:, column [A-Z]+(?: "[^"]{1,80}")?)?): (.*)', re.DOTALL)
_CELL = re.compile(r'row ([0-9]+)(?:, column ([A-Z]+)(?: "(.*)")?)?')
_AS_PRINTED = frozenset({"grade", "grades", "given", "label", "rows", "candidates", "code", "other"})
"""The facts that are labels of grades, whose decimal point a document prints."""
_FORMS = {"table": "[ABC]", "version": "[0-9]+", "number": r"[0-9]+(?:\.[0-9]+)?", "amount": r"[0-9]+\.[0-9]+"}
_TEXT_FORMS = {"argument": "[^:]+?"}
"""The place of a fault, which stands before a colon, is no argument."""
_SUBJECT_FORMS = {
    **_FORMS,
    "file": r"decisions/[0-9]+\.json",
    "start": "[0-9-]{7,10}",
    "end": "[0-9-]{7,10}",
    "day": "[0-9-]{10}",
    "system": "[A-Z][A-Z0-9-]+",
}


class _Known(NamedTuple):
    """A template by which a text is found again."""

    context: str
    template: str
    literals: tuple[str, ...]
    form: str
    weight: int

    def parts(self, text: str) -> Mapping[str, str] | None:
        """Return the parts of a text that has the form, or None."""
        # A pattern is compiled only for a text that has all words of the template: of a thousand templates few come so far.
        if not text.startswith(self.literals[0]) or not all(literal in text for literal in self.literals):
            return None
        match = _compiled(self.form).fullmatch(text)
        return None if match is None else match.groupdict()


class _Match(NamedTuple):
    """A template as which a text was found again: its parts, and the text after it."""

    known: _Known
    given: Mapping[str, str]
    rest: str = ""


@functools.lru_cache(maxsize=512)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.DOTALL)


def _known(context: str, template: str, forms: Mapping[str, str]) -> Iterator[_Known]:
    """Yield the forms in which a template may stand: with its nouns in the plural, and in the singular."""
    for variant in dict.fromkeys((template, singular_of(template))):
        parts = list(Formatter().parse(variant))
        seen: set[str] = set()
        form = ""
        for text, name, _, _ in parts:
            form += re.escape(text)
            if name is not None:
                form += f"(?P={name})" if name in seen else f"(?P<{name}>{forms.get(name, '.+?')})"
                seen.add(name)
        literals = tuple(text for text, *_ in parts)
        yield _Known(context, template, literals, form, sum(map(str.isalpha, "".join(literals))))


@functools.cache
def _texts() -> tuple[_Known, ...]:
    """The templates of errors, of phrases and of findings, those with the most words of their own first."""
    older = ((code, text) for code, (_, text) in papers.OLDER.items())
    found = [
        known
        for context, template in (*templates().items(), *PHRASES.items(), *MESSAGES.items(), *older)
        for known in _known(context, template, _TEXT_FORMS)
        if known.weight >= _FEWEST_AFTER
    ]
    return tuple(sorted(found, key=lambda known: -known.weight))


@functools.cache
def _subjects() -> tuple[_Known, ...]:
    return tuple(known for key, template in SUBJECTS.items() for known in _known(key, template, _SUBJECT_FORMS))


@functools.cache
def _word_contexts() -> dict[str, str]:
    """The words of enumerations by the English words, where those are several words and no label of a grade."""
    return {
        said: f"{kind}.{member}" for kind, members in WORDS.items() for member, said in members.items() if " " in said.strip()
    }


def retold(text: str, spoken: Words) -> str:
    """Return a text that the library wrote in English, in a language; any other text as it is.

    Args:
        text: the text.
        spoken: the language.

    >>> retold('the table KZ-2011 to KZ-2018 has no row for "C+"; the nearest rows are B-, C', words("ru"))
    'в таблице KZ-2011 → KZ-2018 нет строки для «C+»; ближайшие строки: B-, C'
    >>> retold("the dean agreed", words("ru"))
    'the dean agreed'
    """
    if spoken.english:
        return text
    return "\n".join(_found(line, spoken, 0) or line for line in text.split("\n"))


@functools.lru_cache(maxsize=2048)
def _found(text: str, spoken: Words, depth: int, fewest: int = _FEWEST) -> str | None:
    """Return a text in a language, or None if no template of it is known that has so many letters of its own."""
    if not text or len(text) > _LONGEST or depth > _DEEPEST:
        return None
    placed = _after_file(text, spoken, depth)
    if placed is not None:
        return placed
    parts = text.split(_BETWEEN)
    best: _Match | None = None
    for count in range(1, len(parts) + 1):
        begun = _BETWEEN.join(parts[:count])
        said = _of_value(begun, spoken)
        if said is None and (found := _matched(begun, fewest)) is not None:
            if best is not None and found.known.weight <= best.known.weight:
                continue  # of two ends of a clause the first one is meant, unless a template has the sign between clauses itself
            best = found._replace(rest=_BETWEEN.join(parts[count:]))
        elif said is not None:
            return _with_rest(said, _BETWEEN.join(parts[count:]), spoken, depth)
    if best is not None:
        return _with_rest(_filled(best, spoken, depth), best.rest, spoken, depth)
    said = _after_place(parts[0], spoken, depth)
    return None if said is None else _with_rest(said, _BETWEEN.join(parts[1:]), spoken, depth)


def _of_value(text: str, spoken: Words) -> str | None:
    context = _word_contexts().get(text)
    return value_told(text, spoken) if context is None else spoken.say(context, text)


def _with_rest(said: str, rest: str, spoken: Words, depth: int) -> str:
    return f"{said}{_BETWEEN}{_found(rest, spoken, depth, _FEWEST_AFTER) or rest}" if rest else said


def _matched(text: str, fewest: int) -> _Match | None:
    for known in _texts():
        if known.weight >= fewest or known.template == known.literals[0]:
            given = known.parts(text)
            if given is not None:
                return _Match(known, given)
    return None


def _after_place(text: str, spoken: Words, depth: int) -> str | None:
    """Return what follows the place of a fault, such as ``home.scale: no grading scale "KZ-2010"``."""
    match = _PLACE.fullmatch(text)
    said = None if match is None else _found(match[2], spoken, depth + 1)
    return None if match is None or said is None else f"{_found(match[1], spoken, depth + 1) or match[1]}: {said}"


def _after_file(text: str, spoken: Words, depth: int) -> str | None:
    """Return a fault after the name of its file, or after its cell, which is no part of it even where it begins with a fact."""
    match = _FILE.fullmatch(text)
    said = None if match is None else _found(match[2], spoken, depth + 1)
    if match is None or said is None:
        return None
    return f"{_cell(match[1], spoken) or match[1]}: {said}"


def _cell(text: str, spoken: Words) -> str | None:
    """Return the place of a cell in a language; its row and its column have too few letters to be known by them."""
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    row, column, name = match.groups()
    if column is None:
        return label("place.row", spoken, row=row)
    return (
        label("place.cell", spoken, row=row, column=column)
        if name is None
        else label("place.headed", spoken, row=row, column=column, name=name)
    )


def _filled(found: _Match, spoken: Words, depth: int) -> str:
    known = found.known
    between = {name: sign for _, name, sign, _ in Formatter().parse(known.template) if name}
    counted = counted_names(known.template)
    facts = {
        name: _fact(name, value, between.get(name) or "", spoken, depth, counts=name in counted)
        for name, value in found.given.items()
    }
    return filled(known.context, known.template, facts, spoken)


def _fact(name: str, value: str, between: str, spoken: Words, depth: int, *, counts: bool = False) -> object:
    """Return a part of a text in a language: a day, a number, a list with a word between its items, a phrase."""
    if counts and value.replace(".", "", 1).isdecimal():
        number = read_exact(value)
        return number.numerator if number.denominator == 1 else number
    if between and between != "%" and f" {between} " in value:
        return tuple(value.split(f" {between} "))
    if name == "answers" and ", or " in value:  # options, with a word of ours between them
        return value.replace(", or ", f", {label('points.or', spoken)} ")
    if name == "needed" and f" {_OR} " in value and _found(value, spoken, depth + 1) is None:  # a file allows several forms there
        return f" {label('points.or', spoken)} ".join(_found(one, spoken, depth + 1) or one for one in value.split(f" {_OR} "))
    if name == "status" and value in WORDS["EventKind"]:
        return spoken.say(f"EventKind.{value}", value)
    if name == "text":  # of a document or a file
        return value
    if _DAY.fullmatch(value):
        try:
            return spoken.day(datetime.date.fromisoformat(value))
        except ValueError:
            return value
    if name not in _AS_PRINTED and _NUMBER.fullmatch(value):
        return spoken.number(value)
    return _found(value, spoken, depth + 1) or value


def subject_of(code: str, subject: str, spoken: Words) -> str:
    """Return the subject of a finding in a language; codes, grades and names stay as they are.

    Args:
        code: the code of the finding.
        subject: the subject as it is stored.
        spoken: the language.

    >>> subject_of("agreement.table", "table B", words("ru")), subject_of("recognition.credits", "table B", words("ru"))
    ('таблица B', 'table B')
    """
    if spoken.english or not subject:
        return subject
    for known in _subjects():
        parts = known.parts(subject) if code.startswith(OF_CODES[known.context]) else None
        if parts is not None:
            counted = counted_names(known.template)
            if known.context == "subject.both":
                told = {name: subject_of(code, value, spoken) for name, value in parts.items()}
                return subject if told == parts else filled(known.context, known.template, told, spoken)
            facts = {
                name: subject_of(code, value, spoken)
                if name == "about"
                else _fact(name, value, "", spoken, _DEEPEST, counts=name in counted)
                for name, value in parts.items()
            }
            return visible(filled(known.context, known.template, facts, spoken))
    return subject


@final
class Told:
    """The voice of errors in another language than English.

    Args:
        spoken: the language.
    """

    def __init__(self, spoken: Words) -> None:
        self._spoken = spoken

    def __call__(self, key: str, /, **facts: str) -> str:
        """Return the template of a key, filled in."""
        template = templates()[key]
        between = {name: sign for _, name, sign, _ in Formatter().parse(template) if name}
        told = {name: _plain(name, value, between.get(name) or "", self._spoken) for name, value in facts.items()}
        return filled(key, template, told, self._spoken)

    def of_kind(self, key: str, kind: str, /, **facts: str) -> str:
        """Return the template of a key for a kind of thing, filled in."""
        own = key_of_kind(key, kind)
        return self(own, **facts) if own is not None else self(key, kind=kind, **facts)

    def phrase(self, text: str, /) -> str:
        """Return a phrase that the library wrote in English, in the language, or as it is."""
        return retold(text, self._spoken)


def _plain(name: str, value: str, between: str, spoken: Words) -> object:
    """Return a field of an error: it is no phrase, and a text that looks like one stays as it is."""
    return _fact(name, value, between, spoken, _DEEPEST)


def voice(language: str | Words) -> Voice:
    """Return the voice of a language.

    Args:
        language: the code of a language, such as ``"kk"``, or its words.

    Raises:
        ArgumentError: a language without a catalogue; names those that have one.

    >>> voice("en")("error.extra", package="lxml", extra="xml")
    "lxml is not installed; pip install 'bologna_credits[xml]'"
    """
    spoken = words(language)
    return ENGLISH if spoken.english else Told(spoken)


def contexts() -> Iterable[tuple[str, str]]:
    """Yield the context and the template of all that this module tells and that is no message of a finding."""
    yield from templates().items()
    yield from PHRASES.items()
    yield from SUBJECTS.items()
