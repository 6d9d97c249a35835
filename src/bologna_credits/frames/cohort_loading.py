"""The tables of a cohort as they are given: frames of any engine, files of Parquet, text or Excel, or a folder with these."""

import itertools
import os
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, final

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, DocumentError, MissingExtraError
from bologna_credits.core.opener import shown_name
from bologna_credits.core.typed import shown_type
from bologna_credits.frames.engine import BACKENDS, opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.interop.tables.cells import TableRow, cells_of
from bologna_credits.interop.tables.files import SUFFIXES, read_table
from bologna_credits.interop.tables.papers import PAPERS, SHARED, Paper
from bologna_credits.interop.tables.rules import read_rules
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.home_rules import HomeRules

PARQUET = (".parquet", ".pq")
_RULES = ".toml"
_KEYED: tuple[Paper, ...] = ("courses", "students")
_BATCH = 4_000  # rows of a Parquet file that are in memory at once


@final
@attrs.define(kw_only=True)
class Loaded:
    """A table in memory.

    Args:
        names: its headers without the key.
        keys: the key of each row; None where the table counts for every student.
        rows: the rest of each row.
    """

    names: tuple[str, ...]
    keys: list[Any] | None
    rows: list[TableRow]


@final
@attrs.define(kw_only=True)
class Sources:
    """The tables of a cohort by name, as they were given, and the rules that are for all.

    Args:
        tables: a frame or a path each.
        home: rules for all.
        left: files of a folder that are no table.
    """

    tables: dict[Paper, Any]
    home: HomeRules | None
    left: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[Paper, Any], known: Catalogue) -> "Sources":
        """Return the tables that a caller gives; a folder in place of the courses holds files with the names of the tables.

        Raises:
            ArgumentError: no courses, or no rules.
            DocumentError: the folder cannot be read, or holds no courses, or one table twice.
        """
        tables = {paper: value for paper, value in given.items() if value is not None}
        left: tuple[str, ...] = ()
        folder = tables.get("courses")
        if isinstance(folder, str | Path) and os.path.isdir(folder) and not _is_parquet_folder(Path(folder)):  # noqa: PTH112
            found, left = _files_of(Path(folder))
            tables = {**found, **{paper: value for paper, value in tables.items() if paper != "courses"}}
        if "courses" not in tables:
            raise ArgumentError("courses", "nothing", ("a table of courses, a file, or a folder with the tables",))
        home = tables.pop("rules", None)
        if home is None:
            raise ArgumentError("rules", "nothing", ("HomeRules, or a table or a file with the keys of [home]",))
        if isinstance(home, str | Path) and Path(home).suffix.casefold() == _RULES:
            home = read_rules(home, known)
        if not isinstance(home, HomeRules):
            tables["rules"], home = home, None
        return cls(tables=tables, home=home, left=left)

    @property
    def backend(self) -> Any:
        """The engine of the frame of courses, as the engine that holds its result; None where a file is given."""
        courses = self.tables["courses"]
        if isinstance(courses, str | Path):
            return None
        return backend_of(opened(courses))


def backend_of(frame: Any) -> Any:
    """Return the engine that holds what is computed of a frame."""
    of = frame.implementation
    return "polars" if of.is_polars() else "pandas" if of.is_pandas_like() or of.is_dask() else "pyarrow"


def _is_parquet_folder(path: Path) -> bool:
    """Return True for a folder that is one table, as engines write it in parts."""
    return path.suffix.casefold() in PARQUET


