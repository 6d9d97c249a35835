"""The first look at a unit or scale that a caller named: a misspelt one is told before any other work.

Credits add up without a catalogue, so nothing can be said when they are made; the functions that take a catalogue say it.
"""

from collections.abc import Iterable

from bologna_credits.core.errors import AmbiguousCodeError
from bologna_credits.credits.amounts import Credits
from bologna_credits.law.catalogue import Catalogue


def check_units(amounts: Iterable[object], known: Catalogue) -> None:
    """Refuse credits of a system that the catalogue does not have; anything that is no credits passes.

    Args:
        amounts: credits, numbers, None.
        known: the catalogue.

    Raises:
        UnknownSystemError: the unit names no credit system; names the nearest.

    >>> from bologna_credits.law.catalogue import default_catalogue
    >>> check_units([Credits(5, "ECTS"), None, 3], default_catalogue())
    """
    for system in dict.fromkeys(amount.system for amount in amounts if isinstance(amount, Credits)):
        check_system(system, known)


def check_system(code: str, known: Catalogue) -> None:
    """Refuse the code of a credit system that the catalogue does not have. A country's code passes: a day decides later.

    Raises:
        UnknownSystemError: the code names no credit system; names the nearest.
    """
    try:
        known.credit_system(code)
    except AmbiguousCodeError:
        return


def check_scale(code: str, known: Catalogue) -> None:
    """Refuse the code of a grading scale that the catalogue does not have. A country's code passes: a day decides later.

    Raises:
        UnknownScaleError: the code names no grading scale; names the nearest.
    """
    try:
        known.grading_scale(code)
    except AmbiguousCodeError:
        return
