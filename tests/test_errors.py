"""Errors: one root, the fitting built-in, facts in fields, helpful words, and pickles."""

import pickle

import pytest

from bologna_credits import errors

_ALL: list[tuple[errors.BolognaError, type[Exception], str]] = [
    (errors.NumberError("1,000", "is unclear", "write 1000"), ValueError, "1,000 is unclear; write 1000"),
    (errors.NumberTypeError("a boolean"), TypeError, "not a boolean"),
    (errors.ArgumentError("mode", "halfup", ("half_up", "up")), ValueError, 'did you mean "half_up"?; use one of half_up, up'),
    (errors.ArgumentError("to", "nothing", ("a code",)), ValueError, "; use a code"),
    (errors.ArgumentError("x", "y"), ValueError, 'x cannot be "y"'),
    (errors.ArgumentTypeError("on", "int", "a date"), TypeError, "on is a date, not int"),
    (errors.MixedCreditsError("add", "ECTS", "KZ-RK"), TypeError, 'convert_credits(…, to="ECTS")'),
    (errors.MixedScalesError("IT-30", "FR-20"), TypeError, "cannot compare a grade of IT-30 with one of FR-20"),
    (errors.MixedScalesError("FI-5", "FI-5"), TypeError, "has no rank"),
    (errors.UnknownSystemError("KZ-RQ", ("KZ-RK", "ECTS")), LookupError, 'no credit system "KZ-RQ"; did you mean "KZ-RK"?'),
    (errors.UnknownScaleError("x", ()), LookupError, 'no grading scale "x"'),
    (errors.UnknownPracticeError("p", (), "say on="), LookupError, 'no practice "p"; say on='),
    (errors.UnknownTableError("t", ()), LookupError, 'no grading table "t"'),
    (errors.UnknownCountryError("t", ()), LookupError, 'no country or framework "t"'),
    (errors.AmbiguousCodeError("KZ", "scale", ("A", "B"), "name one"), LookupError, '"KZ" has several scales: A, B; name one'),
    (errors.AmbiguousCodeError("KZ", "scale", ("A",), "name it"), LookupError, '"KZ" has one scale: A; name it'),
    (errors.UnclearDayError("KZ", "2018-11-01", ("A", "B")), LookupError, "which of A and B held"),
    (errors.UnclearDayError("P", "2018-11-01", ("A",)), LookupError, "whether A held"),
    (errors.UnknownGradeError("IT-30", "31", ("30L",), "30 to 0"), LookupError, "it has 30 to 0"),
    (errors.UnknownGradeError("NO-AF", "A+", ("A", "B")), LookupError, 'did you mean "A"?; it has A, B'),
    (errors.CircumstanceNeededError("a rate", (("cycle", ("first",)),)), LookupError, "say cycle= one of first"),
    (errors.UndecidedError("several", "choose"), ValueError, "several: choose"),
    (errors.NoConversionError("A", "B", ("x",), "say by="), LookupError, "there are: x; say by="),
    (errors.NoConversionError("A", "B", (), "say by="), LookupError, "from A to B; say by="),
    (errors.EquivalenceGapError("A", "B", "x", ("w", "y")), LookupError, "the nearest rows are w, y"),
    (errors.EquivalenceGapError("A", "B", "x", ()), LookupError, 'has no row for "x"'),
    (errors.DefinitionError("xx.toml", ("a", "b")), ValueError, "xx.toml: a\nxx.toml: b"),
    (errors.DocumentError("t.xml", "bad", 3, 5), ValueError, "t.xml, line 3, column 5: bad"),
    (errors.DocumentError("t.xml", "bad"), ValueError, "t.xml: bad"),
    (errors.RuleFailsError(("a", "b")), ValueError, "a; b"),
    (errors.MissingExtraError("lxml", "xml"), ImportError, "bologna_credits[xml]"),
    (errors.BolognaError(), Exception, "used wrongly"),
]


@pytest.mark.parametrize(("error", "built_in", "words"), _ALL, ids=lambda value: type(value).__name__)
def test_an_error_is_the_fitting_built_in_says_what_to_do_and_pickles(
    error: errors.BolognaError, built_in: type[Exception], words: str
) -> None:
    assert isinstance(error, errors.BolognaError)
    assert isinstance(error, built_in)
    assert words in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert again.args == error.args
    assert str(again) == str(error)


def test_a_long_list_of_known_names_is_not_printed() -> None:
    assert "known:" not in str(errors.UnknownScaleError("q", tuple(f"S-{i}" for i in range(13))))


def test_nothing_near_is_no_hint() -> None:
    assert errors.nearest("zzzz", ["ECTS"]) is None
