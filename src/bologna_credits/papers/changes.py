"""A later change of a learning agreement: the components that leave and enter its tables."""

import datetime
from collections.abc import Iterable, Mapping
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.reading import Pairs, optional_day, read_day, read_pairs
from bologna_credits.core.typed import typed
from bologna_credits.papers.components import Component, as_tuple, read_codes, read_components
from bologna_credits.papers.signatures import Signature, lacking, read_signatures, signed_on


def _read_reasons(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    return read_pairs(value)


def _agrees_with_signatures(change: "Change", _: object, value: bool | None) -> None:
    missing = lacking(change.signatures)
    if change.signatures and value is True and missing:
        given = f"True without the signature of {' and '.join(missing)}"
        raise ArgumentError("signed", given, ("signed=False for a proposal", "the missing signatures"))
    if change.signatures and value is False and not missing:
        raise ArgumentError("signed", "False with all three signatures", ("signed=True", "the signatures that there are"))


@final
@attrs.frozen(field_transformer=typed)
class Change:
    """A later change of a learning agreement, in all tables.

    Args:
        day: the day of the change, as the paper gives it.
        drop_studied: codes that leave table A.
        add_studied: components that enter table A.
        drop_recognised: codes that leave table B.
        add_recognised: components that enter table B.
        signed: True if all parties signed, False for a proposal, which is not in force. None reads it off the signatures; without
            signatures the change then counts as signed.
        reason: the reason in words.
        signatures: the signatures with their days; the change is in force from the day of the last of the three.
        drop_virtual: codes that leave table C.
        add_virtual: components that enter table C.
        drop_reasons: codes of reason by component, for components that leave.
        add_reasons: codes of reason by component, for components that enter.
        cumulative: True if it holds all changes to the first version up to now, and so replaces the changes before it.
        requested: the day of the request.

    Raises:
        ArgumentError: signatures that contradict each other or ``signed``; a reason for a component that it does not name.

    >>> Change("2018-09-20", drop_studied=["MAT1"], drop_reasons={"MAT1": "timetable-conflict"}).in_force
    datetime.date(2018, 9, 20)
    """

    __reduce__ = by_place
    __repr__ = brief

    day: datetime.date = attrs.field(converter=read_day)
    drop_studied: tuple[str, ...] = attrs.field(default=(), converter=read_codes)
    add_studied: tuple[Component, ...] = attrs.field(default=(), converter=read_components)
    drop_recognised: tuple[str, ...] = attrs.field(default=(), converter=read_codes)
    add_recognised: tuple[Component, ...] = attrs.field(default=(), converter=read_components)
    signed: bool | None = attrs.field(default=None, validator=_agrees_with_signatures)
    reason: str = ""
    signatures: tuple[Signature, ...] = attrs.field(default=(), converter=read_signatures, kw_only=True)
    drop_virtual: tuple[str, ...] = attrs.field(default=(), converter=read_codes, kw_only=True)
    add_virtual: tuple[Component, ...] = attrs.field(default=(), converter=read_components, kw_only=True)
    drop_reasons: Pairs = attrs.field(default=(), converter=_read_reasons, kw_only=True)
    add_reasons: Pairs = attrs.field(default=(), converter=_read_reasons, kw_only=True)
    cumulative: bool = attrs.field(default=False, kw_only=True)
    requested: datetime.date | None = attrs.field(default=None, converter=optional_day, kw_only=True)

    def __attrs_post_init__(self) -> None:
        added = tuple(c.code for c in (*self.add_studied, *self.add_recognised, *self.add_virtual))
        for argument, reasons, named in (
            ("drop_reasons", self.drop_reasons, self.dropped),
            ("add_reasons", self.add_reasons, added),
        ):
            known = frozenset(named)
            for code, _ in reasons:
                if code not in known:
                    raise ArgumentError(f"a component of {argument}", code, named or ("a component that the change names",))

    @property
    def dropped(self) -> tuple[str, ...]:
        """The codes that leave any table."""
        return self.drop_studied + self.drop_recognised + self.drop_virtual

    @property
    def in_force(self) -> datetime.date | None:
        """The first day on which it applies; None for a proposal."""
        if self.signatures:
            return signed_on(self.signatures)
        return None if self.signed is False else self.day


def read_changes(value: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes in order of their days."""
    return tuple(sorted(as_tuple(value), key=lambda change: change.day))
