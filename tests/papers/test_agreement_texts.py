"""The definition file of the requirements of the texts on a learning agreement."""

from typing import get_args

import pytest

from bologna_credits import (
    ArgumentError,
)
from bologna_credits.papers import required_tables
from bologna_credits.papers.agreement_texts import agreement_rules
from bologna_credits.papers.agreements import Form


def test_the_rules_know_the_forms_that_an_agreement_can_have() -> None:
    assert tuple(rule.form for rule in agreement_rules().forms) == get_args(Form)
    with pytest.raises(ArgumentError, match="did you mean"):
        required_tables("studies")  # type: ignore[arg-type]


def test_each_source_quotes_at_most_twenty_five_words_and_was_read() -> None:
    notes = agreement_rules().notes
    sources = [rule.source for rule in agreement_rules().forms] + [rule.source for rule in agreement_rules().reasons]
    sources += [
        notes.before,
        notes.signatures,
        notes.conditions,
        notes.terms,
        notes.descriptions,
        notes.balance,
        notes.proportion,
    ]
    assert all(s.quote and len(s.quote.split()) <= 25 and s.checked for s in sources)
