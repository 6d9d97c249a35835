"""A misspelt unit or scale is told, with the nearest name, by every function that takes a catalogue."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import bologna_credits as bc

BAD = bc.Credits(5, "ESTC")
GOOD = bc.Credits(5, "ECTS")
HOME = bc.HomeRules("ECTS", scale="NO-AF")
MISSPELT_HOME = bc.HomeRules("KZ-AK", scale="KZ-2020")
GRADE = bc.grading_scale("IT-30").grade(28)
DONE = bc.grading_scale("NO-AF").grade("B")
STAY = bc.MobilityPeriod("2023-01-01", "2023-01-10", kind="short-term-blended", virtual=True, credits=bc.Credits(3, "ESTC"))
OF_UNITS: dict[str, Callable[[], object]] = {
    "convert_credits": lambda: bc.convert_credits(BAD, to="KZ-AK"),
    "convert_credits to it": lambda: bc.convert_credits(GOOD, to="ESTC"),
    "convert_credits by a practice": lambda: bc.convert_credits(BAD, to="KZ-AK", policy="KZ/KazNU"),
    "grade_average": lambda: bc.grade_average([(GRADE, BAD)]),
    "convert_block": lambda: bc.convert_block([(GRADE, BAD)], by="GB/QMUL"),
    "check_mobility": lambda: bc.check_mobility(STAY, scheme="ERASMUS-2021"),
    "duration": lambda: bc.duration(STAY, scheme="ERASMUS-2021"),
    "remaining": lambda: bc.remaining([attrs.evolve(STAY, cycle="first")], scheme="ERASMUS-2021", cycle="first"),
    "check_agreement": lambda: bc.check_agreement(_agreement(BAD)),
    "recognise a transcript": lambda: bc.recognise(_transcript(BAD), _agreement(GOOD), HOME),
    "recognise an agreement": lambda: bc.recognise(_transcript(GOOD), _agreement(BAD), HOME),
    "foresee": lambda: bc.foresee(_agreement(BAD), HOME, scale="NO-AF"),
    "recognise by rules": lambda: bc.recognise(_transcript(GOOD), _agreement(GOOD), bc.HomeRules("ESTC")),
}
OF_SCALES: dict[str, Callable[[], object]] = {
    "recognise": lambda: bc.recognise(_transcript(GOOD), _agreement(GOOD), MISSPELT_HOME),
    "foresee": lambda: bc.foresee(_agreement(GOOD), MISSPELT_HOME, scale="NO-AF"),
    "check_agreement": lambda: bc.check_agreement(attrs.evolve(_agreement(GOOD), rules=MISSPELT_HOME)),
    "convert_grade": lambda: bc.convert_grade(GRADE, to="KZ-2020"),
    "methods_between": lambda: bc.methods_between("IT-30", "KZ-2020"),
    "equivalences": lambda: bc.equivalences("KZ-2020"),
}


def _agreement(credits: bc.Credits) -> bc.LearningAgreement:
    return bc.LearningAgreement([bc.Component("A", "A", credits)], [bc.Component("B", "B", GOOD)], signed="2020-01-01")


def _transcript(credits: bc.Credits) -> bc.Transcript:
    return bc.Transcript(bc.Institution("Oslo"), (bc.CourseResult("A", "A", credits, DONE),))


@pytest.mark.parametrize("name", OF_UNITS)
def test_a_misspelt_unit_is_told_when_a_catalogue_first_sees_it(name: str) -> None:
    with pytest.raises(bc.UnknownSystemError, match='no credit system "ESTC"; did you mean "ECTS"'):
        OF_UNITS[name]()


@pytest.mark.parametrize("name", OF_SCALES)
def test_a_misspelt_scale_is_told_when_a_catalogue_first_sees_it(name: str) -> None:
    with pytest.raises(bc.UnknownScaleError, match='no grading scale "KZ-2020"; did you mean "KZ-2018"'):
        OF_SCALES[name]()


def test_a_cohort_tells_the_misspelt_scale_of_one_case_and_decides_the_others() -> None:
    cases = [(_transcript(GOOD), _agreement(GOOD), HOME), (_transcript(GOOD), _agreement(GOOD), MISSPELT_HOME)]
    outcomes = list(bc.recognise_many(cases))
    assert outcomes[0].error is None
    assert isinstance(outcomes[1].error, bc.UnknownScaleError)


def test_sums_of_a_misspelt_unit_stay_possible_without_a_catalogue() -> None:
    assert bc.Credits(10, "ESTC") == BAD + BAD


@pytest.mark.parametrize("name", ["Kazakhstan", "Қазақстан", "Kasakhstan"])
def test_a_country_in_place_of_a_unit_is_answered_with_its_units(name: str) -> None:
    with pytest.raises(bc.UnknownSystemError, match="known: KZ-RK, KZ-AK, KZ-KIMEP-CR"):
        bc.convert_credits(bc.Credits(5, name), to="ECTS")


def test_a_case_on_disk_tells_its_misspelt_scale(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "examples" / "kostanay-oslo"
    for file in folder.iterdir():
        text = file.read_text("utf-8").replace('scale = "KZ-2011"', 'scale = "KZ-2021"')
        (tmp_path / file.name).write_text(text, "utf-8")
    with pytest.raises(bc.BolognaError, match="KZ-2021"):
        bc.interop.case.load(tmp_path)
