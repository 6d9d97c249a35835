"""Grades: identity and the fail rule first, then tables, the formula, grading tables, chains."""

from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    Catalogue,
    Chain,
    CircumstanceNeededError,
    Circumstances,
    Equivalence,
    Finding,
    Grade,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    NoConversionError,
    Report,
    Source,
    Verdict,
    convert_grade,
    grading_scale,
    grading_table,
)
from bologna_credits.conversion import Linear, PublishedTable, grades as conversion_grades
from bologna_credits.core import Basis, Boundary, InForce, exact, facts
from bologna_credits.grades import EquivalenceRow, GradeRow, NumberGrades

Extend = Callable[[str], Catalogue]
NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")
_SOURCE = Source("a", "A table", "https://example.org/a", seen="secondary")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


def _table(rows: dict[str, list[str]], start: str = "NO-AF", to: str = "KZ-2011") -> Equivalence:
    made = tuple(EquivalenceRow(grade, tuple(targets)) for grade, targets in rows.items())
    return Equivalence(start, to, made, Basis.INSTITUTION, _SOURCE)


def test_a_chain_is_built_by_the_caller_and_carries_its_notes() -> None:
    histogram = GradingTable(NO, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course")
    chain = Chain(GradingTableOverlap(histogram, grading_table("ECTS-LETTERS"), choose="maximum"), via="ECTS-AF", then="INEU")
    answer = convert_grade(NO.grade("B"), to="KZ-2011", by=chain)
    # B covers 18/206 = 8.7 % to 82/206 = 39.8 %: it spans A, B and C, and the better class is A.
    assert answer.grade.label == "A"
    assert {"grade.chain", "table.course-histogram", "table.convention"} <= set(_codes(answer))
    assert convert_grade(NO.grade("F"), to="KZ-2011", by=chain).grade.label == "F"


def test_a_chain_whose_first_link_is_open_is_open() -> None:
    answer = convert_grade(NO.grade("A"), to="KZ-2011", by=Chain(ModifiedBavarian(), via="DE-THIRDS"))
    assert not answer.decided
    assert answer.steps.open[0].code == "grade.letters"


def test_wrong_input_is_told() -> None:
    with pytest.raises(ArgumentTypeError, match="grade must be a grade"):
        convert_grade("A", to="IT-30")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="to cannot be"):
        convert_grade(NO.grade("A"))


_LEVELS = """
[[scales]]
code = "XX-1"
names = { en = "one" }
rows = [{ label = "a", passes = true }, { label = "b", passes = true }, { label = "z", passes = false }]
[[scales]]
code = "XX-2"
names = { en = "two" }
rows = [{ label = "p", passes = true }, { label = "q", passes = true }, { label = "y", passes = false }]
[[scales]]
code = "XX-3"
names = { en = "three" }
numbers = { best = 10, lowest_pass = 5, worst = 0, step = 1 }
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
when = { cycle = "first" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["p"] }, { grade = "b", to = ["p", "q"] }]
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
when = { cycle = "second" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["q"] }]
[[equivalences]]
from = "XX-1"
to = "XX-2"
basis = "statute"
source = "a"
starts = { day = 2010-01-01, is = "in_force", source = "a" }
rows = [{ grade = "a", to = ["q"] }, { grade = "b", to = ["q"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
when = { cycle = "first" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "p", to = ["10"], percent = 90 }, { grade = "q", to = ["7", "6"], percent = 60 }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
when = { cycle = "second" }
ends = { day = 2009-12-31, is = "in_force", source = "a" }
rows = [{ grade = "q", to = ["8"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "statute"
source = "a"
authority = "The ministry"
default = true
starts = { day = 2010-01-01, is = "in_force", source = "a" }
rows = [{ grade = "q", to = ["9"] }]
[[equivalences]]
from = "XX-2"
to = "XX-3"
basis = "institution"
source = "a"
authority = "The college"
rows = [{ grade = "p", to = ["6"] }, { grade = "q", to = ["5"] }]
"""


@pytest.fixture(scope="module")
def levels(with_country: Extend) -> Catalogue:
    return with_country(_LEVELS)


def _linked(levels: Catalogue, label: str, then: str | None = None, **said: object) -> GradeConversion:
    start = levels.grading_scale("XX-1").grade(label)
    return convert_grade(start, to="XX-3", by=Chain(None, "XX-2", then), catalogue=levels, **said)  # type: ignore[arg-type]


def test_the_level_and_the_day_reach_both_links_of_a_chain(levels: Catalogue) -> None:
    assert _linked(levels, "a", on="2005-01-01", cycle="first").grade.label == "10"
    assert _linked(levels, "a", on="2005-01-01", circumstances=Circumstances(cycle="second")).grade.label == "8"
    assert _linked(levels, "a", on="2015-01-01").grade.label == "9"
    with pytest.raises(CircumstanceNeededError):
        _linked(levels, "a", on="2005-01-01")


