"""The names of methods in decisions: written out, so that renaming a class changes no decision."""

from bologna_credits.conversion.before_methods import FailStays, Identity, UnclearPass, Unranked
from bologna_credits.conversion.grades import Chain, ChainMethod
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.formulas import MarkFormula
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly
from bologna_credits.conversion.methods.published_tables import PublishedTable
from bologna_credits.conversion.practice_methods import PracticeWith
from bologna_credits.conversion.reference_groups import PractisedTables
from bologna_credits.grades.equivalences import Equivalence

METHOD_NAMES: dict[type, str] = {
    Chain: "Chain",
    ChainMethod: "Chain",
    Equivalence: "Equivalence",
    FailStays: "FailStays",
    GradingTableOverlap: "GradingTableOverlap",
    Identity: "Identity",
    Linear: "Linear",
    MarkFormula: "MarkFormula",
    MeanSoFar: "MeanSoFar",
    ModifiedBavarian: "ModifiedBavarian",
    PassedOnly: "PassedOnly",
    PracticeWith: "PracticeWith",
    PractisedTables: "PractisedTables",
    PublishedTable: "PublishedTable",
    UnclearPass: "UnclearPass",
    Unranked: "Unranked",
}
"""The name of each method, and of each other thing that may name one."""


def name_of_method(method: object) -> str:
    """Return the name of a method; for a method of the caller's own, return that of its class.

    >>> name_of_method(Linear(100, 60))
    'Linear'
    """
    return METHOD_NAMES.get(type(method), type(method).__name__)
