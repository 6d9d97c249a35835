"""What a definition file has to be able to say, each time in the words of a text that was read."""

import datetime
import pickle
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits.credits import CreditRange

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
    assert note.subject == "XX-KREDIT"
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


_CHANGED = """
[[systems]]
code = "XX-SKS"
names = { en = "semester credit units" }
[[systems.hours]]
low = "136/3"
high = "136/3"
ends = { day = 2023-08-17, is = "in_force", source = "text" }
basis = "institution"
source = "text"
[[systems.hours]]
low = 45
high = 45
starts = { day = 2023-08-18, is = "in_force", source = "text" }
basis = "institution"
source = "text"
[[systems.ects]]
ratio = ["7/5", "3/2"]
ends = { day = 2023-08-17, is = "in_force", source = "text" }
basis = "institution"
source = "text"
[[systems.ects]]
ratio = "3/2"
starts = { day = 2023-08-18, is = "in_force", source = "text" }
basis = "institution"
source = "text"
"""


def test_the_day_that_counts_picks_the_figures_of_a_credit_that_a_law_changed() -> None:
    """Indonesia: 170 minutes a week for 16 weeks (45.33 hours), and 45 hours a semester by regulation 53/2023."""
    known = _known(_CHANGED)
    for day, hours, low in (("2020-09-01", Fraction(136, 3), 14), ("2024-09-01", Fraction(45), 15)):
        system = known.credit_system("XX-SKS")
        (row,) = system.hours_for(bc.Circumstances(), datetime.date.fromisoformat(day))
        answer = bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", on=day, catalogue=known)
        assert row.low == hours
        assert answer.range == CreditRange(low, 15, "ECTS")


def test_a_changed_figure_needs_the_day_that_counts() -> None:
    with pytest.raises(bc.NoConversionError) as caught:
        bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", catalogue=_known(_CHANGED))
    assert caught.value.choices == (
        "1.4 to 1.5 ECTS until 2023-08-17 (in force)",
        "1.5 ECTS from 2023-08-18 (in force)",
    )
    assert "say the day that counts with on=" in str(caught.value)


def test_a_day_that_the_texts_do_not_settle_gets_no_figure() -> None:
    signed = _CHANGED.replace('2023-08-18, is = "in_force"', '2023-08-16, is = "signed", known = 2024-01-01')
    signed = signed.replace('2023-08-17, is = "in_force"', '2023-08-16, is = "signed", known = 2024-01-01')
    known = _known(signed)
    with pytest.raises(bc.NoConversionError, match="do not settle which of them applied on 2023-10-01"):
        bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", on="2023-10-01", catalogue=known)
    for day, low in (("2023-08-15", 14), ("2024-01-01", 15)):
        assert bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", on=day, catalogue=known).range.low == low


def test_two_figures_of_one_day_need_names_and_those_of_different_days_do_not() -> None:
    overlap = _CHANGED.replace("2023-08-17", "2023-09-30")
    with pytest.raises(bc.DefinitionError, match="XX-SKS always"):
        _known(overlap)
    defaults = _CHANGED.replace("ratio =", "default = true\nratio =")
    assert bc.convert_credits(bc.Credits(1, "XX-SKS"), to="ECTS", on="2024-09-01", catalogue=_known(defaults)).decided
    with pytest.raises(bc.DefinitionError, match="XX-SKS always"):
        _known(defaults.replace("2023-08-17", "2023-09-30"))


def test_a_figure_that_a_later_text_repeats_needs_no_day() -> None:
    known = _known(_CHANGED.replace('ratio = ["7/5", "3/2"]', 'ratio = "3/2"'))
    answer = bc.convert_credits(bc.Credits(10, "XX-SKS"), to="ECTS", catalogue=known)
    assert answer.credits.amount == 15
    assert "credits.other-voice" not in [step.code for step in answer.steps]


@pytest.mark.parametrize("end", ['is = "in_force"', 'known = 2025-08-18, is = "in_force"'])
def test_the_kit_tries_a_figure_on_a_day_on_which_it_applied(end: str) -> None:
    text = _CHANGED.replace('2023-08-17, is = "in_force"', f"2023-08-17, {end}")
    assert bc.testing.check_definition(bc.read_definition(_HEAD + text, "xx.toml")).fails == ()


def test_the_kit_tries_the_figure_of_a_body_before_its_end_only() -> None:
    voice = _CHANGED.replace("ratio =", 'authority = "One"\nratio =').replace(
        "2023-08-17, is", "2023-08-17, known = 2025-08-18, is"
    )
    alone = voice[: voice.rindex("[[systems.ects]]")]
    assert bc.testing.check_definition(bc.read_definition(_HEAD + alone, "xx.toml")).fails == ()


