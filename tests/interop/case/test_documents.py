"""A case on disk: its format, its faults, and the four examples."""

from pathlib import Path

import pytest

from bologna_credits import (
    ArgumentError,
    ArgumentTypeError,
    CreditPolicy,
    DefinitionError,
    DocumentError,
    GradingTableOverlap,
    ModifiedBavarian,
    Verdict,
    default_catalogue,
    interop,
)
from bologna_credits.interop.case.documents import _of_match
from bologna_credits.papers import CourseTables
from tests.interop.case_files import AGREEMENT, HOME, case_folder, load_case


def test_the_first_example_is_judged_as_a_package(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "kostanay-oslo").recognise()
    verdicts = {row.code: row.verdict for row in decision.rows}
    assert verdicts.pop("LAW1106") is Verdict.FAILS
    assert set(verdicts.values()) == {Verdict.HOLDS}
    assert str(decision.credits) == "15 KZ-RK"
    assert [course.code for course in decision.outside] == ["FRI0107"]
    # POL1101: B covers the best 10.07 to 39.57 %, its middle 24.8 %; of the invented home table A, A- and B+ reach 6.9, 17.6
    # and 32.1 %, so B+ stands in the middle.
    assert str(decision.rows[0].grade) == "B+ (KZ-2011)"
    assert "ECO1103" not in verdicts
    assert "ECO1203" in verdicts


def test_the_second_example_is_judged_by_matches(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "oslo-kostanay").recognise(catalogue=default_catalogue())
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.OPEN, Verdict.FAILS]
    assert decision.home_rows[1].replaced_by == ("RUS1102", "RUS1103")
    assert str(decision.home_rows[0].grade) == "A (NO-AF)"


def test_the_third_example_turns_old_credits_into_new_inside_one_country(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "kostanay-almaty").recognise()
    assert [row.verdict for row in decision.rows] + [row.verdict for row in decision.home_rows] == [Verdict.HOLDS] * 10
    # 3 × 1.5 = 4.5, half up 5, for theory; 2 × 2.5 = 5 for industrial practice; 2 × 1.5 = 3 of the statistics that were agreed.
    assert [str(row.recognised) for row in decision.rows] == ["5 KZ-AK", "5 KZ-AK", "5 KZ-AK", "3 KZ-AK", "5 KZ-AK"]
    assert str(decision.rows[2].grade) == "C (KZ-2018)"
    assert {(f.code, f.subject) for f in decision.open} == {
        ("recognition.surplus", "package"),
        ("recognition.grade-open", "PRC3105"),
    }
    dean, day, minute = "Dean", "2022-09-20", "minute 3"
    settled = decision.settle("recognition.grade-open", "PRC3105", "holds", grade="C+", by=dean, on=day, because=minute)
    settled = settled.settle("recognition.surplus", "package", "holds", by=dean, on=day, because=minute)
    # 3 × 1.5 = 4.5, half up 5, once the third credit of the statistics counts as well.
    assert (settled.open, str(settled.credits), str(settled.rows[3].recognised)) == ((), "25 KZ-AK", "5 KZ-AK")


def test_the_fourth_example_is_typed_from_paper_into_a_sheet(root: Path) -> None:
    case = interop.case.load(root / "examples" / "kostanay-lodz")
    assert {finding.code for finding in case.transcript.report} == {"document.rows-above", "document.totals-left-out"}
    decision = case.recognise()
    assert [row.code for row in decision.debt] == ["EK-104"]
    # EK-101: 4.5 covers the best 10 to 42 %, its middle 26 %; of the invented home table A, A- and B+ reach 10, 25 and 45 %.
    # EK-102: 3 covers 76 to 100 %, its middle 88 %; C+ reaches 80 to 90 %. EK-103: 5 covers 0 to 16 %, its middle 8 %.
    # EK-105: 4 covers 32 to 64 %, its middle 48 %; B reaches 45 to 65 %.
    grades = {row.code: str(row.grade) for row in decision.rows if row.grade is not None}
    assert grades == {"EK-101": "B+ (KZ-2018)", "EK-102": "C+ (KZ-2018)", "EK-103": "A (KZ-2018)", "EK-105": "B (KZ-2018)"}
    (point,) = decision.open
    assert (point.code, point.subject) == ("recognition.grade-open", "JP-201")
    assert "zal. is a mere pass" in point.told


def test_a_case_without_an_agreement_is_assessed_on_request(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, HOME)
    text = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(text.replace(AGREEMENT, ""))
    case = interop.case.load(folder)
    assert case.agreement is None
    assert "recognition.on-request" in {finding.code for finding in case.recognise().open}


