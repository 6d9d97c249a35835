"""The decisions of a whole cohort, one after the other, in constant memory; a bad case does not stop the rest."""

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.counting import counted
from bologna_credits.core.errors import ArgumentTypeError, BolognaError, MissingExtraError
from bologna_credits.core.findings import Verdict
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked, items_of, typed
from bologna_credits.core.visible import visibly
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.interop import case as cases_on_disk
from bologna_credits.interop.case import LoadedCase
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.decision import Recognition, recognise

T = TypeVar("T")

_NEEDED = "a LoadedCase, a folder, (transcript, agreement, home rules) or (key, one of these)"


@final
@attrs.frozen(field_transformer=typed)
class Outcome:
    """The outcome of one case: a decision, or the error that prevented it.

    ``key`` is the caller's, else the folder or the reference, else the place in the cohort from 1.

    >>> print(Outcome("A-17", None, ValueError("no transcript")))
    A-17: ValueError: no transcript
    """

    __reduce__ = by_place
    __repr__ = brief

    key: str
    decision: Recognition | None = None
    error: Exception | None = attrs.field(default=None, eq=str)

    @visibly
    def __str__(self) -> str:
        if self.decision is None:
            return f"{self.key}: {type(self.error).__name__}: {self.error}"
        verdicts = Counter(row.verdict for row in self.decision.rows)
        return (
            f"{self.key}: {verdicts[Verdict.HOLDS]} recognised ({self.decision.credits}), "
            f"{verdicts[Verdict.FAILS]} academic debt, {counted(len(self.decision.open), 'open point')}"
        )


@checked
def recognise_many(
    cases: Iterable[object], *, progress: bool = False, total: int | None = None, catalogue: Catalogue | None = None
) -> Iterator[Outcome]:
    """Yield the decisions of a whole cohort, one after the other.

    Nothing is kept: ten thousand cases take no more memory than one, if the caller releases each outcome. A case that cannot be
    read or decided gives an outcome with its error, and the next one follows.

    Args:
        cases: any iterable, also a generator, of :class:`~bologna_credits.interop.case.LoadedCase`, of folders that hold a case,
            of tuples ``(transcript, agreement, home rules)`` with matches as a fourth, or of pairs ``(key, one of these)``.
        progress: ``True`` for a bar on the terminal; it needs the extra ``progress``.
        total: the number of cases for the bar, where the iterable has no length.
        catalogue: another catalogue than the bundled one.

    Yields:
        An outcome for each case, in their order.

    Raises:
        ArgumentTypeError: text, which would be read letter by letter.
        MissingExtraError: the bar, or the reader of a transcript, needs an optional package that is not installed.

    >>> for outcome in recognise_many(["examples/kostanay-oslo", "examples/nowhere"]):
    ...     print(outcome)
    examples/kostanay-oslo: 5 recognised (15 KZ-RK), 1 academic debt, 8 open points
    examples/nowhere: DocumentError: nowhere: there is no such folder
    """
    # A function around the generator, so that a missing extra is an error of the call and not of the first outcome.
    return _outcomes(with_bar(cases, total) if progress else cases, catalogue)


@checked
def with_bar(cases: Iterable[T], total: int | None) -> Iterable[T]:
    """Return cases with a bar on the terminal while they are used.

    Args:
        cases: the cases.
        total: their number, where they have no length.

    Raises:
        MissingExtraError: the package of the bar is not installed.
    """
    try:
        bar: Any = importlib.import_module("tqdm").tqdm
    except ImportError:
        raise MissingExtraError("tqdm", "progress") from None
    shown: Iterable[T] = bar(cases, total=total, unit="case")
    return shown


def _outcomes(cases: Iterable[object], catalogue: Catalogue | None) -> Iterator[Outcome]:
    for place, given in enumerate(cases, 1):
        key, case = _keyed(given, str(place))
        try:
            decision = _decide(case, catalogue)
        except MissingExtraError:
            raise  # the installation is incomplete: no case is at fault, and every other one would fail as well
        except BolognaError as error:
            yield Outcome(key, error=error.with_traceback(None))  # a traceback would keep the whole case in memory
        except Exception as error:  # an unforeseen fault keeps its traceback, and the cohort goes on
            yield Outcome(key, error=error)
        else:
            yield Outcome(key, decision)