def test_a_unit_of_pint_has_no_ratio_where_the_figure_changed() -> None:
    changed = _CHANGED.replace('ratio = ["7/5", "3/2"]', 'ratio = "7/5"')
    for text in (changed, changed.replace("ratio =", "default = true\nratio =")):
        assert bc.units.fixed_ratio(_known(text).credit_system("XX-SKS")) is None


_KHAZAR = """
[[scales]]
code = "XX-KHAZAR"
names = { en = "percentages" }
basis = "institution"
source = "text"
numbers = { best = 100, lowest_pass = 70, worst = 0, step = 1 }
pass = [
  { when = { cycle = "first" }, number = 60 },
  { when = { cycle = "second" }, number = 65, source = "text" },
  { when = { cycle = "third" }, number = 70 },
]
[[scales]]
code = "XX-KHAZAR-AF"
names = { en = "letters" }
fail = "F"
basis = "institution"
source = "text"
rows = [
  { label = "A", passes = true },
  { label = "B", passes = true },
  { label = "C", passes = true },
  { label = "D+", passes = false },
  { label = "D", passes = false },
  { label = "F", passes = false },
  { label = "IC", passes = false, graded = false },
  { label = "credit", passes = true, ranked = false },
]
pass = [
  { when = { cycle = "first" }, label = "D" },
  { when = { cycle = "second" }, label = "D+" },
  { when = { cycle = "third" }, label = "C" },
]
[[equivalences]]
from = "XX-KHAZAR"
to = "XX-KHAZAR-AF"
default = true
basis = "institution"
source = "text"
rows = [
  { low = 90, high = 100, to = ["A"] },
  { low = 60, high = 69, to = ["D"] },
  { low = 0, high = 59, to = ["F"] },
]
"""
_LEVELS: list[tuple[Any, int]] = [(None, 59), ("first", 60), ("second", 65), ("third", 70)]


@pytest.mark.parametrize("mark", range(101))
def test_a_pass_mark_by_level_decides_by_the_level_and_without_it_only_outside_the_marks(mark: int) -> None:
    """Khazar University, Grading Policies: 60 passes at first, 65 in a master's, 70 in a doctoral programme."""
    grade = _known(_KHAZAR).grading_scale("XX-KHAZAR").grade(mark)
    for cycle, lowest in _LEVELS[1:]:
        decided = grade.under(bc.Circumstances(cycle=cycle))
        assert (decided.passes, decided.conditional) == (mark >= lowest, None)
    assert grade.passes is (mark >= 70)
    assert (grade.conditional is None) is not (60 <= mark < 70)


def test_the_letters_of_the_levels_pass_by_level() -> None:
    """The same page: D+ is the low pass of a master's, and doctoral programmes have none."""
    scale = _known(_KHAZAR).grading_scale("XX-KHAZAR-AF")
    passing = {
        cycle: [grade.label for grade in scale.under(bc.Circumstances(cycle=cycle)).passing]
        for cycle in ("first", "second", "third")
    }
    assert passing == {"first": ["A", "B", "C", "D+", "D"], "second": ["A", "B", "C", "D+"], "third": ["A", "B", "C"]}
    unsaid = {grade.label: grade.conditional is not None for grade in scale.grades}
    assert [label for label, conditional in unsaid.items() if conditional] == ["D+", "D"]
    assert scale.grade("D").conditional == "the pass mark is D (cycle first), D+ (cycle second), C (cycle third)"
    assert scale.grade("credit").under(bc.Circumstances("third")).passes


@pytest.mark.parametrize(("cycle", "lowest"), _LEVELS)
def test_the_formula_takes_the_pass_mark_of_the_level(cycle: Any, lowest: int) -> None:
    """By hand: x = 1 + 3 · (100 − 85) / (100 − Nmin)."""
    known = _known(_KHAZAR)
    grade = known.grading_scale("XX-KHAZAR").grade(85)
    if cycle is None:
        with pytest.raises(bc.CircumstanceNeededError, match=r"pass mark of XX-KHAZAR .* cycle= one of first, second, third"):
            bc.convert_grade(grade, to="DE-TENTHS", by="bavarian", catalogue=known)
        return
    answer = bc.convert_grade(grade, to="DE-TENTHS", by="bavarian", cycle=cycle, catalogue=known)
    assert answer.exact == 1 + 3 * Fraction(15, 100 - lowest)


