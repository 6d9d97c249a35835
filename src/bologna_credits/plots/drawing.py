"""What the pictures share: colours, a figure of the right height, words over its width."""

from textwrap import wrap
from typing import TYPE_CHECKING

from bologna_credits.core.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Two blues that everybody tells apart; they, the band and the grey of the rest differ in lightness too.
REST, BAND, PART, STRONG = "#c8c8c8", "#dcecf7", "#56b4e9", "#0072b2"
BAR = 0.74
"""How much of a row its bar fills."""


def new_axes(given: "Axes | None", rows: int) -> "Axes":
    """The caller's axes, or those of a new figure that is high enough for some rows.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    if given is not None:
        return given
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtraError("matplotlib", "plot") from None
    return Figure(figsize=(8.4, 1.1 + 0.27 * rows), layout="constrained").add_subplot()


def words(axes: "Axes", row: float, text: str, *, bold: bool = False) -> float:
    """Words over the whole width, in lines that fit; the row below them."""
    for line in wrap(text, 84 if bold else 100):
        axes.text(
            0,
            row,
            line,
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize=9,
            fontweight="bold" if bold else "normal",
            parse_math=False,
        )
        row += 0.85
    return row
