"""Conditions of selection for mobility, and of transfer for good."""

from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, grading_scale
from bologna_credits.core import UnknownPracticeError
from bologna_credits.law import selection_practice
from bologna_credits.mobility import Candidate, check_selection, check_transfer

KAZAKH = grading_scale("KZ-2018")


def told(candidate: Candidate, by: str) -> dict[str, str]:
    return {str(f.named.get("what", f.code)): f.verdict.value for f in check_selection(candidate, by=by)}


def test_above_is_not_at_least() -> None:
    assert told(Candidate(gpa="3.5"), "KZ/KazNaRU-mobility")["average"] == "fails"
    assert told(Candidate(gpa="3.51"), "KZ/KazNaRU-mobility")["average"] == "holds"
    assert told(Candidate(gpa="3.5"), "KZ/KBTU-mobility")["average"] == "holds"


def test_what_is_not_known_is_open() -> None:
    assert set(told(Candidate(), "KZ/KBTU-mobility").values()) == {"open"}
    assert set(told(Candidate(), "KZ/Choreography-mobility").values()) == {"open"}
    assert set(told(Candidate(), "KZ/KEEU-mobility").values()) == {"open"}
    assert set(told(Candidate(), "KZ/Shokan-mobility").values()) == {"open"}


def test_a_candidate_who_meets_every_condition() -> None:
    good = Candidate(gpa="3.7", year=2, cycle="first", language="C1", debts=0, penalties=False)
    assert set(told(good, "KZ/KBTU-mobility").values()) == {"holds"}
    bad = Candidate(gpa="3.4", year=3, cycle="first", language="B1", debts=1, penalties=True)
    assert set(told(bad, "KZ/KBTU-mobility").values()) == {"fails"}


def test_the_year_is_printed_for_bachelors_only() -> None:
    assert "year" not in told(Candidate(gpa=4, year=1, cycle="second"), "KZ/KBTU-mobility")
    assert told(Candidate(gpa=4, year=1), "KZ/KBTU-mobility")["year"] == "open"


def test_the_worst_mark_counts() -> None:
    marks = [KAZAKH.grade("A"), KAZAKH.grade("B-")]
    assert told(Candidate(marks=marks), "KZ/Kokshetau-mobility")["worst-mark"] == "holds"
    report = check_selection(Candidate(marks=[*marks, KAZAKH.grade("C+")]), by="KZ/Kokshetau-mobility")
    assert [f.message for f in report.fails] == ["the worst mark: C+; required: at least B-"]
    with pytest.raises(ArgumentError, match="marks of KZ-2018"):
        check_selection(Candidate(marks=[grading_scale("NO-AF").grade("A")]), by="KZ/Kokshetau-mobility")


def test_the_last_year_and_the_mode_of_study() -> None:
    assert set(told(Candidate(last_year=False, full_time=True), "KZ/KEEU-mobility").values()) == {"holds"}
    assert set(told(Candidate(last_year=True, full_time=False), "KZ/KEEU-mobility").values()) == {"fails"}


def test_progress_is_counted_in_periods_years_or_credits() -> None:
    assert told(Candidate(periods=1), "KZ/Shokan-mobility")["periods"] == "holds"
    assert told(Candidate(completed_years=0), "KZ/Keremet-mobility")["completed-years"] == "fails"
    assert told(Candidate(credits=59), "KZ/Choreography-mobility")["credits"] == "fails"


def test_an_average_may_give_priority_and_be_no_condition() -> None:
    assert told(Candidate(gpa="3.6"), "KZ/NKZU-mobility")["selection.priority"] == "note"
    assert "selection.priority" not in told(Candidate(gpa="3.5"), "KZ/NKZU-mobility")
    assert "selection.priority" not in told(Candidate(), "KZ/NKZU-mobility")


