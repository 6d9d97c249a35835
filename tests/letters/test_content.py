"""What a letter says, from a decision and its life."""

import json
import pickle

import attrs
import pytest

from bologna_credits import (
    Component,
    CourseResult,
    Credits,
    Dossier,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    grading_scale,
    recognise,
)
from bologna_credits.letters import Learner, Letter, Letterhead, letter
from tests.letters.conftest import EXAMPLES, decided
from tests.recognition.support import first_version, result_line, second_version

_LEARNER = Learner("Әсем Қайратқызы", "17-123-X", "6B03101 Politics")


def _told(made: Letter, key: str) -> str:
    (part,) = [part for part in made.parts if part.key == key]
    return "\n".join([*part.said, *(line.plain for line in part.lines)])


def _facts(made: Letter) -> dict[str, str]:
    return dict(made.sheet.facts)


def _keys(made: Letter) -> list[str]:
    return [part.key for part in made.parts]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_full_letter_has_its_parts_in_order(name: str) -> None:
    keys = _keys(letter(decided(name)))
    always = ["studied", "at-home", "totals", "reasons", "open", "home-transcript", "remedy", "made"]
    assert [key for key in keys if key in always] == always
    assert set(keys) - set(always) <= {"outside", "noted", "settled", "changes"}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_students_data_are_printed_and_stored_nowhere(name: str, language: str) -> None:
    decision = decided(name)
    made = letter(decision, language, learner=_LEARNER)
    for said in (_LEARNER.name, _LEARNER.number, _LEARNER.programme):
        assert said in made.text()
        assert said in made.html()
        assert said not in json.dumps(decision.to_dict(), ensure_ascii=False)
        assert said.encode() not in pickle.dumps(decision)
        assert said not in repr(decision) + repr(made) + repr(_LEARNER) + repr(made.sheet)


def test_who_decided_on_what_since_when_stands_above() -> None:
    decision = decided("kostanay-lodz")
    dossier = (
        Dossier(decision, file_complete="2026-02-12").provisional("2026-02-21", by="Office").finalise("2026-02-25", by="Dean")
    )
    facts = _facts(letter(dossier))
    assert (facts["Decided by"], facts["Status"], facts["Issued to the student"]) == ("Dean", "final", "2026-02-21")
    assert (facts["Papers complete"], facts["Day of the decision"]) == ("2026-02-12", "2026-02-20")
    assert facts["Studied at"] == "University of Lodz (PL)"
    assert facts["Home rules"] == "Home rules of Kostanay, invented for this example [1]"
    assert "Version" not in facts
    appealed = dossier.appeal("2026-03-01", because="the grade")
    assert (_facts(letter(appealed))["Status"], _facts(letter(appealed))["Decided by"]) == ("under appeal", "Dean")


def test_without_events_the_office_of_the_rules_then_that_of_the_letterhead_decides() -> None:
    decision = decided("kostanay-lodz")
    required = recognise(
        decision.transcript, decision.agreement, attrs.evolve(decision.home, decides="Faculty council"), matches=decision.matches
    )
    assert _facts(letter(required))["Decided by"] == "Faculty council"
    assert _facts(letter(decision, letterhead=Letterhead(office="Registrar")))["Decided by"] == "Registrar"
    assert "Decided by" not in _facts(letter(decision))


def _bare() -> Recognition:
    """A decision of few papers: no agreement, no scale, no source, no day, and a host without a country."""
    course = CourseResult("A", "Algebra", Credits(5, "ECTS"), grading_scale("NO-AF").grade("F"), "F")
    return recognise(Transcript(Institution("Oslo"), (course,)), None, HomeRules(credits="ECTS"))


def test_what_is_unknown_is_left_out() -> None:
    made = letter(_bare())
    assert _facts(made) == {"Status": "draft", "Studied at": "Oslo", "Learning agreement": "none", "Credits at home": "ECTS"}
    assert "home-transcript" not in _keys(made)
    assert "Nothing was recognised." in _told(letter(_bare(), form="short"), "recognised")


def test_a_letter_where_all_was_recognised_refuses_nothing_and_cites_no_duty_to_give_reasons() -> None:
    decision = first_version(result_line("A", "B"), agreed="A")
    (point,) = decision.open
    done = decision.settle(point.code, point.subject, "holds", by="Dean", on="2017-01-21", because="x", grade="B+")
    made = letter(done)
    assert _told(made, "open") == "Nothing is open."
    assert "burden" not in " ".join(made.sheet.sources)
    assert "nothing is withheld" in _told(made, "remedy")
    assert _told(made, "settled") == "A: Dean decided on 2017-01-21: grade B+ — x"
    short = letter(done, form="short")
    assert _told(short, "not-recognised") == "Everything that was studied was recognised or is still open."
    assert "pending" not in _keys(short)


def test_appeal_and_measures_are_told_where_the_dossier_states_them() -> None:
    dossier = Dossier(
        decided("kostanay-lodz"),
        appeal_to="Appeals board",
        appeal_until="2026-03-20",
        measures={"EK-104": "repeat the examination in June", "": "ask for an assessment at home"},
    )
    full = _told(letter(dossier), "remedy")
    assert "EK-104: what the student can do: repeat the examination in June" in full
    assert "the student can appeal to Appeals board until 2026-03-20" in full
    short = _told(letter(dossier, form="short"), "you-can")
    assert short == (
        "You can appeal to Appeals board until 2026-03-20.\n"
        "EK-104: repeat the examination in June\nPF 2204: ask for an assessment at home"
    )
    assert "20.03.2026" in _told(letter(dossier, "ru", form="short"), "you-can")


