"""Replacement of bundled items, and countries whose only system or scale was not in force."""

import pickle
import threading
from collections.abc import Callable

import pytest

import bologna_credits
from bologna_credits import (
    AmbiguousCodeError,
    Catalogue,
    UnclearDayError,
    UnknownScaleError,
    UnknownSystemError,
    credit_system,
    default_catalogue,
    grading_scale,
    grading_table,
    practice,
    read_definition,
)
from bologna_credits.core import UnknownCountryError, UnknownPracticeError, UnknownTableError
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law import Definition, GradePractice

Define = Callable[[str], Definition]


Extend = Callable[[str], Catalogue]


_SYSTEM = '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n'


_RATE = 'ects = [{ ratio = "3/2", basis = "statute", source = "a" }]\n'


_SCALE = '[[scales]]\ncode = "XX-S"\nnames = { en = "scale" }\n'


_ROWS = 'rows = [{ label = "A", passes = true }, { label = "F", passes = false }]\n'


def _boundary(day: str, known: str = "") -> str:
    return f'{{ day = {day}, is = "signed"{known} }}'


def _table(rows: str, more: str = "") -> str:
    return f'[[equivalences]]\nfrom = "XX-S"\nto = "ECTS-AF"\nbasis = "statute"\nsource = "a"\nrows = [{rows}]\n{more}'


def _target(code: str, on: str) -> str:
    found = practice(code, on=on)
    assert isinstance(found, GradePractice)
    return found.to


_PRACTICE = '[[credit_practices]]\ncode = "XX/P"\nbody = "b"\nfrom = "XX-C"\nto = "ECTS"\nrules = []\n'


SOURCE = '[sources.a]\ntitle = "An act"\nurl = "https://example.org/a"\nseen = "secondary"\n'


ECTS = 'format = 1\ncountry = "ECTS"\nnames = { en = "mine" }\n[[systems]]\ncode = "ECTS"\nnames = { en = "my ECTS" }\n'


ONLY = """
[[systems]]
code = "XX-C"
names = { en = "credit" }
starts = { day = 2010-01-01, is = "signed", known = 2012-01-01, source = "a" }
"""


NOWHERE = default_catalogue().with_definition(
    read_definition('format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n' + SOURCE + ONLY, "xx.toml")
)


def test_a_definition_that_stands_before_replaces_the_same_code() -> None:
    mine = default_catalogue().with_definition(read_definition(ECTS, "mine.toml"))
    assert mine.credit_system("ects").name() == "my ECTS"


def test_a_country_s_only_system_is_not_named_on_a_day_before_its_start() -> None:
    with pytest.raises(AmbiguousCodeError, match="none was in force on 2009-12-31"):
        NOWHERE.credit_system("XX", on="2009-12-31")


def test_a_country_s_only_system_is_not_guessed_on_an_unclear_day() -> None:
    with pytest.raises(UnclearDayError, match="whether XX-C held"):
        NOWHERE.credit_system("XX", on="2011-01-01")


@pytest.mark.parametrize("on", [None, "2009-12-31", "2011-01-01", "2013-01-01"])
def test_a_code_names_its_system_on_any_day(on: str | None) -> None:
    assert NOWHERE.credit_system("xx-c", on=on).code == "XX-C"


def test_equivalences_are_found_without_regard_to_case() -> None:
    table = '[[equivalences]]\nfrom = "XX-A"\nto = "XX-B"\nbasis = "guide"\nsource = "a"\nrows = [{ grade = "1", to = ["A"] }]\n'
    text = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n' + SOURCE + table
    found = default_catalogue().with_definition(read_definition(text, "xx.toml")).equivalences("xx-a", "xx-b")
    assert [table.to for table in found] == ["XX-B"]


def test_a_country_finds_the_system_and_scale_in_force() -> None:
    assert credit_system("kz", on="2015-09-01").code == "KZ-RK"
    assert credit_system("KZ", on="2023-09-01").code == "KZ-AK"
    assert grading_scale("KZ", on="2015-09-01").code == "KZ-2011"
    assert grading_scale("KZ", on="2023-09-01").code == "KZ-2018"
    assert grading_scale("kz-2011").code == "KZ-2011"


def test_between_two_acts_the_country_is_not_guessed() -> None:
    with pytest.raises(UnclearDayError, match="KZ-RK and KZ-AK"):
        credit_system("KZ", on="2018-11-01")


def test_a_country_with_several_and_no_day_lists_them() -> None:
    with pytest.raises(AmbiguousCodeError, match=r"KZ-RK .* KZ-AK .*name one, or say the day"):
        credit_system("KZ")
    with pytest.raises(AmbiguousCodeError, match="none was in force on 1990-01-01"):
        credit_system("KZ", on="1990-01-01")
    with pytest.raises(AmbiguousCodeError, match="name the one that counts on 2020-01-01"):
        grading_scale("DE", on="2020-01-01")


