"""Grading tables as values. The counts are those of AP Hogeschool Antwerpen, 2019/20 to 2022/23."""

import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    BolognaError,
    Finding,
    GradingScale,
    GradingTable,
    MixedScalesError,
    NumberError,
    Source,
    UnknownGradeError,
    Verdict,
    grading_scale,
)
from bologna_credits.core import facts
from bologna_credits.core.brief import title_of
from bologna_credits.core.exact import show_percent
from bologna_credits.grades import GradeRow, NumberGrades

_NO = grading_scale("NO-AF")
ANTWERP = {"20": 855, "19": 2453, "18": 6186, "17": 10495, "16": 17648, "15": 21871, "14": 26310, "13": 25692, "12": 24953}
ANTWERP |= {"11": 21706, "10": 22941}


def test_shares_and_cumulative_shares_are_those_that_antwerp_prints() -> None:
    table = GradingTable(grading_scale("BE-20"), ANTWERP, label="AP", years=(2019, 2023))
    assert table.total == 181110
    assert " ".join(map(show_percent, table.shares.values())) == "0.47 1.35 3.42 5.79 9.74 12.08 14.53 14.19 13.78 11.98 12.67"
    reached = "0.47 1.83 5.24 11.04 20.78 32.86 47.38 61.57 75.35 87.33 100.00"
    assert " ".join(map(show_percent, table.cumulative.values())) == reached
    assert table.counts
    assert table.name == "AP 2019–2023"
    assert len(table.report) == 0


def test_fails_are_kept_in_the_value_and_dropped_with_a_note() -> None:
    table = GradingTable(_NO, {"F": 3, "B": 1, "A": 1})
    assert table.dropped == ("F",)
    assert table.shares == {"A": Fraction(1, 2), "B": Fraction(1, 2)}
    assert [f.code for f in table.report] == ["table.fails-dropped"]


def test_percentages_that_do_not_add_up_are_normalised_with_a_note() -> None:
    table = GradingTable(_NO, {"A": "10.1", "B": "50.1", "C": "40"})
    assert not table.counts
    assert [f.code for f in table.report] == ["table.normalised"]
    assert sum(table.shares.values()) == 1


_UCLOUVAIN = {"20": "0.5", "19": "1.8", "18": "4.7", "17": "7.8", "16": "12.0", "15": "14.1", "14": "15.0", "13": "13.6"}
_UCLOUVAIN |= {"12": "11.9", "11": "9.9", "10": "8.9"}
_DUTCH = {"10": "0.5", "9": "2.7", "8": "14.0", "7": "40.0", "6": "35.0", "5": "6.8", "4": "0.08", "3": "0.03"}
_BRITISH = {"First": "30", "2:1": "48", "2:2": "20", "Third": "3"}


@pytest.mark.parametrize(
    ("scale", "printed", "adds_up_to", "passing"),
    [
        ("BE-FR-20", _UCLOUVAIN, "100.2", "100.2"),
        ("NL-10", _DUTCH, "99.11", "92.2"),  # the fails 5, 4 and 3 do not count
        ("GB-CLASS", _BRITISH, "101", "101"),  # whole per cent; only the caller knows that they are no counts
    ],
)
def test_published_percentages_that_do_not_add_up_are_kept_as_printed_and_normalised_in_a_step(
    scale: str, printed: dict[str, str], adds_up_to: str, passing: str
) -> None:
    table = GradingTable(grading_scale(scale), printed, counted=False)
    assert dict(table.entries) == {label: Fraction(value) for label, value in printed.items()}
    assert sum(weight for _, weight in table.entries) == Fraction(adds_up_to)
    (step,) = table.report.with_code("table.normalised")
    assert step.named["total"] == Fraction(passing)
    best = next(iter(printed.values()))
    assert next(iter(table.shares.values())) == Fraction(best) / Fraction(passing)
    assert sum(table.shares.values()) == 1


def test_a_course_histogram_and_agreed_shares_carry_a_note() -> None:
    assert [f.code for f in GradingTable(_NO, {"A": 1}, population="course").report] == ["table.course-histogram"]
    assert [f.code for f in GradingTable(_NO, {"A": 100}, population="convention").report] == ["table.convention"]


