"""The numbers by which decisions and letters cite their sources."""

from bologna_credits import Finding, Source, Verdict
from bologna_credits.recognition.source_numbers import SourceNumbers

_ONE, _TWO, _THREE = (Source(key, key, f"https://example.org/{key}", seen="secondary") for key in ("one", "two", "three"))


def _found(source: Source | None) -> Finding:
    return Finding("identity", Verdict.HOLDS, source=source)


def test_sources_that_are_given_have_the_first_numbers_and_others_those_of_their_first_mention() -> None:
    numbers = SourceNumbers([_TWO])
    assert [numbers.number(source) for source in (_ONE, None, _TWO, _ONE)] == [2, None, 1, 2]
    assert list(numbers) == [_TWO, _ONE]


def test_the_marks_of_findings_are_each_source_once_from_low_to_high() -> None:
    numbers = SourceNumbers([_ONE, _TWO])
    assert numbers.marks([_found(_THREE), _found(_TWO), _found(None), _found(_ONE), _found(_TWO)]) == "[1] [2] [3]"
    assert numbers.marks([_found(None)]) == ""
