"""Figures, axes and words that all pictures share."""

import subprocess
import sys

import pytest

from bologna_credits import (
    GradingTable,
    grading_scale,
    plots,
)
from bologna_credits.core import MissingExtraError

_NO = grading_scale("NO-AF")


# Oslo's EURO1000 (ELMO sample of the Norwegian system) and AP Antwerp (Egracons form, 2019/20 to 2022/23).
_OSLO = {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}


_HOST = GradingTable(_NO, _OSLO, population="course", label="EURO1000")


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtraError, match=r"matplotlib is not installed; pip install 'bologna_credits\[plot\]'"):
        plots.draw_table(_HOST)


def test_drawing_does_not_touch_the_global_state_of_pyplot() -> None:
    code = (
        "import sys, bologna_credits as bc; bc.plots.draw_table(bc.grading_table('ECTS-LETTERS'));"
        "print('matplotlib.figure' in sys.modules, 'matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
