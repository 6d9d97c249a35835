"""The reading of files of schemes: the same form and the same strictness as the files of countries."""

from bologna_credits.core.typed import checked
from bologna_credits.law.files import OURS, Origin
from bologna_credits.law.law_texts import read_law
from bologna_credits.law.scheme_checks import check_schemes
from bologna_credits.law.scheme_file import SchemeFile
from bologna_credits.version import VERSION

KEYS = ("schemes", "grants", "selections", "transfers", "recognitions")
"""The keys that only a file of schemes has."""


@checked
def read_schemes(text: str, file: str, *, distribution: str = OURS, version: str = VERSION) -> SchemeFile:
    r"""Read a file of schemes as frozen classes, checked for shape and for sense.

    Args:
        text: the TOML.
        file: the file's name, for faults and decisions.
        distribution: the distribution that brought it.
        version: the distribution's version.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> read_schemes('format = 1\ncountry = "XX"\nnames = { en = "An agreement" }', "xx.toml").schemes
    ()
    """
    return read_law(SchemeFile, check_schemes, text, Origin(file, distribution, version))
