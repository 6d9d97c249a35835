from bologna_credits.testing import strategies as strategies
from bologna_credits.testing.definitions import (
    DefinitionSuite as DefinitionSuite,
    check_definition as check_definition,
    check_file as check_file,
    grades_of as grades_of,
    read_file as read_file,
)
from bologna_credits.testing.schemes import check_scheme_file as check_scheme_file
