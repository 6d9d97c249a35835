"""Documents of other systems, read and written: one folder for each standard."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
