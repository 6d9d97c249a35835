"""Everything that the bundled catalogue and the examples give prints in a few lines, and what is looked up is a sound table."""

import functools
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin
from xml.etree import ElementTree as ET

import attrs
import pytest

import bologna_credits as bc

LONGEST = 1_000
ONE_LINE = 300
EXAMPLES = ("kostanay-oslo", "oslo-kostanay", "kostanay-almaty")
LISTINGS: dict[str, Any] = {
    "countries": bc.countries,
    "credit_systems": bc.credit_systems,
    "credit_systems of KZ": lambda: bc.credit_systems("KZ"),
    "grading_scales": bc.grading_scales,
    "equivalences": bc.equivalences,
    "equivalences of two": lambda: bc.equivalences("ECTS-AF", "KZ-2011"),
    "practices": bc.practices,
    "mobility_schemes": bc.mobility_schemes,
    "mobility_practices": bc.law.mobility_practices,
    "mobility_files": bc.law.mobility_files,
    "methods_between": lambda: bc.methods_between("IT-30", "DE-THIRDS"),
    "find": lambda: bc.find("a"),
    "figures": bc.law.figures,
    "sources_before": lambda: bc.law.sources_before(bc.default_catalogue().definitions("KZ"), "2100-01-01"),
    "recognition_texts": bc.recognition.recognition_texts,
    "ehea.conferences": bc.ehea.conferences,
    "ehea.members": lambda: bc.ehea.members(on="2024-01-01"),
    "ehea.coverage": lambda: bc.ehea.coverage(on="2024-01-01"),
    "ehea.suspensions": bc.ehea.suspensions,
    "ehea.parties": bc.ehea.parties,
    "ehea.history": lambda: bc.ehea.history("KZ"),
}
VALUES = (bc.Circumstances, bc.Credits, bc.CreditRange, bc.Grade, bc.Rounding, bc.Workload, bc.core.AcademicYear, bc.core.Month)
"""Values of a few short fields, which print as people write them."""


def _case(name: str) -> Any:
    return bc.interop.case.load(Path(__file__).parents[2] / "examples" / name)


def _cases() -> Iterator[Any]:
    for name in EXAMPLES:
        case = _case(name)
        decision = case.recognise()
        dossier = bc.recognition.Dossier(decision)
        yield from (case, case.transcript, case.agreement, case.home, case.agreement.effective(), decision, dossier)
        yield from (decision.report, decision.transcript_lines(), bc.verify(decision))


def _below(item: Any, seen: dict[int, Any]) -> Iterator[Any]:
    """An object of the package with all that it holds, each once."""
    if isinstance(item, tuple):
        for part in item:
            yield from _below(part, seen)
    elif type(item).__module__.startswith("bologna_credits") and id(item) not in seen:
        seen[id(item)] = item
        yield item
        if attrs.has(type(item)):
            for field in attrs.fields(type(item)):
                yield from _below(getattr(item, field.name), seen)


def _public() -> Iterator[Any]:
    """All that the pages of reference name."""
    for page in sorted((Path(__file__).parents[2] / "docs" / "reference").glob("*.md")):
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith((".. autoclass:: bologna_credits.", ".. autofunction:: bologna_credits.")):
                yield functools.reduce(getattr, line.split("bologna_credits.", 1)[1].strip().split("."), bc)


def _kinds_in(hint: Any) -> Iterator[Any]:
    yield get_origin(hint) or hint
    for part in get_args(hint):
        yield from _kinds_in(part)


def _holds_much(item: type) -> bool:
    hints = [part for field in attrs.fields(item) for part in _kinds_in(field.type)]
    return any(part is tuple or (inspect.isclass(part) and attrs.has(part) and part not in VALUES) for part in hints)


def test_whatever_a_function_finds_several_of_is_a_listing() -> None:
    """A tuple of records prints each of them whole: ten thousands of signs for the members of the Area."""
    plain = set()
    for function in filter(inspect.isfunction, _public()):
        found = inspect.signature(function).return_annotation
        records = any(attrs.has(part) for part in get_args(found) if inspect.isclass(part))
        if (get_origin(found) is tuple and records) or (isinstance(found, str) and found.startswith("tuple[")):
            plain.add(function.__name__)
    # What one document or one scale holds, seldom more than a handful.
    assert plain == {"read_learning_agreements", "grades_of"}


