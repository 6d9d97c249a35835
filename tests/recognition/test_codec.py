"""Plain data of a decision and a case: its form, and the messages about its faults."""

import copy
import datetime
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from bologna_credits import (
    ArgumentTypeError,
    Circumstances,
    Component,
    CourseResult,
    Credits,
    DefinitionError,
    Finding,
    GradeConversion,
    GradingScale,
    HomeRules,
    Institution,
    LearningAgreement,
    Recognition,
    Transcript,
    Verdict,
    default_catalogue,
    grading_scale,
    interop,
    recognise,
    verify,
)
from bologna_credits.core import facts
from bologna_credits.core.shapes import choice
from bologna_credits.grades import GradeRow
from bologna_credits.interop.case import LoadedCase
from bologna_credits.recognition import seal
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.digests import ENVELOPE, with_digests
from bologna_credits.recognition.presentation import READABLE
from bologna_credits.recognition.stored_types import STORED
from bologna_credits.version import VERSION


@pytest.fixture(scope="module")
def decision(root: Path) -> Recognition:
    return interop.case.load(root / "examples" / "oslo-kostanay").recognise()


@pytest.fixture
def data(decision: Recognition) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(decision.to_dict()))
    return found


def _faults(data: object, kind: type = Recognition) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        kind.from_dict(data)  # type: ignore[attr-defined]
    assert str(caught.value).startswith("decision" if kind is Recognition else "case")
    return caught.value.faults


def test_a_decision_keeps_its_readable_keys_and_can_be_read_back(decision: Recognition, data: dict[str, Any]) -> None:
    assert data["format"] == 1
    assert data["kind"] == "decision"
    assert data["number"] == 1
    assert data["rows"][0]["verdict"] == "holds"
    assert Recognition.from_dict(data) == decision
    assert decision == Recognition.from_dict(data, catalogue=default_catalogue())


def test_numbers_days_and_grades_are_text() -> None:
    grade = grading_scale("NO-AF").grade("B")
    course = CourseResult("A", "Algebra", Credits("4.5", "ECTS"), grade, "B", day="2016-12-01")
    plain = to_plain(Transcript(Institution("Oslo"), (course,)), "transcript")
    assert plain["record"]["courses"] == [
        {
            "code": "A",
            "title": "Algebra",
            "credits": {"amount": "9/2", "system": "ECTS"},
            "grade": {"scale": "NO-AF", "label": "B"},
            "label": "B",
            "day": "2016-12-01",
        }
    ]
    assert plain["scales"]["NO-AF"]["code"] == "NO-AF"


def test_the_facts_of_a_finding_keep_their_types() -> None:
    named = facts(text="5", whole=5, exact=Fraction(9, 2), day=datetime.date(2016, 9, 1), nothing=None, flag=True)
    finding = Finding("x", Verdict.NOTE, "", named)
    plain = json.loads(json.dumps(to_plain(finding, "finding")))
    assert plain["record"]["facts"][2:4] == [["exact", {"exact": "9/2"}], ["day", {"day": "2016-09-01"}]]
    again = from_plain(Finding, plain, "finding")
    assert again == finding
    assert [type(fact) for _, fact in again.facts] == [type(fact) for _, fact in named]


def test_two_scales_of_one_code_are_kept_apart() -> None:
    own = GradingScale("NO-AF", rows=[GradeRow("B", passes=False)])
    grades = [own.grade("B"), grading_scale("NO-AF").grade("B")]
    transcript = Transcript(Institution("Oslo"), tuple(CourseResult(f"C{i}", "x", None, grade) for i, grade in enumerate(grades)))
    plain = to_plain(transcript, "transcript")
    assert sorted(plain["scales"]) == ["NO-AF", "NO-AF#2"]
    again = from_plain(Transcript, json.loads(json.dumps(plain)), "transcript")
    assert again == transcript
    assert [course.grade.passes for course in again.courses if course.grade] == [False, True]
    assert again.courses[1].grade is not None
    assert again.courses[1].grade.scale is grading_scale("NO-AF")


def test_a_decision_outlives_its_definition_files(decision: Recognition, data: dict[str, Any]) -> None:
    # As if the scale had once had other words: the rows are read as stored, and computing again gives the same.
    scale = data["scales"]["NO-AF"]
    scale["names"] = [["en", "as it was called then"]]
    data["record"]["data"] = [line.replace("countries/no.toml (", "countries/no.toml (0") for line in data["record"]["data"]]
    again = Recognition.from_dict(seal(data))
    assert again != decision
    assert [row.shown_grade for row in again.rows] == [row.shown_grade for row in decision.rows]
    assert [(f.code, f.verdict.value) for f in verify(again)] == [
        ("verify.data", "note"),
        ("verify.scale", "note"),
        ("verify.same", "holds"),
    ]


