"""The form in which ``case.toml`` writes the home rules, and their reading; all faults are collected, each with its path."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, final

import attrs

from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.conversion.practice_methods import PracticeWith, method_of_practice
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import (
    AmbiguousCodeError,
    ArgumentError,
    BolognaError,
    UnclearDayError,
    UnknownCodeError,
)
from bologna_credits.core.provenance import Basis, Source
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.grades.equivalences import Equivalence, EquivalenceRow
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade, OntoMode
from bologna_credits.interop.sheets import read_equivalence
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.practices.grades import Choose, TablePractice
from bologna_credits.law.practices.recognition import Grades, Unmatched
from bologna_credits.papers.home_rules import (
    ByHost,
    CourseTables,
    HomeRules,
    Repeats,
    SeveralGrades,
    Shortfall,
    Surplus,
    Used,
    Way,
)

if TYPE_CHECKING:
    from bologna_credits.law.definition import Practice

T = TypeVar("T")

Method = Literal["published-table", "practice", "bavarian", "tables", "course-tables", "without", "carry"]
_TREATMENTS: dict[str, Grades] = {"without": "without", "carry": "carry"}
_REST = "*"
_TABLES = frozenset({"host", "table", "choose"})
_TAKES: dict[Method, frozenset[str]] = {
    "published-table": frozenset({"rows", "file", "source", "basis"}),
    "practice": frozenset({"practice"}) | _TABLES,
    "bavarian": frozenset({"onto"}),
    "tables": _TABLES | {"onto"},
    "course-tables": frozenset({"table", "choose", "onto"}),
    "without": frozenset(),
    "carry": frozenset(),
}
"""The keys that a method takes, beside ``issuer`` and ``from``."""


@final
class Faults:
    """The faults of a case, each with its path."""

    def __init__(self, found: Iterable[str] = ()) -> None:
        self.found: list[str] = list(found)

    def add(self, at: str, words: str) -> None:
        """Add a fault at a place."""
        self.found.append(f"{at}: {words}")

    def at(self, place: str, *, dated: bool = False) -> "_Place":
        """Return a context that collects the fault which its block raises.

        Args:
            place: the path of the fault.
            dated: True if a code of several versions is no fault, because a day decides or the decision leaves it open.
        """
        return _Place(self, place, dated)


@final
@attrs.frozen
class _Place:
    """A place of a case, at which faults are collected."""

    faults: Faults
    place: str
    dated: bool

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, BolognaError) and not (self.dated and isinstance(error, AmbiguousCodeError | UnclearDayError)):
            empty = isinstance(error, UnknownCodeError) and not error.code.strip()
            self.faults.add(self.place, "is empty; the command systems lists all codes" if empty else error.told)
        return error is None or isinstance(error, BolognaError)


@final
@attrs.frozen(kw_only=True)
class GradesTable:
    """``[home.grades]``, or one of several ``[[home.grades]]``: the conversion of grades.

    ``method`` is one of ``published-table`` (the only one, the ``rows`` of this file, or those of a sheet of two columns, its
    ``file``), ``practice`` (with ``practice``, and with ``host``, ``table`` and ``choose`` where it converts by grading tables),
    ``bavarian``, ``tables`` (with ``host`` and ``table``), ``course-tables`` (each course's histogram, with ``table``),
    ``without`` and ``carry``. ``issuer`` (an identifier or a country) or ``from`` (a scale) names the grades for which it is;
    without either it is for the rest.
    """

    method: Method
    issuer: str | None = None
    practice: str | None = None
    start: str | None = None
    rows: tuple[EquivalenceRow, ...] = ()
    file: str | None = None
    host: "WrittenTable | None" = None
    table: "WrittenTable | None" = None
    choose: Choose | None = None
    onto: OntoMode | None = None
    source: Source | None = None
    basis: Basis = Basis.INSTITUTION

    @property
    def key(self) -> str:
        """The host or the scale for which it is, or ``"*"``."""
        return self.issuer or self.start or _REST


@final
@attrs.frozen(kw_only=True)
class WrittenTable:
    """A grading table: one of this file with ``scale`` and ``entries``, or a published one by ``code``."""

    code: str | None = None
    scale: str | None = None
    entries: tuple[tuple[str, Fraction], ...] = ()
    label: str = ""
    years: tuple[int, int] | None = None
    source: Source | None = None


@final
@attrs.frozen(kw_only=True)
class HomeTable:
    """``[home]``: the rules of the home university, with the fields of :class:`~bologna_credits.HomeRules`."""

    credits: str
    scale: str | None = None
    circumstances: Circumstances = Circumstances()
    policy: CreditPolicy | None = None
    practice: str | None = None
    grades: GradesTable | tuple[GradesTable, ...] | None = None
    shortfall: Shortfall = "open"
    several_grades: SeveralGrades = "open"
    on: datetime.date | None = None
    source: Source | None = None
    repeats: Repeats = "open"
    surplus: Surplus = "open"
    used: Used = "open"
    unmatched: Unmatched = "open"
    least_grade: str | None = None
    least_scale: str | None = None
    most_share: Fraction | None = None
    degree: Fraction | None = None
    recognised_before: Fraction = Fraction(0)
    decides: str | None = None
    no_finer_mark: bool = False

    def read(self, known: Catalogue, faults: Faults, find: Callable[[str], Path]) -> HomeRules | None:
        """Return the home rules, or None where something is at fault.

        Args:
            known: the catalogue.
            faults: the faults, to which those of the home rules are added.
            find: gives the path of a file that the case names, or refuses it.
        """
        before = len(faults.found)
        credits, scale = self.credits, self.scale
        with faults.at("home.credits"):
            credits = known.credit_system(self.credits, self.on).code
        with faults.at("home.scale"):
            scale = None if self.scale is None else known.grading_scale(self.scale, self.on).code
        with faults.at("home.least_grade"):
            if self.least_grade is not None:
                self._check_least(self.least_grade, known)
        if self.policy is not None and self.practice is not None:
            faults.add("home", "policy and practice exclude each other")
        with faults.at("home.practice", dated=True):
            if self.practice is not None:
                known.practice(self.practice, self.on)
        treatment, by = self._grades(known, faults, find)
        if len(faults.found) > before:
            return None
        with faults.at("home"):
            return self._rules(credits, scale, treatment, by)
        return None

    def _check_least(self, label: str, known: Catalogue) -> None:
        code = self.least_scale or self.scale
        if code is None:
            raise ArgumentError("least_scale", "nothing", ("the code of the scale of least_grade",))
        known.grading_scale(code, self.on).grade(label)

    def _grades(self, known: Catalogue, faults: Faults, find: Callable[[str], Path]) -> tuple[Grades, "Way | ByHost"]:
        """Return the treatment of grades, and the way or the ways to convert them."""
        grades = self.grades
        if grades is None:
            return "convert", None
        if isinstance(grades, GradesTable) and grades.issuer is None and (grades.start is None or grades.rows or grades.file):
            return _TREATMENTS.get(grades.method, "convert"), _Ways(self, known, faults, "home.grades", find).read(grades)
        tables = (grades,) if isinstance(grades, GradesTable) else grades
        ways: list[tuple[str, Way]] = []
        for index, table in enumerate(tables):
            at = "home.grades" if isinstance(grades, GradesTable) else f"home.grades[{index}]"
            way = _Ways(self, known, faults, at, find).read(table)
            ways.append((table.key, _TREATMENTS.get(table.method, way)))
            with faults.at(f"{at}.from", dated=True):
                if table.start is not None:
                    known.grading_scale(table.start, self.on)
        with faults.at("home.grades"):
            by = ByHost(ways)
            by.check(known)
            return "convert", by
        return "convert", None

    def _rules(self, credits: str, scale: str | None, grades: Grades, by: "Way | ByHost") -> HomeRules:
        return HomeRules(
            credits=credits,
            scale=scale,
            circumstances=self.circumstances,
            policy=self.practice if self.practice is not None else self.policy,
            by=by,
            grades=grades,
            shortfall=self.shortfall,
            several_grades=self.several_grades,
            on=self.on,
            source=self.source,
            repeats=self.repeats,
            surplus=self.surplus,
            used=self.used,
            unmatched=self.unmatched,
            least_grade=self.least_grade,
            least_scale=self.least_scale,
            most_share=self.most_share,
            degree=self.degree,
            recognised_before=self.recognised_before,
            decides=self.decides,
            no_finer_mark=self.no_finer_mark,
        )


@final
@attrs.frozen
class _Ways:
    """The reading of one table of grades, with its place in the file."""

    home: HomeTable
    known: Catalogue
    faults: Faults
    at: str
    find: Callable[[str], Path]

    def read(self, grades: GradesTable) -> Way:
        """Return the way to convert; None where it has no name or is at fault."""
        self._check_keys(grades)
        with self.faults.at(self.at):
            return _READERS[grades.method](self, grades)
        return None

    def _check_keys(self, grades: GradesTable) -> None:
        """Add a fault for each key that the method would leave unread."""
        named = {"issuer", "start", "method"}
        for field in attrs.fields(GradesTable):
            if field.name not in named | _TAKES[grades.method] and getattr(grades, field.name) != field.default:
                self.faults.add(f"{self.at}.{field.name}", f"method {grades.method} does not use it; remove it")

    def needed(self, value: T | None, key: str, method: str) -> T | None:
        """Return a value, and add a fault where it is missing."""
        if value is None or value == ():
            place = key[1:-1] if key.startswith("(") else f"{self.at}.{key}"
            self.faults.add(place, f"is missing; method {method} needs it")
            return None
        return value

    def table(self, table: WrittenTable | None, key: str, method: str) -> GradingTable | None:
        """Return a grading table."""
        found = self.needed(table, key, method)
        if found is None:
            return None
        with self.faults.at(f"{self.at}.{key}"):
            if found.code is not None:
                return self.known.grading_table(found.code)
            scale = self.needed(found.scale, f"{key}.scale", method)
            if scale is not None:
                marks = self.known.grading_scale(scale)
                return GradingTable(marks, found.entries, label=found.label, years=found.years, source=found.source)
        return None


def _none(_ways: _Ways, _grades: GradesTable) -> None:
    return None


def _published(ways: _Ways, grades: GradesTable) -> Way:
    if not grades.rows and grades.file is None:
        return None
    method = "published-table with rows"
    start = ways.needed(grades.start, "from", method)
    to = ways.needed(ways.home.scale, "(home.scale)", method)
    source = ways.needed(grades.source, "source", method)
    if start is None or to is None or source is None:
        return None
    if grades.file is None:
        return Equivalence(ways.known.grading_scale(start).code, to, grades.rows, grades.basis, source)
    if grades.rows:
        raise ArgumentError("file", grades.file, ("rows or file: the table stands in one place",))
    path = ways.find(grades.file)
    return read_equivalence(path, start, to, source=source, basis=grades.basis, catalogue=ways.known)


def _practice(ways: _Ways, grades: GradesTable) -> Way:
    code = ways.needed(grades.practice, "practice", "practice")
    if code is None:
        return None
    host = None if grades.host is None else ways.table(grades.host, "host", "practice")
    home = None if grades.table is None else ways.table(grades.table, "table", "practice")
    way = PracticeWith(code, host=host, home=home, choose=grades.choose)
    with ways.faults.at(f"{ways.at}.practice", dated=True):
        for key, why in _unused(ways.known.practice(code, ways.home.on), grades):
            ways.faults.add(f"{ways.at}.{key}", f"{why}; remove it")
        method_of_practice(ways.known, way, ways.home.on)
    return code if way == PracticeWith(code) else way


def _unused(practice: "Practice", grades: GradesTable) -> Iterator[tuple[str, str]]:
    """Yield each key for grading tables that a practice would leave unread, and why."""
    if not isinstance(practice, TablePractice):
        given = (key for key in sorted(_TABLES) if getattr(grades, key) is not None)
        yield from ((key, f"practice {practice.code} does not convert by grading tables") for key in given)
    elif practice.home is not None and grades.table is not None:
        yield "table", f"practice {practice.code} has a table of its own, {practice.home}"


def _bavarian(_ways: _Ways, grades: GradesTable) -> Way:
    return ModifiedBavarian(onto=grades.onto)


def _tables(ways: _Ways, grades: GradesTable) -> Way:
    host, home = ways.table(grades.host, "host", "tables"), ways.table(grades.table, "table", "tables")
    choose = ways.needed(grades.choose, "choose", "tables")
    if host is None or home is None or choose is None:
        return None
    return GradingTableOverlap(host, home, choose=choose, onto=grades.onto)


def _course_tables(ways: _Ways, grades: GradesTable) -> Way:
    table = ways.table(grades.table, "table", "course-tables")
    choose = ways.needed(grades.choose, "choose", "course-tables")
    if table is None or choose is None:
        return None
    return CourseTables(table, choose, None if grades.onto is None else OntoGrade(grades.onto))


_READERS: dict[Method, Callable[[_Ways, GradesTable], Way]] = {
    "published-table": _published,
    "practice": _practice,
    "bavarian": _bavarian,
    "tables": _tables,
    "course-tables": _course_tables,
    "without": _none,
    "carry": _none,
}
