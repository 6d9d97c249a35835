"""The texts of rules of recognition that apply under any home rules."""

import functools
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.listing import Listing
from bologna_credits.core.provenance import Basis, Source
from bologna_credits.core.typed import checked, typed
from bologna_credits.law.file_form import read_bundled


@final
@attrs.frozen(field_transformer=typed)
class RecognitionText:
    """The text on which a rule of recognition rests.

    Args:
        code: the code of the finding.
        source: the text that the finding cites.
        basis: the kind of text.
        also: further texts with the same rule.

    >>> recognition_text("recognition.package").code
    'recognition.package'
    """

    __repr__ = brief

    code: str
    source: Source
    basis: Basis
    also: tuple[Source, ...] = ()


@final
@attrs.frozen(field_transformer=typed)
class RecognitionTexts:
    """The file of these texts."""

    rules: tuple[RecognitionText, ...]


@functools.cache
def recognition_texts() -> Listing[RecognitionText]:
    """Return the texts behind the general rules of recognition.

    >>> [text.code for text in recognition_texts()]
    ['recognition.agreed', 'recognition.package', 'recognition.on-request']
    """
    return Listing(read_bundled(RecognitionTexts, "recognition.toml").rules)


@checked
def recognition_text(code: str) -> RecognitionText:
    """Return the text behind a rule.

    Args:
        code: the code of the finding.

    Raises:
        ArgumentError: no such rule; names the rules that exist.

    >>> recognition_text("recognition.agreed").basis
    <Basis.GUIDE: 'guide'>
    """
    found = _by_code()
    if code not in found:
        raise ArgumentError("code", code, tuple(found))
    return found[code]


def general_text(code: str) -> Source:
    """Return the text that a finding of a general rule cites.

    Args:
        code: the code of the finding.
    """
    return _by_code()[code].source


@functools.cache
def _by_code() -> dict[str, RecognitionText]:
    return {text.code: text for text in recognition_texts()}
