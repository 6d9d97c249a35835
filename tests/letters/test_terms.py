"""The institution's own words: only for texts that exist, and only with their places."""

import languages
import pytest

from bologna_credits.core import DefinitionError
from bologna_credits.core.languages import words
from bologna_credits.letters import terms
from bologna_credits.letters.terms import check_terms, texts


def test_every_text_of_the_catalogues_of_translations_can_be_said_in_other_words() -> None:
    assert {entry.context for entry in languages.messages()} <= set(texts())


def test_a_term_for_no_text_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(DefinitionError, match=r'"row\.dept" is no text of the library; did you mean "row\.debt"'):
        check_terms([("row.dept", "arrears")])


def test_all_wrong_terms_are_told_at_once() -> None:
    wrong = [("row.debt", "{office}"), ("letter.appeal", "{body} by {when}"), ("letter.data", "{data"), ("nothing-at-all", "x")]
    with pytest.raises(DefinitionError) as caught:
        check_terms(wrong)
    said = str(caught.value)
    assert '"row.debt" has no places, not {office}' in said
    assert '"letter.appeal" has {body}, {day}, not {when}' in said
    assert '"letter.data" has a brace without the other one' in said
    assert '"nothing-at-all" is no text' in said


def test_of_many_terms_for_no_text_the_first_twenty_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def hint(key: str, _: object) -> str:
        asked.append(key)
        return ""

    monkeypatch.setattr(terms, "hint", hint)
    with pytest.raises(DefinitionError) as caught:
        check_terms([(f"k{number}", "x") for number in range(500)])
    assert (len(asked), len(caught.value.faults)) == (20, 500)


def test_a_term_may_leave_a_place_out() -> None:
    check_terms([("letter.appeal", "Appeals go to {body}."), ("row.debt", "arrears")])


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_terms_take_precedence_in_every_language_and_leave_the_rest(language: str) -> None:
    own = words(language).with_terms({"row.debt": "arrears", "duration.days": "{days} d"})
    assert own.say("row.debt", "academic debt") == "arrears"
    assert own.count("duration.days", "one", "many", 1) == "{days} d"
    assert own.say("row.open", "OPEN") == words(language).say("row.open", "OPEN")
    assert not own.english
    assert words(language).with_terms({}) is words(language)
    assert own.with_terms({"row.open": "?"}).say("row.debt", "") == "arrears"
