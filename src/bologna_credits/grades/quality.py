"""The order of grades by quality, whatever the direction of the digits."""

import operator
from fractions import Fraction
from typing import Any

from bologna_credits.core.errors import MixedScalesError

_Quality = tuple[Fraction, int]


class ByQuality:
    """Comparisons of two grades of one scale.

    All four are written by hand: derived from one, two labels of the same quality would each be above the other.
    """

    __slots__ = ()

    scale: Any
    quality: _Quality | None

    def _qualities(self, other: "ByQuality") -> tuple[_Quality, _Quality]:
        if self.scale != other.scale or self.quality is None or other.quality is None:
            raise MixedScalesError(self.scale.code, other.scale.code)
        return self.quality, other.quality

    def __lt__(self, other: object) -> bool:
        return operator.lt(*self._qualities(other)) if isinstance(other, ByQuality) else NotImplemented

    def __le__(self, other: object) -> bool:
        return operator.le(*self._qualities(other)) if isinstance(other, ByQuality) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return operator.gt(*self._qualities(other)) if isinstance(other, ByQuality) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return operator.ge(*self._qualities(other)) if isinstance(other, ByQuality) else NotImplemented
