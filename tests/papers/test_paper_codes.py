"""Units and scales in papers and home rules."""

import pytest

import bologna_credits as bc
from bologna_credits.papers.paper_codes import check_codes

KNOWN = bc.default_catalogue()
GOOD = bc.Component("A", "A", bc.Credits(5, "ECTS"))
BAD = bc.Component("B", "B", bc.Credits(5, "ESTC"))


@pytest.mark.parametrize(
    "agreement",
    [
        bc.LearningAgreement([BAD], [GOOD]),
        bc.LearningAgreement([GOOD], [BAD]),
        bc.LearningAgreement([GOOD], [GOOD], virtual=[BAD]),
        bc.LearningAgreement([GOOD], [GOOD], [bc.Change("2023-01-01", add_studied=[BAD])]),
        bc.LearningAgreement([GOOD], [GOOD], [bc.Change("2023-01-01", add_recognised=[BAD])]),
    ],
)
def test_a_misspelt_unit_anywhere_in_an_agreement_is_told(agreement: bc.LearningAgreement) -> None:
    with pytest.raises(bc.UnknownSystemError, match='did you mean "ECTS"'):
        check_codes(KNOWN, agreement=agreement)


def test_a_misspelt_unit_is_told_in_a_line_nested_in_a_transcript() -> None:
    part = bc.CourseResult("B", "B", bc.Credits(5, "ESTC"))
    whole = bc.CourseResult("A", "A", bc.Credits(5, "ECTS"), parts=(part,))
    with pytest.raises(bc.UnknownSystemError, match='did you mean "ECTS"'):
        check_codes(KNOWN, transcript=bc.Transcript(bc.Institution("Oslo"), (whole,)))


def test_misspelt_home_rules_are_told() -> None:
    with pytest.raises(bc.UnknownSystemError, match="KZ-AKK"):
        check_codes(KNOWN, home=bc.HomeRules("KZ-AKK"))
    with pytest.raises(bc.UnknownScaleError, match='did you mean "KZ-2018"'):
        check_codes(KNOWN, home=bc.HomeRules("KZ-AK", scale="KZ-2020"))
    with pytest.raises(bc.UnknownScaleError, match="NO-AFF"):
        check_codes(KNOWN, home=bc.HomeRules("KZ-AK", scale="KZ-2018", least_grade="C", least_scale="NO-AFF"))


def test_papers_in_known_units_pass() -> None:
    line = bc.CourseResult("A", "A", bc.Credits(5, "ECTS"))
    check_codes(KNOWN)
    check_codes(
        KNOWN,
        transcript=bc.Transcript(bc.Institution("Oslo"), (line,)),
        agreement=bc.LearningAgreement([GOOD], [GOOD]),
        home=bc.HomeRules("KZ-AK", scale="KZ-2018"),
    )
