"""Italy: surprising cases, asked through the public API."""

import pytest

import bologna_credits as bc

FALLBACK = "Tabella conversione voti (expydoc 6894905)"
IT, DEGREE, ECTS = bc.grading_scale("IT-30"), bc.grading_scale("IT-110"), bc.grading_scale("ECTS-AF")
RESULTS = bc.grading_scale("IT-PF")


def test_25_hours_with_a_tolerance_of_a_fifth() -> None:
    """ "venticinque ore di lavoro per studente", changed "entro il limite del 20 per cento": 25 ± 5."""
    (hours,) = bc.credit_system("IT-CFU").hours_for(bc.Circumstances())
    assert hours.nominal == 25
    assert hours.workload == bc.Workload(20, 30)


def test_the_tolerance_changes_nothing_in_the_credits() -> None:
    """One CFU is one ECTS credit, whatever its hours."""
    assert bc.convert_credits(bc.Credits(9, "IT-CFU"), to="ECTS").credits == bc.Credits(9, "ECTS")


def test_schools_of_art_count_in_credits_of_their_own() -> None:
    """ "1 CFA corrisponde a 25 ore": a unit of its own, one to one with ECTS."""
    with pytest.raises(bc.MixedCreditsError):
        bc.Credits(6, "IT-CFA") + bc.Credits(6, "IT-CFU")
    assert bc.convert_credits(bc.Credits(6, "IT-CFA"), to="ECTS").credits == bc.Credits(6, "ECTS")


def test_30_e_lode_is_above_30_and_has_no_other_number() -> None:
    """ "Thirty cum laude" does not add marks to the grade (30)."""
    lode = IT.grade("30 e lode")
    assert lode.label == "30L"
    assert lode > IT.grade(30)
    assert lode.value == IT.grade(30).value == 30


def test_labels_with_lode_are_text_and_no_numbers() -> None:
    """30L and 110L are labels; 31 and 111 are no grades."""
    assert DEGREE.grade("110L") == DEGREE.grade("110 e lode") > DEGREE.grade("110")
    for scale, number in ((IT, "31"), (DEGREE, "111")):
        with pytest.raises(bc.UnknownGradeError):
            scale.grade(number)


@pytest.mark.parametrize(("word", "passes"), [("Idoneo", True), ("non idoneo", False), ("respinto", False), ("Ritirato", False)])
def test_results_without_a_number(word: str, passes: bool) -> None:
    """Idoneo is a pass; a recorded fail is respinto, or ritirato, and has no number below 18."""
    grade = RESULTS.grade(word)
    assert (grade.passes, grade.value) == (passes, None)


def test_idoneo_never_becomes_a_number() -> None:
    """ "The Idoneo/Pass can never be transformed into a numerical grade." """
    answer = bc.convert_grade(RESULTS.grade("idoneo"), to="DE-TENTHS", by=bc.ModifiedBavarian())
    assert not answer.decided
    assert answer.exact is None
    assert answer.steps.open


def _decide(course: bc.CourseResult | None) -> bc.Recognition:
    agreement = bc.LearningAgreement(
        [bc.Component("ALG", "Algebra", bc.Credits(6, "IT-CFU"))], [bc.Component("M1", "Mathematics")]
    )
    courses = () if course is None else (course,)
    return bc.recognise(bc.Transcript(bc.Institution("Trieste"), courses), agreement, bc.HomeRules(credits="ECTS"))


def test_a_fail_that_is_not_recorded_is_an_open_question() -> None:
    """ "failed exams are not usually recorded": what the transcript lacks may be failed, refused or not sat."""
    decision = _decide(None)
    assert decision.debt == ()
    assert decision.recognised == ()
    assert decision.open


def test_a_pass_that_the_student_refused_gives_nothing() -> None:
    """ "è consentito allo studente rifiutare un esito positivo": 24 is a pass, and the status says that it does not stand."""
    refused = _decide(bc.CourseResult("ALG", "Algebra", bc.Credits(6, "IT-CFU"), IT.grade("24"), status="failed"))
    kept = _decide(bc.CourseResult("ALG", "Algebra", bc.Credits(6, "IT-CFU"), IT.grade("24")))
    assert [len(refused.recognised), len(kept.recognised)] == [0, 1]
    assert kept.credits == bc.CreditRange(6, 6, "ECTS")


@pytest.mark.parametrize(
    ("letter", "first", "second"),
    [
        ("A", ["30L", "30"], ["30L", "30"]),
        ("B", ["30", "29", "28", "27"], ["30", "29", "28"]),
        ("C", ["27", "26", "25", "24"], ["28", "27"]),
        ("D", ["24", "23", "22", "21", "20"], ["26", "25", "24", "23"]),
        ("E", ["20", "19", "18"], ["23", "22", "21", "20", "19", "18"]),
    ],
)
def test_the_fallback_from_letters_depends_on_the_level(letter: str, first: list[str], second: list[str]) -> None:
    """Triennali: B 30–27, C 27–24, D 24–20, E 20–18; magistrali: B 30–28, C 28–27, D 26–23, E 23–18. Open between the marks."""
    for cycle, marks in (("first", first), ("second", second)):
        level = bc.Circumstances(cycle=cycle)  # type: ignore[arg-type]  # a word of the table above
        answer = bc.convert_grade(ECTS.grade(letter), to="IT-30", by=FALLBACK, circumstances=level)
        assert [grade.label for grade in answer.candidates] == marks
        assert not answer.decided


def test_the_fallback_asks_for_the_level() -> None:
    """Without the level there is no answer."""
    with pytest.raises(bc.CircumstanceNeededError, match="cycle"):
        bc.convert_grade(ECTS.grade("B"), to="IT-30", by=FALLBACK)


def test_neighbouring_letters_share_a_mark() -> None:
    """27 is B and C of a first degree: the table is no function and cannot be turned round."""
    b, c = (bc.convert_grade(ECTS.grade(letter), to="IT-30", by=FALLBACK, cycle="first").candidates for letter in "BC")
    assert set(b) & set(c) == {IT.grade("27")}


@pytest.mark.parametrize(
    ("mark", "letter"), [("30", "A"), ("30L", "A"), ("28", "B"), ("25", "C"), ("21", "D"), ("18", "E"), ("17", "F")]
)
def test_letters_of_the_academy_of_laquila(mark: str, letter: str) -> None:
    """ "from 27 to 29 = B; from 24 to 26 = C; from 21 to 23 = D; from 18 to 20 = E" (vectors TI01, TI02, TI03, TI06)."""
    assert bc.convert_grade(IT.grade(mark), to="ECTS-AF", by="Accademia di Belle Arti dell'Aquila").grade.label == letter


@pytest.mark.parametrize(("mark", "letter"), [("29", "A"), ("27", "B"), ("25", "C"), ("24", "D"), ("21", "E"), ("17", "F")])
def test_letters_of_the_conservatory_of_cagliari(mark: str, letter: str) -> None:
    """29–30 e lode A, 27–28 B, 25–26 C, 22–24 D, 18–21 E, below 18 F (vectors TJ01, TJ02, TJ06): 24 and 21 differ."""
    assert bc.convert_grade(IT.grade(mark), to="ECTS-AF", by="Conservatorio di Cagliari").grade.label == letter


def test_no_law_chooses_between_schools() -> None:
    """24 is C in L'Aquila and D in Cagliari: the caller names whose table counts."""
    with pytest.raises(bc.NoConversionError, match="Cagliari"):
        bc.convert_grade(IT.grade("24"), to="ECTS-AF")