def test_cumulative_percentages_become_single_ones() -> None:
    table = GradingTable.from_cumulative(_NO, {"C": 100, "A": 10, "B": 35})
    assert table.shares == {"A": Fraction(1, 10), "B": Fraction(1, 4), "C": Fraction(13, 20)}
    with pytest.raises(NumberError, match="less than a better grade"):
        GradingTable.from_cumulative(_NO, {"A": 50, "B": 40})


@pytest.mark.parametrize(
    ("entries", "error", "words"),
    [
        ({"10-12": 5}, UnknownGradeError, "table of bands"),
        ({"A+": 5}, UnknownGradeError, 'did you mean "A"'),
        ({1: 5}, ArgumentTypeError, "must be text"),
        ({"A": -1}, NumberError, "less than nothing"),
        ([("A", 1), ("a", 2)], ArgumentError, "twice"),
        ({"F": 1}, ArgumentError, "no passing grades"),
    ],
)
def test_what_cannot_be_a_grading_table_is_refused(entries: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        GradingTable(_NO, entries)  # type: ignore[arg-type]


def test_a_table_needs_a_scale_and_a_known_population() -> None:
    with pytest.raises(ArgumentTypeError, match="a grading scale"):
        GradingTable("NO-AF", {"A": 1})  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="reference group"):
        GradingTable(_NO, {"A": 1}, population="group")  # type: ignore[arg-type]


def test_a_table_prints_and_pickles() -> None:
    table = GradingTable(_NO, {"A": 1, "B": 3}, label="<x>")
    assert "25.00" in str(table)
    assert "&lt;x&gt;" in table._repr_html_()
    assert "weight" in str(GradingTable(_NO, {"A": 25, "B": 75}))
    assert pickle.loads(pickle.dumps(table)) == table
    assert len({table, GradingTable(_NO, {"A": 1, "B": 3}, label="<x>")}) == 1


def test_single_grades_are_counted_by_their_labels_and_spellings() -> None:
    table = GradingTable.from_labels(
        grading_scale("IT-30"), iter(["28", "30L", "30 e lode", "18"]), label="one course", isced="0613"
    )
    assert dict(table.entries) == {"28": 1, "30L": 2, "18": 1}
    assert table.isced == "0613"


def test_groups_of_counts_merge_over_degrees_and_years() -> None:
    one = GradingTable(_NO, {"A": 1, "B": 3}, years=(2019, 2021), isced="061")
    other = GradingTable(_NO, {"A": 2, "C": 5, "F": 4}, years=(2020, 2023), isced="061")
    both = GradingTable.merged([one, other], label="both")
    assert dict(both.entries) == {"A": 3, "B": 3, "C": 5, "F": 4}
    assert (both.years, both.isced, both.name) == ((2019, 2023), "061", "both 2019–2023")
    undated = GradingTable.merged([one, GradingTable(_NO, {"A": 1}, isced="06")])
    assert (undated.years, undated.isced) == (None, None)


def test_merging_equal_distributions_changes_no_share() -> None:
    one = GradingTable(_NO, {"A": 1, "B": 3, "E": 7})
    assert GradingTable.merged([one, one, one]).shares == one.shares


def test_what_cannot_be_merged_is_refused() -> None:
    counts = GradingTable(_NO, {"A": 1})
    with pytest.raises(ArgumentError, match="at least one grading table"):
        GradingTable.merged([])
    with pytest.raises(MixedScalesError):
        GradingTable.merged([counts, GradingTable(grading_scale("IT-30"), {"28": 1})])
    with pytest.raises(ArgumentError, match="reference group and course"):
        GradingTable.merged([counts, GradingTable(_NO, {"A": 1}, population="course")])
    with pytest.raises(ArgumentError, match="which has percentages"):
        GradingTable.merged([counts, GradingTable(_NO, {"A": 40, "B": 60})])


@pytest.mark.parametrize("code", ["06", "061", "0613", "10", "99"])
def test_isced_codes_have_two_to_four_digits(code: str) -> None:
    assert GradingTable(_NO, {"A": 1}, isced=code).isced == code


@pytest.mark.parametrize("code", ["6", "11", "06130", "IT", ""])
def test_what_is_no_isced_code_is_refused(code: str) -> None:
    with pytest.raises(ArgumentError, match="digits of ISCED-F 2013"):
        GradingTable(_NO, {"A": 1}, isced=code)


