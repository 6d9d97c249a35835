"""Cohorts from tables: what each student would get alone, in one table, with every bad row told."""

import datetime
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import narwhals as nw
import polars as pl
import pytest

from bologna_credits import ArgumentError, DefinitionError, DocumentError, HomeRules, frames, recognise_many
from bologna_credits.core import ArgumentTypeError, MissingExtraError
from bologna_credits.frames.cohort_rows import KINDS
from tests.frames.cohort_papers import FAULTY, FOLDER, WITHOUT_AGREEMENT, arrow, cases, papers, rules, write_parquet
from tests.frames.conftest import ENGINES, LAZY

pa: Any = importlib.import_module("pyarrow")  # it has no types
pq: Any = importlib.import_module("pyarrow.parquet")
_NUMBERS = [*range(1, 120), WITHOUT_AGREEMENT]
_SIMPLE = HomeRules(credits="ECTS", grades="without", unmatched="elective")


def _and(codes: tuple[str, ...]) -> str | None:
    return " + ".join(codes) or None


def _frame(engine: str, table: Any) -> Any:
    """The table in an engine; the column that numbers rows there is dropped."""
    found: Any = nw.from_native(ENGINES[engine]({name: table[name].to_pylist() for name in table.column_names}))
    return found.drop("row").to_native()


@pytest.fixture(scope="module")
def whole() -> frames.CohortTables:
    """The decisions on some students, from tables of Arrow."""
    return frames.recognise_tables(**arrow(papers(_NUMBERS)), hosts=FOLDER / "hosts.csv", rules=rules(), want=KINDS)


def test_each_student_gets_what_its_papers_get_one_by_one(whole: frames.CohortTables) -> None:
    rows, home, totals, points = (
        {key: frame.filter(pl.col("student") == key) for key in frame["student"].unique()}
        for frame in (pl.from_arrow(table) for table in (whole.rows, whole.home_rows, whole.totals, whole.open))
        if isinstance(frame, pl.DataFrame)
    )
    outcomes = list(recognise_many(cases(_NUMBERS)))
    assert len(totals) == len(outcomes) == 120
    for outcome in outcomes:
        decision = outcome.decision
        assert decision is not None
        total = totals[outcome.key].row(0, named=True)
        assert total["credits_text"] == str(decision.credits).removesuffix(" KZ-AK")
        assert (total["debt"], total["difference"], total["outside"]) == tuple(
            map(len, (decision.debt, decision.difference, decision.outside))
        )
        found = rows[outcome.key].select("code", "verdict", "grade", "replaces").rows()
        agreed = [
            (
                row.code,
                row.verdict.name,
                row.grade.label if row.grade and row in decision.recognised else None,
                _and(row.replaces),
            )
            for row in decision.rows
        ]
        assert found == [*agreed, *((course.code, "OUTSIDE", None, None) for course in decision.outside)]
        asked = {(finding.code, finding.subject or None) for finding in decision.open}
        assert set(points[outcome.key].select("code", "subject").rows() if outcome.key in points else ()) == asked
        if decision.home_rows:
            assert home[outcome.key]["verdict"].to_list() == [row.verdict.name for row in decision.home_rows]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_the_same_decisions(engine: str, whole: frames.CohortTables) -> None:
    tables = {name: _frame(engine, table) for name, table in arrow(papers(_NUMBERS[:25])).items()}
    some = frames.recognise_tables(
        **tables, hosts=FOLDER / "hosts.csv", rules=rules(), want=KINDS, collect=engine in LAZY, backend=None
    )
    keys = pl.from_arrow(arrow(papers(_NUMBERS[:25]))["courses"]["student"]).unique()
    expected = [pl.from_arrow(table).filter(pl.col("student").is_in(keys.implode())) for table in whole.tables.values()]  # type: ignore[union-attr,arg-type]
    assert some.digest == frames.cohort_digest(*expected)
    kind = {"polars": pl.DataFrame, "polars-lazy": pl.DataFrame, "pyarrow": pa.Table, "duckdb": pa.Table}.get(engine)
    assert kind is None or isinstance(some.totals, kind)
    assert type(some.totals).__module__.partition(".")[0] == {"polars-lazy": "polars", "duckdb": "pyarrow", "dask": "pandas"}.get(
        engine, engine
    )


def test_a_lazy_frame_is_computed_only_where_it_is_allowed() -> None:
    with pytest.raises(ArgumentError, match="True: all rows of a student are needed"):
        frames.recognise_tables(pl.LazyFrame({"student": [1], "code": ["A"], "grade": ["B"]}), rules=_SIMPLE)


