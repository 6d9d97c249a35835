"""No finding of a decision or of a check speaks Python: no arguments, no attributes, no calls."""

from collections.abc import Iterator

import pytest

import bologna_credits as bc
from bologna_credits.core.plain_words import speaks_python
from bologna_credits.papers import CourseTables

_SCALES = bc.grading_scales()
_SYSTEMS = bc.credit_systems()
_TARGETS = ("DE-THIRDS", "KZ-2018", "IT-30", "ECTS-AF")


def _rules(target: str, passing: tuple[bc.Grade, ...]) -> Iterator[bc.HomeRules]:
    home = bc.grading_scale(target)
    table = bc.GradingTable(home, {grade.label: 1 for grade in home.passing[:3]})
    tables: list[object] = [None, bc.ModifiedBavarian(), bc.Linear(), CourseTables(table, "average")]
    if len(passing) > 1:
        own = bc.GradingTable(passing[0].scale, {grade.label: 1 for grade in passing[:2]})
        tables.append(bc.GradingTableOverlap(own, table, choose="average"))
    for by in tables:
        yield bc.HomeRules("ECTS", scale=target, by=by)  # type: ignore[arg-type]


def _ends(host: bc.GradingScale) -> tuple[bc.Grade, ...]:
    return tuple(dict.fromkeys((*host.grades[:1], *host.passing[-1:], *host.failing[:1])))


def _told(grades: tuple[bc.Grade, ...], rules: bc.HomeRules) -> list[str]:
    courses = [
        bc.CourseResult(f"C{i}", "x", bc.Credits(5, "ECTS"), grade, grade.label, "passed") for i, grade in enumerate(grades)
    ]
    agreement = bc.LearningAgreement([bc.Component(c.code, "x", c.credits) for c in courses], [])
    decision = bc.recognise(bc.Transcript(bc.Institution("Host"), tuple(courses)), agreement, rules)
    return [finding.told for finding in decision.report]


@pytest.mark.sweep
@pytest.mark.parametrize("host", _SCALES, ids=lambda scale: scale.code)
def test_no_finding_on_a_grade_speaks_python_whatever_the_scales_and_the_method(host: bc.GradingScale) -> None:
    grades, passing = _ends(host), host.passing
    for target in _TARGETS:
        for rules in _rules(target, passing):
            assert [told for told in _told(grades, rules) if speaks_python(told)] == []


@pytest.mark.parametrize("system", _SYSTEMS, ids=lambda system: system.code)
def test_no_finding_on_credits_speaks_python_whatever_the_systems(system: bc.CreditSystem) -> None:
    for home in ("ECTS", "KZ-RK", "US-SH"):
        three = bc.Credits(3, system.code)
        course = bc.CourseResult("A", "x", three, status="passed")
        agreement = bc.LearningAgreement([bc.Component("A", "x", three)], [bc.Component("H", "y", bc.Credits(5, home))])
        decision = bc.recognise(bc.Transcript(bc.Institution("Host"), (course,)), agreement, bc.HomeRules(home))
        told = [finding.told for finding in (*decision.report, *bc.check_agreement(agreement))]
        assert [words for words in told if speaks_python(words)] == []


def test_no_decision_by_a_practice_of_several_versions_speaks_python() -> None:
    ends = _ends(bc.grading_scale("NO-AF"))
    told = [words for by in ("DE/Passau-SoBi", "DE/KMK") for words in _told(ends, bc.HomeRules("ECTS", scale="DE-THIRDS", by=by))]
    assert any("say the day that counts" in words for words in told)
    assert [words for words in told if speaks_python(words)] == []
