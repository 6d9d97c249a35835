"""The ground of every room: exact numbers, sources, circumstances, findings, errors, and the strict reader of plain data.

Nothing here knows of credits or grades. All other rooms use its modules.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
