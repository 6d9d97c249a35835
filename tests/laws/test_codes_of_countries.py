"""A code of no country is an error at every door, and never an answer; a country without a file is told as one."""

import inspect
import re
import string
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits.core import (
    AmbiguousCodeError,
    NoCountryFileError,
    NotMemberError,
    UnknownCodeError,
    UnknownCountryError,
    country_codes,
    country_name,
)

UNKNOWN = [
    first + second
    for first in string.ascii_uppercase
    for second in string.ascii_uppercase
    if first + second not in {*country_codes(), "UK", "EL", "EU"}
]
DAY = "2024-01-01"

ASKED: dict[str, Callable[[str], object]] = {
    "core.country_code": bc.core.country_code,
    "core.country_name": bc.core.country_name,
    "ehea.cultural_convention": bc.ehea.cultural_convention,
    "ehea.history": bc.ehea.history,
    "ehea.is_member": lambda code: bc.ehea.is_member(code, on=DAY),
    "ehea.is_suspended": lambda code: bc.ehea.is_suspended(code, on=DAY),
    "ehea.membership": bc.ehea.membership,
    "ehea.suspensions": bc.ehea.suspensions,
    "law.credit_system": bc.credit_system,
    "law.credit_systems": bc.credit_systems,
    "law.grading_scale": bc.grading_scale,
    "law.grading_scales": bc.grading_scales,
    "law.practices": bc.practices,
    "law.Catalogue.definitions": bc.default_catalogue().definitions,
    "papers.Institution": lambda code: bc.Institution("Somewhere", code),
    "grades.GradingScale": lambda code: attrs.evolve(bc.grading_scale("NO-AF"), country=code),
    "credits.CreditSystem": lambda code: attrs.evolve(bc.credit_system("NO-SP"), country=code),
}
"""Every public function or class that takes a country."""

ANSWERS = ("core.", "ehea.", "papers.", "grades.", "credits.")
"""The doors that answer for every country, with a file or without one."""


@pytest.mark.sweep
@pytest.mark.parametrize("door", ASKED)
def test_a_code_of_no_country_is_an_error_that_names_it(door: str) -> None:
    for code in UNKNOWN:
        if code == "XX" and door.startswith(("papers.", "grades.", "credits.")):
            continue  # the invented country of examples may stand in a record
        for given in (code, code.lower()):
            with pytest.raises(UnknownCodeError, match=f'"{given}"|"{code}"'):
                ASKED[door](given)


@pytest.mark.parametrize("door", [door for door in ASKED if door.startswith(ANSWERS)])
def test_every_country_has_an_answer_in_any_case(door: str) -> None:
    for code in country_codes():
        if door == "ehea.membership" and not bc.ehea.is_member(code, on=DAY):
            with pytest.raises(NotMemberError, match=f"^{re.escape(country_name(code))} is no member"):
                ASKED[door](code.lower())
        else:
            assert str(ASKED[door](code.lower())) == str(ASKED[door](code))


@pytest.mark.parametrize("door", [door for door in ASKED if not door.startswith(ANSWERS)])
def test_a_country_without_a_file_is_told_as_one(door: str) -> None:
    with_file = {country.code for country in bc.countries()}
    for code in sorted({*country_codes()} - with_file):
        with pytest.raises(UnknownCodeError, match=r"no definition file for .* yet") as caught:
            ASKED[door](code.lower())
        assert country_name(code) in str(caught.value)


@pytest.mark.parametrize(("given", "iso"), [("UK", "GB"), ("uk", "GB")])
def test_the_code_of_eu_papers_gets_the_answer_of_the_country(given: str, iso: str) -> None:
    for door in ("law.credit_systems", "law.grading_scales", "law.practices", "law.Catalogue.definitions"):
        assert ASKED[door](given) == ASKED[door](iso)
    for door in ("law.credit_system", "law.grading_scale"):
        with pytest.raises(AmbiguousCodeError, match="several"):
            ASKED[door](given)
    assert bc.ehea.is_member(given, on=DAY)
    assert bc.Institution("Isle", given).country == iso


def test_greece_is_el_in_papers_of_the_eu() -> None:
    assert bc.ehea.is_member("EL", on=DAY)
    assert [system.code for system in bc.credit_systems("EL")] == ["GR-PM"]
    for door in ("law.credit_systems", "law.grading_scales", "law.practices", "law.Catalogue.definitions"):
        assert ASKED[door]("EL") == ASKED[door]("GR")
    assert bc.grading_scale("EL") == bc.grading_scale("GR-10")


def test_a_country_without_a_file_is_named_in_words() -> None:
    with pytest.raises(NoCountryFileError, match="no definition file for Antarctica yet"):
        bc.credit_systems("AQ")


def test_an_unknown_country_is_the_same_error_for_a_listing_and_for_the_area() -> None:
    for ask in (bc.credit_systems, bc.ehea.membership):
        with pytest.raises(UnknownCountryError) as caught:
            ask("ZK")
        assert (caught.value.given, caught.value.nearest) == ("ZK", "KZ")


def _public() -> dict[str, Any]:
    rooms = ("core", "credits", "grades", "law", "conversion", "mobility", "papers", "recognition", "interop", "cohort", "ehea")
    found = {}
    for room in rooms:
        module = getattr(bc, room)
        for name in dir(module):
            value = getattr(module, name)
            if not name.startswith("_") and callable(value) and getattr(value, "__module__", "").startswith("bologna_credits"):
                found[f"{room}.{name}"] = value
    return found


def test_no_public_function_or_class_that_takes_a_country_is_left_out_of_the_sweep() -> None:
    # These are built from the package's own files, or are answers that nobody builds.
    ours = {"Convention", "Country", "Definition", "EndsOverride", "SchemeFile", "Suspension", "Statement"}
    taking = set()
    for name, value in _public().items():
        try:
            parameters = inspect.signature(value).parameters
        except (TypeError, ValueError):
            continue
        if {"country", "countries"} & parameters.keys() and name.split(".")[1] not in ours:
            taking.add(name)
    assert taking - {*ASKED} == set()
