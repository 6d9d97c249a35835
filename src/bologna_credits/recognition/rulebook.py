"""The rules that one decision applies: the home rules, the catalogue, and the points that persons settled."""

from collections.abc import Iterable
from typing import final

import attrs

from bologna_credits.core.findings import Fact, Finding, Verdict, facts
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.components import Provisions
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import Institution
from bologna_credits.recognition.settlements import Points


@final
@attrs.frozen
class Rulebook:
    """The home rules with the catalogue that they refer to, the points that persons settled, and the issuer of the transcript."""

    home: HomeRules
    catalogue: Catalogue
    points: Points
    issuer: Institution | None = None

    def open(self, code: str, subject: str, because: str = "", **named: Fact) -> tuple[Finding, ...]:
        """Return an OPEN finding that cites the home rules, followed by a person's decision on it."""
        return self.points.open(Finding(code, Verdict.OPEN, subject, facts(**named), self.home.source, because=because))

    def verdict(self, findings: Iterable[Finding]) -> Verdict:
        """Return the verdict of findings together, with the settled points applied."""
        return self.points.verdict(findings)


@final
@attrs.frozen(kw_only=True)
class Terms:
    """The terms of one decision: the rules, the provisions of the agreement, and whether anything was agreed."""

    rules: Rulebook
    provisions: Provisions
    agreed: bool