def test_what_counts_for_another_degree_is_read(tmp_path: Path) -> None:
    case = load_case(tmp_path, HOME + 'used = "refuse"\n[[used]]\ndegree = "Bachelor of Law"\ncodes = ["A"]')
    assert [row.code for row in case.recognise().refused] == ["A"]
    with pytest.raises(DefinitionError, match=r'used\[0\]: a component that is used cannot be "B"'):
        load_case(tmp_path, HOME + '[[used]]\ndegree = "Bachelor of Law"\ncodes = ["B"]')


@pytest.mark.parametrize(
    ("grades", "kind"),
    [
        ("", type(None)),
        ('[home.grades]\nmethod = "published-table"', type(None)),
        ('[home.grades]\nmethod = "without"', type(None)),
        ('[home.grades]\nmethod = "carry"', type(None)),
        ('[home.grades]\nmethod = "bavarian"\nonto = "nearest_better"', ModifiedBavarian),
        ('[home.grades]\nmethod = "practice"\npractice = "DE/KMK"', str),
        (
            '[home.grades]\nmethod = "tables"\nchoose = "median"\nhost = { scale = "NO-AF", entries = { A = 1, B = 1 } }\n'
            'table = { scale = "KZ-2011", entries = { A = 1, B = 1 }, years = [2014, 2016] }',
            GradingTableOverlap,
        ),
        (
            '[home.grades]\nmethod = "course-tables"\nchoose = "average"\nonto = "nearest_better"\ntable = { code = "ECTS-LETTERS" }',
            CourseTables,
        ),
    ],
)
def test_each_method_for_grades_is_read(tmp_path: Path, grades: str, kind: type) -> None:
    case = load_case(tmp_path, HOME + grades)
    assert isinstance(case.home.by, kind)
    assert case.home.grades == next((word for word in ("without", "carry") if word in grades), "convert")
    case.recognise()


def test_policies_and_practices_for_credits_are_read(tmp_path: Path) -> None:
    assert load_case(tmp_path, HOME + 'policy = { take = "low" }').home.policy == CreditPolicy(take="low")
    assert load_case(tmp_path, HOME + 'practice = "KZ/KazNU"').home.policy == "KZ/KazNU"


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("", "home: is missing"),
        (HOME + "colour = 5", 'home: unknown key "colour"'),
        (HOME + 'policy = { take = "low" }\npractice = "KZ/KazNU"', "policy and practice exclude each other"),
        (HOME.replace("KZ-2011", "KZ-2012"), 'did you mean "KZ-20'),
        (HOME + 'shortfall = "x"', "use one of open, accept, refuse"),
        (HOME + '[home.grades]\nmethod = "magic"', 'home.grades.method: cannot be "magic"'),
        (HOME + '[home.grades]\nmethod = "practice"', "home.grades.practice: is missing"),
        (HOME + '[home.grades]\nmethod = "tables"\nhost = { entries = { A = 1 } }', "home.grades.host.scale: is missing"),
        (
            HOME + '[home.grades]\nmethod = "published-table"\nrows = [{ grade = "A", to = ["A"] }]',
            "home.grades.from: is missing",
        ),
        (HOME + '[[matches]]\nhost = "A"\nhome = ["H"]', "matches[0].host: must be a list"),
        (HOME + "[[agreement.changes]]\nday = 2016-01-01", "agreement.changes[0].signed: is missing"),
    ],
)
def test_a_fault_is_told_with_its_path(tmp_path: Path, rest: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        load_case(tmp_path, rest)
    assert words in str(caught.value)


def test_ten_faults_are_told_at_once(tmp_path: Path) -> None:
    many = (
        "\n".join(f"wrong{i} = {i}" for i in range(3)) + '\nscale = 5\ncase = 6\npolicy = 7\npractice = 8\non = 9\nsource = "z"\n'
    )
    with pytest.raises(DefinitionError) as caught:
        load_case(tmp_path, "[home]\n" + many + "[[matches]]\nhost = 1\nhome = 2\n")
    assert len(caught.value.faults) >= 9


def test_an_unknown_format_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="this version reads format 1, not 2"):
        interop.case.check("format = 2")
    with pytest.raises(DefinitionError, match="this version reads format 1, and none is stated"):
        interop.case.check('transcript = "elmo.xml"')
    with pytest.raises(DocumentError, match=r"case\.toml: there is no such file"):
        interop.case.load(tmp_path)
    (tmp_path / "case.toml").write_bytes(b"\xff")
    with pytest.raises(DocumentError, match="not text in UTF-8"):
        interop.case.load(tmp_path)
    folder = case_folder(tmp_path, HOME)
    (folder / "t.xml").unlink()
    with pytest.raises(DocumentError, match=r"t\.xml"):
        interop.case.load(folder)


