"""Courses and institutions that ``case.toml`` writes itself."""

from pathlib import Path

import pytest

from bologna_credits import DefinitionError, DocumentError, Institution, Transcript, interop
from tests.interop.workbooks import workbook

HOST = '[[hosts]]\nname = "University of Lodz"\ncountry = "PL"\nidentifiers = { erasmus = "PL LODZ01" }\nscale = "PL-5"\n'
HOME = '[home]\ncredits = "KZ-AK"\nscale = "KZ-2018"\n'


def _load(folder: Path, rest: str, **files: bytes | str) -> interop.case.LoadedCase:
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "case.toml").write_text(f"format = 1\n{rest}", "utf-8")
    return interop.case.load(folder)


def _transcript(folder: Path, rest: str, **files: bytes | str) -> Transcript:
    return _load(folder, rest, **files).transcript


def _faults(folder: Path, rest: str, **files: bytes | str) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        _load(folder, rest, **files)
    return caught.value.faults


def test_courses_stand_in_the_case_itself_with_all_that_a_paper_says(tmp_path: Path) -> None:
    read = _transcript(
        tmp_path,
        "issued = 2026-02-10\n"
        + HOST
        + '[[courses]]\ncode = "A"\ntitle = "Algebra"\ntitles = { pl = "Algebra liniowa" }\ncredits = "4.5"\n'
        'system = "ECTS"\ngrade = "4,5"\nstatus = "passed"\ndate = 2026-01-15\nterm = "2025/2026-1/2"\nattempt = 1\n'
        'distribution = { "5" = 10, "4,5" = 20 }\nisced = "0541"\nkind = "Course"\n'
        '[[courses]]\ncode = "B"\ngrade = "x"\nscale = "-"\n' + HOME,
    )
    course, other = read.courses
    assert (course.code, course.title, str(course.credits), str(course.grade)) == ("A", "Algebra", "4.5 ECTS", "4.5 (PL-5)")
    assert (course.status, str(course.day), course.kind, course.isced) == ("passed", "2026-01-15", "Course", "0541")
    assert course.distribution is not None
    assert (course.distribution.label, course.distribution.counts) == ("A Algebra", True)
    assert (other.title, other.grade, other.label) == ("B", None, "x")
    assert (read.issuer.identifiers, str(read.issued)) == ((("erasmus", "PL LODZ01"),), "2026-02-10")
    assert [finding.code for finding in read.report] == ["document.attempt-stated", "document.term-stated"]


def test_credits_of_no_named_system_count_in_that_of_the_host_else_of_table_a(tmp_path: Path) -> None:
    agreement = '[agreement]\nstudied_in = "ECTS"\nrecognised_in = "KZ-AK"\nstudied = []\nrecognised = []\n'
    course = '[[courses]]\ncode = "A"\ncredits = 5\n'
    assert str(_transcript(tmp_path, HOST + course + agreement + HOME).courses[0].credits) == "5 ECTS"
    system = HOST + 'system = "PL-ECTS"\n'
    assert str(_transcript(tmp_path, system + course + agreement + HOME).courses[0].credits) == "5 PL-ECTS"
    assert "the credits have no system" in _faults(tmp_path, HOST + course + HOME)[0]


def test_several_hosts_have_their_own_scales_and_each_course_names_its_own(tmp_path: Path) -> None:
    second = '[[hosts]]\nname = "Oslo"\ncountry = "NO"\nscale = "NO-AF"\n'
    courses = '[[courses]]\ncode = "A"\ngrade = "5"\nhost = "PL LODZ01"\n[[courses]]\ncode = "A"\ngrade = "B"\nhost = "oslo"\n'
    read = _transcript(tmp_path, HOST + second + courses + HOME)
    assert [key for key, _ in read.keyed()] == ["A (University of Lodz)", "A (Oslo)"]
    assert [str(course.grade) for course in read.courses] == ["5.0 (PL-5)", "B (NO-AF)"]


def test_all_faults_of_courses_and_hosts_are_told_at_once_each_with_its_path(tmp_path: Path) -> None:
    hosts = HOST + '[[hosts]]\nname = ""\ncountry = "PLL"\nscale = "PL-7"\nsystem = " "\n'
    courses = (
        '[[courses]]\ncode = " "\nhost = "PL LODZ01"\nattempt = 0\n[[courses]]\ncode = "B"\n'
        '[[courses]]\ncode = "C"\nhost = "Lots"\n[[courses]]\ncode = "D"\nhost = "PL LODZ01"\ncredits = 5\nsystem = "ESTC"\n'
        'grade = "4.25"\nscale = "PL-5"\n'
    )
    faults = _faults(tmp_path, hosts + courses + HOME)
    assert [fault.split(":")[0] for fault in faults] == [
        "hosts[1].name", "hosts[1].system", "hosts[1]", "hosts[1].scale", "courses[0].attempt", "courses[0].code", "courses[1].host",
        "courses[2].host", "courses[3].system", "courses[3].grade",
    ]  # fmt: skip
    assert "known: University of Lodz" in faults[7]


def test_courses_need_an_institution(tmp_path: Path) -> None:
    assert _faults(tmp_path, '[[courses]]\ncode = "A"\n' + HOME) == ("hosts: is missing; name the institution of the courses",)
    assert "known: none" in _faults(tmp_path, '[[courses]]\ncode = "A"\nhost = "x"\n' + HOME)[0]


def test_a_course_that_no_line_can_be_is_a_fault_with_its_path(tmp_path: Path) -> None:
    assert _faults(tmp_path, HOST + '[[courses]]\ncode = "A"\ncredits = -5\nsystem = "ECTS"\n' + HOME)[0].startswith(
        "courses[0].credits"
    )


