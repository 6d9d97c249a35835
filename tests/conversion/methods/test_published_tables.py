"""Conversion by a published table."""

import itertools

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Equivalence,
    EquivalenceGapError,
    GradeConversion,
    NoConversionError,
    Source,
    convert_grade,
    grading_scale,
)
from bologna_credits.conversion import PublishedTable
from bologna_credits.core import Basis, Boundary, InForce
from bologna_credits.grades import EquivalenceRow

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
_SOURCE = Source("a", "A table", "https://example.org/a", seen="secondary")


def _codes(answer: GradeConversion) -> list[str]:
    return [finding.code for finding in answer.steps]


def _table(rows: dict[str, list[str]], start: str = "NO-AF", to: str = "KZ-2011") -> Equivalence:
    made = tuple(EquivalenceRow(grade, tuple(targets)) for grade, targets in rows.items())
    return Equivalence(start, to, made, Basis.INSTITUTION, _SOURCE)


def test_a_published_table_tells_failing_grades_apart() -> None:
    answer = convert_grade(KZ.grade("F"), to="ECTS-AF")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]
    assert "grade.table-open" in _codes(answer)
    back = convert_grade(grading_scale("ECTS-AF").grade("FX"), to="KZ-2011", by="INEU")
    assert back.grade.label == "F"
    assert back.percent == 0


def test_a_table_that_maps_a_fail_onto_a_pass_is_open() -> None:
    answer = convert_grade(NO.grade("F"), by=_table({"F": ["D"]}))
    assert not answer.decided
    assert _codes(answer) == ["grade.fail-passes"]


def test_a_fail_without_a_row_follows_the_fail_rule() -> None:
    assert convert_grade(NO.grade("F"), by=_table({"A": ["A"]})).grade == KZ.grade("F")


def test_the_way_back_is_a_table_of_its_own_with_its_own_percents() -> None:
    back = convert_grade(grading_scale("ECTS-AF").grade("A"), to="KZ-2011", by="INEU")
    assert back.grade.label == "A"
    assert back.percent == 100
    assert "grade.table-percent" in _codes(back)


def test_a_gap_names_its_neighbours_and_is_never_filled() -> None:
    with pytest.raises(EquivalenceGapError, match="the nearest rows are A, C"):
        convert_grade(NO.grade("B"), by=_table({"A": ["A"], "C": ["C"]}))
    with pytest.raises(EquivalenceGapError, match="the nearest rows are A, C"):
        convert_grade(NO.grade("Bestått"), by=_table({"A": ["A"], "C": ["C"]}))


def test_other_voices_and_days_are_noted() -> None:
    ended = InForce(None, Boundary("2010-01-01", "in_force"))
    table = attrs.evolve(_table({"A": ["A"]}), in_force=ended, note="as printed")
    other = _table({"B": ["B"]})
    method = PublishedTable(table, (other, _table({"A": ["A-"]})), Boundary("2012-01-01", "signed").day)
    answer = convert_grade(NO.grade("A"), to="KZ-2011", by=method)
    assert _codes(answer) == ["grade.table", "grade.table-not-in-force", "grade.table", "grade.table"]
    assert answer.grade.label == "A"
    assert [f.named["to"] for f in answer.steps.notes[1:]] == [None, ("A-",)]
    assert convert_grade(NO.grade("A"), by=table, on="2009-01-01").steps.notes == ()
    assert convert_grade(NO.grade("A"), by=method).grade.label == "A"


def test_a_table_fits_its_own_two_scales() -> None:
    with pytest.raises(NoConversionError, match="yields another scale"):
        convert_grade(NO.grade("A"), to="IT-30", by=_table({"A": ["A"]}))
    with pytest.raises(NoConversionError, match="fits its own two scales"):
        convert_grade(IT.grade(30), by=_table({"A": ["A"]}))


