"""The papers of one student after the other, from the rows of tables."""

from collections.abc import Mapping
from typing import Any

import pytest

from bologna_credits import ArgumentError, DefinitionError, HomeRules, Institution, default_catalogue
from bologna_credits.interop.tables.cells import Unreadable
from bologna_credits.interop.tables.papers import Cohort, Given, Paper, cohort_of, named_columns
from bologna_credits.recognition.loaded import LoadedCase

_RULES = HomeRules(credits="KZ-AK", grades="without")
_COURSES = Given(names=("code", "title", "credits", "grade", "host"))
_HOSTS = Given(
    names=("name", "country", "credit system", "scale"), rows=(("Lodz", "PL", "ECTS", "PL-5"), ("Oslo", "NO", "ECTS", "NO-AF"))
)
_COURSE = ("A1", "Algebra", "6", "4", "Lodz")


def _cohort(home: HomeRules | None = _RULES, **more: Any) -> Cohort:
    tables: dict[Paper, Given] = {"courses": _COURSES, "hosts": _HOSTS}
    tables |= {
        name: more.pop(name) for name in ("agreements", "matches", "students", "rules", "hosts", "distributions") if name in more
    }
    return cohort_of(tables, home, known=default_catalogue(), **more)


def _case(cohort: Cohort, rows: Mapping[Paper, Any]) -> LoadedCase:
    return cohort.case(cohort.prepared(rows)[0])


def _faults(cohort: Cohort, rows: Mapping[Paper, Any]) -> tuple[str, ...]:
    with pytest.raises(DefinitionError) as caught:
        _case(cohort, rows)
    return caught.value.faults


_AGREED = Given(names=("table", "code", "credits", "host"))
_TABLES = [("studied", "A1", "6", "Lodz"), ("recognised", "M1", "6", "")]


def test_rows_of_a_student_become_a_case() -> None:
    cohort = _cohort(agreements=_AGREED, matches=Given(names=("host", "home")))
    case = _case(cohort, {"courses": [_COURSE], "agreements": _TABLES, "matches": [("A1", "M1")]})
    assert case.transcript.issuer == Institution("Lodz", "PL")
    assert case.agreement is not None
    assert [str(one.credits) for one in (*case.agreement.studied, *case.agreement.recognised)] == ["6 ECTS", "6 KZ-AK"]
    assert [str(match) for match in case.matches] == ["A1 → M1"]
    assert [row.verdict.value for row in case.recognise().rows] == ["holds"]


def test_a_row_that_stands_twice_counts_once_and_is_told() -> None:
    cohort = _cohort(agreements=_AGREED)
    given, told = cohort.prepared({"courses": [_COURSE, _COURSE, ("", "", "", "", ""), _COURSE], "agreements": _TABLES})
    assert given["courses"] == (_COURSE,)
    assert told == ("courses: 2 rows say again what another row says, and counts once", "courses: a row is empty")


def test_courses_without_an_agreement_are_told_and_open() -> None:
    cohort = _cohort()
    given, told = cohort.prepared({"courses": [_COURSE]})
    assert told == ("no agreement: each course that was passed is open",)
    assert [finding.code for finding in cohort.case(given).recognise().open] == ["recognition.on-request"]


def test_rows_stand_in_the_order_of_their_numbers() -> None:
    cohort = cohort_of({"courses": Given(names=("№", "code", "grade", "scale", "host"))}, _RULES, known=default_catalogue())
    rows = [
        ("10", "B", "4", "PL-5", "Lodz"),
        ("2", "A", "4", "PL-5", "Lodz"),
        ("", "D", "4", "PL-5", "Lodz"),
        (Unreadable("x"), "C", "4", "PL-5", "Lodz"),
    ]
    case = _case(cohort, {"courses": rows[:2] + rows[3:] + rows[2:3]})
    assert [course.code for course in case.transcript.courses] == ["A", "B", "C", "D"]