def test_a_mark_between_the_pass_marks_is_open_without_the_level_and_below_them_a_fail() -> None:
    known = _known(_KHAZAR)
    scale = known.grading_scale("XX-KHAZAR")
    between = bc.convert_grade(scale.grade(62), to="DE-TENTHS", by="bavarian", catalogue=known)
    assert [step.code for step in between.steps.open] == ["grade.conditional"]
    assert "the pass mark is 60 (cycle first), 65 (cycle second), 70 (cycle third)" in between.steps.open[0].message
    assert between.steps.open[0].source is not None
    below = bc.convert_grade(scale.grade(42), to="DE-THIRDS", by="bavarian", catalogue=known)
    assert not below.grade.passes
    doctor = bc.convert_grade(scale.grade(62), to="DE-THIRDS", by="bavarian", cycle="third", catalogue=known)
    assert not doctor.grade.passes


def test_a_grade_onto_a_scale_whose_pass_mark_depends_on_the_level_needs_it_too() -> None:
    known = _known(_KHAZAR)
    grade = bc.grading_scale("IT-30").grade("18")
    line = bc.Linear(best=100, lowest=60)
    with pytest.raises(bc.CircumstanceNeededError, match="XX-KHAZAR"):
        bc.convert_grade(grade, to="XX-KHAZAR", by=line, catalogue=known)
    assert bc.convert_grade(grade, to="XX-KHAZAR", by=line, cycle="first", catalogue=known).grade.passes
    refused = bc.convert_grade(grade, to="XX-KHAZAR", by=line, cycle="second", catalogue=known)
    assert not refused.decided  # 60 is no pass of a master's programme


def test_a_table_needs_no_level_and_makes_no_pass_of_a_fail() -> None:
    known = _known(_KHAZAR)
    scale = known.grading_scale("XX-KHAZAR")
    assert bc.convert_grade(scale.grade(95), to="XX-KHAZAR-AF", catalogue=known).grade.label == "A"
    unsaid = bc.convert_grade(scale.grade(62), to="XX-KHAZAR-AF", catalogue=known)
    assert not any(candidate.passes for candidate in unsaid.candidates)
    first = bc.convert_grade(scale.grade(62), to="XX-KHAZAR-AF", cycle="first", catalogue=known).grade
    assert (first.label, first.passes) == ("D", True)


def test_no_pass_mark_of_another_level_is_taken_for_one_that_the_text_does_not_name() -> None:
    known = _known(_KHAZAR)
    grade = known.grading_scale("XX-KHAZAR").grade(62)
    assert grade.under(bc.Circumstances(cycle="short")) is grade
    with pytest.raises(bc.CircumstanceNeededError, match="first, second, third"):
        bc.convert_grade(grade.scale.grade(85), to="DE-TENTHS", by="bavarian", cycle="short", catalogue=known)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("number = 60 }", "number = 200 }", "the pass mark 200 .cycle first. is no grade of the scale"),
        ("number = 60 }", 'label = "A" }', "the pass mark A .cycle first. is no grade of the scale"),
        ('label = "D" }', "number = 60 }", "the pass mark 60 .cycle first. is no grade of the scale"),
        ('label = "D" }', 'label = "IC" }', "the pass mark IC .cycle first. is no grade of the scale"),
        ("lowest_pass = 70", "lowest_pass = 60", "60 passes, and fails by one of the pass marks"),
        (
            '{ label = "D+", passes = false }',
            '{ label = "D+", passes = true }',
            r"D\+ passes, and fails by one of the pass marks",
        ),
        ('when = { cycle = "second" }, number', 'when = { track = "profile" }, number', "could both apply|both"),
    ],
)
def test_pass_marks_are_grades_of_their_scale_and_the_strictest_applies_without_a_level(
    before: str, after: str, told: str
) -> None:
    with pytest.raises(bc.DefinitionError, match=told):
        _known(_KHAZAR.replace(before, after))


def test_columns_answer_by_the_level_and_leave_a_mark_between_the_pass_marks_open() -> None:
    pl = pytest.importorskip("polars")
    known = _known(_KHAZAR)
    marks = [59, 62, 67, 85, 100]
    asked: dict[str, Any] = {"grade": "mark", "scale": "XX-KHAZAR", "to": "DE-THIRDS", "by": "bavarian", "catalogue": known}
    for cycle, lowest in _LEVELS[1:]:
        found = bc.frames.convert_grades(pl.DataFrame({"mark": marks}), cycle=cycle, want=("exact_text", "passes"), **asked)
        by_hand = [1 + 3 * Fraction(100 - mark, 100 - lowest) if mark >= lowest else None for mark in marks]
        assert [value and Fraction(value) for value in found["mark_exact_text"]] == by_hand
        assert [value == "fail" for value in found["mark_passes"]] == [value is None for value in by_hand]
    levels = pl.DataFrame({"mark": [62, 62], "level": ["first", "third"]})
    found = bc.frames.convert_grades(levels, cycle_column="level", want=("status", "reason"), **asked)
    assert found["mark_status"].to_list() == ["OPEN", "HOLDS"]  # 3.85 is no third; below 70 a doctoral student fails
    unsaid = bc.frames.convert_grades(pl.DataFrame({"mark": [62]}), want=("status", "reason"), **asked)
    assert unsaid.row(0)[1:] == ("OPEN", "grade.conditional")


