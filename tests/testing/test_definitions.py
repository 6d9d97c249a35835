"""The conformance kit notices every fault that it checks."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest

from bologna_credits import (
    CreditConversion,
    Credits,
    GradeConversion,
    convert_credits,
    convert_grade,
    grading_scale,
)
from bologna_credits.law import Definition
from bologna_credits.testing import check_definition, definitions as testing, grades_of

Define = Callable[[str], Definition]


SYSTEM = (
    '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'
    '[[systems.ects]]\nratio = ["3/2", "9/5"]\nwhen = { intake_from = 2010 }\nbasis = "statute"\nsource = "a"\n'
)


SCALE = (
    '[[scales]]\ncode = "XX-S"\nbasis = "statute"\nsource = "a"\n'
    'rows = [{ label = "good", passes = true, aliases = ["fine"] }, { label = "bad", passes = false }]\n'
)


TABLE = '[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\n'


def codes(definition: Definition, **more: Any) -> list[str]:
    return [finding.code for finding in check_definition(definition, **more)]


def test_a_sound_file_passes_and_is_told_how_much_was_tried(define: Define) -> None:
    report = check_definition(define(SYSTEM + SCALE + TABLE + 'rows = [{ grade = "good", to = ["B"] }]'))
    assert [finding.code for finding in report] == ["kit.passed"]
    assert report.holds[0].message == "passed: 1 system, 1 scale, 1 table, 0 practices, 0 examples"


def test_a_fault_of_sense_is_told_before_anything_is_converted(define: Define) -> None:
    definition = define(SCALE)
    broken = attrs.evolve(definition, scales=(attrs.evolve(definition.scales[0], rows=()),))
    assert codes(broken) == ["data.scale-empty"]


def test_two_rows_of_one_value_have_no_order(define: Define) -> None:
    rows = 'rows = [{ label = "a", passes = true, value = 2 }, { label = "b", passes = true, value = 2 }, { label = "c", passes = false, value = 1 }]'
    numbers = "numbers = { best = 2, lowest_pass = 2, worst = 1, step = 1 }\n"
    definition = define('[[scales]]\ncode = "XX-S"\nbasis = "statute"\nsource = "a"\n' + numbers + rows)
    assert "kit.order" in codes(definition)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (TABLE.replace("ECTS-AF", "ECTS-QQ") + 'rows = [{ grade = "good", to = ["B"] }]', ["kit.reference"]),
        (TABLE.replace("ECTS-AF", "ECTS") + 'rows = [{ grade = "good", to = ["B"] }]', ["kit.scale-by-code"]),
        (TABLE + 'rows = [{ grade = "good", to = ["Q"] }]', ["kit.reference"]),
        (TABLE + 'rows = [{ grade = "bad", to = ["Q"] }]', ["kit.reference"]),
        (TABLE.replace("ECTS-AF", "DE-THIRDS") + 'rows = [{ grade = "good", to = ["1,3"] }]', ["kit.label"]),
        (TABLE + 'rows = [{ grade = "good", to = ["B"] }, { grade = "bad", to = ["F"] }]', ["kit.passed"]),
        (TABLE + 'rows = [{ grade = "bad", to = ["E"] }]', ["kit.fail-passes-printed", "kit.passed"]),
    ],
)
def test_a_table_fits_both_scales_and_a_fail_that_passes_is_told(define: Define, table: str, found: list[str]) -> None:
    assert codes(define(SCALE + table)) == found


LEVELS = """[[scales]]
code = "XX-100"
names = { en = "percentages" }
basis = "statute"
source = "a"
numbers = { best = 100, lowest_pass = 65, worst = 0, step = 1 }
pass = [{ when = { cycle = "first" }, number = 60 }, { when = { cycle = "second" }, number = 65 }]
[[equivalences]]
from = "XX-100"
to = "ECTS-AF"
basis = "statute"
source = "a"
"""


@pytest.mark.parametrize(("level", "found"), [("first", ["kit.passed"]), ("second", ["kit.fail-passes-printed", "kit.passed"])])
def test_a_table_of_one_level_is_held_to_the_pass_mark_of_that_level(define: Define, level: str, found: list[str]) -> None:
    rows = 'rows = [{ low = 60, high = 64, to = ["E"] }, { low = 0, high = 59, to = ["F"] }]'
    assert codes(define(LEVELS + f'when = {{ cycle = "{level}" }}\n' + rows)) == found


PRACTICE = '[[grade_practices]]\ncode = "XX/Uni"\nbody = "Uni"\nto = "{to}"\nsource = "a"\nletters = [{{ scale = "{scale}", source = "a", rows = [{{ grade = "{grade}", to = ["{into}"] }}] }}]\n'


CREDIT_PRACTICE = '[[credit_practices]]\ncode = "XX/Uni"\nbody = "Uni"\nfrom = "{start}"\nto = "ECTS"\nrules = []\n'


@pytest.mark.parametrize(
    ("practice", "found"),
    [
        (PRACTICE.format(to="DE-THIRDS", scale="XX-S", grade="good", into="1.3"), ["kit.passed"]),
        (PRACTICE.format(to="DE-QQ", scale="XX-S", grade="good", into="1.3"), ["kit.reference"]),
        (PRACTICE.format(to="DE-THIRDS", scale="XX-S", grade="superb", into="1.3"), ["kit.reference"]),
        (PRACTICE.format(to="DE-THIRDS", scale="XX-S", grade="good", into="9"), ["kit.reference"]),
        (CREDIT_PRACTICE.format(start="XX-C"), ["kit.passed"]),
        (CREDIT_PRACTICE.format(start="XX-Q"), ["kit.reference"]),
    ],
)
def test_a_practice_speaks_of_what_exists(define: Define, practice: str, found: list[str]) -> None:
    assert codes(define(SYSTEM + SCALE + practice)) == found


@pytest.mark.parametrize(
    ("example", "found"),
    [
        ('credits = 3\nfrom = "XX-C"\nto = "ECTS"\ncircumstances = { intake = 2012 }\nexpect = "4.5 to 5.4"', "kit.passed"),
        ('credits = 3\nfrom = "XX-C"\nto = "ECTS"\nexpect = "4.5 to 5.4"', "kit.example"),
        ('credits = 3\nfrom = "XX-C"\nto = "ECTS"\ncircumstances = { intake = 2012 }\nexpect = "5"', "kit.example"),
        ('grade = "good"\nfrom = "XX-S"\nto = "ECTS-AF"\nexpect = "B"', "kit.passed"),
        ('grade = "good"\nfrom = "XX-S"\nto = "ECTS-AF"\nexpect = "A"', "kit.example"),
    ],
)
def test_a_printed_example_must_come_out(define: Define, example: str, found: str) -> None:
    table = TABLE + 'rows = [{ grade = "good", to = ["B"] }]\n'
    assert codes(define(SYSTEM + SCALE + table + f'[[examples]]\nsource = "a"\n{example}')) == [found]


def test_of_voices_without_a_name_only_the_default_is_converted(define: Define) -> None:
    more = '[[systems.ects]]\nratio = 2\ndefault = true\nwhen = { intake_from = 2010 }\nbasis = "statute"\nsource = "a"\n'
    definition = define(SYSTEM.replace("when =", 'authority = "B"\nwhen =') + more)
    system = definition.systems[0]
    assert codes(definition) == ["kit.passed"]
    nameless = attrs.evolve(system, ects=(attrs.evolve(system.ects[0], authority=None), system.ects[1]))
    assert not list(testing._there_and_back(nameless, nameless.ects[0], None))  # type: ignore[arg-type]  # asks nothing


def broken_grade(*arguments: Any, **more: Any) -> GradeConversion:
    answer = convert_grade(*arguments, **more)
    best = answer.to.passing[0]
    return attrs.evolve(answer, result=best, candidates=(best,))


def broken_credits(credits: Credits, **more: Any) -> CreditConversion:
    answer = convert_credits(credits, **more)
    extra = answer.range.low + Fraction(1, 7)
    return attrs.evolve(answer, range=attrs.evolve(answer.range, low=extra, high=extra + answer.range.high))


def test_a_broken_conversion_of_grades_is_noticed(define: Define, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "convert_grade", broken_grade)
    definition = define(SCALE + TABLE + 'rows = [{ grade = "bad", to = ["F"] }]')
    assert {"kit.identity", "kit.fail-passes"} <= set(codes(definition))


def test_a_broken_conversion_of_credits_is_noticed(define: Define, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "convert_credits", broken_credits)
    assert {"kit.round-trip", "kit.additive"} <= set(codes(define(SYSTEM)))


def test_a_scale_that_reads_a_spelling_otherwise_is_noticed(define: Define) -> None:
    definition = define(SCALE)
    scale = definition.scales[0]
    scale._by_label["fine"] = scale.grade("bad")
    assert "kit.parse" in codes(definition)


def test_the_ends_and_the_middle_stand_for_a_scale_without_steps() -> None:
    assert [grade.label for grade in grades_of(grading_scale("FR-20"))] == ["20", "15", "10", "0"]
    assert len(grades_of(grading_scale("KZ-2011"))) == len(grading_scale("KZ-2011").grades)
