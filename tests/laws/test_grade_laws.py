"""Laws that every conversion of a grade keeps, on every bundled scale."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from bologna_credits import (
    Grade,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    convert_grade,
    default_catalogue,
)
from bologna_credits.core.reading import fold
from tests.levels import by_level

SCALES = by_level(scale for definition in default_catalogue().all() for scale in definition.scales)
LISTED = [scale for scale in SCALES if scale.grades]
NUMBERED = [scale for scale in LISTED if scale.best_number is not None and scale.passing]
# Where a label does not decide whether it passes, a grading table gives candidates and no grade.
DECIDED = [scale for scale in NUMBERED if not any(grade.conditional for grade in scale.passing)]


def _id(scale: GradingScale) -> str:
    return scale.code


@pytest.mark.parametrize("scale", LISTED, ids=_id)
def test_own_scale_to_own_scale_is_the_identity_on_every_grade(scale: GradingScale) -> None:
    for grade in scale.grades:
        assert (
            convert_grade(grade, to=scale, by=ModifiedBavarian()).grade is grade or convert_grade(grade, to=scale).grade == grade
        )


@pytest.mark.parametrize("scale", LISTED, ids=_id)
def test_a_label_and_each_alias_read_as_the_grade_itself(scale: GradingScale) -> None:
    for grade in scale.grades:
        assert scale.grade(grade.label) == grade
        for alias in grade.row.aliases if grade.row else ():
            assert scale.grade(alias.upper()) == grade
            assert fold(alias)


@pytest.mark.parametrize("scale", LISTED, ids=_id)
def test_grades_compare_by_quality_and_passes_stand_above_fails(scale: GradingScale) -> None:
    ranked = [grade for grade in scale.grades if grade.quality is not None]
    assert all(better > worse for better, worse in pairwise(ranked))
    passes = [grade.passes for grade in ranked]
    assert passes == sorted(passes, reverse=True)


@given(start=st.sampled_from(LISTED), to=st.sampled_from(LISTED), data=st.data())
def test_a_fail_never_becomes_a_pass(start: GradingScale, to: GradingScale, data: st.DataObject) -> None:
    failing = [grade for grade in start.grades if not grade.passes]
    if start == to or not failing:
        return
    grade = data.draw(st.sampled_from(failing))
    answer = convert_grade(grade, to=to, by=ModifiedBavarian(number_letters=True, onto="nearest_better"))
    assert not any(candidate.passes for candidate in answer.candidates)
    assert answer.exact is None


@pytest.mark.parametrize("scale", NUMBERED, ids=_id)
def test_the_formula_is_monotone_and_gives_one_for_the_best_and_four_for_the_lowest_pass(scale: GradingScale) -> None:
    answers = [(grade, convert_grade(grade, to="DE-TENTHS", by=ModifiedBavarian())) for grade in scale.passing]
    assert all((answer.exact is None) == (grade.conditional is not None) for grade, answer in answers)
    exact = [answer.exact for _, answer in answers if answer.exact is not None]
    assert exact == sorted(exact)
    assert exact[0] == 1
    assert exact[-1] == 4 or answers[-1][0].conditional


@st.composite
def _tables(draw: st.DrawFn) -> GradingTable:
    scale = draw(st.sampled_from(DECIDED))
    labels = [grade.label for grade in scale.passing][:12]
    counts = draw(st.lists(st.integers(0, 50), min_size=len(labels), max_size=len(labels)).filter(any))
    return GradingTable(scale, dict(zip(labels, counts, strict=True)))


def _received(table: GradingTable) -> list[Grade]:
    return [grade for grade, weight in table.passing if weight]


@given(host=_tables(), home=_tables())
def test_minimum_average_median_and_maximum_stand_in_order(host: GradingTable, home: GradingTable) -> None:
    if host.scale == home.scale:
        return
    for grade in _received(host):
        chosen = {
            c: convert_grade(grade, by=GradingTableOverlap(host, home, choose=c))
            for c in ("minimum", "median", "maximum", "average")
        }
        low, middle, high = (chosen[c].grade for c in ("minimum", "median", "maximum"))
        assert low <= middle <= high
        exact = chosen["average"].exact
        assert exact is not None
        assert low.value is not None
        assert high.value is not None
        assert min(low.value, high.value) <= exact <= max(low.value, high.value)


@given(host=_tables(), home=_tables(), factor=st.integers(2, 9))
def test_counts_times_a_number_change_nothing(host: GradingTable, home: GradingTable, factor: int) -> None:
    if host.scale == home.scale:
        return
    many = GradingTable(host.scale, [(label, weight * factor) for label, weight in host.entries])
    for grade in _received(host):
        one, other = (convert_grade(grade, by=GradingTableOverlap(table, home, choose="average")).exact for table in (host, many))
        assert one == other


@given(host=_tables(), home=_tables())
def test_a_better_host_grade_never_becomes_a_worse_home_grade(host: GradingTable, home: GradingTable) -> None:
    if host.scale == home.scale:
        return
    for choose in ("minimum", "median", "maximum"):
        found = [convert_grade(grade, by=GradingTableOverlap(host, home, choose=choose)).grade for grade in _received(host)]
        assert all(better >= worse for better, worse in pairwise(found))
