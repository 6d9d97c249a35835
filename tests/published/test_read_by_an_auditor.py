"""What an auditor found who had entered none of the schemes and practices: answers that changed, and sweeps for the same faults."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import bologna_credits as bc
from bologna_credits.conversion import check_distinction, reference_group
from bologna_credits.mobility import check_deadline, fitting_kinds

DATA = Path(bc.__file__).parent / "data"

# --- A quote says what the figure says ---------------------------------------------------------------------------------------

EWP_WORDS = {"deleted": '"delete"', "inserted": '"insert"'}


def test_the_quote_of_each_reason_names_the_change_that_the_reason_goes_with() -> None:
    rules = tomllib.loads((DATA / "learning-agreement.toml").read_text("utf-8"))
    wrong = [r["code"] for r in rules["reasons"] if EWP_WORDS[r["change"]] not in rules["sources"][r["source"]]["quote"]]
    assert wrong == []


def test_a_reason_for_what_is_inserted_cites_the_sentence_on_what_is_inserted() -> None:
    one = bc.Component("A1", "Algebra")
    change = bc.Change("2024-02-01", drop_studied=["A1"], drop_reasons={"A1": "extending-mobility"})
    (found,) = bc.check_agreement(bc.LearningAgreement([one], [one], [change])).with_code("agreement.reason-misplaced")
    assert found.source is not None
    assert found.source.quote == 'This reason MUST be used ONLY for "insert" changes.'


# --- A rule is that of the body that gave it ---------------------------------------------------------------------------------

EXPLAINED = {
    "DE/KMK": "copies of several versions of one agreement",
    "KZ/KazNU-final": "two sites of one university",
    "KZ/MNU-honours": "named as saying the same; the practice rests on its own page",
    "PT/IPB": "a decree-law that binds the institute",
}
"""Practices whose note cites a text of another site, and why no value of theirs is another body's."""


def _site(url: str) -> str:
    """The registered name in an address: ``kazatu.edu.kz``, ``uni-passau.de``."""
    words = (urlsplit(url).hostname or "").rstrip(".").split(".")
    return ".".join(words[-3:] if words[-2] in {"edu", "ac", "gov"} else words[-2:])


def _foreign(part: Any, sources: dict[str, Any]) -> Iterator[str]:
    """The practices whose notes cite, by its key, a source of another site than their own."""
    for entry in part if isinstance(part, list) else ():
        own = sources.get(entry.get("source", ""))
        for key, source in sources.items():
            cited = re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", entry.get("note", ""))
            if own is not None and cited and _site(source["url"]) != _site(own["url"]):
                yield entry["code"]


def test_no_practice_takes_a_value_from_a_text_of_another_body() -> None:
    found = set()
    for path in (DATA / "practices").glob("*.toml"):
        file = tomllib.loads(path.read_text("utf-8"))
        found |= {code for part in file.values() for code in _foreign(part, file["sources"])}
    assert found == set(EXPLAINED), (
        "name the other body's rule as its own practice, or explain here why no value is taken from it"
    )


def test_the_sweep_finds_the_entry_as_it_was() -> None:
    sources = {"order": {"url": "https://abaiuniversity.edu.kz/kz/1345/page/"}, "other": {"url": "https://kazatu.edu.kz/en/x"}}
    entry = {"code": "KZ/honours", "source": "order", "note": "That repeats bar it was read of one university (other)."}
    assert list(_foreign([entry], sources)) == ["KZ/honours"]


def test_item_52_is_silent_on_repeats_and_a_university_bars_them() -> None:
    # Item 52: “… және үлгерімінің орташа балы (GPA) 3,5-тен төмен емес болса …”, without a word on repeats
    marks = [bc.grading_scale("KZ-2018").grade("A")]
    order, university = (check_distinction(marks, by=code, average=4, repeats=1) for code in ("KZ/honours", "KZ/MNU-honours"))
    assert [found.verdict.value for found in order if "repeats" in found.code] == ["open"]
    assert [found.verdict.value for found in university if "repeats" in found.code] == ["fails"]


