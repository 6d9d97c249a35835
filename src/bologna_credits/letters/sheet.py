"""A letter in its language, without markup: what text, HTML and PDF are made from."""

from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.letters.letterhead import Letterhead
from bologna_credits.letters.parts import Part


@final
@attrs.frozen(kw_only=True)
class Sheet:
    """The parts of a letter in order.

    Args:
        language: the code of the language.
        title: the title.
        head: the letterhead.
        facts: names with what they are, such as the reference and the day.
        parts: the headings with what stands below them.
        sources_heading: the heading of the sources.
        sources: the sources in the order of their numbers, from 1.
        place_and_day: the words below the line for place and day.
        signature: the words below the line for a signature that nobody is named for.
    """

    __repr__ = brief

    language: str
    title: str
    head: Letterhead
    facts: tuple[tuple[str, str], ...] = attrs.field(repr=False)
    parts: tuple[Part, ...]
    sources_heading: str
    sources: tuple[str, ...]
    place_and_day: str
    signature: str

    @property
    def head_lines(self) -> tuple[str, ...]:
        """The lines of the letterhead, without empty ones."""
        return tuple(filter(None, (self.head.institution, self.head.office, *self.head.address, self.head.contact)))

    @property
    def signatures(self) -> tuple[str, ...]:
        """The words below each line for a signature: the office, and the name where there is one."""
        named = [", ".join(filter(None, (one.office, one.name))) for one in self.head.signatories]
        return tuple(named) or (self.signature,)
