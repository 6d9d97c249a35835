"""The Holy See: a traditional credit beside ECTS, and two schools with two scales. Expected values are those that the texts print."""

import pytest

import bologna_credits as bc
from bologna_credits import AmbiguousCodeError


def test_ten_traditional_credits_are_15_ects_at_the_oriental_institute() -> None:
    """Pontificio Istituto Orientale: “10 crediti / 15 ects di discipline opzionali”."""
    assert bc.convert_credits(bc.Credits(10, "VA-PIO-CREDITO"), to="ECTS").credits == bc.Credits(15, "ECTS")
    assert bc.credit_system("VA").code == "VA-ECTS"  # the traditional credit is one school's


def test_an_ects_credit_is_25_hours_of_which_8_are_lessons() -> None:
    """“25 ore di lavoro dello Studente: 8 ore dedicate alla frequenza delle lezioni”; and 12 hours of lessons are 1.5 ECTS."""
    (hours,), (traditional,) = bc.credit_system("VA-ECTS").hours, bc.credit_system("VA-PIO-CREDITO").hours
    assert [str(row.workload) for row in (hours, traditional)] == ["25 hours", "37.5 hours"]
    assert [row.contact for row in (hours, traditional)] == [8, 12]


def test_thirtieths_and_tenths_have_the_same_latin_words() -> None:
    """Patristicum: “26-28,99 Magna cum laude probatus”; Teresianum: “da 9,0 a 9,69: magna cum laude probatus”."""
    thirty, ten = bc.grading_scale("VA-PATRISTICUM"), bc.grading_scale("VA-TERESIANUM")
    assert thirty.grade("28.99").word("la") == "Magna cum laude probatus"
    assert [ten.grade(mark).word("la") for mark in ("9.69", "9.70", "5.99")] == [
        "magna cum laude probatus",
        "summa cum laude probatus",
        "non probatus",
    ]
    assert [thirty.grade(mark).passes for mark in ("17.99", "18")] == [False, True]
    assert [ten.grade(mark).passes for mark in ("5.99", "6.0")] == [False, True]


def test_neither_school_speaks_for_the_holy_see() -> None:
    with pytest.raises(AmbiguousCodeError, match="VA-TERESIANUM"):
        bc.grading_scale("VA")
