"""Many wrong commands: no Python in what a person reads, one line, and one thing never in the plural."""

import re
from collections.abc import Iterator

import pytest

import bologna_credits as bc
from bologna_credits.cli import main

PYTHON = re.compile(
    r"\b[a-z_]+=|\b[A-Z]\w+\(|\w\(…|\w\(\)|\bNone\b|\bTrue\b|\bFalse\b|<class|class '|Traceback|\bFraction\b|\bDecimal\b|\.steps\b"
)
MANY = re.compile(r"(?<![\d./-])\b1 (days|months|weeks|hours|years|faults|systems|scales|tables|credits|grades|points)\b")
ADDRESS = re.compile(r"https?://\S+")


def _of_practices() -> Iterator[str]:
    for practice in bc.practices():
        for start in ("5 ECTS", "28 IT-30", "B KZ-2011", "3 KZ-RK"):
            yield f"convert {start} --practice {practice.code}"
            yield f"convert {start} DE-TENTHS --practice {practice.code}"


def _of_scales() -> Iterator[str]:
    for scale in bc.grading_scales():
        given = scale.grades[0].label.replace(" ", "_") if scale.grades else "5"
        yield from (f"convert {given} {scale.code} DE-TENTHS", f"convert {given} {scale.code} ECTS-AF --formula")
        yield f"convert ?? {scale.code} KZ-2011"


def _of_systems() -> Iterator[str]:
    for system in bc.credit_systems():
        for more in ("", " --by-year", " --authority X", " --cycle first --activity theory", " --round x:y", " --round 0:up"):
            yield f"convert 3 {system.code} ECTS{more}"
        yield from (f"convert 3 ECTS {system.code}", f"convert x {system.code} ECTS", f"convert -3 {system.code} KZ-AK")


def _of_countries() -> Iterator[str]:
    for country in bc.countries():
        yield from (f"schemes {country.code}", f"convert 3 {country.code} ECTS", f"convert A {country.code} KZ-2011")
        yield from (f"convert 3 {country.name().replace(' ', '_')} ECTS", f"systems {country.code}X")


def _of_stays() -> Iterator[str]:
    for scheme in bc.mobility_schemes():
        for person in ("student", "lecturer", "staff"):
            for activity in ("study", "teaching", "training"):
                said = f"--scheme {scheme.code} --person {person} --activity {activity}"
                yield from (f"duration 2023-01 2023-03 {said}", f"duration 2023-01-02 2023-01-02 {said}")
                yield f"duration 2023-01-01 2023-03-02 {said} --hours x --kind z"


COMMANDS = {
    "practices": _of_practices,
    "scales": _of_scales,
    "systems": _of_systems,
    "countries": _of_countries,
    "stays": _of_stays,
}
SWEEPS = ("practices", "scales", "systems", "stays")


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.sweep] if name in SWEEPS else []) for name in COMMANDS])
def test_no_command_answers_a_person_with_python_or_one_in_the_plural(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = []
    for line in COMMANDS[name]():
        try:
            status = main(line.split())
        except SystemExit:
            status = 2
        said = capsys.readouterr()
        if status == 2 and "usage:" not in said.err:
            assert len(said.err.strip().split("\n")) == 1, line
        text = ADDRESS.sub("", said.out + said.err)
        wrong += [f"{line}: {told.strip()}" for told in text.split("\n") if PYTHON.search(told) or MANY.search(told)]
    assert wrong == []
