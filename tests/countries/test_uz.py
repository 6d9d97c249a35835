"""Uzbekistan: a comparison in eight columns, which leaves most letters open."""

import pytest

import bologna_credits as bc
from bologna_credits import EquivalenceGapError, NoConversionError, UndecidedError

NUU = "National University of Uzbekistan"


@pytest.mark.parametrize(("mark", "letters"), [("5", ["A"]), ("4", ["B", "C"]), ("3", ["D", "E"]), ("2", ["FX", "F"])])
def test_one_uzbek_grade_stands_beside_two_letters(mark: str, letters: list[str]) -> None:
    """The comparison's columns 1 and 3: «4» beside «B» and «C», «3» beside «D» and «E», «2» beside «FX»."""
    answer = bc.convert_grade(bc.grading_scale("UZ-5").grade(mark), to="ECTS-AF", by=NUU)
    if len(letters) == 1:
        assert answer.grade.label == letters[0]
    else:
        assert not answer.decided
        assert [grade.label for grade in answer.candidates] == letters


@pytest.mark.parametrize(
    ("letter", "mark"), [("A", "5"), ("B", "4"), ("C", "4"), ("D", "3"), ("E", "3"), ("FX", "2"), ("F", "2")]
)
def test_every_letter_stands_beside_one_uzbek_grade(letter: str, mark: str) -> None:
    """The same comparison, from column 3 to column 1."""
    assert bc.convert_grade(bc.grading_scale("ECTS-AF").grade(letter), to="UZ-5", by=NUU).grade.label == mark


def test_the_second_column_is_russias_and_the_same() -> None:
    """«5» «5», «4» «4», «3» «3», «2» «2»."""
    for mark in "5432":
        assert bc.convert_grade(bc.grading_scale("UZ-5").grade(mark), to="RU-5", by=NUU).grade.label == mark


def test_nobody_speaks_for_the_ministry() -> None:
    with pytest.raises(NoConversionError, match="National University"):
        bc.convert_grade(bc.grading_scale("UZ-5").grade("4"), to="ECTS-AF")


@pytest.mark.parametrize(("percent", "mark"), [(90, "5"), ("89.9", "4"), (70, "4"), ("69.9", "3"), (60, "3"), ("59.9", "2")])
def test_bands_since_2018(percent: int | str, mark: str) -> None:
    """'90-100%', '70-89,9%', '60-69,9%', '0-59,9%'."""
    assert bc.grading_scale("UZ", on="2024-09-01").from_percent(percent).label == mark


def test_seventy_per_cent_became_better_and_eighty_six_worse() -> None:
    """1999: '56—70% "oʻrta", 71—85% "yaxshi", 86% dan yuqori "aʼlo"'."""
    old = bc.grading_scale("UZ", on="2005-09-01")
    assert old.from_percent(70) == old.passing[-1]
    assert old.from_percent(86) == old.passing[0]
    new = bc.grading_scale("UZ-5")
    assert new.from_percent(70).label == new.from_percent(86).label == "4"


def test_the_law_university_is_outside_the_decision() -> None:
    """'Adliya vazirligi, Sog’liqni saqlash vazirligi tizimidagi oliy ta’lim muassasalari … tatbiq etilmaydi'."""
    system = bc.credit_system("UZ-KREDIT")
    assert "leaves out" in str(system.ects[0].note)
    assert [row.source.key for row in system.hours if not row.academic] == ["tsul"]


def test_thirty_academic_hours_of_unsaid_length_are_no_hours_of_the_clock() -> None:
    """'1 кредит 30 академик соат ўқув юкламасига тенгдир.'"""
    hours = bc.credit_system("UZ-KREDIT").hours[0].workload
    assert hours.low == 30
    assert hours.minutes is None
    with pytest.raises(UndecidedError):
        _ = hours.clock_hours


@pytest.mark.parametrize(("percent", "label"), [(55, None), ("54.9", "akademik qarzdor"), (56, "oʻrta")])
def test_fifty_five_per_cent_stood_in_no_row(percent: int | str, label: str | None) -> None:
    """'55% dan kam ball toʻplagan talaba akademik qarzdor, 56—70% … "oʻrta"'."""
    scale = bc.grading_scale("UZ-RATING-1999")
    if label is None:
        with pytest.raises(EquivalenceGapError):
            scale.from_percent(percent)
    else:
        assert scale.from_percent(percent).label == label
