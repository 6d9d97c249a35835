"""For authors of definition files: the conformance kit, and strategies for Hypothesis."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
