"""The life of a decision: the order of its events, and the statements that a decision requires."""

import json

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Dossier,
    Finding,
    Source,
    Verdict,
    default_catalogue,
)
from tests.recognition.support import appeal_of, decide_statuses, final_dossier, second_version

_SOURCE = Source("home", "Home rules", "https://example.org/home", seen="secondary")


def _codes(dossier: Dossier, on: str | None = None) -> list[str]:
    return [finding.code.removeprefix("dossier.") for finding in dossier.report(on)]


@pytest.fixture
def final() -> Dossier:
    return final_dossier()


def test_a_decision_is_provisional_then_final_then_under_appeal(final: Dossier) -> None:
    draft = Dossier(decide_statuses())
    assert (draft.status, draft.decided, str(draft)) == ("draft", None, "Dossier R 7: draft, version 1")
    assert draft.provisional("2017-02-01", by="Office").status == "provisional"
    assert (final.status, str(final.decided)) == ("final", "2017-02-01")
    appealed = appeal_of(final)
    assert appealed.status == "under appeal"
    resolved = appealed.resolve(
        "upheld", on="2017-03-05", by="Board", because="the resit counts", decision=second_version(final.decision)
    )
    assert (resolved.status, resolved.decision.number, len(resolved.versions)) == ("final", 2, 2)
    assert resolved.finalise("2017-03-20", by="Dean").status == "final"
    assert [event.number for event in resolved.events] == [1, 1, 1, 2]
    for words in ("2017-03-05", "upheld", "Board", "the resit counts", "version 2"):
        assert words in str(resolved)
    assert "the resit counts" in resolved._repr_html_()


def test_a_corrected_transcript_makes_a_final_decision_final_anew(final: Dossier) -> None:
    revised = final.revise(second_version(final.decision), by="Office")
    assert revised.decision.number == 2
    assert revised.finalise("2017-03-10", by="Dean").events[-1].number == 2
    pending = appeal_of(final).revise(second_version(final.decision), by="Office")
    assert pending.status == "under appeal"


def test_points_settled_meanwhile_stay_in_the_same_version() -> None:
    decision = decide_statuses(["in-progress"])
    (point, *_) = decision.open
    settled = decision.settle(point.code, point.subject, "holds", by="Board", on="2017-02-10", because="letter of the host")
    dossier = Dossier(decision).provisional("2017-02-01", by="Office").finalise("2017-02-15", by="Dean", decision=settled)
    assert dossier.versions == (settled,)
    with pytest.raises(ArgumentError, match="version 1 of other papers"):
        Dossier(settled).finalise("2017-02-15", by="Dean", decision=decision)
    with pytest.raises(ArgumentError, match="version 1 of other papers"):
        Dossier(decision).finalise("2017-02-15", by="Dean", decision=decide_statuses())


def test_every_office_and_reason_is_said(final: Dossier) -> None:
    with pytest.raises(ArgumentTypeError, match="office"):
        Dossier(decide_statuses()).provisional("2017-02-01", by="")
    with pytest.raises(ArgumentTypeError, match="reason"):
        final.appeal("2017-03-01", because="")
    with pytest.raises(ArgumentTypeError, match="reason"):
        appeal_of(final).resolve("rejected", on="2017-03-09", by="Board", because="")


def test_what_is_withheld_needs_a_reason_a_measure_and_a_way_to_appeal(final: Dossier) -> None:
    assert _codes(final) == ["reason", "measure-unsaid", "appeal-route-missing", "no-due-day"]
    (missing,) = final.report().fails
    assert "the body and the last day" in missing.message
    whole = attrs.evolve(
        final,
        appeal_to="Appeals board",
        appeal_until="2017-03-15",
        measures={"C1": "repeat the examination in May"},
        file_complete="2017-01-10",
        due="2017-02-14",
    )
    report = whole.report(catalogue=default_catalogue())
    assert [f.verdict for f in report] == [Verdict.HOLDS] * 4
    assert "repeat the examination in May" in str(report)
    assert all(finding.source is not None for finding in report)
    assert _codes(attrs.evolve(whole, measures={"": "ask for a resit"}))[:2] == ["reason", "measure"]
    assert "the last day" in attrs.evolve(whole, appeal_until=None).report().fails[0].message


def test_nothing_withheld_needs_no_reason() -> None:
    assert _codes(Dossier(decide_statuses(["passed"]))) == ["nothing-withheld", "no-due-day"]


def test_a_refusal_of_what_was_passed_needs_a_text_or_words() -> None:
    bare = Dossier(decide_statuses(["passed"], credits=3, shortfall="refuse"))
    assert [(f.code, f.subject) for f in bare.report().open][:1] == [("dossier.reason-bare", "H0")]
    assert [(f.code, f.subject) for f in bare.report().fails][:1] == [("dossier.measure-missing", "H0")]
    cited = Dossier(decide_statuses(["passed"], credits=3, shortfall="refuse", source=_SOURCE))
    assert "dossier.reason" in {f.code for f in cited.report().holds}


