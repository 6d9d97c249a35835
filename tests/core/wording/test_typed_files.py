"""The faults of typed files: each phrase is told in every language, at its cell, alone or after another clause."""

import re
from string import Formatter

import pytest

from bologna_credits.core.languages import words
from bologna_credits.core.retold import retold
from bologna_credits.core.wording.typed_files import TYPED


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("key", TYPED)
def test_a_fault_of_a_typed_file_is_told_at_its_cell_in_the_language(key: str, language: str) -> None:
    text = TYPED[key].format_map({name: "Q1" for _, name, _, _ in Formatter().parse(TYPED[key]) if name})
    spoken = words(language)
    told = retold(f'transcript.csv: row 3, column C "Баға": the course has neither a code nor a title; {text}', spoken)
    assert re.match(r"transcript\.csv: (строка 3, столбец C|3-жол, C бағаны) «Баға»: ", told)
    assert text not in told
    assert retold(f"; {text}", words("en")) == f"; {text}"
