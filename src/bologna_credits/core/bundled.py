"""The folder of the bundled data."""

from pathlib import Path

# A path and no importlib.resources, which would take a fifth of the time of the first conversion.
BUNDLED = Path(__file__).parent.parent / "data"