def test_a_row_without_any_reason_fails() -> None:
    decision = decide_statuses()
    mute = attrs.evolve(decision, rows=(decision.rows[0], attrs.evolve(decision.rows[1], findings=())))
    found = Dossier(mute).report().fails[0]
    assert (found.code, found.subject) == ("dossier.reason-missing", "C1")


@pytest.mark.parametrize(
    ("days", "on", "code", "verdict"),
    [
        ({"due": "2017-02-01"}, None, "dossier.in-time", Verdict.HOLDS),
        ({"due": "2017-01-31"}, None, "dossier.late", Verdict.FAILS),
        ({"due": "2017-02-01", "events": ()}, None, "dossier.undecided", Verdict.OPEN),
        ({"due": "2017-02-01", "events": ()}, "2017-02-01", "dossier.undecided", Verdict.OPEN),
        ({"due": "2017-02-01", "events": ()}, "2017-02-02", "dossier.overdue", Verdict.FAILS),
        ({}, None, "dossier.no-due-day", Verdict.OPEN),
        ({"file_complete": "2017-02-02"}, None, "dossier.before-complete", Verdict.NOTE),
    ],
)
def test_a_decision_comes_in_time(final: Dossier, days: dict[str, object], on: str | None, code: str, verdict: Verdict) -> None:
    found = attrs.evolve(final, **days).report(on).with_code(code)  # type: ignore[arg-type]
    assert [f.verdict for f in found] == [verdict]


def test_a_final_decision_with_open_points_says_so() -> None:
    dossier = Dossier(decide_statuses(["in-progress"])).finalise("2017-02-01", by="Dean")
    (found,) = dossier.report().with_code("dossier.final-open")
    assert found.verdict is Verdict.OPEN


def test_a_late_appeal_is_a_finding_and_an_appeal_is_pending_until_its_outcome(final: Dossier) -> None:
    dossier = attrs.evolve(final, appeal_until="2017-02-28")
    late = appeal_of(dossier).revise(second_version(final.decision), by="Office")
    (found,) = late.report().with_code("dossier.appeal-late")
    assert found.message.startswith("the appeal of 2017-03-01 came after its last day, 2017-02-28")
    (pending,) = late.report().with_code("dossier.appeal-pending")
    assert "2017-03-01" in pending.message
    in_time = appeal_of(dossier, "2017-02-28").resolve("rejected", on="2017-03-09", by="Board", because="no resit was taken")
    assert not {"appeal-late", "appeal-pending"} & set(_codes(in_time))


def test_an_appeal_that_was_upheld_asks_for_a_new_version(final: Dossier) -> None:
    upheld = appeal_of(final).resolve("upheld", on="2017-03-04", by="Board", because="the resit counts")
    assert "upheld-unrevised" in _codes(upheld)
    assert "upheld-unrevised" not in _codes(upheld.revise(second_version(final.decision), by="Office"))


def test_a_dossier_goes_through_json(final: Dossier) -> None:
    whole = appeal_of(attrs.evolve(final, appeal_to="Board", measures={"C1": "resit"}, due="2017-03-01"))
    whole = whole.resolve(
        "settled", on="2017-03-06", by="Board", because="the resit counts", decision=second_version(final.decision)
    )
    assert Dossier.from_dict(json.loads(json.dumps(whole.to_dict()))) == whole


def test_the_sources_of_the_convention_are_cited() -> None:
    sources = {source.key for source in default_catalogue().definitions("LRC")[0].sources}
    assert sources == {"burden", "appeal", "refusal", "time", "v-1"}
    assert isinstance(Dossier(decide_statuses()).report().findings[0], Finding)


def test_a_dossier_is_said_in_a_language_and_reasons_of_persons_keep_theirs(final: Dossier) -> None:
    appealed = final.appeal("2017-03-01", because="the resit counts")
    assert appealed.text() == str(appealed)
    assert appealed.html() == appealed._repr_html_()
    first, _, heads, *_ = appealed.text("ru").splitlines()
    assert first == "Дело R 7: рассматривается апелляция, версия 1"
    assert heads.split() == ["день", "событие", "версия", "кто", "решил", "основание"]
    assert appealed.text("ru").splitlines()[-1].split()[:4] == ["01.03.2017", "подана", "апелляция", "1"]
    assert appealed.text("kk").endswith("the resit counts")
    assert "түпкілікті, 1-нұсқа" in final.html("kk")
    assert Dossier(final.versions).text("kk") == "Іс R 7: жоба, 1-нұсқа"
