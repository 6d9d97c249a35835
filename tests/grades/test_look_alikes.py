"""Cyrillic and Greek letters that look like Latin ones in grades."""

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

import bologna_credits as bc
from bologna_credits import UnknownGradeError
from bologna_credits.core.reading import fold
from bologna_credits.grades import Band, GradeRow
from bologna_credits.grades.look_alikes import (
    CYRILLIC,
    GREEK,
    latin_twin,
    letters_alike,
    only_alike,
    own_letters,
    read_alike,
    taken_words,
    twins,
)

# Written by hand, letter by letter, and not taken from the table of the library.
LATIN, CYRILLIC_CAPITALS = (
    "ABCEFHIJKMOPSTXY",
    "\u0410\u0412\u0421\u0415\u0492\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423",
)
TWIN = dict(zip(LATIN, CYRILLIC_CAPITALS, strict=True))
TWIN |= {latin.lower(): letter.lower() for latin, letter in TWIN.items()}
SCALES = {scale.code: scale for scale in bc.grading_scales()}
OWN = {"RU-5", "UA-4"}
"""The scales of the catalogue whose printed labels are Cyrillic."""


def in_cyrillic(label: str) -> str:
    return "".join(TWIN.get(letter, letter) for letter in label)


def test_the_letters_are_of_the_alphabet_that_their_table_says() -> None:
    for table, alphabet in ((CYRILLIC, "CYRILLIC SMALL"), (GREEK, "GREEK SMALL")):
        assert all(unicodedata.name(letter).startswith(alphabet) for letter in table)
        assert all(latin.isascii() and latin.islower() and len(latin) == 1 for latin in table.values())


@pytest.mark.parametrize("code", sorted(set(SCALES) - OWN))
def test_each_label_in_look_alike_letters_is_read_as_the_same_grade(code: str) -> None:
    scale = SCALES[code]
    for row in scale.rows:
        for label in (row.label, *row.aliases):
            written = in_cyrillic(label)
            if not row.graded:
                assert scale.no_grade(written) == scale.no_grade(label)
                continue
            read = scale.grade(written)
            assert (read, read.passes) == (scale.grade(label), scale.grade(label).passes), written


@pytest.mark.parametrize("code", sorted(OWN))
def test_nothing_is_read_by_the_look_where_the_scale_has_cyrillic_labels(code: str) -> None:
    assert own_letters(SCALES[code].rows)
    with pytest.raises(UnknownGradeError):
        SCALES[code].grade("А")


def test_the_scales_with_cyrillic_labels_of_their_own_are_these() -> None:
    assert {code for code, scale in SCALES.items() if own_letters(scale.rows)} == OWN


@settings(max_examples=60)
@given(st.sampled_from(sorted(set(SCALES) - OWN)), st.data())
def test_a_mixed_text_is_the_grade_of_its_latin_letters_or_none(code: str, data: st.DataObject) -> None:
    scale = SCALES[code]
    alphabet = sorted({letter for row in scale.rows for letter in row.label} | set("ABFXАВҒХБД+-"))
    text = data.draw(st.text(alphabet, min_size=1, max_size=3))
    latin = {other: letter for letter, other in TWIN.items()}
    back = "".join(latin.get(letter, letter) for letter in text)

    def read(label: str) -> bc.Grade | None:
        try:
            return scale.grade(label)
        except (UnknownGradeError, bc.NumberError):
            return None

    found, plain = read(text), read(back)
    printed = any(fold(text) in map(fold, (row.label, *row.aliases, *(word for _, word in row.words))) for row in scale.rows)
    assert found == plain or printed or (found is None and text != back), (text, back)


def test_a_letter_is_read_by_its_look_and_not_by_its_sound() -> None:
    scale = bc.grading_scale("ECTS-AF")
    assert scale.grade("В").label == "B"
    assert scale.grade("ҒХ").label == scale.grade("FХ").label == "FX"
    assert not scale.grade("ҒХ").passes
    for other in ("Б", "Д", "Ф", "Г"):
        with pytest.raises(UnknownGradeError, match=f'"{other}"'):
            scale.grade(other)


def test_greek_letters_are_read_unless_their_small_form_looks_like_another() -> None:
    scale = bc.grading_scale("ECTS-AF")
    assert scale.grade("Α").label == "A"
    assert latin_twin("Ν") is latin_twin("η") is latin_twin("Υ") is latin_twin("μ") is None


def test_a_mark_with_its_word_is_read_by_the_look_of_the_mark() -> None:
    scale = bc.GradingScale("XX-L", rows=[GradeRow("B", True, words={"ru": "хорошо"}), GradeRow("F", False)])
    assert scale.grade("В (хорошо)").label == "B"
    assert read_alike("В (хорошо)", scale.grade("B").row) == "В"
    with pytest.raises(UnknownGradeError):
        scale.grade("В (плохо)")


def test_a_word_of_the_scale_is_a_word_and_no_look_alike() -> None:
    rows = [GradeRow("cop", True), GradeRow("x", True, words={"ru": "сор"}), GradeRow("y", False, words={"kk": "сор"})]
    scale = bc.GradingScale("XX-L", rows=rows)
    with pytest.raises(UnknownGradeError):
        scale.grade("сор")  # a word of two rows: neither, and not the label that it looks like
    banded = bc.GradingScale("XX-M", rows=[GradeRow("cop", True)], bands=[Band(1, 2, words={"ru": "сор"})])
    with pytest.raises(UnknownGradeError):
        banded.grade("сор")
    assert taken_words(["сор", "отлично", "cop"]) == {"сор"}


def test_an_alias_that_looks_like_another_label_makes_the_letters_the_scales_own() -> None:
    rows = [GradeRow("A", True, aliases=("А",)), GradeRow("B", True, aliases=("Б",)), GradeRow("C", False, aliases=("В",))]
    scale = bc.GradingScale("XX-L", rows=rows)
    assert own_letters(rows)
    assert scale.grade("В").label == "C"
    with pytest.raises(UnknownGradeError):
        scale.grade("С")


def test_what_was_read_by_the_look_is_told_from_what_is_printed() -> None:
    row = GradeRow("B+", True, aliases=("В+",))
    assert (read_alike("В+", row), only_alike("В+", row)) == ("В+", False)
    assert only_alike("Β+", row)  # Greek
    assert not only_alike("B+", row)
    assert read_alike("В+", None) is read_alike("С", row) is None
    assert letters_alike("Қ") == ()
    assert not only_alike("В+", None)


def test_look_alikes_are_listed_in_the_case_of_the_label() -> None:
    assert next(twins("Fx")) == "Ғх"
    assert set(twins("FX")) == {"ҒХ", "FХ", "FΧ", "ҒX", "ҒΧ"}
    assert all(latin_twin(twin) == "y" for twin in twins("Y"))
    assert list(twins("4")) == []
