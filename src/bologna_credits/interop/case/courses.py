"""The form in which ``case.toml`` writes the courses of a transcript and the institutions that gave them."""

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.errors import AmbiguousCodeError, UnclearDayError, UnknownCodeError
from bologna_credits.core.reading import Pairs
from bologna_credits.core.toml_form import Entries
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop._typed_lines import Host, Line
from bologna_credits.interop.case.home import Faults
from bologna_credits.interop.elmo.credits import system_of
from bologna_credits.interop.sheets.courses import NO_SCALE
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Institution, Status


@final
@attrs.frozen(kw_only=True)
class HostTable:
    """``[[hosts]]``: an institution that gave results; the first one issued the transcript.

    ``system`` and ``scale`` are those of its credits and grades where a course names none.
    """

    name: str
    country: str | None = None
    identifiers: Pairs = ()
    system: str | None = None
    scale: str | None = None

    def read(self) -> Host:
        """Return the institution.

        Raises:
            UnknownCountryError: no country has the code.
        """
        institution = Institution(self.name, self.country, self.identifiers)
        return Host(institution=institution, system=self.system, scale=self.scale)


@final
@attrs.frozen(kw_only=True)
class CourseTable:
    """``[[courses]]``: one line of a transcript that is typed by hand. ``scale = "-"`` keeps the grade as text."""

    code: str
    title: str | None = None
    titles: Pairs = ()
    credits: Fraction | None = None
    system: str | None = None
    grade: str | None = None
    scale: str | None = None
    status: Status | None = None
    date: datetime.date | None = None
    term: str | None = None
    host: str | None = None
    attempt: int | None = None
    distribution: Entries = ()
    isced: str | None = None
    kind: str | None = None

    def line(self) -> Line:
        """Return the typed line."""
        return Line(
            code=self.code,
            title=self.title if self.title is not None else self.code,
            titles=self.titles,
            amount=self.credits,
            system=self.system,
            label=self.grade,
            scale=None if self.scale == NO_SCALE else self.scale,
            status=self.status,
            day=self.date,
            term=self.term,
            host=self.host,
            attempt=self.attempt,
            distribution=self.distribution,
            counted=all(number.denominator == 1 for _, number in self.distribution),
            isced=self.isced,
            kind=self.kind,
            unscaled=self.scale == NO_SCALE,
        )


def read_hosts(tables: Iterable[HostTable], known: Catalogue, faults: Faults) -> tuple[Host, ...]:
    """Return the institutions of a case.

    Args:
        tables: the tables.
        known: the catalogue that their systems and scales come from.
        faults: the faults, to which those of the tables are added.
    """
    found = []
    for index, table in enumerate(tables):
        for key in ("name", "system", "scale"):
            if getattr(table, key) is not None and not getattr(table, key).strip():
                faults.add(f"hosts[{index}].{key}", "is empty")
        host = Host(institution=Institution(table.name))  # a stand-in, so that courses are not told to lack their host
        with faults.at(f"hosts[{index}]"):
            host = table.read()
        before = len(faults.found)
        with faults.at(f"hosts[{index}].scale", dated=True):
            if table.scale:
                known.grading_scale(table.scale)
        told = len(faults.found) > before
        before = len(faults.found)
        with faults.at(f"hosts[{index}].system"):
            if table.system and table.system.strip():
                _check_system(table.system, table.country, known)
        found.append(attrs.evolve(host, told=told, system_told=len(faults.found) > before))
    return tuple(found)


def _check_system(token: str, country: str | None, known: Catalogue) -> None:
    """Check that a code or a name means a credit system, whichever.

    Raises:
        UnknownSystemError: it means none; names the nearest.
    """
    try:
        known.credit_system(token)
    except (AmbiguousCodeError, UnclearDayError):
        return  # the day of each result decides
    except UnknownCodeError:
        found = system_of(token, country, None, known)
        if found.code is None and not found.among:
            raise


def add_courses(tables: Iterable[CourseTable], courses: Courses, faults: Faults) -> None:
    """Add the courses of a case to those of its transcript; each host is one that the case names.

    Args:
        tables: the tables.
        courses: the courses.
        faults: the faults, to which those of the tables are added, each with the path of its key.
    """
    hosts = [host.institution for host in courses.hosts]
    for index, table in enumerate(tables):
        at = f"courses[{index}]"

        def tell(field: str, words: str, at: str = at) -> None:
            faults.add(f"{at}.{field}", words)

        if table.attempt is not None and table.attempt < 1:
            tell("attempt", f"{table.attempt} is no number of an attempt; write 1, 2, 3")
        if not table.code.strip():
            tell("code", "is empty; write the code of the course, or its title")
        if table.host is not None and not any(host.answers_to(table.host) for host in hosts):
            names = ", ".join(host.name for host in hosts) or "none"
            tell("host", f'no institution of [[hosts]] has the name or the identifier "{table.host[:40]}"; known: {names}')
            continue
        if table.host is None and len(hosts) > 1:
            tell("host", "is missing; the case names several hosts")
            continue
        with faults.at(at):
            courses.add(table.line(), tell)
