"""Sources that nobody has read for long."""

import datetime

import attrs
import pytest

from bologna_credits import ArgumentTypeError, default_catalogue
from bologna_credits.law import Definition, SchemeFile, mobility_files, sources_before


def test_sources_come_the_oldest_first_and_those_of_no_day_before_all() -> None:
    (kz, *_) = default_catalogue().definitions("KZ")
    never = attrs.evolve(kz.sources[0], key="never", checked=None)
    old = attrs.evolve(kz.sources[0], key="old", checked=datetime.date(2020, 1, 1))
    found = sources_before([attrs.evolve(kz, sources=(*kz.sources, old, never))], "2020-01-02")
    assert [(one.source.key, one.checked) for one in found] == [("never", None), ("old", datetime.date(2020, 1, 1))]
    assert found[0].file == kz.origin.file


def test_the_day_itself_is_not_before_it() -> None:
    files: tuple[Definition | SchemeFile, ...] = (*default_catalogue().all(), *mobility_files())
    days = sorted({source.checked for file in files for source in file.sources if source.checked})
    assert sources_before(files, days[0]) == ()
    expected = [source for file in files for source in file.sources if source.checked == days[0]]
    assert len(sources_before(files, days[0] + datetime.timedelta(1))) == len(expected)


def test_something_else_than_files_is_refused() -> None:
    with pytest.raises(ArgumentTypeError, match="files must be a list of definition files or files of schemes"):
        sources_before(iter("AB"), "2026-01-01")  # type: ignore[arg-type]
