"""The counts of the content of the definition files."""

from fractions import Fraction

from bologna_credits import countries, default_catalogue, mobility_schemes
from bologna_credits.core import Seen
from bologna_credits.law import mobility_files, mobility_practices
from bologna_credits.law.census import Census, census

PREFIXES = default_catalogue().prefixes


def test_the_counts_are_those_of_the_files() -> None:
    definitions = tuple(default_catalogue().all())
    found = census(definitions)
    assert found.countries == len(countries())
    assert found.frameworks == len([prefix for prefix in PREFIXES if len(prefix) != 2])
    assert found.sources == sum(len(definition.sources) for definition in definitions)
    cited = [rate.source.seen for d in definitions for system in d.systems for rate in system.ects]
    assert found.figures > len(cited)
    assert found.primary >= cited.count(Seen.PRIMARY)
    assert Fraction(1, 2) < found.share < 1


def test_the_count_of_nothing_is_nothing() -> None:
    assert census(()).share == 0
    assert census(()).share_reviewed == 0
    shown = str(Census(1, 0, 2, 3, 4, 5, 6, 1, 2, 3, 7, 8, 3, 2, reviewed=1))
    assert shown.endswith("share primary        66.7 %\nshare reviewed       33.3 %")


def test_schemes_are_counted_with_their_figures() -> None:
    files = mobility_files()
    found = census((), files)
    assert found.schemes == len(mobility_schemes())
    assert found.stays == sum(len(scheme.stays) for scheme in mobility_schemes())
    assert found.mobility_practices == len(mobility_practices())
    assert found.sources == sum(len(file.sources) for file in files)
    limits = [limit.source.seen for s in mobility_schemes() for stay in s.stays for limit in (*stay.least, *stay.most)]
    assert found.figures > len(limits)
    assert found.primary >= limits.count(Seen.PRIMARY)
    both = census(default_catalogue().all(), files)
    assert both.figures == found.figures + census(default_catalogue().all()).figures
