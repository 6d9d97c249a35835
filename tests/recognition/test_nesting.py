"""A module and its parts in one decision count once."""

from collections.abc import Iterable
from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Match,
    Recognition,
    Transcript,
    Verdict,
    diff,
    recognise,
    verify,
)
from bologna_credits.recognition.course_book import CourseBook
from tests.recognition.support import ECTS_RULES, decide_ects, ects_component, ects_line, paper_of, settle_by_dean


def _module(
    label: str | None = "B", parts: tuple[str, ...] = ("B", "C"), amount: object = 10, status: object = None
) -> CourseResult:
    inner = tuple(ects_line(f"P{number}", 5, one) for number, one in enumerate(parts, 1))
    return ects_line("M", amount, label, parts=inner, status=status)


_AGREED = [ects_component("M", 10), ects_component("P1"), ects_component("P2")]


def _totals(decision: Recognition) -> dict[str, str]:
    totals: dict[str, str] = decision.to_dict()["totals"]
    return totals


def test_a_module_and_its_parts_in_one_agreement_count_once() -> None:
    decision = decide_ects([_module()], _AGREED, home=("H",))
    assert [(row.code, row.verdict, row.within) for row in decision.rows] == [
        ("M", Verdict.HOLDS, None),
        ("P1", Verdict.HOLDS, "M"),
        ("P2", Verdict.HOLDS, "M"),
    ]
    assert (str(decision.credits), _totals(decision)["recognised"]) == ("10 ECTS", "10 ECTS, worth 10 ECTS at home")
    assert [str(row.recognised) for row in decision.rows] == ["10 ECTS", "None", "None"]
    notes = decision.report.with_code("recognition.within")
    assert [note.message for note in notes] == [
        f"{part} is part of M: its 5 ECTS are counted there, and not again" for part in ("P1", "P2")
    ]
    lines = decision.transcript_lines()
    assert [line.credits is None for line in lines] == [False, True, True]
    assert [line.remark for line in lines] == ["recognised", "recognised within M", "recognised within M"]
    assert "within M" in str(decision)
    assert "<td>within M</td>" in decision._repr_html_()
    assert [row["within"] for row in decision.to_dict()["rows"]] == [None, "M", "M"]
    assert not decision.report.with_code("recognition.shortfall-open")
    assert [f.code for f in verify(decision)] == ["verify.same"]
    assert Recognition.from_dict(decision.to_dict()) == decision


def test_parts_count_by_themselves_where_the_module_is_not_agreed() -> None:
    decision = decide_ects([_module()], _AGREED[1:])
    assert (str(decision.credits), decision.report.with_code("recognition.within")) == ("10 ECTS", ())
    # Every credit of the module stands in one of its parts, so nothing is told about the line around them.
    assert not decision.report.with_code("recognition.around")


def test_a_share_of_a_degree_counts_a_module_and_its_parts_once() -> None:
    rules = attrs.evolve(ECTS_RULES, most_share=Fraction(1, 6), degree=60)
    decision = decide_ects([_module()], _AGREED, rules)
    assert [f.verdict for f in decision.report.with_code("recognition.share")] == [Verdict.HOLDS]


def test_shortfall_and_surplus_of_a_module_are_those_of_the_module() -> None:
    short = decide_ects([_module(amount=8)], _AGREED)
    (finding,) = short.report.with_code("recognition.shortfall-open")
    assert {key: str(value) for key, value in finding.facts if key != "who"} == {"achieved": "8 ECTS", "needed": "10 ECTS"}
    over = decide_ects([_module(amount=12)], _AGREED)
    (finding,) = over.report.with_code("recognition.surplus")
    assert {key: str(value) for key, value in finding.facts} == {"achieved": "12 ECTS", "agreed": "10 ECTS", "surplus": "2 ECTS"}
    assert str(over.credits) == "10 ECTS"
    assert _totals(over)["beyond what was agreed"] == "2 ECTS"


def test_a_part_that_was_passed_counts_while_the_module_is_open_and_the_rest_is_open() -> None:
    decision = decide_ects([_module(label=None, status="in-progress")], _AGREED[:2])
    assert [(row.code, row.verdict, row.within) for row in decision.rows] == [
        ("M", Verdict.OPEN, None),
        ("P1", Verdict.HOLDS, None),
    ]
    assert [(row.counted, row.inside) for row in decision.rows] == [
        (Credits(5, "ECTS"), Credits(5, "ECTS")),
        (Credits(5, "ECTS"), None),
    ]
    assert (str(decision.credits), _totals(decision)["open"]) == ("5 ECTS", "5 ECTS")
    (note,) = decision.report.with_code("recognition.inside")
    assert note.message == "5 ECTS of its credits are counted at P1, within it"
    settled = settle_by_dean(decision, "recognition.in-progress", "M")
    assert (str(settled.credits), _totals(settled)["open"]) == ("10 ECTS", "none")
    assert [f.subject for f in diff(decision, settled)][:2] == ["M", "P1"]


