"""Errors have fields, keep them, and pickle; their classes are plain."""

import copy
import pickle

import pytest

from bologna_credits.core.error_root import BolognaError, error


@error
class Broken(BolognaError, ValueError):
    """Something is broken."""

    what: str
    where: str = "here"

    def _words(self) -> str:
        return f"{self.what} {self.where}"


def test_fields_are_given_by_place_or_by_name_and_may_have_a_default() -> None:
    assert Broken("a").message == Broken(what="a", where="here").message == "a here"
    assert repr(Broken("a", "there")) == "Broken(what='a', where='there')"
    assert Broken("a").args == ("a", "here")


@pytest.mark.parametrize(
    ("given", "named", "words"),
    [(("a", "b", "c"), {}, "takes 2"), (("a",), {"what": "b"}, "twice"), (("a",), {"who": "b"}, "unknown"), ((), {}, "missing")],
)
def test_wrong_arguments_are_python_errors(given: tuple[str, ...], named: dict[str, str], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        Broken(*given, **named)


def test_a_field_is_not_changed_and_another_error_is_made_instead() -> None:
    one = Broken("a")
    with pytest.raises(AttributeError, match="evolved"):
        one.what = "b"  # type: ignore[misc]
    one.__notes__ = ["a note"]
    assert one.evolved(what="b").message == "b here"


def test_an_error_pickles_and_copies_with_its_fields_and_notes() -> None:
    one = Broken("a", where="there")
    one.add_note("seen twice")
    for again in (pickle.loads(pickle.dumps(one)), copy.copy(one)):
        assert (again.what, again.where, again.__notes__) == ("a", "there", ["seen twice"])


def test_the_root_itself_says_that_the_library_was_used_wrongly() -> None:
    assert str(BolognaError()) == BolognaError().told == "the library was used wrongly"


def test_an_error_that_words_itself_is_told_where_its_words_are_known() -> None:
    assert Broken("the roof", "leaks").text("ru") == "the roof leaks"
    assert Broken("no practice", '"A"').text("ru") == "нет набора правил «A»"
    assert BolognaError().text("kk") == "кітапхана дұрыс пайдаланылмаған"
