"""The invented country whose credits the tests of plans and steps convert."""

from collections.abc import Callable

import pytest

from bologna_credits import Catalogue
from bologna_credits.core import Source

# Two sources, a: "An act" and b: "A handbook"; XX-A is worth a range, XX-B depends on the work, XX-N has no rate and no year.
_COUNTRY = """
sources.b = { title = "A handbook", url = "https://example.org/b", seen = "secondary" }
[[systems]]
code = "XX-A"
names = { en = "a" }
whole = true
starts = { day = 2000-09-01, is = "signed", source = "a", known = 2002-09-01, known_source = "b" }
ends = { day = 2010-08-31, is = "in_force", source = "a" }
years = [{ credits = 40, basis = "statute", source = "b" }]
hours = [{ low = 45, high = 45, minutes = 50, basis = "statute", source = "b" }]
[[systems.ects]]
when = { cycle = "first" }
ratio = ["9/5", 2]
basis = "guide"
source = "a"
default = true
note = "as the act says"
[[systems.ects]]
when = { cycle = "first" }
ratio = "3/2"
basis = "institution"
source = "b"
authority = "The college"
note = "its own count"
[[systems.ects]]
when = { cycle = "second" }
ratio = "7/4"
basis = "statute"
source = "a"
[[systems]]
code = "XX-B"
names = { en = "b" }
note = "the act has no annex"
ects = [
  { when = { activity = "theory" }, ratio = 2, basis = "statute", source = "a", authority = "North" },
  { when = { activity = "theory" }, ratio = 3, basis = "statute", source = "b", authority = "South" },
]
[[systems]]
code = "XX-N"
names = { en = "n" }
[[systems]]
code = "XX-E"
names = { en = "e" }
ects = [{ ratio = "4/3", basis = "statute", source = "a" }]
hours = [{ low = 30, basis = "statute", source = "a" }]
[[systems]]
code = "XX-Y"
names = { en = "y" }
years = [{ when = { cycle = "first" }, credits = 30, basis = "statute", source = "a" }]
[[credit_practices]]
code = "XX/College"
body = "The college"
from = "XX-A"
to = "ECTS"
rules = [
  { when = { activity = "theory" }, printed = [[1, 2], [2, "7/2"]], source = "b" },
  { when = { activity = "research" }, policy = { take = "high", rounding = { step = "1/2", mode = "down" } }, source = "b" },
]
[[credit_practices]]
code = "XX/Ranges"
body = "The board"
from = "XX-N"
to = "ECTS"
rules = [{ ranges = [[1, 3, 1], [5, "15/2", 2], [9, 10, 3]], printed = [[12, 4]], source = "b" }]
[[credit_practices]]
code = "XX/Silent"
body = "Nobody"
from = "XX-A"
to = "XX-E"
rules = [{ source = "b" }]
"""


@pytest.fixture(scope="session")
def catalogue(with_country: Callable[[str], Catalogue]) -> Catalogue:
    return with_country(_COUNTRY)


@pytest.fixture
def act(catalogue: Catalogue) -> Source:
    return catalogue.credit_system("XX-A").ects[0].source


@pytest.fixture
def handbook(catalogue: Catalogue) -> Source:
    return catalogue.credit_system("XX-A").ects[1].source
