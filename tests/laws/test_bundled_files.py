"""The conformance kit over every bundled definition file: the same kit that authors of plug-ins use, and nothing else."""

import pytest

from bologna_credits import Verdict, default_catalogue
from bologna_credits.law import Definition, SchemeFile, mobility_files
from bologna_credits.testing import check_definition, check_scheme_file

FILES = tuple(default_catalogue().all())
SCHEMES = mobility_files()


def test_the_files_are_there() -> None:
    assert {"KZ", "ECTS", "NO", "DE", "IT", "GB", "BE", "FR"} <= {definition.country for definition in FILES}
    assert all(definition.origin.distribution == "bologna_credits" for definition in FILES)


@pytest.mark.parametrize("definition", FILES, ids=lambda definition: definition.origin.file)
def test_a_bundled_file_passes_the_kit(definition: Definition) -> None:
    report = check_definition(definition)
    assert not report.fails, str(report)
    assert [finding.code for finding in report if finding.verdict is Verdict.HOLDS] == ["kit.passed"]


@pytest.mark.parametrize("read", SCHEMES, ids=lambda read: read.origin.file)
def test_a_bundled_file_of_schemes_passes_its_kit(read: SchemeFile) -> None:
    report = check_scheme_file(read)
    assert not report.fails, str(report)
    assert [finding.code for finding in report if finding.verdict is Verdict.HOLDS] == ["kit.schemes-passed"]


def test_the_files_of_schemes_are_there() -> None:
    assert {"ERASMUS", "KZ", "MEVLANA", "NORDPLUS", "CEEPUS", "SEMP"} <= {read.country for read in SCHEMES}
    assert all(read.origin.distribution == "bologna_credits" for read in SCHEMES)
