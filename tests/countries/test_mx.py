"""Mexico: credits by the kind of work, whole numbers only, and B as second best."""

from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits import MixedCreditsError, NoConversionError


def test_theory_earns_twice_the_credits_of_practice_for_an_hour_in_class() -> None:
    """Tepic: 'una hora de clase-semana-semestre corresponde a dos créditos', for practice 'a un crédito'; 15 weeks."""
    system = bc.credit_system("MX-TEPIC")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert theory.contact == Fraction(15, 2)
    assert laboratory.contact == 15


def test_a_seminar_earns_what_theory_earns() -> None:
    """Tepic: 'como en las clases teóricas y en los seminarios'."""
    system = bc.credit_system("MX-TEPIC")
    theory, seminar = (system.hours_for(bc.Circumstances(activity=kind))[0] for kind in ("theory", "seminar"))
    assert theory.workload == seminar.workload == bc.Workload(Fraction(15, 2), None)


def test_only_practice_asks_for_no_further_study() -> None:
    """Tepic: 'actividades que no requieren estudio o trabajo adicional del alumno'."""
    system = bc.credit_system("MX-TEPIC")
    (theory,) = system.hours_for(bc.Circumstances(activity="theory"))
    (laboratory,) = system.hours_for(bc.Circumstances(activity="laboratory"))
    assert theory.high is None
    assert laboratory.high == 15


def test_work_that_counts_globally_has_no_hours() -> None:
    """Tepic, a) 3: clinical work and the like 'se computarán globalmente'."""
    assert bc.credit_system("MX-TEPIC").hours_for(bc.Circumstances(activity="practice.industrial")) == ()


def test_credits_are_whole_numbers() -> None:
    """Tepic: 'Los créditos se expresarán siempre en números enteros'."""
    assert bc.credit_system("MX-TEPIC").whole


def test_credits_of_tepic_and_of_satca_do_not_add() -> None:
    with pytest.raises(MixedCreditsError):
        bc.Credits(4, "MX-TEPIC") + bc.Credits(4, "MX-SATCA")


def test_nothing_fixes_a_ratio_to_ects() -> None:
    with pytest.raises(NoConversionError, match="no source"):
        bc.convert_credits(bc.Credits(8, "MX-TEPIC"), to="ECTS")


def test_b_is_the_second_best_of_three_passes() -> None:
    """'MB … Excellent/Very Good', 'B … Good (Bien)', 'S … Sufficient'."""
    scale = bc.grading_scale("MX-MB")
    assert [grade.label for grade in scale.passing] == ["MB", "B", "S"]


def test_six_passes_and_five_point_nine_does_not() -> None:
    """'6: Sufficient (suficiente)', '0–5.9: Insufficient/Failed'."""
    scale = bc.grading_scale("MX-10")
    assert scale.grade("6").passes
    assert not scale.grade("5.9").passes
    assert bc.convert_grade(scale.grade("8.5"), to="MX-MB", by="Scholaro").grade.label == "B"