def test_a_part_that_was_failed_within_a_passed_module_stays_failed_and_counts_once() -> None:
    decision = decide_ects([_module(parts=("B", "F"))], _AGREED)
    assert [(row.code, row.verdict, row.within) for row in decision.rows] == [
        ("M", Verdict.HOLDS, None),
        ("P1", Verdict.HOLDS, "M"),
        ("P2", Verdict.FAILS, "M"),
    ]
    assert (str(decision.credits), _totals(decision)["academic debt"]) == ("10 ECTS", "none")


def test_a_failed_module_counts_what_its_parts_do_not() -> None:
    decision = decide_ects([_module("F", ("B", "F"))], _AGREED)
    totals = _totals(decision)
    assert (totals["recognised"], totals["academic debt"]) == ("5 ECTS, worth 5 ECTS at home", "5 ECTS")
    # A module that states fewer credits than its parts leaves nothing of its own.
    less = decide_ects([_module("F", ("B",), 3)], _AGREED[:2])
    assert _totals(less)["academic debt"] == "0 ECTS"
    # Sums of two credit systems are not made.
    other = attrs.evolve(_module("F"), credits=Credits(3, "KZ-RK"))
    assert [row.inside for row in decide_ects([other], _AGREED).rows] == [None, None, None]


def test_the_credits_of_a_module_that_states_none_are_those_of_its_parts() -> None:
    decision = decide_ects([_module(amount=None)], [ects_component("M", 12)])
    assert [str(row.credits) for row in decision.rows] == ["10 ECTS"]
    assert (
        decision.report.with_code("recognition.credits-of-parts")[0].message
        == "the line states no credits; its parts state 10 ECTS in all"
    )
    assert decision.report.with_code("recognition.credits-differ")
    failed = decide_ects([_module(amount=None, parts=("B", "F"))], [ects_component("M")])
    assert [str(row.credits) for row in failed.rows] == ["5 ECTS"]
    deep = ects_line("O", None, "B", parts=(_module(amount=None), ects_line("Q", None)))
    assert [str(row.credits) for row in decide_ects([deep], [ects_component("O", None)]).rows] == ["10 ECTS"]
    # Without credits on any line, those of the agreement are taken as before.
    none = decide_ects([ects_line("M", None, parts=(ects_line("P1", None),))], [ects_component("M", 10), ects_component("P1")])
    assert (str(none.credits), none.rows[1].within) == ("10 ECTS", "M")


def test_a_course_that_stands_alone_and_in_a_module_counts_once() -> None:
    decision = decide_ects([ects_line("P1"), _module()], [ects_component("P1"), ects_component("M", 10)])
    assert ([row.within for row in decision.rows], str(decision.credits)) == (["M", None], "10 ECTS")
    # Of two courses that stand within each other, the first is the outer one.
    one, other = ects_line("A", 10, parts=(ects_line("B", 5),)), ects_line("B", 5, parts=(ects_line("A", 10),))
    circle = decide_ects([one, other], [ects_component("A", 10), ects_component("B")])
    assert ([row.within for row in circle.rows], str(circle.credits)) == ([None, "A"], "10 ECTS")


def test_three_levels_count_at_the_outermost() -> None:
    outer = ects_line("O", 20, parts=(_module(), ects_line("X", 10)))
    decision = decide_ects([outer], [*_AGREED, ects_component("O", 20)])
    assert ([row.within for row in decision.rows], str(decision.credits)) == (["O", "O", "O", None], "20 ECTS")
    failed = decide_ects([attrs.evolve(outer, grade=None, status="failed")], [*_AGREED, ects_component("O", 20)])
    assert ([row.within for row in failed.rows], str(failed.credits)) == ([None, "M", "M", None], "10 ECTS")
    assert _totals(failed)["academic debt"] == "10 ECTS"


