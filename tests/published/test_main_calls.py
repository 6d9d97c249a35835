"""The calls of the design, run as printed."""

from fractions import Fraction
from pathlib import Path

import pytest

import bologna_credits as bc
from bologna_credits import UndecidedError

_ANTWERP = {"20": 855, "19": 2453, "18": 6186, "17": 10495, "16": 17648, "15": 21871, "14": 26310, "13": 25692, "12": 24953}
_ANTWERP |= {"11": 21706, "10": 22941}


def test_credits() -> None:
    assert bc.convert_credits(bc.Credits(15, "GB-CATS"), to="ECTS").credits == bc.Credits("7.5", "ECTS")
    answer = bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory")
    assert answer.range == bc.CreditRange("4.5", "5.4", "ECTS")
    with pytest.raises(UndecidedError, match=r"the rules give 4\.5 to 5\.4 ECTS"):
        _ = answer.credits
    low = bc.CreditPolicy(take="low", rounding=bc.Rounding(1, "half_up"))
    chosen = bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory", policy=low)
    assert chosen.credits == bc.Credits("5", "ECTS")
    assert bc.convert_credits(bc.Credits(3, "KZ-RK"), policy="KZ/KazNU", activity="theory").credits == bc.Credits(5, "ECTS")
    assert answer.steps
    assert answer.sources
    assert str(answer)


def test_grades() -> None:
    g = bc.grading_scale("IT-30").grade("28")
    assert g == bc.grading_scale("IT-30").grade(28)
    assert bc.grading_scale("IT-30").grade("30L") == bc.grading_scale("IT-30").grade("30 e lode")
    assert bc.convert_grade(g, to="DE-TENTHS", by=bc.ModifiedBavarian()).exact == Fraction(3, 2)
    assert bc.convert_grade(g, by="DE/Passau-SoBi", on="2024-10-01").grade == bc.grading_scale("DE-THIRDS").grade("1.3")
    assert bc.convert_grade(bc.grading_scale("KZ-2011").grade("B-"), to="ECTS-AF").grade.label == "C"
    no, be = bc.grading_scale("NO-AF"), bc.grading_scale("BE-20")
    host = bc.GradingTable(no, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10}, population="course", label="EURO1000")
    home = bc.GradingTable(be, _ANTWERP, population="reference group", years=(2019, 2023))
    tables = bc.GradingTableOverlap(host, home, choose="average", onto="nearest_better")
    answer = bc.convert_grade(no.grade("B"), to=be, by=tables)
    # B covers 8.738–39.806 %; by hand 2.298 points of 17, 9.744 of 16, 12.076 of 15 and 6.949 of 14, so 473.4 / 31.07 = 15.24.
    assert answer.exact is not None
    assert bc.Rounding("1/100", "half_up").apply(answer.exact) == Fraction("15.24")
    assert answer.grade.label == "15"


def test_recognition(root: Path) -> None:
    case = bc.interop.case.load(root / "examples" / "kostanay-oslo")
    transcript = bc.interop.elmo.read(root / "examples/kostanay-oslo/transcript.xml", scales={"uio.no": "NO-AF"})
    home = bc.HomeRules(credits="KZ-RK", scale="KZ-2011", circumstances=bc.Circumstances(cycle="first"))
    decision = bc.recognise(transcript, case.agreement, home)
    assert "academic debt" in str(decision)
    assert decision.rows
    assert decision.report
    assert decision.recognised
    assert decision.debt
    assert decision.difference == ()
    assert decision.to_dict()["home_rules"]["credits"] == "KZ-RK"
    # The activity was not said, so what the credits are worth is open and not an error.
    assert any(f.code == "recognition.credits-need" for f in decision.open)
