"""Indonesia: a credit that the law changed in 2023, and ratios that are older than the change."""

import datetime
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import CircumstanceNeededError, NoConversionError

BACHELOR = bc.Circumstances(cycle="first")


@pytest.mark.parametrize(("day", "hours"), [("2021-09-01", Fraction(170 * 16, 60)), ("2026-02-01", Fraction(45))])
def test_the_day_chooses_the_hours_of_a_credit_that_the_law_changed(day: str, hours: Fraction) -> None:
    """UNJ: '170 minutes', 16 weeks, 45.33 hours; 53/2023: '1 SKS setara dengan 45 jam per semester'."""
    (row,) = bc.credit_system("ID-SKS").hours_for(BACHELOR, datetime.date.fromisoformat(day))
    assert row.low == row.high == hours


def test_while_universities_adapt_either_figure_may_hold() -> None:
    """Promulgated on 18 August 2023; 'paling lama mulai semester gasal tahun akademik 2025-2026'."""
    rows = bc.credit_system("ID-SKS").hours_for(BACHELOR, datetime.date(2024, 9, 1))
    assert [row.in_force.on("2024-09-01").value for row in rows] == ["unclear", "unclear"]


def test_credits_before_and_after_the_change_add() -> None:
    assert bc.credit_system("ID", on="2021-09-01") == bc.credit_system("ID", on="2026-02-01")


def test_three_credits_are_five_point_one_at_its_and_four_and_a_half_at_itb() -> None:
    """ITS: 'ECTS = 3 SKS x 1.7', 'ECTS = 5,1'; ITB: '1.5 ECTS = 1 SKS'."""
    three = bc.Credits(3, "ID-SKS")
    its = bc.convert_credits(three, to="ECTS", authority="Institut Teknologi Sepuluh Nopember")
    itb = bc.convert_credits(three, to="ECTS", authority="Institut Teknologi Bandung")
    assert its.credits == bc.Credits("5.1", "ECTS")
    assert itb.credits == bc.Credits("4.5", "ECTS")


@pytest.mark.parametrize(("activity", "ects"), [("theory", "1.5"), ("seminar", "1.4"), ("laboratory", "1.5")])
def test_a_seminar_is_less_than_a_lecture_at_unj(activity: Any, ects: str) -> None:
    """'Total: 45,33 hours= 1,5 ECTS', 'Total: 42,72 hours= 1,4 ECTS', 'Total: 45,28 hours= 1,5 ECTS'."""
    one = bc.Credits(1, "ID-SKS")
    answer = bc.convert_credits(one, to="ECTS", authority="Universitas Negeri Jakarta", cycle="first", activity=activity)
    assert answer.credits == bc.Credits(ects, "ECTS")


def test_the_ratio_of_unj_ends_with_the_hours_on_which_it_rests() -> None:
    one = bc.Credits(1, "ID-SKS")
    with pytest.raises(NoConversionError, match='"Universitas Negeri Jakarta" gives no figure'):
        bc.convert_credits(
            one, to="ECTS", authority="Universitas Negeri Jakarta", cycle="first", activity="theory", on="2026-02-01"
        )


def test_the_figures_of_unj_are_of_its_bachelor_s_degree() -> None:
    """'Table 2. 1 Definition of one credit of Bachelor Degree'."""
    with pytest.raises(CircumstanceNeededError, match="cycle= one of first"):
        bc.convert_credits(
            bc.Credits(1, "ID-SKS"), to="ECTS", authority="Universitas Negeri Jakarta", activity="theory", on="2021-09-01"
        )
    assert not bc.credit_system("ID-SKS").hours_for(bc.Circumstances(cycle="second"), datetime.date(2021, 9, 1))


def test_nobody_speaks_for_the_country() -> None:
    with pytest.raises(NoConversionError, match="no figure is the default of the country"):
        bc.convert_credits(bc.Credits(3, "ID-SKS"), to="ECTS", activity="research", on="2026-02-01")


def test_a_year_has_thirty_six_credits() -> None:
    """'144 … satuan kredit semester yang dirancang dengan Masa Tempuh Kurikulum 8 (delapan) semester'."""
    assert bc.convert_credits(bc.Credits(18, "ID-SKS"), to="ECTS", by_year=True).credits == bc.Credits(30, "ECTS")


def test_a_c_minus_with_points_does_not_pass_at_unj() -> None:
    """'51 – 55 C- 1,7 Belum Lulus'."""
    grade = bc.grading_scale("ID-UNJ-FT").grade("C-")
    assert not grade.passes
    assert grade.points == Fraction(17, 10)


@pytest.mark.parametrize(
    ("scale", "passes"), [("ID-TRISAKTI", False), ("ID-UNJ-FT", False), ("ID-UDAYANA-NOTARY", False), ("ID-ITB", True)]
)
def test_a_d_passes_at_one_of_four_universities(scale: str, passes: bool) -> None:
    """ITB: 'D (1.00): Poor (Marginal Pass)'; Trisakti: 'Not passed'; Udayana: 'nilai D dan E adalah nilai tidak lulus'."""
    assert bc.grading_scale(scale).grade("D").passes is passes


def test_a_c_passes_for_the_bachelor_and_fails_for_the_master() -> None:
    """Trisakti: '7 C 2.00 56.00 ≤ n ≤ 61.99 Passed*) Not passed'."""
    assert bc.grading_scale("ID-TRISAKTI").grade("C").passes
    assert not bc.grading_scale("ID-TRISAKTI-PG").grade("C").passes


def test_a_course_at_itb_may_be_only_passed_or_failed() -> None:
    """'instructors may assign a Pass (P) or Fail (F) designation as the final grade'."""
    itb = bc.grading_scale("ID-ITB")
    assert [itb.grade(label).passes for label in ("P", "F")] == [True, False]
    assert itb.grade("P").quality is None