def test_a_code_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(UnknownSystemError, match='did you mean "KZ-RK"'):
        credit_system("KZ-RQ")
    with pytest.raises(UnknownScaleError, match='did you mean "NO-AF"'):
        grading_scale("NOO-AF")
    with pytest.raises(UnknownPracticeError, match='did you mean "KZ/KazNU"'):
        practice("KZ/KazNUU")
    with pytest.raises(UnknownPracticeError):
        practice("QQ/X")
    with pytest.raises(UnknownTableError, match='did you mean "ECTS-LETTERS"'):
        grading_table("ECTS-LETTER")
    with pytest.raises(UnknownTableError):
        grading_table("QQ-LETTERS")
    with pytest.raises(UnknownCountryError):
        default_catalogue().definitions("QQ")
    with pytest.raises(UnknownCountryError):
        default_catalogue().definitions("../x")


def test_a_practice_that_changed_needs_its_day() -> None:
    assert _target("de/passau-sobi", "2024-10-01") == "DE-THIRDS"
    assert _target("DE/Passau-SoBi", "2026-01-01") == "DE-TENTHS"
    with pytest.raises(AmbiguousCodeError, match="say the day that counts"):
        practice("DE/Passau-SoBi")
    with pytest.raises(UnknownPracticeError, match="on 2000-01-01 it was not in force"):
        practice("DE/Passau-WiWi", on="2000-01-01")


def test_a_practice_whose_day_is_not_settled_is_not_guessed(with_country: Extend) -> None:
    catalogue = with_country(_PRACTICE + f"starts = {_boundary('2012-01-01', ', known = 2013-01-01')}")
    with pytest.raises(UnclearDayError, match="whether"):
        catalogue.practice("XX/P", "2012-06-01")
    assert catalogue.practice("XX/P", "2013-06-01").code == "XX/P"
    assert catalogue.practice("XX/P").code == "XX/P"


def test_a_new_catalogue_replaces_without_touching_the_old(with_country: Extend, define: Define) -> None:
    catalogue = with_country(_SYSTEM + _RATE + _SCALE + _ROWS)
    assert catalogue.credit_system("XX").ects[0].ratio.low * 2 == 3
    assert "XX" in catalogue.prefixes
    again = catalogue.with_definition(define(_SYSTEM + 'ects = [{ ratio = 2, basis = "statute", source = "a" }]'))
    assert again.credit_system("XX-C").ects[0].ratio.low == 2
    assert str(again.credit_system("XX-C")) == "XX-C: credit"
    with pytest.raises(UnknownSystemError):
        default_catalogue().credit_system("XX-C")
    assert pickle.loads(pickle.dumps(catalogue)).credit_system("XX-C") == catalogue.credit_system("XX-C")
    assert pickle.loads(pickle.dumps(default_catalogue())) is default_catalogue()


def test_equivalences_are_directed_dated_and_found_by_either_country(with_country: Extend) -> None:
    catalogue = default_catalogue()
    assert catalogue.equivalences("KZ-2011", "ECTS-AF")[0].row(catalogue.grading_scale("KZ-2011").grade("A-")) is not None
    assert catalogue.equivalences("NO-AF", "KZ-2011") == ()
    assert catalogue.equivalences("QQ-1", "QQ-2") == ()
    dated = with_country(_SCALE + _ROWS + _table('{ grade = "A", to = ["A"] }', f"ends = {_boundary('2012-01-01')}"))
    assert dated.equivalences("xx-s", "ects-af", "2011-01-01")
    assert not dated.equivalences("XX-S", "ECTS-AF", "2013-01-01")
    assert dated.equivalences("XX-S", "ECTS-AF")[0].name == "XX-S → ECTS-AF"


def test_where_a_decision_rests_is_told_by_file_and_digest() -> None:
    origins = default_catalogue().origins(["KZ-RK", "KZ-2011", "QQ-1", "KZ/KazNU"])
    assert [origin.split(": ")[1].split(" ")[0] for origin in origins] == ["countries/kz.toml", "practices/kz.toml"]
    assert origins[0].startswith(f"bologna_credits {bologna_credits.__version__}: countries/kz.toml (")


def test_threads_that_ask_at_once_get_the_same_answer() -> None:
    root = BUNDLED
    catalogue, found = Catalogue(root), []
    barrier = threading.Barrier(8)

    def ask() -> None:
        barrier.wait()
        found.append(catalogue.grading_scale("KZ-2011"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(scale is found[0] for scale in found)


def test_answers_are_remembered_only_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bologna_credits.law.catalogue._MOST_ANSWERS", 2)
    catalogue = Catalogue(BUNDLED)
    for day in ("2014-09-01", "2015-09-01", "2016-09-01"):
        assert catalogue.grading_scale("KZ", day).code == "KZ-2011"
    assert len(catalogue._scale_answers) == 1
