"""Türkiye: surprising cases, asked of the public API. Expected values are those that the quoted texts print."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import CircumstanceNeededError, MixedCreditsError, NoConversionError, NumberError, UnknownGradeError

FBU, FBU_GRAD = bc.grading_scale("TR-FBU"), bc.grading_scale("TR-FBU-GRAD")
GAZI, BANDIRMA, ITU = bc.grading_scale("TR-GAZI"), bc.grading_scale("TR-BANDIRMA"), bc.grading_scale("TR-ITU")


def test_one_course_has_two_credits_that_do_not_add() -> None:
    # Maltepe: “MÜ’de verilen her dersin hem yerel hem de AKTS kredisi mevcuttur.”
    local, ects = bc.Credits(2, "TR-KREDI"), bc.Credits(2, "TR-AKTS")
    assert local != ects
    with pytest.raises(MixedCreditsError):
        _ = local + ects


def test_the_akts_credit_is_an_ects_credit() -> None:
    # Ondokuz Mayıs: “Avrupa Kredi Transfer Sistemi (AKTS) kredileri”
    assert bc.convert_credits(bc.Credits(6, "TR-AKTS"), to="ECTS").credits == bc.Credits(6, "ECTS")


@pytest.mark.parametrize("by_year", [False, True])
def test_the_local_credit_has_no_ratio_to_ects(by_year: bool) -> None:
    # no text gives a ratio, nor how many local credits a year has
    with pytest.raises(NoConversionError):
        bc.convert_credits(bc.Credits(3, "TR-KREDI"), to="ECTS", by_year=by_year)


@pytest.mark.parametrize(("theory", "laboratory", "credits"), [(3, 0, 3), (2, 2, 3), (1, 4, 3)])
def test_metu_counts_all_theory_and_half_of_the_laboratory(theory: int, laboratory: int, credits: int) -> None:
    # “all of its weekly theoretical course hours plus half the weekly hours of laboratory”: (3-0)3, (2-2)3, (1-4)3
    local = bc.credit_system("TR-KREDI")
    weeks = 14  # Dumlupınar: “2 saatlik olan ve 14 haftalık ders için; 28 saatlik derse katılım”
    [lesson], [practical] = (local.hours_for(bc.Circumstances(activity=kind)) for kind in ("theory", "laboratory"))
    assert Fraction(theory * weeks) / lesson.low + Fraction(laboratory * weeks) / practical.low == credits


def test_the_hours_of_a_local_credit_depend_on_the_kind_of_work() -> None:
    with pytest.raises(CircumstanceNeededError):
        bc.credit_system("TR-KREDI").hours_for(bc.Circumstances())


@pytest.mark.parametrize("label", ["(3-0)3", "(2-2)3", "(1-4)3"])
def test_the_catalogue_label_of_a_course_is_no_number(label: str) -> None:
    # METU: “(theoretical course hour-laboratory hour) course credit”
    with pytest.raises(NumberError):
        bc.Credits(label, "TR-KREDI")


def test_dc_at_gazi_depends_on_the_average_of_the_semester() -> None:
    # “students whose GPA is at least 2.00 for a semester/year are also considered successful from the courses with the grade (DC)”
    grade = GAZI.grade("DC")
    assert grade.conditional is not None
    assert "2.00" in grade.conditional
    assert not grade.passes
    answer = bc.convert_grade(grade, to="DE-TENTHS", by=bc.ModifiedBavarian())
    assert answer.steps.with_code("grade.conditional")[0].verdict is bc.Verdict.OPEN


def test_dc_plus_says_that_the_average_was_enough() -> None:
    # “This result is described as (DC+).”
    assert GAZI.grade("DC+").passes
    assert GAZI.grade("DC+").conditional is None
    assert GAZI.grade("DC+").points == GAZI.grade("DC").points == Fraction(3, 2)


def test_dd_passes_or_fails_by_university() -> None:
    # FBU: “DD … Başarılı”; ITU: “DD Pass”; Bandırma: “D-DD 1,00 45-54 Fail”; Gazi passes AA to CC, and DC on condition
    assert {scale.code: scale.grade("DD").passes for scale in (FBU, ITU, BANDIRMA, GAZI)} == {
        "TR-FBU": True,
        "TR-ITU": True,
        "TR-BANDIRMA": False,
        "TR-GAZI": False,
    }


def test_a_conditional_pass_without_a_printed_condition_is_still_conditional() -> None:
    # “C-DC 1,50 55-59 Conditional Pass”
    assert BANDIRMA.grade("C-DC").conditional is not None
    assert BANDIRMA.grade("DC").word() == "Conditional Pass"


def test_cb_counts_differently_by_university() -> None:
    # FBU: “79-70 2.70 CB”; Bandırma: “B-CB 2,50 70-79”
    assert (FBU.grade("CB").points, BANDIRMA.grade("CB").points) == (Fraction(27, 10), Fraction(5, 2))


@pytest.mark.parametrize(
    ("label", "bachelor", "master", "doctorate"),
    [("AA", "A", "A", "A"), ("BB", "B", "C", "C"), ("CB", "C", "D", "D"), ("CC", "D", "E", "FX"), ("FF", "F", "FX", "F")],
)
def test_fenerbahce_converts_one_letter_by_level(label: str, bachelor: str, master: str, doctorate: str) -> None:
    # “69-60 2.00 CC”: “D Başarılı” for a bachelor's, “E Başarılı” for a master's, “FX Başarısız” for a doctorate
    assert bc.convert_grade(FBU.grade(label), to="ECTS-AF").grade.label == bachelor
    grade = FBU_GRAD.grade(label)
    assert bc.convert_grade(grade, to="ECTS-AF", cycle="second").grade.label == master
    assert bc.convert_grade(grade, to="ECTS-AF", cycle="third").grade.label == doctorate


def test_the_graduate_table_asks_for_the_level() -> None:
    with pytest.raises(CircumstanceNeededError):
        bc.convert_grade(FBU_GRAD.grade("CC"), to="ECTS-AF")


def test_a_graduate_cc_does_not_tell_whether_it_passes() -> None:
    # “CC E Başarılı” (yüksek lisans), “CC FX Başarısız” (doktora)
    assert FBU_GRAD.grade("CC").conditional is not None
    assert FBU.grade("CC").conditional is None


@pytest.mark.parametrize(
    ("label", "there", "back"), [("AA", "A", "AA"), ("BB", "B", "BA"), ("CC", "D", "CC"), ("DC", "D", "CC"), ("DD", "E", "DD")]
)
def test_the_way_back_at_fenerbahce_is_not_the_inverse(label: str, there: str, back: str) -> None:
    # “B BA Pekiyi”, “D CC Geçer”: nothing leads back to BB or DC
    ects = bc.convert_grade(FBU.grade(label), to="ECTS-AF").grade
    assert (ects.label, bc.convert_grade(ects, to="TR-FBU").grade.label) == (there, back)


@pytest.mark.parametrize(
    ("points", "letter", "best", "lowest"),
    [("4.00", "AA", "100", "94"), ("3.74", "BA", "93", "88"), ("2.00", "CC", "64", "54"), ("1.00", "DD", "41", "30")],
)
def test_yok_turns_grade_points_into_a_hundred(points: str, letter: str, best: str, lowest: str) -> None:
    # ITU on YÖK's table: “4,0 AA … ≥ 3,75 94-100”, “3,74-3,50 88-93”, “2,49-2,0 54-64”, “1,49-1,0 30-41”
    grade = bc.grading_scale("TR-ITU-4").grade(points)
    candidates = [one.label for one in bc.convert_grade(grade, to="TR-ITU-100").candidates]
    assert (candidates[0], candidates[-1]) == (best, lowest)
    for candidate in (best, lowest):
        assert bc.convert_grade(bc.grading_scale("TR-ITU-100").grade(candidate), to="TR-ITU").grade.label == letter
    assert bc.convert_grade(grade, to="TR-ITU").grade.label == letter


def test_a_hundred_by_yok_is_not_a_percentage_of_a_course() -> None:
    # 60 is CC by YÖK's table (“54-64”) and CC by Bandırma's marks (“60-69”), but 55 is CC there and DC here
    assert bc.convert_grade(bc.grading_scale("TR-ITU-100").grade("55"), to="TR-ITU").grade.label == "CC"
    assert BANDIRMA.from_percent(55).label == "DC"


def test_the_table_goes_by_hundredths() -> None:
    # “≥ 3,75” and “3,74-3,50”: nothing stands between them
    with pytest.raises(UnknownGradeError):
        bc.grading_scale("TR-ITU-4").grade("3.745")
