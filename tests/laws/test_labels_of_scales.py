"""Laws of labels over the whole catalogue: those without a grade, and those of a mere pass or fail."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from bologna_credits import (
    EquivalenceGapError,
    Grade,
    GradingScale,
    GradingTable,
    UndecidedError,
    UnknownGradeError,
    grading_scale,
    grading_scales,
)
from bologna_credits.core.exact import show_exact
from bologna_credits.core.reading import fold
from bologna_credits.grades import Band, GradeRow

SCALES = grading_scales()
_WITHOUT_GRADES = [scale for scale in SCALES if any(not row.graded for row in scale.rows)]


def test_labels_without_a_grade_are_entered_for_several_countries() -> None:
    assert {scale.country for scale in _WITHOUT_GRADES} >= {"DE", "DK", "ES", "FR", "IE", "PT", "TR", "US"}


@pytest.mark.parametrize("scale", _WITHOUT_GRADES, ids=lambda scale: scale.code)
def test_a_label_without_a_grade_is_no_grade_and_leaves_the_rest_of_a_distribution(scale: GradingScale) -> None:
    """A08: a row of absentees once spoiled the whole table."""
    best = next(grade for grade in scale.grades if grade.passes and grade.quality is not None) if scale.passing else None
    for row in scale.rows:
        if row.graded:
            continue
        assert row.words
        assert (row.source or scale.source) is not None
        for spelling in (row.label, *row.aliases):
            assert scale.no_grade(spelling) == row
            with pytest.raises(UnknownGradeError, match="somebody without a grade"):
                scale.grade(spelling)
        assert row.label not in {grade.label for grade in scale.grades}
        if best is not None:
            table = GradingTable(scale, {best.label: 4, row.label: 3}, counted=True)
            assert (int(table.total), table.not_graded) == (4, (row.label,))
            assert "table.no-grades-dropped" in {finding.code for finding in table.report}


def _mere(scale: GradingScale) -> Iterator[tuple[str, bool]]:
    """Every spelling of the mere passes and fails of a scale."""
    for row in scale.rows:
        if row.graded and not row.ranked:
            yield from ((fold(spelling), row.passes) for spelling in (row.label, *row.aliases))


# A label that passes on one scale and fails on another of the same country, each as its own source prints it.
_BOTH_WAYS: dict[tuple[str, str], str] = {}


def test_no_label_of_a_country_is_a_mere_pass_on_one_scale_and_a_mere_fail_on_another() -> None:
    found: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for scale in SCALES:
        for spelling, passes in _mere(scale):
            found[scale.country or "", spelling].add(passes)
    assert {key for key, ways in found.items() if len(ways) > 1} == set(_BOTH_WAYS)


# A label of a mere pass or fail that is a ranked grade on the usual scale of the country, with the reason why both stand.
_ALSO_GRADES: dict[tuple[str, str], str] = {}


def _usual(country: str) -> list[GradingScale]:
    return [scale for scale in SCALES if scale.country == country and scale.usual]


def _ranked(scale: GradingScale, spelling: str) -> Grade | None:
    try:
        grade = scale.grade(spelling)
    except UnknownGradeError:
        return None
    return grade if grade.quality is not None else None


def test_no_label_of_a_mere_pass_or_fail_is_a_grade_of_another_meaning_on_the_usual_scale() -> None:
    found = set()
    for scale in SCALES:
        for spelling, _ in _mere(scale):
            for usual in _usual(scale.country or ""):
                if usual.code != scale.code and _ranked(usual, spelling) is not None:
                    found.add((scale.code, spelling))
    assert found == set(_ALSO_GRADES)


def test_a_label_without_a_grade_is_no_grade_of_the_usual_scale_of_its_country() -> None:
    for scale in _WITHOUT_GRADES:
        for row in scale.rows:
            for usual in _usual(scale.country or ""):
                assert row.graded or _ranked(usual, row.label) is None, (scale.code, row.label)


def _counted_words(scale: GradingScale) -> Counter[str]:
    parts: list[GradeRow | Band] = [*scale.rows, *scale.bands]
    return Counter(word for part in parts for word in {fold(word) for _, word in part.words})


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.code)
def test_a_label_with_a_word_of_its_row_is_the_row_and_with_that_of_another_row_it_is_none(scale: GradingScale) -> None:
    counted = _counted_words(scale)
    ranked = [row for row in scale.rows if row.graded and row.ranked]
    for row in scale.rows:
        for language, word in row.words:
            if not row.graded or counted[fold(word)] != 1:
                continue
            for printed in (f"{row.label} ({word})", f"{word} ({row.label})", f"{row.label} {word}"):
                assert scale.grade(printed).label == row.label
            if language != "en" or not row.ranked:
                assert scale.grade(word).label == row.label
            for other in ranked:
                if row.ranked and other is not row:
                    with pytest.raises(UnknownGradeError):
                        scale.grade(f"{other.label} ({word})")


@pytest.mark.parametrize(
    "scale", [scale for scale in SCALES if scale.numbers and scale.numbers.best == 100], ids=lambda scale: scale.code
)
def test_a_scale_up_to_100_reads_a_percent_sign(scale: GradingScale) -> None:
    assert scale.numbers is not None
    for value in (scale.numbers.best, scale.numbers.lowest_pass):
        number = scale.numbers.label(value)
        for printed in (f"{number}%", f"{number} %"):
            assert scale.grade(printed) == scale.grade(number)


def test_no_label_without_a_grade_is_answered_with_a_passing_one_on_another_scale_of_its_country() -> None:
    told: dict[tuple[str, str], str] = {}
    grades = set()
    for scale in SCALES:
        siblings = [other for other in _WITHOUT_GRADES if other.country == scale.country]
        for row in (row for other in siblings for row in other.rows if not row.graded):
            for spelling in (row.label, *row.aliases):
                try:
                    scale.grade(spelling)
                except UnknownGradeError as error:
                    told[scale.code, spelling] = str(error)
                else:
                    grades.add((scale.code, spelling))
    assert len(told) > 100
    assert not [key for key, message in told.items() if "did you mean" in message]
    assert grades == _GRADES_ELSEWHERE


# Each is a grade of its own on this scale, and a label without a grade on another of the country.
_GRADES_ELSEWHERE = {("IE-TCD", "I")}


@pytest.mark.parametrize(
    "scale",
    [scale for scale in SCALES if scale.numbers is None and any(row.percent and row.graded for row in scale.rows)],
    ids=lambda scale: scale.code,
)
def test_a_scale_of_labels_reads_a_percentage_alone_or_beside_its_own_label(scale: GradingScale) -> None:
    rows = [row for row in scale.rows if row.percent is not None and row.graded]
    for row in rows:
        assert row.percent is not None
        percent = row.percent[1]
        try:
            known = scale.from_percent(percent)
        except (EquivalenceGapError, UndecidedError):
            continue  # the end of the band itself is left out, or another band has it too
        shown = str(percent)
        if "/" in shown:
            continue
        assert scale.grade(f"{shown} %") == known
        for printed in (f"{known.label} ({shown})", f"{known.label} ({shown} %)", f"{shown}% ({known.label})"):
            assert scale.grade(printed) == known, printed
        for other in rows:
            if other.label != known.label:
                with pytest.raises(UnknownGradeError):
                    scale.grade(f"{other.label} ({shown} %)")


@pytest.mark.parametrize(
    "scale",
    [scale for scale in SCALES if scale.numbers is None and any(row.points for row in scale.rows)],
    ids=lambda scale: scale.code,
)
def test_a_scale_of_labels_reads_a_label_beside_its_own_points(scale: GradingScale) -> None:
    """As transcripts of the United States print it: ``B+ 3.30``."""
    rows = [row for row in scale.rows if row.points is not None and row.graded]
    for row in rows:
        assert row.points is not None
        points = show_exact(row.points)
        for printed in (f"{row.label} ({points})", f"{row.label} {points}", f"{points} ({row.label})"):
            assert scale.grade(printed) == scale.grade(row.label), printed
        for other in rows:
            if other.points != row.points and (other.percent is None or row.points not in (other.band or ())):
                with pytest.raises(UnknownGradeError):
                    scale.grade(f"{other.label} ({points})")


def test_a_kazakh_letter_is_read_with_its_percentage_or_its_points() -> None:
    scale = grading_scale("KZ-2018")  # B+ is 3.33 points, 85 to 89 %
    for printed in ("87 %", "B+ (87)", "87 (B+)", "B+ 87 %"):
        assert str(scale.grade(printed)) == "B+ (KZ-2018), 87 %"
    assert str(scale.grade("B+ (3,33)")) == "B+ (KZ-2018)"
    for wrong in ("87", "B+ (91)", "B+ (3.0)", "101 %", "89.5 %", "B+ (x)", "87 % of them"):
        with pytest.raises(UnknownGradeError):
            scale.grade(wrong)
