"""Where the bundled data lies."""

from pathlib import Path

# Beside the package; importlib.resources would cost a fifth of the first conversion.
BUNDLED = Path(__file__).parent.parent / "data"