def test_labels_of_a_column_are_neither_passes_nor_fails_between_the_pass_marks() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"mark": ["59", "62", "71"]})
    found = bc.frames.read_labels(frame, label="mark", scale="XX-KHAZAR", catalogue=_known(_KHAZAR))
    assert found["mark_passes"].to_list() == ["fail", None, "pass"]
    assert found["mark_status"].to_list() == ["HOLDS", "OPEN", "HOLDS"]
    assert found["mark_reason"].to_list() == [None, "grade.conditional", None]


def test_a_derived_scale_is_stored_and_pickled_whole() -> None:
    scale = _known(_KHAZAR).grading_scale("XX-KHAZAR").under(bc.Circumstances("first"))
    assert pickle.loads(pickle.dumps(scale)) == scale
    assert scale.under(bc.Circumstances("second")) is scale  # settled once
    assert pickle.loads(pickle.dumps(scale.grade(62))).passes


def test_the_kit_accepts_pass_marks_by_level() -> None:
    assert bc.testing.check_definition(bc.read_definition(_HEAD + _KHAZAR, "xx.toml")).fails == ()


_DEGREE = """
[[scales]]
code = "XX-20-DEGREE"
names = { en = "degree averages" }
basis = "institution"
source = "text"
numbers = { best = 20, lowest_pass = 10, worst = 0 }
bands = [
  { low = 18, high = 20, words = { en = "Excellent", de = "Ausgezeichnet" } },
  { low = 16, high = 18, below = true, words = { en = "Very Good", de = "Sehr gut" } },
  { low = 14, high = 16, below = true, words = { en = "Good", de = "Gut" } },
  { low = 12, high = 14, below = true, words = { en = "Fair", de = "Befriedigend" } },
  { low = 10, high = 12, below = true, words = { en = "Pass", de = "Bestanden" } },
]
[[scales]]
code = "XX-AF"
names = { en = "grades A to F" }
fail = "F"
basis = "institution"
source = "text"
rows = [
  { label = "A", passes = true, value = 10, percent = [90, 100] },
  { label = "B", passes = true, value = 9, percent = [80, 90], below = true },
  { label = "C", passes = true, value = 8, percent = [70, 80], below = true },
  { label = "D", passes = true, value = 7, percent = [60, 70], below = true },
  { label = "E", passes = true, value = 6, percent = [50, 60], below = true },
  { label = "F", passes = false, percent = [0, 50], below = true },
]
"""


@pytest.mark.parametrize(
    ("mean", "word"),
    [("20", "Excellent"), ("18", "Excellent"), ("17.999", "Very Good"), ("16", "Very Good"), ("15.99", "Good"), ("10", "Pass")],
)
def test_a_class_of_degrees_is_closed_at_the_top_and_half_open_below(mean: str, word: str) -> None:
    """Luxembourg (wwwen.uni.lu, Grading system): "Very Good": 16 ≤ weighted numerical average of all modules < 18."""
    assert _known(_DEGREE).grading_scale("XX-20-DEGREE").grade(mean).word("en") == word


def test_columns_of_a_scale_with_half_open_classes_convert_like_its_grades() -> None:
    """The classes are words: they change no number, at 18 and beside it."""
    pl = pytest.importorskip("polars")
    known = _known(_DEGREE)
    means = [Fraction(n, 100) for n in range(990, 2001, 7)] + [Fraction(18), Fraction(1799, 100), Fraction(16), Fraction(10)]
    frame = pl.DataFrame({"mean": [float(mean) for mean in means]})
    asked: dict[str, Any] = {"to": "DE-TENTHS", "by": "DE/KMK", "catalogue": known}
    found = bc.frames.convert_grades(frame, grade="mean", scale="XX-20-DEGREE", want=("grade", "exact_text"), **asked)
    scale = known.grading_scale("XX-20-DEGREE")
    answers = [bc.convert_grade(scale.grade(mean), **asked) for mean in means]
    assert found["mean_exact_text"].to_list() == [a.exact and bc.core.show_exact(a.exact) for a in answers]
    assert found["mean_grade"].to_list() == [a.result and a.result.label for a in answers]


