"""Results and study loads of OEAPI v6, the Open Education API (formerly OOAPI): from and to credits, hours and grades.

OEAPI says what a student got and how much it counts. It leaves open on which scale a score is, to which national system a study
point belongs, and how long an hour of contact time is. What it leaves open is named by the caller, or is an error.

Source: open-education-api/specification, branch release/6.0 (2026-06-16).
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
