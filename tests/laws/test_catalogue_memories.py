"""What is remembered belongs to its catalogue: no cross-talk, no growth beyond the bounds, and nothing stays of a dropped one."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest

import bologna_credits as bc
from bologna_credits.law.memories import Remembered

_FILE = """
format = 1
country = "XX"
names = {{ en = "Testland" }}

[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"

[[systems]]
code = "XX-C"
names = {{ en = "credits" }}
ects = [{{ ratio = "{ratio}", basis = "statute", source = "a" }}]

[[scales]]
code = "XX-100"
names = {{ en = "marks" }}
basis = "statute"
source = "a"
numbers = {{ best = 100, lowest_pass = {lowest}, worst = 0, step = 1 }}

[[equivalences]]
from = "XX-100"
to = "ECTS-AF"
basis = "statute"
source = "a"
rows = [{{ low = {lowest}, high = 100, to = ["{letter}"] }}]

[[grade_practices]]
code = "XX/Faculty"
body = "A faculty"
to = "DE-TENTHS"
roundings = [{{ step = "1/10", mode = "{mode}" }}]
basis = "institution"
source = "a"
"""


def a_catalogue(number: int = 0) -> bc.Catalogue:
    """A catalogue in which all that one code means depends on the number."""
    text = _FILE.format(ratio=f"{number + 1}/2", lowest=50 + number % 2, letter="AB"[number % 2], mode=("down", "up")[number % 2])
    return bc.default_catalogue().with_definition(bc.law.read_definition(text, "xx.toml"))


def answers(catalogue: bc.Catalogue, mark: int = 77) -> list[object]:
    """Answers by every kind of way, with their steps."""
    scale = catalogue.grading_scale("XX-100")
    host = bc.GradingTable(scale, {"100": 10, str(mark): 20, "60": 30})
    home = bc.GradingTable(catalogue.grading_scale("BE-20"), {"18": 10, "15": 20, "11": 40})
    ways: tuple[dict[str, object], ...] = (
        {"to": "DE-TENTHS", "by": bc.ModifiedBavarian()},
        {"to": "BE-20", "by": bc.Linear(onto="nearest_better")},
        {"to": "ECTS-AF"},
        {"by": "XX/Faculty"},
        {"by": bc.GradingTableOverlap(host, home, choose="average", onto="nearest_worse")},
        {"to": scale},
    )
    found: list[object] = []
    for grade in (scale.grade(mark), scale.grade(20)):
        for way in ways:
            answer = bc.convert_grade(grade, catalogue=catalogue, **way)  # type: ignore[arg-type]
            found.append((answer.shown, answer.exact, str(answer.steps), answer.sources))
    credits = bc.convert_credits(bc.Credits(mark, "XX-C"), to="ECTS", catalogue=catalogue)
    return [*found, (credits.credits, str(credits.steps))]


@pytest.mark.sweep
def test_fifty_catalogues_that_were_used_and_dropped_are_collected_with_their_scales() -> None:
    gone: list[weakref.ref[object]] = []
    for number in range(50):
        catalogue = a_catalogue(number)
        assert answers(catalogue)
        of_them = (catalogue, *(catalogue.grading_scale(code) for code in ("XX-100", "BE-20")), catalogue.credit_system("XX-C"))
        gone += [weakref.ref(thing) for thing in of_them]
        del catalogue, of_them
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []


def test_catalogues_that_give_one_code_two_meanings_answer_each_by_its_own() -> None:
    apart = [answers(a_catalogue(number)) for number in range(2)]
    formula, line, table, practice, credits = (0, 1, 2, 3, 12)
    assert all(apart[0][place] != apart[1][place] for place in (formula, line, table, practice, credits))
    together = [a_catalogue(number) for number in range(2)]
    for _ in range(2):
        assert [answers(catalogue) for catalogue in together] == apart
    assert bc.convert_credits(bc.Credits(4, "XX-C"), to="ECTS", catalogue=a_catalogue(3)).credits.amount == 8


def test_eight_threads_get_the_answers_of_one() -> None:
    expected = {(number, mark): answers(a_catalogue(number), mark) for number in range(2) for mark in (61, 77, 99)}
    shared = [a_catalogue(number) for number in range(2)]
    asked = list(expected) * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda key: answers(shared[key[0]], key[1]), asked))
    assert found == [expected[key] for key in asked]


def sizes(catalogue: bc.Catalogue) -> dict[str, tuple[int, int]]:
    memories: dict[Remembered[..., object], object] = dict(catalogue.memories)
    return {
        what.function.__qualname__: (memory.cache_info().currsize, what.most)  # type: ignore[attr-defined]
        for what, memory in memories.items()
    }


def test_no_memory_grows_beyond_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = a_catalogue()
    answers(catalogue)
    for what in list(catalogue.memories):
        monkeypatch.setattr(what, "most", 5)
    small = a_catalogue()
    marks = [bc.grading_scale("FR-20").grade(Fraction(1000 + n, 100)) for n in range(30)]
    for n, mark in enumerate(marks):
        bc.convert_grade(mark, to="DE-TENTHS", by=bc.ModifiedBavarian(), catalogue=small)
        bc.convert_grade(mark, by="XX/Faculty", on=f"2020-01-{n + 1:02}", catalogue=small)
        bc.convert_grade(small.grading_scale("XX-100").grade(60 + n), to="ECTS-AF", on=f"2020-01-{n + 1:02}", catalogue=small)
        assert bc.convert_credits(bc.Credits(n, "XX-C"), to="ECTS", on=f"2020-01-{n + 1:02}", catalogue=small).steps
    found = sizes(small)
    assert len(found) >= 5
    assert all(size == most == 5 for size, most in found.values()), found


def test_a_mark_again_is_answered_by_the_memory_also_as_an_equal_object() -> None:
    catalogue = a_catalogue()
    scale = catalogue.grading_scale("XX-100")
    mark, equal = scale.grade(77), bc.Grade("77", scale, True, value=Fraction(77), row=None, quality=(Fraction(77), 0))
    first = bc.convert_grade(mark, to="DE-TENTHS", by=bc.ModifiedBavarian(), catalogue=catalogue)
    assert bc.convert_grade(equal, to="DE-TENTHS", by=bc.ModifiedBavarian(), catalogue=catalogue) is first
    with_percent = bc.convert_grade(mark.with_percent(77), to="DE-TENTHS", by=bc.ModifiedBavarian(), catalogue=catalogue)
    assert with_percent.start.percent == 77
    assert first.start.percent is None
