"""What every room stands on: exact numbers, sources and days, circumstances, findings, errors.

It knows nothing of credits or grades. Other rooms use all of its modules.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
