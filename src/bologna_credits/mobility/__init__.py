"""How long a stay counts, and whether it meets the rules of its scheme: periods, durations, deadlines, grants, selection."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
