"""The rules that one decision applies: the home rules, the catalogue, and the points that persons settled."""

import functools
from collections.abc import Iterable, Mapping
from typing import final

import attrs

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.components import Provisions
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import Institution
from bologna_credits.recognition.settlements import Points

ConvertedCredits = tuple[CreditRange, tuple[Finding, ...]] | BolognaError
"""Credits at home with the steps that explain them, or the error that leaves a question to a person."""


@final
@attrs.frozen
class Rulebook:
    """The rules that a decision applies.

    Args:
        home: the home rules.
        catalogue: the catalogue that they refer to.
        points: the points that persons settled.
        issuer: the institution that issued the transcript.
        silent: the codes of typed lines with neither a grade nor a status; only in ELMO such a line is a pass.
    """

    home: HomeRules
    catalogue: Catalogue
    points: Points
    issuer: Institution | None = None
    silent: frozenset[str] = frozenset()

    @functools.cached_property
    def converted(self) -> dict[tuple[int, int, str, Circumstances], ConvertedCredits]:
        """The credits that this decision has converted already: by numerator, denominator, system and circumstances."""
        return {}

    def open(self, code: str, subject: str, because: str = "", **named: Fact) -> tuple[Finding, ...]:
        """Return an OPEN finding that cites the home rules, followed by a person's decision on it."""
        return self.points.open(Finding(code, Verdict.OPEN, subject, facts(**named), self.home.source, because=because))

    def verdict(self, findings: Iterable[Finding]) -> Verdict:
        """Return the verdict of findings together, with the settled points applied."""
        return self.points.verdict(findings)


def silent_codes(report: Report) -> frozenset[str]:
    """Return the codes of typed lines with neither a grade nor a status, from the oddities of a transcript.

    Args:
        report: the oddities.
    """
    found: set[str] = set()
    for finding in report.with_code("document.no-result"):
        codes = dict(finding.facts)["codes"]
        found.update(codes if isinstance(codes, tuple) else ())
    return frozenset(map(str, found))


@final
@attrs.frozen(kw_only=True)
class Terms:
    """The terms of one decision.

    Args:
        rules: the rules that apply.
        provisions: the provisions of the agreement.
        agreed: True if anything was agreed.
        parts: by component, the passed components of which it is a part; credits are compared without it beside one of these.
        within: by component, the component that counts its credits, so that they are not counted again.
        inside: by component, the components within it that are counted by themselves, and their credits.
    """

    rules: Rulebook
    provisions: Provisions
    agreed: bool
    parts: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    within: Mapping[str, str] = attrs.field(factory=dict)
    inside: Mapping[str, tuple[tuple[str, ...], Credits]] = attrs.field(factory=dict)
