"""Stand-ins for classes that are loaded when they are first needed."""

import subprocess
import sys

import pytest

from bologna_credits.core.exact import Rounding
from bologna_credits.core.later import later, real

(LATE,) = later("bologna_credits.core.exact", "Rounding")


def test_a_stand_in_knows_the_values_of_its_class_and_makes_them() -> None:
    made = LATE("1/10", "down")
    assert isinstance(made, Rounding)
    assert isinstance(made, LATE)
    assert not isinstance("1/10", LATE)
    assert isinstance(None, LATE | None)
    assert real(LATE) is Rounding
    assert real(Rounding) is Rounding


def test_a_stand_in_gives_what_its_class_gives() -> None:
    assert LATE.apply is Rounding.apply
    with pytest.raises(AttributeError):
        LATE.nothing  # noqa: B018
    with pytest.raises(AttributeError):
        LATE.__nothing__  # noqa: B018


def test_a_conversion_of_a_grade_loads_neither_practices_nor_what_reads_toml() -> None:
    """Without compiled data the TOML is read, so that the first step is the import alone."""
    code = (
        "import sys, bologna_credits.conversion.grades as g;"
        " print([m for m in sys.modules if m.startswith('bologna_credits.law.practices.') or m in"
        " ('tomli', 'pathlib', 'bologna_credits.core.structuring', 'bologna_credits.conversion.averages')])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]"
