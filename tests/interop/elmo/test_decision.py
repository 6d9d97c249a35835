"""The decision in the extension: steps, sources, digest, and what tells a document of this decision from others."""

import json
import xml.etree.ElementTree as ET
from typing import Any

import attrs
import pytest

from bologna_credits import (
    Component,
    Credits,
    DefinitionError,
    DocumentError,
    Grade,
    GradeConversion,
    GradingScale,
    Match,
    Recognition,
    Report,
    Rounding,
    Verdict,
    interop,
)
from bologna_credits.interop.elmo.decision import digest_by
from tests.interop.elmo_documents import NAMESPACE, a_course, an_elmo
from tests.interop.written_decisions import HOME, course, decide, rules
from tests.interop.written_transcripts import GENERATED, LEARNER

NS = {"e": NAMESPACE, "bc": "urn:bologna-credits:elmo"}


def write(decision: Recognition, **options: Any) -> str:
    given: dict[str, Any] = {"home": HOME, "learner": LEARNER, "generated": GENERATED}
    return interop.elmo.write_recognition(decision, **given | options)


def stated(decision: Recognition, **options: Any) -> ET.Element:
    found = ET.fromstring(write(decision, **options)).find("e:extension/bc:decision", NS)
    assert found is not None
    return found


def codes(document: str, decision: Any) -> list[str]:
    return [finding.code for finding in interop.elmo.read_recognition(document).verify(decision)]


def test_the_extension_has_reference_version_day_and_digest() -> None:
    decision = decide(course("A1"))
    found = stated(decision)
    assert (found.get("reference"), found.get("number"), found.get("on")) == ("R 1", "1", "2017-01-20")
    assert found.get("record") == decision.to_dict()["digests"]["record"]
    revised = decision.revise(because="a new paper", on="2017-03-01", matches=[], reference="R 2")
    assert (stated(revised).get("number"), stated(revised).get("revises")) == ("2", "R 1")


def test_each_row_has_its_verdict_its_exact_credits_and_its_steps_with_their_sources() -> None:
    decision = decide(course("A1", "B"), course("A2", "F"), rules=rules(policy=None))
    first, second = stated(decision, open="omit", ranges="lowest", rounding=Rounding("1/100", "half_up")).findall("bc:row", NS)
    assert (first.get("verdict"), first.get("status"), first.get("lowest"), first.get("highest")) == (
        "holds",
        "Positive",
        "25/9",
        "10/3",
    )
    assert (first.get("grade"), first.get("scale"), first.get("homeSystem")) == ("B+", "KZ-2011", "KZ-RK")
    assert (second.get("verdict"), second.get("status"), second.get("lowest")) == ("fails", "Negative", None)
    written = [(one.get("code"), one.text) for one in first.findall("bc:finding", NS)]
    (row, _) = decision.rows
    assert written == [(one.code, one.message) for one in (*row.findings, *row.grade_findings)]


def test_a_source_stands_once_and_findings_point_to_it() -> None:
    found = stated(decide(course("A1")))
    sources = {one.get("id"): one.get("url") for one in found.findall("bc:source", NS)}
    assert "https://example.org/home" in sources.values()
    assert {one.get("source") for one in found.iterfind(".//bc:finding", NS)} - {None} <= set(sources)


def test_an_open_row_stands_as_open_without_credits_or_grade_at_home() -> None:
    found = stated(decide(course("A1", "A", status="in-progress")), open="omit")
    (row,) = found.findall("bc:row", NS)
    assert (row.get("verdict"), row.get("status"), row.get("lowest"), row.get("grade")) == ("open", None, None, None)


def test_home_components_settlements_and_courses_outside_are_told() -> None:
    decision = decide(
        course("A1", "C"),
        course("X1", "B"),
        studied=[Component("A1", "Algebra", Credits(5, "ECTS"))],
        home=["H 1"],
        matches=[Match(["A1"], ["H 1"])],
    )
    decision = decision.settle("recognition.grade-open", "A1", "holds", grade="B", by="Dean", on="2017-02-01", because="so")
    found = stated(decision)
    (home,) = found.findall("bc:home", NS)
    assert (home.get("code"), home.get("verdict"), home.findtext("bc:replacedBy", None, NS)) == ("H 1", "holds", "A1")
    (settlement,) = found.findall("bc:settlement", NS)
    assert (settlement.get("by"), settlement.get("grade"), settlement.text) == ("Dean", "B", "so")
    assert [one.text for one in found.findall("bc:outside", NS)] == ["X1"]
    assert [one.text for one in found.findall("bc:data", NS)] == list(decision.data)


