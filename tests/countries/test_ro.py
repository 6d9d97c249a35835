"""Romania: four voices on the hours of a credit. Expected values are those that the texts print."""

import bologna_credits as bc


def test_a_credit_is_25_or_25_to_27_or_30_hours_and_the_law_says_25_to_30() -> None:
    """Law 199/2023: the hours of the ECTS guide; Partium: “25 de ore”; Timişoara: “minimum 25 … maxim 27”; Cluj: “30 de ore”."""
    rows = bc.credit_system("RO").hours_for(bc.Circumstances())
    assert [(row.basis.value, str(row.workload)) for row in rows] == [
        ("derived", "25 to 30 hours"),
        ("institution", "25 hours"),
        ("convention", "25 to 27 hours"),
        ("convention", "30 hours"),
    ]


def test_evening_students_have_24_credits_a_semester_and_one_year_more() -> None:
    """A technical university: “24 credits for evening classes”; Law 288/2004: “mai mare cu un an”, so 240 in five years, not in four."""
    system = bc.credit_system("RO")
    day, evening = (system.year_for(bc.Circumstances(mode=mode)) for mode in (None, "evening"))
    assert day is not None
    assert evening is not None
    assert [day.semester, evening.semester] == [30, 24]
    assert day.credits * 4 == evening.credits * 5 == 240


def test_credits_are_whole_and_worth_as_many_ects() -> None:
    """Law 199/2023: “Creditele de studii se cuantifică în valori numerice întregi”."""
    assert bc.credit_system("RO").whole
    assert bc.convert_credits(bc.Credits(5, "RO-CREDITE"), to="ECTS").credits == bc.Credits(5, "ECTS")
    half = bc.convert_credits(bc.Credits("4.5", "ECTS"), to="RO-CREDITE")
    assert half.credits == bc.Credits("4.5", "RO-CREDITE")
    assert "credits.whole" in {finding.code for finding in half.steps.findings}


def test_five_passes_a_course_and_fails_the_graduation_exam_in_architecture() -> None:
    """UAUIM: “the minimum grade to pass an exam is 5”, “for the graduation exam the minimum grade is 6”."""
    assert bc.grading_scale("RO").grade(5).passes
    assert [bc.grading_scale("RO-10-UAUIM-GRADUATION").grade(mark).passes for mark in (5, 6)] == [False, True]


def test_words_are_one_universitys() -> None:
    """TUIASI: “6 / 7 Satisfactory”, “4 / <4 Fail”."""
    iasi = bc.grading_scale("RO-10-TUIASI")
    assert [iasi.grade(mark).word("en") for mark in (10, 7, 6, 5, 4, 1)] == [
        "Excellent",
        "Satisfactory",
        "Satisfactory",
        "Sufficient",
        "Fail",
        "Fail",
    ]
    assert bc.grading_scale("RO").grade(7).words == {}


def test_a_result_without_a_mark_is_read_under_both_pairs_of_words() -> None:
    """Students of Timişoara: “admis/respins”; at the Polytechnic “promovat/nepromovat”."""
    scale = bc.grading_scale("RO-AR")
    assert [scale.grade(word).passes for word in ("admis", "promovat", "respins", "nepromovat")] == [True, True, False, False]
