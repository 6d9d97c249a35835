"""One definition file as a frozen class, with all its keys."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import Pairs
from bologna_credits.law.files import Origin, read_origin

if TYPE_CHECKING:
    from bologna_credits.credits.systems import CreditSystem
    from bologna_credits.grades.equivalences import Equivalence
    from bologna_credits.grades.scales import GradingScale
    from bologna_credits.law.definition_parts import Example, Gap, PublishedGradingTable
    from bologna_credits.law.practices.averages import AveragePractice, DistinctionPractice, FinalMarkPractice
    from bologna_credits.law.practices.blocks import BlockPractice
    from bologna_credits.law.practices.credits import CreditPractice, TotalsPractice
    from bologna_credits.law.practices.degrees import DegreePractice
    from bologna_credits.law.practices.grades import (
        FormulaPractice,
        GradePractice,
        LinearPractice,
        TablePractice,
        UngradedPractice,
    )
    from bologna_credits.law.practices.progress import LoadPractice, ProgressPractice
    from bologna_credits.law.reviews import Review

    GradeConverting = GradePractice | LinearPractice | FormulaPractice | TablePractice | UngradedPractice
    Composing = AveragePractice | FinalMarkPractice | DistinctionPractice | BlockPractice | DegreePractice
    Practice = CreditPractice | TotalsPractice | GradeConverting | Composing | ProgressPractice | LoadPractice


@final
@attrs.frozen
class Definition:
    """One definition file: a country, a framework, or a country's practices.

    Args:
        origin: its origin; the name of a file is enough.
        country: two capital letters of ISO 3166, or the capitals of a framework.
        names: its name by language.
        sources: the texts that were read.
        gaps: the points that were looked for and not found.
        examples: worked cases that a text gives.
        reviews: the entries that a second person compared with their text.
    """

    __repr__ = brief

    origin: Origin = attrs.field(converter=read_origin)
    country: str
    names: Pairs
    sources: tuple[Source, ...] = ()
    systems: "tuple[CreditSystem, ...]" = ()
    scales: "tuple[GradingScale, ...]" = ()
    equivalences: "tuple[Equivalence, ...]" = ()
    credit_practices: "tuple[CreditPractice, ...]" = ()
    grade_practices: "tuple[GradePractice, ...]" = ()
    linear_practices: "tuple[LinearPractice, ...]" = ()
    formula_practices: "tuple[FormulaPractice, ...]" = ()
    table_practices: "tuple[TablePractice, ...]" = ()
    ungraded_practices: "tuple[UngradedPractice, ...]" = ()
    average_practices: "tuple[AveragePractice, ...]" = ()
    final_mark_practices: "tuple[FinalMarkPractice, ...]" = ()
    distinction_practices: "tuple[DistinctionPractice, ...]" = ()
    block_practices: "tuple[BlockPractice, ...]" = ()
    degree_practices: "tuple[DegreePractice, ...]" = ()
    totals_practices: "tuple[TotalsPractice, ...]" = ()
    progress_practices: "tuple[ProgressPractice, ...]" = ()
    load_practices: "tuple[LoadPractice, ...]" = ()
    tables: "tuple[PublishedGradingTable, ...]" = ()
    gaps: "tuple[Gap, ...]" = ()
    examples: "tuple[Example, ...]" = ()
    reviews: "tuple[Review, ...]" = ()

    _late: "Callable[[str], Any] | None" = attrs.field(init=False, eq=False, repr=False, default=None)

    @classmethod
    def late(cls, raw: "dict[str, Any]", part: "Callable[[Any], Any]") -> "Definition":
        """Return a definition whose fields are read when they are first asked for.

        Args:
            raw: what each field is read from, by its name.
            part: reads it; a field is read once, whatever threads ask for it.
        """
        made = object.__new__(cls)
        lock = threading.RLock()

        def field(name: str) -> Any:
            with lock:
                if name in raw:
                    object.__setattr__(made, name, part(raw[name]))
                    del raw[name]
                return object.__getattribute__(made, name)

        object.__setattr__(made, "_late", field)
        return made

    if not TYPE_CHECKING:  # pragma: no branch

        def __getattr__(self, name: str) -> Any:
            late = None if name == "_late" else self._late
            if late is None:
                raise AttributeError(f"'Definition' object has no attribute {name!r}", name=name, obj=self)
            return late(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return Definition, tuple(getattr(self, field.name) for field in attrs.fields(Definition) if field.init)

    @property
    def practices(self) -> "tuple[Practice, ...]":
        """Practices of every kind."""
        return (
            *self.credit_practices,
            *self.grade_practices,
            *self.linear_practices,
            *self.formula_practices,
            *self.table_practices,
            *self.ungraded_practices,
            *self.average_practices,
            *self.final_mark_practices,
            *self.distinction_practices,
            *self.block_practices,
            *self.degree_practices,
            *self.totals_practices,
            *self.progress_practices,
            *self.load_practices,
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that it gives, in capitals, each once."""
        items = (*self.systems, *self.scales, *self.tables, *self.practices)
        return tuple(dict.fromkeys(item.code.upper() for item in items))
