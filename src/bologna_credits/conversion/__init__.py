"""Credits into credits, grades into grades, results into averages and final marks.

A new way of converting grades is a module of ``methods``. Other rooms use the functions that this face lists.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
