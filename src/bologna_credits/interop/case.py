"""A case on disk: a folder with ``case.toml`` and the transcript beside it.

``case.toml`` holds the learning agreement if there is one, the home rules, the scale bindings and any matches that the parties
wrote down. It is read as strictly as a definition file: unknown keys are faults, floats are refused, and all faults are listed at
once, each with its path.
"""

import datetime
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, TypeVar, final

import attrs

from bologna_credits.conversion.grades import By, Chain
from bologna_credits.conversion.methods.bavarian import ModifiedBavarian
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import ArgumentTypeError, BolognaError, DefinitionError
from bologna_credits.core.opener import read_text_file
from bologna_credits.core.provenance import Basis, Source
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.grades.equivalences import Equivalence, EquivalenceRow
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade, OntoMode
from bologna_credits.interop import elmo
from bologna_credits.interop.case_agreement import AgreementTable
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.file_form import structure
from bologna_credits.law.practices.grades import Choose
from bologna_credits.law.practices.recognition import Grades, Unmatched
from bologna_credits.papers.components import Match
from bologna_credits.papers.home_rules import CourseTables, HomeRules, Repeats, SeveralGrades, Shortfall, Surplus, Used
from bologna_credits.recognition.loaded import LoadedCase as LoadedCase

FORMAT = 1
T = TypeVar("T")


Method = Literal["published-table", "practice", "bavarian", "tables", "course-tables", "without", "carry"]
_TREATMENTS: dict[str, Grades] = {"without": "without", "carry": "carry"}


@final
@attrs.frozen(kw_only=True)
class GradesTable:
    """``[home.grades]``: the conversion of grades.

    ``method`` is one of ``published-table`` (the only one, or the ``rows`` of this file), ``practice`` (with ``practice``),
    ``bavarian``, ``tables`` (with ``host`` and ``table``), ``course-tables`` (each course's histogram, with ``table``),
    ``without`` and ``carry``.
    """

    method: Method
    practice: str | None = None
    start: str | None = None
    rows: tuple[EquivalenceRow, ...] = ()
    host: "WrittenTable | None" = None
    table: "WrittenTable | None" = None
    choose: Choose | None = None
    onto: OntoMode | None = None
    via: str | None = None
    source: Source | None = None
    basis: Basis = Basis.INSTITUTION


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
    grades: GradesTable | None = None
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


@final
@attrs.frozen
class ScaleBinding:
    """``[[scales]]``: the scale of an issuer, which is named by an identifier, a grading scheme, a country, or "*" for all."""

    issuer: str
    scale: str


@final
@attrs.frozen
class UsedTable:
    """``[[used]]``: components that already count for another degree."""

    degree: str
    codes: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class CaseFile:
    """``case.toml`` as a value."""

    transcript: str
    home: HomeTable
    agreement: AgreementTable | None = None
    scales: tuple[ScaleBinding, ...] = ()
    matches: tuple[Match, ...] = ()
    used: tuple[UsedTable, ...] = ()
    on: datetime.date | None = None
    reference: str = ""


def check(text: str, file: str = "case.toml") -> CaseFile:
    r"""Return a case file as a value, without reading its transcript.

    Args:
        text: the TOML.
        file: the name of the file, for its faults.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> check('format = 1\ntranscript = "elmo.xml"\n[home]\ncredits = "KZ-AK"').home.credits
    'KZ-AK'
    """
    table = read_toml(text, file)
    found = table.pop("format", None)
    if type(found) is not int or found != FORMAT:
        raise DefinitionError(file, (f"format: this version reads format {FORMAT}, not {found}",))
    sources = structure_sources(table.pop("sources", {}), file)
    case = structure(CaseFile, table, file, sources)
    if case.agreement is not None:
        case.agreement.read()  # signatures and reasons may contradict each other, which the shape does not show
    return case


