from bologna_credits.testing import strategies as strategies
from bologna_credits.testing.cases import check_cases as check_cases
from bologna_credits.testing.definitions import (
    check_definition as check_definition,
    grades_of as grades_of,
)
from bologna_credits.testing.files import (
    DefinitionSuite as DefinitionSuite,
    check_file as check_file,
    read_file as read_file,
)
from bologna_credits.testing.schemes import check_scheme_file as check_scheme_file