_FACT_SCALES = {
    "be-fr-20": "BE-FR-20",
    "be-vl-20": "BE-20",
    "de-final-tenths": "DE-TENTHS",
    "nl-10": "NL-10",
    "ects-af": "ECTS-AF",
    "us-letter": "US-LETTER",
}
_NOT_TABLES = {
    "bg-nsa-normative": "agreed shares under letters, nobody counted them on the Bulgarian scale",
    "de-erste-juristische-pruefung-2023": "words of bands, not single final grades",
    "uk-hesa-2022-23": "Third/Pass is a band of two classes",
    "nl-stenden-example": "the row for 8 was lost where it was read",
    "no-dbh-A-share": "the share of one grade only",
}


def test_every_published_distribution_that_is_not_banded_loads(shared: Path) -> None:
    loaded = {}
    for fact in json.loads((shared / "facts" / "grading_tables.json").read_text("utf-8"), parse_float=Decimal)["tables"]:
        rows = [row for row in fact["rows"] if None not in row.values()]
        if "band" in rows[0] or fact["id"] in _NOT_TABLES:
            continue
        scale = grading_scale(_FACT_SCALES[fact["scale"]])
        if "count" in rows[0]:
            table = GradingTable(scale, {row["grade"]: row["count"] for row in rows})
        elif "percent" in rows[0]:
            table = GradingTable(scale, {row["grade"]: row["percent"] for row in rows})
        else:
            reached = {row["grade"]: row["cumulative_percent_this_or_better"] for row in rows}
            table = GradingTable.from_cumulative(scale, reached)
        assert sum(table.shares.values()) == 1
        for row in rows:
            if fact["id"] == "be-ap-nonart-1923":  # Munich prints 32 of 512, 6.25 %, as 6.2: half-even or a float
                assert show_percent(table.shares[row["grade"]]) == f"{row['percent']:.2f}"
                assert show_percent(table.cumulative[row["grade"]]) == f"{row['cumulative_percent_this_or_better']:.2f}"
        loaded[fact["id"]] = table
    assert len(loaded) == 10
    assert [finding.code for finding in loaded["be-uclouvain-single"].report] == ["table.normalised"]
    assert loaded["be-uclouvain-single"].total == Fraction("100.2")
    dutch = loaded["nl-2006-exams"]
    assert "table.fails-dropped" in [finding.code for finding in dutch.report]
    assert (sum(weight for _, weight in dutch.entries), dutch.total) == (Fraction("99.11"), Fraction("92.2"))


def test_a_hundred_grades_that_were_counted_are_counts_and_not_percentages() -> None:
    hundred = GradingTable.from_labels(_NO, ["A"] * 40 + ["B"] * 60)
    assert hundred.counts
    assert dict(GradingTable.merged([hundred, hundred]).entries) == {"A": 80, "B": 120}
    same = GradingTable(_NO, {"A": 40, "B": 60})
    assert not same.counts
    assert GradingTable(_NO, {"A": 40, "B": 60}, counted=True).counts
    assert "number" in str(hundred)
    with pytest.raises(ArgumentError, match="counted cannot be"):
        GradingTable(_NO, {"A": "40.5", "B": "60"}, counted=True)


_SOURCE = Source("t", "A table", "https://example.org/t", seen="secondary")


def test_each_note_on_a_table_says_what_it_is_about_and_on_which_text() -> None:
    dropped = GradingTable(_NO, {"F": "3", "A": "99.5", "B": "0.7"}, label="Physics", years=(2020, 2022), source=_SOURCE)
    assert list(dropped.report) == [
        Finding("table.fails-dropped", Verdict.NOTE, "Physics 2020–2022", facts(labels=("F",)), _SOURCE),
        Finding("table.normalised", Verdict.NOTE, "Physics 2020–2022", facts(total=Fraction("100.2")), _SOURCE),
    ]
    course = GradingTable(_NO, {"A": 1, "B": 2}, population="course", source=_SOURCE)
    named = facts(total=Fraction(3))
    assert list(course.report) == [Finding("table.course-histogram", Verdict.NOTE, "NO-AF", named, _SOURCE)]
    agreed = GradingTable(_NO, {"A": 60, "B": 40}, population="convention", label="x", source=_SOURCE)
    assert list(agreed.report) == [Finding("table.convention", Verdict.NOTE, "x", (), _SOURCE)]


