"""From the papers to a decision, and the life of that decision: rows, settlements, versions, dossier, stored form, foresight."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
