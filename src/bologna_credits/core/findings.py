"""What a rule answers: findings and reports.

"Why 5?" and "why refused?" have one answer shape. Codes are stable; the wording of a message is not: it is built from
the code and the facts when it is read (see :mod:`bologna_credits.core.messages`).
"""

import enum
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import final

import attrs

from bologna_credits.core.errors import RuleFailsError
from bologna_credits.core.messages import message_of
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import read_word
from bologna_credits.core.render import html_table, text_table

Fact = Hashable
"""A value behind a message: text, a number, a day, a member of an enumeration, a value such as a range of credits or a rounding,
a tuple of these, or None."""
Facts = tuple[tuple[str, Fact], ...]


class Verdict(enum.StrEnum):
    """What the text says: the rule holds, fails, leaves it to a person, or there is something to know."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    NOTE = "note"


def facts(**named: Fact) -> Facts:
    """Facts as a value that hashes, in the order given.

    >>> facts(amount=3, system="KZ-RK")
    (('amount', 3), ('system', 'KZ-RK'))
    """
    return tuple(named.items())


def read_verdict(value: Verdict | str) -> Verdict:
    """A verdict from its word."""
    return read_word(Verdict, value, "verdict")


@final
@attrs.frozen
class Finding:
    """One answer of one rule.

    Args:
        code: stable name of the rule, such as ``credits.rate``.
        verdict: HOLDS, FAILS, OPEN or NOTE.
        subject: what it is about: a component's code, a grade, a system.
        facts: the values behind the message.
        source: the text it rests on.
        because: the clause of the text, or a person's reason, in words.

    >>> from fractions import Fraction
    >>> from bologna_credits import Rounding
    >>> named = facts(before=Fraction(9, 2), after=5, rounding=Rounding(1, "half_up"))
    >>> finding = Finding("credits.rounded", Verdict.NOTE, "3 KZ-RK", named)
    >>> finding.message
    '4.5 becomes 5 (half up to steps of 1)'
    """

    code: str
    verdict: Verdict = attrs.field(converter=read_verdict)
    subject: str = ""
    facts: Facts = ()
    source: Source | None = None
    because: str = ""

    @property
    def message(self) -> str:
        """The finding in English."""
        return message_of(self.code, dict(self.facts))

    @property
    def told(self) -> str:
        """The message, and the reason where there is one."""
        return self.message + (f" — {self.because}" if self.because else "")

    @property
    def named(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return dict(self.facts)

    def __str__(self) -> str:
        subject = f"{self.subject}: " if self.subject else ""
        source = f" [{self.source.title}]" if self.source else ""
        return f"{self.verdict.value.upper():5} {subject}{self.told}{source}"


def failing(code: str, subject: str, **named: Fact) -> Finding:
    """A finding that FAILS, with its facts by name.

    >>> failing("data.code-twice", "KZ-RK").verdict.value
    'fails'
    """
    return Finding(code, Verdict.FAILS, subject, facts(**named))


def _read_findings(value: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(value)


@final
@attrs.frozen
class Report:
    """Findings in order. Iterating gives them; the properties pick those of one verdict.

    >>> report = Report([Finding("identity", Verdict.HOLDS, "A on KZ-2011")])
    >>> len(report.holds), len(report.fails)
    (1, 0)
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_read_findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __add__(self, other: "Report") -> "Report":
        return Report(self.findings + other.findings)

    def _of(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    @property
    def holds(self) -> tuple[Finding, ...]:
        """What holds."""
        return self._of(Verdict.HOLDS)

    @property
    def fails(self) -> tuple[Finding, ...]:
        """What fails."""
        return self._of(Verdict.FAILS)

    @property
    def open(self) -> tuple[Finding, ...]:
        """What the text leaves to a person."""
        return self._of(Verdict.OPEN)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What one should know."""
        return self._of(Verdict.NOTE)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts that the findings rest on, each once, in order."""
        return unique_sources(finding.source for finding in self.findings)

    def with_code(self, code: str) -> tuple[Finding, ...]:
        """The findings of one code, or of all codes below it: ``"credits"`` covers ``"credits.rate"``."""
        return tuple(f for f in self.findings if f.code == code or f.code.startswith(code + "."))

    def raise_if_fails(self) -> None:
        """Raise where a rule fails, for callers who want an exception.

        Raises:
            RuleFailsError: with the messages of all findings that fail.
        """
        if self.fails:
            raise RuleFailsError(tuple(f"{f.subject}: {f.message}" if f.subject else f.message for f in self.fails))

    def _rows(self) -> list[list[str]]:
        number = {source: f"[{i}]" for i, source in enumerate(self.sources, 1)}
        return [
            [f.verdict.value.upper(), f.subject, f.told, number[f.source] if f.source is not None else ""] for f in self.findings
        ]

    def __str__(self) -> str:
        if not self.findings:
            return "no findings"
        table = text_table(["verdict", "about", "finding", "source"], self._rows(), widest=80)
        return "\n\n".join([table, *source_list(self.sources)])

    def _repr_html_(self) -> str:
        table = html_table(["verdict", "about", "finding", "source"], self._rows())
        sources = [[f"[{i}]", source.title, source.url, source.seen.value] for i, source in enumerate(self.sources, 1)]
        return table + (html_table(["", "source", "address", "seen"], sources) if sources else "")


def source_list(sources: Sequence[Source]) -> list[str]:
    """Numbered sources as one block of text, or nothing where there are none."""
    lines = [f"[{i}] {source}" for i, source in enumerate(sources, 1)]
    return ["Sources\n" + "\n".join(lines)] if lines else []


def unique_sources(sources: Iterable[Source | None]) -> tuple[Source, ...]:
    """Sources without None and without repetition, in order."""
    return tuple(dict.fromkeys(source for source in sources if source is not None))
