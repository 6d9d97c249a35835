"""The permanent keys of sources that were published: pages of the site are named after them, so that none may vanish.

``python -m tests.published.source_keys`` adds the keys that are new to source_keys.txt; a test asks for each that is there.
"""

from pathlib import Path

from bologna_credits.law import cited_sources

FILE = Path(__file__).parent / "source_keys.txt"


def published() -> tuple[str, ...]:
    """The keys that were published."""
    return tuple(FILE.read_text("utf-8").split("\n")[:-1])


if __name__ == "__main__":
    keys = sorted({*published(), *(one.key for one in cited_sources())})
    FILE.write_text("".join(f"{key}\n" for key in keys), "utf-8")