def test_no_public_class_that_holds_lists_or_records_prints_all_of_its_fields() -> None:
    classes = {item for item in _public() if inspect.isclass(item) and attrs.has(item) and _holds_much(item)}
    assert len(classes) > 100
    whole = {item for item in classes if "attrs generated" in inspect.unwrap(item.__repr__).__code__.co_filename}
    assert whole == set()


def test_the_catalogue_prints_how_much_it_holds() -> None:
    known = bc.default_catalogue()
    assert repr(known) == f"<Catalogue of {len(known.prefixes)} countries and frameworks>"


def test_a_member_of_the_area_is_one_line_and_a_card() -> None:
    found = (bc.ehea.membership("KZ"), *bc.ehea.history("KZ"), *bc.ehea.suspensions(), *bc.ehea.conferences(), *bc.ehea.parties())
    for item in (*found, *bc.ehea.coverage(on="2024-01-01"), *bc.recognition.recognition_texts()):
        assert len(repr(item)) <= ONE_LINE
        assert "\n" not in repr(item)
    assert [cell.text for cell in _html(bc.ehea.membership("KZ")).findall(".//td")][:4] == ["code", "KZ", "name", "Kazakhstan"]


def _html(item: Any) -> ET.Element:
    return ET.fromstring(f"<div>{item._repr_html_()}</div>")


def test_every_object_of_the_catalogue_and_of_the_examples_prints_in_a_few_lines() -> None:
    held = (*bc.default_catalogue().all(), *bc.law.mobility_files(), *bc.methods_between("IT-30", "DE-THIRDS"), *bc.countries())
    long = {type(item).__name__: len(repr(item)) for item in _below((*held, *_cases()), {}) if len(repr(item)) > LONGEST}
    assert long == {}


@pytest.mark.parametrize("name", LISTINGS)
def test_what_a_look_up_returns_is_a_tuple_that_prints_in_one_line_and_as_a_table(name: str) -> None:
    found = LISTINGS[name]()
    assert isinstance(found, tuple)
    assert len(repr(found)) <= ONE_LINE
    assert "\n" not in repr(found)
    table = _html(found)
    heads = table.findall(".//th")
    assert heads
    assert all(len(row) == len(heads) for row in table.findall(".//tbody/tr"))


def test_each_thing_that_is_looked_up_is_one_line_and_sound_html() -> None:
    for name in ("credit_systems", "grading_scales", "equivalences", "practices", "mobility_schemes", "mobility_practices"):
        for item in LISTINGS[name]():
            assert len(repr(item)) <= ONE_LINE
            assert "\n" not in repr(item)
            assert _html(item).findall(".//td"), repr(item)


@pytest.mark.parametrize("name", EXAMPLES)
def test_papers_rules_cases_and_decisions_are_one_line_and_sound_html(name: str) -> None:
    case = _case(name)
    decision = case.recognise()
    grade = bc.convert_grade(bc.grading_scale("IT-30").grade(28), to="DE-TENTHS", by="bavarian")
    average = bc.grade_average([(bc.grading_scale("IT-30").grade(28), 6)])
    credits = bc.convert_credits(bc.Credits(15, "GB-CATS"), to="ECTS")
    held = (case, case.transcript, case.agreement, case.home, case.agreement.effective(), decision, decision.report)
    for item in (*held, bc.recognition.Dossier(decision), decision.transcript_lines(), grade, average, credits):
        assert len(repr(item)) <= ONE_LINE, type(item)
        assert "\n" not in repr(item)
        assert _html(item).findall(".//*"), repr(item)


def test_a_case_without_agreement_and_reference_is_shown_too() -> None:
    case = attrs.evolve(_case("kostanay-oslo"), agreement=None, reference="")
    assert len(repr(case)) <= ONE_LINE
    assert len(_html(case).findall(".//table")) >= 2
    bare = attrs.evolve(_case("kostanay-oslo").recognise(), reference="")
    assert repr(bare.home_rows[0]).startswith("<HomeRow PS 2201: ")
    assert repr(bare.rows[0]).startswith("<Row POL1101: holds, B+")
    assert repr(bare) == "<Recognition 5 of 6 recognised, 8 open points>"


def test_what_people_copy_prints_as_they_write_it() -> None:
    grade = bc.grading_scale("IT-30").grade(28)
    printed = [repr(item) for item in (bc.Credits(5, "ECTS"), bc.CreditRange(1, 2, "ECTS"), grade)]
    assert printed == ["Credits('5', 'ECTS')", "CreditRange('1', '2', 'ECTS')", "grading_scale('IT-30').grade('28')"]
    assert repr(bc.Rounding("0.1", "down")).startswith("Rounding(step=")
