"""Practices of grants, selection and transfer, as the bundled files give them."""

from fractions import Fraction

from bologna_credits.law import grant_practice, selection_practice, transfer_practice


def test_a_grant_goes_by_the_month_or_by_the_day() -> None:
    assert grant_practice("ERASMUS/Siegen").month == 30
    days = grant_practice("ERASMUS/short-term").days
    assert [(rate.first, rate.last) for rate in days] == [(1, 14), (15, 30)]
    assert all(isinstance(rate.rate, Fraction) for rate in days)


def test_a_practice_names_its_kind_in_a_word() -> None:
    found = (grant_practice("ERASMUS/Siegen"), selection_practice("KZ/KBTU-mobility"), transfer_practice("KZ/KSU-transfer"))
    assert [practice.word for practice in found] == ["grant", "selection", "transfer"]