def _keyed(given: object, place: str) -> tuple[str, object]:
    if isinstance(given, tuple) and len(given) == 2 and not isinstance(given[0], Transcript):
        return str(given[0]), given[1]
    if isinstance(given, str | Path):
        return str(given), given
    return (given.reference if isinstance(given, LoadedCase) else "") or place, given


def _decide(case: object, catalogue: Catalogue | None) -> Recognition:
    if isinstance(case, str | Path):
        case = cases_on_disk.load(case, catalogue=catalogue)
    if isinstance(case, LoadedCase):
        return case.recognise(catalogue=catalogue)
    if isinstance(case, tuple) and 2 <= len(case) <= 4 and isinstance(case[0], Transcript):
        # Without matches of their own the papers keep those of the agreement, as for recognise() itself.
        return recognise(*case[:3], matches=case[3] if len(case) == 4 else None, catalogue=catalogue)
    raise ArgumentTypeError("a case", type(case).__name__, _NEEDED)


@final
@attrs.frozen
class CohortSummary:
    """A cohort in numbers: cases, components and credits, and the cases with an error. It prints as a table.

    ``credits`` holds the recognised credits, a sum for each credit system of a home university. ``with_error`` is the number of
    cases with an error; ``errors`` has one line for each, or for several alike.
    """

    __repr__ = brief

    cases: int = 0
    whole: int = 0
    with_open: int = 0
    with_debt: int = 0
    with_difference: int = 0
    recognised: int = 0
    open: int = 0
    debt: int = 0
    outside: int = 0
    credits: tuple[CreditRange, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    with_error: int = attrs.field()

    @with_error.default
    def _each_error(self) -> int:
        return len(self.errors)

    def _rows(self) -> list[list[str]]:
        return [
            ["cases", str(self.cases)],
            ["  everything recognised", str(self.whole)],
            ["  with open points", str(self.with_open)],
            ["  with academic debt", str(self.with_debt)],
            ["  with academic difference", str(self.with_difference)],
            ["  with an error", str(self.with_error)],
            ["components recognised", str(self.recognised)],
            ["  open", str(self.open)],
            ["  academic debt", str(self.debt)],
            ["  outside the agreement", str(self.outside)],
            ["credits recognised", " + ".join(map(str, self.credits)) or "none"],
        ]

    @visibly
    def __str__(self) -> str:
        table = text_table(("", "number"), self._rows())
        errors = "\n".join(f"- {key}: {message}" for key, message in self.errors)
        return f"{table}\n\nErrors\n{errors}" if errors else table

    def _repr_html_(self) -> str:
        table = html_table(("", "number"), self._rows())
        return table + (html_table(("case", "error"), [list(pair) for pair in self.errors]) if self.errors else "")


@checked
def summarise(outcomes: Iterable[Outcome]) -> CohortSummary:
    """Count outcomes; each is released as soon as it is counted.

    >>> print(summarise(recognise_many(["examples/kostanay-oslo"])).cases)
    1
    """
    count: Counter[str] = Counter()
    credits: dict[str, CreditRange] = {}
    errors: list[tuple[str, str]] = []
    for given in outcomes:
        (outcome,) = items_of("outcomes", [given], Outcome)
        count["cases"] += 1
        decision = outcome.decision
        if decision is None:
            errors.append((outcome.key, f"{type(outcome.error).__name__}: {outcome.error}"))
            continue
        verdicts = Counter(row.verdict for row in decision.rows)
        marks = (bool(decision.open), bool(decision.debt), bool(decision.difference))
        count.update(with_open=marks[0], with_debt=marks[1], with_difference=marks[2], whole=not any(marks))
        count.update(recognised=verdicts[Verdict.HOLDS], open=verdicts[Verdict.OPEN], debt=verdicts[Verdict.FAILS])
        count.update(outside=len(decision.outside))
        worth = decision.credits
        credits[worth.system] = credits[worth.system] + worth if worth.system in credits else worth
    return CohortSummary(**count, credits=tuple(credits.values()), errors=tuple(errors))
