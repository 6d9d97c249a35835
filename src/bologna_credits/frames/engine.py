"""The door to data frames of every engine, through narwhals."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError
from bologna_credits.core.typed import shown_type
from bologna_credits.core.visible import is_whole, visible
from bologna_credits.frames.narwhals_door import nw

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
BACKENDS = ("polars", "pandas", "pyarrow")
"""The engines that hold a computed frame."""
_FRAMES = "a data frame of Polars, pandas, PyArrow, DuckDB, Dask or PySpark"


def opened(frame: Any) -> Frame:
    """Return a frame of any engine as narwhals sees it.

    Raises:
        ArgumentTypeError: something else than a frame.
    """
    try:
        return nw.from_native(frame)  # type: ignore[no-any-return]  # a series is an error here
    except TypeError:
        raise ArgumentTypeError("frame", shown_type(frame), _FRAMES) from None


def is_lazy(frame: Frame) -> bool:
    """Return True for a frame that has not been computed yet."""
    return isinstance(frame, nw.LazyFrame)


def column_of(frame: Frame, name: str, argument: str) -> str:
    """Return the name of a column that a frame has.

    Raises:
        ArgumentError: there is no such column; names the nearest.
    """
    names = frame.collect_schema().names()
    if name not in names:
        raise ArgumentError(argument, name, tuple(names))
    return name


def native_of(columns: Mapping[str, Sequence[Any]], schema: Mapping[str, Any], backend: Any) -> Any:
    """Return columns as a frame of an engine.

    Raises:
        ArgumentError: another engine.

    >>> native_of({"grade": ["A", None]}, {"grade": nw.String}, "polars")["grade"].to_list()
    ['A', None]
    """
    if backend not in BACKENDS:
        raise ArgumentError("backend", backend, BACKENDS)
    # Half of a character becomes an escape: most engines refuse it, and what an older pandas takes cannot be written to a file.
    if any(isinstance(one, str) and not is_whole(one) for cells in (columns, *columns.values()) for one in cells):
        columns = {_escaped(name): [*map(_escaped, cells)] for name, cells in columns.items()}
        schema = {_escaped(name): kind for name, kind in schema.items()}
    frame = nw.from_dict(dict(columns), schema=dict(schema), backend=backend)
    native = frame.to_native()
    if frame.implementation.is_pandas():
        for name, values in columns.items():
            given = [value is not None for value in values]
            if schema[name] == nw.String and not all(given):  # pandas before 3 makes the text "None" of what is missing
                native[name] = native[name].where(given, None)
    return native


def _escaped(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def distinct(frame: Frame, columns: list[str]) -> list[tuple[Any, ...]]:
    """Return the different combinations of values in some columns, in no order; computes them where the frame is lazy.

    Raises:
        ArgumentError: a column whose cells hold lists or tables, which no engine compares.
    """
    schema = frame.collect_schema()
    for name in columns:
        if schema[name].is_nested() or (schema[name] == nw.Object and not _can_be_compared(frame, name)):
            raise ArgumentError("column", name, ("one whose cells are text, numbers or days; these hold lists or tables",))
    return list(_computed(frame.select(columns).unique()).iter_rows())


def _computed(frame: Frame) -> "nw.DataFrame[Any]":
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


def _can_be_compared(frame: Frame, name: str) -> bool:
    """Return False for a column of objects some of which have no hash, such as lists."""
    try:
        for cells in _computed(frame.select(name)).iter_rows():
            hash(cells)
    except TypeError:
        return False
    return True


def new_names(frame: Frame, prefix: str, wanted: tuple[str, ...]) -> dict[str, str]:
    """Return the names of the columns to add, by what they hold.

    Raises:
        ArgumentError: a column of that name is there already, or no column can have it.
    """
    if not is_whole(prefix):
        raise ArgumentError("prefix", prefix, ("text with whole characters",))
    names = {kind: f"{prefix}{kind}" for kind in wanted}
    taken = set(frame.collect_schema().names())
    for name in names.values():
        if name in taken:
            raise ArgumentError("prefix", prefix, (f"another one: the frame has a column {name!r} already",))
    return names
