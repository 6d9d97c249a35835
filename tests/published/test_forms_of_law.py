"""What a definition file has to be able to say, each time in the words of a text that was read."""

from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc

_HEAD = """
format = 1
country = "XX"
names = { en = "Nowhere" }
[sources.text]
title = "The text that the test names"
url = "https://example.org"
seen = "secondary"
"""


def _known(text: str) -> bc.Catalogue:
    """The bundled catalogue and a country whose file says what a text says."""
    return bc.default_catalogue().with_definition(bc.read_definition(_HEAD + text, "xx.toml"))


_SKS = """
[[systems]]
code = "XX-SKS"
names = { en = "semester credit units" }
[[systems.ects]]
when = { activity = "theory" }
ratio = "3/2"
basis = "institution"
source = "text"
[[systems.ects]]
when = { activity = "seminar" }
ratio = "7/5"
basis = "institution"
source = "text"
"""


def test_a_seminar_has_a_rate_of_its_own() -> None:
    """Jakarta (fmipa.unj.ac.id/pbiologi, Workload and Credits): a lecture is 1,5 ECTS, a seminar 1,4 ECTS."""
    known = _known(_SKS)
    said: list[Any] = ["theory", "seminar"]
    answers = [bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", activity=work, catalogue=known) for work in said]
    assert [answer.credits.amount for answer in answers] == [15, 14]
    with pytest.raises(bc.CircumstanceNeededError, match="activity= one of theory, seminar"):
        bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", catalogue=known)


@pytest.mark.parametrize("work", ["project", "thesis", "independent-study"])
def test_projects_theses_and_independent_study_are_kinds_of_work(work: Any) -> None:
    """Thai-Nichi, handbook 2018: projects, and independent study, have hours of their own; Foreign Trade University: essays."""
    known = _known(_SKS.replace("seminar", work))
    answer = bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", activity=work, catalogue=known)
    assert answer.credits.amount == 14


_AKTS = """
[[systems]]
code = "XX-AKTS"
names = { en = "credits" }
years = [
  { credits = 60, semester = 30, basis = "institution", source = "text" },
  { credits = 48, semester = 24, when = { mode = "part-time" }, basis = "institution", source = "text" },
]
"""


def test_a_part_time_student_has_a_smaller_semester_and_the_same_credit() -> None:
    """Baku (sport.edu.az): "30 kredit toplamalısınız (qiyabi təhsilalma formasında 24 kredit)"; either way 240 to a degree."""
    known = _known(_AKTS)
    system = known.credit_system("XX-AKTS")
    semesters = [system.year_for(bc.Circumstances(mode=mode)) for mode in (None, "full-time", "part-time")]
    assert [year and year.semester for year in semesters] == [30, 30, 24]
    for mode in (None, "full-time", "part-time"):
        said = bc.Circumstances(mode=mode)
        answer = bc.convert_credits(bc.Credits(10, "XX-AKTS"), to="ECTS", circumstances=said, by_year=True, catalogue=known)
        assert answer.credits.amount == Fraction(10)


def test_the_final_year_may_hold_more_credits() -> None:
    """Tbilisi (tsu.ge, Grading System): 65 ECTS a year at most, "during the final year of the study cannot exceed 70"."""
    last = '{ credits = 60, most = 70, when = { stage = "final-year" }, basis = "institution", source = "text" },\n'
    usual = last.replace('when = { stage = "final-year" }, ', "").replace("70", "65")
    system = _known(_AKTS.replace("years = [", f"years = [\n{last}{usual}")).credit_system("XX-AKTS")
    years = [system.year_for(bc.Circumstances(stage=stage)) for stage in ("final-year", "earlier")]
    assert [year and year.most for year in years] == [70, 65]


_KREDIT = """
[[systems]]
code = "XX-KREDIT"
names = { en = "credits" }
ects = [{ ratio = 1, basis = "institution", source = "text" }]
[[systems.hours]]
low = 30
high = 30
academic = true
basis = "institution"
source = "text"
"""


def test_an_academic_hour_of_unsaid_length_makes_no_clock_hours() -> None:
    """Yerevan (armedin.am, Education): "1 credit is equal to 30 academic hours"; how long one is stands nowhere."""
    (row,) = _known(_KREDIT).credit_system("XX-KREDIT").hours_for(bc.Circumstances())
    assert str(row.workload) == "30 academic hours"
    assert row.workload * 2 == bc.Workload(60, 60, None)
    with pytest.raises(bc.UndecidedError, match="no text that was read gives the length of the hour of 30 academic hours"):
        _ = row.workload.clock_hours


def test_the_ratio_counts_and_the_answer_tells_that_the_hours_cannot_be_compared() -> None:
    """The same: 30 academic hours of 45 minutes would be 22.5 clock hours, fewer than an ECTS credit has."""
    answer = bc.convert_credits(bc.Credits(4, "XX-KREDIT"), to="ECTS", catalogue=_known(_KREDIT))
    assert answer.credits == bc.Credits(4, "ECTS")
    (note,) = [step for step in answer.steps.notes if step.code == "credits.hour-unsaid"]
    assert (note.named["hours"], note.source and note.source.key) == (bc.Workload(30, 30, None), "text")
    assert "30 academic hours" in note.message


def test_the_hours_of_a_year_are_not_judged_in_academic_hours_of_unsaid_length() -> None:
    """Hundred academic hours to a credit of 60 a year would be implausible clock hours; of academic hours nothing is known."""
    implausible = _KREDIT.replace("30", "100") + '[[systems.years]]\ncredits = 60\nbasis = "institution"\nsource = "text"\n'
    for text, told in ((implausible, []), (implausible.replace("academic = true", ""), ["data.year-load"])):
        assert [note.code for note in bc.law.check_data(bc.read_definition(_HEAD + text, "xx.toml")).notes] == told


def test_an_academic_hour_has_minutes_or_none_that_are_known() -> None:
    with pytest.raises(bc.DefinitionError, match="an academic hour of unknown length has 45 minutes"):
        _known(_KREDIT + "minutes = 45\n")


def test_the_class_work_of_a_credit_may_be_a_range() -> None:
    """Vlora (unipavaresia.edu.al, page 20): "25 orë … nga të cilat rreth 9 - 10 orë" are class work."""
    hours = _KREDIT.replace("low = 30\nhigh = 30\nacademic = true", "low = 25\nhigh = 25\ncontact = 9\ncontact_high = 10")
    (row,) = _known(hours).credit_system("XX-KREDIT").hours_for(bc.Circumstances())
    assert row.contact == 9
    assert row.contact_high == 10


@pytest.mark.parametrize("contact", ["contact = 11\ncontact_high = 10", "contact_high = 10", "contact = 9\ncontact_high = 31"])
def test_class_work_has_its_ends_in_order_and_within_the_hours(contact: str) -> None:
    with pytest.raises(bc.DefinitionError, match="give contact and contact_high, both within the hours of a credit"):
        _known(_KREDIT.replace("academic = true", contact))
