"""The tables of a decision, in every language from one place."""

import attrs

from bologna_credits import interop
from bologna_credits.core.languages import words
from bologna_credits.recognition.tables import decision_tables, decision_title, totals


def test_the_tables_have_the_same_places_in_every_language() -> None:
    decision = interop.case.load("examples/kostanay-oslo").recognise()
    english = decision_tables(decision, decision.report)
    assert [table.name for table in english] == ["host", "home", "outside", "totals", "reasons"]
    for language in ("ru", "kk"):
        told = decision_tables(decision, decision.report, words(language))
        assert [(table.name, len(table.headers), len(table.rows)) for table in told] == [
            (table.name, len(table.headers), len(table.rows)) for table in english
        ]
        assert told[0].rows[0][0] == english[0].rows[0][0]  # a title keeps its own language


def test_a_decision_is_printed_in_a_language_and_in_english_without_one() -> None:
    decision = interop.case.load("examples/kostanay-lodz").recognise()
    assert decision.text() == str(decision)
    assert decision.html() == decision._repr_html_()
    assert "академическая задолженность" in decision.text("ru")
    assert "академиялық қарыз" in decision.html("kk")
    assert decision_title(decision, words("ru")) == "Решение о признании: University of Lodz → KZ-AK, Example 4, от 20.02.2026"
    assert totals(decision, words("kk"))[0] == ("танылды", "25 ECTS, өз ЖОО-сында бұл 25 KZ-AK")


def test_where_nothing_is_recognised_the_sum_is_none_and_not_nothing_worth_nothing() -> None:
    papers = interop.case.load("examples/kostanay-lodz")
    undecided = attrs.evolve(papers, agreement=None, matches=()).recognise()
    assert totals(undecided)[0] == ("recognised", "none")
    assert totals(undecided, words("ru"))[0] == ("признано", "нет")
