"""ELMO as systems really write it, from small documents made here."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from bologna_credits import (
    Component,
    Credits,
    DocumentError,
    HomeRules,
    LearningAgreement,
    interop,
    recognise,
)
from bologna_credits.core import BolognaError
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


@pytest.mark.parametrize(
    ("outer", "namespace", "told"),
    [("", "", False), ("<qualification/>", "", True), (a_credit(), "", True), ("<qualification/>", NAMESPACE, False)],
)
def test_a_document_without_a_namespace_is_old_only_by_its_features(outer: str, namespace: str, *, told: bool) -> None:
    transcript = interop.elmo.read(an_elmo(a_course(outer=outer), namespace=namespace))
    assert codes_of(transcript) == ["document.old-version"] * told


def test_a_learner_inside_a_report_is_a_feature_of_old_documents() -> None:
    inside = b"<elmo><report><learner/><issuer/></report></elmo>"
    assert codes_of(interop.elmo.read(inside)) == ["document.old-version"]
    assert codes_of(interop.elmo.read(inside.replace(b"<learner/>", b""))) == []


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"<imobility-tors-get-response/>", "interop.ewp.read_transcript"),
        (b"<omobility-las-get-response/>", "a learning agreement of EWP"),
        (b"<components-studied/>", r"it is read with interop\.ewp\.read_learning_agreements"),
        (b"{}", "JSON"),
        ("{}", "it looks like JSON"),
    ],
)
def test_another_document_is_refused_with_the_reader_that_it_needs(document: bytes | str, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        interop.elmo.read(document)


def test_elmo_given_to_the_reader_of_ewp_is_sent_to_its_own() -> None:
    with pytest.raises(DocumentError, match=r"interop\.elmo\.read"):
        interop.ewp.read_transcript(an_elmo(a_course()))


def test_the_name_of_a_file_is_kept_nowhere_unless_the_caller_names_the_source(tmp_path: Path) -> None:
    path = tmp_path / "Kim_Lee.xml"
    path.write_bytes(an_elmo(a_course(), more=a_report(a_course())))
    transcript = interop.elmo.read(path)
    assert transcript.source == ""
    decision = recognise(transcript, None, HomeRules(credits="ECTS"))
    assert "Kim_Lee" not in str([str(transcript), decision.to_dict(), str(decision), repr(transcript), str(transcript.report)])
    assert interop.elmo.read(path, source="file 12/2026").source == "file 12/2026"
    path.write_bytes(b"<elmo>")
    for source, named in (("", "Kim_Lee.xml"), ("file 12/2026", "file 12/2026")):
        with pytest.raises(DocumentError) as caught:
            interop.elmo.read(path, source=source)
        assert caught.value.file == named


@pytest.mark.parametrize("wrong", [{"on": "soon"}, {"on": 5}, {"source": None}, {"limits": 5}, {"catalogue": "NO"}])
def test_an_option_of_another_type_is_refused_even_where_it_is_not_needed(wrong: dict[str, object]) -> None:
    with pytest.raises(BolognaError):
        interop.elmo.read(an_elmo(a_course()), **wrong)  # type: ignore[arg-type]


# What speaks of decisions


def test_reading_a_transcript_loads_nothing_of_decisions() -> None:
    code = (
        "import sys; from bologna_credits.interop import elmo; elmo.read; elmo.write;"
        "print(any(name.startswith('bologna_credits.recognition') for name in sys.modules));"
        "elmo.write_recognition; print('bologna_credits.recognition.decision' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True"]


def test_a_name_that_the_module_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write_recognitions'"):
        interop.elmo.write_recognitions  # type: ignore[attr-defined]  # noqa: B018
