"""ELMO as systems really write it, from small documents made here."""

import pickle

import pytest

from bologna_credits import (
    Component,
    Credits,
    HomeRules,
    LearningAgreement,
    interop,
    recognise,
)
from tests.interop.elmo_documents import NAMESPACE, a_course, a_credit, a_report, a_result, an_elmo, codes_of, read_elmo


def test_nested_credits_and_the_same_course_twice_are_told() -> None:
    inner = a_course(a_credit("5"), "INNER")
    transcript = read_elmo(a_course(a_credit("15"), "OUTER", parts=inner) + inner)
    assert codes_of(transcript) == ["document.twice", "document.nested-credits"]
    assert {policy: str(transcript.total(policy)) for policy in ("every", "topmost", "leaves")} == {
        "every": "25 ECTS",
        "topmost": "20 ECTS",
        "leaves": "10 ECTS",
    }
    (note,) = transcript.report.with_code("document.nested-credits")
    assert note.message == "OUTER states credits around those of INNER: they are the same credits"


def test_a_line_with_0_credits_around_courses_does_not_state_their_credits() -> None:
    inner = a_course(a_credit("5"), "K1") + a_course(a_credit("5"), "K2")
    assert codes_of(read_elmo(a_course(a_credit("0"), "DEG", parts=inner))) == []
    assert codes_of(read_elmo(a_course(a_credit("5"), "MOD", parts=a_course(a_credit("0"), "EXAM")))) == []


def test_unknown_elements_are_ignored_and_cdata_is_text() -> None:
    outer = "<title>of &lt;b<![CDATA[r>]]></title><novelty><deep/></novelty><type>Course</type>"
    course = read_elmo(a_course("<engagementHours>0.0</engagementHours><extension/>", outer=outer)).courses[0]
    assert (course.title, course.kind, course.titles) == ("of <br>", "Course", (("", "of <br>"),))


@pytest.mark.parametrize(
    ("namespace", "more", "version"),
    [("http://purl.org/net/elmo", "", "before 1.0"), ("", "", "before 1.0"), (NAMESPACE, "<dateOfBirth/>", "ELMO 2.0")],
)
def test_the_version_is_told_by_its_features(namespace: str, more: str, version: str) -> None:
    old = a_course('<result scheme="NO30">D</result>', outer=a_credit("20"))
    transcript = interop.elmo.read(an_elmo(old, namespace=namespace, more=more))
    assert transcript.courses[0].credits == Credits(20, "ECTS")
    assert transcript.courses[0].label == "D"
    assert version in transcript.report.with_code("document.old-version")[0].message


def test_the_courses_of_several_reports_stand_one_after_the_other() -> None:
    transcript = interop.elmo.read(an_elmo(a_course(), more=a_report(a_course(code="C2"), "<country>SE</country>")))
    assert [course.code for course in transcript.courses] == ["C1", "C2"]
    assert codes_of(transcript) == ["document.several-reports"]


def test_the_learner_stands_nowhere() -> None:
    transcript = read_elmo(a_course(a_credit() + a_result("B")))
    agreement = LearningAgreement([Component("C1", "x")], [])
    decision = recognise(transcript, agreement, HomeRules(credits="ECTS"))
    shown = [repr(transcript), str(transcript), transcript._repr_html_(), str(decision), decision._repr_html_(), repr(decision)]
    shown += [str(decision.to_dict()), str(pickle.dumps(decision))]
    for secret in ("Secretname", "999999-1234", "1990-12-24"):
        assert not any(secret in text for text in shown)
