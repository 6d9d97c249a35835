"""The letterhead: who writes, to whom an answer goes, who signs, and the words in which the institution says things."""

import os
from collections.abc import Iterable, Mapping
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.languages import languages, words
from bologna_credits.core.misspellings import hint
from bologna_credits.core.opener import read_text_file, shown_name
from bologna_credits.core.reading import Pairs, read_pairs
from bologna_credits.core.structuring import check_format, shown, structure
from bologna_credits.core.toml_form import TOML, read_toml
from bologna_credits.core.typed import checked, typed
from bologna_credits.letters.terms import check_terms

_FORMAT = 1


def _read_signatories(value: "Iterable[Signatory]") -> "tuple[Signatory, ...]":
    return tuple(value)


def _read_lines(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check(_: object, __: object, terms: Pairs) -> None:
    check_terms(terms)


@final
@attrs.frozen(field_transformer=typed)
class Signatory:
    """One place for a signature.

    Args:
        office: the office that signs.
        name: the name under the line; empty where it is written by hand.
    """

    office: str
    name: str = ""


@final
@attrs.frozen(kw_only=True, field_transformer=typed)
class Letterhead:
    """The head and the foot of a letter, and the institution's own words.

    Args:
        institution: the institution that decides.
        office: its office, which also settles what is open.
        address: the lines of the address.
        contact: telephone, electronic mail, web address.
        place: the town that stands before the day of the signature.
        closing: a sentence above the signatures.
        signatories: the offices that sign.
        terms: the institution's own words, by the key of the text that they replace, such as
            ``{"row.debt": "academic arrears"}``; the keys are those of the catalogues of translations.

    Raises:
        DefinitionError: a term for a text that does not exist, or with a ``{place}`` that it does not have; names the nearest.

    >>> head = Letterhead(institution="Kostanay University", signatories=[Signatory("Registrar")], terms={"row.debt": "arrears"})
    >>> head.signatories[0].office, head.terms
    ('Registrar', (('row.debt', 'arrears'),))
    """

    __repr__ = brief

    institution: str = ""
    office: str = ""
    address: tuple[str, ...] = attrs.field(default=(), converter=_read_lines)
    contact: str = ""
    place: str = ""
    closing: str = ""
    signatories: tuple[Signatory, ...] = attrs.field(default=(), converter=_read_signatories)
    terms: Pairs = attrs.field(default=(), converter=read_pairs, validator=_check)

    def _brief(self) -> str:
        return ", ".join(filter(None, (self.institution, self.office)))


@final
@attrs.frozen(field_transformer=typed)
class Learner:
    """The student, as the letter names them; nothing of it is stored with a decision.

    Args:
        name: the name.
        number: the number of the student or of the file.
        programme: the programme.

    >>> Learner("Aigerim K.", programme="6B03101")  # the names stay out of logs
    Learner()
    """

    name: str = attrs.field(default="", repr=False)
    number: str = attrs.field(default="", repr=False)
    programme: str = attrs.field(default="", repr=False)


@checked
def read_letterhead(path: str | os.PathLike[str], language: str = "en") -> Letterhead:
    """Return the letterhead of a file in TOML, for a language.

    The file holds the fields of :class:`Letterhead`. A table ``[languages.kk]`` holds those that differ in Kazakh; its terms are
    added to the others.

    Args:
        path: the file.
        language: the code of the language of the letter.

    Raises:
        ArgumentError: a language without a catalogue; names those that have one.
        DocumentError: the file cannot be read.
        DefinitionError: all faults at once, each with its place.

    >>> read_letterhead("examples/letterhead.toml", "kk").place
    'Қостанай'
    """
    code, name = words(language).language, shown_name(path)
    table = read_toml(read_text_file(os.fspath(path)), name)
    check_format({"format": _FORMAT} | table, _FORMAT, name, TOML)
    table.pop("format", None)
    own = table.pop("languages", {})
    if not isinstance(own, dict):
        raise DefinitionError(name, (f"languages: must be a table of tables, and is {shown(own, TOML)}",))
    faults = [f"languages.{key}: is no language of the library{hint(key, languages())}" for key in own if key not in languages()]
    found: dict[str, Letterhead] = {}
    for key, said in {"": {}, **own}.items():
        if not isinstance(said, dict):
            faults.append(f"languages.{key}: must be a table, and is {shown(said, TOML)}")
            continue
        try:
            found[key] = _letterhead(table, said, name)
        except DefinitionError as error:
            faults += [f"languages.{key}.{fault}" if key else fault for fault in error.faults]
    if faults:
        raise DefinitionError(name, tuple(dict.fromkeys(faults)))
    return found.get(code, found[""])


def _letterhead(table: Mapping[str, Any], own: Mapping[str, Any], file: str) -> Letterhead:
    both = {**table, **own}
    terms, more = table.get("terms", {}), own.get("terms", {})
    if isinstance(terms, dict) and isinstance(more, dict) and (terms or more):
        both["terms"] = {**terms, **more}
    return structure(TOML, Letterhead, both, file=file, known={})