def test_a_changed_row_is_read_as_stored_and_told_by_verify(data: dict[str, Any]) -> None:
    data["record"]["rows"][0]["shown_grade"] = "E (NO-AF)"
    again = Recognition.from_dict(seal(data))
    assert again.rows[0].shown_grade == "E (NO-AF)"
    assert "E (NO-AF)" in verify(again).fails[0].message


def test_other_reasons_fail_under_the_same_law_and_are_noted_under_another(data: dict[str, Any]) -> None:
    data["record"]["rows"][0]["findings"][0]["because"] = "as the text then said"
    found = verify(Recognition.from_dict(seal(data)))
    assert [(f.code, f.verdict.value) for f in found] == [("verify.reasons", "fails")]
    data["record"]["version"] = "0.0.9"
    found = verify(Recognition.from_dict(seal(data)))
    assert [(f.code, f.verdict.value) for f in found] == [("verify.reasons", "note"), ("verify.same", "holds")]


def test_all_faults_are_told_at_once_each_with_its_path(data: dict[str, Any]) -> None:
    record = data["record"]
    del record["transcript"]["issuer"]["name"]
    record["transcript"]["courses"][0]["credits"]["amount"] = 7.5
    record["transcript"]["courses"][1]["credits"]["amount"] = "1/0"
    record["transcript"]["courses"][1]["cedits"] = None
    record["home"]["shortfall"] = 3
    record["home"]["policy"] = ["low"]
    record["rows"][0]["verdict"] = "hold"
    record["rows"][0]["findings"][0]["facts"] = [["a"]]
    record["rows"][1]["grade"] = {"scale": "NO-AG", "label": "A"}
    record["rows"][2]["grade"] = {"scale": 5}
    record["matches"][0]["host"] = "RUS1102"
    record["on"] = "2016-02-30"
    record["strange"] = 1
    data["raws"] = []
    data["kind"] = "case"
    told = {fault.partition("; known: ")[0] for fault in _faults(data)}
    assert told == {
        'kind: must be "decision", and is the text "case"',
        'unknown key "raws"; did you mean "rows"?',
        'record: unknown key "strange"',
        "record.transcript.issuer.name: is missing",
        'record.transcript.courses[0].credits.amount: must be an exact number as text, such as "5" or "9/2", and is 7.5',
        'record.transcript.courses[1].credits.amount: must be an exact number as text, such as "5" or "9/2", and is the text "1/0"',
        'record.transcript.courses[1]: unknown key "cedits"; did you mean "credits"?',
        "record.home.shortfall: must be one of open, accept, refuse, and is 3",
        "record.home.policy: must be text or an object or null, and is a list",
        'record.rows[0].verdict: cannot be "hold"; did you mean "holds"?; use one of holds, fails, open, note',
        "record.rows[0].findings[0].facts[0]: must be a list of 2, and is one of 1",
        'record.rows[1].grade.scale: no scale "NO-AG" among scales; did you mean "NO-AF"?',
        "record.rows[2].grade.scale: must be the key of a scale, and is 5",
        "record.rows[2].grade.label: is missing",
        'record.matches[0].host: must be a list, and is the text "RUS1102"',
        'record.on: must be a day as text, such as "2016-09-01", and is the text "2016-02-30"',
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data.update(format=2), "format: this version reads format 1, not 2"),
        (lambda data: data.update(format=True), "not true"),
        (lambda data: data.update(format=1.0), "not 1.0"),
        (lambda data: data.pop("format"), "and none is stated"),
        (lambda data: data.pop("record"), "record: is missing"),
        (lambda data: data.update(record=[]), "record: must be an object, and is a list"),
        (lambda data: data.update(scales=[]), "scales: must be an object of grading scales by key, and is a list"),
        (lambda data: data["scales"].update({"NO-AF": 1}), "scales.NO-AF: must be an object, and is 1"),
        (
            lambda data: data["scales"].update({"X": {"code": "X", "rows": [{"label": "a"}]}}),
            "scales.X.rows[0].passes: is missing",
        ),
        (lambda data: data["scales"].pop("NO-AF"), "no scale"),
        (lambda data: data.update(scales={}), 'no scale "NO-AF" among scales'),
        (lambda data: data["record"]["home"].update(by={"is": "Magic"}), 'record.home.by.is: cannot be "Magic"; use one of'),
        (lambda data: data["record"]["home"].update(by={}), "record.home.by.is: is missing"),
        (
            lambda data: data["record"]["home"].update(by={"is": "Chain", "first": None, "via": 1}),
            "record.home.by.via: must be text",
        ),
        (lambda data: data["record"]["home"].update(grades="maybe"), 'cannot be "maybe"; use one of convert, without, carry'),
        (
            lambda data: data["record"]["rows"][0].update(grade={"scale": "NO-AF", "label": "Q"}),
            "rows[0].grade.label: NO-AF has no",
        ),
        (lambda data: data["record"]["rows"][0].update(grade={"scale": "NO-AF", "label": "A", "x": 1}), 'unknown key "x"'),
        (lambda data: data["record"].update(on="2016-09-01T00:00"), "record.on: must be a day"),
        (lambda data: data["record"].update(on="2016-" + "1" * 3000), "record.on: must be a day"),
        (lambda data: data["record"].update(number=2), 'unknown key "number"'),
        (lambda data: data["record"].update(reference=None), "record.reference: must be text, and is null"),
        (lambda data: data["record"].update(transcript="x"), 'record.transcript: must be an object, and is the text "x"'),
        (
            lambda data: data["record"].update(revision={"number": 1, "revises": "", "on": "2017-01-01", "because": "x"}),
            'record.revision: number cannot be "1"',
        ),
    ],
)
def test_a_fault_is_told_in_plain_words(data: dict[str, Any], change: Callable[[dict[str, Any]], object], words: str) -> None:
    change(data)
    assert any(words in fault for fault in _faults(data)), _faults(data)


