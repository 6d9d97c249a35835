"""Features of the format that difficult countries need: ranges, levels, conditions, several voices, years and hours that vary."""

from collections.abc import Callable
from fractions import Fraction
from typing import Literal

import pytest

from bologna_credits import (
    Catalogue,
    CircumstanceNeededError,
    Circumstances,
    Component,
    CourseResult,
    Credits,
    DefinitionError,
    EquivalenceGapError,
    HomeRules,
    Institution,
    LearningAgreement,
    ModifiedBavarian,
    NoConversionError,
    Source,
    Transcript,
    UnknownGradeError,
    Verdict,
    Workload,
    convert_credits,
    convert_grade,
    default_catalogue,
    recognise,
)
from bologna_credits.grades import Band
from bologna_credits.law import Definition

Define = Callable[[str], Definition]


_SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'


_SCALE = '[[scales]]\ncode = "XX-N"\nbasis = "statute"\nsource = "a"\nnumbers = { best = 10, lowest_pass = 5, worst = 0 }\n'


_LETTERS = """
[[scales]]
code = "XX-L"
basis = "institution"
source = "a"
rows = [
  { label = "CC", passes = true, value = 2 },
  { label = "DC", passes = true, value = "1.5", conditional = "the semester mean is at least 2.00" },
  { label = "DD", passes = false, value = 1, conditional = "the university decides" },
  { label = "FF", passes = false, value = 0 },
]
"""


def rate(ratio: str, more: str) -> str:
    return f'[[systems.ects]]\nratio = "{ratio}"\nbasis = "institution"\nsource = "a"\n{more}\n'


def table(rows: str, more: str = "", start: str = "XX-N") -> str:
    return f'[[equivalences]]\nfrom = "{start}"\nto = "ECTS-AF"\nbasis = "agency"\nsource = "a"\nrows = [{rows}]\n{more}\n'


@pytest.fixture
def extend(define: Define) -> Callable[[str], Catalogue]:
    return lambda rest: default_catalogue().with_definition(define(rest))


Extend = Callable[[str], Catalogue]


@pytest.mark.parametrize(
    ("band", "inside", "outside", "told"),
    [
        (Band("7.8", "8.4"), ["7.8", "8.4"], ["7.79", "8.41"], "7.8–8.4"),
        (Band(5, 5), ["5"], ["5.01"], "5"),
        (Band("3.75"), ["3.75", "9"], ["3.74"], "at least 3.75"),
        (Band(None, 4), ["4", "0"], ["4.1"], "at most 4"),
        (Band(5, 6, over=True, below=True), ["5.5"], ["5", "6"], "more than 5 and less than 6"),
    ],
)
def test_a_range_holds_its_ends_unless_the_text_says_otherwise(
    band: Band, inside: list[str], outside: list[str], told: str
) -> None:
    assert [value in band for value in inside + outside] == [True] * len(inside) + [False] * len(outside)
    assert str(band) == told


def test_a_table_with_ranges_answers_inside_and_never_between(extend: Extend) -> None:
    catalogue = extend(
        _SCALE + table('{ low = "8.5", high = 10, to = ["A"] }, { low = 5, high = 8, to = ["E"] }, { grade = "9", to = ["B"] }')
    )
    scale = catalogue.grading_scale("XX-N")
    got = [convert_grade(scale.grade(mark), to="ECTS-AF", catalogue=catalogue).grade.label for mark in ("8.5", "10", "8", "9")]
    assert got == ["A", "A", "E", "B"]
    with pytest.raises(EquivalenceGapError, match=r'no row for "8.25"; the nearest rows are 8.5–10, 5–8'):
        convert_grade(scale.grade("8.25"), to="ECTS-AF", catalogue=catalogue)


def test_a_range_of_failing_numbers_tells_failing_grades_apart(extend: Extend) -> None:
    catalogue = extend(
        _SCALE + table('{ low = 3, high = 5, below = true, to = ["FX"] }, { low = 0, high = 3, below = true, to = ["F"] }')
    )
    scale = catalogue.grading_scale("XX-N")
    assert [convert_grade(scale.grade(mark), to="ECTS-AF", catalogue=catalogue).grade.label for mark in (4, 2)] == ["FX", "F"]


