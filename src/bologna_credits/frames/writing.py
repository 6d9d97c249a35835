"""Columns of answers, written from one column of small whole numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal, final

import attrs

from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.frames.answers import INVALID
from bologna_credits.frames.engine import Frame, is_lazy, new_names
from bologna_credits.frames.narwhals_door import nw

Coded = Callable[[Frame], tuple[Frame, Sequence[Any]]]
"""A function that adds the column of codes to a frame, and returns the answers of the codes."""
Invalid = Literal["report", "null", "raise"]
GRADE_KINDS = ("grade", "exact", "exact_text", "passes", "status", "reason", "low", "high")
"""The columns that a conversion of grades can give."""
CODE = "__bologna_code"
"""The column of places in the list of answers while an expression is built; it is dropped at the end."""
NONE = -1
"""The code of a row without a value: no two engines turn a null into a whole number in the same way."""
EXACT = "__bologna_exact"
"""The column of exact numbers, where an expression gives them."""
_INVALID: tuple[Invalid, ...] = ("report", "null", "raise")
_FEW_RUNS = 3


def valued(answer: Any, kind: str) -> Any:
    """Return what a column holds for an answer: text, a double, or None."""
    if kind.endswith("_text"):
        number = getattr(answer, kind.removesuffix("_text"))
        return None if number is None else show_exact(number)
    found = getattr(answer, kind)
    return float(found) if isinstance(found, Fraction) else found


@final
@attrs.frozen
class Columns:
    """The columns to add: their kinds and names, and what becomes of rows that cannot be read."""

    names: dict[str, str]
    invalid: Invalid
    numbers: tuple[str, ...] = ("exact",)

    @classmethod
    def asked(
        cls,
        frame: Frame,
        prefix: str,
        want: Sequence[str],
        kinds: tuple[str, ...],
        invalid: str,
        numbers: tuple[str, ...] = ("exact",),
    ) -> "Columns":
        """Return the columns that a caller asks for.

        Raises:
            ArgumentError: an unknown kind, a word that ``invalid`` does not know, a name that is taken; rows that cannot be read
                can be refused only where the frame is computed.
        """
        names = (want,) if isinstance(want, str) else tuple(want)
        if not names:
            raise ArgumentError("want", "nothing", kinds)
        for name in names:
            if name not in kinds:
                raise ArgumentError("want", name, kinds)
        if invalid not in _INVALID:
            raise ArgumentError("invalid", invalid, _INVALID)
        if invalid == "raise" and is_lazy(frame):
            raise ArgumentError("invalid", invalid, ("report or null: a lazy frame is not computed here",))
        return cls(new_names(frame, prefix, names), invalid, numbers)

    def finish(
        self, frame: Frame, answers: Sequence[Any], column: str, computed: Mapping[str, str] = MappingProxyType({})
    ) -> Any:
        """Return the caller's own kind of frame with the wanted columns in place of the codes.

        Args:
            frame: a frame with the column of codes.
            answers: the answer of each code.
            column: the column that was read, for the error.
            computed: for each kind of number that an expression gives, the column in which it stands.

        Raises:
            DocumentError: rows that cannot be read, where the caller refuses them.
        """
        if self.invalid == "raise":
            self._refuse(frame, answers, column)
        made = []
        places = None if isinstance(frame, nw.LazyFrame) else _places(frame)
        for kind, name in self.names.items():
            if kind in computed:
                made.append(nw.col(computed[kind]).alias(name))
                continue
            values = [None if self.invalid == "null" and answer.status == INVALID else valued(answer, kind) for answer in answers]
            dtype = nw.Float64 if kind in self.numbers else nw.String
            column_of_kind = _said(values, dtype) if places is None else _taken(values, dtype, places)
            made.append(column_of_kind.alias(name))
        return frame.with_columns(*made).drop(CODE, *computed.values()).to_native()

    def finish_lazily(self, frame: Frame, coded: Coded, column: str, computed: Mapping[str, str]) -> Any:
        """Return the same, with Polars computing the expressions of the codes at once: common parts then are computed once."""
        if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars():
            planned, answers = coded(frame.lazy())
            assert isinstance(planned, nw.LazyFrame)
            return self.finish(planned.collect(), answers, column, computed)
        made, answers = coded(frame)
        return self.finish(made, answers, column, computed)

    def _refuse(self, frame: Frame, answers: Sequence[Any], column: str) -> None:
        reasons = {code: answer.reason for code, answer in enumerate(answers) if answer.status == INVALID}
        wrong = frame.filter(nw.col(CODE).is_in(list(reasons))).select(column, CODE)
        rows = [] if isinstance(wrong, nw.LazyFrame) else wrong.rows()
        if rows:
            different = list(dict.fromkeys(f"{value!r}: {reasons[code]}" for value, code in rows))
            shown = ", ".join(different[:5])
            raise DocumentError(f"column {column}", f"{counted(len(rows), 'row')} cannot be read or converted ({shown})")


def runs_of(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Return the stretches of codes that follow each other, each with its first and its last.

    >>> runs_of([1, 2, 3, 7, 9, 10])
    [(1, 3), (7, 7), (9, 10)]
    """
    runs: list[tuple[int, int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1] = runs[-1][0], code
        else:
            runs.append((code, code))
    return runs


def _places(frame: nw.DataFrame[Any]) -> Any:
    """Return the codes of a computed frame as places from nought on. A look-up by place costs a fraction of comparisons."""
    places = frame[CODE] - NONE
    return places.cast(nw.UInt32) if frame.implementation.is_polars() else places  # the kind of number by which Polars looks up


def _taken(values: Sequence[Any], dtype: Any, places: Any) -> Any:
    """Return the column of the values at places, of which the first is that of rows without a value."""
    return nw.new_series("", [None, *values], dtype, backend=places.implementation)[places]


def _said(values: Sequence[Any], dtype: Any) -> Any:
    """Return an expression of the value of each code. A few runs of equal values are compared, which is faster than a look-up."""
    codes: dict[Any, list[int]] = {}
    for code, value in enumerate(values):
        if value is not None:
            codes.setdefault(value, []).append(code)
    runs = [(first, last, value) for value, places in codes.items() for first, last in runs_of(places)]
    if not runs:
        return nw.lit(None, dtype)
    if len(runs) > _FEW_RUNS:
        listed = [code for code, value in enumerate(values) if value is not None]
        return nw.col(CODE).replace_strict(listed, [values[code] for code in listed], default=None, return_dtype=dtype)
    found: Any = nw.lit(None, dtype)
    for first, last, value in runs:
        found = nw.when(nw.col(CODE).is_between(first, last)).then(nw.lit(value, dtype)).otherwise(found)
    return found
