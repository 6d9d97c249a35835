"""What a field of a frozen class may hold, as far as plain data has to know it: for the codec and for the published schema."""

import datetime
import enum
import functools
import operator
from collections.abc import Hashable
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, final, get_args, get_origin

import attrs

from bologna_credits.conversion.answers import Method
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.conversion.reference_groups import PractisedTables
from bologna_credits.core.academic_terms import Month
from bologna_credits.core.circumstances import Circumstances, When
from bologna_credits.core.exact import Rounding
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.credits.systems import Ratio
from bologna_credits.grades.legal_grades import OntoGrade

METHODS: tuple[type, ...] = (
    ModifiedBavarian,
    Linear,
    GradingTableOverlap,
    PublishedTable,
    PractisedTables,
    MeanSoFar,
    PassedOnly,
)
"""The methods that plain data can hold. A method of the caller's own is code, and code is not written."""

FACTS: tuple[type, ...] = (CreditRange, Credits, Circumstances, Month, OntoGrade, Ratio, Rounding, When)
"""The classes of values that stand as facts in findings."""

_FACT: tuple[Any, ...] = (None, str, int, Fraction, datetime.date)

TAG = "is"
MARKS = {Fraction: "exact", datetime.date: "day"}
"""Where text could be mistaken for a number or a day, these two are written in a table of one key."""


@final
@attrs.frozen
class Choice:
    """What may stand in one place.

    ``items`` holds the types within a list, ``endless`` whether it may have any length; ``tagged`` says that a table names its
    class, ``marked`` that numbers and days are told apart from text.
    """

    nullable: bool
    leaves: tuple[type, ...]
    classes: tuple[type, ...]
    items: tuple[Any, ...] | None
    endless: bool

    @property
    def tagged(self) -> bool:
        """Whether several classes may stand there."""
        return len(self.classes) > 1

    @property
    def marked(self) -> bool:
        """Whether text may stand there beside a number or a day."""
        return len(self.leaves) > 1


@functools.cache
def choice(kind: Any) -> Choice:
    """What a type allows.

    >>> choice(Fraction | None).leaves, choice(tuple[str, ...]).items
    ((<class 'fractions.Fraction'>,), (<class 'str'>,))
    """
    leaves: dict[type, None] = {}
    classes: dict[type, None] = {}
    items: tuple[Any, ...] | None = None
    endless = nullable = False
    todo = [kind]
    while todo:
        one = todo.pop(0)
        if get_origin(one) in (Union, UnionType):
            todo = [*get_args(one), *todo]
        elif one is Hashable:
            todo = [*_FACT, *FACTS, *todo]
            items, endless = ((functools.reduce(operator.or_, (*_FACT, *FACTS)),), True)
        elif one is Method:
            todo = [*METHODS, *todo]
        elif get_origin(one) is Literal:
            leaves[str] = None  # the class itself checks the word
        elif one is NoneType or one is None:
            nullable = True
        elif get_origin(one) is tuple:
            args = get_args(one)
            endless = args[-1] is Ellipsis
            items = args[:1] if endless else args
        elif attrs.has(one):
            classes[one] = None
        elif one in (bool, int, str, *MARKS) or (isinstance(one, type) and issubclass(one, enum.StrEnum)):
            leaves[one] = None
        else:
            raise TypeError(f"plain data has no form for {one}")
    return Choice(nullable, tuple(leaves), tuple(classes), items, endless)


@functools.cache
def stored_fields(kind: type) -> tuple["attrs.Attribute[Any]", ...]:
    """The fields of a class that are written, with their types resolved."""
    attrs.resolve_types(cast("type[attrs.AttrsInstance]", kind))
    return tuple(field for field in attrs.fields(cast("Any", kind)) if field.init)
