"""Arguments and fields that say no at once to a value of the wrong type, by their annotations."""

import collections.abc
import functools
import inspect
import operator
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, ParamSpec, TypeVar, Union, get_args, get_origin

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, BolognaError
from bologna_credits.core.exact import MOST_DIGITS
from bologna_credits.core.type_words import LISTS, several, words_of
from bologna_credits.core.visible import is_whole

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 10**MOST_DIGITS
_ANY_FIELD = ("day", "on", "text")  # the names that converters of many fields give to what they read
_TEXTS = (str, tuple)
_CHECKED_LISTS = (tuple, list)  # the items of other iterables cannot be looked at without using them up


def conforms(value: object, kind: Any) -> bool:
    """Return True if a value is of an annotated type. Items of lists and pairs are looked at, those of iterators are not.

    >>> conforms(("A", "B"), tuple[str, ...]), conforms("A", tuple[str, ...]), conforms(None, str | None)
    (True, False, True)
    """
    if type(value) in _plain(kind):
        return True
    if kind is Any or kind is object or isinstance(kind, str | TypeVar | typing.ForwardRef):
        return True
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return any(conforms(value, one) for one in get_args(kind))
    if origin is Literal:
        # The type first: a data frame that is compared with a word gives a frame, which is neither true nor false.
        return any(type(value) is type(word) and value == word for word in get_args(kind)) or isinstance(value, str)
    if origin is type:
        return isinstance(value, type)
    if origin is collections.abc.Callable:
        return callable(value)
    if origin is not None:
        return _conforms_to_list(value, origin, get_args(kind))
    if kind is None:
        return value is None
    if getattr(kind, "_is_protocol", False):
        # A class is not an instance of itself: ModifiedBavarian in place of ModifiedBavarian().
        return not isinstance(value, type) and all(hasattr(value, name) for name in _members(kind))
    if not isinstance(kind, type):
        return True
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and -_MOST < value < _MOST
    return isinstance(value, kind)


