"""A decision as text, HTML and plain data."""

import json

from bologna_credits import (
    HomeRules,
)
from tests.recognition.support import decide_kz, graded_line, mixed_decision, studied_in_ects


def test_a_decision_prints_as_text_html_and_plain_data() -> None:
    decision = mixed_decision()
    text = str(decision)
    assert text.startswith("Decision on recognition: Oslo → KZ-RK, R 1, of 2017-01-20")
    for words in ("academic debt", "X X", "outside the agreement", "Sources", "Made with bologna_credits"):
        assert words in text
    page = decision._repr_html_()
    assert page.count("<table") == 6
    data = json.loads(json.dumps(decision.to_dict()))
    assert data["rows"][1]["verdict"] == "fails"
    assert data["outside"][0]["original_credits"] == "2 ECTS"
    assert data["reference"] == "R 1"
    bare = decide_kz([], [studied_in_ects("A")], [], HomeRules(credits="ECTS"))
    assert bare.to_dict()["home_rules"]["by"] is None
    assert bare._repr_html_().count("<table") == 3
    assert "recognition.missing" in {f.code for f in bare.open}
    settled = decision.settle("recognition.grade-open", "A", "fails", by="Dean", on="2017-02-01", because="x")
    assert settled.to_dict()["settlements"][0]["by"] == "Dean"
    named = decide_kz([graded_line("X", None, None)], [], [], HomeRules(credits="ECTS", scale="NO-AF", by="DE/KMK"))
    assert named.to_dict()["home_rules"]["by"] == "DE/KMK"
    assert named.to_dict()["outside"][0]["original_credits"] is None


def test_a_decision_without_anything_to_tell_prints_its_tables_alone() -> None:
    decision = decide_kz([], [], [], HomeRules(credits="ECTS"))
    assert "what one should know" not in str(decision)
    assert "Sources" not in str(decision)
    assert decision._repr_html_().count("<table") == 2
