"""Columns of marks on every engine, against the scalar conversion: numbers, labels, days, what cannot be read."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any

import pytest

import bologna_credits as bc
from bologna_credits import frames
from bologna_credits.core import ArgumentTypeError
from bologna_credits.frames.answers import Question
from bologna_credits.frames.days import DayClasses
from tests.frames.conftest import ENGINES, LAZY, Build, engines, expected, rows

KINDS = ("grade", "exact", "passes", "status", "reason", "low", "high")
TENTH = bc.Rounding("1/10", "down")
NUMBERED = [
    ("FR-20", None, "DE/KMK"),
    ("IT-30", "DE-TENTHS", bc.ModifiedBavarian(roundings=[bc.Rounding("1/10", "half_up")])),
    ("CN-100", "DE-TENTHS", bc.ModifiedBavarian()),
    ("IL-100", "DE-TENTHS", bc.ModifiedBavarian(roundings=[bc.Rounding("1/100", "half_up"), TENTH])),
    ("FR-20", "DE-THIRDS", bc.ModifiedBavarian(onto="nearest_better")),
    ("DE-TENTHS", "IT-30", bc.Linear(roundings=[bc.Rounding(1, "half_even")])),
    ("KZ-2011", "ECTS-AF", None),
]


def asked(to: str | None, by: Any) -> Question:
    return Question(to=to, by=by, on=None, circumstances=None, catalogue=bc.default_catalogue())


def marks_of(scale: bc.GradingScale, count: int, random: Random) -> list[float | None]:
    """Marks as columns hold them: on the steps, between them, beyond the ends, traces of arithmetic, nulls, infinities."""
    numbers = scale.numbers
    low, high = sorted((float(numbers.best), float(numbers.worst))) if numbers else (0.0, 4.0)
    step = float(numbers.step) if numbers and numbers.step else 0.01
    kinds: list[Any] = [
        lambda: None,
        lambda: random.choice([float("inf"), float("-inf"), 1e12, -3.0, 2e9]),
        lambda: random.uniform(low, high),
        lambda: round(random.uniform(low - 1, high + 1), random.choice([0, 1, 2, 3, 6])),
        lambda: round(low + random.randint(0, round((high - low) / step)) * step, 6),
    ]
    return [random.choices(kinds, (2, 1, 2, 10, 25))[0]() for _ in range(count)]


@pytest.mark.parametrize(("scale", "to", "by"), NUMBERED)
def test_numbers_say_what_the_scalar_conversion_says(build: Build, engine: str, scale: str, to: str | None, by: Any) -> None:
    start = bc.grading_scale(scale)
    marks = marks_of(start, 400, Random(f"{scale} {to}"))
    done = frames.convert_grades(
        build({"mark": marks}), grade="mark", scale=scale, to=to, by=by, want=KINDS, collect_distinct=to == "ECTS-AF"
    )
    assert rows(done, *(f"mark_{kind}" for kind in KINDS)) == list(expected(asked(to, by), start, marks, KINDS)), engine


LABELS = ["A", "b", " C ", None, "zz", "F", "", "FX", "15", "a-"]


@pytest.mark.parametrize("collect", [False, True])
def test_labels_say_what_the_scalar_conversion_says(build: Build, engine: str, *, collect: bool) -> None:
    scale = bc.grading_scale("KZ-2011")
    done = frames.convert_grades(
        build({"g": LABELS}), grade="g", scale="KZ-2011", to="ECTS-AF", want=KINDS, collect_distinct=collect
    )
    found = rows(done, *(f"g_{kind}" for kind in KINDS))
    wanted = list(expected(asked("ECTS-AF", None), scale, LABELS, KINDS))
    if engine in LAZY and not collect:  # what is no listed spelling is told apart from what is no grade
        wanted = [tuple("not-listed" if word == "unknown-grade" else word for word in row) for row in wanted]
    assert found == wanted


def test_text_of_numbers_is_read_by_lazy_frames_too(build: Build, engine: str) -> None:
    given = ["15,5", "15.5", " 16 ", "7", "1,000", "20.0000001", "word", None, "012"]
    done = frames.convert_grades(build({"g": given}), grade="g", scale="FR-20", by="DE/KMK", want=KINDS)
    wanted = list(expected(asked(None, "DE/KMK"), bc.grading_scale("FR-20"), given, KINDS))
    found = rows(done, *(f"g_{kind}" for kind in KINDS))
    if engine in LAZY:
        wanted = [
            tuple("not-listed" if word == "unknown-grade" and given[place] != "7" else word for word in row)
            for place, row in enumerate(wanted)
        ]
        found = [tuple("not-listed" if word == "unknown-grade" else word for word in row) for row in found]
    assert found == wanted


def test_words_of_a_scale_are_listed_spellings(build: Build) -> None:
    given = ["Sehr gut", "gut", "1,3", "2.0", "nicht ausreichend"]
    done = frames.convert_grades(build({"g": given}), grade="g", scale="DE-THIRDS", to="DE-THIRDS", want=("grade", "status"))
    wanted = list(expected(asked("DE-THIRDS", None), bc.grading_scale("DE-THIRDS"), given, ("grade", "status")))
    assert rows(done, "g_grade", "g_status") == wanted


WHOLE: list[Sequence[Any]] = [[28, 31, None, 18, 10**12, 17], [Decimal(28), Decimal("28.5"), None, Decimal("18.00")]]


@pytest.mark.parametrize("marks", WHOLE, ids=["whole", "decimal"])
def test_whole_numbers_and_decimals_are_exact(build: Build, engine: str, marks: Sequence[Any]) -> None:
    if engine == "dask" and isinstance(marks[0], Decimal):
        pytest.skip("this engine has no decimals")
    done = frames.convert_grades(build({"m": marks}), grade="m", scale="IT-30", by="DE/KMK", want=KINDS, collect_distinct=True)
    wanted = list(expected(asked(None, "DE/KMK"), bc.grading_scale("IT-30"), marks, KINDS))
    assert rows(done, *(f"m_{kind}" for kind in KINDS)) == wanted


def test_exact_text_holds_what_no_double_holds(build: Build) -> None:
    done = frames.convert_grades(
        build({"m": [27.0, 28.0]}),
        grade="m",
        scale="IT-30",
        to="DE-TENTHS",
        by=bc.ModifiedBavarian(),
        want=("exact_text",),
        collect_distinct=True,
    )
    assert rows(done, "m_exact_text") == [("7/4",), ("3/2",)] or rows(done, "m_exact_text") == [("1.75",), ("1.5",)]


def test_each_row_may_name_its_scale_its_day_and_its_cycle(build: Build) -> None:
    columns: dict[str, Sequence[Any]] = {
        "scale": ["KZ-2011", "KZ", "KZ", "XX-1", None, "KZ-2011", "KZ-2011"],
        "day": ["2015-09-01", "2015-09-01", "1950-01-01", "2015-09-01", "2015-09-01", "soon", None],
        "cycle": ["first"] * 6 + ["first"],
        "g": ["A", "B-", "A", "A", "A", "A", "A"],
    }
    done = frames.convert_grades(
        build(columns),
        grade="g",
        scale_column="scale",
        on_column="day",
        cycle_column="cycle",
        to="ECTS-AF",
        collect_distinct=True,
        prefix="out_",
    )
    found = rows(done, "out_grade", "out_status", "out_reason")
    assert found[0] == ("A", "HOLDS", None)
    assert found[1] == ("C", "HOLDS", None)
    assert found[2][1] == "INVALID"
    assert found[3] == (None, "INVALID", "unknown-scale")
    assert found[4] == (None, None, None)
    assert found[5] == (None, "INVALID", "unreadable-day")
    assert found[6] == (None, None, None)


def test_a_cycle_that_is_none_is_a_rows_fault() -> None:
    frame = ENGINES["polars"]({"g": ["A"], "c": ["seventh"]})
    done = frames.convert_grades(frame, grade="g", scale="KZ-2011", cycle_column="c", to="ECTS-AF")
    assert rows(done, "g_reason") == [("argument",)]


def test_the_answer_of_each_day_is_that_of_the_scalar_conversion() -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in range(1990, 2027, 3) for month in (1, 8, 9) for day in (1, 31)]
    columns = {"c": [code for code in ("KZ", "NO", "SE", "DK") for _ in days], "day": days * 4, "g": ["A"] * 4 * len(days)}
    done = frames.read_labels(ENGINES["pyarrow"](columns), label="g", scale_column="c", on_column="day", want=("status", "exact"))
    for (status, _), country, day in zip(rows(done, "g_status", "g_exact"), columns["c"], columns["day"], strict=True):
        try:
            bc.grading_scale(country, on=day).grade("A")
        except bc.BolognaError:
            assert status == "INVALID", (country, day)
        else:
            assert status == "HOLDS", (country, day)


def test_many_days_ask_as_few_questions_as_there_are_stretches_of_law(counted_calls: Any) -> None:
    start = datetime.date(1985, 1, 1)
    days = [start + datetime.timedelta(days=n) for n in range(3000)]
    columns = {"c": [("KZ", "NO")[n % 2] for n in range(6000)], "day": days * 2, "g": ["AB"[n // 3000] for n in range(6000)]}
    calls = counted_calls(Question, "answer")
    frames.read_labels(ENGINES["pyarrow"](columns), label="g", scale_column="c", on_column="day")
    classes = DayClasses(bc.default_catalogue())
    stretches = len({classes.of(day) for day in days})
    assert 0 < len(calls) <= stretches * 2 * 2
    assert stretches < 200


def test_text_on_a_scale_whose_marks_no_expression_knows_is_not_called_unlisted() -> None:
    frame = ENGINES["polars-lazy"]({"m": ["15,5", "12"]})
    fine = bc.ModifiedBavarian(roundings=[bc.Rounding("1/1000", "down")])
    with pytest.raises(bc.ArgumentError, match="collect_distinct"):
        frames.convert_grades(frame, grade="m", scale="FR-20", to="DE-TENTHS", by=fine)


def test_rows_that_cannot_be_read_are_reported_left_empty_or_refused() -> None:
    frame = ENGINES["pandas"]({"m": [28.0, 31.0, 29.5]})
    empty = frames.convert_grades(frame, grade="m", scale="IT-30", by="DE/KMK", invalid="null")
    assert rows(empty, "m_grade", "m_status") == [("1.5", "HOLDS"), (None, None), (None, None)]
    with pytest.raises(bc.DocumentError, match=r"column m: 2 rows cannot be read or converted \(31.0: unknown-grade"):
        frames.convert_grades(frame, grade="m", scale="IT-30", by="DE/KMK", invalid="raise")
    fine = frames.convert_grades(ENGINES["polars"]({"m": [28.0]}), grade="m", scale="IT-30", by="DE/KMK", invalid="raise")
    assert rows(fine, "m_grade") == [("1.5",)]


def test_a_refusal_shows_different_marks_and_each_once() -> None:
    frame = ENGINES["polars"]({"m": ["ABS", "ABS", "28", "ABS", "ABS", "ABS", "31"]})
    with pytest.raises(bc.DocumentError, match=r"column m: 6 rows .* \('ABS': unknown-grade, '31': unknown-grade\)"):
        frames.convert_grades(frame, grade="m", scale="IT-30", by="DE/KMK", invalid="raise")


def test_what_a_lazy_frame_needs_is_told_whole() -> None:
    frame = ENGINES["polars-lazy"]({"m": ["15,5"], "s": ["FR-20"]})
    whole = "use True: a column of scales, days or cycles needs its different values first$"
    with pytest.raises(bc.ArgumentError, match=whole):
        frames.convert_grades(frame, grade="m", scale_column="s", by="DE/KMK")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"grade": "mrk"}, 'did you mean "mark"'),
        ({"scale_column": "sc"}, "scale"),
        ({"scale": None}, "one of scale= and scale_column="),
        ({"want": ("grad",)}, 'did you mean "grade"'),
        ({"invalid": "drop"}, "report"),
        ({"prefix": "", "want": ("grade",)}, "has a column"),
        ({"by": "DE/KMKK"}, "DE/KMK"),
        ({"scale": "IT-31"}, "IT-30"),
    ],
)
def test_a_wrong_call_is_one_clear_error(given: dict[str, Any], message: str) -> None:
    frame = ENGINES["polars"]({"mark": [28.0], "grade": ["x"]})
    with pytest.raises(bc.BolognaError, match=message):
        frames.convert_grades(frame, **({"grade": "mark", "scale": "IT-30", "by": "DE/KMK"} | given))


def test_something_else_than_a_frame_is_refused() -> None:
    import polars

    for given in ([1, 2], polars.Series("mark", [28]), None):
        with pytest.raises(ArgumentTypeError, match="a data frame"):
            frames.convert_grades(given, grade="mark", scale="IT-30", by="DE/KMK")


@pytest.mark.parametrize("lazy", engines(*LAZY))
def test_a_lazy_frame_is_computed_only_when_somebody_asks(lazy: str) -> None:
    frame = ENGINES[lazy]({"m": ["A", "B"], "s": ["NO-AF", "NO-AF"]})
    with pytest.raises(bc.ArgumentError, match="collect_distinct"):
        frames.convert_grades(frame, grade="m", scale_column="s", to="ECTS-AF")
    with pytest.raises(bc.ArgumentError, match="a lazy frame is not computed here"):
        frames.convert_grades(frame, grade="m", scale="NO-AF", to="ECTS-AF", invalid="raise")


def test_a_lazy_plan_of_polars_computes_nothing_and_calls_no_python() -> None:
    frame = ENGINES["polars-lazy"]({"m": [15.5, 7.0], "g": ["A", "B"]})
    done = frames.convert_grades(frame, grade="m", scale="FR-20", by="DE/KMK", want=KINDS)
    done = frames.convert_grades(done, grade="g", scale="KZ-2011", to="ECTS-AF")
    plan = done.explain(optimized=False)
    assert "python" not in plan.lower()
    assert "map_" not in plan


def test_the_plan_of_duckdb_is_sql_alone() -> None:
    frame = ENGINES["duckdb"]({"m": [15.5, 7.0]})
    done = frames.convert_grades(frame, grade="m", scale="FR-20", by="DE/KMK")
    assert "udf" not in done.sql_query().lower()
    assert rows(done, "m_grade")[0] == ("2.3",)


def test_the_order_of_rows_and_the_index_are_kept() -> None:
    frame = ENGINES["pandas"]({"m": [28.0, 18.0, 30.0]})
    frame.index = ["x", "y", "x"]
    done = frames.convert_grades(frame, grade="m", scale="IT-30", by="DE/KMK")
    assert list(done.index) == ["x", "y", "x"]
    assert list(done["m_grade"]) == ["1.5", "4.0", "1.0"]
    assert list(frame.columns) == ["row", "m"]


def test_raw_labels_are_told_apart(build: Build) -> None:
    given = ["30 e lode", "17", "31", None, "NP"]
    done = frames.read_labels(build({"n": given}), label="n", scale="IT-30", collect_distinct=True)
    assert rows(done, "n_grade", "n_passes", "n_status", "n_reason")[:4] == [
        ("30L", "pass", "HOLDS", None),
        ("17", "fail", "HOLDS", None),
        (None, None, "INVALID", "unknown-grade"),
        (None, None, None, None),
    ]
    spain = frames.read_labels(build({"n": given}), label="n", scale="ES-10", collect_distinct=True, prefix="es_")
    assert rows(spain, "es_reason")[4] == ("no-grade",)


def test_a_mapping_lists_every_spelling_with_its_answer() -> None:
    table = frames.grade_mapping("KZ-2011", to="ECTS-AF")
    found = dict(zip(table.column("given").to_pylist(), table.column("grade").to_pylist(), strict=True))
    for grade in bc.grading_scale("KZ-2011").grades:
        answer = bc.convert_grade(grade, to="ECTS-AF")
        assert found[grade.label] == (answer.grade.label if answer.decided else None)


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_a_mapping_of_named_marks_keeps_what_cannot_be_read(backend: Any) -> None:
    import narwhals as nw

    made = frames.grade_mapping("FR-20", by="DE/KMK", marks=["15,5", "31"], backend=backend)
    table: nw.DataFrame[Any] = nw.from_native(made)
    assert table.select("given", "grade", "exact", "status", "reason").rows()[0][:4] == ("15,5", "2.3", "2.35", "HOLDS")
    assert table["reason"].to_list()[1] == "unknown-grade"


def test_a_scale_of_endless_marks_has_no_mapping() -> None:
    with pytest.raises(bc.ArgumentError, match="the marks or labels wanted"):
        frames.grade_mapping("FR-20", by="DE/KMK")


@pytest.mark.parametrize("marks", [["12", 13], iter([13])], ids=["list", "iterator"])
def test_a_mapping_of_what_is_no_text_is_refused_by_name(marks: Any) -> None:
    with pytest.raises(bc.ArgumentTypeError, match="marks must be a list of texts"):
        frames.grade_mapping("FR-20", by="DE/KMK", marks=marks)
