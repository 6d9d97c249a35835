"""A decision as rows of flat tables."""

from fractions import Fraction
from pathlib import Path

import pytest

from bologna_credits import (
    ArgumentError,
    Circumstances,
    Component,
    CourseResult,
    Credits,
    HomeRules,
    Institution,
    LearningAgreement,
    Transcript,
    default_catalogue,
    grading_scale,
    interop,
    recognise,
)
from bologna_credits.credits import CreditRange
from bologna_credits.frames.cohort_rows import (
    COLUMNS,
    KINDS,
    MAKERS,
    _ends,
    average_of,
    check_kinds,
    open_of_decision,
    rows_of_decision,
    totals_of_decision,
    totals_of_error,
)
from bologna_credits.recognition import Recognition


@pytest.fixture(params=["kostanay-oslo", "oslo-kostanay", "kostanay-lodz", "kostanay-almaty"])
def decision(request: pytest.FixtureRequest, root: Path) -> Recognition:
    """The decision on an example."""
    return interop.case.load(root / "examples" / request.param).recognise()


def test_every_row_is_as_wide_as_its_table(decision: Recognition) -> None:
    for kind, make in MAKERS.items():
        assert {len(row) for row in make(decision)} <= {len(COLUMNS[kind])}
    assert len(totals_of_decision(decision, default_catalogue(), ())) == len(COLUMNS["totals"])
    assert len(totals_of_error("papers", "x", ("y",))) == len(COLUMNS["totals"])


def test_each_component_course_point_and_finding_has_a_row(decision: Recognition) -> None:
    made = {kind: make(decision) for kind, make in MAKERS.items()}
    assert len(made["rows"]) == len(decision.rows) + len(decision.outside)
    assert len(made["home_rows"]) == len(decision.home_rows)
    assert len(made["lines"]) == len(decision.recognised)
    assert {(row[1], row[2] or "") for row in made["open"]} == {(one.code, one.subject) for one in decision.open}
    codes = {row[2] for row in made["findings"]}
    assert codes == {one.code for one in (*decision.report, *decision.transcript.report)}


def test_the_cells_of_a_known_decision(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "oslo-kostanay").recognise()
    found = {row[1]: dict(zip(COLUMNS["rows"], row, strict=True)) for row in rows_of_decision(decision)}
    first = found["KZH1101"]
    assert (first["verdict"], first["original_credits"], first["original_system"]) == ("HOLDS", 3.0, "KZ-RK")
    assert (first["low"], first["high"], first["credits_text"], first["system"]) == (4.5, 4.5, "4.5", "NO-SP")
    assert found["RUS1102"]["replaces"] == "RUS2302"
    assert {row["failed"] for row in found.values()} == {"yes", "no"}
    points = [dict(zip(COLUMNS["open"], row, strict=True)) for row in open_of_decision(decision)]
    assert {point["asks"] for point in points} <= {"grade", "credits", "yes or no"}


def test_an_average_stands_only_where_all_grades_are_decided_and_have_numbers(root: Path) -> None:
    def average(name: str) -> object:
        found = average_of(interop.case.load(root / "examples" / name).recognise(), default_catalogue())
        return None if found is None else found.exact

    assert average("kostanay-oslo") is None  # a grade is open
    assert average("oslo-kostanay") is None  # letters of Norway have no numbers
    lodz = interop.case.load(root / "examples" / "kostanay-lodz").recognise()
    graded = [row for row in lodz.recognised if row.grade is not None]
    assert average("kostanay-lodz") is None or len(graded) == len(lodz.recognised)


def _one_course(system: str, scale: str, label: str, home: HomeRules, amount: int = 5) -> Recognition:
    five = Credits(amount, system)
    course = CourseResult("A1", "Algebra", five, grading_scale(scale).grade(label), label)
    agreement = LearningAgreement([Component("A1", "Algebra", five)], [Component("M1", "Algebra")])
    return recognise(Transcript(Institution("Almaty", "KZ"), [course]), agreement, home)


def test_there_is_no_average_over_a_range_of_credits_or_letters_without_numbers() -> None:
    first = Circumstances("first", activity="theory")
    known = default_catalogue()
    ranged = _one_course("KZ-RK", "KZ-2018", "B", HomeRules(credits="ECTS", scale="KZ-2018", circumstances=first))
    assert ranged.recognised[0].grade is not None
    assert average_of(ranged, known) is None
    letters = _one_course("ECTS", "NO-AF", "B", HomeRules(credits="ECTS", scale="NO-AF"))
    assert letters.recognised[0].grade is not None
    assert average_of(letters, known) is None
    numbers = average_of(_one_course("ECTS", "KZ-2018", "B", HomeRules(credits="ECTS", scale="KZ-2018")), known)
    assert numbers is not None
    assert numbers.exact == 3  # B counts 3.0 on the Kazakh scale
    assert average_of(_one_course("ECTS", "KZ-2018", "B", HomeRules(credits="ECTS", grades="without")), known) is None
    weightless = _one_course("ECTS", "KZ-2018", "B", HomeRules(credits="ECTS", scale="KZ-2018"), 0)
    assert weightless.recognised[0].grade is not None
    assert average_of(weightless, known) is None
    carried = _one_course("ECTS", "NO-AF", "B", HomeRules(credits="ECTS", scale="KZ-2018", grades="carry"))
    assert average_of(carried, known) is None


def test_a_range_has_two_ends() -> None:
    assert _ends(CreditRange(Fraction(9, 2), Fraction(27, 5), "ECTS")) == (4.5, 5.4, "4.5–5.4", "ECTS")
    assert _ends(None) == (None, None, None, None)


def test_wanted_tables_are_known_ones_each_once() -> None:
    assert check_kinds(("totals", "rows", "rows")) == ("rows", "totals")
    with pytest.raises(ArgumentError, match='did you mean "totals"'):
        check_kinds("total")
    assert set(KINDS) == set(COLUMNS)
