"""Wrong input of every kind: one clear error, or a list of all faults, and nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bologna_credits as bc

STAY = bc.MobilityPeriod("2023-01-01", "2023-04-01")
_UNITLESS: Any = 5
SIGNED = bc.Signature("student", "2023-01-01")


@pytest.mark.parametrize(
    ("act", "error", "match"),
    [
        (lambda: bc.MobilityPeriod("2023-02-01", "2023-01-01"), bc.ArgumentError, "not before the start, 2023-02-01"),
        (lambda: bc.duration(STAY, scheme="ERASMUS-22"), bc.core.UnknownSchemeError, 'did you mean "ERASMUS-2021"'),
        (lambda: bc.check_mobility(STAY, scheme="ERASMUS-2021"), bc.CircumstanceNeededError, "say kind= one of"),
        (lambda: bc.Credits(-1, "ECTS"), bc.NumberError, "credits are 0 or more; leave them out where they are unknown"),
        (lambda: bc.Component("A", "A", _UNITLESS), bc.ArgumentTypeError, "credits must be credits of a system"),
        (lambda: bc.CourseResult("A", "A", _UNITLESS), bc.ArgumentTypeError, "credits must be credits of a system"),
        (
            lambda: bc.Change("2023-01-01", signed=True, signatures=[SIGNED]),
            bc.ArgumentError,
            "without the signature of sending and receiving",
        ),
        (lambda: bc.LearningAgreement([], [], signatures=[SIGNED, SIGNED]), bc.ArgumentError, "student twice"),
    ],
)
def test_wrong_input_is_one_clear_error(act: Callable[[], object], error: type[bc.BolognaError], match: str) -> None:
    with pytest.raises(error, match=match):
        act()


TEN = """
format = 1
transcript = 5
unknown = 1
[agreement]
studied_in = "ECTS"
studied = [{ code = "A", title = "A", credits = 1.5 }, { code = "B" }]
recognised = "x"
signed = "2020"
[home]
credits = 7
circumstances = { cycle = "bachelor" }
[[matches]]
host = ["A"]
"""


def test_a_case_file_with_ten_faults_tells_all_ten_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(TEN, "utf-8")
    with pytest.raises(bc.DefinitionError) as caught:
        bc.interop.case.load(tmp_path)
    told = str(caught.value)
    for place in (
        "transcript: must be text",
        "unknown key",
        "agreement.recognised_in: is missing",
        "agreement.studied[0].credits: write ",
        "agreement.studied[1].title: is missing",
        "agreement.recognised: must be a list",
        "agreement.signed: must be a day",
        "home.credits: must be text",
        'home.circumstances.cycle: cannot be "bachelor"',
        "matches[0].home: is missing",
    ):
        assert place in told
