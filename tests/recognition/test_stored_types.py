"""The names in stored decisions: they are literal, they are complete, and every named class is read back as it was written."""

import enum
import importlib
import json
import pkgutil
from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import (
    Circumstances,
    CreditRange,
    Credits,
    DefinitionError,
    Finding,
    OntoGrade,
    Rounding,
    Source,
    Verdict,
    grading_scale,
)
from bologna_credits.core import ArgumentTypeError, Basis, Boundary, InForce, Month, Seen, When, facts
from bologna_credits.credits import Ratio, Workload
from bologna_credits.law import FormulaPiece, Limit
from bologna_credits.law.schemes import Needed, Unit
from bologna_credits.mobility import DayCount
from bologna_credits.mobility.working_days import WorkingDays
from bologna_credits.recognition.codec import from_plain, to_plain
from bologna_credits.recognition.effects import Decided, Effect
from bologna_credits.recognition.stored_types import ENUMERATIONS, FACTS, METHODS, RULES, TAGS

# Written out once more: a stored decision of any year holds these words, so that a class may be renamed and its name here may not.
_METHODS = [
    "ModifiedBavarian", "Linear", "MarkFormula", "GradingTableOverlap", "PublishedTable", "PractisedTables", "MeanSoFar",
    "PassedOnly",
]  # fmt: skip
_RULES = ["ByHost", "Chain", "CourseTables", "Equivalence", "PracticeWith"]
_FACTS = [
    "CreditRange", "Credits", "Circumstances", "OntoGrade", "Ratio", "Rounding", "When", "Grade", "InForce", "Limit", "Month",
    "Needed", "Workload", "DayCount", "Deadline", "Decided", "FormulaPiece", "WorkingDays",
]  # fmt: skip
_ENUMERATIONS = [
    "Answer", "Basis", "Bound", "Choose", "Condition", "Count", "Counting", "DecidedBy", "Effect", "ElmoVersion", "FxReading",
    "LetterNumber", "Lift", "MeantBy",
    "Meaning", "Mode", "Obstacle", "OntoMode", "OpenEnd", "Part", "Pass", "Relation", "Repeats", "RuleBy", "Seen", "Side",
    "SmallGroup", "Standing", "Take", "Traveller", "Unit", "Unlisted", "Verdict", "Weights",
]  # fmt: skip

_SOURCE = Source("s", "Rules", "https://example.org", Seen.SECONDARY)
_EXAMPLES: dict[str, object] = {
    "CreditRange": CreditRange(Fraction(9, 2), 5, "ECTS"),
    "Credits": Credits("4.5", "ECTS"),
    "Circumstances": Circumstances("first", intake=2012),
    "OntoGrade": OntoGrade("nearest_better"),
    "FormulaPiece": FormulaPiece(60, 100, [4, 0, "-3/1600"], around=100),
    "Ratio": Ratio(Fraction(3, 2), Fraction(9, 5)),
    "Rounding": Rounding("1/10", "down"),
    "InForce": InForce(Boundary("2018-10-12", "signed", _SOURCE)),
    "Workload": Workload(25, 30),
    "When": When(activity="theory", intake_from=2012),
    "Grade": grading_scale("NO-AF").grade("B"),
    "Limit": Limit(Fraction(3), Unit.MONTHS, source=_SOURCE, basis=Basis.AGENCY),
    "Month": Month(2024, 2),
    "DayCount": DayCount(30, 58),
    "WorkingDays": WorkingDays(4, 5),
    "Deadline": bc.mobility_scheme("ERASMUS-2014").deadlines[0],
    "Decided": Decided(Effect.CREDITS, None, Fraction(9, 2)),
    "Needed": Needed(Fraction(20), source=_SOURCE, basis=Basis.AGENCY, authority="OeAD"),
}
# Rooms whose values may be facts of a decision, and enumerations whose members are facts of none.
_ROOMS = ("core", "credits", "grades", "law", "conversion", "papers", "recognition")
_NO_FACTS = {"EventKind", "Milestone", "AppealGap", "RowSide", "Presence", "Column", "FillUp", "Unvouched", "Per"}


def _again(fact: object) -> object:
    finding = Finding("x", Verdict.NOTE, "", facts(fact=fact))
    return from_plain(Finding, json.loads(json.dumps(to_plain(finding, "finding"))), "finding").named["fact"]


@pytest.mark.parametrize(
    ("table", "names"), [(METHODS, _METHODS), (RULES, _RULES), (FACTS, _FACTS), (ENUMERATIONS, _ENUMERATIONS)]
)
def test_the_names_in_stored_data_never_change(table: dict[type, str], names: list[str]) -> None:
    assert set(names) <= set(table.values()), "a name that stored decisions hold is gone"
    assert sorted(names) == sorted(table.values()), "write the new name here as well"


def test_each_name_stands_for_one_class() -> None:
    assert len(set(TAGS.values())) == len(TAGS)


@pytest.mark.parametrize("kind", FACTS, ids=FACTS.get)
def test_every_class_of_facts_is_read_back_as_it_was_written(kind: type) -> None:
    fact = _EXAMPLES[FACTS[kind]]
    assert type(fact) is kind
    assert _again(fact) == fact
    assert type(_again(fact)) is kind


