"""Parts of letters: numbers of sources, and lines that say the same."""

from bologna_credits import Finding, Source, Verdict
from bologna_credits.core.findings import facts
from bologna_credits.core.languages import words
from bologna_credits.letters.parts import Line, Part, Piece, Sources, grouped

_ONE, _TWO = (Source(key, key, f"https://example.org/{key}", seen="secondary") for key in ("one", "two"))


def test_sources_have_the_numbers_of_their_first_mention() -> None:
    sources = Sources()
    assert [sources.number(source) for source in (_TWO, None, _ONE, _TWO)] == [1, None, 2, 1]
    assert list(sources) == [_TWO, _ONE]


def test_what_is_said_twice_is_said_once() -> None:
    found = [
        Finding("recognition.agreed", Verdict.HOLDS, "A", source=_ONE),
        Finding("recognition.agreed", Verdict.HOLDS, "B", source=_ONE),
    ]
    assert Sources().pieces(found, words("en")) == (Piece("agreed and passed: recognised without further work", 1),)
    other = Finding("recognition.match-condition", Verdict.NOTE, "A", facts(condition="x"))
    assert len(Sources().pieces([*found, other], words("ru"))) == 2


def test_lines_that_say_the_same_become_one_with_all_their_components() -> None:
    same, other = (Piece("same"),), (Piece("other"),)
    lines = [Line(about="A", pieces=same), Line(about="B", pieces=other), Line(about="C", pieces=same), Line(pieces=same)]
    assert [(line.about, line.plain) for line in grouped(lines)] == [("A, C", "A, C: same"), ("B", "B: other")]


def test_a_part_needs_no_more_than_a_heading() -> None:
    assert Part(key="open", heading="Open").lines == ()
