"""The types of a class's fields as a document writes them, for the walker, the writer and the published schema alike."""

import enum
import functools
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, Union, cast, final, get_args, get_origin

import attrs

from bologna_credits.core.later import real

Known = Mapping[str, Any]
"""The values of a document that its other parts name by a key: the sources of a file, the scales of a decision."""


@final
@attrs.frozen
class Leaf:
    """A type that a document writes without a class of its own.

    Args:
        form: the words for it in a fault, such as "a whole number".
        takes: the types of plain data that it allows. A value of another type is a fault.
        read: turns plain data into the value; None where the data are the value.
        mark: the key of the one-key table that holds the value where text is possible as well.
    """

    form: str
    takes: tuple[type, ...]
    read: Callable[[Any, Known], Any] | None = None
    mark: str | None = None


@final
@attrs.frozen
class StandIn:
    """A class that is written and read in place of another.

    Args:
        kind: the class whose fields are written.
        read: gives the value back; a :class:`~bologna_credits.core.BolognaError` becomes a fault.
        write: gives the instance that is written.
        at: the field to which such a fault belongs.
    """

    kind: type
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    at: str


@final
@attrs.frozen(eq=False, kw_only=True)
class Dialect:
    """The way in which one kind of document writes values.

    Args:
        leaves: the readers of types that have no fields.
        table: the words for a table in a fault.
        null: the word for an absent value in a fault; empty where documents cannot hold one.
        names: the spelling of fields that are written under another name.
        spread: fields whose own fields are written beside them, with the names of those.
        widen: the types that replace an open one, such as ``Hashable``.
        stand_ins: the classes that are written as another class.
        tags: the words that distinguish classes and enumerations where several are possible.
        tag: the key of that word.
        word: the key of an enumeration's word beside its tag.
    """

    leaves: Mapping[Any, Leaf]
    table: str = "a table"
    null: str = ""
    names: Mapping[str, str] = attrs.Factory(dict)
    spread: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    widen: Mapping[Any, tuple[Any, ...]] = attrs.Factory(dict)
    stand_ins: Mapping[type, StandIn] = attrs.Factory(dict)
    tags: Mapping[type, str] = attrs.Factory(dict)
    tag: str = "is"
    word: str = "word"


@final
@attrs.frozen
class Choice:
    """The values that one place allows.

    Args:
        nullable: True if an absent value is possible.
        leaves: types without fields, enumerations and literals among them.
        classes: attrs classes.
        items: the types within a list, or None where no list is possible.
        endless: True if the list may have any length.
    """

    nullable: bool
    leaves: tuple[Any, ...]
    classes: tuple[type, ...]
    items: tuple[Any, ...] | None
    endless: bool

    @property
    def tagged(self) -> bool:
        """True where several classes are possible, so that each has to be named."""
        return len(self.classes) > 1

    @property
    def marked(self) -> bool:
        """True where numbers, days and words of enumerations have to be distinguished from text."""
        return len(self.leaves) > 1


def is_words(kind: Any) -> bool:
    """Return True for an enumeration of words and for a ``Literal`` of words.

    >>> is_words(Literal["low", "high"]), is_words(str)
    (True, False)
    """
    return get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, enum.StrEnum))


def words_of(kind: Any) -> dict[str, Any]:
    """Return the words of an enumeration or of a ``Literal``, each with its value.

    >>> words_of(Literal["low", "high"])
    {'low': 'low', 'high': 'high'}
    """
    if get_origin(kind) is Literal:
        return {word: word for word in get_args(kind)}
    return {member.value: member for member in kind}


@functools.cache
def choice(dialect: Dialect, kind: Any) -> Choice:
    """Return the values that a type allows in a kind of document.

    Raises:
        TypeError: the type has no form in it, or a tag of it is missing.

    >>> numbers = Dialect(leaves={int: Leaf("a whole number", (int,))})
    >>> choice(numbers, int | None).leaves, choice(numbers, tuple[int, ...]).items
    ((<class 'int'>,), (<class 'int'>,))
    """
    leaves: dict[Any, None] = {}
    classes: dict[type, None] = {}
    items: tuple[Any, ...] | None = None
    endless = nullable = False
    todo = [kind]
    while todo:
        one = real(todo.pop(0))
        if one in dialect.widen:
            todo = [*dialect.widen[one], *todo]
        elif get_origin(one) in (Union, types.UnionType):
            todo = [*get_args(one), *todo]
        elif one is types.NoneType or one is None:
            nullable = True
        elif one in dialect.leaves or is_words(one):
            leaves[one] = None
        elif get_origin(one) is tuple:
            args = get_args(one)
            endless = args[-1] is Ellipsis
            items = args[:1] if endless else args
        elif attrs.has(one):
            classes[one] = None
        else:
            raise TypeError(f"{dialect.table} has no form for {one}")
    found = Choice(nullable, tuple(leaves), tuple(classes), items, endless)
    enumerations = [leaf for leaf in found.leaves if found.marked and is_words(leaf)]
    for one in (*(found.classes if found.tagged else ()), *enumerations):
        if one not in dialect.tags:
            raise TypeError(f"{one} stands beside others, and has no tag")
    return found


@functools.cache
def fields_of(kind: type) -> tuple["attrs.Attribute[Any]", ...]:
    """Return the fields of a class that its constructor takes, with their types resolved."""
    attrs.resolve_types(cast("type[attrs.AttrsInstance]", kind))
    return tuple(field for field in attrs.fields(cast("Any", kind)) if field.init)
