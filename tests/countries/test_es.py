"""Spain: surprising cases, asked through the public API."""

import pytest

import bologna_credits as bc

ES, WORDS, FR = bc.grading_scale("ES-10"), bc.grading_scale("ES-QUAL"), bc.grading_scale("FR-20")


def test_matricula_de_honor_stands_above_ten() -> None:
    """A quota on top of 9.0 to 10: "No more than 5% of the students registered in a course" and one below 20 students."""
    honours, ten = ES.grade("Matrícula de Honor"), ES.grade("10")
    assert honours == ES.grade("MH")
    assert honours > ten > ES.grade("9.9")
    assert honours.passes


def test_a_mark_of_ten_is_not_matricula_de_honor() -> None:
    """The mention depends on the group: the mark alone gives Sobresaliente, and the mention stands for itself."""
    assert bc.convert_grade(ES.grade("10"), to="ES-QUAL").grade.label == "SB"
    assert bc.convert_grade(ES.grade("MH"), to="ES-QUAL").grade.label == "MH"


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        ("10", "Sobresaliente"),
        ("9,0", "Sobresaliente"),
        ("8,9", "Notable"),
        ("7", "Notable"),
        ("6.9", "Aprobado"),
        ("5.0", "Aprobado"),
        ("4.9", "Suspenso"),
        ("MH", "Matrícula de Honor"),
    ],
)
def test_words_of_the_decree(mark: str, word: str) -> None:
    """RD 1125/2003: 0–4.9 Suspenso, 5.0–6.9 Aprobado, 7.0–8.9 Notable, 9.0–10 Sobresaliente; in both ways of asking."""
    grade = ES.grade(mark)
    assert grade.word("es") == word
    assert bc.convert_grade(grade, to="ES-QUAL").grade.word("es") == word


def test_4_point_9_fails_and_5_passes() -> None:
    """One decimal place: nothing lies between 4.9 and 5.0."""
    assert [ES.grade(mark).passes for mark in ("4.9", "5.0")] == [False, True]
    with pytest.raises(bc.UnknownGradeError):
        ES.grade("4.95")


@pytest.mark.parametrize(
    ("word", "number"), [("Aprobado", "5.5"), ("Notable", "7.5"), ("Sobresaliente", "9.0"), ("Matrícula de Honor", "10.0")]
)
def test_a_word_without_a_number_becomes_one_at_madrid(word: str, number: str) -> None:
    """UCM, for courses with a word only: Aprobado 5,5, Notable 7,5, Sobresaliente 9, Matrícula de Honor 10 (vector WM05)."""
    answer = bc.convert_grade(WORDS.grade(word), to="ES-10", by="Universidad Complutense de Madrid")
    assert answer.grade.label == number


def test_the_way_to_the_number_and_back_is_not_the_way_forth() -> None:
    """Sobresaliente 9–10 becomes 9, and Matrícula de Honor 10 comes back as Sobresaliente."""
    number = bc.convert_grade(WORDS.grade("MH"), to="ES-10", by="Universidad Complutense de Madrid").grade
    assert bc.convert_grade(number, to="ES-QUAL").grade == WORDS.grade("SB")


def test_the_old_points_go_from_four_to_nothing() -> None:
    """UAB, after RD 1267/1994: matrícula de honor 4, excelente 3, notable 2, aprobado 1, suspenso 0."""
    assert [WORDS.grade(label).points for label in ("MH", "Excelente", "NT", "AP", "SS")] == [4, 3, 2, 1, 0]


def test_granada_leaves_the_best_french_marks_open() -> None:
    """FRANCIA 0–9,9 / 10–11,9 / 12–13,9 / 14–15,9 / 16–20 opción a M.H."""
    granada = "Universidad de Granada"
    assert [bc.convert_grade(FR.grade(mark), to="ES-QUAL", by=granada).grade.label for mark in ("15.9", "12", "10", "9.9")] == [
        "SB",
        "NT",
        "AP",
        "SS",
    ]
    answer = bc.convert_grade(FR.grade("16"), to="ES-QUAL", by=granada)
    assert [grade.label for grade in answer.candidates] == ["MH", "SB"]
    with pytest.raises(bc.EquivalenceGapError):
        bc.convert_grade(FR.grade("15.95"), to="ES-QUAL", by=granada)


def test_a_school_of_art_prints_letters_and_none_for_honours() -> None:
    """EASD Mestre Mateo: 8,0–8,9 B, 3,0–4,9 FX; Matrícula de Honra is A+, which the ECTS letters do not have."""
    assert [
        bc.convert_grade(ES.grade(mark), to="ECTS-AF", by="EASD Mestre Mateo").grade.label for mark in ("8.4", "3", "2.9")
    ] == [
        "B",
        "FX",
        "F",
    ]
    with pytest.raises(bc.EquivalenceGapError):
        bc.convert_grade(ES.grade("MH"), to="ECTS-AF", by="EASD Mestre Mateo")


def test_a_credit_is_25_to_30_hours() -> None:
    """Salamanca: "la medida del trabajo (25 a 30 horas)"."""
    (hours,) = bc.credit_system("ES", on="2026-01-01").hours_for(bc.Circumstances())
    assert hours.workload == bc.Workload(25, 30)
    assert bc.convert_credits(bc.Credits(6, "ES-ECTS"), to="ECTS").credits == bc.Credits(6, "ECTS")
