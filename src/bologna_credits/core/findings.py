"""Findings and reports, the answers of rules.

Codes are stable. The wording of a message is not: it is built from the code and the facts when it is read (see
:mod:`bologna_credits.core.messages`).
"""

import enum
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.errors import RuleFailsError
from bologna_credits.core.later import later
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import read_word
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visible, visibly

if TYPE_CHECKING:
    from bologna_credits.core.languages import Words, words
    from bologna_credits.core.messages import label, message_of, show_fact
    from bologna_credits.core.retold import retold, subject_of
else:  # no wording is loaded before a message is read
    label, message_of, show_fact = later("bologna_credits.core.messages", "label", "message_of", "show_fact")
    (words,) = later("bologna_credits.core.languages", "words")
    retold, subject_of = later("bologna_credits.core.retold", "retold", "subject_of")

Fact = Hashable
"""A value behind a message: text, a number, a day, a member of an enumeration, a value such as a range of credits or a rounding,
a tuple of these, or None."""
Facts = tuple[tuple[str, Fact], ...]
_HEADERS = ("report.verdict", "report.about", "report.finding", "report.source")
_SOURCE_HEADERS = ("source.source", "source.address", "source.seen")
_OF_OURS = frozenset(
    {
        "agreement.balance-unknown",
        "document.table-unusable",
        "dossier.reason",
        "dossier.reason-bare",
        "recognition.credits-need",
        "recognition.grade-open",
        "verify.impossible",
    }
)
"""Findings whose reason is an error or another finding. Any other is a note of a source or the words of a person, and keeps its
language whatever it looks like."""


