"""The conformance kit for definition files and files of schemes, and strategies for Hypothesis."""

from bologna_credits.testing.definitions import DefinitionSuite as DefinitionSuite
from bologna_credits.testing.definitions import check_definition as check_definition
from bologna_credits.testing.definitions import check_file as check_file
from bologna_credits.testing.definitions import grades_of as grades_of
from bologna_credits.testing.definitions import read_file as read_file
