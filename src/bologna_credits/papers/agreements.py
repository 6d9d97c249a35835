"""The learning agreement: table A, what is studied at the host, table B, what is recognised at home, table C, what is virtual.

It pairs two lists, not rows; a mapping of components to components is a separate paper (:class:`Match`). The rules that were
used before departure stay with it.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import TypeVar, final

import attrs

from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs, optional_day, read_day, read_pairs
from bologna_credits.credits.amounts import Credits, credits_or_none
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.signatures import Signature, lacking, read_signatures, signed_on

T = TypeVar("T")

FORMS = ("study", "traineeship", "doctoral", "blended")
SHORTFALL = ("open", "accept", "refuse")
INCOMPLETE = ("open", "all", "nothing")


def _tuple(value: Iterable[T]) -> tuple[T, ...]:
    if isinstance(value, str):
        raise ArgumentTypeError("codes", repr(value), 'a list of codes, such as ("MAT101",)')
    return tuple(value)


def _read_texts(value: Iterable[str]) -> tuple[str, ...]:
    return _tuple(value)


def _read_reasons(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    return read_pairs(value)


def _term_or_none(value: AcademicTerm | str | None) -> AcademicTerm | None:
    return AcademicTerm.read(value) if isinstance(value, str) else value


@final
@attrs.frozen
class Component:
    """One component of a learning agreement.

    Args:
        code: its code at the institution that runs it.
        title: its title.
        credits: the credits agreed; None where none are stated, which is not 0.
        circumstances: circumstances that differ from the student's, ``Circumstances(activity="practice.industrial")``.
        term: the term at the institution that runs it, or its EWP form, ``"2018/2019-1/2"``.
        condition: what must be met before it is recognised; None where recognition is automatic. It stands in table B only.
        description: a short description, which virtual components have.

    >>> Component("KUL2303", "Cultural history", condition="an oral examination at home").automatic
    False
    """

    code: str
    title: str
    credits: Credits | None = attrs.field(default=None, validator=credits_or_none)
    circumstances: Circumstances = Circumstances()
    term: AcademicTerm | None = attrs.field(default=None, converter=_term_or_none)
    condition: str | None = None
    description: str = ""

    @property
    def automatic(self) -> bool:
        """Whether it is recognised without further work."""
        return self.condition is None


def _read_components(value: Iterable[Component]) -> tuple[Component, ...]:
    return _tuple(value)


@final
@attrs.frozen
class Change:
    """A later change of a learning agreement: what goes and what comes, in all tables.

    Args:
        day: the day that the change bears.
        drop_studied: codes that leave table A.
        add_studied: components that enter table A.
        drop_recognised: codes that leave table B.
        add_recognised: components that enter table B.
        signed: whether all parties signed; a proposal is not in force. Left out, the signatures say it; without them, yes.
        reason: why, as the paper says.
        signatures: who signed, and when; the change is in force from the day of the last of the three.
        drop_virtual: codes that leave table C.
        add_virtual: components that enter table C.
        drop_reasons: codes of reason by component, for components that leave.
        add_reasons: codes of reason by component, for components that enter.
        cumulative: whether it holds all changes to the first version up to now, and so replaces the changes before it.
        requested: the day on which somebody asked for it.

    Raises:
        ArgumentError: signatures that contradict each other or ``signed``; a reason for a component that it does not name.

    >>> Change("2018-09-20", drop_studied=["MAT1"], drop_reasons={"MAT1": "timetable-conflict"}).in_force
    datetime.date(2018, 9, 20)
    """

    day: datetime.date = attrs.field(converter=read_day)
    drop_studied: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_studied: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    drop_recognised: tuple[str, ...] = attrs.field(default=(), converter=_read_texts)
    add_recognised: tuple[Component, ...] = attrs.field(default=(), converter=_read_components)
    # Before ``signed``, whose default is read from it; by name only, so that the order of the others stays.
    signatures: tuple[Signature, ...] = attrs.field(default=(), converter=read_signatures, kw_only=True)
    signed: bool = attrs.field()
    reason: str = ""
    drop_virtual: tuple[str, ...] = attrs.field(default=(), converter=_read_texts, kw_only=True)
    add_virtual: tuple[Component, ...] = attrs.field(default=(), converter=_read_components, kw_only=True)
    drop_reasons: Pairs = attrs.field(default=(), converter=_read_reasons, kw_only=True)
    add_reasons: Pairs = attrs.field(default=(), converter=_read_reasons, kw_only=True)
    cumulative: bool = attrs.field(default=False, kw_only=True)
    requested: datetime.date | None = attrs.field(default=None, converter=optional_day, kw_only=True)

    @signed.default
    def _by_signatures(self) -> bool:
        return not lacking(self.signatures) if self.signatures else True

    @signed.validator
    def _agrees(self, _: object, value: bool) -> None:
        missing = lacking(self.signatures)
        if self.signatures and value and missing:
            told = f"True without the signature of {' and '.join(missing)}"
            raise ArgumentError("signed", told, ("signed=False for a proposal", "the missing signatures"))
        if self.signatures and not value and not missing:
            raise ArgumentError("signed", "False with all three signatures", ("signed=True", "the signatures that there are"))

    def __attrs_post_init__(self) -> None:
        added = tuple(c.code for c in (*self.add_studied, *self.add_recognised, *self.add_virtual))
        for argument, reasons, named in (
            ("drop_reasons", self.drop_reasons, self.dropped),
            ("add_reasons", self.add_reasons, added),
        ):
            for code, _ in reasons:
                if code not in named:
                    raise ArgumentError(f"a component of {argument}", code, named or ("a component that the change names",))

    @property
    def dropped(self) -> tuple[str, ...]:
        """The codes that leave any table."""
        return self.drop_studied + self.drop_recognised + self.drop_virtual

    @property
    def in_force(self) -> datetime.date | None:
        """The first day on which it holds; None for a proposal."""
        if self.signatures:
            return signed_on(self.signatures)
        return self.day if self.signed else None


@final
@attrs.frozen
class Match:
    """Components of the host that together replace components at home, where the parties wrote it down.

    A learning agreement pairs two lists, not rows: without matches the whole package is judged.

    Args:
        host: codes of components studied.
        home: codes of components recognised for them.
        condition: what must be met besides passing; None where recognition is automatic.
        source: the text that pairs them.
    """

    host: tuple[str, ...] = attrs.field(converter=_read_texts)
    home: tuple[str, ...] = attrs.field(converter=_read_texts)
    condition: str | None = None
    source: Source | None = None

    def __str__(self) -> str:
        return f"{' + '.join(self.host)} → {' + '.join(self.home)}"


@final
@attrs.frozen
class Provisions:
    """What the agreement says for components that are not completed; it goes before the home rules.

    Args:
        text: the provisions in words.
        url: where they stand.
        shortfall: all was passed with fewer credits than agreed: ``open``, ``accept`` or ``refuse``; None where it says nothing.
        incomplete: a part of the package was not passed: ``open``, ``all`` of table B is recognised nonetheless, or
            ``nothing`` of it; None where it says nothing.
        source: the text.

    Raises:
        ArgumentError: a word that is none of these.
    """

    text: str = ""
    url: str = ""
    shortfall: str | None = attrs.field(default=None, validator=one_of(SHORTFALL))
    incomplete: str | None = attrs.field(default=None, validator=one_of(INCOMPLETE))
    source: Source | None = None


def _read_changes(value: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(_tuple(value), key=lambda change: change.day))


def _read_matches(value: Iterable[Match]) -> tuple[Match, ...]:
    return _tuple(value)


@final
@attrs.frozen
class Effective:
    """What a learning agreement says on a day: its tables after the changes in force."""

    studied: tuple[Component, ...]
    recognised: tuple[Component, ...]
    report: Report
    virtual: tuple[Component, ...] = ()

    @property
    def hosted(self) -> tuple[Component, ...]:
        """Everything that the host runs: tables A and C."""
        return self.studied + self.virtual


@final
@attrs.frozen
class LearningAgreement:
    """A learning agreement: table A, what is studied at the host, and table B, what is recognised at home.

    Args:
        studied: table A; a traineeship may have one component without credits.
        recognised: table B; the two need no one-to-one correspondence.
        changes: later changes, in any order.
        signed: the day on which the last party signed; left out, the signatures say it.
        reference: its number, for decisions.
        signatures: who signed, and when; with fewer than three it is a proposal.
        virtual: table C, virtual components at the host.
        form: ``study``, ``traineeship``, ``doctoral`` (short-term) or ``blended`` (with short-term physical mobility).
        provisions: what holds for components that are not completed.
        rules: the home rules that the parties knew before departure; they go before later ones.
        matches: which components together replace which, where the parties wrote it down.

    Raises:
        ArgumentError: another form; a party that signed twice; a day ``signed`` that the signatures contradict.
    """

    studied: tuple[Component, ...] = attrs.field(converter=_read_components)
    recognised: tuple[Component, ...] = attrs.field(converter=_read_components)
    changes: tuple[Change, ...] = attrs.field(default=(), converter=_read_changes)
    signatures: tuple[Signature, ...] = attrs.field(default=(), converter=read_signatures, kw_only=True)
    signed: datetime.date | None = attrs.field(converter=optional_day)
    reference: str = ""
    virtual: tuple[Component, ...] = attrs.field(default=(), converter=_read_components, kw_only=True)
    form: str = attrs.field(default="study", validator=one_of(FORMS), kw_only=True)
    provisions: Provisions | None = attrs.field(default=None, kw_only=True)
    rules: HomeRules | None = attrs.field(default=None, kw_only=True)
    matches: tuple[Match, ...] = attrs.field(default=(), converter=_read_matches, kw_only=True)

    @signed.default
    def _by_signatures(self) -> datetime.date | None:
        return signed_on(self.signatures)

    @signed.validator
    def _agrees(self, _: object, value: datetime.date | None) -> None:
        if self.signatures and value != signed_on(self.signatures):
            last = signed_on(self.signatures)
            told = f"the last of them is of {last}" if last else f"{' and '.join(lacking(self.signatures))} did not sign"
            raise ArgumentError("signed", str(value), (f"what the signatures say: {told}",))

    def effective(self, on: datetime.date | str | None = None) -> Effective:
        """The tables on a day, or after all changes that are in force.

        A cumulative change tells the whole difference from the first version and replaces the changes before it.

        >>> first = Component("MAT1", "Calculus")
        >>> other = Component("MAT2", "Algebra")
        >>> change = Change("2016-09-20", drop_studied=["MAT1"], add_studied=[other])
        >>> [c.code for c in LearningAgreement([first], [], [change]).effective().studied]
        ['MAT2']
        """
        day = None if on is None else read_day(on)
        found = [*self._standing(day)]
        held = []
        for change in self.changes:
            since = change.in_force
            if since is None:
                found += [] if day is not None and change.day > day else [_proposal(change)]
            elif day is None or since <= day:
                held.append((since, change))
        # A stable sort: what stands first in the agreement stays first on one day.
        held.sort(key=lambda pair: pair[0])
        tables = [self.studied, self.recognised, self.virtual]
        for change in _since_cumulative([change for _, change in held], found):
            drops = (change.drop_studied, change.drop_recognised, change.drop_virtual)
            adds = (change.add_studied, change.add_recognised, change.add_virtual)
            strange = [code for table, gone in zip(tables, drops, strict=True) for code in gone if code not in _codes(table)]
            if strange:
                named = facts(day=change.day, codes=", ".join(strange))
                found.append(Finding("recognition.change-unknown", Verdict.OPEN, ", ".join(strange), named))
            tables = [
                (*(c for c in table if c.code not in gone), *new) for table, gone, new in zip(tables, drops, adds, strict=True)
            ]
        studied, recognised = _once(tables[0], found), _once(tables[1], found)
        virtual = _once((*studied, *tables[2]), found)[len(studied) :]
        return Effective(studied, recognised, Report(found), virtual)

    def _standing(self, day: datetime.date | None) -> Iterable[Finding]:
        """Whether the first version is in force, as far as its signatures tell."""
        missing = lacking(self.signatures)
        if self.signatures and missing:
            yield Finding("recognition.agreement-unsigned", Verdict.OPEN, self.reference, facts(missing=", ".join(missing)))
        elif day is not None and self.signed is not None and day < self.signed:
            yield Finding("recognition.agreement-later", Verdict.NOTE, self.reference, facts(day=day, signed=self.signed))


def _codes(components: Iterable[Component]) -> set[str]:
    return {component.code for component in components}


def _proposal(change: Change) -> Finding:
    if not change.signatures:
        return Finding("recognition.change-unsigned", Verdict.NOTE, "", facts(day=change.day))
    missing = ", ".join(lacking(change.signatures))
    return Finding("recognition.change-proposed", Verdict.NOTE, "", facts(day=change.day, missing=missing))


def _since_cumulative(changes: list[Change], found: list[Finding]) -> list[Change]:
    """The changes from the last cumulative one on; a single change that it replaces is noted."""
    last = max((index for index, change in enumerate(changes) if change.cumulative), default=0)
    found += [
        Finding("recognition.change-replaced", Verdict.NOTE, "", facts(day=change.day, by=changes[last].day))
        for change in changes[:last]
        if not change.cumulative
    ]
    return changes[last:]


def _once(components: tuple[Component, ...], found: list[Finding]) -> tuple[Component, ...]:
    """Each component once: what stands twice would be recognised twice."""
    if len(_codes(components)) == len(components):
        return components
    by_code: dict[str, Component] = {}
    for component in components:
        if component.code in by_code and by_code[component.code] != component:
            found.append(Finding("recognition.component-twice", Verdict.OPEN, component.code))
        by_code.setdefault(component.code, component)
    return tuple(by_code.values())


def what_holds(
    agreement: LearningAgreement | None, home: HomeRules | None, matches: Iterable[Match] | None
) -> tuple[HomeRules, tuple[Match, ...], tuple[Finding, ...]]:
    """The home rules and matches that count: rules that the agreement bears go before others, given matches before its own.

    Args:
        agreement: the learning agreement, or None where nothing was agreed.
        home: the rules of the home university, or None.
        matches: matches, or None for those of the agreement.

    Returns:
        The rules, the matches, and findings that say where they come from.

    Raises:
        ArgumentError: no rules, neither given nor in the agreement.
    """
    agreement = agreement if agreement is not None else LearningAgreement((), ())
    pairs = agreement.matches if matches is None else _tuple(matches)
    found = []
    # Said whatever rules were given, so that a decision computed again from its own rules says the same.
    if agreement.rules is not None:
        found.append(Finding("recognition.rules-of-agreement", Verdict.NOTE, agreement.reference, (), agreement.rules.source))
    if agreement.matches and pairs != agreement.matches:
        found.append(Finding("recognition.matches-given", Verdict.NOTE, agreement.reference))
    rules = home if agreement.rules is None else agreement.rules
    if rules is None:
        raise ArgumentError("home", "None", ("HomeRules(…)", "an agreement with rules= (foresee(…).agreement has them)"))
    return rules, pairs, tuple(found)
