"""The rows of tables by student: grouped in memory, or merged from tables that stand in the order of their students."""

import datetime
import heapq
import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.exact import MOST_DIGITS
from bologna_credits.core.visible import is_whole
from bologna_credits.frames.cohort_deciding import NO_STUDENT, FlatTables, Key, Student
from bologna_credits.frames.cohort_rows import Kind, totals_of_error
from bologna_credits.interop.tables.cells import TableRow, is_missing
from bologna_credits.interop.tables.papers import Paper

_MOST = 10**MOST_DIGITS
Keyed = tuple[Key, TableRow]
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "text"), ((int, float, Decimal), "numbers"), (datetime.date, "days"), (bytes, "bytes"),
)  # fmt: skip


def is_key(value: Any) -> bool:
    """Return True for a value that names a student: not missing, and no empty text.

    >>> is_key("17"), is_key(" "), is_key(None)
    (True, False, False)
    """
    return bool(value.strip()) if isinstance(value, str) else not is_missing(value)


def _whole(value: Any) -> Any:
    """Return a key as it was before pandas took floats for whole numbers, because one was missing."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def kind_of_key(value: Any) -> str:
    """Return the words for the kind of a key.

    >>> kind_of_key("17"), kind_of_key(17)
    ('text', 'numbers')
    """
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "other values")


def check_kinds_of_keys(kinds: Mapping[Paper, str], key: str) -> None:
    """Refuse tables whose keys can never be equal, because one holds text and the other numbers.

    Raises:
        ArgumentError: keys of two kinds.
    """
    found: dict[str, Paper] = {}
    for paper, kind in kinds.items():
        found.setdefault(kind, paper)
    if len(found) > 1:
        said = ", ".join(f"{kind} in {paper}" for kind, paper in found.items())
        raise ArgumentError("key", key, (f"a column that holds the same kind of values in all tables; it holds {said}",))


def grouped(tables: Mapping[Paper, tuple[Sequence[Any], Sequence[TableRow]]], key: str) -> tuple[list[Student], dict[Paper, int]]:
    """Return the students of tables in the order of their keys, and the number of rows of each table that name none.

    Args:
        tables: for each table, the keys of its rows, and the rows without the key.
        key: the name of the column of keys.

    Raises:
        ArgumentError: keys that can never be equal.
    """
    found: dict[Key, dict[Paper, list[TableRow]]] = {}
    without: dict[Paper, int] = {}
    kinds: dict[Paper, str] = {}
    for paper, (keys, rows) in tables.items():
        for value, row in zip(keys, rows, strict=True):
            if not is_key(value):
                without[paper] = without.get(paper, 0) + 1
                continue
            kinds.setdefault(paper, kind_of_key(value))
            value = _whole(value)
            try:
                of_student = found.get(value)
            except TypeError:  # a list has no hash
                raise _no_key(key) from None
            if of_student is None:
                if (isinstance(value, str) and not is_whole(value)) or (isinstance(value, int) and not -_MOST < value < _MOST):
                    raise _no_key(key)
                of_student = found[value] = {}
            of_table = of_student.get(paper)
            if of_table is None:
                of_student[paper] = [row]
            else:
                of_table.append(row)
    check_kinds_of_keys(kinds, key)
    try:
        order: list[Any] = sorted(found)
    except TypeError:
        order = sorted(found, key=str)
    return [(one, found[one]) for one in order], without


def _no_key(key: str) -> ArgumentError:
    return ArgumentError("key", key, (f"a column of text, or of numbers of at most {MOST_DIGITS} digits, that name students",))


def merged(tables: Mapping[Paper, Iterable[Keyed]], key: str, without: dict[Paper, int]) -> Iterator[Student]:
    """Yield the students of tables of which each stands in the ascending order of its keys; one student is in memory.

    Args:
        tables: for each table, the key and the rest of each row.
        key: the name of the column of keys.
        without: the number of rows that name no student, which is counted here.

    Raises:
        DocumentError: a table whose keys do not ascend.
        ArgumentError: keys that can never be equal.
    """
    kinds: dict[Paper, str] = {}

    def ordered(paper: Paper, rows: Iterable[Keyed]) -> Iterator[tuple[Any, Paper, TableRow]]:
        last: Any = None
        for value, row in rows:
            if not is_key(value):
                without[paper] = without.get(paper, 0) + 1
                continue
            if last is None:
                kinds[paper] = kind_of_key(value)
                check_kinds_of_keys(kinds, key)
            elif value < last:
                why = f'is not in the order of its column "{key}"; sort it by this column, or read it whole with recognise_tables'
                raise DocumentError(paper, why)
            last = value
            yield _whole(value), paper, row

    streams = [ordered(paper, rows) for paper, rows in tables.items()]
    rows = heapq.merge(*streams, key=operator.itemgetter(0))
    for value, several in itertools.groupby(rows, key=operator.itemgetter(0)):
        found: dict[Paper, list[TableRow]] = {}
        for _, paper, row in several:
            found.setdefault(paper, []).append(row)
        yield value, found


def chunks_of(students: Iterable[Student], size: int) -> Iterator[list[Student]]:
    """Yield students in lists of a size.

    >>> [len(chunk) for chunk in chunks_of([(1, {}), (2, {}), (3, {})], 2)]
    [2, 1]
    """
    left = iter(students)
    while chunk := list(itertools.islice(left, size)):
        yield chunk


def totals_without_student(without: Mapping[Paper, int], want: Sequence[Kind]) -> FlatTables:
    """Return the row of totals for rows that name no student, which are in no decision."""
    said = "; ".join(f"{paper}: {counted(count, 'row')} without a student, in no decision" for paper, count in without.items())
    return {"totals": [(None, *totals_of_error(NO_STUDENT, said, ()))]} if said and "totals" in want else {}