def test_a_sheet_stands_beside_the_case_and_its_faults_name_the_file(tmp_path: Path) -> None:
    rest = 'transcript = "t.csv"\n' + HOST + HOME
    assert str(_transcript(tmp_path, rest, t_csv="Code;ECTS;Grade\nA;5;4\n").courses[0].grade) == "4.0 (PL-5)"
    assert _faults(tmp_path, rest, t_csv="Шифр;Кредиты ECTS;Оценка\nA;x;4\n")[0].startswith(
        't.csv: row 2, column B "Кредиты ECTS": "x" is not a number'
    )


def test_a_workbook_its_sheet_and_a_file_of_distributions_are_named_in_the_case(tmp_path: Path) -> None:
    rest = 'transcript = "t.xlsx"\nsheet = "Other"\ndistributions = "d.csv"\n' + HOST + HOME
    rows = [["Code", "Grade"], ["A", "4"]]
    files: dict[str, bytes | str] = {
        "t_xlsx": workbook(rows, Other=[["Code", "Grade"], ["B", "4"]]),
        "d_csv": "Code;Grade;Count\nB;4;10\n",
    }
    (course,) = _transcript(tmp_path, rest, **files).courses
    assert (course.code, course.distribution is not None) == ("B", True)
    assert _faults(tmp_path, rest.replace("Other", "Othr"), **files)[0].startswith(
        'sheet: sheet cannot be "Othr"; did you mean "Other"'
    )


def test_an_encoding_is_named_in_the_case(tmp_path: Path) -> None:
    rest = 'transcript = "t.csv"\nencoding = "koi8-r"\n' + HOST + HOME
    content = "Код;Название;Оценка\nA;Алгебра;4\n".encode("koi8-r")
    assert _transcript(tmp_path, rest, t_csv=content).courses[0].title == "Алгебра"
    assert _faults(tmp_path, rest.replace("koi8-r", "klingon"), t_csv=content)[0].startswith("encoding: encoding cannot be")
    with pytest.raises(DocumentError, match="neither UTF-8 nor surely"):
        _transcript(tmp_path, rest.replace('encoding = "koi8-r"\n', ""), t_csv=content)


def test_a_second_file_stays_in_the_folder_as_the_first_does(tmp_path: Path) -> None:
    rest = 'transcript = "t.csv"\ndistributions = "../d.csv"\n' + HOST + HOME
    with pytest.raises(DocumentError, match="outside of the folder"):
        _transcript(tmp_path, rest, t_csv="Code;Grade\nA;4\n")


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (HOME, "transcript: is missing; name a document or a sheet beside this file, or write the courses here as [[courses]]"),
        ('transcript = ""\n' + HOME, "transcript: is missing"),
        ('transcript = "t.xml"\n' + HOST + HOME, "hosts: it is for courses in a sheet or in this file"),
        ('transcript = "t.xml"\nissued = 2026-01-01\n' + HOME, "issued: it is for courses"),
        ('transcript = "t.csv"\n[[courses]]\ncode = "A"\n' + HOME, "transcript: the courses stand in this file"),
        ('sheet = "x"\n[[courses]]\ncode = "A"\n' + HOME, "sheet: the courses stand in this file"),
        ("courses = 5\n" + HOME, "courses: must be a list"),
        ("[home]\n", "transcript: is missing"),
    ],
)
def test_a_key_that_the_form_of_the_transcript_leaves_unread_is_a_fault(rest: str, fault: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        interop.case.check("format = 1\n" + rest)
    assert any(told.startswith(fault) for told in caught.value.faults)


def test_components_of_a_sheet_can_be_marked_as_used(tmp_path: Path) -> None:
    used = '[[used]]\ndegree = "Bachelor"\ncodes = ["A"]\n'
    read = _transcript(tmp_path, 'transcript = "t.csv"\n' + HOST + used + HOME, t_csv="Code;Grade\nA;4\n")
    assert read.courses[0].used == "Bachelor"


def test_scales_are_bound_as_for_other_documents(tmp_path: Path) -> None:
    host = HOST.replace('scale = "PL-5"\n', "")
    bound = '[[scales]]\nissuer = "PL LODZ01"\nscale = "PL-55"\n'
    read = _transcript(tmp_path, 'transcript = "t.csv"\n' + host + bound + HOME, t_csv="Code;Grade\nA;5,5\n")
    assert str(read.courses[0].grade) == "5.5 (PL-55)"
    assert read.issuer == Institution("University of Lodz", "PL", {"erasmus": "PL LODZ01"})


@pytest.mark.parametrize("system", ["ECTS", "punkt ECTS", "KZ"])
def test_the_system_of_a_host_is_a_code_or_a_name_or_one_that_the_day_decides(system: str, tmp_path: Path) -> None:
    host = HOST.replace("[[hosts]]", f'[[hosts]]\nsystem = "{system}"')
    courses = '[[courses]]\ncode = "A"\ngrade = "5"\n'
    assert [course.code for course in _transcript(tmp_path, host + courses + HOME).courses] == ["A"]


def test_a_misspelt_system_of_a_host_is_told_once_where_it_stands(tmp_path: Path) -> None:
    host = HOST.replace("[[hosts]]", '[[hosts]]\nsystem = "PL-ETCS"')
    courses = "".join(f'[[courses]]\ncode = "{code}"\ncredits = 5\ngrade = "5"\n' for code in "AB")
    (fault,) = _faults(tmp_path, host + courses + HOME)
    assert fault == 'hosts[0].system: no credit system "PL-ETCS"; did you mean "PL-ECTS"?'