def test_a_table_of_ranges_has_no_row_for_a_grade_without_a_number(extend: Extend) -> None:
    letters = '[[scales]]\ncode = "XX-W"\nbasis = "statute"\nsource = "a"\nrows = [{ label = "good", passes = true }, { label = "bad", passes = false }]\n'
    catalogue = extend(letters + table('{ low = 5, high = 10, to = ["A"] }', start="XX-W"))
    with pytest.raises(EquivalenceGapError):
        convert_grade(catalogue.grading_scale("XX-W").grade("good"), to="ECTS-AF", catalogue=catalogue)


def test_words_belong_to_ranges_where_the_text_names_ranges(extend: Extend) -> None:
    catalogue = extend(
        _SCALE
        + 'bands = [{ low = 9, high = 10, words = { de = "sehr gut" } }, { low = 9, high = 10, words = { en = "very good" } }]'
    )
    scale = catalogue.grading_scale("XX-N")
    assert (scale.grade("9.5").word("de"), scale.grade("9.5").word("en"), scale.grade("8.9").word("de")) == (
        "sehr gut",
        "very good",
        None,
    )


def test_a_number_finds_the_spelling_that_documents_use(extend: Extend) -> None:
    rows = 'rows = [{ label = "C", passes = true, aliases = ["3"] }, { label = "F", passes = false, aliases = ["02"] }]'
    scale = extend('[[scales]]\ncode = "XX-W"\nbasis = "statute"\nsource = "a"\n' + rows).grading_scale("XX-W")
    assert scale.grade(3).label == "C"
    with pytest.raises(UnknownGradeError):
        scale.grade(2)


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (_SYSTEM + rate("1", "default = true") + rate("2", "default = true"), "mark only one default"),
        (_SCALE + "bands = [{ low = 5, high = 4 }]", "the band of 5–4 runs from 5 to 4"),
        (_SCALE + "bands = [{ low = 5, high = 6 }, { low = 6, high = 7 }]", "the percent bands of 5–6 and 6–7 overlap"),
        (_SCALE + "bands = [{ low = 5 }, { low = 7 }]", "overlap"),
        (_SCALE + "bands = [{ high = 5 }, { high = 7 }]", "overlap"),
        (_SCALE + table('{ low = 5, high = 6, to = ["A"] }, { low = 5, high = 6, to = ["B"] }'), 'two rows for "5–6"'),
        (_SCALE + table('{ grade = "7", low = 5, to = ["A"] }'), 'the row "7" needs either grade'),
        (_SCALE + table('{ to = ["A"] }'), 'the row "" needs either grade'),
        (_SCALE + table('{ grade = "7", to = ["A"] }', 'default = true\nwithdrawn = "unlawful"'), "cannot be the default"),
        (
            _SYSTEM + 'years = [{ credits = 60, least = 70, basis = "statute", source = "a" }]',
            "the credits of a year are positive",
        ),
        (_SYSTEM + 'years = [{ credits = 60, least = 50, most = 40, basis = "statute", source = "a" }]', "the credits of a year"),
        (_SYSTEM + 'hours = [{ low = 25, high = 30, nominal = 31, basis = "statute", source = "a" }]', "hours are positive"),
        (
            _SYSTEM + 'hours = [{ low = 0, basis = "statute", source = "a" }]',
            "hours are positive, low comes first, and contact hours are part of them: 0, ?",
        ),
    ],
)
def test_what_makes_no_sense_keeps_the_file_out(define: Define, rest: str, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        define(rest)


_BY_LEVEL = table('{ low = 5, high = 10, to = ["A"] }', 'when = { cycle = "first" }\nauthority = "Uni"') + table(
    '{ low = 5, high = 10, to = ["B"] }', 'when = { cycle = "second" }\nauthority = "Uni"'
)


def test_a_table_for_a_level_answers_only_when_the_level_is_said(extend: Extend) -> None:
    catalogue = extend(_SCALE + _BY_LEVEL)
    mark = catalogue.grading_scale("XX-N").grade(7)
    assert convert_grade(mark, to="ECTS-AF", cycle="first", catalogue=catalogue).grade.label == "A"
    second = convert_grade(mark, to="ECTS-AF", circumstances=Circumstances(cycle="second"), catalogue=catalogue)
    assert second.grade.label == "B"
    assert "XX-N → ECTS-AF (Uni, cycle second)" in str(second)
    assert (
        convert_grade(
            mark, to="ECTS-AF", cycle="first", circumstances=Circumstances(cycle="second"), catalogue=catalogue
        ).grade.label
        == "A"
    )
    with pytest.raises(CircumstanceNeededError, match="cycle= one of first, second"):
        convert_grade(mark, to="ECTS-AF", catalogue=catalogue)
    with pytest.raises(NoConversionError):
        convert_grade(mark, to="ECTS-AF", cycle="third", catalogue=catalogue)


_TWO = table('{ low = 5, high = 10, to = ["A"] }', 'authority = "North"') + table(
    '{ low = 5, high = 10, to = ["B"] }', 'authority = "South"'
)


def test_of_several_bodies_the_caller_names_one(extend: Extend) -> None:
    catalogue = extend(_SCALE + _TWO)
    mark = catalogue.grading_scale("XX-N").grade(7)
    answer = convert_grade(mark, to="ECTS-AF", by="south", catalogue=catalogue)
    assert answer.grade.label == "B"
    assert [dict(finding.facts)["table"] for finding in answer.steps.notes] == ["XX-N → ECTS-AF (North)"]
    with pytest.raises(NoConversionError, match='name whose table counts: by="North"'):
        convert_grade(mark, to="ECTS-AF", catalogue=catalogue)
    with pytest.raises(NoConversionError, match=r'"Sout" publishes no single table for them; did you mean "South"'):
        convert_grade(mark, to="ECTS-AF", by="Sout", catalogue=catalogue)
    with pytest.raises(NoConversionError, match=r'"South" publishes no single table for them$'):
        convert_grade(mark, to="KZ-2011", by="South", catalogue=catalogue)


def test_a_range_of_numbers_may_be_conditional(extend: Extend) -> None:
    scale = extend(
        _SCALE + 'bands = [{ low = 4, high = 5, below = true, conditional = "the council may compensate" }]'
    ).grading_scale("XX-N")
    assert [scale.grade(mark).conditional for mark in ("4.5", "5")] == ["the council may compensate", None]


_SECOND = _SCALE.replace("XX-N", "XX-M")


def test_of_several_scales_the_country_s_code_means_the_default(extend: Extend) -> None:
    catalogue = extend(_SCALE + "default = true\n" + _SECOND)
    assert catalogue.grading_scale("XX", on="2020-01-01").code == "XX-N"
    assert catalogue.grading_scale("XX").code == "XX-N"


def test_a_finer_number_than_is_printed_keeps_a_label_of_its_own(extend: Extend) -> None:
    """Once, 3.745 was 3.74 where that had been asked for before."""
    means = _SCALE.replace("worst = 0 }", "worst = 0, decimals = 2 }")
    scale = extend(means).grading_scale("XX-N")
    assert scale.grade("3.74").value == Fraction("3.74")
    assert scale.grade("3.745").value == Fraction("3.745")
    assert (scale.grade("3.7").label, scale.grade("3.745").label) == ("3.70", "3.745")


def test_a_table_without_a_body_among_several_is_named_by_itself(extend: Extend) -> None:
    catalogue = extend(_SCALE + table('{ low = 5, high = 10, to = ["A"] }') + table('{ low = 5, high = 10, to = ["B"] }'))
    mark = catalogue.grading_scale("XX-N").grade(7)
    with pytest.raises(NoConversionError, match=r"name one: by=catalogue.equivalences\(…\)\[i\]"):
        convert_grade(mark, to="ECTS-AF", catalogue=catalogue)


def test_a_table_taken_back_answers_only_when_named_and_says_so(extend: Extend) -> None:
    taken_back = table('{ low = 5, high = 10, to = ["A"] }', 'authority = "Agency"\nwithdrawn = "it was unlawful"')
    catalogue = extend(_SCALE + taken_back)
    mark = catalogue.grading_scale("XX-N").grade(7)
    with pytest.raises(NoConversionError, match=r"\(withdrawn\)"):
        convert_grade(mark, to="ECTS-AF", catalogue=catalogue)
    answer = convert_grade(mark, to="ECTS-AF", by="Agency", catalogue=catalogue)
    assert answer.grade.label == "A"
    assert [finding.code for finding in answer.steps.notes] == ["grade.table-withdrawn"]


def test_a_conditional_grade_is_open_before_any_method(extend: Extend) -> None:
    catalogue = extend(_LETTERS)
    scale = catalogue.grading_scale("XX-L")
    assert scale.grade("DC").conditional == "the semester mean is at least 2.00"
    assert scale.grade("CC").conditional is None
    for label in ("DC", "DD"):
        answer = convert_grade(scale.grade(label), to="DE-TENTHS", by=ModifiedBavarian(), catalogue=catalogue)
        assert not answer.decided
        assert [finding.code for finding in answer.steps.open] == ["grade.conditional"]


def test_a_printed_row_answers_for_a_conditional_grade_with_a_note(extend: Extend) -> None:
    catalogue = extend(_LETTERS + table('{ grade = "DC", to = ["D"] }', start="XX-L"))
    answer = convert_grade(catalogue.grading_scale("XX-L").grade("DC"), to="ECTS-AF", catalogue=catalogue)
    assert answer.grade.label == "D"
    assert [finding.code for finding in answer.steps.notes] == ["grade.conditional"]


@pytest.mark.parametrize(("status", "verdict"), [(None, Verdict.OPEN), ("passed", Verdict.HOLDS), ("failed", Verdict.FAILS)])
def test_recognition_asks_a_person_unless_the_document_states_it(
    extend: Extend, status: Literal["passed", "failed"] | None, verdict: Verdict
) -> None:
    catalogue = extend(_LETTERS)
    grade = catalogue.grading_scale("XX-L").grade("DC")
    course = CourseResult("A", "Algebra", credits=Credits(5, "ECTS"), grade=grade, label="DC", status=status)
    five = Credits(5, "ECTS")
    agreement = LearningAgreement((Component("A", "Algebra", five),), (Component("H", "Home", five),))
    transcript = Transcript(Institution("Host"), courses=(course,))
    rules = HomeRules("ECTS", "ECTS-AF", source=Source("a", "x", "https://example.org", seen="secondary"))
    decision = recognise(transcript, agreement, rules, catalogue=catalogue)
    assert decision.rows[0].verdict is verdict
    assert ("recognition.passed-conditional" in {finding.code for finding in decision.report}) == (status is None)


def test_where_nobody_speaks_for_the_country_the_caller_names_the_voice(extend: Extend) -> None:
    catalogue = extend(_SYSTEM + rate("3/2", 'authority = "Scheme"') + rate("2", 'authority = "Uni"'))
    three = Credits(3, "XX-C")
    assert convert_credits(three, to="ECTS", authority="uni", catalogue=catalogue).credits == Credits(6, "ECTS")
    assert convert_credits(Credits(6, "ECTS"), to="XX-C", authority="Scheme", catalogue=catalogue).credits == Credits(4, "XX-C")
    with pytest.raises(
        NoConversionError,
        match=r'Scheme \(1.5 ECTS\), Uni \(2 ECTS\); no figure is the default of the country; name an authority: authority="Scheme"',
    ):
        convert_credits(three, to="ECTS", catalogue=catalogue)
    with pytest.raises(NoConversionError, match='"Unj" gives no figure for them; did you mean "Uni"'):
        convert_credits(three, to="ECTS", authority="Unj", catalogue=catalogue)


def test_a_named_voice_goes_before_the_default(extend: Extend) -> None:
    catalogue = extend(_SYSTEM + rate("3/2", "default = true") + rate("2", 'authority = "Uni"'))
    three = Credits(3, "XX-C")
    assert convert_credits(three, to="ECTS", catalogue=catalogue).credits == Credits("4.5", "ECTS")
    assert convert_credits(three, to="ECTS", authority="Uni", catalogue=catalogue).credits == Credits(6, "ECTS")
    with pytest.raises(NoConversionError, match=r'"qqqqqq" gives no figure for them$'):
        convert_credits(three, to="ECTS", authority="qqqqqq", catalogue=catalogue)


_YEARS = (
    'years = [{ credits = "75/2", basis = "agency", source = "a" }, '
    '{ credits = 45, when = { cycle = "second" }, least = 40, most = 50, basis = "agency", source = "a" }]\n'
)


def test_without_a_ratio_the_year_s_load_answers_only_when_asked(extend: Extend) -> None:
    catalogue = extend(_SYSTEM + _YEARS)
    five = Credits(5, "XX-C")
    with pytest.raises(NoConversionError, match=r"by_year=True takes the load of a full-time year, 37.5 of them"):
        convert_credits(five, to="ECTS", catalogue=catalogue)
    first = convert_credits(five, to="ECTS", by_year=True, cycle="first", catalogue=catalogue)
    assert first.credits == Credits(8, "ECTS")  # 60 : 37.5 = 1.6
    assert [finding.code for finding in first.steps.notes] == ["credits.by-year"]
    assert convert_credits(Credits(9, "XX-C"), to="ECTS", by_year=True, cycle="second", catalogue=catalogue).credits == Credits(
        12, "ECTS"
    )


def test_a_year_that_nobody_gives_cannot_stand_for_a_ratio(extend: Extend) -> None:
    catalogue = extend(_SYSTEM)
    with pytest.raises(NoConversionError, match="says how many of them a full-time year has"):
        convert_credits(Credits(5, "XX-C"), to="ECTS", by_year=True, catalogue=catalogue)
    with pytest.raises(NoConversionError, match=r"says what such a credit is worth in ECTS$"):
        convert_credits(Credits(5, "XX-C"), to="ECTS", catalogue=catalogue)


def test_the_year_of_a_case_may_have_bounds(extend: Extend) -> None:
    system = extend(_SYSTEM + _YEARS).credit_system("XX-C")
    assert (system.year or pytest.fail("no year")).credits == Fraction(75, 2)
    second = system.year_for(Circumstances(cycle="second"))
    assert second is not None
    assert (second.least, second.most) == (Fraction(40), Fraction(50))
    assert extend(_SYSTEM).credit_system("XX-C").year_for(Circumstances()) is None


def test_hours_may_be_a_minimum_or_have_a_tolerance(extend: Extend) -> None:
    hours = 'hours = [{ low = 45, minutes = 50, basis = "statute", source = "a" }]\n'
    system = extend(_SYSTEM + hours).credit_system("XX-C")
    work = system.hours_for(Circumstances())[0].workload
    assert str(work) == "at least 45 hours of 50 minutes"
    assert (work * 2).clock_hours == (Fraction(75), None)
    tolerance = 'hours = [{ low = 20, high = 30, nominal = 25, basis = "statute", source = "a" }]\n'
    assert extend(_SYSTEM + tolerance).credit_system("XX-C").hours_for(Circumstances())[0].nominal == 25
    assert str(Workload(5, None)) == "at least 5 hours"


def test_a_minimum_of_hours_disagrees_only_with_a_smaller_ratio(extend: Extend) -> None:
    hours = 'hours = [{ low = 45, basis = "statute", source = "a" }]\n'
    small, large = extend(_SYSTEM + hours + rate("1", "")), extend(_SYSTEM + hours + rate("2", ""))
    for catalogue, told in ((small, True), (large, False)):
        answer = convert_credits(Credits(1, "XX-C"), to="ECTS", catalogue=catalogue)
        assert ("credits.hours-disagree" in {finding.code for finding in answer.steps.notes}) is told


def test_academic_hours_are_compared_as_clock_hours(extend: Extend) -> None:
    """36 academic hours of 45 minutes are 27 clock hours: one ECTS credit, and nothing disagrees."""
    hours = 'hours = [{ low = 36, high = 36, minutes = 45, basis = "statute", source = "a" }]\n'
    answer = convert_credits(Credits(1, "XX-C"), to="ECTS", catalogue=extend(_SYSTEM + hours + rate("1", "")))
    assert not answer.steps.notes
