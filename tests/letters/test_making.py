"""The letter as a value: its forms, its languages, its own words."""

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, Dossier
from bologna_credits.core.languages import words
from bologna_credits.letters import Letterhead, letter
from tests.letters.conftest import EXAMPLES, decided


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", ["full", "short"])
def test_the_parts_do_not_depend_on_the_language(name: str, form: str) -> None:
    english = letter(decided(name), form=form)  # type: ignore[arg-type]
    for language in ("ru", "kk"):
        told = letter(decided(name), language, form=form)  # type: ignore[arg-type]
        assert told.language == language
        assert [(part.key, len(part.said), len(part.lines)) for part in told.parts] == [
            (part.key, len(part.said), len(part.lines)) for part in english.parts
        ]
        assert len(told.sheet.sources) == len(english.sheet.sources)
        assert not {part.heading for part in told.parts} & {part.heading for part in english.parts}


def test_a_decision_and_its_dossier_without_events_give_the_same_letter() -> None:
    decision = decided("kostanay-oslo")
    assert letter(Dossier(decision)) == letter(decision)


def test_the_institutions_own_words_are_said_in_every_form() -> None:
    made = letter(decided("kostanay-lodz"), words("ru"), letterhead=Letterhead(terms={"row.debt": "долг перед кафедрой"}))
    for said in (made.text(), made.html(), str(made), made._repr_html_()):
        assert "долг перед кафедрой" in said
        assert "академическая задолженность  –" not in said


@pytest.mark.parametrize(
    ("given", "error"),
    [({"form": "long"}, ArgumentError), ({"language": "xx"}, ArgumentError), ({"learner": "Kim Lee"}, ArgumentTypeError)],
)
def test_what_is_no_form_no_language_or_no_learner_is_an_error(given: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        letter(decided("kostanay-oslo"), **given)  # type: ignore[arg-type]


def test_a_letter_shows_its_title_and_no_name() -> None:
    assert repr(letter(decided("kostanay-oslo"), "kk")) == "<Letter Оқу кезеңін тану туралы шешім (kk)>"