@functools.cache
def _plain(kind: Any) -> tuple[type, ...]:
    """The classes whose values are of an annotated type without a closer look: most arguments, found at once."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return tuple(one for item in get_args(kind) for one in _plain(item))
    if origin is Literal:  # text is let through here, and a word that is not one of these is refused by name later
        return (*{type(word) for word in get_args(kind)} - {bool, int}, str)
    return (kind,) if isinstance(kind, type) and origin is None and kind is not int else ()


@functools.cache
def _members(protocol: type) -> tuple[str, ...]:
    own = (name for base in protocol.__mro__[:-1] for name in vars(base) if not name.startswith("_"))
    noted = (name for base in protocol.__mro__[:-1] for name in getattr(base, "__annotations__", {}))
    return tuple(dict.fromkeys((*own, *noted)))


def _conforms_to_list(value: object, origin: Any, items: tuple[Any, ...]) -> bool:
    if origin is typing.IO:  # a class of the type checkers: no file of Python is an instance of it
        return not isinstance(value, type) and hasattr(value, "read")
    if isinstance(value, str | bytes) and origin in LISTS:
        return False
    if not isinstance(value, origin):
        return False
    if origin is tuple and items and Ellipsis not in items:
        return isinstance(value, tuple) and len(value) == len(items) and all(map(conforms, value, items))
    if isinstance(value, _CHECKED_LISTS) and items:
        plain = _plain(items[0])
        return all(type(item) in plain or conforms(item, items[0]) for item in value)
    if isinstance(value, Mapping) and len(items) == 2:
        return all(conforms(key, items[0]) and conforms(item, items[1]) for key, item in value.items())
    return True


def shown_type(value: object) -> str:
    """Return the words for a value of the wrong type: its type, and of short text the text.

    A value itself may be the record of a person, so that it is not shown.

    >>> shown_type("B"), shown_type(3.5), shown_type(None), shown_type(int)
    ('the text "B"', 'float', 'None', 'the class int')
    """
    if isinstance(value, str):
        return f'the text "{value[:40]}"'
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if type(value) is int and not -_MOST < value < _MOST:
        return f"a number of more than {MOST_DIGITS} digits"
    return "None" if value is None else type(value).__name__


@functools.cache
def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    try:
        return typing.get_type_hints(function)
    except NameError:  # a class that is imported for type checkers alone: the other annotations still count
        module = inspect.getmodule(function)
        names = vars(module) if module is not None else {}
        found = {}
        for name, kind in getattr(function, "__annotations__", {}).items():
            found[name] = kind if not isinstance(kind, str) else names.get(kind, Any)
        return found


@functools.cache
def _signature(function: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(function)


def wrong_arguments(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Iterator[ArgumentTypeError]:
    """Yield an error for each argument of a call that is of the wrong type."""
    hints, signature = _hints(function), _signature(function)
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:
        return  # a missing or unknown argument: Python's own error names it
    for name, value in bound.arguments.items():
        kind = hints.get(name, Any)
        several = signature.parameters[name].kind is inspect.Parameter.VAR_POSITIONAL
        for one in value if several else (value,):
            if not conforms(one, kind):
                yield ArgumentTypeError(name, shown_type(one), words_of(kind))


_Kind = tuple[tuple[type, ...], Any]
"""An annotation, after the classes whose values need no closer look."""


@functools.cache
def _kinds(function: Callable[..., Any]) -> tuple[tuple[_Kind, ...], dict[str, _Kind]]:
    """The types of the arguments that may go by place, in order, and those of all arguments by name."""
    hints, found = _hints(function), _signature(function).parameters.values()
    kinds = {one.name: (_plain(kind), kind) for one in found for kind in (hints.get(one.name, Any),)}
    return tuple(kinds[one.name] for one in found if one.kind is not inspect.Parameter.KEYWORD_ONLY), kinds


def _plainly_right(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
    """Return True if each argument is of its type, found without binding them, which takes ten times as long."""
    placed, named = _kinds(function)
    if len(args) > len(placed) or not kwargs.keys() <= named.keys():
        return False
    for value, (plain, kind) in zip(args, placed, strict=False):
        if type(value) not in plain and not conforms(value, kind):
            return False
    for name, value in kwargs.items():
        plain, kind = named[name]
        if type(value) not in plain and not conforms(value, kind):
            return False
    return True


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that looks at the types of its arguments before it does anything.

    Raises:
        ArgumentTypeError: an argument of the wrong type, by its name.

    >>> @checked
    ... def half(number: int) -> float:
    ...     return number / 2
    >>> half("4")
    Traceback (most recent call last):
    ...
    bologna_credits.core.errors.ArgumentTypeError: number must be a whole number, and is the text "4"
    """

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _plainly_right(function, args, kwargs):
            for error in wrong_arguments(function, args, kwargs):
                raise error
        return function(*args, **kwargs)

    return call


def items_of(argument: str, values: Iterable[Any], kind: type[R]) -> tuple[R, ...]:
    """Return the items of an iterable argument, each of one class; :func:`checked` cannot look into an iterator.

    Raises:
        ArgumentTypeError: an item of another type.

    >>> items_of("codes", iter("AB"), str)
    ('A', 'B')
    """
    found = tuple(values)
    for item in found:
        if not conforms(item, kind):
            raise ArgumentTypeError(argument, shown_type(item), "a list" + several(kind))
    return found


