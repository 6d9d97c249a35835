"""Credits as values: amounts, ranges, workload, and the systems that give them their worth.

What a credit is belongs here; which law says so belongs in ``law``, and converting in ``conversion``.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
