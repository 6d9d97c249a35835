"""The words of sheets: one table, in which no word stands for two columns."""

from collections import defaultdict
from pathlib import Path

import pytest

from bologna_credits.interop.sheets.words import BY_STATUS, FIELDS, HEADERS, MONTHS, STATUS_WORDS, folded


def test_no_two_columns_share_a_word_however_it_is_written() -> None:
    fields = defaultdict(set)
    for field, words in HEADERS.items():
        for word in words.every():
            fields[folded(word)].add(field)
    assert {word: found for word, found in fields.items() if len(found) > 1 or not word} == {}


def test_every_column_has_words_in_english_russian_and_kazakh() -> None:
    assert set(HEADERS) == set(FIELDS)
    assert all(len(words) >= 2 for one in HEADERS.values() for words in (one.en, one.ru, one.kk))


def test_the_how_to_lists_every_word(root: Path) -> None:
    lines = (root / "docs" / "how-to" / "sheets.md").read_text("utf-8").splitlines()
    for words in HEADERS.values():
        cells = " | ".join(", ".join(one) for one in (words.en, words.ru, words.kk))
        assert any(line.startswith(f"| {words.en[0]} | ") and line.endswith(f" | {cells} |") for line in lines), words.en[0]


def test_no_word_means_two_statuses_or_two_months() -> None:
    assert len(BY_STATUS) == len({folded(word) for words in STATUS_WORDS.values() for word in words})
    assert sum(map(len, STATUS_WORDS.values())) == len(BY_STATUS)
    months = [folded(word) for words in MONTHS for word in words]
    assert len(months) == len(set(months))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Course Code", "course-code:"),
        ("Кол-во кредитов", "КОЛ ВО КРЕДИТОВ"),
        ("Объём в кредитах", "Объем в кредитах"),
        ("Пəн коды", "Пән коды"),  # the schwa of another alphabet
        ("Семестрi", "Семестрі"),  # a Latin i
        ("Академиялыќ кредит".replace("ќ", "қ"), "академиялық  кредит"),
    ],
)
def test_case_blanks_punctuation_and_look_alike_letters_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_the_sign_of_a_number_and_of_a_percentage_are_words() -> None:
    assert (folded("№"), folded(" % ")) == ("№", "%")
