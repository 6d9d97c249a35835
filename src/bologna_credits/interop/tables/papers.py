"""The papers of a cohort in tables: for each student the rows of courses, agreement and matches become a case."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.errors import ArgumentError, BolognaError, DefinitionError
from bologna_credits.interop._bound_scales import Scales, read_no_grades, read_scales
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host
from bologna_credits.interop.sheets.courses import read_identifiers
from bologna_credits.interop.tables.agreements import Agreements, Table, Usual, agreement_columns, match_columns, read_matches
from bologna_credits.interop.tables.cells import TableRow, Unreadable
from bologna_credits.interop.tables.courses import CourseRows, Distributions, header_of, read_distribution_rows, unread_of
from bologna_credits.interop.tables.headers import Columns, columns_of, is_number, words_for
from bologna_credits.interop.tables.hosts import Hosts, host_columns, read_hosts_table
from bologna_credits.interop.tables.rules import RULES, Rules, rule_columns, set_of, sets_of
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Match
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.loaded import LoadedCase

Paper = Literal["courses", "agreements", "matches", "students", "rules", "hosts", "distributions"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
"""The tables of a cohort. ``hosts`` and ``distributions`` are for all students; the others may be as well, without a key."""
SHARED: tuple[Paper, ...] = ("hosts", "distributions")
StudentRows = Mapping[Paper, Sequence[TableRow]]
"""The rows of one student by table, without the column of the key."""
_OF_STUDENTS: tuple[Paper, ...] = ("courses", "agreements", "matches", "students", "rules")
_STUDENT_WORDS = words_for((RULES, "reference", "issued", "on"), ("host", "country", "identifiers", "date"))


@final
@attrs.frozen(kw_only=True)
class Given:
    """A table as it is given: its headers without the key, and its rows where they count for every student."""

    names: tuple[str, ...]
    rows: tuple[TableRow, ...] | None = None


@final
@attrs.define(kw_only=True)
class Cohort:
    """The tables of a cohort, read as far as they are the same for all students.

    Args:
        known: the catalogue.
        home: the rules for all, where they are no table.
        courses: the reader of courses.
        agreements, matches, students, rules: the readers of the other tables, where there are such.
        shared: the rows of tables that count for every student.
        system: the credit system of amounts that name none.
        on: the day of the decisions.
        sets: the sets of rules by name, where the table of rules counts for every student.
        order: the column of numbers that puts the rows of a student in order, by table.
        unread: the columns without a meaning, by table.
    """

    known: Catalogue
    home: HomeRules | None
    courses: CourseRows
    agreements: Agreements | None
    matches: Columns | None
    students: Columns | None
    rules: Rules | None
    sets: Mapping[str, Sequence[TableRow]]
    shared: Mapping[Paper, tuple[TableRow, ...]]
    system: str | None
    on: datetime.date | None
    order: Mapping[Paper, int]
    unread: Mapping[Paper, tuple[str, ...]]
    _pairs: dict[tuple[TableRow, ...], tuple[Match, ...]] = attrs.field(factory=dict)

    def prepared(self, rows: StudentRows) -> tuple[dict[Paper, tuple[TableRow, ...]], tuple[str, ...]]:
        """Return the rows of a student that count, and what there is to tell of the others.

        A row that stands twice, cell for cell, counts once, and an empty one does not; rows are in the order of their numbers.

        Args:
            rows: the rows of the student by table.
        """
        found: dict[Paper, tuple[TableRow, ...]] = {}
        told: list[str] = []
        for paper in _OF_STUDENTS:
            if paper in self.shared:
                found[paper] = self.shared[paper]
                continue
            given = rows.get(paper, ())
            once = tuple(dict.fromkeys(given))
            filled = tuple(row for row in once if any(cell != "" for cell in row))
            if len(once) < len(given):
                told.append(f"{paper}: {_counted(len(given) - len(once))} again what another row says, and counts once")
            if len(filled) < len(once):
                told.append(f"{paper}: a row is empty")
            place = self.order.get(paper)
            found[paper] = filled if place is None else tuple(sorted(filled, key=lambda row: _number(row[place])))
        if found["courses"] and not found["agreements"]:
            told.append("no agreement: each course that was passed is open")
        return found, tuple(told)

    def case(self, given: Mapping[Paper, tuple[TableRow, ...]]) -> LoadedCase:
        """Return the case of one student.

        Args:
            given: the rows of the student that count, by table.

        Raises:
            DefinitionError: all faults of the rows at once, each with its place.
        """
        faults: list[str] = []
        student = _Student.read(self.students, given["students"], faults)
        home = self._home(student.rules, given["rules"], faults)
        if not given["courses"] and not given["agreements"]:
            faults.append("no course and no agreement stands in the tables for this student")
        issuer = self._named(student, faults)
        transcript = None
        if given["courses"]:
            transcript = self.courses.read(given["courses"], issuer, faults)
        elif given["agreements"]:
            issuer = issuer or self._agreed_host(given["agreements"])
            transcript = None if issuer is None else Transcript(issuer=issuer.institution)
        agreement = None
        if given["agreements"] and self.agreements is not None:
            agreement = self.agreements.read(given["agreements"], self._usual(home, given["courses"]), faults)
        matches = self._matches(given["matches"], agreement, faults)
        if transcript is None and not faults:
            faults.append("no institution is named for a student without courses; name it in the table of students or of hosts")
        if faults or transcript is None or home is None:
            raise DefinitionError("tables", tuple(dict.fromkeys(faults)))
        if student.issued is not None:
            transcript = attrs.evolve(transcript, issued=student.issued)
        return LoadedCase(
            transcript=transcript,
            agreement=agreement,
            home=home,
            matches=matches,
            on=student.on or self.on,
            reference=student.reference,
        )

    def _home(self, name: str, own: Sequence[TableRow], faults: list[str]) -> HomeRules | None:
        if self.rules is None:
            return self.home
        try:
            rows = own or set_of(self.sets, name)
        except ArgumentError as error:
            faults.append(error.told if self.sets else "no rules stand in the table of rules for this student")
            return None
        return self.rules.read(rows, faults)

    def _usual(self, home: HomeRules | None, courses: Sequence[TableRow]) -> Usual:
        """Return the credit systems of amounts that name none."""
        systems = {host.system for host in self.courses.hosts_of(courses, None)}
        return Usual("" if home is None else home.credits, systems.pop() if len(systems) == 1 else None)

    def _named(self, student: "_Student", faults: list[str]) -> Host | None:
        """Return the institution that the table of students names."""
        if not student.host:
            return None
        try:
            return self.courses.hosts.find(student.host, student.country, read_identifiers(student.identifiers))
        except BolognaError as error:
            faults.append(f"students: {error.told}")
            return None

    def _agreed_host(self, agreed: Sequence[TableRow]) -> Host | None:
        """Return the institution of a student without courses: the one that all components name, else the only one."""
        hosts = self.courses.hosts
        assert self.agreements is not None
        words = self.agreements.hosts_of(agreed)
        if len(words) == 1:
            return hosts.find(words.pop())
        return hosts.named[0] if len(hosts.named) == 1 and not words else None

    def _matches(self, rows: tuple[TableRow, ...], agreement: LearningAgreement | None, faults: list[str]) -> tuple[Match, ...]:
        if self.matches is None or not rows:
            return ()
        if "matches" in self.shared:
            if agreement is None:
                return ()
            rows = self._agreed_pairs(rows, agreement)
        found = self._pairs.get(rows)
        if found is None:
            before = len(faults)
            found = read_matches(self.matches, rows, faults)
            if len(faults) == before and len(self._pairs) < _MOST_KEPT:
                self._pairs[rows] = found
        return found

    def _agreed_pairs(self, rows: Sequence[TableRow], agreement: LearningAgreement) -> tuple[TableRow, ...]:
        """Return the pairs of a table for all students of which both courses stand in the agreement of this one."""
        assert self.matches is not None
        tables = agreement.effective()
        host = {component.code for component in (*tables.studied, *tables.virtual)}
        home = {component.code for component in tables.recognised}
        text = self.matches.text
        return tuple(row for row in rows if text(row, "host") in host and text(row, "home") in home)


_MOST_KEPT = 4_000


@final
@attrs.frozen(kw_only=True)
class _Student:
    """The row of one student in the table of students."""

    rules: str = ""
    reference: str = ""
    host: str = ""
    country: str | None = None
    identifiers: str = ""
    on: datetime.date | None = None
    issued: datetime.date | None = None

    @classmethod
    def read(cls, columns: Columns | None, rows: Sequence[TableRow], faults: list[str]) -> "_Student":
        if columns is None or not rows:
            return cls()
        if len(rows) > 1:
            faults.append(f"students: {len(rows)} different rows stand for this student; leave one")
            return cls()
        (row,) = rows
        faults += columns.faults(row, "students")
        return cls(
            rules=columns.text(row, RULES),
            reference=columns.text(row, "reference"),
            host=columns.text(row, "host"),
            country=columns.text(row, "country") or None,
            identifiers=columns.text(row, "identifiers"),
            on=columns.day(row, "on", "students", faults),
            issued=columns.day(row, "issued", "students", faults),
        )


def _counted(count: int) -> str:
    return "1 row says" if count == 1 else f"{count} rows say"


def _number(cell: object) -> tuple[int, int, str]:
    """Return what puts rows in order by the column of numbers; rows without a number stand last."""
    text = "" if isinstance(cell, Unreadable) else str(cell)
    return (0, int(text), "") if text.isascii() and text.isdecimal() and len(text) < 19 else (1, 0, text)


def cohort_of(
    tables: Mapping[Paper, Given],
    home: HomeRules | None,
    *,
    known: Catalogue,
    system: str | None = None,
    scales: Scales | None = None,
    no_grades: Sequence[str] = (),
    on: datetime.date | None = None,
) -> Cohort:
    """Return a cohort whose tables have the given headers.

    Args:
        tables: the headers of each table, and its rows where it counts for every student.
        home: the rules for all, where they are no table.
        known: the catalogue.
        system: the credit system of amounts that name none.
        scales: the scales of institutions and countries, as for sheets.
        no_grades: labels that are no grades.
        on: the day of the decisions.

    Raises:
        DefinitionError: faults of headers, of tables that count for all, or of the only set of rules.
        ArgumentError: no rules, or rules twice.
    """
    if (home is None) == ("rules" not in tables):
        raise ArgumentError("rules", "nothing" if home is None else "a table and rules for all", ("one of the two",))
    if system is not None:
        system = known.credit_system(system).code
    named = _hosts(tables, known)
    header = header_of("courses", tables["courses"].names)
    distributions: Distributions = {}
    if "distributions" in tables:
        given = tables["distributions"]
        distributions = read_distribution_rows(header_of("distributions", given.names, distributions=True), given.rows or ())
    hosts = Hosts(named=named)
    courses = Courses(known=known, system=system, scales=read_scales(scales, known), no_grades=read_no_grades(no_grades))
    unread: dict[Paper, tuple[str, ...]] = {"courses": unread_of(header)}
    agreements = matches = students = rules = None
    if "agreements" in tables:
        columns = agreement_columns(tables["agreements"].names)
        unread["agreements"] = columns.unread
        agreements = Agreements(columns=columns, system_of=_Systems(known=known, hosts=hosts, system=system).find)
    if "matches" in tables:
        matches = match_columns(tables["matches"].names)
        unread["matches"] = matches.unread
    if "students" in tables:
        students = _student_columns(tables["students"].names)
        unread["students"] = students.unread
    sets: Mapping[str, Sequence[TableRow]] = {}
    if "rules" in tables:
        rules = Rules(columns=rule_columns(tables["rules"].names), known=known)
        if tables["rules"].rows is not None:
            sets = sets_of(tables["rules"].names, tables["rules"].rows)
            _check_only_set(rules, sets)
    return Cohort(
        known=known,
        home=home,
        courses=CourseRows(header=header, hosts=hosts, courses=courses, distributions=distributions),
        agreements=agreements,
        matches=matches,
        students=students,
        rules=rules,
        sets=sets,
        shared={
            paper: given.rows for paper, given in tables.items() if paper in ("agreements", "matches") and given.rows is not None
        },
        system=system,
        on=on,
        order={paper: place for paper, given in tables.items() for place, name in enumerate(given.names) if is_number(name)},
        unread={paper: names for paper, names in unread.items() if names},
    )


def named_columns(paper: Paper, names: Sequence[str]) -> dict[str, str]:
    """Return the headers of a table that have a meaning, each with the name that all tables share.

    Args:
        paper: the table.
        names: its headers, without the key.

    Raises:
        DefinitionError: a column that is missing or stands twice.

    >>> named_columns("matches", ["Принимающий вуз", "home", "Remarks"])
    {'Принимающий вуз': 'host', 'home': 'home'}
    """
    numbered = {name: "number" for name in names if is_number(name)}
    if paper == "courses":
        header = header_of(paper, names)
        fields = {place: str(field) for field, place in header.columns.items()}
        fields |= {place: f"title ({language})" for language, place in header.languages.items()}
    else:
        read = {"agreements": agreement_columns, "matches": match_columns, "students": _student_columns}[paper]
        fields = {place: field for field, place in read(names).at.items()}
    return {name: fields[place] for place, name in enumerate(names) if place in fields} | numbered


def _student_columns(names: Sequence[str]) -> Columns:
    words = {word: "on" if field == "date" else field for word, field in _STUDENT_WORDS.items()}
    return columns_of("students", names, words, ())


def _hosts(tables: Mapping[Paper, Given], known: Catalogue) -> tuple[Host, ...]:
    if "hosts" not in tables:
        return ()
    given = tables["hosts"]
    return read_hosts_table(host_columns(given.names), given.rows or (), known)


def _check_only_set(rules: Rules, sets: Mapping[str, Sequence[TableRow]]) -> None:
    """Refuse a table of rules whose only set is at fault: no student could be decided."""
    if len(sets) == 1:
        faults: list[str] = []
        rules.read(next(iter(sets.values())), faults)
        if faults:
            raise DefinitionError("rules", tuple(fault.removeprefix("rules: ") for fault in faults))


@final
@attrs.define(kw_only=True)
class _Systems:
    """The credit systems of agreed components: the word beside the amount, else that of the host or of the home university."""

    known: Catalogue
    hosts: Hosts
    system: str | None

    def find(self, word: str, table: Table, host: str | None, usual: Usual) -> str | None:
        if word:
            return self.known.credit_system(word).code
        if table == "recognised" and usual.home:
            return usual.home
        found = self.hosts.known(host) if host is not None else None
        own = found.system if found is not None else self.hosts.named[0].system if len(self.hosts.named) == 1 else None
        return own or usual.away or self.system
