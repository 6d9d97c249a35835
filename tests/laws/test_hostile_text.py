"""Text from strangers in every field of every value: nothing that is printed acts on a terminal or reorders a line."""

import enum
import functools
import importlib
import inspect
import pkgutil
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import cohort
from bologna_credits.cli import main
from tests.fuzz.values import pools

HOSTILE = "Mark\x1b[31m\x07\x9b\r\u202e\u2066\u200f\u2028\x00end"
SHOWN = "Mark\\x1b[31m\\x07\\x9b\\x0d\\u202e\\u2066\\u200f\\u2028\\x00end"


def _acts(text: str) -> list[str]:
    """The characters of a text that act on a terminal or reorder it, by the Unicode tables and not by the list of the library."""
    order = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return [
        repr(one)
        for one in text
        if (unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") and one not in "\n\t")
        or unicodedata.bidirectional(one) in order
    ]


def _printed(value: Any) -> Iterator[tuple[str, str]]:
    """All texts for people that a value gives, by the name of what gives them."""
    yield from (("str", str(value)), ("repr", repr(value)))
    for name in ("_repr_html_", "message", "told", "shown", "shown_grade"):
        given = getattr(value, name, None)
        text = given() if callable(given) else given
        if isinstance(text, str) and name not in _fields_of(value):  # a field is data
            yield name, text


def _fields_of(value: Any) -> tuple[str, ...]:
    """The names of the fields of a record or of an error."""
    return value._fields if isinstance(value, bc.BolognaError) else tuple(attrs.fields_dict(type(value)))


def _wrong(value: Any) -> list[str]:
    return [f"{type(value).__name__}.{name}: {_acts(text)}" for name, text in _printed(value) if _acts(text)]


@functools.cache
def _decided() -> tuple[Any, ...]:
    """A transcript, an agreement, rules and all that is made of them, with marked text wherever a text may be."""
    five = bc.Credits(5, "ECTS")
    scale = attrs.evolve(bc.grading_scale("NO-AF"), names=(("en", HOSTILE),))
    grade = scale.grade("B")
    host = bc.Institution(HOSTILE)
    courses = (
        bc.CourseResult(HOSTILE, HOSTILE, five, grade, "B", host=host),
        bc.CourseResult("L", HOSTILE, five, None, HOSTILE),
        bc.CourseResult("outside", HOSTILE, five, grade, "B"),
    )
    hosted = [bc.Component(HOSTILE, HOSTILE, five), bc.Component("L", HOSTILE, five), bc.Component("absent", HOSTILE, five)]
    homes = [bc.Component("H" + HOSTILE, HOSTILE, five), bc.Component("H2", HOSTILE, five)]
    agreement = bc.LearningAgreement(hosted, homes)
    transcript = bc.Transcript(host, courses)
    rules = bc.HomeRules("ECTS", scale="ECTS-AF", by=bc.ModifiedBavarian())
    matches = [bc.Match([HOSTILE], ["H" + HOSTILE])]
    decision = bc.recognise(transcript, agreement, rules, matches=matches, reference=HOSTILE)
    point = decision.open[0]
    settled = decision.settle(point.code, point.subject, "fails", by=HOSTILE, on="2017-02-01", because=HOSTILE)
    dossier = bc.Dossier(settled, appeal_to=HOSTILE, appeal_until="2017-03-15", measures={"": HOSTILE})
    issued = dossier.provisional("2017-02-01", by=HOSTILE, because=HOSTILE).appeal("2017-02-10", because=HOSTILE)
    outcomes = list(cohort.recognise_many([(HOSTILE, (transcript, agreement, rules)), (HOSTILE + "2", HOSTILE)]))
    foresight = bc.foresee(agreement, rules, scale=scale, matches=matches)
    return (
        *(transcript, agreement, rules, decision, decision.transcript_lines(), settled, issued, issued.report(), foresight),
        *(bc.verify(settled), bc.check_agreement(agreement), *outcomes, cohort.summarise(outcomes)),
        *(
            bc.GradingTable(scale, {"A": 1, "B": 2}, label=HOSTILE),
            bc.convert_grade(grade, to="DE-TENTHS", by=bc.ModifiedBavarian()),
        ),
    )


def _below(item: Any, seen: dict[int, Any]) -> Iterator[Any]:
    """A value of the package with all that it holds, each once."""
    if isinstance(item, tuple):
        for part in item:
            yield from _below(part, seen)
    elif attrs.has(type(item)) and type(item).__module__.startswith("bologna_credits") and id(item) not in seen:
        seen[id(item)] = item
        yield item
        for field in attrs.fields(type(item)):
            yield from _below(getattr(item, field.name, None), seen)


def test_no_decision_dossier_foresight_or_cohort_prints_what_acts_on_a_terminal() -> None:
    values = list(_below(_decided(), {}))
    assert [wrong for value in values for wrong in _wrong(value)] == []


@pytest.mark.parametrize("place", range(3))
def test_marked_text_is_shown_as_escapes_and_not_left_out(place: int) -> None:
    transcript, decision = _decided()[0], _decided()[3]
    text = (str(transcript), str(decision), decision._repr_html_())[place]
    assert "\\x1b[31m" in text
    assert "\\u202e" in text


def _kinds() -> dict[str, Any]:
    """One value of each class of the package that has text in it."""
    values = [value for pool in pools().values() for value in pool]
    values += [*_decided(), *bc.countries()[:1], *bc.find("opintopiste")[:1], *bc.default_catalogue().all()]
    return {type(value).__name__: value for value in _below(tuple(values), {})}


def _with_mark(value: Any) -> Iterator[Any]:
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        marked: Any = HOSTILE if type(held) is str else None
        if isinstance(held, tuple) and held and type(held[0]) is str:
            marked = (HOSTILE, *held[1:])
        if marked is not None and field.init:
            try:
                yield attrs.evolve(value, **{field.alias or field.name: marked})
            except bc.core.BolognaError as error:
                yield error


def test_a_value_with_a_hostile_text_in_any_field_prints_it_as_escapes() -> None:
    wrong, kinds = [], _kinds()
    for value in kinds.values():
        for marked in _with_mark(value):
            try:
                wrong += _wrong(marked)
            except bc.core.BolognaError as error:  # the value does not fit together any more, and says so
                wrong += _wrong(error)
    assert wrong == []
    assert len(kinds) > 60


def _classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(bc.__path__, "bologna_credits."):
        if module.name.endswith(("__main__", "units")) or ".plots" in module.name:
            continue
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if kind.__module__.startswith("bologna_credits"):
                yield kind


def test_every_class_that_says_how_it_is_printed_shows_hidden_characters() -> None:
    left_out = (bc.core.BolognaError, enum.Enum)  # an error shows its message, a member its word
    said = {kind for kind in _classes() if "__str__" in vars(kind) and not issubclass(kind, left_out)}
    assert len(said) > 40
    assert sorted(kind.__name__ for kind in said if not hasattr(vars(kind)["__str__"], "__wrapped__")) == []


CASE = """format = 1
transcript = "elmo.xml"
reference = "Mark\\u001b]0;x\\u0007\\u202e"
[home]
credits = "ECTS"
[agreement]
studied_in = "ECTS"
recognised_in = "ECTS"
studied = [{ code = "A", title = "Mark\\u001b[31m\\u009b", credits = 5 }]
recognised = [{ code = "H", title = "Mark", credits = 5 }]
"""


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_the_command_line_shows_a_hostile_case_as_escapes(
    more: tuple[str, ...], tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / "examples" / "kostanay-oslo" / "transcript.xml").read_text("utf-8")
    assert "European politics" in text
    (tmp_path / "elmo.xml").write_text(text.replace("European politics", "Mark\x9b31m\u202e"), "utf-8")
    (tmp_path / "case.toml").write_text(CASE, "utf-8")
    status = main(["recognise", str(tmp_path), *more])
    said = capsys.readouterr()
    assert status in (0, 1), said.err
    assert _acts(said.out) == []
    assert "\\u202e" in said.out


def test_a_title_of_nine_megabytes_is_printed_within_a_second_and_kept_whole() -> None:
    long = "x" * 9_000_000
    course = bc.CourseResult("A", long, bc.Credits(5, "ECTS"), bc.grading_scale("NO-AF").grade("B"), "B")
    transcript = bc.Transcript(bc.Institution("Host"), (course,))
    agreement = bc.LearningAgreement([bc.Component("A", long, bc.Credits(5, "ECTS"))], [])
    decision = bc.recognise(transcript, agreement, bc.HomeRules("ECTS", scale="ECTS-AF", by=bc.ModifiedBavarian()))
    for value in (transcript, decision):
        begin = time.perf_counter()
        assert len(str(value)) < 100_000
        assert time.perf_counter() - begin < 1
    assert long in transcript._repr_html_()
    assert decision.to_dict()["record"]["transcript"]["courses"][0]["title"] == long


def test_a_reason_of_several_pages_is_printed_whole() -> None:
    words = " ".join(f"word{number}" for number in range(2_000))
    finding = bc.Finding("identity", "note", because=words)
    assert "word1999" in str(bc.Report([finding]))