def test_several_labels_that_do_not_count_are_named_in_the_order_of_the_table() -> None:
    scale = GradingScale("XX-2F", rows=[GradeRow("A", True), GradeRow("FX", False), GradeRow("F", False)])
    table = GradingTable(scale, {"F": 1, "A": 2, "FX": 1})
    assert table.dropped == ("F", "FX")
    assert table.report.findings[0].named["labels"] == ("F", "FX")


def test_a_mere_pass_has_no_place_in_a_table() -> None:
    scale = GradingScale("XX-P", rows=[GradeRow("A", True), GradeRow("pass", True, ranked=False)])
    table = GradingTable(scale, {"pass": 3, "A": 1})
    assert table.dropped == ("pass",)
    assert table.total == 1


def test_a_hundred_that_is_not_whole_is_no_note() -> None:
    assert len(GradingTable(_NO, {"A": "40.5", "B": "59.5"}).report) == 0


def test_a_table_keeps_all_that_was_said_of_it() -> None:
    said = {"population": "course", "label": "L", "years": (2020, 2021), "isced": "0613", "source": _SOURCE}
    for table in (
        GradingTable.from_cumulative(_NO, {"A": 10, "B": 100}, **said),  # type: ignore[arg-type]
        GradingTable.from_labels(_NO, ["A", "B"], **said),  # type: ignore[arg-type]
    ):
        assert {name: getattr(table, name) for name in said} == said
    for table in (
        GradingTable.from_cumulative(_NO, {"A": 10, "B": 100}),
        GradingTable.from_labels(_NO, ["A", "B"]),
        GradingTable.merged([GradingTable(_NO, {"A": 1})]),
    ):
        assert (table.population, table.label, table.years, table.isced) == ("reference group", "", None, None)
        assert table.name == "NO-AF"


def test_a_grade_that_nobody_received_adds_nothing_to_the_cumulative_share() -> None:
    assert GradingTable.from_cumulative(_NO, {"A": 10, "B": 10, "C": 100}).shares["B"] == 0


def test_merged_counts_stay_counts_even_where_they_add_up_to_a_hundred() -> None:
    half = GradingTable(_NO, {"A": 20, "B": 30})
    both = GradingTable.merged([half, half])
    assert both.total == 100
    assert both.counts


def test_merging_needs_the_years_and_the_field_of_all() -> None:
    one = GradingTable(_NO, {"A": 1}, years=(2019, 2021), isced="061", population="course")
    two = GradingTable(_NO, {"A": 1}, years=(2017, 2018), isced="061", population="course")
    both = GradingTable.merged([one, two])
    assert (both.years, both.isced, both.population, both.label) == ((2017, 2021), "061", "course", "")
    assert GradingTable.merged([one, GradingTable(_NO, {"A": 1}, population="course")]).isced is None


def _refused(make: object) -> str:
    with pytest.raises(BolognaError) as caught:
        make()  # type: ignore[operator]
    return str(caught.value)


