"""The texts behind the rules."""

import pytest

from bologna_credits import (
    ArgumentError,
    Component,
    HomeRules,
)
from bologna_credits.recognition import recognition_text, recognition_texts
from tests.recognition.support import decide_by


def test_what_was_agreed_is_recognised_by_the_texts_that_say_so() -> None:
    decision = decide_by(HomeRules(credits="ECTS"), ("A", 5, None), home=(Component("H", "Home"),))
    agreed = decision.report.with_code("recognition.agreed")[0]
    assert agreed.source is not None
    assert "4.2" in agreed.source.title
    package = decision.report.with_code("recognition.package")[0]
    assert package.source is not None
    assert package.source.url.startswith("https://ec.europa.eu/")
    assert "Charter" in recognition_text("recognition.agreed").also[0].title
    assert all(text.source.checked is not None for text in recognition_texts())
    with pytest.raises(ArgumentError, match=r"recognition\.package"):
        recognition_text("recognition.packages")