def _files_of(folder: Path) -> tuple[dict[Paper, Any], tuple[str, ...]]:
    """Return the files of a folder by table, and the names of those that are none."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise DocumentError(shown_name(folder), f"cannot be read: {error.strerror or error}") from None
    found: dict[Paper, Any] = {}
    left: list[str] = []
    papers: dict[str, Paper] = {paper: paper for paper in PAPERS}
    for name in names:
        path = folder / name
        paper = papers.get(path.stem.casefold())
        fits = path.suffix.casefold() in (*SUFFIXES, *PARQUET) or (paper == "rules" and path.suffix.casefold() == _RULES)
        if paper is None or not fits:
            left.append(name)
        elif paper in found:
            raise DocumentError(shown_name(folder), f"holds {paper} twice: {found[paper].name} and {name}; leave one")
        else:
            found[paper] = path
    if "courses" not in found:
        said = f"; it holds {', '.join(left[:10])}" if left else ""
        raise DocumentError(shown_name(folder), f"holds no table of courses, such as courses.csv or courses.parquet{said}")
    return found, tuple(left)


def check_backend(backend: str | None) -> Any:
    """Return the engine of the result: the one that is named, else the first that is installed.

    Raises:
        ArgumentError: another word.
        MissingExtraError: no engine is installed.

    >>> check_backend("pyarrow")
    'pyarrow'
    """
    if backend is not None:
        if backend not in BACKENDS:
            raise ArgumentError("backend", backend, BACKENDS)
        return backend
    found = next((name for name in BACKENDS if find_spec(name) is not None), None)
    if found is None:
        raise MissingExtraError("polars, pandas or pyarrow", "frames")
    return found


def key_place(names: Sequence[str], key: str, paper: Paper) -> int | None:
    """Return the place of the column of keys; None in a table that may count for every student.

    Raises:
        ArgumentError: a table that needs it has no such column; names the nearest.

    >>> key_place(["student", "code"], "student", "courses"), key_place(["host", "home"], "student", "matches")
    (0, None)
    """
    if paper in SHARED:
        return None
    if key in names:
        return names.index(key)
    folded = [name.strip().casefold() for name in names]
    if key.strip().casefold() in folded:
        return folded.index(key.strip().casefold())
    if paper in _KEYED:
        raise ArgumentError(f"key (the column of the student in {paper})", key, tuple(names))
    return None


def load(given: Any, paper: Paper, key: str, *, collect: bool) -> Loaded:
    """Return a table in memory.

    Args:
        given: a frame or the path of a file.
        paper: the name of the table.
        key: the column of keys.
        collect: True if a lazy frame may be computed.

    Raises:
        ArgumentTypeError: neither a frame nor a path.
        ArgumentError: a lazy frame that may not be computed; no column of keys.
        DocumentError: the file cannot be read.
    """
    if isinstance(given, str | Path):
        path = Path(given)
        suffix = path.suffix.casefold()
        if suffix in SUFFIXES:
            names, rows = read_table(path, key)
            place = key_place(names, key, paper)
            if place is None:
                return Loaded(names=names, keys=None, rows=rows)
            keys = [row[place] for row in rows]
            return Loaded(names=_without(names, place), keys=keys, rows=[_without(row, place) for row in rows])
        if suffix not in PARQUET:
            ends = ", ".join((*PARQUET, *SUFFIXES))
            raise DocumentError(shown_name(path), f"is no table; tables are read from files whose names end with {ends}")
        given = _read_parquet(path)
    return _of_frame(_computed(given, paper, collect=collect), paper, key)


def _computed(given: Any, paper: Paper, *, collect: bool) -> Any:
    try:
        frame = opened(given)
    except ArgumentTypeError:
        raise ArgumentTypeError(paper, shown_type(given), "a data frame or the path of a file") from None
    if not isinstance(frame, nw.LazyFrame):
        return frame
    if not collect:
        raise ArgumentError(
            "collect", "False", ("True: all rows of a student are needed, so that a lazy frame has to be computed",)
        )
    return frame.collect()


def _of_frame(frame: Any, paper: Paper, key: str) -> Loaded:
    names = tuple(str(name) for name in frame.columns)
    place = key_place(names, key, paper)
    columns = [frame.get_column(name).to_list() for name in frame.columns]
    keys = None if place is None else columns.pop(place)
    rows = list(zip(*map(cells_of, columns), strict=True))
    return Loaded(names=names if place is None else _without(names, place), keys=keys, rows=rows)


def _without(items: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return items[:place] + items[place + 1 :]


def _read_parquet(path: Path) -> Any:
    _check_there(path)
    if find_spec("pyarrow") is not None:
        return _dataset(path).to_table()
    return nw.read_parquet(str(path), backend=check_backend(None)).to_native()


def _check_there(path: Path) -> None:
    if not os.path.exists(path):  # noqa: PTH110  # not Path.exists, which raises for a name that no file can have
        raise DocumentError(shown_name(path), "cannot be read: no such file")


def _dataset(path: Path) -> Any:
    if find_spec("pyarrow") is None:
        raise MissingExtraError("pyarrow", "frames")
    dataset: Any = import_module("pyarrow.dataset")
    try:
        return dataset.dataset(str(path), format="parquet")
    except (OSError, ValueError) as error:
        raise DocumentError(shown_name(path), f"is no Parquet file: {str(error).splitlines()[0][:200]}") from None


@final
@attrs.define(kw_only=True)
class Stream:
    """A table that is read in pieces.

    Args:
        names: its headers without the key.
        rows: the key and the rest of each row.
    """

    names: tuple[str, ...]
    rows: Iterator[tuple[Any, TableRow]]


def stream(given: Any, paper: Paper, key: str) -> Stream | None:
    """Return a Parquet file as a stream of rows; None for what is no Parquet file, or counts for every student.

    Args:
        given: a frame or the path of a file.
        paper: the name of the table.
        key: the column of keys.

    Raises:
        DocumentError: the file cannot be read.
        ArgumentError: no column of keys.
    """
    if not isinstance(given, str | Path) or Path(given).suffix.casefold() not in PARQUET:
        return None
    _check_there(Path(given))
    data = _dataset(Path(given))
    names = tuple(data.schema.names)
    place = key_place(names, key, paper)
    if place is None:
        return None

    def rows() -> Iterator[tuple[Any, TableRow]]:
        batches = (batch for batch in data.to_batches(batch_size=_BATCH, batch_readahead=1, fragment_readahead=1))
        return itertools.chain.from_iterable(_rows_of_batch(batch, place) for batch in batches)

    return Stream(names=_without(names, place), rows=rows())


def _rows_of_batch(batch: Any, place: int) -> Iterator[tuple[Any, TableRow]]:
    columns = [column.to_pylist() for column in batch.columns]
    keys = columns.pop(place)
    return zip(keys, zip(*map(cells_of, columns), strict=True), strict=True)
