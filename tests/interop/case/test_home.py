"""The home rules of a case: a way for each host, and all faults at once."""

from pathlib import Path

import pytest

from bologna_credits import (
    DefinitionError,
    DocumentError,
    Equivalence,
    ModifiedBavarian,
    PracticeWith,
    convert_grade,
    grading_scale,
    interop,
)
from bologna_credits.papers import ByHost
from tests.interop.case_files import AGREEMENT, HOME, case_folder, load_case

_DE = '[home]\ncredits = "ECTS"\nscale = "DE-THIRDS"\n'
_PT = '{ scale = "PT-20", entries = { 15 = 60, 12 = 60 }, years = [2022, 2024] }'
_TABLE = '{ scale = "NO-AF", entries = { A = 1, B = 1 } }'


def _faults(tmp_path: Path, rest: str, *, agreement: str = AGREEMENT) -> tuple[str, ...]:
    folder = case_folder(tmp_path, rest, agreement=agreement)
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(folder)
    return caught.value.faults


def test_a_method_for_each_scale_and_issuer_is_read(tmp_path: Path) -> None:
    case = load_case(
        tmp_path,
        _DE
        + '[[home.grades]]\nmethod = "bavarian"\nfrom = "NO-AF"\nonto = "nearest_better"\n'
        + '[[home.grades]]\nmethod = "without"\nissuer = "IT"\n'
        + '[[home.grades]]\nmethod = "practice"\npractice = "DE/KMK"\n',
    )
    assert case.home.by == ByHost({"NO-AF": ModifiedBavarian(onto="nearest_better"), "IT": "without", "*": "DE/KMK"})
    assert case.home.grades == "convert"
    assert case.recognise().to_dict()["home_rules"]["by"]["IT"] == "without"


def test_one_table_may_be_for_one_issuer_alone(tmp_path: Path) -> None:
    case = load_case(tmp_path, _DE + '[home.grades]\nmethod = "carry"\nissuer = "uio.no"\n')
    assert case.home.by == ByHost({"uio.no": "carry"})
    scale = load_case(tmp_path, _DE + '[home.grades]\nmethod = "bavarian"\nfrom = "NO-AF"\n')
    assert isinstance(scale.home.by, ByHost)
    rows = (
        '[home.grades]\nmethod = "published-table"\nfrom = "NO-AF"\nsource = "s"\nrows = [{ grade = "B", to = ["1.3"] }]\n'
        'issuer = "NO"\n'
    )
    assert str(load_case(tmp_path, _DE + rows).recognise().rows[0].grade) == "1.3 (DE-THIRDS)"


def test_a_practice_by_grading_tables_takes_those_of_the_file(tmp_path: Path) -> None:
    grades = (
        f'[home.grades]\nmethod = "practice"\npractice = "DE/HU-modules"\nchoose = "minimum"\nhost = {_TABLE}\n'
        'table = { scale = "DE-THIRDS", entries = { "1.0" = 1, "2.0" = 1 } }\n'
    )
    by = load_case(tmp_path, _DE + grades).home.by
    assert isinstance(by, PracticeWith)
    # Half of the passing students received an A, and half of those at home a 1.0.
    letters = grading_scale("NO-AF")
    assert [convert_grade(letters.grade(label), by=by).grade.label for label in "AB"] == ["1.0", "2.0"]


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (
            _DE + '[[home.grades]]\nmethod = "bavarian"\nfrom = "NO-AX"\n',
            'home.grades[0].from: no grading scale "NO-AX"; did you',
        ),
        (_DE + '[[home.grades]]\nmethod = "bavarian"\nissuer = "NO-AX"\n', 'home.grades: no grading scale "NO-AX"; did you mean'),
        (
            _DE + '[[home.grades]]\nmethod = "bavarian"\nfrom = "NO-AF"\n' * 2,
            'home.grades: by cannot be "NO-AF (twice)"; use one way for each scale, host and country',
        ),
        (_DE + '[[home.grades]]\nmethod = "magic"\n', "home.grades[0].method: cannot be"),
        (_DE + '[home.grades]\nmethod = "carry"\npractice = "DE/KMK"\n', "home.grades.practice: method carry does not use it"),
        (
            _DE + f'[home.grades]\nmethod = "practice"\npractice = "DE/KMK"\nhost = {_TABLE}\nchoose = "median"\n',
            "home.grades.choose: practice DE/KMK does not convert by grading tables; remove it",
        ),
        (
            f'[home]\ncredits = "ECTS"\nscale = "PT-AE"\n[home.grades]\nmethod = "practice"\npractice = "PT/DL-42-2005"\n'
            f"host = {_PT}\ntable = {_TABLE}\n",
            "home.grades.table: practice PT/DL-42-2005 has a table of its own, PT-AE; remove it",
        ),
        (_DE + '[home.grades]\nmethod = "practice"\npractice = "DE/Kmx"\n', 'home.grades.practice: no practice "DE/Kmx"'),
        (_DE + '[home.grades]\nmethod = "tables"\ntable = { code = "X" }\n', 'home.grades.table: no grading table "X"'),
        (_DE + '[home.grades]\nmethod = "course-tables"\n', "home.grades.table: is missing; method course-tables needs it"),
        (
            _DE
            + '[home.grades]\nmethod = "published-table"\nfrom = "NO-AX"\nsource = "s"\nrows = [{ grade = "A", to = ["1.0"] }]\n',
            'home.grades: no grading scale "NO-AX"',
        ),
        (_DE + 'practice = "KZ/KazNX"\n', 'home.practice: no practice "KZ/KazNX"'),
        (_DE.replace("DE-THIRDS", "DE-THRIDS"), 'home.scale: no grading scale "DE-THRIDS"; did you mean "DE-THIRDS"'),
        (_DE.replace("ECTS", "ESTC"), 'home.credits: no credit system "ESTC"'),
        (_DE.replace("ECTS", "KZ"), 'home.credits: "KZ" has several credit systems'),
        (_DE + 'least_grade = "Z"\n', 'home.least_grade: DE-THIRDS has no grade "Z"'),
        ('[home]\ncredits = "ECTS"\nleast_grade = "C"\n', 'home.least_grade: least_scale cannot be "nothing"'),
        (_DE + "most_share = 2\n", "home: 2 for most_share is no share"),
        (_DE + '[[scales]]\nissuer = "NO"\nscale = "NO-AX"\n', 'scales[0].scale: no grading scale "NO-AX"'),
        (_DE + '[[matches]]\nhost = ["Z"]\nhome = ["H"]\n', 'matches[0].host: no component "Z" to match; there are: '),
    ],
)
def test_what_recognition_would_refuse_is_a_fault_of_the_case_with_its_path(tmp_path: Path, rest: str, words: str) -> None:
    assert [fault for fault in _faults(tmp_path, rest) if words in fault] != []