def test_what_cannot_be_a_table_is_told_in_full() -> None:
    table = GradingTable
    other = grading_scale("IT-30")
    counts = table(_NO, {"A": 1})
    short = GradingScale("XX-AB", rows=[GradeRow("A", True), GradeRow("B", True)])
    assert _refused(lambda: table(_NO, {1: 5})) == (  # type: ignore[arg-type]
        'a label of a grading table must be text, such as "A" or "18", and is int'
    )
    assert _refused(lambda: table(_NO, {"A": "-1.5"})) == '-1.5 for "A" is less than nothing; give counts or percentages'
    assert _refused(lambda: table("NO-AF", {"A": 1})) == (  # type: ignore[arg-type]
        'scale must be a grading scale, such as grading_scale("NO-AF"), and is the text "NO-AF"'
    )
    refusal = _refused(lambda: table(_NO, {"A": 1}, population="group"))  # type: ignore[arg-type]
    assert refusal.startswith('population cannot be "group"')
    assert _refused(lambda: table(_NO, {"A": 1}, isced="6")) == (
        'isced cannot be "6"; use 2 to 4 digits of ISCED-F 2013, such as 06, 061 or 0613'
    )
    assert _refused(lambda: table(_NO, [("A", 1), ("a", 2)])) == 'entries cannot be "a twice"; use one entry for each grade'
    assert _refused(lambda: table(_NO, {"F": 1})) == (
        'entries cannot be "no passing grades"; use at least one passing grade that somebody received'
    )
    assert _refused(lambda: table(_NO, {"A": "1.5"}, counted=True)) == (
        'counted cannot be "True with fractions"; use one of whole numbers, counted=False'
    )
    assert _refused(lambda: table(short, {"10-12": 5})) == (
        'XX-AB has no grade "10-12 (a table of bands cannot be used: it needs each grade)"; it has A, B'
    )
    assert _refused(lambda: table(short, {"Z": 5})) == 'XX-AB has no grade "Z"; it has A, B'
    assert _refused(lambda: table(other, {"18–20": 5})) == (
        'IT-30 has no grade "18–20 (a table of bands cannot be used: it needs each grade)"; '
        "it has 30L, 30 to 0 in steps of 1 (lowest pass 18)"
    )
    assert _refused(lambda: table.from_cumulative(_NO, {"B": "40.5", "A": 50})) == (
        '40.5 for "B" is less than a better grade has; give cumulative percentages'
    )
    assert _refused(lambda: table.merged([])) == 'tables cannot be "nothing"; use at least one grading table'
    assert _refused(lambda: table.merged([counts, table(other, {"28": 1})])) == (
        'cannot compare a grade of NO-AF with one of IT-30; convert_grade(…, to="NO-AF") first'
    )
    assert _refused(lambda: table.merged([counts, table(_NO, {"A": 1}, population="course")])) == (
        'tables cannot be "reference group and course"; use tables of one population'
    )
    assert _refused(lambda: table.merged([counts, table(_NO, {"A": 40, "B": 60}, label="P")])) == (
        'tables cannot be "P, which has percentages"; use one of tables of counts, counted=True'
    )


def test_a_table_is_printed_with_heads_that_say_what_the_numbers_are() -> None:
    counts = GradingTable(_NO, {"B": 2, "A": 1}, label="P")
    assert str(counts) == (
        "grade  number  %      cumulative %\n"
        "-----  ------  -----  ------------\n"
        "A      1       33.33  33.33\n"
        "B      2       66.67  100.00"
    )
    weights = GradingTable(_NO, {"A": 25, "B": 75}, population="convention")
    assert str(weights).startswith("grade  weight  %      cumulative %\n")
    for table, number in ((counts, "number"), (weights, "weight")):
        heads = "".join(f'<th scope="col">{head}</th>' for head in ("grade", number, "%", "cumulative %"))
        assert heads in table._repr_html_()
    assert "P, NO-AF, reference group</caption>" in counts._repr_html_()
    assert ">NO-AF, NO-AF, convention</caption>" in weights._repr_html_()


def test_tables_that_differ_hash_apart() -> None:
    one, other = GradingTable(_NO, {"A": 1}, label="x"), GradingTable(_NO, {"A": 1}, label="y")
    assert hash(one) != hash(other)
    assert one != other


_SPAIN = grading_scale("ES-10")


def test_people_without_a_grade_are_dropped_from_a_distribution_with_a_note() -> None:
    """NP is no presentado (Universidad Francisco de Vitoria); 4.0 is a fail."""
    table = GradingTable(_SPAIN, {"NP": 3, "4.0": 2, "8.5": 4, "9.0": 2})
    assert (table.not_graded, table.dropped, int(table.total)) == (("NP",), ("4.0",), 6)
    assert [label for label, _ in table.graded] == ["4.0", "8.5", "9.0"]
    told = [(finding.code, finding.named["labels"], finding.verdict) for finding in table.report]
    assert told == [
        ("table.fails-dropped", ("4.0",), Verdict.NOTE),
        ("table.no-grades-dropped", ("NP",), Verdict.NOTE),
    ]
    sourced = attrs.evolve(table, source=_SPAIN.source)
    assert [(finding.subject, finding.source) for finding in sourced.report] == [(table.name, _SPAIN.source)] * 2


def test_a_table_shows_its_name_its_scale_and_how_many_grades_it_has_where_it_is_one_value_of_many() -> None:
    table = GradingTable(_SPAIN, {"8.5": 4, "9.0": 2})
    assert title_of(table) == f"{table.name}, ES-10: 2 grades"
    assert title_of(GradingTable(_SPAIN, {"8.5": 4})).endswith(", ES-10: 1 grade")