def typed(owner: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Return the fields of a record with a check of their types; an attrs hook, ``field_transformer=typed``.

    What a converter cannot read is an error with the name of the field, whatever the converter itself raises.
    """
    return [_typed(field, owner) for field in fields]


def _typed(field: "attrs.Attribute[Any]", owner: type) -> "attrs.Attribute[Any]":
    converter: Any = field.converter
    if converter is not None:
        converter = _named_converter(converter, field, owner)
    validator = _checks_type if field.validator is None else attrs.validators.and_(_checks_type, field.validator)
    return field.evolve(converter=converter, validator=validator)


def _named_converter(convert: Callable[[Any], Any], field: "attrs.Attribute[Any]", owner: type) -> Callable[[Any], Any]:
    name = field.alias or field.name.lstrip("_")

    def converted(value: Any) -> Any:
        try:
            return convert(value)
        except (ArgumentError, ArgumentTypeError) as error:
            if error.argument in _ANY_FIELD:
                raise error.evolved(argument=name) from None
            raise
        except BolognaError:
            raise
        except (TypeError, ValueError, AttributeError, LookupError):
            kind = _types_of(owner).get(field.name)
            raise ArgumentTypeError(name, shown_type(value), "of another type" if kind is None else words_of(kind)) from None

    return converted


@functools.cache
def _types_of(kind: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(kind)
    except NameError:
        return {}


@functools.cache
def _fields_of(kind: Any) -> dict[str, _Kind]:
    """The types of the fields of a record by name."""
    types = _types_of(kind)
    return {field.name: (_plain(types.get(field.name, Any)), types.get(field.name, Any)) for field in attrs.fields(kind)}


def _checks_type(record: Any, field: "attrs.Attribute[Any]", value: object) -> None:
    owner: Any = type(record)
    plain, kind = _fields_of(owner)[field.name]
    if type(value) not in plain and not conforms(value, kind):
        wrong = _first_wrong(value, kind)
        raise ArgumentTypeError(field.alias or field.name, shown_type(wrong), words_of(kind))
    if not _is_whole(value):
        raise ArgumentTypeError(field.alias or field.name, "text with half of a character", words_of(kind))


def _is_whole(value: object) -> bool:
    """Return False for text, or a list with text, that holds half of a character: no file keeps it."""
    if type(value) is str:
        return value.isascii() or is_whole(value)
    return type(value) is not tuple or all(map(_is_whole, value))


def _first_wrong(value: object, kind: Any) -> object:
    """Return the first item of a list that is of the wrong type, or the value itself."""
    items: Iterable[object] = value if isinstance(value, tuple) else ()
    inner = get_args(kind)
    if inner and inner[-1] is Ellipsis:
        return next((item for item in items if not conforms(item, inner[0])), value)
    return value


WRONG_TYPES = (TypeError, AttributeError, ValueError, LookupError, ArithmeticError)
"""What Python raises where a function works on with a value of the wrong type."""


def checked_late(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that looks at the types of its arguments only where it fails, so that a good call costs no more.

    Raises:
        ArgumentTypeError: an argument of the wrong type, by its name, in place of Python's own error.

    >>> @checked_late
    ... def half(number: int) -> float:
    ...     return number / 2
    >>> half("4")
    Traceback (most recent call last):
    ...
    bologna_credits.core.errors.ArgumentTypeError: number must be a whole number, and is the text "4"
    """

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except BolognaError:
            raise
        except WRONG_TYPES:
            for error in wrong_arguments(function, args, kwargs):
                raise error from None
            raise

    return call


def named(owner: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Return the fields of a record whose converters name the field; an attrs hook, ``field_transformer=named``.

    With :func:`check_record` after the fields are set it does what :func:`typed` does, and faster: for records that are built by
    the thousand.
    """
    return [
        field
        if field.converter is None
        else field.evolve(converter=_named_converter(typing.cast("Any", field.converter), field, owner))
        for field in fields
    ]


_seen: dict[type, set[tuple[Any, ...]]] = {}


def check_record(record: Any) -> None:
    """Check the types of all fields of a record. Types that were right once are right at once.

    Raises:
        ArgumentTypeError: a field of the wrong type, by its name.

    >>> @attrs.frozen
    ... class Pair:
    ...     one: str
    ...     two: tuple[int, ...] = ()
    >>> check_record(Pair("a", (1, 2)))
    >>> check_record(Pair("a", ("b",)))
    Traceback (most recent call last):
    ...
    bologna_credits.core.errors.ArgumentTypeError: two must be a list of whole numbers, and is the text "b"
    """
    kind: Any = type(record)
    values = _values_of(kind)(record)
    # Each field keeps its place: pairs of texts are right in one field and wrong in the next.
    shapes = tuple([_shape(value) if type(value) is tuple else type(value) for value in values])
    known = _seen.setdefault(kind, set())
    if shapes in known and all(type(value) not in _TEXTS or _is_whole(value) for value in values):
        return
    for field in attrs.fields(kind):
        if field.init:
            _checks_type(record, field, getattr(record, field.name))
    if len(known) < _MOST_SHAPES:
        known.add(shapes)


_MOST_SHAPES = 256


def _shape(value: object) -> object:
    """Return what a type check sees of a value: its type, of a pair those of its items in order, of a list which there are."""
    if type(value) is not tuple:
        return type(value)
    items = map(_shape, value)
    return tuple(items) if len(value) <= _PAIR else frozenset(items)


_PAIR = 2  # no annotation asks for a longer list of fixed length


@functools.cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in attrs.fields(kind) if field.init]
    return operator.attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
