"""One student's papers: transcript, learning agreement with its changes and signatures, and the rules of the home university."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
