"""The look-up of a practice of one kind."""

import pytest

from bologna_credits import ArgumentError, default_catalogue, practice
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.law import AveragePractice, FinalMarkPractice


def test_a_practice_is_found_by_its_code_or_taken_as_it_is() -> None:
    found = practice_of("KZ/Abai", AveragePractice, "averages grades", default_catalogue())
    assert found == practice("KZ/Abai")
    assert practice_of(found, AveragePractice, "averages grades", default_catalogue()) is found


def test_a_practice_of_another_kind_is_refused_by_its_code() -> None:
    with pytest.raises(ArgumentError, match=r'by cannot be "KZ/Abai"; use the code of a practice that composes final marks'):
        practice_of("KZ/Abai", FinalMarkPractice, "composes final marks", default_catalogue())
