"""The parts of a learning agreement: a component, a match, and the provisions for components that are not completed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar, final, get_args

import attrs

from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.provenance import Seen, Source
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import Credits
from bologna_credits.papers.home_rules import Shortfall

T = TypeVar("T")

Incomplete = Literal["open", "all", "nothing"]
"""The effect of a part that was not passed: undecided, all of table B is recognised, or nothing of it."""


def as_tuple(value: Iterable[T]) -> tuple[T, ...]:
    """Return the items of an iterable as a tuple; text is refused, because it would be read letter by letter.

    Raises:
        TypeError: text; a record makes an error of it that names its field.
    """
    if isinstance(value, str):
        raise TypeError("text is no list")
    return tuple(value)


def read_codes(value: Iterable[str]) -> tuple[str, ...]:
    """Return codes as a tuple."""
    return as_tuple(value)


def _term_or_none(value: AcademicTerm | str | None) -> AcademicTerm | None:
    return AcademicTerm.read(value) if isinstance(value, str) else value


@final
@attrs.frozen(field_transformer=typed)
class Component:
    """One component of a learning agreement.

    Args:
        code: its code at the institution that runs it.
        title: its title.
        credits: the credits agreed; None where none are stated, which is not 0.
        circumstances: circumstances that differ from the student's, ``Circumstances(activity="practice.industrial")``.
        term: the term at the institution that runs it, or its EWP form, ``"2018/2019-1/2"``.
        condition: a condition of its recognition; None if recognition is automatic. It belongs in table B only.
        description: a short description, which virtual components have.
        host: the name or an identifier of the institution that runs it, where courses of several have one code.

    >>> Component("KUL2303", "Cultural history", condition="an oral examination at home").automatic
    False
    """

    __reduce__ = by_place
    __repr__ = brief

    code: str
    title: str
    credits: Credits | None = None
    circumstances: Circumstances = Circumstances()
    term: AcademicTerm | None = attrs.field(default=None, converter=_term_or_none)
    condition: str | None = None
    description: str = ""
    host: str | None = None

    @property
    def automatic(self) -> bool:
        """True if it is recognised without further work."""
        return self.condition is None


@checked
def component_keys(components: Sequence[Component]) -> tuple[str, ...]:
    """Return the key of each component: its code, and beside it its host where components of several hosts have one code.

    >>> component_keys([Component("A", "Algebra", host="North"), Component("A", "Algebra", host="South")])
    ('A (North)', 'A (South)')
    """
    times = Counter(component.code for component in components)
    return tuple(f"{one.code} ({one.host})" if one.host and times[one.code] > 1 else one.code for one in components)


def read_components(value: Iterable[Component]) -> tuple[Component, ...]:
    """Return components as a tuple."""
    return as_tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class Match:
    """Components of the host that together replace components at home, where the parties wrote it down.

    A learning agreement pairs two lists, not rows: without matches the whole package is judged.

    Args:
        host: codes of components studied.
        home: codes of components recognised for them.
        condition: a condition besides passing; None where recognition is automatic.
        source: the text that pairs them.

    >>> print(Match(["EURO1000", "POL1100"], ["MVO3304"]))
    EURO1000 + POL1100 → MVO3304
    """

    __reduce__ = by_place
    __repr__ = brief

    host: tuple[str, ...] = attrs.field(converter=read_codes)
    home: tuple[str, ...] = attrs.field(converter=read_codes)
    condition: str | None = None
    source: Source | None = None

    @visibly
    def __str__(self) -> str:
        return f"{' + '.join(self.host)} → {' + '.join(self.home)}"


def read_matches(value: Iterable[Match]) -> tuple[Match, ...]:
    """Return matches as a tuple."""
    return as_tuple(value)


@final
@attrs.frozen(field_transformer=typed)
class Provisions:
    """The provisions of an agreement for components that are not completed; they take precedence over the home rules.

    Args:
        text: the provisions in words.
        url: the address of the text.
        shortfall: all was passed with fewer credits than agreed: ``open``, ``accept`` or ``refuse``; None if it is silent.
        incomplete: a part of the package was not passed: ``open``, ``all`` of table B is recognised nonetheless, or
            ``nothing`` of it; None if it is silent.
        source: the text.

    Raises:
        ArgumentError: another word.

    >>> Provisions(incomplete="all").shortfall is None
    True
    """

    __reduce__ = by_place
    __repr__ = brief

    text: str = ""
    url: str = ""
    shortfall: Shortfall | None = attrs.field(default=None, validator=one_of(get_args(Shortfall)))
    incomplete: Incomplete | None = attrs.field(default=None, validator=one_of(get_args(Incomplete)))
    source: Source | None = None

    @property
    def cited(self) -> Source | None:
        """The text that findings cite: the source, else one made of the words and the address; None where there is neither.

        >>> print(Provisions(text="Section 4", url="https://example.org/agreement").cited)
        Section 4 <https://example.org/agreement>
        """
        if self.source is not None or not (self.text or self.url):
            return self.source
        return Source("provisions", self.text or "Provisions of the learning agreement", self.url, Seen.SECONDARY)