def test_a_label_that_the_scale_does_not_name_is_no_grade_where_the_caller_says_so() -> None:
    """Exam statistics of the TUM have a row 6.0 for those who did not come."""
    scale, counts = grading_scale("DE-THIRDS"), {"1.0": 3, "5.0": 1, "6,0": 2}
    with pytest.raises(UnknownGradeError):
        GradingTable(scale, counts)
    table = GradingTable(scale, counts, no_grades=["6,0"])
    assert (table.not_graded, int(table.total)) == (("6,0",), 3)
    counted = GradingTable.from_labels(scale, ["1.0", "6,0", "NE", "1.0"], no_grades=["6,0"])
    assert (counted.not_graded, int(counted.total)) == (("6,0", "NE"), 2)
    merged = GradingTable.merged([counted, GradingTable(scale, {"1.3": 5, "NE": 7}, counted=True)])
    assert merged.entries == (("1.0", Fraction(2)), ("1.3", Fraction(5)))


def test_a_grade_of_the_scale_is_never_called_no_grade() -> None:
    with pytest.raises(ArgumentError, match="6, which is a grade of CH-6"):
        GradingTable(grading_scale("CH-6"), {"6": 1}, no_grades=["6"])
    with pytest.raises(ArgumentTypeError, match="no_grades must be labels"):
        GradingTable(_SPAIN, {"9": 1}, no_grades="NP")


def test_a_label_of_people_without_a_grade_is_text() -> None:
    with pytest.raises(ArgumentTypeError, match="no_grades must be a list of texts, and is int"):
        GradingTable.from_labels(grading_scale("NO-AF"), ["A"], no_grades=range(3))  # type: ignore[arg-type]


def test_what_a_table_sums_up_to_is_worked_out_once_and_stays_apart_from_what_is_given_out(
    counted_calls: Callable[[type, str], list[object]],
) -> None:
    table = GradingTable(grading_scale("NO-AF"), {"A": "10", "B": "7.5", "C": "40", "F": "3"})
    expected = {"A": Fraction(20, 115), "B": Fraction(35, 115), "C": Fraction(1)}
    assert table.cumulative == expected
    asked = counted_calls(GradingScale, "grade")
    for _ in range(3):
        table.cumulative["A"] = Fraction(0)
        table.shares.clear()
        assert table.cumulative == expected
        assert table.shares == {"A": Fraction(20, 115), "B": Fraction(15, 115), "C": Fraction(80, 115)}
        assert (table.total, table.dropped, table.passing[0][1]) == (Fraction("57.5"), ("F",), Fraction(10))
    assert asked == []


def test_each_label_of_a_table_is_looked_for_once(counted_calls: Callable[[type, str], list[object]]) -> None:
    scale = GradingScale("X-MANY", numbers=NumberGrades(10_000, 1, 0, 1))
    asked = counted_calls(GradingScale, "grade")
    labels = [str(n) for n in range(1, 6_001)]
    GradingTable.from_labels(scale, labels * 3)
    assert len(asked) == len(labels)


def test_a_table_that_was_asked_equals_one_that_was_not() -> None:
    def one() -> GradingTable:
        return GradingTable(grading_scale("NO-AF"), {"A": 10, "B": 20})

    asked = one()
    assert (asked.total, len(asked.shares), len(asked.cumulative), len(asked.passing), len(asked.laid_beside)) == (
        Fraction(30),
        2,
        2,
        2,
        0,
    )
    assert (asked, hash(asked), repr(asked), pickle.dumps(asked)) == (one(), hash(one()), repr(one()), pickle.dumps(one()))


def test_labels_that_are_no_grades_are_a_list_of_texts_and_none_of_them_is_a_grade() -> None:
    with pytest.raises(ArgumentTypeError) as typed:
        GradingTable(_SPAIN, {"8.5": 4}, no_grades="6.0")
    assert str(typed.value) == 'no_grades must be labels, such as ("6.0",), and is the text "6.0"'
    with pytest.raises(ArgumentError) as refused:
        GradingTable(_SPAIN, {"8.5": 4}, no_grades=("9.0",))
    assert refused.value.argument == "no_grades"
    assert str(refused.value) == 'no_grades cannot be "9.0, which is a grade of ES-10"; use labels that are no grades'
