"""Pictures of grading tables and stays; matplotlib is imported when something is drawn."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
