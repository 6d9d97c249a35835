"""The leaves that definition files add to TOML: a ratio, alone or as a range."""

from fractions import Fraction

import attrs
import pytest

from bologna_credits import DefinitionError
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.credits import Ratio
from bologna_credits.law.file_form import read_bundled, structure
from bologna_credits.recognition.texts import RecognitionTexts


@attrs.frozen
class Sheet:
    ratio: Ratio


def test_a_ratio_is_one_number_or_a_list_of_two() -> None:
    assert structure(Sheet, {"ratio": "3/2"}, "x.toml", {}).ratio == Ratio(Fraction(3, 2), Fraction(3, 2))
    assert structure(Sheet, {"ratio": ["3/2", 2]}, "x.toml", {}).ratio == Ratio(Fraction(3, 2), Fraction(2))


@pytest.mark.parametrize(
    ("ratio", "fault"),
    [
        (1.5, 'ratio: write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact'),
        ([1, 1.5], 'ratio: write 1.5 in quotes, or as a ratio such as "9/2"; a decimal without quotes is not exact'),
        ([1, True], 'ratio: must be a number, an integer or "p/q", and is true'),
        ([1, 2, 3], "ratio: must be one number or a list of two, low and high, and has 3"),
        ({}, 'ratio: must be a number, an integer or "p/q", and is a table'),
        ("x", 'ratio: "x" is not a number; write the digits 0 to 9 with at most one separator, "7.5" or "7,5", or "5/3"'),
    ],
)
def test_a_faulty_ratio_has_its_path(ratio: object, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        structure(Sheet, {"ratio": ratio}, "x.toml", {})
    assert caught.value.faults == (fault,)


def test_a_file_of_no_country_may_tell_of_second_readings() -> None:
    """The day of a second reading stands in the file and is no part of what is read from it."""
    assert "\nreviewed = " in (BUNDLED / "recognition.toml").read_text("utf-8")
    rules = read_bundled(RecognitionTexts, "recognition.toml").rules
    assert [rule.code for rule in rules] == ["recognition.agreed", "recognition.package", "recognition.on-request"]