def test_a_table_of_ones_own_is_read_as_people_write_it() -> None:
    source = Source("rules", "Rules", "https://example.org/rules", seen="secondary")
    rows = [EquivalenceRow("no such mark", ["B"]), EquivalenceRow("5", ["A"])]
    table = Equivalence("PL-5", "KZ-2018", rows, "institution", source)
    assert table.basis is Basis.INSTITUTION
    answer = convert_grade(grading_scale("PL-5").grade("5.0"), by=table)
    assert answer.grade.label == "A"
    assert answer.steps.holds
    with pytest.raises(ArgumentTypeError, match="to must be a list of labels"):
        EquivalenceRow("5", "A")
    with pytest.raises(ArgumentError, match="basis cannot be"):
        Equivalence("PL-5", "KZ-2018", rows, "law", source)  # type: ignore[arg-type]  # wrong on purpose


_FINER = attrs.evolve(_table({"A": ["A"], "B": ["B"]}), unless_finer=Boundary("2018-09-17", "signed"))
_CH = grading_scale("CH-6")


def test_a_table_that_yields_to_a_finer_mark_is_open_unless_there_is_none() -> None:
    """FU Berlin, law: since 2018-09-17 only where the host's own grade tells no more than the letter."""
    table = PublishedTable(_FINER)
    unsaid = convert_grade(NO.grade("B"), by=table)
    assert (unsaid.result, [f.code for f in unsaid.steps.open]) == (None, ["grade.finer-unsaid"])
    assert convert_grade(NO.grade("B"), by=table, beside=()).grade.label == "B"
    finer = convert_grade(NO.grade("B"), by=table, beside=[_CH.grade("5.25")])
    assert (finer.result, [f.code for f in finer.steps.open]) == (None, ["grade.finer-mark"])
    assert "5.25 (CH-6)" in finer.steps.open[0].message


def test_a_mark_that_tells_no_more_than_the_letter_leaves_the_table() -> None:
    coarse = [grading_scale("ECTS-AF").grade("B"), grading_scale("IT-PF").grade("idoneo"), NO.grade("A")]
    assert convert_grade(NO.grade("B"), by=PublishedTable(_FINER), beside=coarse).grade.label == "B"
    assert not convert_grade(NO.grade("B"), by=PublishedTable(_FINER), beside=[grading_scale("FR-20").grade("15")]).decided


def test_before_its_day_the_clause_on_finer_marks_does_not_count() -> None:
    law = "FU Berlin, Rechtswissenschaft"
    letter = grading_scale("ECTS-AF").grade("B")
    assert convert_grade(letter, to="DE-LAW-FU-BERLIN", by=law, on="2017-01-01").grade.label == "9.50"
    assert not convert_grade(letter, to="DE-LAW-FU-BERLIN", by=law, on="2019-01-01").decided
    assert convert_grade(letter, to="DE-LAW-FU-BERLIN", on="2019-01-01", beside=()).grade.label == "9.50"


def test_a_row_only_where_there_is_no_local_mark_is_open_beside_one_and_where_nothing_is_said() -> None:
    """Göttingen, economics, 2014-12-17: ECTS grades count "Sollte auf dem Transcript of records kein anderes Notensystem" stand."""
    table = PublishedTable(
        attrs.evolve(
            _table({}),
            rows=[EquivalenceRow("B", ["B"], unless_local=True), EquivalenceRow("C", ["C"]), EquivalenceRow("C", ["D"])],
        )
    )
    unsaid = convert_grade(NO.grade("B"), by=table)
    assert (unsaid.result, [f.code for f in unsaid.steps.open]) == (None, ["grade.local-unsaid"])
    assert convert_grade(NO.grade("B"), by=table, beside=()).grade.label == "B"
    assert convert_grade(NO.grade("B"), by=table, beside=[NO.grade("C")]).grade.label == "B"  # the same scale is no other mark
    local = convert_grade(NO.grade("B"), by=table, beside=[grading_scale("IT-PF").grade("idoneo")])
    assert (local.result, [f.code for f in local.steps.open]) == (None, ["grade.local-mark"])
    assert "idoneo (IT-PF) does" in local.steps.open[0].message
    assert [f.code for f in convert_grade(NO.grade("C"), by=table).steps.open] == ["grade.table-rows"]