def test_the_faults_of_all_parts_of_a_case_are_told_at_once_and_without_python(tmp_path: Path) -> None:
    folder = case_folder(
        tmp_path,
        '[home]\ncredits = "ESTC"\nscale = "KZ-2012"\nleast_grade = "Z"\n'
        '[[home.grades]]\nmethod = "tables"\nfrom = "NO-AF"\n[[home.grades]]\nmethod = "practice"\n',
        agreement=AGREEMENT.replace("ECTS", "ESTC"),
    )
    (folder / "t.xml").unlink()
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(folder)
    places = [fault.split(":")[0] for fault in caught.value.faults]
    assert places == [
        "home.credits",
        "home.scale",
        "home.least_grade",
        "home.grades[0].host",
        "home.grades[0].table",
        "home.grades[0].choose",
        "home.grades[1].practice",
        "agreement.studied_in",
        "transcript",
    ]
    assert not any(word in str(caught.value) for word in ("by=", "on=", "catalogue."))


def test_rows_of_a_table_need_a_scale_and_a_source(tmp_path: Path) -> None:
    rows = '[home]\ncredits = "ECTS"\n[home.grades]\nmethod = "published-table"\nrows = [{ grade = "A", to = ["A"] }]\n'
    assert [fault.split(":")[0] for fault in _faults(tmp_path, rows)] == ["home.grades.from", "home.scale", "home.grades.source"]


def test_a_transcript_that_alone_is_at_fault_keeps_its_own_error(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, HOME)
    (folder / "t.xml").write_text("code;title\n")
    with pytest.raises(DocumentError, match=r"t\.xml"):
        interop.case.load(folder)


def test_several_scales_of_an_issuer_are_a_list() -> None:
    text = 'format = 1\ntranscript = "t.xml"\n[home]\ncredits = "ECTS"\n[[scales]]\nissuer = "SE"\nscale = ["SE-345", "SE-UVG"]\n'
    assert interop.case.check(text).scales[0].scale == ("SE-345", "SE-UVG")


def test_that_no_host_keeps_a_finer_mark_can_be_said_in_a_case(tmp_path: Path) -> None:
    assert load_case(tmp_path, _DE + "no_finer_mark = true\n").home.no_finer_mark


_OWN = 'credits = "ECTS"\nscale = "KZ-2018"\n[home.grades]\nmethod = "published-table"\nfrom = "NO-AF"\nsource = "s"\n'


def test_the_commissions_table_may_be_a_sheet_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "our-table.csv").write_text("Осло;Қостанай\nA;A\nB;B+\nF;FX\n", encoding="utf-8")
    case = load_case(tmp_path, f'[home]\n{_OWN}file = "our-table.csv"\n')
    assert isinstance(case.home.by, Equivalence)
    assert [row.to for row in case.home.by.rows] == [("A",), ("B+",), ("FX",)]
    assert str(case.recognise().rows[0].grade) == "B+ (KZ-2018)"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('file = "our-table.csv"', "our-table.csv: row 2, column A: F fails and D passes; a fail never becomes a pass"),
        ('file = "nowhere.csv"', "nowhere.csv: there is no such file"),
        ('file = "../table.csv"', "table.csv: refused: it lies outside of the folder of the case"),
        ('file = "our-table.csv"\nrows = [{ grade = "A", to = ["A"] }]', "rows or file: the table stands in one place"),
    ],
)
def test_a_sheet_at_fault_is_a_fault_of_the_case(tmp_path: Path, written: str, words: str) -> None:
    (tmp_path / "our-table.csv").write_text("A;A\nF;D\n", encoding="utf-8")
    (fault,) = _faults(tmp_path, f"[home]\n{_OWN}{written}\n")
    assert fault.startswith("home.grades: ")
    assert words in fault


def test_a_sheet_may_lie_elsewhere_where_the_caller_allows_it(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("A;A\nB;B+\n", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    folder = case_folder(inside, f'[home]\n{_OWN}file = "../table.csv"\n')
    assert isinstance(interop.case.load(folder, outside=True).home.by, Equivalence)