def test_what_the_decision_has_to_state_and_does_not_is_told() -> None:
    told = _told(letter(decided("kostanay-lodz")), "remedy")
    assert "the decision does not state the body and the last day of the appeal" in told
    assert _told(letter(decided("kostanay-lodz"), letterhead=Letterhead(office="Registrar"), form="short"), "you-can") == (
        "The body and the last day of an appeal are not stated here; ask Registrar."
    )
    assert "ask the home university" in _told(letter(decided("kostanay-lodz"), form="short"), "you-can")


def test_a_further_version_says_what_changed() -> None:
    first = first_version(result_line("A", "B"), result_line("B", "F"))
    second = second_version(first)
    dossier = Dossier(first).finalise("2017-02-01", by="Dean").revise(second, by="Dean")
    told = _told(letter(dossier), "changes")
    assert "version 2 of" in told
    assert "host B was not recognised" in told
    alone = _told(letter(second), "changes")
    assert "version 2 of" in alone
    assert "host B was" not in alone
    assert _facts(letter(dossier))["Version"] == "2"


def test_lines_for_the_transcript_at_home_say_why_a_grade_is_missing() -> None:
    (part,) = [part for part in letter(decided("kostanay-lodz"), "kk").parts if part.key == "home-transcript"]
    assert part.table is not None
    assert [row[-1] for row in part.table.rows] == ["танылды"] * 4 + ["танылды, баға анықталмаған"]
    assert part.table.rows[0][:5] == ("ME 2201", "Microeconomics", "EK-101", "6 KZ-AK", "B+")
    without = recognise(
        decided("kostanay-lodz").transcript, decided("kostanay-lodz").agreement, HomeRules(credits="KZ-AK", grades="without")
    )
    (part,) = [part for part in letter(without).parts if part.key == "home-transcript"]
    assert part.table is not None
    assert {row[-1] for row in part.table.rows} == {"recognised without grade"}


def test_a_part_of_a_module_is_recognised_within_it() -> None:
    inner, outer = (Credits(amount, "ECTS") for amount in (5, 10))
    grade = grading_scale("NO-AF").grade("B")
    part = CourseResult("P", "Part", inner, grade, "B")
    module = CourseResult("M", "Module", outer, grade, "B", parts=(part,))
    agreement = LearningAgreement(
        [Component("M", "Module", outer), Component("P", "Part", inner)], [Component("H", "Home", outer)]
    )
    decision = recognise(Transcript(Institution("Oslo", "NO"), (module,)), agreement, HomeRules(credits="ECTS", scale="NO-AF"))
    rows = [row for one in letter(decision).parts if one.key == "home-transcript" and one.table for row in one.table.rows]
    assert {row[2]: row[-1] for row in rows} == {"M": "recognised", "P": "recognised within M"}


def test_the_letter_says_how_it_was_computed() -> None:
    decision = decided("kostanay-lodz")
    told = _told(letter(decision), "made")
    assert f"Computed with bologna_credits {decision.version}." in told
    assert all(line in told for line in decision.data)
    assert decision.to_dict()["digests"]["record"] in told


def test_a_method_of_the_callers_own_has_no_digest() -> None:
    class Own:
        def convert(self, *_: object) -> None:
            raise NotImplementedError

        def steps(self, *_: object) -> None:
            raise NotImplementedError

    decision = _bare()
    own = attrs.evolve(decision, home=attrs.evolve(decision.home, by=Own()))  # type: ignore[arg-type]
    assert "Digest" in _told(letter(decision), "made")
    assert "Digest" not in _told(letter(own), "made")


def test_above_the_short_letter_stand_neither_papers_nor_rules() -> None:
    decision = decided("kostanay-lodz")
    short, full = (_facts(letter(decision, form=form, learner=_LEARNER)) for form in ("short", "full"))
    assert list(short) == ["Student", "Number", "Programme", "Reference", "Day of the decision", "Status", "Studied at"]
    assert short.items() <= full.items()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_short_letter_lists_what_was_recognised_and_nothing_else(name: str) -> None:
    decision = decided(name)
    (part,) = [part for part in letter(decision, form="short").parts if part.key == "recognised"]
    assert part.table is not None
    assert [row[0].split(" ")[0] for row in part.table.rows] == [row.code for row in decision.recognised]


def test_the_head_of_a_letter_tells_the_days_on_which_the_agreement_was_changed() -> None:
    assert _facts(letter(decided("kostanay-oslo")))["Learning agreement"] == "signed on 2016-06-01; changed on 2016-09-12"
    assert "изменено" in _facts(letter(decided("kostanay-oslo"), "ru"))["Соглашение на обучение"]


def test_an_answer_that_lapsed_is_told_once_and_a_finding_that_names_its_course_not_twice() -> None:
    first = decided("kostanay-lodz").settle(
        "recognition.grade-open", "JP-201", "holds", by="Dean", on="2026-03-01", because="x", grade="B"
    )
    course = first.transcript.results("JP-201")[0]
    others = tuple(one for one in first.transcript.courses if one.code != "JP-201")
    paper = attrs.evolve(first.transcript, courses=(*others, attrs.evolve(course, label="nzal.", grade=None)))
    second = first.revise(transcript=paper, because="misread", on="2026-03-09")
    told = _told(letter(Dossier(first).finalise("2026-03-02", by="Dean").revise(second, by="Dean")), "changes")
    assert told.count("JP-201: what Dean decided no longer applies") == 1
    assert "JP-201: host JP-201" not in told
    assert "JP-201: what Dean decided no longer applies" in _told(letter(second), "changes")