def load(folder: str | Path, *, catalogue: Catalogue | None = None) -> LoadedCase:
    """Read a case from its folder.

    Args:
        folder: the folder that holds ``case.toml`` and the transcript.
        catalogue: another catalogue than the bundled one.

    Returns:
        The papers and rules, ready to be recognised.

    Raises:
        DocumentError: the folder, the file or the transcript cannot be read.
        DefinitionError: faults in ``case.toml``, all at once, each with its path.

    >>> load("examples/kostanay-oslo").home.credits
    'KZ-RK'
    """
    if not isinstance(folder, str | Path):
        raise ArgumentTypeError("folder", type(folder).__name__, "the path of a folder")
    path = Path(folder) / "case.toml"
    text = read_text_file(path)
    case = check(text, path.name)
    known = catalogue or default_catalogue()
    try:
        home = _home(case.home, known)
        agreement = case.agreement.read() if case.agreement is not None else None
        if agreement is not None and case.agreement is not None and case.agreement.bound:
            agreement = attrs.evolve(agreement, rules=home, matches=case.matches)
    except DefinitionError:
        raise
    except BolognaError as error:
        raise DefinitionError(path.name, (str(error),)) from None
    scales = {binding.issuer: binding.scale for binding in case.scales}
    transcript = elmo.read(Path(folder) / case.transcript, scales=scales, catalogue=catalogue)
    try:
        for row in case.used:
            transcript = transcript.used(row.degree, row.codes)
    except BolognaError as error:
        raise DefinitionError(path.name, (f"used: {error}",)) from None
    return LoadedCase(
        transcript=transcript,
        agreement=agreement,
        home=home,
        matches=case.matches,
        on=case.on,
        reference=case.reference,
    )


def _home(home: HomeTable, known: Catalogue) -> HomeRules:
    if home.policy is not None and home.practice is not None:
        raise DefinitionError("case.toml", ("home: policy and practice exclude each other",))
    method = home.grades.method if home.grades else "published-table"
    return HomeRules(
        credits=known.credit_system(home.credits).code,
        scale=None if home.scale is None else known.grading_scale(home.scale).code,
        circumstances=home.circumstances,
        policy=home.practice if home.practice is not None else home.policy,
        by=_by(home.grades, home, known) if home.grades else None,
        grades=_TREATMENTS.get(method, "convert"),
        shortfall=home.shortfall,
        several_grades=home.several_grades,
        on=home.on,
        source=home.source,
        repeats=home.repeats,
        surplus=home.surplus,
        used=home.used,
        unmatched=home.unmatched,
        least_grade=home.least_grade,
        least_scale=home.least_scale,
        most_share=home.most_share,
        degree=home.degree,
        recognised_before=home.recognised_before,
        decides=home.decides,
    )


def _by(grades: GradesTable, home: HomeTable, known: Catalogue) -> "By | Chain | CourseTables":
    by: By | Chain | CourseTables = _READERS[grades.method](grades, home, known)
    return by


def _needed(value: T | None, key: str, method: str) -> T:
    if value is None or value == ():
        raise DefinitionError("case.toml", (f"home.grades.{key}: is missing; method {method} needs it",))
    return value


def _none(_grades: GradesTable, _home: HomeTable, _known: Catalogue) -> None:
    return None


def _published(grades: GradesTable, home: HomeTable, _known: Catalogue) -> By:
    if not grades.rows:
        return None
    start = _needed(grades.start, "from", "published-table with rows")
    to = _needed(home.scale, "(home.scale)", "published-table with rows")
    source = _needed(grades.source, "source", "published-table with rows")
    return Equivalence(start, to, grades.rows, grades.basis, source)


def _practice(grades: GradesTable, _home: HomeTable, _known: Catalogue) -> By:
    return _needed(grades.practice, "practice", "practice")


def _bavarian(grades: GradesTable, _home: HomeTable, _known: Catalogue) -> By:
    return ModifiedBavarian(onto=grades.onto)


def _grading_table(table: WrittenTable, known: Catalogue) -> GradingTable:
    if table.code is not None:
        return known.grading_table(table.code)
    scale = known.grading_scale(_needed(table.scale, "table.scale", "tables"))
    return GradingTable(scale, table.entries, label=table.label, years=table.years, source=table.source)


def _tables(grades: GradesTable, _home: HomeTable, known: Catalogue) -> By:
    host = _grading_table(_needed(grades.host, "host", "tables"), known)
    home = _grading_table(_needed(grades.table, "table", "tables"), known)
    return GradingTableOverlap(host, home, choose=_needed(grades.choose, "choose", "tables"), onto=grades.onto)


def _course_tables(grades: GradesTable, _home: HomeTable, known: Catalogue) -> CourseTables:
    table = _grading_table(_needed(grades.table, "table", "course-tables"), known)
    onto = None if grades.onto is None else OntoGrade(grades.onto)
    return CourseTables(table, _needed(grades.choose, "choose", "course-tables"), onto)


_READERS: dict[Method, Callable[[GradesTable, HomeTable, Catalogue], Any]] = {
    "published-table": _published,
    "practice": _practice,
    "bavarian": _bavarian,
    "tables": _tables,
    "course-tables": _course_tables,
    "without": _none,
    "carry": _none,
}