@pytest.mark.parametrize("way", ["../t.xml", "absolute", "link.xml"])
def test_a_transcript_outside_of_the_folder_is_refused_unless_the_caller_allows_it(tmp_path: Path, way: str) -> None:
    inner = tmp_path / "case"
    inner.mkdir()
    folder = case_folder(inner, HOME)
    (folder / "t.xml").rename(tmp_path / "t.xml")
    (inner / "link.xml").symlink_to(tmp_path / "t.xml")
    named = str(tmp_path / "t.xml") if way == "absolute" else way
    (inner / "case.toml").write_text((inner / "case.toml").read_text().replace('"t.xml"', f'"{named}"'))
    with pytest.raises(DocumentError, match="outside of the folder") as caught:
        interop.case.load(inner)
    assert "outside=" not in caught.value.told
    assert interop.case.load(inner, outside=True).transcript.courses


def test_a_link_inside_the_folder_and_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, HOME)
    (folder / "t.xml").rename(folder / "other.xml")
    (folder / "t.xml").symlink_to("other.xml")
    assert interop.case.load(folder).transcript.source == ""
    text = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(text.replace('"t.xml"', '"a\\u0000b"'))
    with pytest.raises(DocumentError, match="cannot be read"):
        interop.case.load(folder)


@pytest.mark.parametrize("wrong", [None, 3, b"x"])
def test_a_folder_is_a_path(wrong: object) -> None:
    with pytest.raises(ArgumentTypeError, match="folder"):
        interop.case.load(wrong)  # type: ignore[arg-type]


_EVERY_STAGE = """\
format = 1
transcript = "t.csv"
on = "2026-02-20"
zzzz = 1

[sources.a]
title = "An act"
url = "https://example.org"

[[hosts]]
name = "Lodz"
country = "PL"
scale = "PL-99"

[agreement]
studied_in = "ECTZ"
recognised_in = "KZ-AK"
studied = [{ code = "A", title = "Algebra", credits = 5 }]
recognised = [{ code = "H", title = "Algebra", credits = 5 }]

[[scales]]
issuer = "*"
scale = "NO-XX"

[home]
credits = "KZ-AC"
scale = "KZ-2018"
source = "a"
"""


def test_faults_of_shape_of_sources_of_codes_and_of_the_sheet_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(_EVERY_STAGE, "utf-8")
    (tmp_path / "t.csv").write_text("Code;Title;Credits;Grade\nA;Algebra;five;4\n", "utf-8")
    with pytest.raises(DefinitionError) as raised:
        interop.case.load(tmp_path)
    places = [fault.partition(": ")[0] for fault in raised.value.faults]
    assert places == [
        "sources.a.seen",
        "on",
        'unknown key "zzzz"; known',
        "home.credits",
        "agreement.studied_in",
        "scales[0].scale",
        "hosts[0].scale",
        "t.csv",
    ]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        # What only follows from a part out of shape is not told: the sheet has no host, the credits no system.
        (('[[hosts]]\nname = "Lodz"', "[[hosts]]\nname = 5"), ["hosts[0].name"]),
        (('[[hosts]]\nname = "Lodz"', '[[host]]\nname = "Lodz"'), ['unknown key "host"; did you mean "hosts"?']),
        (('studied_in = "ECTS"', "studied_in = 5"), ["agreement.studied_in"]),
        (("[home]", "[hoem]"), ["home", 'unknown key "hoem"; did you mean "home"?']),
        (('transcript = "t.csv"', "transcript = 5"), ["transcript"]),
        (('credits = "KZ-AK"', "credits = 5"), ["home.credits"]),
        (('title = "An act"', "title = 5"), ["sources.a.title"]),
        (('seen = "secondary"', 'seen = "secundary"'), ["sources.a.seen"]),
    ],
)
def test_no_fault_is_told_that_only_follows_from_another(wrong: tuple[str, str], places: list[str], tmp_path: Path) -> None:
    text = _EVERY_STAGE.replace('on = "2026-02-20"\nzzzz = 1\n', "").replace("ECTZ", "ECTS").replace("KZ-AC", "KZ-AK")
    text = text.replace("PL-99", "PL-5").replace("NO-XX", "NO-AF").replace("[sources.a]", '[sources.a]\nseen = "secondary"')
    (tmp_path / "t.csv").write_text("Code;Title;Credits;Grade\nA;Algebra;5;4\n", "utf-8")
    (tmp_path / "case.toml").write_text(text, "utf-8")
    assert interop.case.load(tmp_path).recognise().rows[0].code == "A"
    assert text.count(wrong[0]) == 1
    (tmp_path / "case.toml").write_text(text.replace(*wrong), "utf-8")
    with pytest.raises(DefinitionError) as raised:
        interop.case.load(tmp_path)
    assert [fault if "unknown" in fault else fault.partition(": ")[0] for fault in raised.value.faults] == places


