"""Large values in one short line."""

import attrs

from bologna_credits.core.brief import brief, cut, has_text, said, title_of


@attrs.frozen
class Plain:
    """A value without a text."""

    code: str
    lines: tuple[int, ...] = ()
    made: list[int] = attrs.Factory(list)
    _kept: int = 0

    __repr__ = brief


@attrs.frozen
class Body:
    """A practice, by its code and body."""

    code: str
    body: str

    __repr__ = brief


@attrs.frozen
class Spoken:
    """A value with a text."""

    text: str

    __repr__ = brief

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Titled:
    """A value whose text is a table, and which has a title."""

    __repr__ = brief

    def _brief(self) -> str:
        return "a title"

    def __str__(self) -> str:
        raise AssertionError


def test_a_long_text_is_cut_at_the_end_of_one_line() -> None:
    assert cut("a\n b", 10) == "a b"
    assert cut("x" * 20, 10) == "x" * 8 + " …"


def test_a_value_shows_its_title_its_text_its_code_and_body_or_its_fields() -> None:
    assert repr(Titled()) == "<Titled a title>"
    assert repr(Spoken("two\nlines")) == "<Spoken two lines>"
    assert repr(Body("KZ/X", "X")) == "<Body KZ/X: X>"
    assert repr(Plain("A")) == "Plain(code='A')"
    assert repr(Plain("A", (1, 2, 3, 4), [1], 5)) == "Plain(code='A', lines=(4 items), made=[1])"


def test_no_text_is_too_long_for_one_line() -> None:
    for value in (Spoken("word " * 200), Plain("A" * 500, tuple(range(3))), Body("A" * 200, "B" * 200)):
        assert len(repr(value)) <= 300
        assert "\n" not in repr(value)


def test_a_class_that_inherits_its_text_has_one() -> None:
    class Heir(str):
        pass

    assert has_text(Heir("x"))
    assert not has_text(Plain("A"))
    assert title_of(Plain("A")) == ""


def test_fields_at_their_defaults_are_left_out() -> None:
    assert [field.name for field, _ in said(Plain("A", (), [2]))] == ["code", "made"]