def test_several_rows_of_one_mark_yield_to_a_local_mark_if_one_of_them_does() -> None:
    rows = [EquivalenceRow(to=["B"], low=5, high=6), EquivalenceRow(to=["B"], low=4, high=5, unless_local=True)]
    table = PublishedTable(attrs.evolve(_table({}, start="CH-6"), rows=rows))
    assert [f.code for f in convert_grade(_CH.grade(5), by=table).steps.open] == ["grade.local-unsaid"]
    assert convert_grade(_CH.grade(6), by=table).grade.label == "B"


def test_a_row_that_turns_a_pass_into_a_fail_is_open_as_one_that_turns_a_fail_into_a_pass_is() -> None:
    table = PublishedTable(_table({"E": ["F"], "F": ["D"]}))
    for label, code in (("E", "grade.pass-fails"), ("F", "grade.fail-passes")):
        answer = convert_grade(NO.grade(label), by=table)
        assert (answer.result, [finding.code for finding in answer.steps.open]) == (None, [code])
        assert answer.steps.open[0].source == _SOURCE


def test_a_mark_that_may_be_compensated_and_has_no_row_is_open_and_not_a_fail() -> None:
    french = PublishedTable(_table({"10": ["D"]}, start="FR-20"))
    answer = convert_grade(grading_scale("FR-20").grade("9"), by=french)
    assert (answer.result, answer.candidates) == (None, ())


def _of_ranges(*rows: tuple[str, str, list[str]], start: str = "GB-PERCENT", to: str = "ECTS-AF") -> Equivalence:
    return Equivalence(
        start, to, [EquivalenceRow(to=found, low=low, high=high) for low, high, found in rows], "institution", _SOURCE
    )


def test_a_mark_in_two_printed_rows_is_open_with_what_both_give_in_any_order() -> None:
    """Exeter prints B 60-70, C 55-60, D 50-55; the Italian table 6894905 has such ends too."""
    rows: list[tuple[str, str, list[str]]] = [("60", "70", ["B"]), ("55", "60", ["C"]), ("50", "55", ["D"])]
    britain = grading_scale("GB-PERCENT")
    for ordered in itertools.permutations(rows):
        table = _of_ranges(*ordered)
        for mark, expected in ((60, ["B", "C"]), (55, ["C", "D"])):
            answer = convert_grade(britain.grade(mark), by=table)
            assert not answer.decided
            assert [grade.label for grade in answer.candidates] == expected
            assert _codes(answer) == ["grade.table-rows"]
        assert convert_grade(britain.grade(62), by=table).grade.label == "B"
        with pytest.raises(EquivalenceGapError, match="the nearest rows are 50–55, 55–60"):
            convert_grade(britain.grade(45), by=table)


def test_a_printed_fail_of_a_mark_that_may_be_compensated_stays_as_printed_with_a_note() -> None:
    """ENIT Tarbes: 7.9 is F. The text decides on the mark; that credits were awarded is the business of recognition."""
    table = _of_ranges(("0", "9", ["2.0"]), ("10", "11", ["3.0"]), start="FR-20", to="PL-5")
    answer = convert_grade(grading_scale("FR-20").grade(9), by=table)
    assert answer.grade.label == "2.0"
    assert _codes(answer) == ["grade.table", "grade.conditional"]


def test_a_published_table_refuses_what_is_no_table_and_reads_any_iterable() -> None:
    table = _table({"A": ["A"]})
    assert PublishedTable(table, [table], beside=[NO.grade("A")]) == PublishedTable(table, (table,), beside=(NO.grade("A"),))
    with pytest.raises(ArgumentTypeError, match="table must be an Equivalence, and is int"):
        PublishedTable(3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentTypeError, match="others must be a list of Equivalences, and is int"):
        PublishedTable(table, [3])  # type: ignore[list-item]
