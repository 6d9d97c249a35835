"""The decisions of the students of a cohort, one after the other or in several processes; a bad case is a row of the totals."""

import collections
import datetime
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, final

import attrs

from bologna_credits.core.errors import BolognaError, DefinitionError, MissingExtraError
from bologna_credits.core.typed import checked
from bologna_credits.frames.answers import reason_of
from bologna_credits.frames.cohort_rows import MAKERS, FlatRow, Kind, totals_of_decision, totals_of_error
from bologna_credits.interop.tables.papers import Cohort, Given, Paper, StudentRows, cohort_of
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.home_rules import HomeRules

PAPERS_ERROR = "papers"
"""The error of a student whose rows cannot be read or contradict each other."""
UNFORESEEN = "unforeseen"
"""The error of a student on whom the program failed in a way that it does not know."""
NO_STUDENT = "no-student"
"""The error of rows that name no student."""
_MOST_TOLD = 20
_AHEAD = 3  # chunks in the work of each process, so that none waits and few are in memory

Key = Hashable
Student = tuple[Key, StudentRows]
FlatTables = dict[Kind, list[FlatRow]]


@final
@attrs.frozen(kw_only=True)
class Plan:
    """All that is the same for the students of a cohort; it goes to each process once.

    Args:
        tables: the headers of each table, and its rows where it counts for every student.
        home: the rules for all, where they are no table.
        want: the tables that are wanted.
        system, scales, no_grades, on: as for :func:`bologna_credits.frames.recognise_tables`.
        catalogue: another catalogue than the bundled one.
    """

    tables: Mapping[Paper, Given]
    home: HomeRules | None
    want: tuple[Kind, ...]
    system: str | None = None
    scales: Mapping[str, Any] | None = None
    no_grades: tuple[str, ...] = ()
    on: datetime.date | None = None
    catalogue: Catalogue | None = None

    def cohort(self) -> Cohort:
        """Return the cohort, with all that can be read at once.

        Raises:
            DefinitionError: faults of the headers, or of tables that count for all.
        """
        return cohort_of(
            self.tables,
            self.home,
            known=_known(self.catalogue),
            system=self.system,
            scales=self.scales,
            no_grades=self.no_grades,
            on=self.on,
        )


def _known(catalogue: Catalogue | None) -> Catalogue:
    return catalogue or default_catalogue()


def decide(cohort: Cohort, rows: StudentRows, want: Sequence[Kind]) -> FlatTables:
    """Return the rows of the decision on one student; an error is a row of the totals.

    Args:
        cohort: the cohort.
        rows: the rows of the student by table.
        want: the tables that are wanted.
    """
    found: FlatTables = {kind: [] for kind in want}
    told: tuple[str, ...] = ()
    try:
        given, told = cohort.prepared(rows)
        decision = cohort.case(given).recognise(catalogue=cohort.known)
        for kind in want:
            found[kind] = [totals_of_decision(decision, cohort.known, told)] if kind == "totals" else MAKERS[kind](decision)
        return found
    except MissingExtraError:
        raise  # the installation is incomplete: no student is at fault
    except DefinitionError as error:
        faults = error.faults[:_MOST_TOLD]
        rest = len(error.faults) - len(faults)
        code, text = PAPERS_ERROR, "; ".join((*faults, *([f"and {rest} more"] if rest else [])))
    except BolognaError as error:
        code, text = reason_of(error), error.told
    except Exception as error:  # the cohort goes on, and the row says that the program failed
        kind_of = type(error).__name__
        code, text = UNFORESEEN, f"the program failed on this student in a way that it does not know ({kind_of}); report it"
    found = {kind: [] for kind in want}
    if "totals" in found:
        found["totals"] = [totals_of_error(code, text, told)]
    return found


def decide_chunk(cohort: Cohort, students: Iterable[Student], want: Sequence[Kind]) -> FlatTables:
    """Return the rows of the decisions on some students, each with the key of its student first."""
    found: FlatTables = {kind: [] for kind in want}
    for key, rows in students:
        for kind, made in decide(cohort, rows, want).items():
            found[kind] += [(key, *row) for row in made]
    return found


_cohorts: dict[str, tuple[Cohort, tuple[Kind, ...]]] = {}
"""The cohort of a process of its own, under one name."""


def _begin(plan: Plan) -> None:
    _cohorts["own"] = plan.cohort(), plan.want


def _decide_there(students: list[Student]) -> FlatTables:
    cohort, want = _cohorts["own"]
    return decide_chunk(cohort, students, want)


@checked
def decide_chunks(plan: Plan, cohort: Cohort, chunks: Iterable[list[Student]], *, processes: int = 1) -> Iterator[FlatTables]:
    """Yield the rows of each chunk of students in the order of the chunks; only a few chunks are in memory.

    Args:
        plan: the plan of the cohort.
        cohort: the cohort of this process.
        chunks: the students.
        processes: the number of processes.
    """
    if processes == 1:
        for chunk in chunks:
            yield decide_chunk(cohort, chunk, plan.want)
        return
    # A forked process would have the locks of the threads of its parent, such as those of Polars, without the threads.
    import importlib

    futures: Any = importlib.import_module("concurrent.futures")
    context: Any = importlib.import_module("multiprocessing").get_context("spawn")
    with futures.ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(plan,)) as pool:
        waiting: collections.deque[Any] = collections.deque()
        for chunk in chunks:
            waiting.append(pool.submit(_decide_there, chunk))
            if len(waiting) >= processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
