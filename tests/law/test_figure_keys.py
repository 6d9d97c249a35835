"""Permanent keys of figures: one for each thing that cites a source, made of what it says and not of its place."""

from collections.abc import Callable

import pytest

import bologna_credits as bc
from bologna_credits.law import Definition, figures, mobility_files
from bologna_credits.law.census import census
from bologna_credits.law.figure_keys import Figure, figures_of

_HEAD = '[[systems]]\ncode = "XX-C"\nnames = { en = "credits" }\n'


def _keys(definition: Definition) -> list[str]:
    return [figure.key for figure in figures_of(definition)]


def _figure(key: str) -> Figure:
    (found,) = (figure for figure in figures() if figure.key == key)
    return found


def test_keys_are_unique_over_the_catalogue_and_every_figure_has_one() -> None:
    definitions = tuple(bc.default_catalogue().all())
    keys = [figure.key for figure in figures()]
    assert len(set(keys)) == len(keys)
    examples = sum(len(definition.examples) for definition in definitions)  # worked cases are no figures
    assert len(keys) == census(definitions, mobility_files()).figures - examples


def test_keys_begin_with_the_country_and_the_code_and_hold_no_space() -> None:
    for figure in figures():
        prefix, *codes = figure.key.split(".")[:3]  # a published table is named by two scales, and one of them is its country's
        assert prefix in [code.partition("-")[0].partition("/")[0].lower() for code in codes], figure.key
        assert not any(sign.isspace() or sign in '"<>#?%&' for sign in figure.key), figure.key
        assert figure.said


@pytest.mark.parametrize(
    ("key", "said", "source"),
    [
        ("kz.KZ-RK.ects.theory.first", "1.5 to 1.8 ECTS", "ineu"),
        ("kz.KZ-RK.ects.theory.first.Toraighyrov-University", "1.5 to 1.7 ECTS", "tou"),
        ("de.DE/KMK", "Kultusministerkonferenz: agreement on the overall grade of foreign certificates for admission", "kmk-gesamtnote-old"),
        ("de.DE/Wuerzburg.overrides.NL.10", "countries NL, top 10, best 9, lowest pass 6", "wuerzburg-nmax"),
        ("kz.KZ-2011.ECTS-AF", "table KZ-2011 → ECTS-AF", "ece"),
        ("am.AM-AUA-GRADUATE.rows.Dplus", "D+", "aua-graduation"),
        ("md.MD/Education-Code-88.loads.year", "per year, usual 60", "code-88"),
    ],
)  # fmt: skip
def test_a_key_names_what_the_text_says(key: str, said: str, source: str) -> None:
    figure = _figure(key)
    assert (figure.said, figure.source.key) == (said, source)
    assert str(figure) == f"{key}: {said} [{figure.source.title}]"


def test_the_order_of_a_file_changes_no_key(define: Callable[[str], Definition]) -> None:
    rates = [
        'ects = [{ ratio = 1, when = { cycle = "first" }, basis = "institution", source = "a" }, ',
        '{ ratio = 2, when = { cycle = "second", intake_from = 2012 }, basis = "institution", source = "a" }]\n',
    ]
    one = define(_HEAD + "".join(rates))
    assert _keys(one) == ["xx.XX-C.ects.first", "xx.XX-C.ects.second.intake-2012"]
    turned = "ects = [" + rates[1].removesuffix("]\n") + ", " + rates[0].removeprefix("ects = [").removesuffix(", ") + "]\n"
    assert sorted(_keys(define(_HEAD + turned))) == sorted(_keys(one))


@pytest.mark.parametrize(
    ("when", "word"), [("intake_from = 2012, intake_to = 2016", "2012-to-2016"), ("intake_to = 2016", "to-2016")]
)
def test_years_of_intake_are_a_part_of_a_key(when: str, word: str, define: Callable[[str], Definition]) -> None:
    found = define(_HEAD + f'ects = [{{ ratio = 1, when = {{ {when} }}, basis = "institution", source = "a" }}]\n')
    assert _keys(found) == [f"xx.XX-C.ects.intake-{word}"]


def test_the_body_that_counts_by_default_is_not_named(define: Callable[[str], Definition]) -> None:
    rates = [f'{{ ratio = {n}, basis = "institution", source = "a", authority = "Body {n}" }}' for n in (1, 2)]
    found = define(_HEAD + f"ects = [{rates[0]}, {rates[1].replace(' }', ', default = true }')}]\n")
    assert _keys(found) == ["xx.XX-C.ects.Body-1", "xx.XX-C.ects"]


def test_a_version_is_named_by_its_first_day_and_the_day_has_a_key_of_its_own(define: Callable[[str], Definition]) -> None:
    starts = 'starts = { day = 2020-09-01, meaning = "in_force", source = "a" }'.replace("meaning", "is")
    found = define(_HEAD + f'ects = [{{ ratio = 1, basis = "institution", source = "a", {starts} }}]\n')
    assert _keys(found) == ["xx.XX-C.ects.from-2020-09-01", "xx.XX-C.ects.from-2020-09-01.from"]
    assert [figure.said for figure in figures_of(found)] == ["1 ECTS", "2020-09-01 (in force)"]


def test_figures_of_another_catalogue_are_its_own(define: Callable[[str], Definition]) -> None:
    rest = _HEAD + 'ects = [{ ratio = 1, basis = "institution", source = "a" }]\n'
    known = bc.default_catalogue().with_definition(define(rest))
    assert {figure.key for figure in figures(known)} - {figure.key for figure in figures()} == {"xx.XX-C.ects"}


def test_a_figure_of_a_callers_own_is_said_as_it_is() -> None:
    source = bc.Source("own", "A text", "https://example.org", seen="secondary")
    assert str(Figure("own", 3, source, "own.toml")) == "own: 3 [A text]"
    with pytest.raises(bc.ArgumentTypeError, match="source"):
        Figure("own", 3, "a text", "own.toml")  # type: ignore[arg-type]
