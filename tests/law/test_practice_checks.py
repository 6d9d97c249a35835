"""Faults of practices on degrees, progress and loads: each would give a wrong answer, or none."""

from collections.abc import Callable

import pytest

from bologna_credits import DefinitionError
from bologna_credits.law import Definition
from bologna_credits.law.practice_checks import check_practices

Define = Callable[[str], Definition]
CODE = 'code = "XX/Uni"\nbody = "Uni"\nsource = "a"\n'
DEGREE = f"[[degree_practices]]\n{CODE}best = 30\n"
PROGRESS = f'[[progress_practices]]\n{CODE}system = "ECTS"\n'
LOAD = f'[[load_practices]]\n{CODE}system = "ECTS"\n'
MEAN = f'[[average_practices]]\n{CODE}scale = "KZ-2018"\n'


def _years(*rows: str) -> str:
    return PROGRESS + "years = [" + ", ".join(f'{{ year = 1, source = "a"{row} }}' for row in rows) + "]\n"


def _loads(*rows: str) -> str:
    return LOAD + "loads = [" + ", ".join(f'{{ per = "semester", source = "a"{row} }}' for row in rows) + "]\n"


@pytest.mark.parametrize(
    "text",
    [
        DEGREE + "parts = {}\n",
        DEGREE + "parts = { courses = 0 }\n",
        DEGREE + "parts = { courses = 1 }\npoints = [3, 2]\n",
        DEGREE + "parts = { courses = 1 }\npoints = [-1, 2]\n",
        DEGREE + "parts = { courses = 1 }\nlowest_pass = 30\n",
        _years(""),
        _years(", least = 30, missing = 20"),
        _years(", least = 30", ", least = 40"),
        _years(', share = "3/2"'),
        _years(', share = "1/2", freely = "1/3"'),
        _years(', least = 30, freely = "1/3"'),
        _years(", least = 30, missing_courses = 3"),
        _loads(""),
        _loads(", least = 18, most = 9"),
        _loads(", on_request = 9"),
        _loads(", most = 18", ", most = 20"),
        MEAN + "weights = { theses = 12 }\n",
        MEAN + "weights = { attestation = 0 }\n",
    ],
)
def test_a_practice_that_cannot_be_meant_is_refused(text: str, define: Define) -> None:
    with pytest.raises(DefinitionError) as error:
        define(text)
    assert len(error.value.faults) >= 1


def test_practices_that_say_one_thing_pass(define: Define) -> None:
    rows = (', share = "1/2", freely = "7/10", condition = "leave"',)
    text = _years(*rows) + _loads(", least = 9, usual = 15, most = 18, on_request = 20") + MEAN + "weights = { thesis = 12 }\n"
    codes = iter("ABC")
    while "XX/Uni" in text:
        text = text.replace("XX/Uni", f"XX/{next(codes)}", 1)
    assert not list(check_practices(define(text)))