@pytest.mark.parametrize(
    ("points", "label"), [("100", "A"), ("90", "A"), ("89.99", "B"), ("80", "B"), ("59.5", "E"), ("50", "E"), ("49.99", "F")]
)
def test_points_between_two_whole_numbers_have_a_grade_where_the_bands_exclude_their_upper_ends(points: str, label: str) -> None:
    """Montenegro (ucg.ac.me): "Grade E … more or equal to 50 points and less than 60 points"."""
    assert _known(_DEGREE).grading_scale("XX-AF").from_percent(points).label == label


def test_the_kit_accepts_bands_that_exclude_an_end() -> None:
    found = bc.testing.check_definition(bc.read_definition(_HEAD + _DEGREE, "xx.toml"))
    assert found.fails == ()
    assert "data.bands-gap" not in [note.code for note in found.notes]


_UTMS = """
[[scales]]
code = "XX-UTMS"
names = { en = "grades 10 to 5" }
fail = "5"
basis = "institution"
source = "text"
rows = [
  { label = "10", passes = true, value = 10, share = 10 },
  { label = "9", passes = true, value = 9, share = 25 },
  { label = "8", passes = true, value = 8, share = 30 },
  { label = "7", passes = true, value = 7, share = 25 },
  { label = "6", passes = true, value = 6, percent = [40, "49.9"] },
  { label = "5", passes = false, value = 5, percent = [0, "39.9"] },
]
[[final_mark_practices]]
code = "XX/UTMS"
body = "University"
scale = "XX-UTMS"
admission = "1/2"
examination = "1/2"
least = 40
source = "text"
"""


@pytest.mark.parametrize(("points", "label"), [("49.9", "6"), ("40", "6"), ("39.9", "5"), ("0", "5")])
def test_grades_by_points_are_those_of_the_points(points: str, label: str) -> None:
    """Skopje (utms.edu.mk, Grading system): "up to 39.9% of points earned 5 (F)", "40-49,9% of the points earned 6 (E)"."""
    assert _known(_UTMS).grading_scale("XX-UTMS").from_percent(points).label == label


@pytest.mark.parametrize("points", ["50", "75", "100"])
def test_points_tell_no_grade_that_is_given_by_rank(points: str) -> None:
    """The same: "25% of the total number of students 7 (D)", and 8, 9 and 10 in the same way."""
    with pytest.raises(bc.UndecidedError, match=r"given by rank: .*10 10 %, 9 25 %, 8 30 %, 7 25 % of the students"):
        _known(_UTMS).grading_scale("XX-UTMS").from_percent(points)


def test_a_final_mark_above_the_bands_is_open_because_the_rank_decides() -> None:
    """The weights are invented: half the term, half the examination; 80 and 70 make 75."""
    mark = bc.conversion.final_mark([80], 70, by="XX/UTMS", catalogue=_known(_UTMS))
    assert not mark.decided
    (point,) = mark.steps.open
    assert (point.code, point.named["total"], point.named["grades"]) == ("final.by-rank", 75, ("10", "9", "8", "7"))


def test_points_between_two_bands_below_the_ranks_stay_a_gap() -> None:
    with pytest.raises(bc.EquivalenceGapError, match=r"5 0–39\.9 %"):
        _known(_UTMS).grading_scale("XX-UTMS").from_percent("39.95")


def test_a_grade_by_rank_converts_by_its_number_like_any_other() -> None:
    """By hand: 1 + 3 · (10 − 8) / (10 − 6)."""
    known = _known(_UTMS)
    grade = known.grading_scale("XX-UTMS").grade("8")
    assert bc.convert_grade(grade, to="DE-TENTHS", by="bavarian", catalogue=known).exact == Fraction(5, 2)
    by_percent = bc.convert_grade(grade, to="DE-TENTHS", by=bc.ModifiedBavarian(value="percent"), catalogue=known)
    assert [step.code for step in by_percent.steps.open] == ["grade.number-lacking"]


@pytest.mark.parametrize("wrong", ["share = 0", "share = 36"])
def test_shares_are_parts_of_all_students(wrong: str) -> None:
    with pytest.raises(bc.DefinitionError, match="the shares of the students by rank"):
        _known(_UTMS.replace("share = 25", wrong))


def test_the_kit_accepts_ranks_beside_points() -> None:
    assert bc.testing.check_definition(bc.read_definition(_HEAD + _UTMS, "xx.toml")).fails == ()
