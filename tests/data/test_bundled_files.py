"""The conformance kit over every bundled definition file: the same kit that authors of plug-ins use, and nothing else."""

import pytest

from bologna_credits import Verdict, default_catalogue
from bologna_credits.definition import Definition
from bologna_credits.testing import check_definition

FILES = tuple(default_catalogue().all())


def test_the_files_are_there() -> None:
    assert {"KZ", "ECTS", "NO", "DE", "IT", "GB", "BE", "FR"} <= {definition.country for definition in FILES}
    assert all(definition.distribution == "bologna_credits" for definition in FILES)


@pytest.mark.parametrize("definition", FILES, ids=lambda definition: definition.file)
def test_a_bundled_file_passes_the_kit(definition: Definition) -> None:
    report = check_definition(definition)
    assert not report.fails, str(report)
    assert [finding.code for finding in report if finding.verdict is Verdict.HOLDS] == ["kit.passed"]