def test_transfer_for_good_has_rules_of_its_own() -> None:
    met = check_transfer(Candidate(difference=5, first_semester=15, week=57), by="KZ/KSU-transfer")
    assert len(met.holds) == 3
    assert not met.fails
    assert len(check_transfer(Candidate(difference=6, first_semester=14, week=58), by="KZ/KSU-transfer").fails) == 3
    kimep = grading_scale("KZ-KIMEP")
    assert not check_transfer(Candidate(marks=[kimep.grade("C")], share="1/2"), by="KZ/KIMEP-transfer").fails
    assert len(check_transfer(Candidate(marks=[kimep.grade("C-")], share=Fraction(51, 100)), by="KZ/KIMEP-transfer").fails) == 2


def difference(candidate: Candidate, practice: str) -> dict[str, tuple[str, object]]:
    """The verdict and the limit of each condition on the academic difference."""
    report = check_transfer(candidate, by=practice)
    return {str(dict(found.facts)["what"]): (found.verdict.value, dict(found.facts)["asked"]) for found in report}


@pytest.mark.parametrize(
    ("candidate", "verdict", "asked"),
    [
        # Zhubanov University: 24 ECTS for the bachelor, 0 in its final year, 10 for the master.
        (Candidate(difference_credits=24, cycle="first", last_year=False), "holds", 24),
        (Candidate(difference_credits=25, cycle="first", last_year=False), "fails", 24),
        (Candidate(difference_credits=1, cycle="first", last_year=True), "fails", 0),
        (Candidate(difference_credits=0, cycle="first", last_year=True), "holds", 0),
        (Candidate(difference_credits=10, cycle="second"), "holds", 10),
        (Candidate(difference_credits="10.5", cycle="second"), "fails", 10),
        # What is unknown leaves the point open, unless every limit that may apply says the same.
        (Candidate(difference_credits=5, cycle="first"), "open", (0, 24)),
        (Candidate(difference_credits=25, cycle="first"), "fails", (0, 24)),
        (Candidate(difference_credits=0, cycle="first"), "holds", (0, 24)),
        (Candidate(cycle="second"), "open", 10),
        (Candidate(difference_credits=30), "open", (0, 10, 24)),
    ],
)
def test_the_academic_difference_in_credits_has_a_limit_by_level_and_year(
    candidate: Candidate, verdict: str, asked: object
) -> None:
    assert difference(candidate, "KZ/Zhubanov-transfer") == {"difference-credits": (verdict, asked)}


def test_a_level_that_the_text_does_not_name_has_no_limit() -> None:
    assert difference(Candidate(difference_credits=99, cycle="third"), "KZ/Zhubanov-transfer") == {}
    assert difference(Candidate(difference_credits=26, cycle="second"), "KZ/APEMS-transfer") == {}
    assert difference(Candidate(difference_credits=26, cycle="first"), "KZ/AITU-transfer") == {
        "difference-credits": ("fails", 25)
    }


def test_a_transfer_from_abroad_may_miss_more_but_not_more_prerequisites() -> None:
    kaznmu = "KZ/KazNMU-transfer"
    abroad = Candidate(difference_credits=18, prerequisites=12, abroad=True)
    assert difference(abroad, kaznmu) == {"difference-credits": ("holds", 18), "prerequisites": ("holds", 12)}
    abroad = Candidate(difference_credits=18, prerequisites=13, abroad=True)
    assert difference(abroad, kaznmu)["prerequisites"] == ("fails", 12)
    inside = Candidate(difference_credits=18, prerequisites=13, abroad=False)
    assert difference(inside, kaznmu) == {"difference-credits": ("fails", 12)}
    assert difference(Candidate(difference_credits=15), kaznmu)["difference-credits"] == ("open", (12, 18))


def test_wrong_words_are_told() -> None:
    with pytest.raises(ArgumentError, match="language cannot be"):
        Candidate(language="fluent")  # type: ignore[arg-type]
    with pytest.raises(UnknownPracticeError, match='did you mean "KZ/KBTU-mobility"'):
        check_selection(Candidate(), by="KZ/KBTU-mobilty")
    assert selection_practice("kz/atyrau-mobility").gpa == 3
    assert check_selection(Candidate(gpa=3), by=selection_practice("KZ/Atyrau-mobility")).holds
