"""Brazil: two schools of one university, two ratios; two kinds of credit; a letter C that means two things."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError, NoConversionError

POLI, FEA = "Escola Politécnica da USP", "FEA-USP"


def test_ten_ects_are_eight_class_credits_at_the_engineering_school() -> None:
    """Poli-USP: 'Uma disciplina cursada no exterior com 10 créditos ECTS vale 8 créditos aula USP'."""
    answer = bc.convert_credits(bc.Credits(10, "ECTS"), to="BR-USP-AULA", authority=POLI)
    assert answer.credits == bc.Credits(8, "BR-USP-AULA")


def test_two_class_and_two_work_credits_are_five_ects() -> None:
    """Poli-USP: 'uma disciplina com 2 créditos aula e 2 créditos trabalho vale 5 créditos ECTS'."""
    parts = [bc.Credits(2, "BR-USP-AULA"), bc.Credits(2, "BR-USP-TRABALHO")]
    aula, trabalho = (bc.convert_credits(part, to="ECTS", authority=POLI).credits for part in parts)
    assert aula + trabalho == bc.Credits(5, "ECTS")


@pytest.mark.parametrize(("ects", "credits"), [(6, 4), (5, 3)])
def test_the_economics_school_counts_one_and_a_half_and_rounds(ects: int, credits: int) -> None:
    """FEA-USP: '6 ECTS = 4 créditos USP', '5 ECTS = 3 créditos USP (3,33)'."""
    policy = bc.CreditPolicy(rounding=bc.Rounding(1, "half_up"))
    answer = bc.convert_credits(bc.Credits(ects, "ECTS"), to="BR-USP-AULA", authority=FEA, policy=policy)
    assert answer.credits == bc.Credits(credits, "BR-USP-AULA")


def test_neither_school_speaks_for_the_university() -> None:
    """USP: 'não existe padronização na transferência de créditos'."""
    with pytest.raises(NoConversionError, match=r"Politécnica da USP \(1.25 ECTS\), FEA-USP \(1.5 ECTS\)"):
        bc.convert_credits(bc.Credits(4, "BR-USP-AULA"), to="ECTS")


def test_brazil_has_no_credit_of_its_own() -> None:
    with pytest.raises(AmbiguousCodeError, match="BR-USP-AULA"):
        bc.credit_system("BR")


def test_a_class_credit_is_fifteen_lessons_of_fifty_minutes_and_a_work_credit_thirty_hours() -> None:
    """USP: 'quinze aulas com duração de 50 minutos', 'trinta horas'."""
    (aula,) = bc.credit_system("BR-USP-AULA").hours
    (trabalho,) = bc.credit_system("BR-USP-TRABALHO").hours
    assert aula.contact * aula.minutes == 750  # type: ignore[operator]  # 12.5 hours
    assert trabalho.low == trabalho.high == 30


@pytest.mark.parametrize(("mark", "passes"), [("5.0", True), ("4.9", False)])
def test_the_university_of_sao_paulo_passes_from_five(mark: str, passes: bool) -> None:
    """'nota final igual ou superior a 5'."""
    assert bc.grading_scale("BR-USP-10").grade(mark).passes is passes


def test_the_letters_end_at_c_and_at_d() -> None:
    """USP: 'R - Disapproved'; UFRJ, social history: 'A nota de aprovação … é 7,0 (conceito C)'."""
    assert [grade.label for grade in bc.grading_scale("BR-USP-PG").failing] == ["R"]
    assert [grade.label for grade in bc.grading_scale("BR-UFRJ-HISTORY").failing] == ["D"]
