"""Columns of marks, converted: one call for literals and for columns of scales, days and cycles."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

from bologna_credits.conversion.grades import By, Chain
from bologna_credits.core.circumstances import Circumstances, Cycle
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.typed import checked, items_of
from bologna_credits.frames import distinct_columns, label_columns, number_columns
from bologna_credits.frames.answers import INVALID, NO_GRADE, Answer, Question
from bologna_credits.frames.asking import ByRow, must_collect, said_of
from bologna_credits.frames.engine import Frame, column_of, is_lazy, native_of, opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.number_cutting import listed_pieces, pieces_of
from bologna_credits.frames.number_pieces import Pieces, alike_in
from bologna_credits.frames.writing import EXACT, GRADE_KINDS, Columns, Invalid, valued
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue

F = TypeVar("F")
Backend = Literal["polars", "pandas", "pyarrow"]
_USUAL = ("grade", "status", "reason")


@checked
def convert_grades(
    frame: F,
    *,
    grade: str,
    scale: GradingScale | str | None = None,
    scale_column: str | None = None,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    on_column: str | None = None,
    cycle: Cycle | None = None,
    cycle_column: str | None = None,
    circumstances: Circumstances | None = None,
    want: Sequence[str] = _USUAL,
    prefix: str | None = None,
    invalid: Invalid = "report",
    collect_distinct: bool = False,
    catalogue: Catalogue | None = None,
) -> F:
    """Return a frame with the converted grades in new columns.

    The rows keep their order and number. A null, NaN or NaT in a mark or in a key gives null in every new column. Lazy frames
    stay lazy.

    Args:
        frame: a frame of Polars (eager or lazy), pandas, PyArrow, DuckDB, Dask or PySpark.
        grade: the column of marks: numbers, or text as documents print it.
        scale: the scale of all marks, or its code.
        scale_column: the column with the code of each row's scale, or of its country.
        to: the scale wanted, or its code; a practice names its own.
        by: the way to convert, as in :func:`~bologna_credits.convert_grade`.
        on: the day that counts for all rows.
        on_column: the column with the day that counts for each row.
        cycle: the cycle of all rows.
        circumstances: the circumstances of all rows.
        cycle_column: the column with the cycle of each row.
        want: the new columns: ``grade`` (the label), ``exact`` (the number before it becomes a grade, as the nearest double),
            ``exact_text`` (the number itself), ``passes`` (pass or
            fail), ``status``, ``reason``, ``low`` and ``high`` (the worst and the best
            candidate). ``status`` is HOLDS, OPEN, or INVALID for what cannot be read or converted; ``reason`` is the code of the
            open finding or of the error.
        prefix: the beginning of their names; the name of the column of marks and ``_`` without it.
        invalid: ``report`` says INVALID, ``null`` leaves such rows empty, ``raise`` refuses the frame.
        collect_distinct: True to compute the different values of a lazy frame where an expression cannot say the answer.
        catalogue: another catalogue than the bundled one.

    Returns:
        The frame of the same kind with the new columns.

    Raises:
        ArgumentError: a column that is not there, a name that is taken, or a lazy frame whose values must be computed.
        UnknownScaleError: no such scale; names the nearest.
        MissingExtraError: narwhals is not installed.

    >>> import polars
    >>> marks = polars.DataFrame({"mark": [30, 28, 17, None]})
    >>> convert_grades(marks, grade="mark", scale="IT-30", by="DE/KMK")["mark_grade"].to_list()
    ['1.0', '1.5', None, None]
    """
    known = catalogue or default_catalogue()
    seen = opened(frame)
    said = said_of(cycle, circumstances)
    question = Question(to=to, by=by, on=on, circumstances=said, catalogue=known)
    columns = Columns.asked(seen, f"{grade}_" if prefix is None else prefix, want, GRADE_KINDS, invalid)
    keys = {"scale": scale_column, "day": on_column, "cycle": cycle_column}
    found: F = _converted(seen, grade, scale, question, keys, columns, collect_distinct)
    return found


def _converted(
    frame: Frame,
    grade: str,
    scale: GradingScale | str | None,
    question: Question,
    keys: Mapping[str, str | None],
    columns: Columns,
    collect: bool,  # handed on
) -> Any:
    column_of(frame, grade, "grade")
    if (scale is None) == (keys["scale"] is None):
        given = "nothing" if scale is None else "scale and scale_column"
        raise ArgumentError("scale", given, ("one of scale= and scale_column=",))
    named = {name: column_of(frame, column, _ARGUMENTS[name]) for name, column in keys.items() if column is not None}
    day = named.get("day")
    start = question.catalogue.grading_scale(scale, question.on) if isinstance(scale, str) and day is None else scale
    if not named:
        assert isinstance(start, GradingScale)
        return _of_one_scale(frame, grade, start, question, columns, collect)
    must_collect(frame, collect, "a column of scales, days or cycles needs its different values first")
    rows = ByRow(question, start)

    def answer(given: Any, *cells: Any) -> Answer:
        return rows.answer(given, **dict(zip(named, cells, strict=True)))

    alike = {} if day is None else {day: rows.group_of_day}
    coded, answers = distinct_columns.with_codes(frame, [grade, *named.values()], answer, alike)
    return columns.finish(coded, answers, grade)


def _of_one_scale(
    frame: Frame,
    grade: str,
    scale: GradingScale,
    question: Question,
    columns: Columns,
    collect: bool,  # handed on
) -> Any:
    """Return the columns for marks of one scale: by expressions where they can say it, else by the different marks."""
    dtype = frame.collect_schema()[grade]
    exact = "exact" in columns.names
    numeric, text = number_columns.is_numeric(dtype), is_lazy(frame) and dtype == nw.String
    said_by_expression = "exact_text" not in columns.names and (numeric or text)
    pieces = _pieces_for(scale, question, columns.names) if said_by_expression else None
    if pieces is None and said_by_expression and is_lazy(frame) and not collect:
        pieces = listed_pieces(scale, question)
    exact = exact and pieces is not None and not pieces.listed
    computed = {"exact": EXACT} if exact else {}
    if numeric and pieces is not None:
        return columns.finish_lazily(
            frame, lambda given: number_columns.with_codes(given, grade, pieces, exact=exact), grade, computed
        )
    if text and said_by_expression and not collect and (pieces is not None or scale.numbers is None):
        coded, answers = label_columns.with_codes(frame, grade, label_columns.listed(scale, question), pieces, exact=exact)
        return columns.finish(coded, answers, grade, computed)
    must_collect(frame, collect, "this column is answered only from its different values")
    coded, answers = distinct_columns.with_codes(frame, [grade], lambda given: question.answer(scale, given))
    return columns.finish(coded, answers, grade)


def _pieces_for(scale: GradingScale, question: Question, kinds: Iterable[str]) -> Pieces | None:
    """Return the pieces that answer for some columns: without labels, a scale without steps has pieces too."""
    pieces = pieces_of(scale, question)
    if pieces is None and not {"grade", "low", "high"} & set(kinds):
        pieces = pieces_of(scale, question, labels=False)
    return None if pieces is None else alike_in(pieces, kinds)


_ARGUMENTS = {"scale": "scale_column", "day": "on_column", "cycle": "cycle_column"}


@checked
def read_labels(
    frame: F,
    *,
    label: str,
    scale: GradingScale | str | None = None,
    scale_column: str | None = None,
    on: datetime.date | str | None = None,
    on_column: str | None = None,
    want: Sequence[str] = ("grade", "passes", "status", "reason"),
    prefix: str | None = None,
    invalid: Invalid = "report",
    collect_distinct: bool = False,
    catalogue: Catalogue | None = None,
) -> F:
    """Return a frame that says what each raw label is on its scale: the printed label, a pass or a fail, or why it is none.

    Args:
        frame: a frame, as in :func:`convert_grades`.
        label: the column of labels or marks.
        scale: the scale of all labels, or its code.
        scale_column: the column with the code of each row's scale, or of its country.
        on: the day that counts for all rows.
        on_column: the column with the day that counts for each row.
        want: the new columns, as in :func:`convert_grades`; ``exact`` is the number of the grade.
        prefix: the beginning of their names; the name of the column of labels and ``_`` without it.
        invalid: what becomes of labels that are none, as in :func:`convert_grades`.
        collect_distinct: True to compute the different labels of a lazy frame.
        catalogue: another catalogue than the bundled one.

    Returns:
        The frame of the same kind with the new columns.

    Raises:
        ArgumentError: a column that is not there, a name that is taken, or a lazy frame whose values must be computed.
        UnknownScaleError: no such scale; names the nearest.

    >>> import polars
    >>> raw = polars.DataFrame({"note": ["30 e lode", "17", "assente", "31"]})
    >>> read_labels(raw, label="note", scale="IT-30").select("note_grade", "note_passes", "note_status").rows()
    [('30L', 'pass', 'HOLDS'), ('17', 'fail', 'HOLDS'), (None, None, 'INVALID'), (None, None, 'INVALID')]
    """
    seen = opened(frame)
    known = catalogue or default_catalogue()
    question = Question(to=None, by=None, on=on, circumstances=None, catalogue=known, reading=True)
    columns = Columns.asked(seen, f"{label}_" if prefix is None else prefix, want, GRADE_KINDS, invalid)
    keys = {"scale": scale_column, "day": on_column, "cycle": None}
    found: F = _converted(seen, label, scale, question, keys, columns, collect_distinct)
    return found


@checked
def grade_mapping(
    scale: GradingScale | str,
    *,
    to: GradingScale | str | None = None,
    by: By | Chain = None,
    on: datetime.date | str | None = None,
    cycle: Cycle | None = None,
    circumstances: Circumstances | None = None,
    marks: Iterable[str] | None = None,
    backend: Backend = "pyarrow",
    catalogue: Catalogue | None = None,
) -> Any:
    """Return a whole conversion as a table, for joins in SQL, review and audit.

    Args:
        scale: the start scale, or its code.
        to: the scale wanted, or its code.
        by: the way to convert, as in :func:`~bologna_credits.convert_grade`.
        on: the day that counts.
        cycle: the cycle, where a table depends on the level.
        circumstances: the circumstances that count.
        marks: the marks or labels wanted; all that the scale prints without it.
        backend: the kind of frame: ``polars``, ``pandas`` or ``pyarrow``.
        catalogue: another catalogue than the bundled one.

    Returns:
        A frame with the columns given, grade, exact (text), passes, status, reason, low and high; one row for each spelling.

    Raises:
        ArgumentTypeError: a mark that is no text.
        ArgumentError: the scale has too many marks to list; name them with ``marks``.

    >>> table = grade_mapping("KZ-2011", to="ECTS-AF", marks=["A", "B-"])
    >>> table.column("grade").to_pylist()
    ['A', 'C']
    """
    known = catalogue or default_catalogue()
    start = known.grading_scale(scale, on) if isinstance(scale, str) else scale
    question = Question(to=to, by=by, on=on, circumstances=said_of(cycle, circumstances), catalogue=known)
    given = list(dict.fromkeys(label_columns.spellings(start) if marks is None else items_of("marks", marks, str)))
    if marks is None and start.numbers is not None and not start.numbers.enumerate():
        advice = "the marks or labels wanted: every number between the best and the worst is a mark of this scale"
        raise ArgumentError("marks", "nothing", (advice,))
    answers = [(spelling, question.answer(start, spelling)) for spelling in given]
    if marks is None:  # words that two rows share are spellings of neither
        answers = [(spelling, answer) for spelling, answer in answers if answer.status != INVALID or answer.reason == NO_GRADE]
    table: dict[str, list[Any]] = {"given": [spelling for spelling, _ in answers]}
    for kind in ("grade", "exact_text", "passes", "status", "reason", "low", "high"):
        table[kind.removesuffix("_text")] = [valued(answer, kind) for _, answer in answers]
    return native_of(table, dict.fromkeys(table, nw.String), backend)
