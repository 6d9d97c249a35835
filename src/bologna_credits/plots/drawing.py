"""The parts that all pictures share: colours, a figure of the right height, labels of rows, words over the width."""

from textwrap import wrap
from typing import TYPE_CHECKING

from bologna_credits.core.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Two blues that all readers can distinguish; they, the band and the grey of the rest differ in lightness too.
REST, BAND, PART, STRONG = "#c8c8c8", "#dcecf7", "#56b4e9", "#0072b2"
BAR = 0.74
"""The share of a row that its bar fills."""

Tick = tuple[float, str, bool]
"""A row, its label, and ``True`` for bold print."""


def new_axes(given: "Axes | None", rows: int) -> "Axes":
    """Return the caller's axes, or those of a new figure that is high enough for some rows.

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
    """Print words over the whole width, in lines that fit; return the row below them."""
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


def label_rows(axes: "Axes", ticks: list[Tick]) -> None:
    """Print the labels of rows at the left, and leave no more lines than needed."""
    axes.set_yticks([row for row, _, _ in ticks], labels=[label for _, label, _ in ticks])
    for text, (_, _, bold) in zip(axes.get_yticklabels(), ticks, strict=True):
        text.set_parse_math(False)
        text.set_fontweight("bold" if bold else "normal")
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    axes.tick_params(left=False)
    axes.spines[["top", "left", "right"]].set_visible(False)