def test_files_folders_batches_and_processes_give_one_result(tmp_path: Path) -> None:
    numbers = _NUMBERS[:40]
    folder = write_parquet(tmp_path, papers(numbers), row_group_size=50)
    one = frames.recognise_tables(folder, backend="polars")
    (tmp_path / "csv").mkdir()
    for name, table in arrow(papers(numbers)).items():
        pl.from_arrow(table).write_csv(tmp_path / "csv" / f"{name}.csv")  # type: ignore[union-attr]
    text = frames.recognise_tables(tmp_path / "csv", hosts=FOLDER / "hosts.csv", rules=FOLDER / "rules.toml", backend="pandas")
    batches = list(frames.recognise_in_batches(folder, size=7, backend="pyarrow"))
    assert one.digest == text.digest == frames.cohort_digest(*batches)
    assert [len(batch.totals) for batch in batches] == [7, 7, 7, 7, 7, 5]
    two = list(frames.recognise_in_batches(folder, size=7, processes=2, backend="pyarrow"))
    assert [batch.totals for batch in two] == [batch.totals for batch in batches]
    assert frames.recognise_tables(folder, processes=2, backend="polars").digest == one.digest


def test_the_example_tells_every_bad_row(tmp_path: Path) -> None:
    found = frames.recognise_tables(FOLDER, backend="polars")
    errors = found.totals.filter(pl.col("status") == "ERROR").select("student", "error", "error_text").rows()
    assert errors == [
        (
            "S-19",
            "papers",
            'course 1 (EK-101), column "Credits": "six" is not a number; write the digits 0 to 9 with at most one separator, '
            '"7.5" or "7,5", or "5/3"',
        ),
        (None, "no-student", "courses: 1 row without a student, in no decision"),
    ]
    first = found.totals.row(0, named=True)
    # By hand: 6 credits of B+ (3.33) and 6 of C (2.0); the fail in Public finance counts nothing.
    assert (first["recognised"], first["debt"], first["difference"], first["low"], first["average_text"]) == (
        2,
        1,
        1,
        12.0,
        "2.665",
    )
    assert found.totals["told"].to_list()[3] == "no agreement: each course that was passed is open"
    assert [finding.code for finding in found.told] == ["cohort.for-every-student"]


def test_the_key_of_a_student_is_in_no_message() -> None:
    secret = "Zhanibekov-940312"
    tables = arrow(papers([3, FAULTY, WITHOUT_AGREEMENT]))
    keyed = {name: table.set_column(0, "student", pa.array([secret] * len(table))) for name, table in tables.items()}
    found = frames.recognise_tables(**keyed, hosts=FOLDER / "hosts.csv", rules=rules(), want=KINDS, backend="polars")
    assert found.totals["error"].to_list() == ["papers"]
    good = arrow(papers([3]))
    named = {name: table.set_column(0, "student", pa.array([secret] * len(table))) for name, table in good.items()}
    decided = frames.recognise_tables(**named, hosts=FOLDER / "hosts.csv", rules=rules(), want=KINDS, backend="polars")
    for one in (found, decided):
        assert secret not in str(one) + one._repr_html_() + str(one.told)
        for table in one.tables.values():
            assert secret not in str(table.drop("student").rows())


def test_a_student_in_any_table_has_a_row_of_totals() -> None:
    students = pl.DataFrame({"student": [5, 1], "reference": ["R-5", ""]})
    courses = pl.DataFrame(
        {"student": [1, 3], "code": ["A", "B"], "ects": [5, 5], "grade": ["B", "A"], "scale": "NO-AF", "host": "Oslo"}
    )
    agreements = pl.DataFrame({"student": [2], "table": ["studied"], "code": ["A"], "ects": [5], "host": ["Oslo"]})
    matches = pl.DataFrame({"student": [4], "host": ["A"], "home": ["M"]})
    found = frames.recognise_tables(courses, students=students, agreements=agreements, matches=matches, rules=_SIMPLE)
    assert found.totals["student"].to_list() == [1, 2, 3, 4, 5]
    assert found.totals["status"].to_list() == ["DECIDED", "DECIDED", "DECIDED", "ERROR", "ERROR"]


def test_columns_without_a_meaning_and_files_that_are_no_table_are_told(tmp_path: Path) -> None:
    (tmp_path / "courses.csv").write_text("student,code,grade,scale,host,Remarks\n1,A,B,NO-AF,Oslo,none\n")
    (tmp_path / "letter.docx").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    found = frames.recognise_tables(tmp_path, rules=_SIMPLE, backend="polars")
    assert [finding.told for finding in found.told] == [
        "letter.docx is none of the tables of a cohort and was not read",
        "the column Remarks of courses has no meaning and was not read",
    ]
    assert "Remarks" in str(found)
    (*_, last) = frames.recognise_in_batches(tmp_path, rules=_SIMPLE, backend="polars")
    assert last.told == found.told


