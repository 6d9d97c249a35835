"""Grades as values: scales and their grades, grading tables, published equivalences, the step onto a legal grade.

Nothing here converts; that is ``conversion``.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
