"""Published law: definition files, practices and schemes, the checks on them, and the catalogue that finds them.

A new kind of published rule is a class here and a key of the definition file. Other rooms ask the catalogue, or the look-up.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
