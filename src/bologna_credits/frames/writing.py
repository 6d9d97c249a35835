"""Columns of answers, written from one column of small whole numbers."""

from collections.abc import Sequence
from typing import Any, Literal, final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.exact import show_exact
from bologna_credits.frames.answers import INVALID, Answer
from bologna_credits.frames.engine import Frame, new_names, nw

Want = Literal["grade", "exact", "exact_text", "status", "reason", "low", "high"]
WANTED: tuple[Want, ...] = ("grade", "exact", "exact_text", "status", "reason", "low", "high")
CODE = "__bologna_code"
"""The column of places in the list of answers while an expression is built; it is dropped at the end."""
NONE = -1
"""The code of a row without a value: no engine turns a null into a whole number in the same way."""
EXACT = "__bologna_exact"
"""The column of exact numbers, where an expression gives them."""


def read_want(want: Sequence[str]) -> tuple[Want, ...]:
    """Return the kinds of columns that are wanted.

    Raises:
        ArgumentError: an unknown kind; names the nearest.
    """
    names = (want,) if isinstance(want, str) else tuple(want)
    for name in names:
        if name not in WANTED:
            raise ArgumentError("want", name, WANTED)
    return names  # type: ignore[return-value]  # each is one of them


def _text(answer: Answer, kind: str) -> str | None:
    if kind == "exact_text":
        return None if answer.exact is None else show_exact(answer.exact)
    found: str | None = getattr(answer, kind)
    return None if found is None else str(found)  # a status is a word of an enumeration, which Polars keeps as such


def _valued(answers: Sequence[Answer], kind: str) -> tuple[list[int], list[Any]]:
    """Return the codes of the answers that have a value of a kind, and these values."""
    if kind == "exact":
        found = [(code, float(answer.exact)) for code, answer in enumerate(answers) if answer.exact is not None]
    else:
        found = [(code, text) for code, answer in enumerate(answers) if (text := _text(answer, kind))] 
    return [code for code, _ in found], [value for _, value in found]


@final
@attrs.frozen
class Columns:
    """The columns to add: their kinds and names, and what becomes of rows that cannot be read."""

    names: dict[str, str]
    invalid: Literal["report", "null"]

    @classmethod
    def asked(cls, frame: Frame, prefix: str, want: tuple[Want, ...], invalid: str) -> "Columns":
        """Return the columns that a caller asks for.

        Raises:
            ArgumentError: a name is taken.
        """
        return cls(new_names(frame, prefix, want), "null" if invalid == "null" else "report")

    def write(self, frame: Frame, answers: Sequence[Answer], *, exact: bool = False) -> Frame:
        """Return a frame with the wanted columns in place of the codes.

        Args:
            frame: a frame with the column of codes.
            answers: the answer of each code.
            exact: True if the frame has a column of exact numbers.
        """
        dtypes = {"exact": nw.Float64}
        kept = [Answer("") if self.invalid == "null" and answer.status == INVALID else answer for answer in answers]
        made = []
        for kind, name in self.names.items():
            if kind == "exact" and exact:
                made.append(nw.col(EXACT).alias(name))
                continue
            codes, values = _valued(kept, kind)
            dtype: Any = dtypes.get(kind, nw.String)
            if not codes:
                made.append(nw.lit(None, dtype).alias(name))
                continue
            made.append(nw.col(CODE).replace_strict(codes, values, default=None, return_dtype=dtype).alias(name))
        return frame.with_columns(*made).drop(CODE, *([EXACT] if exact else []))
