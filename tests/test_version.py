import re
from importlib.metadata import version

import bologna_credits
from bologna_credits.version import VERSION


def test_the_version_is_a_release_number() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", VERSION)


def test_the_package_tells_its_version() -> None:
    assert bologna_credits.__version__ == VERSION


def test_the_installed_distribution_has_the_same_version() -> None:
    assert version("bologna_credits") == VERSION
