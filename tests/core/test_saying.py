"""The English voice of errors."""

from bologna_credits.core.saying import ENGLISH, clauses, key_of_kind, templates


def test_english_is_the_template_filled_in() -> None:
    assert ENGLISH("error.near", other="ECTS") == 'did you mean "ECTS"?'
    assert ENGLISH("error.unclear-which", choices="A and B", code="A", day="2018-12-12").startswith("the sources do not settle")
    assert ENGLISH.phrase("ask for .exact") == "ask for .exact"


def test_a_kind_has_its_own_template_or_that_of_any_kind() -> None:
    assert ENGLISH.of_kind("error.unknown", "credit system", code="A") == 'no credit system "A"'
    assert ENGLISH.of_kind("error.unknown", "thing", code="A") == 'no thing "A"'
    assert key_of_kind("error.several", "version") in templates()


def test_empty_clauses_are_left_out() -> None:
    assert clauses("", "a", "", "b") == "a; b"
