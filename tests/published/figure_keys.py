"""The permanent keys of figures that were published: papers cite them, so that none may vanish or mean another figure.

``python -m tests.published.figure_keys`` adds the keys that are new to figure_keys.txt; a test asks for each that is there.
"""

from pathlib import Path

from bologna_credits.law import figures

FILE = Path(__file__).parent / "figure_keys.txt"


def published() -> tuple[str, ...]:
    """The keys that were published."""
    return tuple(FILE.read_text("utf-8").split("\n")[:-1])


if __name__ == "__main__":
    keys = sorted({*published(), *(figure.key for figure in figures())})
    FILE.write_text("".join(f"{key}\n" for key in keys), "utf-8")
