"""The entry point for Hypothesis: a strategy for each type, loaded only when one is drawn.

A separate module, because Hypothesis runs its entry points while it is being imported, perhaps by our strategies themselves.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from bologna_credits.credits.amounts import Credits
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.papers.transcripts import Transcript

_STRATEGIES = {
    Credits: "credits",
    GradingScale: "scales",
    Grade: "grades",
    GradingTable: "grading_tables",
    Transcript: "transcripts",
}


def register() -> None:
    """Register the strategies, so that ``from_type(Credits)`` works."""
    from hypothesis import strategies as st  # Hypothesis is installed, because it calls this

    for kind, name in _STRATEGIES.items():
        st.register_type_strategy(kind, _later(name))


def _later(name: str) -> Callable[[type], Any]:
    return lambda _: getattr(import_module("bologna_credits.testing.strategies"), name)()
