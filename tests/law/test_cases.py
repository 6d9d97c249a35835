"""Published cases: those of the files and those of the bundled file, each with a text and a name that stays."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import Catalogue
from bologna_credits.law import PublishedCase, cited_sources, published_cases
from bologna_credits.law.case_kinds import KINDS, Amounts, CreditsGiven, Days, Label, StayGiven
from bologna_credits.law.cases import read_case_list, texts_of_cases
from bologna_credits.law.file_form import FILE_FORM

CASES = published_cases()
_STAY = {
    "kind": "stay",
    "given": {"scheme": "S", "kind": "long-term", "first": datetime.date(2023, 1, 1), "last": datetime.date(2023, 4, 15)},
    "expect": {"days": 105},
    "source": "a",
}


def _faults(*cases: Any) -> tuple[str, ...]:
    with pytest.raises(bc.DefinitionError) as caught:
        read_case_list(FILE_FORM, list(cases), "cases.toml")
    return caught.value.faults


def test_every_worked_case_of_a_file_is_a_published_case() -> None:
    examples = [example for file in bc.default_catalogue().all() for example in file.examples]
    assert len(examples) > 100
    assert sum(case.kind in ("credits", "grade") for case in CASES) == len(examples)


def test_there_are_cases_of_every_kind() -> None:
    assert {case.kind for case in CASES} == set(KINDS)


def test_every_case_has_a_text_that_the_law_or_the_file_of_cases_names() -> None:
    known = {one.key for one in cited_sources()}
    texts = texts_of_cases(bc.default_catalogue())
    assert {case.source for case in CASES} <= set(texts)
    assert {key for key in texts if key not in known} == {key for key in texts if key.startswith("cases.")}
    assert {key for key in texts if key.startswith("cases.")} <= {case.source for case in CASES}


def test_a_text_of_the_file_of_cases_was_read_and_is_quoted() -> None:
    for key, source in texts_of_cases(bc.default_catalogue()).items():
        if key.startswith("cases."):
            assert source.seen.value == "primary"
            assert source.quote
            assert len(source.quote.split()) <= 25
            assert source.checked


def test_the_names_of_cases_differ_and_follow_kind_input_and_source() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    case = PublishedCase("stay", StayGiven("S", "k", datetime.date(2023, 1, 1), datetime.date(2023, 4, 15)), Days(105), "a")
    same = PublishedCase("stay", case.given, Days(106), "a", printed=False)
    other = PublishedCase("stay", case.given, Days(105), "b")
    assert case.id == same.id != other.id
    assert case.id.startswith("stay-")


def test_a_worked_case_of_credits_has_two_ends_and_one_of_a_grade_a_label(with_country: Callable[[str], Catalogue]) -> None:
    known = with_country(
        '[[systems]]\ncode = "XX-C"\nnames = { en = "c" }\n'
        'ects = [{ ratio = ["3/2", "9/5"], basis = "institution", source = "a" }]\n'
        '[[examples]]\ncredits = 1\nfrom = "XX-C"\nto = "ECTS"\nexpect = "1.5 to 1.8"\nsource = "a"\n'
        '[[examples]]\ncredits = 2\nfrom = "XX-C"\nto = "ECTS"\nexpect = "3"\nsource = "a"\n'
        '[[examples]]\ngrade = "A"\nfrom = "NO-AF"\nto = "ECTS-AF"\nexpect = "A"\nsource = "a"\n'
    )
    ranged, single, grade = (case for case in published_cases(known) if case.source == "xx.a")
    assert ranged.expect == Amounts(Fraction(3, 2), Fraction(9, 5))
    assert single.expect == Amounts(Fraction(3), Fraction(3))
    assert single.given == CreditsGiven(Fraction(2), "XX-C", "ECTS")
    assert (grade.kind, grade.given.grade, grade.expect) == ("grade", "A", Label("A"))


def test_of_another_catalogue_only_the_cases_remain_whose_text_it_has() -> None:
    norway = Catalogue(bc.core.bundled.BUNDLED / "nowhere", bc.default_catalogue().definitions("NO"))
    found = published_cases(norway)
    assert {case.source.partition(".")[0] for case in found} <= {"no", "cases"}
    assert any(case.source == "cases.daad" for case in found)


def test_a_case_is_read_with_its_parts() -> None:
    (case,) = read_case_list(FILE_FORM, [{**_STAY, "printed": False}], "cases.toml")
    assert (case.kind, case.expect, case.source, case.printed) == ("stay", Days(105), "a", False)


def test_all_faults_of_cases_are_told_at_once_with_their_places() -> None:
    kinds = ", ".join(KINDS)
    given = {**_STAY["given"], "days": 3}  # type: ignore[dict-item]
    assert _faults(
        _STAY,
        3,
        {**_STAY, "kind": "stays", "source": 3, "printed": "yes", "expects": {}},
        {**_STAY, "kind": []},
        {**_STAY, "given": given, "expect": {"days": "105"}},
        {**_STAY, "given": [], "expect": None},
    ) == (
        "cases[1]: must be a table, and is 3",
        'cases[2]: unknown key "expects"; did you mean "expect"?',
        f'cases[2].kind: must be one of {kinds}, and is the text "stays"',
        "cases[2].source: must be the key of a source, and is 3",
        'cases[2].printed: must be true or false, and is the text "yes"',
        f"cases[3].kind: must be one of {kinds}, and is a list",
        'cases[4].given: unknown key "days"; did you mean "last"?',
        'cases[4].expect.days: must be a whole number, and is the text "105"',
        "cases[5].given: must be a table, and is a list",
        "cases[5].expect: must be a table, and is nothing",
    )
    with pytest.raises(bc.DefinitionError, match="cases: must be a list, and is a table"):
        read_case_list(FILE_FORM, {}, "cases.toml")