# Reading


def test_a_document_that_names_no_decision_is_told() -> None:
    with pytest.raises(DocumentError, match="names no decision"):
        interop.elmo.read_recognition(an_elmo(a_course()))


def test_the_decision_is_read_with_its_rows_and_the_statuses_of_the_document() -> None:
    found = interop.elmo.read_recognition(write(decide(course("A1"), course("A2", "F"))))
    assert str(found) == "R 1, version 1 of 2017-01-20"
    assert found.rows == (("A1", "holds"), ("A2", "fails"))
    assert found.statuses == (("Positive", ("A1",)), ("Negative", ("A2",)))


def test_a_decision_without_reference_and_day_is_shown_without_them() -> None:
    found = interop.elmo.read_recognition(write(decide(course("A1"), on=None, reference="")))
    assert (str(found), found.on) == ("a decision, version 1", None)


@pytest.mark.parametrize("number", ["", "x", "²", "9" * 5000])
def test_a_number_that_is_none_is_read_as_nothing(number: str) -> None:
    document = write(decide(course("A1"))).replace('number="1"', f'number="{number}"')
    assert interop.elmo.read_recognition(document).number == 0


def test_the_same_decision_is_known_by_its_digest_through_json() -> None:
    decision = decide(course("A1"))
    document = write(decision)
    assert codes(document, decision) == ["document.decision-same"]
    assert codes(document, json.loads(json.dumps(decision.to_dict()))) == ["document.decision-same"]


def test_another_decision_fails_with_both_digests() -> None:
    decision, other = decide(course("A1")), decide(course("A1"), reference="R 2")
    (finding,) = interop.elmo.read_recognition(write(decision)).verify(other)
    assert (finding.code, finding.verdict) == ("document.decision-other", Verdict.FAILS)
    assert decision.to_dict()["digests"]["record"] in finding.message
    assert other.to_dict()["digests"]["record"] in finding.message


def test_a_document_of_another_version_of_the_library_still_names_its_decision() -> None:
    decision = decide(course("A1"))
    older, now = digest_by(decision, "0.0.9"), digest_by(decision)
    assert older != now
    document = write(decision).replace(str(now), str(older)).replace('writtenBy="', 'writtenBy="0.0.9" was="')
    assert codes(document, decision) == ["document.decision-same"]


def test_a_stored_form_that_was_changed_is_refused() -> None:
    stored = decide(course("A1")).to_dict()
    stored["record"]["reference"] = "R 9"
    with pytest.raises(DefinitionError, match="digest"):
        interop.elmo.read_recognition(write(decide(course("A1")))).verify(stored)


@pytest.mark.parametrize(("was", "now", "about"), [("Positive", "Negative", "A1"), ("Negative", "Partially Positive", None)])
def test_a_status_that_somebody_changed_in_the_document_is_told(was: str, now: str, about: str | None) -> None:
    decision = decide(course("A1"), course("A2", "F"))
    document = write(decision).replace(f"<status>{was}</status>", f"<status>{now}</status>")
    report = interop.elmo.read_recognition(document).verify(decision)
    assert [finding.subject for finding in report.with_code("document.decision-status")] == ([about] if about else [])
    fails = write(decision).replace("<status>Negative</status>", "<status>Positive</status>")
    told = interop.elmo.read_recognition(fails).verify(decision).with_code("document.decision-status")
    assert [(finding.subject, finding.message) for finding in told] == [
        ("A2", "the document has the status Positive, and the decision has fails")
    ]


def test_a_component_that_the_decision_does_not_have_is_told() -> None:
    decision = decide(course("A1"))
    document = write(decision).replace('<identifier type="local">A1</identifier>', '<identifier type="local">B1</identifier>')
    report = interop.elmo.read_recognition(document).verify(decision)
    assert [finding.subject for finding in report.with_code("document.decision-status")] == ["B1"]


class Halves:
    """A method of the caller's own, which is code and has no stored form."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        raise NotImplementedError

    def steps(self, answer: GradeConversion) -> Report:
        raise NotImplementedError


def test_a_decision_without_a_stored_form_has_no_digest_and_nothing_can_be_compared() -> None:
    decision = decide(course("A1"))
    own = attrs.evolve(decision, home=attrs.evolve(decision.home, by=Halves()))
    document = write(own)
    assert digest_by(own) is None
    assert interop.elmo.read_recognition(document).record is None
    assert codes(document, own) == ["document.decision-unsealed"]
