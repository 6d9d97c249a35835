"""Credits as values: amounts, ranges, workload, and the systems that give them their worth.

The nature of a credit belongs here, the law that defines it in ``law``, and converting in ``conversion``.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