def test_a_row_of_no_student_has_a_row_of_totals_in_batches_too(tmp_path: Path) -> None:
    table = pa.table(
        {"student": [None, 1, 2], "code": ["X", "A", "B"], "grade": ["B"] * 3, "scale": ["NO-AF"] * 3, "host": ["Oslo"] * 3}
    )
    path = tmp_path / "courses.parquet"
    pq.write_table(table, path)
    batches = list(frames.recognise_in_batches(path, rules=_SIMPLE, size=1, backend="pandas"))
    whole = frames.recognise_tables(path, rules=_SIMPLE, backend="pyarrow")
    assert frames.cohort_digest(*batches) == whole.digest
    assert whole.totals["student"].to_pylist() == [1, 2, None]
    nobody = frames.recognise_in_batches(path, rules=_SIMPLE, want="rows", backend="pandas")
    assert [len(batch.rows) for batch in nobody] == [2]


def test_a_table_that_is_not_in_order_says_what_to_do(tmp_path: Path) -> None:
    tables = papers([2, 1])
    write_parquet(tmp_path, tables)
    with pytest.raises(DocumentError, match='is not in the order of its column "student"; sort it by this column'):
        list(frames.recognise_in_batches(tmp_path))
    assert len(frames.recognise_tables(tmp_path).totals) == 2


def test_a_bar_counts_students(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    stand_in = ModuleType("tqdm")

    def bar(items: object, **more: object) -> object:
        seen.append(more)
        return items

    stand_in.tqdm = bar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tqdm", stand_in)
    frames.recognise_tables(FOLDER, progress=True)
    list(frames.recognise_in_batches(FOLDER, progress=True))
    assert seen == [{"total": 4, "unit": "case"}, {"total": None, "unit": "case"}]
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(MissingExtraError, match="progress"):
        frames.recognise_tables(FOLDER, progress=True)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: frames.recognise_tables(FOLDER, processes=0), "processes"),
        (lambda: frames.recognise_in_batches(FOLDER, size=0), "size"),
        (lambda: frames.recognise_tables(FOLDER, backend="spark"), "backend"),  # type: ignore[arg-type]
        (lambda: frames.recognise_tables(FOLDER, want="rwos"), 'did you mean "rows"'),  # type: ignore[arg-type]
        (lambda: frames.recognise_tables(FOLDER, want=()), "want"),
        (lambda: frames.recognise_tables(FOLDER, key="studnet"), "student"),
    ],
)
def test_a_wrong_argument_is_refused_at_once(call: Callable[[], Any], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        call()


def test_a_missing_column_is_refused_with_the_nearest_header() -> None:
    courses = pl.DataFrame({"student": [1], "code": ["A"], "garde": ["B"]})
    with pytest.raises(DefinitionError, match='did you mean "Grade" by "garde"'):
        frames.recognise_tables(courses, rules=_SIMPLE)
    with pytest.raises(ArgumentTypeError, match="courses must be a data frame or the path of a file"):
        frames.recognise_tables([1], rules=_SIMPLE)


def test_the_day_of_the_decision_is_that_of_the_call_or_of_the_student() -> None:
    courses = pl.DataFrame(
        {
            "student": [1, 2],
            "code": ["A"] * 2,
            "grade": ["B"] * 2,
            "scale": "NO-AF",
            "host": "Oslo",
            "date": [datetime.date(2026, 5, 1)] * 2,
        }
    )
    students = pl.DataFrame({"student": [1, 2], "on": [datetime.date(2026, 4, 1), None]})
    found = frames.recognise_tables(courses, students=students, rules=_SIMPLE, on="2026-06-01", want="findings")
    later = found.findings.filter(pl.col("code") == "recognition.result-later")["student"].to_list()
    assert later == [1]  # the course of 1 May is later than the decision of 1 April


def test_two_sets_of_rules_decide_two_students(tmp_path: Path) -> None:
    courses = pl.DataFrame(
        {"student": ["a", "b"], "code": ["A"] * 2, "ects": [5, 5], "grade": ["B"] * 2, "scale": "NO-AF", "host": "Oslo"}
    )
    agreements = courses.select("student", "code", "ects").with_columns(table=pl.lit("studied"))
    sets = pl.DataFrame(
        {"rules": ["x", "y"], "credits": ["ECTS", "KZ-AK"], "grades.method": ["without"] * 2, "unmatched": ["elective"] * 2}
    )
    students = pl.DataFrame({"student": ["a", "b"], "rules": ["x", "y"]})
    found = frames.recognise_tables(courses, agreements=agreements, students=students, rules=sets)
    assert found.totals["system"].to_list() == ["ECTS", "KZ-AK"]


def test_results_are_records_without_equality_of_frames() -> None:
    one = frames.recognise_tables(FOLDER, want="open", backend="polars")
    assert attrs.evolve(one) != one
    assert list(one.tables) == ["open"]
    assert one._repr_html_().startswith("<pre>rows of the tables: open: 2")
    with pytest.raises(ArgumentError, match="totals"):
        _ = one.summary
