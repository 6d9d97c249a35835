"""The voice in which an error is said: English here, another language in :mod:`bologna_credits.core.retold`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, final

from bologna_credits.core.later import later

if TYPE_CHECKING:
    from bologna_credits.core.wording.errors import of_errors
else:  # no wording is loaded before a message is read
    (of_errors,) = later("bologna_credits.core.wording.errors", "of_errors")


class Voice(Protocol):
    """The language in which an error says itself."""

    def __call__(self, key: str, /, **facts: str) -> str:
        """Return the template of a key, filled in."""

    def of_kind(self, key: str, kind: str, /, **facts: str) -> str:
        """Return the template of a key for a kind of thing, filled in."""

    def phrase(self, text: str, /) -> str:
        """Return a phrase that the library wrote in English, in the language, or as it is."""


@final
class English:
    """English: the templates as they are written."""

    def __call__(self, key: str, /, **facts: str) -> str:
        """Return the template of a key, filled in."""
        return templates()[key].replace(":and}", "}").format_map(facts)

    def of_kind(self, key: str, kind: str, /, **facts: str) -> str:
        """Return the template of a key for a kind of thing, filled in."""
        own = key_of_kind(key, kind)
        return self(own, **facts) if own is not None else self(key, kind=kind, **facts)

    def phrase(self, text: str, /) -> str:
        """Return the phrase as it is."""
        return text


ENGLISH = English()


def templates() -> Mapping[str, str]:
    """Return the templates of errors."""
    return of_errors()


def key_of_kind(key: str, kind: str) -> str | None:
    """Return the key of the template for one kind of thing, or None where there is only that for any kind.

    >>> key_of_kind("error.unknown", "grading scale"), key_of_kind("error.unknown", "thing")
    ('error.unknown.grading-scale', None)
    """
    own = f"{key}.{kind.replace(' ', '-')}"
    return own if own in templates() else None


def clauses(*parts: str) -> str:
    """Return the clauses of a message; those that are empty are left out.

    >>> clauses("no practice", "", "known: A")
    'no practice; known: A'
    """
    return "; ".join(filter(None, parts))