def test_the_table_of_students_says_what_stands_once() -> None:
    students = Given(names=("rules", "reference", "host", "country", "Date", "issued"))
    rules = Given(names=("rules", "credits", "grades.method"), rows=(("arts", "KZ-AK", "without"), ("law", "ECTS", "without")))
    cohort = _cohort(None, students=students, rules=rules)
    row = ("law", "R-1", "Lodz", "PL", "2026-03-01", "15.02.2026")
    case = _case(cohort, {"courses": [_COURSE], "students": [row]})
    assert (case.home.credits, case.reference, str(case.on), str(case.transcript.issued)) == (
        "ECTS",
        "R-1",
        "2026-03-01",
        "2026-02-15",
    )
    assert _faults(cohort, {"courses": [_COURSE], "students": [row, ("arts", *row[1:])]}) == (
        "students: 2 different rows stand for this student; leave one",
        'rules cannot be "nothing"; use one of arts, law',
    )
    assert _faults(cohort, {"courses": [_COURSE], "students": [("law", "", "Lodz", "XQ", "", "")]})[0].startswith("students: ")
    assert 'did you mean "law"' in _faults(cohort, {"courses": [_COURSE], "students": [("lwa", *row[1:])]})[0]


def test_rules_of_a_student_come_before_sets() -> None:
    cohort = _cohort(None, rules=Given(names=("credits", "grades.method")))
    assert _case(cohort, {"courses": [_COURSE], "rules": [("ECTS", "without")]}).home.credits == "ECTS"
    assert _faults(cohort, {"courses": [_COURSE]}) == ("no rules stand in the table of rules for this student",)
    assert _faults(cohort, {"courses": [_COURSE], "rules": [("ETCS", "without")]})[0].startswith(
        'rules: credits: no credit system "ETCS"'
    )


def test_pairs_for_every_student_count_where_both_courses_were_agreed() -> None:
    matches = Given(names=("host", "home"), rows=(("A1", "M1"), ("A1", "M9"), ("A2", "M1")))
    cohort = _cohort(agreements=_AGREED, matches=matches)
    case = _case(cohort, {"courses": [_COURSE], "agreements": _TABLES})
    assert [str(match) for match in case.matches] == ["A1 → M1"]
    assert _case(cohort, {"courses": [_COURSE]}).matches == ()


def test_an_agreement_for_every_student_is_one() -> None:
    cohort = _cohort(agreements=attr_rows(_AGREED, _TABLES))
    cases = [_case(cohort, {"courses": [_COURSE]}) for _ in range(2)]
    assert cases[0].agreement is cases[1].agreement is not None


def attr_rows(given: Given, rows: list[Any]) -> Given:
    return Given(names=given.names, rows=tuple(rows))


def test_a_student_without_courses_has_the_host_of_the_agreement() -> None:
    cohort = _cohort(agreements=_AGREED)
    case = _case(cohort, {"agreements": _TABLES})
    assert case.transcript.issuer == Institution("Lodz", "PL")
    assert [finding.code for finding in case.recognise().open] == ["recognition.missing", "recognition.package-incomplete"]
    nameless = [("studied", "A1", "6 ECTS", "")]
    fault = "no institution is named for a student without courses; name it in the table of students or of hosts"
    assert _faults(cohort, {"agreements": nameless}) == (fault,)
    alone = _cohort(agreements=_AGREED, hosts=Given(names=("name",), rows=(("Lodz",),)))
    assert _case(alone, {"agreements": nameless}).transcript.issuer == Institution("Lodz")


def test_a_student_of_whom_no_paper_stands_is_a_fault() -> None:
    cohort = _cohort(matches=Given(names=("host", "home")))
    assert _faults(cohort, {"matches": [("A1", "M1")]}) == ("no course and no agreement stands in the tables for this student",)


def test_all_faults_of_a_student_are_told_at_once() -> None:
    cohort = _cohort(agreements=_AGREED, matches=Given(names=("host", "home")))
    rows = {
        "courses": [("A1", "Algebra", "six", "4", "Lodz")],
        "agreements": [("studdied", "A1", "6", "")],
        "matches": [("A1", Unreadable("is list"))],
    }
    told = _faults(cohort, rows)  # type: ignore[arg-type]  # keys are the names of tables
    assert [fault.split(":")[0] for fault in told] == [
        'course 1 (A1), column "credits"',
        'agreed component 1 (A1), column "table"',
        'match 1, column "home"',
    ]


