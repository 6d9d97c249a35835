"""Columns of answers, written from one column of small whole numbers."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal, final

import attrs

from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentError, DocumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.frames.answers import INVALID
from bologna_credits.frames.engine import Frame, is_lazy, new_names
from bologna_credits.frames.narwhals_door import nw

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
_FEW_RUNS = 6


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
        for name in names:
            if name not in kinds:
                raise ArgumentError("want", name, kinds)
        if invalid not in _INVALID:
            raise ArgumentError("invalid", invalid, _INVALID)
        if invalid == "raise" and is_lazy(frame):
            raise ArgumentError("invalid", invalid, ("report or null: a lazy frame is not computed here",))
        return cls(new_names(frame, prefix, names), invalid, numbers)

    def finish(self, frame: Frame, answers: Sequence[Any], column: str, *, exact: bool = False) -> Any:
        """Return the caller's own kind of frame with the wanted columns in place of the codes.

        Args:
            frame: a frame with the column of codes.
            answers: the answer of each code.
            column: the column that was read, for the error.
            exact: True if the frame has a column of exact numbers.

        Raises:
            DocumentError: rows that cannot be read, where the caller refuses them.
        """
        if self.invalid == "raise":
            self._refuse(frame, answers, column)
        made = []
        for kind, name in self.names.items():
            if kind == "exact" and exact:
                made.append(nw.col(EXACT).alias(name))
                continue
            values = [None if self.invalid == "null" and answer.status == INVALID else valued(answer, kind) for answer in answers]
            dtype = nw.Float64 if kind in self.numbers else nw.String
            made.append(_valued_column(values, dtype).alias(name))
        return frame.with_columns(*made).drop(CODE, *([EXACT] if exact else [])).to_native()

    def finish_lazily(self, frame: Frame, coded: Callable[[Frame], tuple[Frame, Sequence[Any], bool]], column: str) -> Any:
        """Return the same, with Polars computing all expressions at once: common parts then are computed once."""
        if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars() and self.invalid != "raise":
            made, answers, exact = coded(frame.lazy())
            return self.finish(made, answers, column, exact=exact).collect()
        made, answers, exact = coded(frame)
        return self.finish(made, answers, column, exact=exact)

    def _refuse(self, frame: Frame, answers: Sequence[Any], column: str) -> None:
        reasons = {code: answer.reason for code, answer in enumerate(answers) if answer.status == INVALID}
        wrong = frame.filter(nw.col(CODE).is_in(list(reasons))).select(column, CODE)
        rows = [] if isinstance(wrong, nw.LazyFrame) else wrong.rows()
        if rows:
            shown = ", ".join(f"{value!r}: {reasons[code]}" for value, code in rows[:5])
            raise DocumentError(f"column {column}", f"{counted(len(rows), 'row')} cannot be read or converted ({shown})")


def _valued_column(values: Sequence[Any], dtype: Any) -> Any:
    """Return the value of each code; a few runs of equal values are compared, which is faster than to look them up."""
    codes = [code for code, value in enumerate(values) if value is not None]
    if not codes:
        return nw.lit(None, dtype)
    runs: list[tuple[int, int, Any]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == values[code]:
            runs[-1] = runs[-1][0], code, values[code]
        else:
            runs.append((code, code, values[code]))
    if len(runs) > _FEW_RUNS:
        return nw.col(CODE).replace_strict(codes, [values[code] for code in codes], default=None, return_dtype=dtype)
    found: Any = nw.lit(None, dtype)
    for first, last, value in runs:
        found = nw.when(nw.col(CODE).is_between(first, last)).then(nw.lit(value, dtype)).otherwise(found)
    return found