# --- A time runs from the event that the text names --------------------------------------------------------------------------


@pytest.mark.parametrize("code", [scheme.code for scheme in bc.law.mobility_schemes()])
def test_the_time_to_agree_overall_is_the_two_before_it_added_up_from_the_same_event(code: str) -> None:
    times = {deadline.what: deadline for deadline in bc.mobility_scheme(code).deadlines}
    if "change-agreed-overall" in times:
        overall, asked, agreed = times["change-agreed-overall"], times["change-requested"], times["change-agreed"]
        assert overall.after == asked.after
        assert overall.number == asked.number + agreed.number


def test_changes_are_agreed_seven_weeks_after_the_start_of_the_term() -> None:
    # Guidelines, copy of 2021: “within four to seven weeks (after the start of the semester)”
    (told,) = check_deadline("ERASMUS-2021", "change-agreed-overall", event="2024-09-02", done="2024-10-22")
    assert "after start of the term" in told.message
    assert told.verdict is bc.Verdict.FAILS


# --- Kinds of stay that a programme has --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "kinds"),
    [
        ("2024-03-08", ("express", "intensive-course")),  # Monday to Friday: “at least 1 week - 5 working days”
        ("2024-03-07", ()),
        ("2024-04-02", ("express", "intensive-course")),
        ("2024-04-03", ("short-term", "intensive-course")),  # a whole month: “Express mobility under 1 month”
    ],
)
def test_nordplus_has_express_mobility_of_a_week_and_under_a_month(end: str, kinds: tuple[str, ...]) -> None:
    assert fitting_kinds(bc.MobilityPeriod("2024-03-04", end), scheme="NORDPLUS") == kinds


@pytest.mark.parametrize(
    ("end", "verdict"),
    [("2024-07-02", "fails"), ("2024-07-03", "holds"), ("2024-07-06", "holds"), ("2024-07-07", "fails")],
)
def test_an_excursion_under_ceepus_lasts_three_to_six_days(end: str, verdict: str) -> None:
    # Tempus Foundation: “from 3 to 6 days long stays”
    stay = bc.MobilityPeriod("2024-07-01", end, kind="short-term-excursion")
    assert ("fails" if bc.check_mobility(stay, scheme="CEEPUS").fails else "holds") == verdict


@pytest.mark.parametrize(("end", "fails"), [("2024-05-31", []), ("2024-06-01", ["mobility.longer-than-maximum"])])
def test_research_for_a_thesis_under_ceepus_lasts_three_months_at_most(end: str, fails: list[str]) -> None:
    # Tempus Foundation: “short-term stays lasting up to three months”
    stay = bc.MobilityPeriod("2024-03-01", end, kind="short-term-student", activity="research")
    report = bc.check_mobility(stay, scheme="CEEPUS")
    assert [found.code for found in report.fails] == fails
    assert len(report.with_code("mobility.other-voice")) == 3  # one month, 21 days, six days: each is told and none decides


def test_the_national_office_tells_three_months_of_students_and_five_working_days_of_teachers() -> None:
    student = bc.check_mobility(bc.MobilityPeriod("2024-03-01", "2024-04-30", kind="student"), scheme="CEEPUS")
    assert not student.fails
    assert any("Tempus Foundation (Serbia)" in found.message and "3 months" in found.message for found in student.notes)
    period = bc.MobilityPeriod("2024-03-07", "2024-03-11", kind="teacher", person="lecturer", activity="teaching", hours=6)
    teacher = bc.check_mobility(period, scheme="CEEPUS")  # Thursday to Monday: five days, three of them working days
    assert not teacher.fails
    assert any("5 working days" in found.message for found in teacher.notes)


# --- A number of years that is exact -----------------------------------------------------------------------------------------


def test_pavia_counts_the_past_three_years_and_no_more() -> None:
    # “over the past three academic years”
    table = bc.GradingTable(bc.grading_scale("IT-30"), {"30": 10, "24": 30}, years=(2021, 2024))
    with pytest.raises(bc.ArgumentError, match="at most 3 years"):
        reference_group([table], "IT/Pavia")
