import datetime
from fractions import Fraction

import pytest

from bologna_credits import ArgumentError, Finding, Report, Source, Verdict
from bologna_credits.core import RuleFailsError, facts, findings as findings_module
from bologna_credits.core.findings import Fact, each_once, unique_sources
from bologna_credits.core.messages import show_fact

LAW = Source("law", "The Act", "https://example.org/act", seen="primary", quote="…")
GUIDE = Source("guide", "The Guide", "https://example.org/guide", seen="secondary")
HOLDS = Finding("identity", Verdict.HOLDS, "A", source=LAW)
FAILS = Finding("recognition.difference", "fails", "MATH1", because="section 4", source=GUIDE)
OPEN = Finding("agreement.credits-missing", "open")
NOTE = Finding("table.convention", "note", source=LAW)
ALL = Report([HOLDS, FAILS, OPEN, NOTE])


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (Fraction(9, 2), "4.5"),
        (datetime.date(2015, 9, 1), "2015-09-01"),
        (None, "–"),
        (3, "3"),
        ("first", "first"),
    ],
)
def test_a_fact_prints_as_it_stands_in_a_message(fact: Fact, text: str) -> None:
    assert show_fact(fact) == text


def test_facts_keep_their_order_and_have_names() -> None:
    assert Finding("x.y", "note", facts=facts(b=1, a=2)).named == {"b": 1, "a": 2}


def test_a_verdict_is_read_from_its_word() -> None:
    assert FAILS.verdict is Verdict.FAILS


def test_an_unknown_verdict_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='verdict cannot be "hold"; did you mean "holds"'):
        Finding("identity", "hold")


def test_a_message_is_built_when_it_is_read() -> None:
    assert Finding("credits.whole", "open", facts=facts(system="SE-P", amount=Fraction(9, 2))).message == (
        "SE-P credits are awarded as whole numbers; 4.5 is not one"
    )


def test_a_finding_prints_verdict_subject_reason_and_source() -> None:
    assert str(FAILS) == "FAILS MATH1: nothing replaces it: academic difference — section 4 [The Guide]"


def test_a_bare_finding_prints_verdict_and_message_alone() -> None:
    assert str(OPEN) == "OPEN  no credits are stated, which is not 0"


def test_a_report_gives_the_findings_of_each_verdict() -> None:
    assert (ALL.holds, ALL.fails, ALL.open, ALL.notes) == ((HOLDS,), (FAILS,), (OPEN,), (NOTE,))


def test_a_report_iterates_in_order() -> None:
    assert list(ALL) == [HOLDS, FAILS, OPEN, NOTE]


def test_a_report_counts_its_findings() -> None:
    assert len(ALL) == 4


def test_reports_add_up_in_order() -> None:
    assert Report([HOLDS]) + Report([FAILS]) == Report([HOLDS, FAILS])
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = Report() + HOLDS  # type: ignore[operator]  # a finding alone is no report


def test_a_report_names_each_source_once() -> None:
    assert ALL.sources == (LAW, GUIDE)


def test_unique_sources_leave_out_none() -> None:
    assert unique_sources([None, GUIDE, LAW, GUIDE]) == (GUIDE, LAW)


@pytest.mark.parametrize(
    ("code", "found"), [("agreement", (OPEN,)), ("agreement.credits-missing", (OPEN,)), ("doc", ()), ("identity", (HOLDS,))]
)
def test_a_code_covers_the_codes_below_it(code: str, found: tuple[Finding, ...]) -> None:
    assert ALL.with_code(code) == found


def test_a_failing_report_raises_with_every_failure() -> None:
    bare = Finding("data.code-twice", "fails")
    with pytest.raises(RuleFailsError) as caught:
        Report([FAILS, HOLDS, bare]).raise_if_fails()
    assert caught.value.failures == ("MATH1: nothing replaces it: academic difference", "the code is given twice")


def test_a_report_without_failures_does_not_raise() -> None:
    Report([HOLDS, OPEN, NOTE]).raise_if_fails()


def test_an_empty_report_says_so() -> None:
    assert str(Report()) == "no findings"


def test_a_report_prints_a_row_for_each_finding() -> None:
    lines = str(Report([OPEN, FAILS])).splitlines()
    assert lines[0].split() == ["verdict", "about", "finding", "source"]
    assert [line.split()[0] for line in lines[2:4]] == ["OPEN", "FAILS"]
    assert "section 4" in lines[3]


def test_a_report_shows_itself_as_escaped_html() -> None:
    html = Report([Finding("identity", "holds", "<A>", source=LAW)])._repr_html_()
    assert "<td>&lt;A&gt;</td>" in html
    assert "<td>https://example.org/act</td>" in html


def test_a_report_hashes_like_its_equal() -> None:
    assert len({Report([HOLDS, FAILS]), Report((HOLDS, FAILS))}) == 1


def test_findings_that_differ_in_a_fact_differ_in_their_hash() -> None:
    def named(number: int) -> list[Finding]:
        values: list[Fact] = [Fraction(number, 7), number, str(number), (number, "of", 2000), ("of", number)]
        return [Finding("credits.rounded", Verdict.NOTE, "KZ-RK", facts(before=value)) for value in values]

    for alike in zip(*map(named, range(2000)), strict=True):
        assert len(set(map(hash, alike))) > 1990
    assert [hash(one) for one in named(7)] == [hash(one) for one in named(7)]
    assert hash(named(7)[0]) == hash(Finding("credits.rounded", Verdict.NOTE, "KZ-RK", facts(before=1)))
    assert hash(Finding("a", Verdict.NOTE, "", facts(codes=()))) == hash(Finding("a", Verdict.NOTE, "", facts(codes=())))


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts of which a hash is asked, in order."""
    asked: list[Fact] = []
    mark = findings_module._mark

    def marking(fact: Fact) -> object:
        asked.append(fact)
        return mark(fact)

    monkeypatch.setattr(findings_module, "_mark", marking)
    return asked


def test_the_hash_of_a_finding_takes_no_more_of_a_long_list_than_its_ends(marked: list[Fact]) -> None:
    hash(Finding("recognition.package-incomplete", Verdict.OPEN, "H1", facts(home=tuple(map(str, range(2000))))))
    assert len(marked) == 3


def test_one_finding_in_many_rows_is_hashed_once(marked: list[Fact]) -> None:
    shared = Finding("credits.rate", Verdict.HOLDS, "KZ-RK", facts(system="KZ-RK"))
    assert each_once([shared] * 1000) == (shared,)
    assert marked == ["KZ-RK"]
