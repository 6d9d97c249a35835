"""What an answer is cited by: the keys of the figures on which it rests, each with its text."""

from collections.abc import Callable

import pytest

import bologna_credits as bc
from bologna_credits import Catalogue
from bologna_credits.law import figures

_END = f"; bologna_credits {bc.__version__}"


def _source_of(key: str) -> bc.Source:
    (found,) = (figure.source for figure in figures() if figure.key == key)
    return found


def _told(key: str) -> str:
    source = _source_of(key)
    return f"{key} ({source.title}, {source.url}, read {source.checked})"


def _theory(amount: int = 10, **how: object) -> bc.CreditConversion:
    how = {"to": "ECTS", **how}
    return bc.convert_credits(bc.Credits(amount, "KZ-RK"), cycle="first", activity="theory", **how)  # type: ignore[arg-type]


def test_a_rate_is_cited_by_its_key_and_a_note_of_another_body_is_not() -> None:
    answer = _theory()
    assert "Toraighyrov" in str(answer.steps)
    assert answer.cite() == f"10 KZ-RK → 15 to 18 ECTS: {_told('kz.KZ-RK.ects.theory.first')}{_END}"


def test_the_body_that_was_named_is_cited() -> None:
    cited = _theory(authority="Toraighyrov University").cite()
    assert f": {_told('kz.KZ-RK.ects.theory.first.Toraighyrov-University')}{_END}" in cited


def test_both_rates_of_a_way_over_ects_are_cited_in_order() -> None:
    keys = ("kz.KZ-RK.ects.theory.first", "gb.GB-CATS.ects")
    assert _theory(3, to="GB-CATS").cite() == f"3 KZ-RK → 9 to 10.8 GB-CATS: {'; '.join(map(_told, keys))}{_END}"


def test_a_conversion_by_the_year_cites_the_year_and_not_the_hours_of_the_same_text() -> None:
    cited = bc.convert_credits(bc.Credits(30, "NL-SP"), to="ECTS", by_year=True).cite()
    assert f": {_told('nl.NL-SP.years.hgu')}{_END}" in cited


def test_a_practice_and_a_table_are_cited_by_their_keys() -> None:
    by_practice = bc.convert_grade(bc.grading_scale("IT-30").grade("27"), by="DE/KMK")
    assert by_practice.cite() == f"27 (IT-30) → 1.7 (DE-TENTHS), good: {_told('de.DE/KMK')}{_END}"
    by_table = bc.convert_grade(bc.grading_scale("KZ-2011").grade("A"), to="ECTS-AF")
    assert by_table.cite() == f"A (KZ-2011) → A (ECTS-AF), Excellent: {_told('kz.KZ-2011.ECTS-AF')}{_END}"


def test_a_printed_row_of_a_practice_is_cited_by_its_rule() -> None:
    practice = bc.practice("KZ/KazNU")
    answer = bc.convert_credits(bc.Credits(2, practice.start), policy="KZ/KazNU", activity="theory")  # type: ignore[union-attr]
    assert "kz.KZ/KazNU.rules.theory (" in answer.cite()


def test_what_rests_on_no_text_is_cited_by_the_version_alone() -> None:
    assert bc.convert_credits(bc.Credits(3, "ECTS"), to="ECTS").cite() == f"3 ECTS → 3 ECTS{_END}"
    assert bc.convert_credits(bc.Credits(3, "ECTS"), to="ECTS").cite("bibtex") == ""


def test_a_table_of_the_callers_own_is_cited_by_its_text_without_a_key() -> None:
    source = bc.Source("own", "Faculty, conversion of marks, 100 %", "https://example.org/own", seen="secondary")
    rows = [bc.grades.EquivalenceRow("A", ("B",))]
    table = bc.Equivalence("KZ-2011", "ECTS-AF", rows, basis="institution", source=source)
    answer = bc.convert_grade(bc.grading_scale("KZ-2011").grade("A"), to="ECTS-AF", by=table)
    text = "(Faculty, conversion of marks, 100 %, https://example.org/own)"
    assert answer.cite() == f"A (KZ-2011) → B (ECTS-AF), Very good: {text}{_END}"
    assert answer.cite("bibtex") == (
        "@misc{own,\n  title = {{Faculty, conversion of marks, 100 \\%}},\n  url = {https://example.org/own},\n"
        f"  note = {{bologna\\_credits {bc.__version__}}},\n}}"
    )


def test_bibtex_has_an_entry_for_each_text_with_its_keys_and_the_day_of_reading() -> None:
    key = "kz.KZ-RK.ects.theory.first"
    source = _source_of(key)
    assert _theory().cite("bibtex") == (
        f"@misc{{kz-ineu,\n  title = {{{{{source.title}}}}},\n  url = {{{source.url}}},\n  urldate = {{{source.checked}}},\n"
        f"  note = {{{key}, bologna\\_credits {bc.__version__}}},\n}}"
    )
    assert _theory(to="GB-CATS").cite("bibtex").count("@misc{") == 2


def test_the_copy_in_an_archive_is_cited_beside_the_page_with_its_day() -> None:
    copy = "https://web.archive.org/web/20200229101112/https://example.org/own"
    source = bc.Source(
        "own",
        "Conversion",
        "https://example.org/own",
        seen="secondary",
        checked="2026-11-27",
        archived=copy,
        archived_on="2020-02-29",
    )
    rows = [bc.grades.EquivalenceRow("A", ("B",))]
    table = bc.Equivalence("KZ-2011", "ECTS-AF", rows, basis="institution", source=source)
    answer = bc.convert_grade(bc.grading_scale("KZ-2011").grade("A"), to="ECTS-AF", by=table)
    assert f"(Conversion, https://example.org/own, read 2026-11-27, archived 2020-02-29 at {copy})" in answer.cite()
    assert f"  note = {{archived 2020-02-29 at \\url{{{copy}}}, bologna\\_credits " in answer.cite("bibtex")


def test_a_figure_of_another_catalogue_is_found_in_it(with_country: Callable[[str], Catalogue]) -> None:
    known = with_country(
        '[[systems]]\ncode = "XX-C"\nnames = { en = "c" }\nects = [{ ratio = 2, basis = "institution", source = "a" }]\n'
    )
    answer = bc.convert_credits(bc.Credits(3, "XX-C"), to="ECTS", catalogue=known)
    assert "xx.XX-C.ects (An act" in answer.cite(catalogue=known)
    assert "xx.XX-C.ects" not in answer.cite()


def test_another_form_is_refused_with_the_forms_that_there_are() -> None:
    with pytest.raises(bc.ArgumentError, match="use one of text, bibtex"):
        _theory().cite("apa")  # type: ignore[arg-type]
