"""The institution's own words in place of the library's."""

import functools
from collections.abc import Iterable, Mapping
from string import Formatter

from bologna_credits.core.errors import DefinitionError
from bologna_credits.core.messages import MESSAGES
from bologna_credits.core.misspellings import hint
from bologna_credits.core.retold import contexts
from bologna_credits.core.wording.labels import LABELS
from bologna_credits.core.wording.letters import LETTERS
from bologna_credits.core.wording.words import WORDS

_MOST_HINTS = 20


@functools.cache
def texts() -> Mapping[str, str]:
    """Return every text that the library says, in English, by its key.

    >>> texts()["row.debt"], texts()["Verdict.open"]
    ('academic debt', 'open')
    """
    members = {f"{kind}.{member}": said for kind, said_of in WORDS.items() for member, said in said_of.items()}
    return {**MESSAGES, **members, **LABELS, **LETTERS, **dict(contexts())}


def check_terms(terms: Iterable[tuple[str, str]]) -> None:
    """Check that each term replaces a text that exists, and fills no place that the text does not have.

    Args:
        terms: the terms by key.

    Raises:
        DefinitionError: all that do not; names the nearest key, or the places.

    >>> check_terms([("row.debt", "academic arrears")])
    """
    known = texts()
    wrong: list[str] = []
    for key, said in terms:
        if key not in known:
            # More than a message shows are wrong as a whole, and none of them is looked for among the texts.
            wrong.append(f'"{key}" is no text of the library{hint(key, known) if len(wrong) < _MOST_HINTS else ""}')
            continue
        try:
            strange = _places(said) - _places(known[key])
        except ValueError:
            wrong.append(
                f'"{key}" has a brace without the other one; a place is written {{name}}, and the sign itself {{{{ or }}}}'
            )
            continue
        if strange:
            places = ", ".join(f"{{{place}}}" for place in sorted(_places(known[key]))) or "no places"
            wrong.append(f'"{key}" has {places}, not {", ".join(f"{{{place}}}" for place in sorted(strange))}')
    if wrong:
        raise DefinitionError("terms", tuple(wrong))


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
