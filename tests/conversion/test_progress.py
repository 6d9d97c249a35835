"""Credits against published rules: the next year, and the load of a period."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given, strategies as st

from bologna_credits import ArgumentError, Credits, MixedCreditsError, practice
from bologna_credits.conversion import check_load, check_progress
from bologna_credits.law import ProgressPractice


def _codes(report: object) -> list[str]:
    return [finding.code for finding in report]  # type: ignore[attr-defined]


def test_goce_delcev_asks_for_36_credits_for_year_2_and_90_for_year_3() -> None:
    """life.ugd.edu.mk: at least 36 in the first year, at least 90 in the first and the second."""
    assert check_progress(36, by="MK/UGD", year=1).holds
    assert check_progress(Credits("35.5", "ECTS"), by="MK/UGD", year=1).fails
    assert check_progress(90, by="MK/UGD", year=2).holds
    assert check_progress(89, by="MK/UGD", year=2).fails
    assert _codes(check_progress(150, by="MK/UGD", year=3)) == ["progress.unknown"]


def test_leskovac_asks_for_27_and_54_credits() -> None:
    """vpsle.edu.rs, enrolment in years II and III."""
    assert [
        bool(check_progress(gained, by="RS/VPS-Leskovac", year=year).holds)
        for gained, year in [(26, 1), (27, 1), (53, 2), (54, 2)]
    ] == [False, True, False, True]


def test_republika_srpska_lets_25_credits_or_three_courses_be_carried_over() -> None:
    """Art. 143 of the law of 2020, for 2020/21: 25 credits in any number of courses, or three courses of any size."""
    assert check_progress(35, by="BA/RS-143", year=1, required=60).holds
    assert check_progress(34, by="BA/RS-143", year=1, required=60, missing_courses=4).fails
    assert _codes(check_progress(34, by="BA/RS-143", year=1, required=60)) == ["progress.courses-unsaid"]
    assert _codes(check_progress(30, by="BA/RS-143", year=1, missing_courses=3)) == ["progress.few-courses"]
    assert check_progress(155, by="BA/RS-143", year=3, required=180).holds
    assert check_progress(61, by="BA/RS-143", year=1, required=60).holds


def test_republika_srpska_let_15_credits_or_two_courses_be_carried_over_in_2015() -> None:
    """Sl. glasnik RS 44/15, art. 3."""
    assert check_progress(45, by="BA/RS-152", year=1, required=60).holds
    assert check_progress(44, by="BA/RS-152", year=1, required=60, missing_courses=3).fails
    assert check_progress(40, by="BA/RS-152", year=1, required=60, missing_courses=2).holds


def test_luxembourg_asks_for_half_of_the_credits_and_sets_a_condition_up_to_70_percent() -> None:
    """The 50 % rule (30 ECTS) of the news of April 2020; the page on progression prints the 70 percent."""
    assert check_progress(29, by="LU/UniLu", year=1, required=60).fails
    between = [check_progress(gained, by="LU/UniLu", year=1, required=60).open for gained in (30, 42)]
    assert [_codes(found) for found in between] == [["progress.conditional"]] * 2
    assert between[0][0].source.key == "unilu-progress"  # type: ignore[union-attr]
    assert check_progress(43, by="LU/UniLu", year=1, required=60).holds
    assert _codes(check_progress(43, by="LU/UniLu", year=1)) == ["progress.required-unsaid"]
    assert _codes(check_progress(43, by="LU/UniLu", year=2, required=120)) == ["progress.unknown"]


def test_a_condition_without_words_or_text_of_its_own_is_told_by_the_title_of_the_rule() -> None:
    found = practice("LU/UniLu")
    assert isinstance(found, ProgressPractice)
    row = attrs.evolve(found.years[0], condition=None, condition_source=None)
    (told,) = check_progress(30, by=attrs.evolve(found, years=(row,)), year=1, required=60)
    assert told.source == row.source
    assert row.source.title in told.message


@given(st.integers(0, 70), st.integers(0, 8))
def test_more_credits_or_fewer_missing_courses_never_bar_a_student(gained: int, courses: int) -> None:
    order = {"fails": 0, "open": 1, "holds": 2}

    def rank(credits: int, missing: int) -> int:
        (found,) = check_progress(credits, by="BA/RS-143", year=1, required=60, missing_courses=missing)
        return order[found.verdict.value]

    assert rank(gained, courses) <= rank(gained + 1, courses)
    assert rank(gained, courses + 1) <= rank(gained, courses)


def test_credits_of_another_system_are_not_compared() -> None:
    with pytest.raises(MixedCreditsError):
        check_progress(Credits(20, "KZ-AK"), by="MK/UGD", year=1)
    with pytest.raises(ArgumentError, match="leads by credits from year to year"):
        check_progress(20, by="KZ/Abai", year=1)


def test_kimep_transfers_9_to_18_credits_of_a_semester() -> None:
    """studylib.net/doc/5861817, I.2: a minimum of nine, and at most eighteen."""
    verdicts = [check_load(amount, by="KZ/KIMEP-load", per="transfer") for amount in (8, 9, 18, 19)]
    assert [bool(found.fails) for found in verdicts] == [True, False, False, True]
    assert check_load(Credits(18, "KZ-KIMEP-CR"), by="KZ/KIMEP-load", per="semester").holds
    assert check_load(19, by="KZ/KIMEP-load", per="semester").fails


def test_evening_classes_in_romania_have_24_credits_a_semester() -> None:
    """studylib.net/doc/18677837, 1.5: usual loads, compensated over the year, so another number is no fault."""
    assert check_load(24, by="RO/technical-evening", per="semester", mode="evening").holds
    (told,) = check_load(30, by="RO/technical-evening", per="semester", mode="evening")
    assert (told.code, dict(told.facts)["usual"]) == ("load.unusual", 24)
    assert _codes(check_load(30, by="RO/technical-evening", per="semester")) == ["load.mode-open"]
    assert check_load(30, by="RO/technical-evening", per="semester", mode="full-time").holds
    assert _codes(check_load(30, by="RO/technical-evening", per="semester", mode="part-time")) == ["load.unknown"]


def test_moldova_accepts_at_most_30_credits_of_vocational_education() -> None:
    """Education Code, art. 88 (3)."""
    assert check_load(30, by="MD/Education-Code-88", per="vocational").holds
    assert check_load(31, by="MD/Education-Code-88", per="vocational").fails
    assert check_load(30, by="MD/Education-Code-88", per="semester", mode="evening").holds


def test_cyprus_permits_up_to_45_credits_for_special_reasons() -> None:
    """ucy.ac.cy, Graduate School: up to 30, up to 45 with reasons, 18 for full-time status, 15 in summer."""
    by = "CY/UCY-graduate-load"
    assert check_load(30, by=by, per="semester", mode="full-time").holds
    assert _codes(check_load(31, by=by, per="semester")) == ["load.on-request"] * 2
    assert check_load(46, by=by, per="semester", mode="part-time").fails
    assert check_load(17, by=by, per="semester", mode="full-time").fails
    assert check_load(17, by=by, per="semester", mode="part-time").holds
    assert _codes(check_load(17, by=by, per="semester")) == ["load.mode-open"]
    assert check_load(16, by=by, per="summer").fails


def test_san_marino_gives_at_most_40_credits_by_single_courses() -> None:
    assert [bool(check_load(n, by="SM/UNIRSM-load", per="single-courses").holds) for n in (40, 41)] == [True, False]


def test_an_unknown_period_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='did you mean "semester"'):
        check_load(Fraction(18), by="KZ/KIMEP-load", per="semestre")
    assert _codes(check_load(18, by="KZ/KIMEP-load", per="summer")) == ["load.unknown"]


def test_an_unknown_mode_of_study_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='did you mean "evening"'):
        check_load(24, by="RO/technical-evening", per="semester", mode="evenings")  # type: ignore[arg-type]


def test_part_time_students_in_azerbaijan_gain_24_credits_a_semester() -> None:
    """sport.edu.az: 30 credits, 24 in part-time study (qiyabi), and at most 40 by the individual plan."""
    assert check_load(24, by="AZ/ADBTIA", per="semester", mode="part-time").holds
    assert _codes(check_load(30, by="AZ/ADBTIA", per="semester", mode="part-time")) == ["load.unusual"]
    assert _codes(check_load(24, by="AZ/ADBTIA", per="semester")) == ["load.mode-open"]
    assert check_load(41, by="AZ/ADBTIA", per="semester").fails


def test_greece_recognises_at_most_30_credits_of_a_calendar_semester() -> None:
    """DOATAP, decision 170/17-7-2015."""
    assert [bool(check_load(n, by="GR/DOATAP", per="recognised-semester").holds) for n in (30, 31)] == [True, False]