def test_what_is_no_object_is_refused() -> None:
    assert _faults([]) == ("must be an object, and is a list",)
    assert _faults(None, LoadedCase) == ("must be an object, and is null",)


@pytest.mark.parametrize("number", ["", "x", "1/2/3", "½", "9" * 4301, "1/-2", "1_000", " 5", "1.5", None, {}])
def test_numbers_that_are_none_are_refused(data: dict[str, Any], number: object) -> None:
    data["record"]["transcript"]["courses"][0]["credits"]["amount"] = number
    assert "credits.amount: must be an exact number as text" in _faults(data)[0]


def test_numbers_and_days_beside_text_are_told_apart() -> None:
    plain = to_plain(Finding("x", Verdict.NOTE, "", facts(a=Fraction(1, 3))), "finding")
    for wrong, words in (
        ({"exact": 3}, "exact: must be an exact"),
        ({"day": "x"}, "day: must be a day"),
        ({"other": "x"}, "is: is missing"),
        (2.5, "or"),
    ):
        broken = copy.deepcopy(plain)
        broken["record"]["facts"][0][1] = wrong
        with pytest.raises(DefinitionError, match=words):
            from_plain(Finding, broken, "finding")


def test_a_flag_is_no_number_and_a_number_no_flag() -> None:
    plain = to_plain(Circumstances(cycle="first", intake=2012), "circumstances")
    for wrong in (True, "2012", 2012.0):
        with pytest.raises(DefinitionError, match=r"record\.intake: must be a whole number or null"):
            from_plain(Circumstances, plain | {"record": {"intake": wrong}}, "circumstances")
    row = to_plain(GradeRow("A", passes=True), "row")
    with pytest.raises(DefinitionError, match=r"record\.passes: must be true or false, and is 1"):
        from_plain(GradeRow, row | {"record": {"label": "A", "passes": 1}}, "row")


@attrs.frozen
class _OwnMethod:
    """A method of the caller's own."""

    def convert(self, start: object, to: object) -> GradeConversion:
        raise NotImplementedError

    def steps(self, answer: object) -> object:
        raise NotImplementedError


def test_a_method_of_the_callers_own_cannot_be_written() -> None:
    rules = HomeRules(credits="ECTS", by=_OwnMethod())  # type: ignore[arg-type]
    decision = recognise(Transcript(Institution("Oslo")), LearningAgreement([Component("A", "a")], []), rules)
    with pytest.raises(ArgumentTypeError, match="_OwnMethod"):
        decision.to_dict()


def test_what_has_no_form_as_plain_data_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="a value of a decision"):
        to_plain(Finding("x", Verdict.NOTE, "", (("a", 2.5),)), "finding")
    with pytest.raises(TypeError, match="no form for"):
        choice(STORED, dict[str, str])


def test_a_document_that_is_nested_beyond_measure_is_refused_before_it_is_walked(data: dict[str, Any]) -> None:
    nested: Any = []
    for _ in range(300):
        nested = [nested]
    data["record"]["reference"] = nested
    assert _faults(data) == ("is nested more than 250 levels deep",)


def test_another_version_may_have_other_words_and_no_other_amounts(data: dict[str, Any]) -> None:
    def stored(change: Callable[[dict[str, Any]], None], version: str) -> dict[str, Any]:
        readable = copy.deepcopy({key: value for key, value in data.items() if key in READABLE})
        change(readable)
        return with_digests({key: data[key] for key in ENVELOPE} | {"written_by": version}, readable)

    def other_words(readable: dict[str, Any]) -> None:
        readable["rows"][0]["reasons"][0]["message"] = "in other words"

    def other_amount(readable: dict[str, Any]) -> None:
        readable["rows"][0]["recognised_credits"] = "300 NO-SP"

    assert Recognition.from_dict(stored(other_words, "0.0.9")) == Recognition.from_dict(data)
    assert _faults(stored(other_words, VERSION))[0].startswith("rows[0].reasons[0].message: is not what the record says")
    assert _faults(stored(other_amount, "0.0.9"))[0] == "rows[0].recognised_credits: is not what the record says"
