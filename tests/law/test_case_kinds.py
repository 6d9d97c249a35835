"""The kinds of published cases: plain classes whose fields have a form in files and in JSON."""

import attrs
import pytest

from bologna_credits import ArgumentError
from bologna_credits.law.case_kinds import KINDS, Recognised, Verdict
from bologna_credits.law.file_form import FILE_FORM
from bologna_credits.law.json_form import JSON_FORM


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_fields_of_a_kind_have_one_name_in_a_file(kind: str) -> None:
    for one in KINDS[kind]:
        names = [FILE_FORM.names.get(field.name, field.name) for field in attrs.fields(one)]
        assert len(set(names)) == len(names)
        assert not {field.name for field in attrs.fields(one)} & set(JSON_FORM.spread)


def test_a_verdict_is_one_of_three_words() -> None:
    for kind in (Verdict, Recognised):
        assert kind("open").verdict == "open"
        with pytest.raises(ArgumentError, match="holds, fails, open"):
            kind("perhaps")  # type: ignore[arg-type]
