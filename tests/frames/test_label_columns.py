"""The spellings that a scale prints."""

import bologna_credits as bc
from bologna_credits.frames.answers import Question
from bologna_credits.frames.engine import opened
from bologna_credits.frames.label_columns import listed, spellings, with_codes
from bologna_credits.frames.number_cutting import pieces_of
from bologna_credits.frames.writing import CODE, EXACT
from bologna_credits.grades import NumberGrades
from tests.frames.conftest import Build, rows


def test_every_listed_spelling_is_read_as_the_scale_reads_it() -> None:
    for scale in bc.grading_scales():
        question = Question(to=scale, by=None, on=None, circumstances=None, catalogue=bc.default_catalogue())
        known = listed(scale, question)
        for spelling in spellings(scale):
            key = " ".join(spelling.split()).lower()
            try:
                label = scale.grade(spelling).label
            except bc.BolognaError:
                assert key not in known or known[key].status == "INVALID" or known[key].grade is not None
            else:
                assert known[key].grade == label, (scale.code, spelling)


def test_a_label_with_an_exact_number_keeps_it_beside_numbers(build: Build) -> None:
    scale = bc.grading_scale("IT-30")
    question = Question(to="DE-TENTHS", by="DE/KMK", on=None, circumstances=None, catalogue=bc.default_catalogue())
    pieces = pieces_of(scale, question)
    assert pieces is not None
    assert rows(with_codes(opened(build({"g": ["27"]})), "g", listed(scale, question), pieces, exact=False)[0].to_native(), CODE)
    frame = opened(build({"g": ["30L", "28", "?", None]}))
    coded, answers = with_codes(frame, "g", listed(scale, question), pieces, exact=True)
    found = rows(coded.to_native(), CODE, EXACT)
    assert [exact for _, exact in found] == [1.0, 1.5, None, None]
    assert answers[found[2][0]].reason == "not-listed"


def test_text_on_a_scale_that_lists_no_spelling_is_read_as_numbers(build: Build) -> None:
    scale = bc.GradingScale("XX-TWENTY", numbers=NumberGrades(20, 10, 0))
    assert list(spellings(scale)) == []
    frame = build({"row": [0, 1, 2], "mark": ["12,5", "9", "so so"]})
    answered = bc.frames.read_labels(frame, label="mark", scale=scale, want=("passes", "status"))
    assert rows(answered, "mark_passes", "mark_status") == [("pass", "HOLDS"), ("fail", "HOLDS"), (None, "INVALID")]


def test_labels_in_letters_that_look_like_latin_ones_are_read_on_every_engine(build: Build) -> None:
    frame = build({"row": list(range(6)), "mark": ["В", " ҒХ", "FХ", "Д", "е", "B"]})
    answered = bc.frames.read_labels(frame, label="mark", scale="ECTS-AF", want=("grade", "passes", "status"))
    assert rows(answered, "mark_grade", "mark_passes", "mark_status") == [
        ("B", "pass", "HOLDS"),
        ("FX", "fail", "HOLDS"),
        ("FX", "fail", "HOLDS"),
        (None, None, "INVALID"),
        ("E", "pass", "HOLDS"),
        ("B", "pass", "HOLDS"),
    ]


def test_a_scale_with_cyrillic_labels_lists_no_look_alikes() -> None:
    scale = bc.grading_scale("RU-5")
    assert not any(twin in set(spellings(scale)) for twin in ("Α", "е", "в"))
    mapping = bc.frames.grade_mapping("ECTS-AF", to="ECTS-AF")
    found = dict(zip(mapping.column("given").to_pylist(), mapping.column("grade").to_pylist(), strict=True))
    assert (found["В"], found["ҒХ"], found["FХ"]) == ("B", "FX", "FX")
