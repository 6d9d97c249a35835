"""The time of a document has a zone that XML knows."""

import datetime

import pytest

from bologna_credits.core import ArgumentError, ArgumentTypeError
from bologna_credits.interop._moments import read_moment


def test_a_moment_is_read_from_text_and_from_a_time() -> None:
    moment = datetime.datetime(2026, 11, 27, 10, tzinfo=datetime.UTC)
    assert read_moment(moment) == read_moment("2026-11-27T10:00:00Z") == moment


@pytest.mark.parametrize(
    "generated", ["2026-11-27", "2026-11-27T10:00:00", "soon", "", "2026-11-27T10:00:00+15:00", "2026-11-27T10:00:00+00:00:30"]
)
def test_a_time_without_a_zone_that_xml_knows_is_refused(generated: str) -> None:
    with pytest.raises(ArgumentError, match="a time with its zone"):
        read_moment(generated)


@pytest.mark.parametrize("generated", [3, None])
def test_a_time_of_another_type_is_refused(generated: object) -> None:
    with pytest.raises(ArgumentTypeError, match="generated must be a time with its zone"):
        read_moment(generated)  # type: ignore[arg-type]
