"""The decisions of a cohort as frames of an engine, with their digest and their summary."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, final

import attrs

from bologna_credits.cohort import CohortSummary
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Report
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.frames.cohort_deciding import NO_STUDENT, FlatTables
from bologna_credits.frames.cohort_rows import COLUMNS, ERROR, Holds, Kind
from bologna_credits.frames.engine import native_of, opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.interop.tables.cells import is_missing

Backend = Literal["polars", "pandas", "pyarrow"]
_TYPES: Mapping[Holds, Any] = {"text": nw.String, "number": nw.Float64, "whole": nw.Int64}
_MODULUS = 2**256
_WIDEST = 2**63  # a longer number is text in the first column


@final
@attrs.frozen(kw_only=True, eq=False)
class CohortTables:
    """The decisions of a cohort as frames; a table that was not wanted is None.

    Args:
        rows: a row for each component studied, and for each course beyond the agreement.
        home_rows: a row for each home component.
        lines: a row for each line of the transcripts at home.
        open: a row for each open point.
        findings: a row for each finding.
        totals: a row for each student, also where nothing could be decided.
        told: what there is to tell of the tables themselves.

    The first column of each is the key of the student.
    """

    rows: Any = None
    home_rows: Any = None
    lines: Any = None
    open: Any = None
    findings: Any = None
    totals: Any = None
    told: Report = Report()

    @property
    def tables(self) -> dict[Kind, Any]:
        """The frames that were wanted, by name."""
        found = {kind: getattr(self, kind) for kind in COLUMNS}
        return {kind: frame for kind, frame in found.items() if frame is not None}

    @property
    def digest(self) -> str:
        """The digest of all tables; the order of rows makes no difference to it."""
        return cohort_digest(*self.tables.values())

    @property
    def summary(self) -> CohortSummary:
        """The cohort in numbers; errors are counted by their codes, and no student is named.

        Raises:
            ArgumentError: the totals were not wanted.
        """
        if self.totals is None:
            raise ArgumentError("want", ", ".join(self.tables), ("totals",))
        return _summary(self.totals)

    @visibly
    def __str__(self) -> str:
        counts = ", ".join(f"{kind}: {len(_computed(frame)):,}" for kind, frame in self.tables.items())
        parts = [f"rows of the tables: {counts}"]
        parts += [str(self.summary)] if self.totals is not None else []
        return "\n\n".join([*parts, *([str(self.told)] if len(self.told) else [])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.summary._repr_html_() if self.totals is not None else f"<pre>{self}</pre>"


def _summary(totals: Any) -> CohortSummary:
    count: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    worth: dict[str, CreditRange] = {}
    names = (
        "status",
        "recognised",
        "open_rows",
        "debt",
        "difference",
        "outside",
        "open",
        "credits_text",
        "system",
        "error",
        "error_text",
    )
    beside: list[tuple[str, str]] = []
    for status, recognised, open_rows, debt, difference, outside, points, text, system, error, why in (
        _computed(totals).select(*names).iter_rows()
    ):
        if error == NO_STUDENT:
            beside.append((error, why))
            continue
        count["cases"] += 1
        if status == ERROR:
            errors[error] += 1
            continue
        count.update(with_open=points > 0, with_debt=debt > 0, with_difference=difference > 0)
        count.update(whole=not (points or debt or difference))
        count.update(recognised=recognised, open=open_rows, debt=debt, outside=outside)
        low, _, high = text.partition("–")
        one = CreditRange(Fraction(low.replace(",", ".")), Fraction((high or low).replace(",", ".")), system)
        worth[system] = worth[system] + one if system in worth else one
    said = tuple((code, f"{number} student{'' if number == 1 else 's'}") for code, number in sorted(errors.items()))
    return CohortSummary(**count, credits=tuple(worth.values()), errors=(*said, *beside), with_error=errors.total())


@checked
def cohort_digest(*tables: Any) -> str:
    """Return the digest of tables of decisions, such that the order of rows and the engine make no difference.

    Args:
        tables: frames of any engine, or :class:`CohortTables`; those of several parts of a cohort have the digest of the whole.

    >>> import polars
    >>> one, other = polars.DataFrame({"student": [1]}), polars.DataFrame({"student": [2]})
    >>> cohort_digest(one, other) == cohort_digest(polars.concat([other, one]))
    True
    """
    total = 0
    for table in tables:
        for frame in table.tables.values() if isinstance(table, CohortTables) else (table,):
            total += _sum_of(frame)
    return f"sum-sha256:{total % _MODULUS:064x}"


def _computed(frame: Any) -> "nw.DataFrame[Any]":
    found = opened(frame)
    return found.collect() if isinstance(found, nw.LazyFrame) else found


def _plain(value: Any) -> Any:
    """Return a value as every engine would have it: pandas takes floats for whole numbers where one is missing."""
    if is_missing(value):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _sum_of(frame: Any) -> int:
    read = _computed(frame)
    names = json.dumps(list(read.columns), ensure_ascii=False)
    total = 0
    for row in read.iter_rows():
        plain = [_plain(value) for value in row]
        line = names + json.dumps(plain, ensure_ascii=False, default=str)
        total += int.from_bytes(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest(), "big")
    return total


def frames_of(tables: FlatTables, key: str, backend: Backend, keys: Sequence[Any] = ()) -> dict[str, Any]:
    """Return tables as frames of an engine.

    Args:
        tables: the rows of each table, the key of the student first.
        key: the name of the first column.
        backend: the engine.
        keys: the keys of all students, which show the type of the first column.
    """
    seen = keys or [row[0] for flat in tables.values() for row in flat]
    numbers = (
        isinstance(one, int) and not isinstance(one, bool) and -_WIDEST <= one < _WIDEST for one in seen if one is not None
    )
    whole = all(numbers) and bool(seen)
    return {kind: frame_of(flat, {key: "text", **COLUMNS[kind]}, backend, whole_key=whole) for kind, flat in tables.items()}


def frame_of(rows: Sequence[tuple[Any, ...]], columns: Mapping[str, Holds], backend: Backend, *, whole_key: bool) -> Any:
    """Return rows as a frame of an engine.

    Args:
        rows: the rows.
        columns: the names of their columns, and what they hold.
        backend: the engine.
        whole_key: True if the first column holds whole numbers.
    """
    values: list[Sequence[Any]] = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in columns]
    schema = {name: _TYPES[holds] for name, holds in columns.items()}
    first = next(iter(columns))
    if whole_key:  # whole numbers of pandas have no missing value, so that it takes floats for them
        schema[first] = nw.Float64 if backend == "pandas" and any(value is None for value in values[0]) else nw.Int64
    else:
        values[0] = [None if value is None else str(value) for value in values[0]]
    data = dict(zip(columns, values, strict=True))
    return native_of(data, schema, backend)
