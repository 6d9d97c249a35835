"""The door of OEAPI: all that it names is there, and an example's transcript goes through it line by line."""

from pathlib import Path

from bologna_credits import interop
from bologna_credits.interop import oeapi


def test_every_line_of_an_example_becomes_a_result_and_a_line_again() -> None:
    transcript = interop.case.load(Path(__file__).parents[2] / "examples" / "kostanay-oslo").transcript
    for line in transcript.walk():
        kind = "course" if line.credits is not None else "test_component"
        written = oeapi.write_result(oeapi.result_of(line, published="2017-01-10", open="omit"), of=kind)  # type: ignore[arg-type]
        again = oeapi.read_result(written).course(line.code, line.title, scale=line.grade.scale if line.grade else None)
        assert (again.credits, again.grade, again.label) == (line.credits, line.grade, line.label)
        assert again.status == (line.status or ("passed" if line.grade and line.grade.passes else "failed"))


def test_all_names_of_the_door_are_there() -> None:
    assert [name for name in oeapi.__all__ if not hasattr(oeapi, name)] == []
