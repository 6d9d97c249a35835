"""The reasons for which a rule gives no answer yet, as words that software can compare."""

import enum

from bologna_credits.core.errors import (
    AmbiguousCodeError,
    BolognaError,
    CircumstanceNeededError,
    EquivalenceGapError,
    NoConversionError,
    UnclearDayError,
    UndecidedError,
)


class Obstacle(enum.StrEnum):
    """A reason for which credits or a grade cannot be converted until a person adds something or decides.

    >>> Obstacle("row") is Obstacle.ROW
    True
    """

    CIRCUMSTANCES = "circumstances"
    CONVERSION = "conversion"
    VERSION = "version"
    DAY = "day"
    ROW = "row"
    CHOICE = "choice"
    AWARDED = "awarded"
    SCALE = "scale"
    DISTRIBUTION = "distribution"
    HOST_CREDITS = "host-credits"
    HOME_CREDITS = "home-credits"


_OF_ERROR: dict[type[BolognaError], Obstacle] = {
    CircumstanceNeededError: Obstacle.CIRCUMSTANCES,
    NoConversionError: Obstacle.CONVERSION,
    AmbiguousCodeError: Obstacle.VERSION,
    UnclearDayError: Obstacle.DAY,
    EquivalenceGapError: Obstacle.ROW,
    UndecidedError: Obstacle.CHOICE,
}


UNANSWERED = (CircumstanceNeededError, NoConversionError, AmbiguousCodeError, UnclearDayError, EquivalenceGapError)
"""The errors of a conversion to which a person can add something, such as a circumstance or a day: an OPEN point or a note, and
not a wrong program."""


def obstacle_of(error: BolognaError) -> Obstacle:
    """Return the obstacle that an error of a conversion represents.

    >>> obstacle_of(UndecidedError("the credits", "choose one")).value
    'choice'
    """
    return _OF_ERROR[type(error)]
