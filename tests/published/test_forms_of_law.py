"""What a definition file has to be able to say, each time in the words of a text that was read."""

from fractions import Fraction

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
    worth = {
        work: bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", activity=work, catalogue=known).credits.amount
        for work in ("theory", "seminar")
    }
    assert worth == {"theory": 15, "seminar": 14}
    with pytest.raises(bc.CircumstanceNeededError, match="activity= one of theory, seminar"):
        bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", catalogue=known)


@pytest.mark.parametrize("work", ["project", "thesis", "independent-study"])
def test_projects_theses_and_independent_study_are_kinds_of_work(work: str) -> None:
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
