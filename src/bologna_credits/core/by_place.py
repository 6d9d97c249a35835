"""Pickles of frozen records: the class and the values of its fields by place, without names, converters and checks.

Values at the end that are defaults are left out. What a record remembers of itself, such as its hash, is not written: hashes of
text differ between processes.
"""

import functools
import operator
from collections.abc import Callable
from typing import Any

import attrs

_REMEMBERED_HASH = "_attrs_cached_hash"  # where attrs keeps the hash of a class with ``cache_hash``


def by_place(record: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """Return how a record is pickled, for its ``__reduce__``.

    >>> import pickle
    >>> from bologna_credits import Component
    >>> component = Component("MAT1", "Calculus")
    >>> component.__reduce__()[1][1:]
    ('MAT1', 'Calculus')
    >>> pickle.loads(pickle.dumps(component)) == component
    True
    """
    kind: Any = type(record)
    read, defaults = _reader(kind)
    values = read(record)
    count = len(values)
    while count and values[count - 1] is defaults[count - 1]:
        count -= 1
    return made, (kind, *values[:count])


def made(kind: Any, *values: Any) -> Any:
    """Return a record of values that were read before from one of its class."""
    return _maker(kind)(*values)


@functools.cache
def _reader(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """The reader of all fields of a class, and the default of each; one without a default has a mark in its place."""
    fields = attrs.fields(kind)
    names = [field.name for field in fields]
    read = operator.attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return read, tuple(field.default for field in fields)


@functools.cache
def _maker(kind: Any) -> Callable[..., Any]:
    """The maker of a class from the values of its fields. Its lines are written out, because a loop takes four times as long."""
    _, defaults = _reader(kind)
    names = [field.name for field in attrs.fields(kind)]
    names += [_REMEMBERED_HASH] if hasattr(kind, _REMEMBERED_HASH) else []
    known: dict[str, Any] = {"new": object.__new__, "kind": kind}
    known |= {f"write{place}": getattr(kind, name).__set__ for place, name in enumerate(names)}
    places = range(len(names))
    head = f"def make({', '.join(f'value{place}=None' for place in places)}):\n    record = new(kind)\n"
    lines = "".join(f"    write{place}(record, value{place})\n" for place in places)
    exec(f"{head}{lines}    return record\n", known)  # noqa: S102  # the text holds numbers alone, nothing of a caller
    make: Any = known["make"]
    # A value that a pickle leaves out is the default; what is remembered starts as None.
    make.__defaults__ = (*defaults, *(None for _ in names[len(defaults) :]))
    return make  # type: ignore[no-any-return]
