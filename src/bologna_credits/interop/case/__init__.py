"""A case on disk: a folder with ``case.toml``, and the transcript in it or beside it.

The transcript is a document of another system, a sheet (CSV, .xlsx), or the tables ``[[courses]]`` of ``case.toml`` itself. The
file holds the learning agreement if there is one, the home rules, the scale bindings and any matches that the parties wrote down.
It is read as strictly as a definition file: unknown keys are faults, floats are refused, and all faults are listed at once, each
with its path.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
