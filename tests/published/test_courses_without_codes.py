"""Two reports of one file, each with a course without a code."""

from pathlib import Path

import bologna_credits as bc


def test_two_courses_without_codes_in_two_reports_are_two_courses(shared: Path) -> None:
    transcript = bc.interop.elmo.read(shared / "cases" / "A03-two-reports-without-codes.xml")
    decision = bc.recognise(transcript, None, bc.HomeRules("ECTS", scale="FI-5"))
    assert [row.component.title for row in decision.rows] == ["Logic", "Botany"]
    assert [str(row.credits) for row in decision.rows] == ["5 ECTS", "6 ECTS"]
    assert len({row.code for row in decision.rows}) == 2
    assert str(transcript.total("topmost")) == decision.to_dict()["totals"]["open"] == "11 ECTS"
    assert decision.outside == ()