def test_an_agreement_that_contradicts_itself_is_told_beside_other_faults(tmp_path: Path) -> None:
    signed = '[agreement]\nsignatures = [{ party = "student", day = 2026-01-01 }, { party = "student", day = 2026-01-02 }]\n'
    text = _EVERY_STAGE.replace("[agreement]\n", signed).replace("ECTZ", "ECTS")
    (tmp_path / "case.toml").write_text(text, "utf-8")
    with pytest.raises(DefinitionError) as raised:
        interop.case.load(tmp_path)
    assert [fault.partition(": ")[0] for fault in raised.value.faults] == [
        "sources.a.seen",
        "on",
        'unknown key "zzzz"; known',
        "agreement",
        "home.credits",
    ]


def test_where_there_is_no_table_of_sources_nothing_is_said_of_what_names_them(tmp_path: Path) -> None:
    text = "sources = 5\n" + _EVERY_STAGE.replace('[sources.a]\ntitle = "An act"\nurl = "https://example.org"\n', "")
    with pytest.raises(DefinitionError) as raised:
        interop.case.check(text)
    assert raised.value.faults == ("sources: must be a table of tables, and is 5",)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (('scale = "PL-5"', 'scale = "PL-99"'), 'hosts[0].scale: no grading scale "PL-99"'),
        (('scale = "PL-5"', 'scale = "PL-5"\nsystem = "PL-EC"'), 'hosts[0].system: no credit system "PL-EC"'),
    ],
)
def test_what_a_host_has_once_is_told_once_and_not_in_each_of_its_courses(
    wrong: tuple[str, str], fault: str, tmp_path: Path
) -> None:
    text = _EVERY_STAGE.replace('on = "2026-02-20"\nzzzz = 1\n', "").replace("ECTZ", "ECTS").replace("KZ-AC", "KZ-AK")
    text = text.replace("PL-99", "PL-5").replace("NO-XX", "NO-AF").replace("[sources.a]", '[sources.a]\nseen = "secondary"')
    lines = "".join(f'A{n};Algebra {n};5;4;"5: 3; 4: 2"\n' for n in range(5))
    (tmp_path / "t.csv").write_text(f"Code;Title;Credits;Grade;Distribution\n{lines}", "utf-8")
    (tmp_path / "case.toml").write_text(text.replace(*wrong), "utf-8")
    with pytest.raises(DefinitionError) as raised:
        interop.case.load(tmp_path)
    assert len(raised.value.faults) == 1
    assert raised.value.faults[0].startswith(fault)


_OF_THREE = (
    'format = 1\n[[hosts]]\nname = "Lodz"\ncountry = "PL"\nscale = "PL-5"\n[[courses]]\ncode = "A1"\ncredits = 5\ngrade = "4"\n'
    '[agreement]\nstudied_in = "ECTS"\nrecognised_in = "KZ-AK"\nstudied = [{ code = "A1", title = "Algebra" }]\n'
    'recognised = [{ code = "H1", title = "Algebra" }]\n[home]\ncredits = "KZ-AK"\n'
)


@pytest.mark.parametrize(
    ("matches", "fault"),
    [
        (
            '[[matches]]\nhost = ["A2"]\nhome = ["H1"]\n',
            'matches[0].host: no component "A2" to match; did you mean "A1"?; there are: A1',
        ),
        (
            '[[matches]]\nhost = ["A1"]\nhome = ["H7"]\n',
            'matches[0].home: no component "H7" to match; did you mean "H1"?; there are: H1',
        ),
        (
            '[[matches]]\nhost = ["A1"]\nhome = ["H1"]\n[[matches]]\nhost = ["A1"]\nhome = []\n',
            'matches[1].host: "A1" stands in two matches; each component stands in one',
        ),
    ],
)
def test_a_match_that_does_not_fit_the_agreement_is_told_where_it_stands(matches: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(_OF_THREE + matches, "utf-8")
    with pytest.raises(DefinitionError) as raised:
        interop.case.load(tmp_path)
    assert raised.value.faults == (fault,)


def test_an_error_that_is_of_no_match_is_told_as_one_of_the_case() -> None:
    assert _of_match(ArgumentError("on", "x", ("a day",)), ()) == ("case", 'on cannot be "x"; use a day')
