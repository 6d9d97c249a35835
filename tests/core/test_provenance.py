import datetime

import pytest

from bologna_credits import ArgumentError, Source
from bologna_credits.core import Basis, Boundary, InForce, Meaning, Seen, Standing
from bologna_credits.core.provenance import ALWAYS
from bologna_credits.core.reading import read_word


def test_a_misspelt_word_names_the_nearest() -> None:
    with pytest.raises(ArgumentError, match='seen cannot be "primry"; did you mean "primary"'):
        Source("s", "Title", "https://example.org", seen="primry")  # type: ignore[arg-type]  # wrong on purpose


def test_a_word_is_read_as_its_member() -> None:
    assert read_word(Basis, "statute", "basis") is Basis.STATUTE


def test_a_source_reads_how_it_was_seen() -> None:
    assert Source("s", "Title", "https://example.org", seen="secondary").seen is Seen.SECONDARY


def test_a_source_prints_its_title_and_address() -> None:
    assert str(Source("s", "Title", "https://example.org", seen="primary")) == "Title <https://example.org>"


def test_a_boundary_reads_days_and_words_from_text() -> None:
    read = Boundary("2018-10-12", "in_force", known="2022-07-20")
    assert read == Boundary(datetime.date(2018, 10, 12), Meaning.IN_FORCE, known=datetime.date(2022, 7, 20))


def test_a_boundary_prints_what_its_day_is() -> None:
    assert str(Boundary("2018-10-12", "academic_year")) == "2018-10-12 (academic year)"


def test_a_boundary_with_an_unknown_meaning_is_refused() -> None:
    with pytest.raises(ArgumentError, match='meaning cannot be "sined"; did you mean "signed"'):
        Boundary("2018-10-12", "sined")  # type: ignore[arg-type]  # wrong on purpose


def test_a_boundary_with_text_that_is_no_day_is_refused() -> None:
    with pytest.raises(ArgumentError, match="day cannot be"):
        Boundary("12.10.2018", "signed")


START = Boundary("2018-10-12", "signed", known="2022-07-20")


PLAIN_END = Boundary("2022-06-30", "in_force")


VAGUE_END = Boundary("2018-10-12", "signed", known="2022-07-20")


@pytest.mark.parametrize(
    ("held", "day", "standing"),
    [
        (ALWAYS, "1900-01-01", Standing.YES),
        (InForce(starts=START), "2018-10-11", Standing.NO),
        (InForce(starts=START), "2018-10-12", Standing.UNCLEAR),
        (InForce(starts=START), "2022-07-19", Standing.UNCLEAR),
        (InForce(starts=START), "2022-07-20", Standing.YES),
        (InForce(starts=Boundary("2018-10-12", "in_force")), "2018-10-12", Standing.YES),
        (InForce(ends=PLAIN_END), "2022-06-30", Standing.YES),
        (InForce(ends=PLAIN_END), "2022-07-01", Standing.NO),
        (InForce(ends=VAGUE_END), "2018-10-11", Standing.YES),
        (InForce(ends=VAGUE_END), "2018-10-12", Standing.UNCLEAR),
        (InForce(ends=VAGUE_END), "2022-07-19", Standing.UNCLEAR),
        (InForce(ends=VAGUE_END), "2022-07-20", Standing.NO),
    ],
)
def test_the_days_in_force_hold_at_their_borders(held: InForce, day: str, standing: Standing) -> None:
    assert held.on(day) is standing


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (ALWAYS, "at any time"),
        (InForce(starts=START), "from 2018-10-12 (signed, known to apply 2022-07-20)"),
        (InForce(ends=PLAIN_END), "until 2022-06-30 (in force)"),
        (
            InForce(starts=START, ends=PLAIN_END),
            "from 2018-10-12 (signed, known to apply 2022-07-20) until 2022-06-30 (in force)",
        ),
    ],
)
def test_the_days_in_force_print_both_ends(held: InForce, text: str) -> None:
    assert str(held) == text


def test_the_days_alone_leave_their_texts_behind() -> None:
    text = Source("a", "An act", "https://example.org/a", seen="secondary")
    known = datetime.date(2002, 9, 1)
    held = InForce(starts=Boundary("2000-09-01", "signed", source=text, known=known, known_source=text))
    assert held.without_sources == InForce(starts=Boundary("2000-09-01", "signed", known=known))
    assert str(held.without_sources) == str(held)
