"""The command line: ``python -m bologna_credits``, or ``bologna-credits`` where the package is installed."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
