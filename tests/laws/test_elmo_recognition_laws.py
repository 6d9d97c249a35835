"""Whatever is decided: the document is valid, says of each component what the decision says, and of nothing open that it is recognised."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from bologna_credits import Recognition, Rounding, Verdict, interop
from bologna_credits.interop.choices import RangesWord
from tests.interop.elmo_documents import NAMESPACE
from tests.interop.schemas import faults_of
from tests.interop.written_decisions import HOME, decisions, verdicts
from tests.interop.written_transcripts import GENERATED, LEARNER

NS = {"e": NAMESPACE}
CENTS = Rounding("1/100", "half_up")
several = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
Ranges = Literal["lowest", "highest"]


def write(decision: Recognition, ranges: RangesWord = "lowest", **options: object) -> str:
    given: dict[str, object] = {"open": "omit", "rounding": CENTS, "ranges": ranges}
    document: str = interop.elmo.write_recognition(
        decision,
        home=HOME,
        learner=LEARNER,
        generated=GENERATED,
        **given | options,  # type: ignore[arg-type]
    )
    return document


def results(document: str) -> list[ET.Element]:
    return ET.fromstring(document).findall("e:report/e:resultOfRecognition", NS)


def refs(result: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in result.findall(path, NS)]


BASIS = "e:recognitionBasis/e:recognitionReport/e:learningOpportunitySpecification/e:identifier"
RESULT = "e:recognitionResult/e:learningOpportunitySpecification/e:identifier"


@several
@given(decision=decisions(), ranges=st.sampled_from(["lowest", "highest"]))
def test_what_is_written_is_valid_by_the_official_schema(shared: Path, decision: Recognition, ranges: Ranges) -> None:
    assert faults_of(write(decision, ranges), shared, "2.0.0") == []


@several
@given(decision=decisions())
def test_nothing_that_is_open_or_refused_is_written_as_recognised(decision: Recognition) -> None:
    verdict = verdicts(decision)
    home = {row.code: row.verdict for row in decision.home_rows}
    for result in results(write(decision)):
        status = result.findtext("e:status", None, NS)
        basis, achieved = refs(result, BASIS), refs(result, RESULT)
        assert {verdict[code] for code in basis} <= {
            "Positive": {Verdict.HOLDS},
            "Negative": {Verdict.FAILS},
            "Partially Positive": {Verdict.HOLDS, Verdict.FAILS},
        }[str(status)]
        for code in achieved:
            own = code.removeprefix("recognised:")
            assert (verdict[own] if code != own else home[own]) is Verdict.HOLDS
        words = result.findtext("e:description", "", NS).splitlines()
        recognised = {
            line.partition(":")[0] for line in words if ": recognised" in line and not line.startswith(("Open", "Note"))
        }
        assert {code for code in recognised if code in verdict} <= {code for code, one in verdict.items() if one is Verdict.HOLDS}


@pytest.mark.sweep
@several
@given(decision=decisions())
def test_every_component_that_is_decided_is_written_just_once(decision: Recognition) -> None:
    found = [code for result in results(write(decision)) for code in refs(result, RESULT) if code.startswith("recognised:")]
    assert sorted(found) == sorted(f"recognised:{row.code}" for row in decision.recognised)
    basis = [code for result in results(write(decision)) for code in refs(result, BASIS)]
    assert sorted(basis) == sorted(
        row.code for row in decision.rows if row.verdict is not Verdict.OPEN and row.course is not None
    )
    replaced = [
        code for result in results(write(decision)) for code in refs(result, RESULT) if not code.startswith("recognised:")
    ]
    assert sorted(replaced) == sorted(row.code for row in decision.home_rows if row.verdict is Verdict.HOLDS)


@several
@given(decision=decisions())
def test_each_mapping_leads_from_the_basis_to_the_result(decision: Recognition) -> None:
    for result in results(write(decision)):
        start = refs(result, "e:recognitionMapping/e:mapping/e:fromMapping/e:ref")
        end = refs(result, "e:recognitionMapping/e:mapping/e:toMapping/e:ref")
        assert set(start) <= set(refs(result, BASIS))
        assert set(start) >= {code for code in refs(result, BASIS) if f"recognised:{code}" in end}
        assert set(end) == set(refs(result, RESULT))


@several
@given(decision=decisions())
def test_what_is_open_is_refused_with_all_open_points_unless_the_caller_leaves_it_out(decision: Recognition) -> None:
    assume(decision.open)
    with pytest.raises(interop.UnwritableError) as raised:
        write(decision, open="refuse")
    told = {
        (reason.place.removeprefix("open point "), reason.field) for reason in raised.value.reasons if reason.argument == "open"
    }
    assert {(point.subject or "of the decision", point.code) for point in decision.open} <= told


@several
@given(decision=decisions(), other=decisions())
def test_the_document_names_its_decision_and_no_other(decision: Recognition, other: Recognition) -> None:
    stated = interop.elmo.read_recognition(write(decision))
    assert [finding.code for finding in stated.verify(decision)] == ["document.decision-same"]
    assert [finding.code for finding in stated.verify(decision.to_dict())] == ["document.decision-same"]
    assert stated.rows == tuple((row.code, row.verdict.value) for row in decision.rows)
    if other != decision:
        assert "document.decision-other" in {finding.code for finding in stated.verify(other)}
