"""The scales that a caller binds, and the readings of a label on several of them."""

import pytest

from bologna_credits import ArgumentTypeError, UnknownScaleError, default_catalogue, grading_scale
from bologna_credits.interop._bound_scales import (
    grade_on,
    read_no_grades,
    read_scales,
    readings_of,
    several_scales,
)

SEVERAL = ("SE-345", "SE-UVG")


@pytest.mark.parametrize(
    "given",
    ["SE-345", ("SE-345",), ["SE-345", grading_scale("SE-345")], grading_scale("SE-345")],
    ids=["code", "tuple", "twice", "value"],
)
def test_one_scale_in_any_form_is_one_scale(given: object) -> None:
    assert several_scales(given, default_catalogue()) == (grading_scale("SE-345"),)


@pytest.mark.parametrize("wrong", [5, None, (), ("SE-345", 5), {"SE-345"}])
def test_what_is_no_scale_is_refused_with_an_example(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match=r'must be a grading scale, its code, or several, such as \("SE-345", "SE-UVG"\)'):
        several_scales(wrong, default_catalogue())


def test_names_are_bound_whatever_their_case_and_uk_is_the_code_of_gb_too() -> None:
    bound = read_scales({"UIO.no": "NO-AF", "UK": "GB-PERCENT"}, default_catalogue())
    assert {name: [scale.code for scale in scales] for name, scales in bound.items()} == {
        "uio.no": ["NO-AF"],
        "uk": ["GB-PERCENT"],
        "gb": ["GB-PERCENT"],
    }


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="scales must be a"):
        read_scales({1: "NO-AF"}, default_catalogue())  # type: ignore[dict-item]


def test_nothing_bound_is_no_scale_and_a_misspelt_code_is_told_with_the_nearest() -> None:
    assert read_scales(None, default_catalogue()) == {}
    with pytest.raises(UnknownScaleError, match='did you mean "SE-345"'):
        read_scales({"SE": ("SE-UVG", "SE-346")}, default_catalogue())


def test_labels_that_are_no_grades_are_compared_without_case_and_one_text_is_refused() -> None:
    assert read_no_grades(["Np", "NP", "6.0"]) == {"np", "6.0"}
    with pytest.raises(ArgumentTypeError, match="no_grades must be labels"):
        read_no_grades("NP")


def test_a_label_is_read_on_each_scale_that_has_it() -> None:
    scales = several_scales(SEVERAL, default_catalogue())
    found = {label: [(one.scale.code, str(one.grade)) for one in readings_of(label, scales)] for label in ("5", "VG", "Z")}
    assert found == {"5": [("SE-345", "5 (SE-345)")], "VG": [("SE-UVG", "VG (SE-UVG)")], "Z": []}
    assert len(readings_of("U", scales)) == 2  # both print a fail as U


def test_a_label_that_a_scale_lacks_has_no_grade_on_it() -> None:
    assert grade_on(grading_scale("SE-UVG"), "5") is None


def test_a_scale_that_has_a_cyrillic_label_goes_before_those_on_which_it_only_looks_like_one() -> None:
    scales = several_scales(("NO-AF", "KZ-2011", "ECTS-AF"), default_catalogue())
    assert [one.scale.code for one in readings_of("В", scales)] == ["KZ-2011"]  # the Cyrillic letter
    assert [one.scale.code for one in readings_of("В", scales[::2])] == ["NO-AF", "ECTS-AF"]  # both by the look alone


def test_the_row_of_a_reading_is_that_of_its_grade_or_of_a_label_without_a_grade() -> None:
    french = grading_scale("FR-20")
    (number,) = readings_of("15", (french,))
    assert number.row("15") is None
    (absent,) = readings_of("ABI", (french,))
    assert absent.grade is None
    row = absent.row("ABI")
    assert row is not None
    assert row.label == "ABI"