class Verdict(enum.StrEnum):
    """The verdict of a rule: it holds, it fails, a person has to decide, or the finding only informs."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    NOTE = "note"


def facts(**named: Fact) -> Facts:
    """Return facts by name as a value that hashes, in the order given.

    >>> facts(amount=3, system="KZ-RK")
    (('amount', 3), ('system', 'KZ-RK'))
    """
    return tuple(named.items())


def read_verdict(value: Verdict | str) -> Verdict:
    """Return the verdict of a word.

    Raises:
        ArgumentError: the word is unknown; names the nearest.
    """
    return value if type(value) is Verdict else read_word(Verdict, value, "verdict")


@final
@attrs.frozen
class Finding:
    """One answer of one rule.

    Args:
        code: the stable name of the rule, such as ``credits.rate``.
        verdict: HOLDS, FAILS, OPEN or NOTE.
        subject: the code of a component, a grade or a credit system to which the finding belongs.
        facts: the values behind the message, by name.
        source: the text on which the finding rests.
        because: the clause of the text, or the reason that a person gave.

    Raises:
        ArgumentError: the verdict is unknown; names the nearest.

    >>> from fractions import Fraction
    >>> from bologna_credits import Rounding
    >>> named = facts(before=Fraction(9, 2), after=5, rounding=Rounding(1, "half_up"))
    >>> finding = Finding("credits.rounded", Verdict.NOTE, "3 KZ-RK", named)
    >>> finding.message
    '4.5 becomes 5 (half up to steps of 1)'
    """

    __reduce__ = by_place
    __repr__ = brief

    code: str
    verdict: Verdict = attrs.field(converter=read_verdict)
    subject: str = ""
    facts: Facts = ()
    source: Source | None = None
    because: str = ""

    def __hash__(self) -> int:
        # The source is left out, and of long lists all but the ends: what a finding says tells it from others.
        return hash((self.code, self.subject, self.because, *[_mark(fact) for _, fact in self.facts]))

    @property
    def message(self) -> str:
        """The finding in English."""
        return message_of(self.code, dict(self.facts))

    @property
    def told(self) -> str:
        """The message, and the reason where there is one."""
        return self.message + (f" — {visible(self.because)}" if self.because else "")

    def text(self, language: "str | Words" = "en") -> str:
        """Return the message, and the reason where there is one, in a language.

        A text of a person or of a source keeps its own language.

        Args:
            language: the code of a language, such as ``"ru"``, or its words.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> Finding("identity", Verdict.HOLDS, "A on KZ-2011").text("en")
        'own scale or system to itself: nothing changes'
        """
        spoken = words(language)
        told = message_of(self.code, dict(self.facts), spoken)
        if not self.because:
            return told
        ours = self.code in _OF_OURS and not spoken.english
        return f"{told} — {visible(retold(self.because, spoken) if ours else self.because)}"

    def about(self, language: "str | Words" = "en") -> str:
        """Return the subject in a language; codes, grades and names of tables stay as they are.

        Args:
            language: the code of a language, such as ``"ru"``, or its words.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> Finding("agreement.table", Verdict.HOLDS, "table B").about("ru")
        'таблица B'
        """
        spoken = words(language)
        return self.subject if spoken.english else subject_of(self.code, self.subject, spoken)

    @property
    def named(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return dict(self.facts)

    @visibly
    def __str__(self) -> str:
        subject = f"{self.subject}: " if self.subject else ""
        source = f" [{self.source.title}]" if self.source else ""
        return f"{self.verdict.value.upper():5} {subject}{self.told}{source}"


def _mark(fact: Fact) -> Hashable:
    """Return what the hash of a finding takes of a fact: equal facts have one mark, and it is found without long sums."""
    if type(fact) is str:
        return fact
    if isinstance(fact, Fraction):
        return (fact.numerator, fact.denominator) if fact.denominator != 1 else fact.numerator
    if isinstance(fact, tuple):
        return (len(fact), _mark(fact[0]), _mark(fact[-1])) if fact else ()
    return fact


def failing(code: str, subject: str, **named: Fact) -> Finding:
    """Return a finding that FAILS.

    Args:
        code: the stable name of the rule.
        subject: the thing to which the finding belongs.
        named: the facts by name.

    >>> failing("data.code-twice", "KZ-RK").verdict.value
    'fails'
    """
    return Finding(code, Verdict.FAILS, subject, facts(**named))


def _read_findings(value: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(value)


@final
@attrs.frozen
class Report:
    """Findings in order. Iteration gives all of them, and a property gives those of one verdict.

    >>> report = Report([Finding("identity", Verdict.HOLDS, "A on KZ-2011")])
    >>> len(report.holds), len(report.fails)
    (1, 0)
    """

    __reduce__ = by_place
    __repr__ = brief

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_read_findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __add__(self, other: "Report") -> "Report":
        if not isinstance(other, Report):
            return NotImplemented
        return Report(self.findings + other.findings)

    def _of(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    @property
    def holds(self) -> tuple[Finding, ...]:
        """The findings whose verdict is HOLDS."""
        return self._of(Verdict.HOLDS)

    @property
    def fails(self) -> tuple[Finding, ...]:
        """The findings whose verdict is FAILS."""
        return self._of(Verdict.FAILS)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings whose verdict is OPEN, which a person has to decide."""
        return self._of(Verdict.OPEN)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings whose verdict is NOTE."""
        return self._of(Verdict.NOTE)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts on which the findings rest, each once, in order."""
        return unique_sources(finding.source for finding in self.findings)

    @checked
    def with_code(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of a code and of all codes below it.

        >>> report = Report([Finding("credits.rate", Verdict.HOLDS), Finding("identity", Verdict.HOLDS)])
        >>> [finding.code for finding in report.with_code("credits")]
        ['credits.rate']
        """
        return tuple(f for f in self.findings if f.code == code or f.code.startswith(code + "."))

    def raise_if_fails(self) -> None:
        """Raise an exception if a finding fails.

        Raises:
            RuleFailsError: a finding fails; holds the messages of all that fail.
        """
        if self.fails:
            raise RuleFailsError(tuple(f"{f.subject}: {f.message}" if f.subject else f.message for f in self.fails))

    def _brief(self) -> str:
        counts = Counter(finding.verdict.value.upper() for finding in self.findings)
        return ", ".join(f"{number} {verdict}" for verdict, number in counts.items()) or "no findings"

    def _rows(self, sources: Sequence[Source], spoken: "Words") -> list[list[str]]:
        number = {source: f"[{i}]" for i, source in enumerate(sources, 1)}
        return [
            [
                show_fact(f.verdict, spoken).upper(),
                f.about(spoken),
                f.text(spoken),
                number[f.source] if f.source is not None else "",
            ]
            for f in self.findings
        ]

    @visibly
    def __str__(self) -> str:
        return self._text(words("en"))

    def text(self, language: "str | Words" = "en") -> str:
        """Return the report for a terminal, in a language.

        Args:
            language: the code of a language, such as ``"kk"``, or its words.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> Report().text("en")
        'no findings'
        """
        return visible(self._text(words(language)))

    def _text(self, spoken: "Words") -> str:
        if not self.findings:
            return label("report.none", spoken)
        sources = self.sources
        table = text_table([label(key, spoken) for key in _HEADERS], self._rows(sources, spoken), widest=80)
        return "\n\n".join([table, *source_list(sources, spoken)])

    def html(self, language: "str | Words" = "en") -> str:
        """Return the report as HTML, in a language, with all text escaped.

        Args:
            language: the code of a language, such as ``"kk"``, or its words.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> "<th" in Report([Finding("identity", Verdict.HOLDS)]).html("en")
        True
        """
        spoken, sources = words(language), self.sources
        table = html_table([label(key, spoken) for key in _HEADERS], self._rows(sources, spoken))
        rows = [[f"[{i}]", source.title, source.url, show_fact(source.seen, spoken)] for i, source in enumerate(sources, 1)]
        return table + (html_table(["", *(label(key, spoken) for key in _SOURCE_HEADERS)], rows) if rows else "")

    def _repr_html_(self) -> str:
        return self.html()


def source_list(sources: Sequence[Source], spoken: "Words | None" = None) -> list[str]:
    """Return numbered sources as one block of text, or an empty list where there are none.

    Args:
        sources: the sources.
        spoken: the language; English without it.
    """
    lines = [f"[{i}] {source}" for i, source in enumerate(sources, 1)]
    heading = label("report.sources", spoken or words("en"))
    return [heading + "\n" + "\n".join(lines)] if lines else []


def unique_sources(sources: Iterable[Source | None]) -> tuple[Source, ...]:
    """Return sources in order, without None and without repetition."""
    # Most findings share few sources: one and the same is compared with itself, and need not be hashed.
    found = {id(source): source for source in sources if source is not None}
    return tuple(dict.fromkeys(found.values())) if len(found) > 1 else tuple(found.values())


def each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in order, without repetition; one and the same finding in many rows is hashed once.

    >>> len(each_once([Finding("identity", Verdict.HOLDS), Finding("identity", Verdict.HOLDS)]))
    1
    """
    return tuple(dict.fromkeys({id(finding): finding for finding in findings}.values()))
