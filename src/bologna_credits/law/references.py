"""References to scales, grades and credit systems of the default catalogue, which pickles hold in place of the values.

A reference is a code and a digest of what the code means: every process of one version has the value itself. A value of a caller,
of an extra definition, of a plug-in or of another catalogue is pickled in full.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeVar

import attrs

from bologna_credits import law
from bologna_credits.core.errors import PluginError, StalePickleError
from bologna_credits.core.references import Reference
from bologna_credits.credits.systems import CreditSystem
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import owns
from bologna_credits.law.compiled import sha256
from bologna_credits.law.memories import remembered
from bologna_credits.version import VERSION

_LENGTH = 12
_MOST = 1024
Owned = TypeVar("Owned", GradingScale, CreditSystem)


def reference_in_default(value: Any) -> Reference | None:
    """Return the reference to a value of the default catalogue, or None for any other.

    Args:
        value: a scale, a grade or a credit system; anything else has no reference.
    """
    known = law.default_catalogue()
    if isinstance(value, Grade):
        scale = value.scale
        percent = None if value.percent is None else str(value.percent)  # a pickled Fraction names its class again
        return (default_grade, (*_named(known, scale), value.label, percent)) if owns(known, scale) else None
    find = _FINDERS.get(type(value))
    return (find, _named(known, value)) if find is not None and owns(known, value) else None


def _named(known: "law.Catalogue", value: GradingScale | CreditSystem) -> tuple[str, str, str]:
    # The same three texts for each grade of a scale: a pickle holds them once.
    return value.code, _digest(known, value), VERSION


def default_scale(code: str, digest: str, version: str) -> GradingScale:
    """Return the default catalogue's own scale that a pickle names.

    Raises:
        StalePickleError: the scale here is another, or there is none.
    """
    return _scale(law.default_catalogue(), code, digest, version)


def default_grade(code: str, digest: str, version: str, label: str, percent: str | None) -> Grade:
    """Return the grade of the default catalogue's own scale that a pickle names.

    Raises:
        StalePickleError: the scale here is another, or there is none.
    """
    grade = _scale(law.default_catalogue(), code, digest, version).labelled(label)
    return grade if percent is None else attrs.evolve(grade, percent=Fraction(percent))


def default_system(code: str, digest: str, version: str) -> CreditSystem:
    """Return the default catalogue's own credit system that a pickle names.

    Raises:
        StalePickleError: the credit system here is another, or there is none.
    """
    known = law.default_catalogue()
    return _found(known, known.credit_system, "credit system", code=code, digest=digest, version=version)


_FINDERS: dict[type, Callable[..., Any]] = {GradingScale: default_scale, CreditSystem: default_system}


@remembered(_MOST)
def _scale(known: "law.Catalogue", code: str, digest: str, version: str) -> GradingScale:
    return _found(known, known.grading_scale, "grading scale", code=code, digest=digest, version=version)


def _found(known: "law.Catalogue", find: Callable[[str], Owned], kind: str, *, code: str, digest: str, version: str) -> Owned:
    try:
        found = find(code)
    except (LookupError, PluginError) as error:
        raise StalePickleError(kind, code, digest, version, here=VERSION) from error
    here = _digest(known, found)
    if here != digest:
        raise StalePickleError(kind, code, digest, version, here=VERSION, found=here)
    return found


@remembered(_MOST)
def _digest(_: "law.Catalogue", value: GradingScale | CreditSystem) -> str:
    """The beginning of the SHA-256 of all that a definition file says of a value."""
    return sha256(_text(value).encode())[:_LENGTH]


def _text(value: Any) -> str:
    """A text of a value and of all that is in it: the same in every process, read from TOML or from compiled data."""
    kind = type(value)
    if kind is tuple:
        return f"({','.join(map(_text, value))})"
    if attrs.has(kind):
        parts = (f"{field.name}={_text(getattr(value, field.name))}" for field in attrs.fields(kind) if field.init)
        return f"{kind.__name__}({','.join(parts)})"
    return f"{kind.__name__} {str(value)!a}"
