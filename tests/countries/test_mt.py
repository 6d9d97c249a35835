"""Malta: surprising cases, asked through the public API."""

import pytest

import bologna_credits as bc

MARKS, LETTERS = bc.grading_scale("MT-100"), bc.grading_scale("MT-LETTERS")


@pytest.mark.parametrize("mark", ["35", "40", "44"])
def test_a_mark_of_35_to_44_is_a_compensated_pass_or_a_fail(mark: str) -> None:
    """ "Compensated Pass […] 35% - 44% CP"; "Narrow failure that however is not compensated […] 35% - 44% F"."""
    answer = bc.convert_grade(MARKS.grade(mark), to="MT-LETTERS")
    assert [grade.label for grade in answer.candidates] == ["CP", "F"]
    assert not answer.decided
    assert answer.steps.open
    assert MARKS.grade(mark).conditional is not None


@pytest.mark.parametrize(
    ("mark", "letter"), [("100", "A+"), ("94", "A"), ("75", "B+"), ("70", "B"), ("54", "D+"), ("45", "D"), ("34", "F")]
)
def test_the_bands_outside_it_are_settled(mark: str, letter: str) -> None:
    """95–100 A+, 80–94 A, 75–79 B+, 70–74 B, 50–54 D+, 45–49 D, 0–34 F."""
    assert bc.convert_grade(MARKS.grade(mark), to="MT-LETTERS").grade.label == letter


def test_the_letters_tell_what_the_mark_does_not() -> None:
    """CP is a pass that good marks in other units bring about; F is a fail, with whatever mark."""
    assert LETTERS.grade("CP").passes
    assert not LETTERS.grade("F").passes
    assert LETTERS.grade("D") > LETTERS.grade("CP") > LETTERS.grade("F")


def test_a_transcript_with_40_per_cent_is_an_open_question_and_not_a_refusal() -> None:
    """Without the letter nobody can tell whether the unit was passed; "Compensated Pass" on the transcript settles it."""
    agreement = bc.LearningAgreement(
        [bc.Component("ECN1", "Economics", bc.Credits(4, "MT-ECTS"))], [bc.Component("E1", "Economics")]
    )
    rules = bc.HomeRules(credits="ECTS")

    def decide(course: bc.CourseResult) -> bc.Recognition:
        return bc.recognise(bc.Transcript(bc.Institution("Malta"), (course,)), agreement, rules)

    by_mark = decide(bc.CourseResult("ECN1", "Economics", bc.Credits(4, "MT-ECTS"), MARKS.grade("40")))
    by_letter = decide(bc.CourseResult("ECN1", "Economics", bc.Credits(4, "MT-ECTS"), LETTERS.grade("CP")))
    assert by_mark.debt == ()
    assert by_mark.recognised == ()
    assert by_letter.credits == bc.CreditRange(4, 4, "ECTS")


@pytest.mark.parametrize("percent", ["40", "60", "67"])
def test_what_the_source_does_not_print_stays_a_gap(percent: str) -> None:
    """The stored page prints C beside 65–69 and nothing for 55–64, while the university has both C+ and C."""
    with pytest.raises(bc.EquivalenceGapError):
        LETTERS.from_percent(percent)


def test_the_classes_have_british_names_and_other_borders() -> None:
    """ "First Class Honours […] Stricter than UK (70%+)": 80–100, 70–79, 55–69, 45–54."""
    classes = bc.grading_scale("MT-CLASS")
    assert [classes.from_percent(mark).label for mark in (80, 72, 60, 45, 44)] == ["First", "2:1", "2:2", "Third", "Fail"]


def test_a_credit_is_25_hours_of_which_5_in_class() -> None:
    """ "In Malta, 1 credit is equivalent to 25 hours of total learning, 5 hours of which, must be direct contact"."""
    system = bc.credit_system("MT", on="2026-01-01")
    (hours,) = system.hours_for(bc.Circumstances())
    assert hours.workload == bc.Workload(25, 25)
    assert hours.contact == 5
    assert bc.convert_credits(bc.Credits(6, "MT-ECTS"), to="ECTS").credits == bc.Credits(6, "ECTS")


def test_a_masters_year_may_have_a_summer_semester() -> None:
    """ "An academic year may be extended by a summer semester to which 30 credits are assigned", on top of 60."""
    year = bc.credit_system("MT-ECTS").year_for(bc.Circumstances(cycle="second"))
    assert year is not None
    assert year.credits == 60
    assert year.most == 90
