"""Portugal: surprising cases, asked through the public API."""

import pytest

import bologna_credits as bc

PT = bc.grading_scale("PT-20")
_GRADUATES = {"18": 4, "17": 8, "16": 20, "15": 25, "14": 20, "13": 15, "12": 8}  # 100 of one course, from three years


def _by_law(mark: str) -> str:
    """The letter of Decreto-Lei n.º 42/2005: the course's own distribution beside the shares of the statute."""
    course = bc.GradingTable(PT, _GRADUATES, population="reference group")
    letters = bc.GradingTableOverlap(course, bc.grading_table("PT-AE"), choose="maximum")
    return bc.convert_grade(PT.grade(mark), to="ECTS-AF", by=letters).grade.label


@pytest.mark.parametrize(
    ("mark", "letter"),
    [
        ("18", "A"),  # the best 4 %
        ("17", "A"),  # 4 to 12 %: spans A and B
        ("16", "B"),  # 12 to 32 %
        ("15", "B"),  # 32 to 57 %: spans B and C
        ("14", "C"),  # 57 to 77 %: spans C and D
        ("13", "D"),  # 77 to 92 %: spans D and E
        ("12", "E"),  # the last 8 %
    ],
)
def test_a_mark_that_spans_two_classes_takes_the_better(mark: str, letter: str) -> None:
    """ "Quando uma classificação abranja duas classes, considera-se, em princípio, na primeira delas." (art. 20)."""
    assert _by_law(mark) == letter


def test_the_shares_retired_in_2009_are_still_statute_here() -> None:
    """Art. 19: A 10 %, A and B 35 %, A to C 65 %, A to D 90 %; named in the answer."""
    course = bc.GradingTable(PT, _GRADUATES, population="reference group")
    answer = bc.convert_grade(
        PT.grade("16"), to="ECTS-AF", by=bc.GradingTableOverlap(course, bc.grading_table("PT-AE"), choose="maximum")
    )
    assert [grade.label for grade in answer.candidates] == ["B"]
    table = bc.grading_table("PT-AE")
    assert [100 * weight / table.total for _, weight in table.passing] == [10, 25, 30, 25, 10]


def test_no_fixed_table_and_no_withdrawn_algorithm_answers_by_itself() -> None:
    """The law gives shares, and DGES's algorithm of 2006 "não está de acordo com as normas legais": only institutions are left."""
    with pytest.raises(bc.NoConversionError, match="Universidade dos Açores") as caught:
        bc.convert_grade(PT.grade("17"), to="ECTS-AF")
    assert "DGES" not in str(caught.value)


@pytest.mark.parametrize(("mark", "letter"), [("9", "FX"), ("8", "FX"), ("7", "F"), ("0", "F")])
def test_the_azores_tell_two_fails_apart(mark: str, letter: str) -> None:
    """ "8-9 FX Reprovado 0-7 F" (vector TPT01)."""
    assert bc.convert_grade(PT.grade(mark), to="ECTS-AF", by="Universidade dos Açores").grade.label == letter


def test_the_azores_leave_the_letter_of_a_pass_open() -> None:
    """ "10-20 E/D/C/B/A Aprovado": the letter follows from the shares."""
    answer = bc.convert_grade(PT.grade("17"), to="ECTS-AF", by="Universidade dos Açores")
    assert [grade.label for grade in answer.candidates] == ["A", "B", "C", "D", "E"]


def test_17_is_a_or_b_by_school() -> None:
    """Fernando Pessoa and ESTAL print 16–17 B, ISCAC 17–20 A."""
    bodies = ["Universidade Fernando Pessoa", "ESTAL", "ISCAC, Coimbra Business School"]
    assert [bc.convert_grade(PT.grade("17"), to="ECTS-AF", by=body).grade.label for body in bodies] == ["B", "B", "A"]


def test_9_is_fx_or_f_by_school() -> None:
    """ESTAL prints FX for 8–9; ISCAC: "for both fail grades, uses normally F, not Fx"."""
    bodies = ["ESTAL", "ISCAC, Coimbra Business School"]
    assert [bc.convert_grade(PT.grade("9"), to="ECTS-AF", by=body).grade.label for body in bodies] == ["FX", "F"]


@pytest.mark.parametrize(("spanish", "portuguese"), [("10", "20"), ("9.5", "19"), ("7.5", "15"), ("5", "10")])
def test_a_foreign_degree_of_0_to_10_is_doubled(spanish: str, portuguese: str) -> None:
    """Despacho 23174/2008: "C=2C(índice grau)"."""
    grade = bc.grading_scale("ES-10").grade(spanish)
    assert bc.convert_grade(grade, to="PT-20").grade.label == portuguese


def test_a_double_that_is_no_whole_mark_is_a_gap() -> None:
    """2 × 7.3 = 14.6 is no grade of the scale, and how it is rounded was not read."""
    with pytest.raises(bc.EquivalenceGapError, match=r"7\.3"):
        bc.convert_grade(bc.grading_scale("ES-10").grade("7.3"), to="PT-20")


@pytest.mark.parametrize(
    ("mark", "word"), [("20", "Excelente"), ("17", "Muito Bom"), ("14", "Bom"), ("10", "Suficiente"), ("9", None)]
)
def test_words_belong_to_ranges_of_marks(mark: str, word: str | None) -> None:
    """10–13 Suficiente, 14–15 Bom, 16–17 Muito Bom, 18–20 Excelente."""
    assert PT.grade(mark).word("pt") == word


def test_a_credit_is_25_to_28_hours() -> None:
    """ "situado entre as 25 e as 28", 1500 to 1680 hours by 60."""
    (hours,) = bc.credit_system("PT", on="2026-01-01").hours_for(bc.Circumstances())
    assert hours.workload == bc.Workload(25, 28)
    assert bc.convert_credits(bc.Credits("7.5", "PT-ECTS"), to="ECTS").credits == bc.Credits("7.5", "ECTS")
