"""Home rules of a cohort: a table whose headers are the keys of [home], or a file."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bologna_credits import (
    ArgumentError,
    Circumstances,
    DefinitionError,
    DocumentError,
    Equivalence,
    HomeRules,
    default_catalogue,
    interop,
)
from bologna_credits.interop.tables.cells import Unreadable
from bologna_credits.interop.tables.rules import Rules, _no_file, read_rules, rule_columns, set_of, sets_of
from bologna_credits.papers import ByHost


def _read(names: list[str], *rows: tuple[Any, ...]) -> tuple[HomeRules | None, list[str]]:
    faults: list[str] = []
    return Rules(columns=rule_columns(names), known=default_catalogue()).read(rows, faults), faults


def test_headers_are_the_keys_of_home() -> None:
    names = ["rules", "Credits", "scale", "cycle", "activity", "intake", "policy.take", "step", "mode", "surplus", "on", "degree"]
    rules, faults = _read(
        [*names, "no_finer_mark"],
        ("arts", "kz-rk", "KZ-2011", "first", "theory", "2014", "low", "1/2", "half_up", "agreed", "01.09.2016", "240", "true"),
    )
    assert faults == []
    assert rules is not None
    assert (rules.credits, rules.scale, rules.surplus, str(rules.on), str(rules.degree)) == (
        "KZ-RK",
        "KZ-2011",
        "agreed",
        "2016-09-01",
        "240",
    )
    assert rules.circumstances == Circumstances("first", activity="theory", intake=2014)
    assert str(rules.policy).startswith("the low bound")
    assert rules.no_finer_mark


def test_the_rules_of_a_row_are_those_of_the_same_case(tmp_path: Path) -> None:
    text = """[home]
    credits = "KZ-AK"
    scale = "KZ-2018"
    policy = { take = "low", rounding = { step = 1, mode = "half_up" } }
    grades = { method = "bavarian", onto = "nearest_better" }
    """
    (tmp_path / "rules.toml").write_text(text)
    names = ["credits", "scale", "take", "step", "mode", "method", "grades.onto"]
    rules, faults = _read(names, ("KZ-AK", "KZ-2018", "low", "1", "half_up", "bavarian", "nearest_better"))
    assert (faults, rules) == ([], read_rules(tmp_path / "rules.toml", default_catalogue()))


def test_several_rows_of_a_set_are_several_ways_to_convert_grades() -> None:
    rules, faults = _read(
        ["credits", "scale", "from", "issuer", "method"],
        ("KZ-AK", "KZ-2018", "PL-5", "", "bavarian"),
        ("KZ-AK", "KZ-2018", "", "NO", "without"),
    )
    assert faults == []
    assert rules is not None
    assert isinstance(rules.by, ByHost)
    assert rules.by.keys == ("PL-5", "NO")


def test_a_grading_table_stands_in_cells() -> None:
    names = ["credits", "scale", "method", "grades.choose", "grades.table.scale", "grades.table.years", "grades.table.entries"]
    rules, faults = _read(names, ("KZ-AK", "KZ-2018", "course-tables", "median", "KZ-2018", "2023-2025", "A: 10; B: 30; C: 12,5"))
    assert faults == []
    assert rules is not None
    way: Any = rules.by
    assert way.home.entries == (("A", Fraction(10)), ("B", Fraction(30)), ("C", Fraction(25, 2)))
    assert way.home.years == (2023, 2025)


@pytest.mark.parametrize(
    ("names", "row", "fault"),
    [
        (["credits", "scael"], ("KZ-AK", "KZ-2018"), 'rules: unknown key "scael"; did you mean "scale"?'),
        (["credits"], ("KZ-AC",), 'rules: credits: no credit system "KZ-AC"'),
        (["credits", "surplus"], ("KZ-AK", "alle"), 'rules: surplus: cannot be "alle"; did you mean "all"?'),
        (["credits", "on"], ("KZ-AK", "03/04/2026"), 'rules, row 1, column "on": "03/04/2026" is 2026-04-03 or 2026-03-04'),
        (["credits", "no_finer_mark"], ("KZ-AK", "perhaps"), "rules: no_finer_mark: must be true or false, and is the text"),
        (
            ["credits", "grades.table.entries"],
            ("KZ-AK", "many"),
            'rules, row 1, column "grades.table.entries": "many" is no grade',
        ),
        (["credits", "scale"], ("KZ-AK", Unreadable("is list")), 'rules, row 1, column "scale": is list'),
    ],
)
def test_a_fault_names_the_key_and_the_nearest_known_word(names: list[str], row: tuple[Any, ...], fault: str) -> None:
    rules, faults = _read(names, row)
    assert rules is None
    assert fault in faults[0]


def test_rows_of_one_set_agree_on_all_but_grades() -> None:
    rules, faults = _read(["credits", "scale"], ("KZ-AK", "KZ-2018"), ("ECTS", "KZ-2018"))
    assert rules is None
    assert faults == ['rules: the rows of one set say different things under "credits"; only grades may differ']


def test_a_set_is_read_once_and_its_faults_are_told_again() -> None:
    reader = Rules(columns=rule_columns(["credits"]), known=default_catalogue())
    assert reader.read([("KZ-AK",)], []) is reader.read([("KZ-AK",)], [])
    first: list[str] = []
    second: list[str] = []
    reader.read([("X",)], first)
    reader.read([("X",)], second)
    assert first == second != []


@pytest.mark.parametrize(
    ("names", "fault"),
    [(["cycle", "circumstances.cycle"], "say the same"), (["policy", "policy.take"], "contradict each other")],
)
def test_one_key_stands_once(names: list[str], fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault):
        rule_columns(names)


def test_students_name_a_set_where_there_are_several() -> None:
    sets = sets_of(["rules", "credits"], [("law", "KZ-AK"), ("arts", "ECTS")])
    assert set_of(sets, "arts") == [("arts", "ECTS")]
    with pytest.raises(ArgumentError, match='rules cannot be "nothing"; use one of law, arts'):
        set_of(sets, "")
    with pytest.raises(ArgumentError, match='did you mean "arts"'):
        set_of(sets, "art")
    assert set_of(sets_of(["No", "credits"], [("1", "ECTS")]), "") == [("1", "ECTS")]


def test_a_file_of_rules_is_the_home_of_a_case(root: Path) -> None:
    rules = read_rules(root / "examples" / "cohort" / "rules.toml", default_catalogue())
    assert (rules.credits, rules.scale) == ("KZ-AK", "KZ-2018")
    assert rules.source is not None
    assert rules.source.key == "home"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[home]\ncredits = "KZ-AC"', "home.credits: no credit system"),
        ('[home]\ncredits = "KZ-AK"\n[agreement]', 'unknown key "agreement"'),
        ('format = 2\n[home]\ncredits = "KZ-AK"', "format: this version reads format 1"),
        ('format = true\n[home]\ncredits = "KZ-AK"', "format: this version reads format 1"),
        ('format = 1.0\n[home]\ncredits = "KZ-AK"', "format: this version reads format 1"),
    ],
)
def test_a_file_of_rules_is_read_strictly(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(text)
    with pytest.raises(DefinitionError, match=fault):
        read_rules(file, default_catalogue())
    with pytest.raises(DocumentError, match="there is no such f"):
        read_rules(tmp_path / "none.toml", default_catalogue())


def test_case_files_read_the_same_home(root: Path) -> None:
    # The example of a cohort has the rules of the example of Lodz, but for the way to convert grades.
    lodz = interop.case.load(root / "examples" / "kostanay-lodz").home
    rules = read_rules(root / "examples" / "cohort" / "rules.toml", default_catalogue())
    assert (rules.credits, rules.scale, rules.on) == (lodz.credits, lodz.scale, lodz.on)


_OWN = (
    '[sources.s]\ntitle = "Minutes"\nurl = "https://example.org"\nseen = "secondary"\n[home]\ncredits = "ECTS"\nscale = "KZ-2018"\n'
    '[home.grades]\nmethod = "published-table"\nfrom = "NO-AF"\nsource = "s"\nfile = "ours.csv"\n'
)


def test_a_file_of_rules_names_a_sheet_beside_it_and_none_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("A;A\nB;B+\n", encoding="utf-8")
    (tmp_path / "rules.toml").write_text(_OWN)
    by = read_rules(tmp_path / "rules.toml", default_catalogue()).by
    assert isinstance(by, Equivalence)
    assert [row.to for row in by.rows] == [("A",), ("B+",)]
    (tmp_path / "rules.toml").write_text(_OWN.replace("ours.csv", "../ours.csv"))
    with pytest.raises(DefinitionError, match="outside of the folder"):
        read_rules(tmp_path / "rules.toml", default_catalogue())


def test_a_row_of_rules_names_no_file() -> None:
    with pytest.raises(DocumentError, match="a row of rules names no file"):
        _no_file("ours.csv")
