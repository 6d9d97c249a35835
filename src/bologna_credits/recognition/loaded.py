"""A case as values: the papers of one student and the rules of the home university, ready to be recognised."""

import datetime
from collections.abc import Mapping
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.notebook import card, shown
from bologna_credits.core.reading import optional_day
from bologna_credits.core.typed import checked, checked_late, typed
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Match, read_matches
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.decision import Recognition, recognise


@final
@attrs.frozen(field_transformer=typed)
class LoadedCase:
    """A case as the values that :func:`bologna_credits.recognise` takes.

    Args:
        transcript: the transcript of records.
        agreement: the learning agreement; None where nothing was agreed.
        home: the rules of the home university.
        matches: host and home components that the parties paired; without any, those of the agreement count.
        on: the day of the decision.
        reference: the reference of the decision.

    >>> from bologna_credits import interop
    >>> case = interop.case.load("examples/kostanay-oslo")
    >>> LoadedCase.from_dict(case.to_dict()) == case
    True
    """

    __reduce__ = by_place
    __repr__ = brief

    transcript: Transcript
    agreement: LearningAgreement | None
    home: HomeRules
    matches: tuple[Match, ...] = attrs.field(converter=read_matches)
    on: datetime.date | None = attrs.field(converter=optional_day)
    reference: str

    def _brief(self) -> str:
        said = f"{shown(self.transcript)}; home credits {self.home.credits}"
        return f"{self.reference}: {said}" if self.reference else said

    def _repr_html_(self) -> str:
        agreement = "" if self.agreement is None else card(self.agreement)
        return f"{self.transcript._repr_html_()}{agreement}{card(self.home)}"

    @checked
    def recognise(self, *, catalogue: Catalogue | None = None) -> Recognition:
        """Return the decision.

        Args:
            catalogue: another catalogue than the bundled one.
        """
        return recognise(
            self.transcript,
            self.agreement,
            self.home,
            matches=self.matches or None,
            on=self.on,
            reference=self.reference,
            catalogue=catalogue,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the papers and rules as plain data, ready for JSON.

        Raises:
            ArgumentTypeError: the home rules hold a method of conversion of the caller's own, which is code.
        """
        return to_plain(self, "case")

    @classmethod
    @checked_late
    def from_dict(cls, data: Mapping[str, Any], *, catalogue: Catalogue | None = None) -> "LoadedCase":
        """Return the case that :meth:`to_dict` wrote: ``from_dict(x.to_dict()) == x``.

        Args:
            data: plain data.
            catalogue: another catalogue than the bundled one.

        Raises:
            DefinitionError: all faults at once, each with its path.
        """
        return from_plain(cls, data, "case", catalogue=catalogue)
