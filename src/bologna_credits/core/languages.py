"""The languages in which the library speaks. English is that of the code; others come from gettext catalogues.

No environment variable and no locale is read, and nothing is set for a whole process: who wants another language names it.
"""

import datetime
import functools
import io
import os
import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, final

from bologna_credits.core.bundled import DATA
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.later import later
from bologna_credits.core.opener import read_file, read_text_file

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from bologna_credits.core.po_files import compiled
else:  # a program that speaks English does without them
    (GNUTranslations,) = later("gettext", "GNUTranslations")
    (compiled,) = later("bologna_credits.core.po_files", "compiled")

ENGLISH = "en"
_FOLDER = f"{DATA[: -len('data')]}locale"
_CATALOGUE = "{folder}/{language}/LC_MESSAGES/bologna_credits.{form}"
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_FEW, _MANY = 2, 5  # the numbers whose plural forms stand after a fraction and a range in Russian: 4,5 месяца, от 2 до 4 месяцев


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages, English first.

    >>> languages()
    ('en', 'kk', 'ru')
    """
    found = sorted(entry.name for entry in os.scandir(_FOLDER) if entry.is_dir())
    return (ENGLISH, *found)


@final
class Words:
    """The words of the library in one language.

    Args:
        language: the code of the language.
        catalogue: its translations; None for English.
        terms: texts in other words, by their context, which take precedence.
    """

    def __init__(
        self, language: str, catalogue: GNUTranslations | None = None, terms: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.language = language
        self._catalogue: Any = catalogue
        self._terms = terms

    @property
    def english(self) -> bool:
        """True where nothing is said in other words than the code's."""
        return self._catalogue is None and not self._terms

    def with_terms(self, terms: Mapping[str, str]) -> "Words":
        """Return the same language with some texts in other words.

        Args:
            terms: the texts by their context, with the same ``{names}`` as those that they replace.

        >>> words("en").with_terms({"row.debt": "arrears"}).say("row.debt", "academic debt")
        'arrears'
        """
        return Words(self.language, self._catalogue, {**self._terms, **terms}) if terms else self

    def say(self, context: str, english: str) -> str:
        """Return the translation of a text, or the English text where there is none.

        Args:
            context: the place in which the text stands: the code of a finding, the key of a label.
            english: the text.
        """
        if context in self._terms:
            return self._terms[context]
        return english if self._catalogue is None else str(self._catalogue.pgettext(context, english))

    def count(self, context: str, one: str, many: str, number: object) -> str:
        """Return the translation of a text that counts something, in the form for a number.

        Args:
            context: the place in which the text stands.
            one: the English text for one.
            many: the English text for any other number.
            number: the number, whole or a fraction, or a value with a ``low`` and a ``high`` number.
        """
        if context in self._terms:
            return self._terms[context]
        if self._catalogue is None:
            return one if number == 1 else many
        return str(self._catalogue.npgettext(context, one, many, _place(number)))

    def number(self, shown: str) -> str:
        """Return a number that was written with a decimal point, in the form of the language.

        >>> words("ru").number("4.5 ECTS"), words("en").number("4.5 ECTS")
        ('4,5 ECTS', '4.5 ECTS')
        """
        return shown if self._catalogue is None else _POINT.sub(",", shown)

    def day(self, day: datetime.date) -> str:
        """Return a day in the form of the language.

        >>> words("kk").day(datetime.date(2026, 1, 15)), words("en").day(datetime.date(2026, 1, 15))
        ('15.01.2026', '2026-01-15')
        """
        return day.isoformat() if self._catalogue is None else f"{day:%d.%m.%Y}"


def _place(number: object) -> int:
    """Return the whole number whose plural form a number takes; in a range its end decides: от 59 до 61 дня, до 62 дней."""
    low, high = getattr(number, "low", number), getattr(number, "high", number)
    if not isinstance(high, int | Fraction) or high.denominator != 1:
        return _FEW
    if low == high:
        return abs(high.numerator)
    return _FEW if high % 10 == 1 and high % 100 != 11 else _MANY


ENGLISH_WORDS = Words(ENGLISH)


def words(language: "str | Words") -> Words:
    """Return what the library says in a language.

    Args:
        language: the code of the language, such as ``"kk"``, or what this function returned.

    Raises:
        ArgumentError: a language without a catalogue; names those that have one.
        ArgumentTypeError: something else than text.

    >>> words("ru").language
    'ru'
    """
    if language == ENGLISH:
        return ENGLISH_WORDS
    if isinstance(language, Words):
        return language
    if not isinstance(language, str):
        raise ArgumentTypeError("language", type(language).__name__, 'the code of a language, such as "kk"')
    if language not in languages():
        raise ArgumentError("language", language, languages())
    return _loaded(language)


@functools.cache
def _loaded(language: str) -> Words:
    made = _CATALOGUE.format(folder=_FOLDER, language=language, form="mo")
    if os.path.exists(made):
        content = read_file(made)
    else:  # a checkout: people edit the other form
        content = compiled(read_text_file(_CATALOGUE.format(folder=_FOLDER, language=language, form="po")))
    return Words(language, GNUTranslations(io.BytesIO(content)))
