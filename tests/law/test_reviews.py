"""Second readings: a day at an entry, and no part of the law."""

import datetime
from collections.abc import Callable
from fractions import Fraction

import pytest

from bologna_credits import DefinitionError, default_catalogue, read_definition
from bologna_credits.law import Definition, Review, SchemeFile, mobility_files, read_schemes
from bologna_credits.law.census import census

Define = Callable[[str], Definition]
FILES: tuple[Definition | SchemeFile, ...] = (*default_catalogue().all(), *mobility_files())
SYSTEM = """[[systems]]
code = "XX-C"
names = { en = "credit" }
starts = { day = 2011-04-20, is = "signed", source = "a"%s }
ects = [{ ratio = 1, basis = "statute", source = "a"%s }]
"""
DAY = ", reviewed = 2026-11-27"


def test_an_entry_tells_the_day_of_its_second_reading(define: Define) -> None:
    found = define(SYSTEM % (DAY, DAY))
    day = datetime.date(2026, 11, 27)
    assert found.reviews == (Review("systems[0].starts", day, "a"), Review("systems[0].ects[0]", day, "a"))


def test_a_second_reading_changes_no_value(define: Define) -> None:
    assert define(SYSTEM % (DAY, DAY)).systems == define(SYSTEM % ("", "")).systems


def test_a_second_reading_needs_a_day_and_an_entry_with_a_source(define: Define) -> None:
    with pytest.raises(DefinitionError) as error:
        define('[[gaps]]\nabout = "x"\nreviewed = 2026-11-27\n' + SYSTEM % (', reviewed = "2026-11-27"', ", reviewed = true"))
    assert [fault.split(": ")[0] for fault in error.value.faults] == [
        "gaps[0].reviewed",
        "systems[0].starts.reviewed",
        "systems[0].ects[0].reviewed",
    ]
    with pytest.raises(DefinitionError, match="not to the file"):
        read_definition('format = 1\ncountry = "XX"\nnames = { en = "x" }\nreviewed = 2026-11-27', "xx.toml")
    with pytest.raises(DefinitionError, match="reviews: is not written in a file"):
        read_definition('format = 1\ncountry = "XX"\nnames = { en = "x" }\nreviews = []', "xx.toml")


def test_a_day_with_a_time_is_no_day(define: Define) -> None:
    with pytest.raises(DefinitionError, match="without quotes"):
        define(SYSTEM % ("", ", reviewed = 2026-11-27T10:00:00"))


def test_files_of_schemes_tell_second_readings_too() -> None:
    text = """format = 1
country = "XX"
names = { en = "x" }
[sources.a]
title = "An act"
url = "https://example.org/a"
seen = "secondary"
[[grants]]
code = "XX/Uni"
body = "Uni"
basis = "institution"
source = "a"
reviewed = 2026-11-27
month = 30
"""
    found = read_schemes(text, "xx.toml")
    assert [review.entry for review in found.reviews] == ["grants[0]"]
    counted = census((), [found])
    assert (counted.figures, counted.reviewed, counted.share_reviewed) == (1, 1, Fraction(1))


def test_no_more_is_reviewed_than_cites_a_source() -> None:
    """The census counts figures in the classes, and second readings in the files."""
    for file in FILES:
        counted = census([file]) if isinstance(file, Definition) else census((), [file])
        assert counted.reviewed == len({review.entry for review in file.reviews}) <= counted.figures


def test_no_second_reading_is_told_of_a_day_to_come() -> None:
    days = [review.day for file in FILES for review in file.reviews]
    assert all(day <= datetime.date(2026, 11, 27) for day in days)