@pytest.mark.parametrize("kind", ENUMERATIONS, ids=ENUMERATIONS.get)
def test_every_member_of_an_enumeration_is_read_back_as_that_member(kind: type[enum.StrEnum]) -> None:
    for member in kind:
        assert _again(member) is member


def test_a_list_of_facts_keeps_the_type_of_each() -> None:
    fact = ("days", Unit.DAYS, 5, True, Fraction(1, 2), None, (Credits(5, "ECTS"), ()))
    again = _again(fact)
    assert again == fact
    assert isinstance(again, tuple)
    assert [type(item) for item in again] == [type(item) for item in fact]


def test_a_word_beside_text_is_written_with_the_name_of_its_enumeration() -> None:
    plain = to_plain(Finding("x", Verdict.NOTE, "", facts(unit=Unit.DAYS, text="days")), "finding")
    assert plain["record"]["facts"] == [["unit", {"is": "Unit", "word": "days"}], ["text", "days"]]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (
            {"is": "Unit", "word": "dais"},
            'facts[0][1].word: cannot be "dais"; did you mean "days"?; use one of days, months, working-days',
        ),
        ({"is": "Unit", "word": 5}, "facts[0][1].word: must be one of days, months, working-days, and is 5"),
        ({"is": "Unit"}, 'facts[0][1].is: cannot be "Unit"'),
        ({"is": ["Unit"]}, "facts[0][1].is: cannot be"),
        ({"is": "Magic"}, 'facts[0][1].is: cannot be "Magic"; use one of CreditRange, '),
        ({"is": "Grade", "scale": "NO-AF", "label": "B"}, 'facts[0][1].scale: no scale "NO-AF" among scales'),
    ],
)
def test_a_broken_fact_is_a_fault_with_its_path(written: object, words: str) -> None:
    plain = to_plain(Finding("x", Verdict.NOTE, "", facts(unit="x")), "finding")
    plain["record"]["facts"][0][1] = written
    with pytest.raises(DefinitionError) as caught:
        from_plain(Finding, plain, "finding")
    assert words in str(caught.value)


class _OwnWord(enum.StrEnum):
    HERE = "here"


@attrs.frozen
class _OwnFact:
    number: int = 5


@pytest.mark.parametrize("fact", [_OwnWord.HERE, _OwnFact(), 2.5])
def test_a_fact_without_a_name_is_refused_and_the_table_is_named(fact: object) -> None:
    with pytest.raises(ArgumentTypeError, match=rf"recognition\.stored_types names, and is .*{type(fact).__name__}"):
        _again(fact)


def _enumerations() -> Iterator[type[enum.StrEnum]]:
    for room in _ROOMS:
        package = importlib.import_module(f"bologna_credits.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, enum.StrEnum) and value.__module__ == module.name:
                    yield value


def test_every_enumeration_that_a_decision_may_hold_has_a_name() -> None:
    missing = [kind.__name__ for kind in _enumerations() if kind not in ENUMERATIONS and kind.__name__ not in _NO_FACTS]
    assert missing == [], "give each a line in ENUMERATIONS, or in _NO_FACTS above"


def test_a_stored_grade_keeps_the_percentage_that_gave_its_letter() -> None:
    finding = Finding("x", Verdict.NOTE, "y", facts(grade=grading_scale("KZ-2011").from_percent(87)))
    plain = json.loads(json.dumps(to_plain(finding, "finding")))
    again = from_plain(Finding, plain, "finding").named["grade"]
    assert isinstance(again, bc.Grade)
    assert again.percent == 87
    assert again == grading_scale("KZ-2011").grade("B+")
    without = to_plain(Finding("x", Verdict.NOTE, "y", facts(grade=grading_scale("KZ-2011").grade("B+"))), "finding")
    assert "percent" not in json.dumps(without["record"])


def test_a_scale_with_labels_that_are_no_grades_is_read_back_whole() -> None:
    scale = attrs.evolve(grading_scale("ES-10"), code="XX-10")
    finding = Finding("x", Verdict.NOTE, "y", facts(grade=scale.grade("9")))
    again = from_plain(Finding, json.loads(json.dumps(to_plain(finding, "finding"))), "finding").named["grade"]
    assert isinstance(again, bc.Grade)
    assert again.scale == scale
    assert again.scale.no_grade("NP") == scale.no_grade("NP")


@pytest.mark.parametrize("digits", [60, 2_001, 4_300])
def test_a_number_of_up_to_4300_digits_on_each_side_is_read_as_it_was_written(digits: int) -> None:
    long = Fraction(10 ** (digits - 1) + 1, 10 ** (digits - 1) + 3)
    for number in (long, -long, Fraction(long.numerator)):
        finding = Finding("x", Verdict.NOTE, "", facts(number=number))
        assert from_plain(Finding, json.loads(json.dumps(to_plain(finding, "finding"))), "finding") == finding


def test_a_number_of_more_digits_is_refused_in_a_document() -> None:
    document = to_plain(Finding("x", Verdict.NOTE, "", facts(number=Fraction(1, 2))), "finding")
    document["record"]["facts"][0][1]["exact"] = "1" * 4301
    with pytest.raises(DefinitionError, match="an exact number as text"):
        from_plain(Finding, document, "finding")
