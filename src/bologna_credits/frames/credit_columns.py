"""Columns of credits, converted."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from bologna_credits.conversion.credits import CreditConversion, convert_credits as convert_one
from bologna_credits.core.circumstances import Circumstances, Cycle
from bologna_credits.core.errors import ArgumentError, BolognaError
from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import Credits
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.frames import credit_expressions, distinct_columns, number_columns
from bologna_credits.frames.answers import HOLDS, INVALID, OPEN, first_code, reason_of
from bologna_credits.frames.asking import UNREADABLE_DAY, day_of, must_collect, said_of
from bologna_credits.frames.credit_expressions import CreditAnswer, Ratios
from bologna_credits.frames.days import DayClasses
from bologna_credits.frames.engine import Frame, column_of, opened
from bologna_credits.frames.narwhals_door import nw
from bologna_credits.frames.writing import Columns, Invalid
from bologna_credits.law.catalogue import Catalogue, default_catalogue

F = TypeVar("F")
KINDS = ("credits", "credits_text", "low", "low_text", "high", "high_text", "status", "reason")
"""The columns that a conversion of credits can give."""
_TEXTS = {kind for kind in KINDS if kind.endswith("_text")}
_COMPUTED = {"low": credit_expressions.LOW, "high": credit_expressions.HIGH, "credits": credit_expressions.ONE}
RANGE = "credits.range"
"""The reason of an answer that is a range."""


def _answer_of(answer: CreditConversion) -> CreditAnswer:
    """Return the answer of a scalar conversion."""
    low, high = answer.range.low, answer.range.high
    if answer.decided:
        return CreditAnswer(HOLDS, None, low, high)
    return CreditAnswer(OPEN, first_code(answer.steps) or RANGE, low, high)


@checked
def convert_credits(
    frame: F,
    *,
    credits: str,
    system: str | None = None,
    system_column: str | None = None,
    to: str | None = None,
    cycle: Cycle | None = None,
    cycle_column: str | None = None,
    activity_column: str | None = None,
    circumstances: Circumstances | None = None,
    on: datetime.date | str | None = None,
    on_column: str | None = None,
    policy: CreditPolicy | str | None = None,
    authority: str | None = None,
    by_year: bool = False,
    want: Sequence[str] = ("low", "high", "status", "reason"),
    prefix: str | None = None,
    invalid: Invalid = "report",
    collect_distinct: bool = False,
    catalogue: Catalogue | None = None,
) -> F:
    """Return a frame with the converted credits in new columns. A range stays a range.

    Args:
        frame: a frame, as in :func:`~bologna_credits.frames.convert_grades`.
        credits: the column of credits: numbers, or text as documents print it.
        system: the code of the credit system of all rows.
        system_column: the column with the code of each row's system.
        to: the code of the target system; a practice names its own.
        cycle: the cycle of all rows.
        cycle_column: the column with the cycle of each row.
        activity_column: the column with the kind of work of each row.
        circumstances: the circumstances of all rows.
        on: the day that counts for all rows.
        on_column: the column with the day that counts for each row.
        policy: the choice of a number from a range, or the code of a practice, as in :func:`~bologna_credits.convert_credits`.
        authority: the body whose figure counts where several give one.
        by_year: True to use the credits of a full-time year where no text fixes a ratio.
        want: the new columns: ``low`` and ``high`` (the doubles nearest to the ends), ``credits`` (the one number, where there is
            one), the same as exact text with ``_text``, ``status`` and ``reason``.
        prefix: the beginning of their names; the name of the column of credits and ``_`` without it.
        invalid: what becomes of rows that cannot be converted, as in :func:`~bologna_credits.frames.convert_grades`.
        collect_distinct: True to compute the different amounts of a lazy frame where an expression cannot say the answer.
        catalogue: another catalogue than the bundled one.

    Returns:
        The frame of the same kind with the new columns.

    Raises:
        ArgumentError: a column that is not there, a name that is taken, or a lazy frame whose values must be computed.
        UnknownSystemError: no such system; names the nearest.

    >>> import polars
    >>> done = convert_credits(polars.DataFrame({"cr": [3.0, 2.5]}), credits="cr", system="KZ-RK", to="ECTS",
    ...     circumstances=Circumstances("first", activity="theory"))
    >>> done.rows()
    [(3.0, 4.5, 5.4, 'OPEN', 'credits.range'), (2.5, 3.75, 4.5, 'OPEN', 'credits.range')]
    """
    known = catalogue or default_catalogue()
    seen = opened(frame)
    if (system is None) == (system_column is None):
        given = "nothing" if system is None else "system and system_column"
        raise ArgumentError("system", given, ("one of system= and system_column=",))
    if system is not None:
        known.credit_system(system, on)
    keys = {"system": system_column, "cycle": cycle_column, "activity": activity_column, "day": on_column}
    named = {
        name: column_of(seen, column, "on_column" if name == "day" else f"{name}_column")
        for name, column in keys.items()
        if column is not None
    }
    column_of(seen, credits, "credits")
    numbers = ("low", "high", "credits")
    columns = Columns.asked(seen, f"{credits}_" if prefix is None else prefix, want, KINDS, invalid, numbers)
    said = said_of(cycle, circumstances)
    classes = None if on_column is None else DayClasses(known)

    def group_of_day(value: Any) -> int | None:
        day = day_of(value)
        return None if day is None or classes is None else classes.of(day)

    def answer(amount: Any, *cells: Any) -> CreditAnswer:
        row = dict(zip(named, cells, strict=True))
        day = day_of(row["day"]) if "day" in row else on
        if day is None and "day" in row:
            return CreditAnswer(INVALID, UNREADABLE_DAY)
        try:
            found = convert_one(
                Credits(amount, row.get("system", system)),
                to=to,
                cycle=row.get("cycle"),
                activity=row.get("activity"),
                circumstances=said,
                on=day,
                policy=policy,
                authority=authority,
                by_year=by_year,
                catalogue=known,
            )
        except BolognaError as error:
            return CreditAnswer(INVALID, reason_of(error))
        return _answer_of(found)

    ratios = None if policy is not None or set(columns.names) & _TEXTS else credit_expressions.ratios_of(named, answer)
    if ratios is not None and _says_all(seen, credits, ratios, collect_distinct):
        computed = {kind: column for kind, column in _COMPUTED.items() if kind in columns.names}
        done: F = columns.finish_lazily(seen, lambda given: _coded(given, credits, ratios, computed), credits, computed)
        return done
    must_collect(seen, collect_distinct, "this column is answered only from its different values")
    alike = {} if on_column is None else {on_column: group_of_day}
    coded, answers = distinct_columns.with_codes(seen, [credits, *named.values()], answer, alike)
    found: F = columns.finish(coded, answers, credits)
    return found


def _says_all(frame: Frame, column: str, ratios: Ratios, collect: bool) -> bool:  # handed on
    """Return True if an expression says the answers of a column: of numbers that doubles hold, of text in a lazy frame."""
    dtype = frame.collect_schema()[column]
    if isinstance(frame, nw.LazyFrame):
        return not collect and (number_columns.is_numeric(dtype) or dtype == nw.String)
    if not number_columns.is_numeric(dtype):
        return False
    amount = number_columns.number_of(frame, column)
    return not len(frame.filter(~amount.is_nan() & (amount.abs() >= ratios.most)))


def _coded(frame: Frame, column: str, ratios: Ratios, computed: Mapping[str, str]) -> tuple[Frame, Sequence[CreditAnswer]]:
    coded, answers = credit_expressions.with_codes(frame, column, ratios)
    return coded.drop(*(set(_COMPUTED.values()) - set(computed.values()))), answers
