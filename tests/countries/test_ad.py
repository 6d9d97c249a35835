"""Andorra: credits by decree, marks only by a survey from abroad. Expected values are those that the quoted texts print."""

import bologna_credits as bc
from bologna_credits.core import Basis, Seen

AD = bc.grading_scale("AD")


def test_european_credits_are_ects_credits_by_decree() -> None:
    # “es computa mitjançant els crèdits europeus (ECTS, European Credit Transfer System)”
    [rate] = bc.credit_system("AD-ECTS").ects
    assert rate.basis is Basis.STATUTE
    assert bc.convert_credits(bc.Credits(180, "AD-ECTS"), to="ECTS").credits == bc.Credits(180, "ECTS")


def test_a_year_of_sixty_is_two_semesters_of_thirty() -> None:
    # “60 crèdits europeus … durant un any acadèmic”; “quatre semestres amb una càrrega de 30 crèdits cadascun”
    years = bc.credit_system("AD-ECTS").years
    assert {year.credits for year in years} == {60}
    assert [year.semester for year in years] == [None, 30]


def test_hours_come_from_one_course_and_say_so() -> None:
    # “4 crèdits que es distribueixen en 40 hores lectives i … aproximadament 80 hores d’estudi”: (40 + 80) / 4
    [hours] = bc.credit_system("AD-ECTS").hours_for(bc.Circumstances())
    assert (hours.workload, hours.basis) == (bc.Workload(30, 30), Basis.DERIVED)


def test_the_marks_are_a_convention_that_a_survey_tells() -> None:
    # “9-10 Excellent”, “7-8.9 Notable”, “5-6.9 Aprovat”, “0-4.9 Suspens (failing grade)”
    assert AD.basis is Basis.CONVENTION
    assert AD.source is not None
    assert AD.source.seen is Seen.SECONDARY
    assert [AD.grade(mark).word("ca") for mark in ("8.9", "7", "6.9", "5", "4.9")] == [
        "Notable",
        "Notable",
        "Aprovat",
        "Aprovat",
        "Suspens",
    ]
    assert [AD.grade(mark).passes for mark in ("5", "4.9")] == [True, False]
