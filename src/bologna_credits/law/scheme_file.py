"""One file of mobility schemes and of practices of mobility, as a frozen class."""

from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs
from bologna_credits.law.definition_parts import Gap
from bologna_credits.law.files import Origin, read_origin
from bologna_credits.law.practices.mobility import GrantPractice, SelectionPractice, TransferPractice
from bologna_credits.law.practices.recognition import RecognitionPractice
from bologna_credits.law.reviews import Review
from bologna_credits.law.schemes import MobilityScheme

MobilityPractice = GrantPractice | SelectionPractice | TransferPractice | RecognitionPractice
MobilityRule = MobilityScheme | MobilityPractice


@final
@attrs.frozen
class SchemeFile:
    """One file of schemes: of a programme, a country, or an agreement of universities.

    Args:
        origin: its origin; the name of a file is enough.
        country: the family: the first word of every code in it.
        names: its name by language.
        sources: the texts that were read.
        gaps: the points that were looked for and not found.
        reviews: the entries that a second person compared with their text.
    """

    __repr__ = brief

    origin: Origin = attrs.field(converter=read_origin)
    country: str
    names: Pairs
    sources: tuple[Source, ...] = ()
    schemes: tuple[MobilityScheme, ...] = ()
    grants: tuple[GrantPractice, ...] = ()
    selections: tuple[SelectionPractice, ...] = ()
    transfers: tuple[TransferPractice, ...] = ()
    recognitions: tuple[RecognitionPractice, ...] = ()
    gaps: tuple[Gap, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def practices(self) -> tuple[MobilityPractice, ...]:
        """Practices of every kind."""
        return (*self.grants, *self.selections, *self.transfers, *self.recognitions)

    @property
    def rules(self) -> tuple[MobilityRule, ...]:
        """Schemes and practices: everything in it that has a code."""
        return (*self.schemes, *self.practices)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that it gives, in capitals, each once."""
        return tuple(dict.fromkeys(rule.code.upper() for rule in self.rules))
