"""Two versions of a decision."""

import attrs

from bologna_credits import (
    Verdict,
    diff,
)
from bologna_credits.core.messages import label
from bologna_credits.recognition.comparison import RowState
from tests.recognition.support import first_version, paper_of, result_line


def test_a_diff_tells_rows_courses_outside_and_the_sum() -> None:
    old = first_version(result_line("A", "F"), result_line("X"), result_line("Y"))
    old = attrs.evolve(old, home=attrs.evolve(old.home, shortfall="accept"))
    new = old.revise(
        transcript=paper_of(result_line("A", amount=4), result_line("B"), result_line("Y"), result_line("Z")),
        because="corrected",
        on="2017-02-10",
    )
    report = diff(old, new)
    assert [f.message for f in report] == [
        "host A was not recognised, grade F (NO-AF), 5 ECTS, for nothing and is now recognised, grade OPEN, 4 ECTS worth 4 ECTS, for H",
        "host B was OPEN, 5 ECTS, for nothing and is now recognised, grade OPEN, 5 ECTS worth 5 ECTS, for H",
        "home H was OPEN, by nothing and is now recognised, within the package, by A, B",
        "it is no longer outside the agreement",
        "it is now outside the agreement",
        "the recognised credits were 0 ECTS and are now 9 ECTS",
    ]
    assert {f.verdict for f in report} == {Verdict.NOTE}
    assert [f.text("ru") for f in report][:2] == [
        "принимающий вуз, A: было не признано, оценка F (NO-AF), 5 ECTS, ничего не заменяет, "
        "теперь признано, оценка НЕ РЕШЕНО, 4 ECTS, что составляет 4 ECTS, вместо H",
        "принимающий вуз, B: было НЕ РЕШЕНО, 5 ECTS, ничего не заменяет, "
        "теперь признано, оценка НЕ РЕШЕНО, 5 ECTS, что составляет 5 ECTS, вместо H",
    ]
    assert report.notes[2].text("kk").endswith("пакет құрамында, орнына жүретіні: A, B")
    for change in report:
        for fact in (change.named.get("before"), change.named.get("after")):
            if isinstance(fact, RowState):
                assert fact._spoken(label) == str(fact)


def test_a_component_that_comes_or_goes_is_told() -> None:
    old = first_version(result_line("A"), agreed="A")
    new = first_version(result_line("B"), agreed="B")
    assert {"host A was recognised, grade OPEN and is now absent", "host B was absent and is now recognised, grade OPEN"} < {
        f.message for f in diff(old, new)
    }


def test_two_decisions_that_decide_the_same_have_no_difference() -> None:
    old = first_version(result_line("A"), result_line("B"))
    assert [f.code for f in diff(old, attrs.evolve(old, reference="other"))] == ["diff.same"]
