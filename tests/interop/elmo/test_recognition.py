"""A decision as ELMO 2.0: status, day, basis, result and mapping of each group of components."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import attrs
import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    Component,
    CreditPolicy,
    Credits,
    Institution,
    Match,
    Recognition,
    Rounding,
    interop,
)
from bologna_credits.interop import Learner
from tests.interop.elmo_documents import NAMESPACE
from tests.interop.schemas import faults_of
from tests.interop.written_decisions import BERGEN, FR, HOME, OSLO, course, decide, rules
from tests.interop.written_transcripts import GENERATED, LEARNER

NS = {"e": NAMESPACE, "bc": "urn:bologna-credits:elmo"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LOS = "e:learningOpportunitySpecification"
LOI = "e:specifies/e:learningOpportunityInstance"
EXAMPLES = ("kostanay-almaty", "kostanay-oslo", "oslo-kostanay")


def write(decision: Recognition, **options: Any) -> str:
    given: dict[str, Any] = {"home": HOME, "learner": LEARNER, "generated": GENERATED}
    return interop.elmo.write_recognition(decision, **given | options)


def results(decision: Recognition, **options: Any) -> list[ET.Element]:
    return ET.fromstring(write(decision, **options)).findall("e:report/e:resultOfRecognition", NS)


def result(decision: Recognition, **options: Any) -> ET.Element:
    (found,) = results(decision, **options)
    return found


def lines(found: ET.Element, side: str) -> dict[str, dict[str, str | None]]:
    """The components of one side by code, each with status, label and credits."""
    path = {"basis": f"e:recognitionBasis/e:recognitionReport/{LOS}", "result": f"e:recognitionResult/{LOS}"}[side]
    names = {"status": "e:status", "label": "e:resultLabel", "credits": "e:credit/e:value", "scheme": "e:credit/e:scheme"}
    return {
        line.findtext("e:identifier", "", NS): {key: line.findtext(f"{LOI}/{name}", None, NS) for key, name in names.items()}
        for line in found.findall(path, NS)
    }


def refused(decision: Recognition, **options: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(interop.UnwritableError) as raised:
        write(decision, **options)
    return [(reason.place, reason.field, reason.argument) for reason in raised.value.reasons]


def test_a_component_that_is_recognised_has_its_line_its_worth_at_home_and_what_it_replaces() -> None:
    found = result(decide(course("A1", "B"), home=["H 1"], matches=[Match(["A1"], ["H 1"])]))
    assert found.findtext("e:status", None, NS) == "Positive"
    assert found.findtext("e:decisionDate", None, NS) == "2017-01-20"
    assert lines(found, "basis") == {"A1": {"status": "passed", "label": "B", "credits": "5", "scheme": "ects"}}
    # 5 ECTS are 25/9 to 10/3 Kazakh credits at 1.5 to 1.8; the lower bound, rounded half up, is 3. B is B+ by the table.
    assert lines(found, "result") == {
        "recognised:A1": {"status": "passed", "label": "B+", "credits": "3", "scheme": "KZ-RK"},
        "H 1": {"status": "passed", "label": "B+", "credits": None, "scheme": None},
    }
    mappings = [
        (
            [one.text for one in each.findall("e:fromMapping/e:ref", NS)],
            [one.text for one in each.findall("e:toMapping/e:ref", NS)],
        )
        for each in found.findall("e:recognitionMapping/e:mapping", NS)
    ]
    assert mappings == [(["A1"], ["recognised:A1"]), (["A1"], ["H 1"])]


def test_a_mapping_of_several_to_several_is_one() -> None:
    decision = decide(course("A1"), course("A2"), home=["H 1", "H 2"], matches=[Match(["A1", "A2"], ["H 1", "H 2"])])
    last = result(decision).findall("e:recognitionMapping/e:mapping", NS)[-1]
    assert [one.text for one in last.iterfind(".//e:ref", NS)] == ["A1", "A2", "H 1", "H 2"]
    assert [one.tag.rpartition("}")[2] for one in last] == ["fromMapping", "toMapping"]


def test_the_credits_at_home_stand_once_so_that_their_sum_is_that_of_the_decision() -> None:
    decision = decide(course("A1"), course("A2", "B"), home=["H 1"], matches=[Match(["A1"], ["H 1"])])
    values = [one["credits"] for found in results(decision) for one in lines(found, "result").values()]
    assert [value for value in values if value is not None] == ["3", "3"]
    assert str(decision.credits) == "6 KZ-RK"


def test_a_component_that_failed_is_negative_with_its_line_and_without_a_result() -> None:
    found = result(decide(course("A1", "F")))
    assert found.findtext("e:status", None, NS) == "Negative"
    assert lines(found, "basis")["A1"]["status"] == "failed"
    assert lines(found, "result") == {}
    assert found.findall("e:recognitionMapping", NS) == []
    assert "A1: failed at the host, not recognised" in found.findtext("e:description", "", NS).splitlines()


def test_a_component_that_is_refused_though_passed_is_negative_and_its_line_stays_passed() -> None:
    open_one = decide(course("A1"), agreed=False, studied=None)
    refused_one = open_one.settle("recognition.on-request", "A1", "fails", by="Dean", on="2017-02-01", because="too far away")
    found = result(refused_one)
    assert found.findtext("e:status", None, NS) == "Negative"
    words = found.findtext("e:description", "", NS).splitlines()
    assert words[0] == "A1: not recognised"
    assert any(line.startswith("Decided: A1: Dean decided on 2017-02-01") and "too far away" in line for line in words)


def test_a_component_without_a_line_has_no_basis_and_an_open_one_nothing_at_all() -> None:
    studied = [Component("A1", "Algebra", Credits(5, "ECTS")), Component("GONE", "Geology", Credits(5, "ECTS"))]
    decision = decide(course("A1"), studied=studied)
    assert [list(lines(found, "basis")) for found in results(decision, open="omit")] == [["A1"]]
    gone = decision.settle("recognition.missing", "GONE", "fails", by="Dean", on="2017-02-01", because="not studied")
    last = results(gone)[-1]
    assert (last.findtext("e:title", None, NS), last.findtext("e:status", None, NS)) == ("Geology", "Negative")
    assert last.findall("e:recognitionBasis", NS) == []
    held = results(
        decision.settle("recognition.missing", "GONE", "holds", by="Dean", on="2017-02-01", because="a letter"), open="omit"
    )[-1]
    assert list(lines(held, "result")) == ["recognised:GONE"]
    assert held.findall("e:recognitionMapping/e:mapping/e:fromMapping", NS) == []


def test_all_open_points_are_refused_at_once_and_left_out_if_the_caller_says_so() -> None:
    decision = decide(course("A1", "C"), course("A2", "E"), home=["H 1"])
    assert refused(decision) == [
        ("open point A1", "recognition.grade-open", "open"),
        ("open point A2", "recognition.grade-open", "open"),
    ]
    labels = [one["label"] for found in results(decision, open="omit") for one in lines(found, "result").values()]
    assert labels == [None, None, None]


def test_what_was_left_out_stands_in_the_extension() -> None:
    document = write(decide(course("A1", "C")), open="omit")
    (choice,) = ET.fromstring(document).findall("e:extension/bc:decision/bc:choice", NS)
    assert (choice.get("argument"), choice.get("at")) == ("open", "open point A1")


def test_a_settled_decision_is_written_with_what_was_decided() -> None:
    decision = decide(course("A1", "C"))
    settled = decision.settle(
        "recognition.grade-open", "A1", "holds", grade="B", by="Dean", on="2017-02-01", because="the better half"
    )
    assert lines(result(settled), "result")["recognised:A1"]["label"] == "B"


def test_a_range_is_refused_or_written_as_the_bound_that_the_caller_names() -> None:
    decision = decide(course("A1"), rules=rules(policy=None))
    assert refused(decision, open="omit") == [("row A1", "credits", "ranges")]
    exact = [
        lines(result(decision, open="omit", ranges=ranges, rounding=Rounding("1/100", "half_up")), "result")["recognised:A1"][
            "credits"
        ]
        for ranges in ("lowest", "highest")
    ]
    assert exact == ["2.78", "3.33"]  # 25/9 and 10/3
    assert refused(decision, open="omit", ranges="highest") == [("row A1", "credits", "rounding")]


def test_a_mark_at_home_that_is_an_exact_ratio_is_refused_or_rounded() -> None:
    decision = decide(course("A1"))
    (row,) = decision.rows
    odd = attrs.evolve(decision, rows=(attrs.evolve(row, grade=FR.grade(row.credits.amount * 8 / 3)),))  # type: ignore[union-attr]
    assert refused(odd) == [("row A1", "grade", "rounding")]
    assert lines(result(odd, rounding=Rounding("1/10", "half_up")), "result")["recognised:A1"]["label"] == "13.3"


def test_each_host_has_its_own_basis() -> None:
    courses = [course("A1", host=OSLO), course("A2", host=BERGEN)]
    found = result(decide(*courses, home=["H 1"]))
    names = [one.text for one in found.findall("e:recognitionBasis/e:recognitionReport/e:issuer/e:title", NS)]
    assert names == ["Oslo", "Bergen"]


def test_the_report_is_that_of_the_institution_that_decides() -> None:
    report = ET.fromstring(write(decide(course("A1")), urls={"Oslo": "https://uio.no"})).find("e:report", NS)
    assert report is not None
    assert report.findtext("e:issuer/e:title", None, NS) == "Kostanay"
    assert report.findtext(".//e:recognitionReport/e:issuer/e:url", None, NS) == "https://uio.no"
    assert [one.get("localId") for one in report.findall("e:gradingScheme", NS)] == ["urn:bologna-credits:scale:KZ-2011"]


def test_a_scale_is_named_for_others_as_well() -> None:
    found = result(decide(course("A1")))
    schemes = [one.text for one in found.iterfind(".//e:gradingSchemeExternalId", NS)]
    assert schemes == ["urn:bologna-credits:scale:NO-AF", "urn:bologna-credits:scale:KZ-2011"]


def test_titles_keep_their_languages_and_a_field_that_all_share() -> None:
    one = course("A1", isced="0231", titles={"nb": "Rett", "en": "Law"})
    found = result(decide(attrs.evolve(one, title="Law")))
    assert [(title.get(LANG), title.text) for title in found.findall("e:title", NS)] == [("nb", "Rett"), ("en", "Law")]
    assert found.findtext("e:iscedCode", None, NS) == "0231"
    pair = decide(course("A1", isced="0231"), course("A2", isced="0232"), home=["H 1"])
    assert result(pair).findtext("e:iscedCode", None, NS) is None


def test_the_words_name_the_agreement_and_each_text_once() -> None:
    found = result(decide(course("A1"), course("A2"), home=["H 1"]))
    words = found.findtext("e:description", "", NS).splitlines()
    assert "Learning agreement LA 1, signed 2016-05-03" in words
    assert "Source: Home rules <https://example.org/home>" in words
    assert len(set(words)) == len(words)
    alone = decide(course("A1"), agreed=False)
    held = alone.settle("recognition.on-request", "A1", "holds", by="Dean", on="2017-02-01", because="so")
    assert "Learning agreement" not in result(held).findtext("e:description", "", NS)


def test_an_agreement_that_is_not_signed_is_named_without_a_day() -> None:
    decision = decide(course("A1"))
    assert decision.agreement is not None
    unsigned = attrs.evolve(decision, agreement=attrs.evolve(decision.agreement, signed=None, reference=""))
    assert "Learning agreement" in result(unsigned).findtext("e:description", "", NS).splitlines()


def test_credits_beyond_and_within_are_told_in_words() -> None:
    beyond = result(decide(course("A1", amount=8), rules=rules(surplus="agreed")))
    assert "A1: recognised, 3 KZ-RK, grade A (KZ-2011); 3 ECTS of the host do not count" in beyond.findtext(
        "e:description", "", NS
    )
    inner = course("A2", amount=2)
    outer = course("A1", amount=5, parts=[inner])
    studied = [Component("A1", "x", Credits(5, "ECTS")), Component("A2", "x", Credits(2, "ECTS"))]
    within = decide(outer, studied=studied)
    words = [found.findtext("e:description", "", NS) for found in results(within, open="omit")]
    assert any("its credits within A1" in text for text in words)


def test_the_learner_stands_by_the_names_of_2_0(shared: Path) -> None:
    learner = Learner(
        given_names="Secretname", family_name="Hiddenson", born="1990-12-24", other_script="Айгүл", other_language="kk"
    )
    document = write(decide(course("A1")), learner=learner)
    found = ET.fromstring(document).find("e:learner", NS)
    assert found is not None
    assert [(one.tag.rpartition("}")[2], one.get(LANG), one.text) for one in found] == [
        ("givenNames", None, "Secretname"),
        ("familyName", None, "Hiddenson"),
        ("alternativeName", "kk", "Айгүл"),
        ("dateOfBirth", None, "1990-12-24"),
    ]
    assert faults_of(document, shared, "2.0.0") == []


def test_a_country_that_the_schema_does_not_list_stands_in_the_extension(shared: Path) -> None:
    document = write(decide(course("A1"), issuer=Institution("Prishtina", "XK", {"schac": "uni-pr.edu"})))
    country = ET.fromstring(document).find("e:extension/bc:country", NS)
    assert country is not None
    assert (country.get("institution"), country.text) == ("Prishtina", "XK")
    assert faults_of(document, shared, "2.0.0") == []


def test_the_institution_that_decides_needs_an_identifier() -> None:
    bare = Institution("Kostanay", "KZ")
    assert refused(decide(course("A1")), home=bare) == [("institution Kostanay", "identifier", "identifiers")]
    assert write(decide(course("A1")), home=bare, identifiers={"Kostanay": {"schac": "ksu.edu.kz"}})


def test_wrong_arguments_are_told_by_their_names() -> None:
    with pytest.raises(ArgumentTypeError, match="home"):
        write(decide(course("A1")), home="Kostanay")
    with pytest.raises(ArgumentError, match="open"):
        write(decide(course("A1")), open="drop")


def test_a_transcript_is_read_from_it_without_courses_because_it_is_no_transcript() -> None:
    again = interop.elmo.read(write(decide(course("A1"))))
    assert (again.issuer.name, again.courses) == ("Kostanay", ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_decision_of_an_example_is_valid_by_the_official_schema(shared: Path, root: Path, name: str) -> None:
    decision = interop.case.load(root / "examples" / name).recognise()
    document = write(decision, open="omit")
    assert faults_of(document, shared, "2.0.0") == []
    assert [finding.code for finding in interop.elmo.read_recognition(document).verify(decision)] == ["document.decision-same"]
    assert refused(decision)


def test_a_decision_about_nothing_is_a_report_without_results(shared: Path) -> None:
    document = write(decide(rules=rules(policy=CreditPolicy(take="low"))))
    assert results(decide()) == []
    assert faults_of(document, shared, "2.0.0") == []
