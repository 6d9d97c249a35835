"""Every kind of practice has its place on the page of its country."""

import pytest
from country_pages import page_of
from practice_pages import practice_kind

from bologna_credits import default_catalogue, practice


@pytest.mark.parametrize(
    ("code", "shown"),
    [("KZ/KazNU", "### `KZ/KazNU`"), ("DE/KMK", "| DE/KMK |"), ("FR/Strasbourg-law", "### `FR/Strasbourg-law`")],
)
def test_a_credit_practice_has_a_section_and_a_grade_practice_a_row(code: str, shown: str) -> None:
    assert shown in page_of(code[:2])


def test_the_kind_of_a_practice_is_read_from_its_class() -> None:
    assert practice_kind(practice("KZ/KazNU")) == "credit"
    kinds = {practice_kind(found) for definition in default_catalogue().all() for found in definition.practices}
    assert {"credit", "grade", "linear", "table", "ungraded", "average", "final mark", "distinction", "block"} <= kinds
