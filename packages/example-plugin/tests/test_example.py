"""What a plug-in's author runs: the suite over each file, and one answer of the public API."""

from pathlib import Path

import bologna_credits_example

import bologna_credits as bc
from bologna_credits.testing import DefinitionSuite

DATA = Path(bologna_credits_example.__file__).with_name("data")


class TestZubrowka(DefinitionSuite):
    """The country's file."""

    file = DATA / "countries" / "xx.toml"


class TestPractices(DefinitionSuite):
    """The university's file."""

    file = DATA / "practices" / "xx.toml"


class TestAgreement(DefinitionSuite):
    """The agreement of two universities."""

    file = DATA / "schemes" / "xx.toml"


def test_a_stay_counts_under_the_agreement() -> None:
    """A scheme and a practice are found by their codes, and the scale of marks is the plug-in's own."""
    stay = bc.MobilityPeriod("2023-09-01", "2023-11-28")
    report = bc.check_mobility(stay, scheme="XX-NOWHERE")
    assert [finding.code for finding in report.open] == ["mobility.full-term-open"]
    assert bc.duration(stay, scheme="XX-NOWHERE").days == 89
    assert "XX-NOWHERE" in [scheme.code for scheme in bc.mobility_schemes()]
    keys = bc.grading_scale("XX-KEYS")
    candidate = bc.mobility.Candidate(marks=[keys.grade("golden"), keys.grade("none")], language="B2")
    assert len(bc.mobility.check_selection(candidate, by="XX/Lutz-exchange").fails) == 1


def test_the_catalogue_finds_the_country() -> None:
    """Through the entry point, in an environment where the distribution is installed."""
    assert "XX" in [country.code for country in bc.countries()]
    assert bc.convert_credits(bc.Credits(4, "XX-ST"), to="ECTS").credits == bc.Credits(10, "ECTS")
    assert bc.convert_credits(bc.Credits(1, "XX-ST"), policy="XX/Lutz").credits == bc.Credits(3, "ECTS")
    assert bc.convert_grade(bc.grading_scale("XX").grade("silver"), to="ECTS-AF").grade.label == "C"
    assert not bc.default_catalogue().faults


def test_a_decision_would_name_this_distribution() -> None:
    """So that a decision can be traced to the file and version behind it."""
    assert bc.default_catalogue().origins(["XX-ST"])[0].startswith("bologna-credits-example 1.0.0: bologna-credits-example")
