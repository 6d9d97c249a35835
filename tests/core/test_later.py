"""Stand-ins for classes that are loaded when they are first needed."""

import subprocess
import sys
from fractions import Fraction

import pytest

from bologna_credits.core.exact import Rounding, show_exact
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


def test_a_stand_in_for_a_function_loads_it_at_the_first_call_and_keeps_it() -> None:
    (show,) = later("bologna_credits.core.exact", "show_exact")
    assert show(Fraction(9, 2)) == "4.5"
    assert show.real() is show_exact is show.__found__


def test_a_conversion_of_a_grade_loads_neither_practices_nor_wording_nor_what_reads_toml() -> None:
    """Without compiled data the TOML is read, so that the first step is the import alone."""
    code = (
        "import sys, bologna_credits.conversion.grades as g;"
        " print([m for m in sys.modules if m.startswith('bologna_credits.law.practices.') or m in"
        " ('tomli', 'pathlib', 'string', 'importlib.metadata', 'bologna_credits.core.structuring', 'bologna_credits.core.messages',"
        " 'bologna_credits.core.circumstances', 'bologna_credits.grades.equivalences', 'bologna_credits.conversion.averages')])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]"
