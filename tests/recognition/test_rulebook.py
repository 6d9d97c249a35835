"""The rules of one decision: open points cite the home rules, and settled points count."""

from bologna_credits import Settlement, default_catalogue
from bologna_credits.core import Finding, Report, Verdict
from bologna_credits.core.findings import facts
from bologna_credits.recognition.rulebook import Rulebook, silent_codes
from bologna_credits.recognition.settlements import Points
from tests.recognition.support import KZ_RULES, SOURCE

_SETTLED = Settlement("recognition.missing", "A", "fails", by="Dean", on="2023-02-01", because="it was not taken")


def test_an_open_point_cites_the_home_rules() -> None:
    (point,) = Rulebook(KZ_RULES, default_catalogue(), Points()).open("recognition.missing", "A", "a reason", count=2)
    assert (point.verdict, point.source, point.because, point.named) == (Verdict.OPEN, SOURCE, "a reason", {"count": 2})


def test_a_settled_point_has_the_verdict_of_the_person() -> None:
    rules = Rulebook(KZ_RULES, default_catalogue(), Points((_SETTLED,)))
    found = rules.open("recognition.missing", "A")
    assert found[1] == _SETTLED.finding
    assert rules.verdict(found) is Verdict.FAILS
    assert rules.verdict(rules.open("recognition.missing", "B")) is Verdict.OPEN
    assert rules.verdict([Finding("recognition.agreed", Verdict.HOLDS)]) is Verdict.HOLDS


def test_the_codes_of_lines_without_a_result_are_read_off_the_oddities_of_a_transcript() -> None:
    told = Finding("document.no-result", Verdict.NOTE, "", facts(codes=("A", "B")))
    assert silent_codes(Report([told, Finding("document.twice", Verdict.NOTE, "", facts(codes=("C",)))])) == {"A", "B"}
    assert silent_codes(Report()) == frozenset()
