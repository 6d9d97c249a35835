"""The option ``--file``: definition files of one's own, whose codes count beside and before those of the catalogue."""

import argparse

from bologna_credits.cli.options import Parser
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.testing.files import read_file

_HELP = "a {of} of your own, whose codes count beside those that are bundled; can be repeated, and the first takes precedence"


def with_files(parser: Parser, *, of: str = "definition file") -> None:
    """Add the option ``--file``.

    Args:
        parser: the parser of a command that passes ``arguments.catalogue`` on.
        of: the kind of file, in words.
    """
    parser.add_argument("--file", dest="own_files", action="append", default=[], metavar="FILE", help=_HELP.format(of=of))


def catalogue_of(arguments: argparse.Namespace) -> Catalogue | None:
    """Return the catalogue of a command: the bundled one with the files of ``--file``; None where no file was named.

    Args:
        arguments: the command.

    Raises:
        DefinitionError: faults of a file, all at once.
        DocumentError: a file cannot be read.
    """
    own = [read_file(path) for path in getattr(arguments, "own_files", ())]
    return default_catalogue().with_definition(*own) if own else None
