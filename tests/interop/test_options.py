"""The options that readers share."""

import datetime

import pytest

from bologna_credits import ArgumentTypeError
from bologna_credits.core import BolognaError
from bologna_credits.interop._options import Options


def test_a_day_is_read_from_text() -> None:
    assert Options(on="2012-12-01", catalogue=None, source="", limits=None).on == datetime.date(2012, 12, 1)


@pytest.mark.parametrize("wrong", [{"on": "2012"}, {"catalogue": 5}, {"source": None}, {"limits": {}}, {"mobility": 5}])
def test_an_option_of_another_type_is_refused_by_its_name(wrong: dict[str, object]) -> None:
    good: dict[str, object] = {"on": None, "catalogue": None, "source": "", "limits": None}
    with pytest.raises(BolognaError) as caught:
        Options(**(good | wrong))  # type: ignore[arg-type]
    assert "on" in wrong or (isinstance(caught.value, ArgumentTypeError) and caught.value.argument in wrong)