def test_the_second_link_may_be_the_table_of_a_body(levels: Catalogue) -> None:
    assert _linked(levels, "a", "the COLLEGE", on="2005-01-01", cycle="first").grade.label == "6"


def test_a_chain_carries_the_answer_of_its_last_link(levels: Catalogue) -> None:
    answer = _linked(levels, "a", on="2005-01-01", cycle="first")
    scale = levels.grading_scale("XX-3")
    assert answer.start == levels.grading_scale("XX-1").grade("a")
    assert answer.to == scale
    assert (answer.result, answer.candidates, answer.percent) == (scale.grade(10), (scale.grade(10),), Fraction(90))
    assert answer.steps.findings[0] == Finding("grade.chain", Verdict.NOTE, "a (XX-1)", facts(via="XX-2"))
    assert [step.subject for step in answer.steps] == ["a (XX-1)", "a (XX-1)", "p (XX-2)", "p (XX-2)", "p (XX-2)"]
    assert [step.code for step in answer.steps][:3] == ["grade.chain", "grade.table", "grade.table"]


def test_a_chain_whose_last_link_is_open_carries_its_candidates(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    chain = Chain(levels.equivalences("XX-1", "XX-2", "2015-01-01")[0], "XX-2")
    answer = convert_grade(start, to="XX-3", by=chain, on="2005-01-01", cycle="first", catalogue=levels)
    assert [grade.label for grade in answer.candidates] == ["7", "6"]
    assert (answer.result, answer.exact, answer.percent) == (None, None, Fraction(60))


def test_a_chain_carries_the_exact_number_of_its_last_link(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    scale = GradingScale("XX-NUM", numbers=NumberGrades(1, 4, 5))
    there = Equivalence("XX-1", "XX-3", (EquivalenceRow("a", ("9",)),), Basis.GUIDE, _SOURCE)
    answer = convert_grade(start, to=scale, by=Chain(there, "XX-3", ModifiedBavarian()), catalogue=levels)
    assert answer.exact == Fraction(8, 5)  # 1 + 3·(10 − 9)/(10 − 5)


def test_a_chain_whose_first_link_leaves_a_choice_stops_there(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("b")
    answer = _linked(levels, "b", on="2005-01-01", cycle="first")
    assert (answer.start, answer.to, answer.result) == (start, levels.grading_scale("XX-3"), None)
    assert [step.code for step in answer.steps] == ["grade.chain", "grade.table-open"]


def test_a_cycle_goes_before_the_case_and_the_rest_of_the_case_stays(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-1").grade("a")
    by: dict[str, object] = {"to": "XX-2", "catalogue": levels, "on": "2005-01-01"}
    assert convert_grade(start, circumstances=Circumstances(cycle="first"), **by).grade.label == "p"  # type: ignore[arg-type]
    assert convert_grade(start, cycle="second", circumstances=Circumstances(cycle="first"), **by).grade.label == "q"  # type: ignore[arg-type]


def test_a_case_is_kept_beside_a_cycle(with_country: Extend) -> None:
    scales = "".join(
        f'[[scales]]\ncode = "XX-{n}"\nnames = {{ en = "{n}" }}\nnumbers = {{ best = 9, lowest_pass = 5, worst = 0, step = 1 }}\n'
        for n in "12"
    )
    tables = "".join(
        '[[equivalences]]\nfrom = "XX-1"\nto = "XX-2"\nbasis = "statute"\nsource = "a"\n'
        f'rows = [{{ grade = "9", to = ["{to}"] }}]\nwhen = {{ cycle = "second", track = "{track}" }}\n'
        for track, to in (("profile", 8), ("research", 7))
    )
    catalogue = with_country(scales + tables)
    grade = catalogue.grading_scale("XX-1").grade(9)
    answer = convert_grade(grade, to="XX-2", cycle="second", circumstances=Circumstances(track="research"), catalogue=catalogue)
    assert answer.grade.label == "7"


def _refused(make: Callable[[], object]) -> str:
    with pytest.raises(BolognaError) as caught:
        make()
    return str(caught.value)


def test_what_the_front_door_refuses_is_told_in_full() -> None:
    assert _refused(lambda: convert_grade("A", to="IT-30")) == (  # type: ignore[arg-type]
        'grade must be a grade, such as grading_scale("IT-30").grade("28"), and is the text "A"'
    )
    assert _refused(lambda: convert_grade(NO.grade("A"))) == (
        'to cannot be "nothing"; use a grading scale or its code, such as "ECTS-AF"'
    )
    assert _refused(lambda: convert_grade(IT.grade(28), to="DE-TENTHS", by="DE/Passau-SoBi", on="2024-10-01")) == (
        "no single rule leads from IT-30 to DE-TENTHS; there are: DE-THIRDS; the method that was named yields another scale"
    )


def test_a_scale_that_is_given_itself_is_taken_as_it_is() -> None:
    mine = GradingScale("XX-MINE", rows=[GradeRow("ok", True), GradeRow("no", False)])
    assert convert_grade(NO.grade("F"), to=mine).grade == mine.grade("no")
    assert convert_grade(IT.grade(28), to=THIRDS, by="DE/Passau-SoBi", on="2024-10-01").to == THIRDS


def test_the_table_of_a_body_needs_no_day_and_names_its_target() -> None:
    table = _table({"A": ["A-"]})
    for by in (table, PublishedTable(table)):
        answer = convert_grade(NO.grade("A"), by=by)
        assert (answer.grade.label, answer.to.code) == ("A-", "KZ-2011")
    with pytest.raises(NoConversionError, match="the method that was named yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=PublishedTable(table))


def test_a_table_of_grades_that_is_named_is_read_on_the_day_that_counts() -> None:
    until = InForce(ends=Boundary("2009-12-31", "in_force", _SOURCE))
    table = attrs.evolve(_table({"A": ["A-"]}), in_force=until)
    late = convert_grade(NO.grade("A"), by=table, on="2015-01-01")
    assert [step.code for step in late.steps] == ["grade.table", "grade.table-not-in-force"]
    assert [step.code for step in convert_grade(NO.grade("A"), by=table).steps] == ["grade.table"]


@pytest.mark.parametrize(("on", "code"), [("2015-09-01", "KZ-2011"), ("2023-09-01", "KZ-2018")])
def test_a_country_is_read_on_the_day_that_counts(on: str, code: str) -> None:
    assert convert_grade(NO.grade("F"), to="KZ", on=on).to.code == code


def test_a_body_alone_does_not_say_where_to() -> None:
    assert _refused(lambda: convert_grade(NO.grade("A"), by="UCU")) == (
        'to cannot be "nothing"; use a grading scale or its code, such as "ECTS-AF"'
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": 3},
        {"to": ["FR-20"]},
        {"to": "FR-20", "cycle": ["first"]},
        {"to": "FR-20", "beside": 3},
        {"to": "FR-20", "catalogue": "the bundled one"},
        {"to": "FR-20", "circumstances": {"cycle": "first"}},
    ],
    ids=lambda wrong: list(wrong)[-1],
)
def test_an_argument_of_the_wrong_type_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        convert_grade(grading_scale("IT-30").grade("28"), **wrong)  # type: ignore[arg-type]
    assert caught.value.argument == list(wrong)[-1]


def test_only_the_wrong_argument_is_named_where_others_are_right() -> None:
    said = Circumstances(track="research")
    with pytest.raises(ArgumentTypeError) as found:
        convert_grade(NO.grade("B"), to="KZ", on=4, cycle="first", circumstances=said)  # type: ignore[arg-type]
    assert found.value.argument == "on"


def test_a_scale_of_the_wrong_type_that_hashes_is_named_too() -> None:
    with pytest.raises(ArgumentTypeError, match=r"^to must be a grading scale or its code"):
        convert_grade(grading_scale("IT-30").grade("28"), to=3, by=ModifiedBavarian())  # type: ignore[arg-type]


def test_the_kinds_of_ways_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that makes a class of methods for each call does not fill the memory, and gets the same answers."""
    monkeypatch.setattr("bologna_credits.conversion.grades._MOST_KINDS", 0)
    monkeypatch.setattr("bologna_credits.conversion.grades._LOOKED_UP", {})
    monkeypatch.setattr("bologna_credits.conversion.grades._RANKING", {})
    mark = grading_scale("IT-30").grade("27")
    assert convert_grade(mark, to="FR-20", by=Linear(roundings=[exact.Rounding(1, "half_up")])).grade.label == "18"
    assert conversion_grades._LOOKED_UP == {}
    assert conversion_grades._RANKING == {}


def test_the_answer_of_a_chain_starts_at_the_grade_that_was_asked() -> None:
    start = NO.grade("B")
    answer = convert_grade(start, to="KZ-2011", by=Chain(_table({"B": ["B"]}, to="ECTS-AF"), via="ECTS-AF", then="INEU"))
    assert answer.start is start
    assert answer.to.code == "KZ-2011"


def test_a_method_that_breaks_is_asked_once() -> None:
    asked = []

    class Broken:
        def convert(self, start: Grade, _: GradingScale) -> GradeConversion:
            asked.append(start)
            raise TypeError("broken")

        def steps(self, _: GradeConversion) -> Report:
            return Report()

    with pytest.raises(TypeError, match="broken"):
        convert_grade(NO.grade("B"), to="KZ-2011", by=Broken())
    assert len(asked) == 1


def test_a_published_table_goes_before_the_rule_for_fails() -> None:
    """The row of a table names one of several failing grades; the rule would leave the choice open."""
    table = _table({"F": ["FX"]}, to="ECTS-AF")
    for _ in range(2):
        assert convert_grade(NO.grade("F"), to="ECTS-AF", by=table).grade.label == "FX"
        assert convert_grade(NO.grade("A"), to="NO-AF").grade.label == "A"


def test_a_target_of_the_wrong_type_is_told_with_its_type_and_an_example() -> None:
    with pytest.raises(ArgumentTypeError) as found:
        convert_grade(NO.grade("A"), to=3, by=ModifiedBavarian())  # type: ignore[arg-type]
    assert str(found.value) == 'to must be a grading scale or its code, such as "ECTS-AF", and is int'


def test_another_scale_under_the_same_code_is_not_the_grades_own() -> None:
    """A caller's scale may have the code of another: only a scale that is equal changes nothing."""
    rows = [GradeRow("A", True, 1), GradeRow("B", True, 4), GradeRow("F", False, 5)]
    other = GradingScale("NO-AF", rows=rows)
    assert other != NO
    with pytest.raises(NoConversionError):
        convert_grade(NO.grade("A"), to=other)


def test_the_word_for_the_formula_is_no_name_of_a_body() -> None:
    answer = convert_grade(IT.grade("28"), to="DE-TENTHS", by=" Bavarian")
    assert answer == convert_grade(IT.grade("28"), to="DE-TENTHS", by=ModifiedBavarian())


def test_the_level_that_is_said_reaches_the_table_of_a_body(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-2").grade("q")
    by = {"to": "XX-3", "by": "The ministry", "on": "2005-01-01", "catalogue": levels}
    assert convert_grade(start, cycle="second", **by).grade.label == "8"  # type: ignore[arg-type]
    assert convert_grade(start, circumstances=Circumstances(cycle="second"), **by).grade.label == "8"  # type: ignore[arg-type]


def test_a_body_without_a_table_is_told_by_its_name(levels: Catalogue) -> None:
    start = levels.grading_scale("XX-2").grade("q")
    with pytest.raises(NoConversionError, match='"The academy" publishes no single table for them'):
        convert_grade(start, to="XX-3", by="The academy", on="2015-01-01", catalogue=levels)


def test_the_answers_for_one_grade_with_and_without_a_percentage_are_told_apart() -> None:
    plain, beside = KZ.grade("B"), KZ.grade("B").with_percent(80)
    answers = [convert_grade(grade, to="ECTS-AF") for grade in (plain, beside, plain)]
    assert [answer.start.percent for answer in answers] == [None, Fraction(80), None]


def test_marks_beside_a_grade_change_nothing_for_a_method_that_asks_for_none() -> None:
    answer = convert_grade(IT.grade("28"), to="DE-TENTHS", by=ModifiedBavarian(), beside=[IT.grade("30")])
    assert answer == convert_grade(IT.grade("28"), to="DE-TENTHS", by=ModifiedBavarian())


def test_a_method_that_cannot_be_hashed_is_asked_with_the_callers_catalogue(levels: Catalogue) -> None:
    @attrs.define
    class Own:
        labels: dict[str, str]

        def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
            return GradeConversion(start, to, self, result=to.grade(self.labels[start.label]))

        def steps(self, _: GradeConversion) -> Report:
            return Report()

    start = levels.grading_scale("XX-1").grade("a")
    assert convert_grade(start, to="XX-3", by=Own({"a": "10"}), catalogue=levels).grade.label == "10"


def test_marks_beside_a_grade_reach_the_first_table_of_a_chain() -> None:
    """The table of the FU Berlin yields to a finer mark; that the document has none was said of this grade alone."""
    letter = grading_scale("ECTS-AF").grade("B")
    chain = Chain(None, via="DE-LAW-FU-BERLIN", then=Linear())
    unsaid, alone = (convert_grade(letter, to="IT-30", by=chain, on="2019-01-01", beside=beside) for beside in (None, ()))
    assert (unsaid.exact, [finding.code for finding in unsaid.steps.open]) == (None, ["grade.finer-unsaid"])
    assert alone.exact is not None
    assert "grade.finer-unsaid" not in [finding.code for finding in alone.steps]
