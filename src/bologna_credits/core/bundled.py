"""The folder of the bundled data."""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    BUNDLED: Path
    """The folder as a path."""

# Text, and no importlib.resources or pathlib, which would take a tenth of the time of the first conversion.
DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
"""The folder as text."""


def __getattr__(name: str) -> Any:
    if name != "BUNDLED":
        raise AttributeError(name)
    from pathlib import Path

    return Path(DATA)
