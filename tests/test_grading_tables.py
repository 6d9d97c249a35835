"""Grading tables as values. The counts are those of AP Hogeschool Antwerpen, 2019/20 to 2022/23."""

import pickle
from fractions import Fraction

import pytest

from bologna_credits import GradingTable, grading_scale
from bologna_credits.errors import ArgumentError, ArgumentTypeError, NumberError, UnknownGradeError
from bologna_credits.grading_tables import percent

_NO = grading_scale("NO-AF")
ANTWERP = {"20": 855, "19": 2453, "18": 6186, "17": 10495, "16": 17648, "15": 21871, "14": 26310, "13": 25692, "12": 24953}
ANTWERP |= {"11": 21706, "10": 22941}


def test_shares_and_cumulative_shares_are_those_that_antwerp_prints() -> None:
    table = GradingTable(grading_scale("BE-20"), ANTWERP, label="AP", years=(2019, 2023))
    assert table.total == 181110
    assert [percent(share) for share in table.shares.values()][:4] == ["0.47", "1.35", "3.42", "5.79"]
    assert [percent(share) for share in table.cumulative.values()][:4] == ["0.47", "1.83", "5.24", "11.04"]
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
        ({1: 5}, ArgumentTypeError, "is text"),
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
        GradingTable(_NO, {"A": 1}, population="group")


def test_a_table_prints_and_pickles() -> None:
    table = GradingTable(_NO, {"A": 1, "B": 3}, label="<x>")
    assert "25.00" in str(table)
    assert "&lt;x&gt;" in table._repr_html_()
    assert "weight" in str(GradingTable(_NO, {"A": 25, "B": 75}))
    assert pickle.loads(pickle.dumps(table)) == table
    assert len({table, GradingTable(_NO, {"A": 1, "B": 3}, label="<x>")}) == 1