def test_one_achievement_in_two_matches_is_open_and_counted_once() -> None:
    matches = [Match(["M"], ["H1"]), Match(["P1"], ["H2"])]
    for agreement in (None, LearningAgreement(_AGREED[:2], [Component("H1", "x"), Component("H2", "y")])):
        decision = recognise(paper_of(_module()), agreement, ECTS_RULES, matches=matches)
        (finding,) = decision.report.with_code("recognition.achievement-twice")
        assert finding.message == (
            "P1 is part of M, which replaces H1: whether the same achievement replaces H2 as well is not decided"
        )
        assert [(row.code, row.verdict) for row in decision.home_rows] == [("H1", Verdict.HOLDS), ("H2", Verdict.OPEN)]
        assert str(decision.credits) == "10 ECTS"
        yes = settle_by_dean(decision, "recognition.achievement-twice", "P1 → H2")
        assert [row.verdict for row in yes.home_rows] == [Verdict.HOLDS, Verdict.HOLDS]
        assert str(yes.credits) == "10 ECTS"
        no = settle_by_dean(decision, "recognition.achievement-twice", "P1 → H2", "fails")
        assert [row.verdict for row in no.home_rows] == [Verdict.HOLDS, Verdict.FAILS]
        assert str(no.credits) == "10 ECTS"


def test_matches_of_a_module_that_was_not_passed_do_not_clash() -> None:
    matches = [Match(["M"], ["H1"]), Match(["P1"], ["H2"])]
    failed = recognise(paper_of(_module("F")), None, ECTS_RULES, matches=matches)
    assert not failed.report.with_code("recognition.achievement-twice")
    assert [row.verdict for row in failed.home_rows] == [Verdict.FAILS, Verdict.HOLDS]
    part = recognise(paper_of(_module(parts=("F", "B"))), None, ECTS_RULES, matches=matches)
    assert not part.report.with_code("recognition.achievement-twice")


@pytest.mark.parametrize("together", [["M", "P1"], ["P1", "M"]])
def test_a_module_and_its_part_in_one_match_count_once(together: list[str]) -> None:
    decision = recognise(paper_of(_module()), None, HomeRules("ECTS", grades="without"), matches=[Match(together, ["H"])])
    assert str(decision.credits) == "10 ECTS"
    assert not decision.report.with_code("recognition.achievement-twice")


def test_a_flat_transcript_has_nothing_within() -> None:
    flat = Transcript(Institution("Oslo"), (ects_line("M", 10), ects_line("P1"), ects_line("P2")))
    assert str(recognise(flat, LearningAgreement(_AGREED, []), ECTS_RULES).credits) == "20 ECTS"


def _looked_at(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many keys a decision on so many modules, each with two parts and a match, looks at to find the outermost."""
    asked: list[int] = []
    outermost = CourseBook.outermost

    def counted(book: CourseBook, keys: Iterable[str]) -> list[str]:
        given = list(keys)
        asked.append(len(given))
        return outermost(book, given)

    numbers = range(count)
    modules = [
        ects_line(f"M{n}", 10, parts=(ects_line(f"P{n}"), ects_line(f"Q{n}", label="F" if n % 3 else "B"))) for n in numbers
    ]
    programme = ects_line("Z", 10 * count, None, parts=tuple(modules))
    studied = [ects_component(f"{letter}{n}", 10 if letter == "M" else 5) for n in numbers for letter in "MPQ"]
    home = [ects_component(f"H{n}") for n in numbers]
    matches = [Match([f"M{n}", f"P{n}"], [f"H{n}"]) for n in numbers]
    with monkeypatch.context() as patch:
        patch.setattr(CourseBook, "outermost", counted)
        decision = recognise(paper_of(programme), LearningAgreement(studied, home), ECTS_RULES, matches=matches)
    assert len(decision.rows) == 3 * count
    return sum(asked)


def test_what_is_looked_at_for_modules_and_their_parts_grows_with_their_number_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = _looked_at(100, monkeypatch), _looked_at(400, monkeypatch)
    assert 0 < many <= 4 * few + 40


def test_courses_around_a_course_are_kept_by_course() -> None:
    module = ects_line("M", 10, parts=(ects_line("P"), ects_line("Q", parts=(ects_line("R"),))))
    book = CourseBook.of(paper_of(module, ects_line("X")))
    assert book.around == {"P": {"M"}, "Q": {"M"}, "R": {"M", "Q"}}
    assert book.outermost(["R", "P", "Q", "X"]) == ["P", "Q", "X"]
    assert all(book.holds(outer, inner) for inner, around in book.around.items() for outer in around)
