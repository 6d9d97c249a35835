"""Stays abroad under the rules of their schemes: periods, durations, limits, caps, deadlines, grants, selection."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