@pytest.mark.parametrize(
    ("row", "system"),
    [(("studied", "A1", "6", "Oslo"), "ECTS"), (("studied", "A1", "6", ""), "ECTS"), (("studied", "A1", "3 KZ-AK", ""), "KZ-AK")],
)
def test_credits_of_table_a_count_in_the_system_of_their_host(row: Any, system: str) -> None:
    case = _case(_cohort(agreements=_AGREED), {"courses": [_COURSE], "agreements": [row]})
    assert case.agreement is not None
    credits = case.agreement.studied[0].credits
    assert credits is not None
    assert credits.system == system


def test_the_system_of_the_call_counts_where_no_host_has_one() -> None:
    hosts = Given(names=("name",), rows=(("Lodz",),))
    cohort = _cohort(agreements=_AGREED, hosts=hosts, system="ects")
    case = _case(cohort, {"courses": [("A1", "Algebra", "6", "", "Lodz")], "agreements": [("studied", "A1", "6", "")]})
    assert case.agreement is not None
    assert str(case.agreement.studied[0].credits) == "6 ECTS"
    without = _cohort(agreements=_AGREED, hosts=hosts)
    (course, fault) = _faults(
        without, {"courses": [("A1", "Algebra", "6", "", "Lodz")], "agreements": [("studied", "A1", "6", "")]}
    )
    assert "the credits have no system" in course
    assert "the credits have no system" in fault


def test_rules_are_given_once() -> None:
    rules = Given(names=("credits",), rows=(("ECTS",),))
    with pytest.raises(ArgumentError, match="one of the two"):
        _cohort(rules=rules)
    with pytest.raises(ArgumentError, match="nothing"):
        _cohort(None)
    with pytest.raises(DefinitionError, match='credits: no credit system "ETCS"'):
        _cohort(None, rules=Given(names=("credits",), rows=(("ETCS",),)))


def test_the_only_set_of_rules_counts_for_all_and_columns_that_are_unread_are_kept() -> None:
    cohort = _cohort(
        None,
        rules=Given(names=("credits", "grades.method"), rows=(("ECTS", "without"),)),
        agreements=Given(names=("table", "code", "Remarks")),
        matches=Given(names=("host", "home", "Remarks")),
        students=Given(names=("Faculty",)),
    )
    assert _case(cohort, {"courses": [_COURSE], "students": [("Law",)]}).home.credits == "ECTS"
    assert cohort.unread == {"agreements": ("Remarks",), "matches": ("Remarks",), "students": ("Faculty",)}


def test_distributions_are_read_with_the_tables() -> None:
    distributions = Given(names=("Code", "Grade", "Count"), rows=(("A1", "5", "10"), ("A1", "4", "30")))
    case = _case(_cohort(distributions=distributions), {"courses": [_COURSE]})
    assert case.transcript.courses[0].distribution is not None


@pytest.mark.parametrize(
    ("paper", "names", "shared"),
    [
        (
            "courses",
            ["№", "Шифр", "Оценка", "Название (kk)", "Remarks"],
            {"№": "number", "Шифр": "code", "Оценка": "grade", "Название (kk)": "title (kk)"},
        ),
        ("students", ["rules", "Принимающий вуз", "Дата"], {"rules": "rules", "Принимающий вуз": "host", "Дата": "on"}),
    ],
)
def test_headers_have_names_that_all_tables_share(paper: Paper, names: list[str], shared: dict[str, str]) -> None:
    assert named_columns(paper, names) == shared


def test_what_is_remembered_of_other_students_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    matches = Given(names=("host", "home"))
    rows: Any = {"courses": [_COURSE], "agreements": _TABLES, "matches": [("A1", "M1")]}
    expected = _case(_cohort(agreements=_AGREED, matches=matches), rows)
    for module in ("tables.papers", "tables.agreements", "sheets.courses"):
        monkeypatch.setattr(f"bologna_credits.interop.{module}._MOST_KEPT", 0)
    monkeypatch.setattr("bologna_credits.interop._course_lines._MOST_KEPT", -1)
    cohort = _cohort(agreements=_AGREED, matches=matches)
    assert [_case(cohort, rows) for _ in range(2)] == [expected] * 2
    assert (len(cohort.courses._lines), len(cohort._pairs)) == (0, 0)
    assert cohort.agreements is not None
    assert (len(cohort.agreements._agreements), len(cohort.agreements._first_rows)) == (0, 0)
