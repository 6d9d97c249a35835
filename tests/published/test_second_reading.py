"""Answers that changed with the second reading of the law data, asked of the public API; the texts are beside them."""

from typing import Literal

import pytest

import bologna_credits as bc
from bologna_credits import ehea, mobility


def _blended(
    amount: int | None,
    *,
    person: Literal["student", "doctoral"] = "student",
    activity: Literal["study", "traineeship"] = "study",
) -> bc.Report:
    credits = None if amount is None else bc.Credits(amount, "ECTS")
    stay = bc.MobilityPeriod(
        "2025-03-10",
        "2025-03-21",
        kind="short-term-blended",
        person=person,
        activity=activity,
        cycle="third" if person == "doctoral" else "first",
        virtual=True,
        credits=credits,
    )
    return bc.check_mobility(stay, scheme="ERASMUS-2021")


@pytest.mark.parametrize(("amount", "code"), [(1, "credits-short"), (3, "credits"), (None, "credits-unsaid")])
def test_a_blended_short_stay_for_study_brings_three_credits(amount: int | None, code: str) -> None:
    # Krakow: “must award a minimum of 3 ECTS credits (the physical and virtual component combined)”
    assert len(_blended(amount).with_code(f"mobility.{code}")) == 1


def test_of_doctoral_students_the_texts_ask_for_none_or_three() -> None:
    # Tartu: “there is no ECTS credits requirement”; Eastern Finland: “must be 3 ECTS”
    (found,) = _blended(1, person="doctoral").with_code("mobility.credits-voices")
    assert found.verdict is bc.Verdict.OPEN


def test_of_traineeships_nothing_is_said_about_credits() -> None:
    assert not [finding for finding in _blended(1, activity="traineeship") if "credits" in finding.code]


@pytest.mark.parametrize(("end", "verdict"), [("2025-03-13", "fails"), ("2025-03-14", "holds"), ("2025-03-16", "holds")])
def test_monday_to_friday_is_a_week_under_nordplus(end: str, verdict: str) -> None:
    # Handbook 2021, p. 34: “lasting between one week (five working days) and one month”; 2025-03-10 is a Monday
    stay = bc.MobilityPeriod("2025-03-10", end, kind="intensive-course", person="student")
    report = bc.check_mobility(stay, scheme="NORDPLUS")
    asked = [finding for finding in report if str(finding.named.get("limit")) == "5 working days"]
    assert [finding.verdict.value for finding in asked if finding.verdict is not bc.Verdict.NOTE] == [verdict]
    assert any("five working days" in finding.message for finding in report)


@pytest.mark.parametrize(("percent", "university", "faculty"), [(50, "F", "E"), (51, "E", "E"), (90, "B", "A"), (91, "A", "A")])
def test_fifty_per_cent_fail_at_the_university_and_pass_at_its_faculty(percent: int, university: str, faculty: str) -> None:
    # The university: “51 - 60 | E | 3 | 3 = dobře (passed)”; the faculty FZT: E 50-59%
    def letter(scale: str) -> str:
        (found,) = [
            grade.label
            for grade in bc.grading_scale(scale).grades
            if grade.row is not None and grade.row.percent is not None and grade.row.percent[0] <= percent <= grade.row.percent[1]
        ]
        return found

    assert (letter("CZ-JCU-USB"), letter("CZ-JCU")) == (university, faculty)


def test_the_university_prints_one_mark_for_both_fails() -> None:
    # “0 - 50 | F, FX | 4 | 4 = nedostatečně (failed)”
    scale = bc.grading_scale("CZ-JCU-USB")
    assert scale.grade("FX") == scale.grade("F") == scale.grade("4")
    answer = bc.convert_grade(scale.grade("F"), to="ECTS-AF")
    assert [grade.label for grade in answer.candidates] == ["FX", "F"]


def test_nitra_prints_twenty_six_hours_beside_the_range_of_its_faculty() -> None:
    hours = [(str(row.low), str(row.high)) for row in bc.credit_system("SK-KREDIT").hours]
    assert ("26", "26") in hours
    assert ("25", "30") in hours


def test_the_letter_scale_of_kazakhstan_was_read_in_a_text_of_its_own() -> None:
    # Academy of Public Administration, 15.1: “С+ 2,33 70-74” in the block Good; “D- 1,0 50-54 FX 0,5 25-49 Unsatisfactory F 0 0-24”
    scale = bc.grading_scale("KZ-2018")
    assert scale.source is not None
    assert (scale.source.key, scale.source.seen.value) == ("apa-scale", "primary")
    assert scale.grade("C+").word() == "good"
    assert scale.grade("D-") == scale.grade("D")
    assert [grade.label for grade in scale.failing] == ["FX", "F"]


def test_san_marino_joined_by_its_own_governments_word() -> None:
    # “sarà ufficializzato da una Cerimonia in apertura della Conferenza Ministeriale”
    member = ehea.membership("SM")
    assert (member.joined.isoformat(), member.source.key) == ("2020-11-19", "sm-release")


def test_a_text_that_dates_kazakhstans_accession_to_2011_does_not_dispute_the_declaration() -> None:
    member = ehea.membership("KZ")
    assert member.joined.isoformat() == "2010-03-12"
    assert member.disputed == ()
    assert member.note is not None
    assert "March 2011" in member.note


def test_the_choreography_academy_leaves_the_language_to_the_host() -> None:
    # “Knowledge of a foreign language at the level required by the host higher education institution”; a certificate “if available”
    candidate = mobility.Candidate(gpa="2.8", credits=60, last_year=False, penalties=False, language="A2")
    assert not mobility.check_selection(candidate, by="KZ/Choreography-mobility").fails


def test_the_coordinator_of_narxoz_is_asked_and_does_not_decide() -> None:
    # “Please check with the coordinator of international programs about the evaluation translation system”
    assert bc.HomeRules.by_practice("KZ/Narxoz", credits="KZ-AK", scale="KZ-2018").decides is None
