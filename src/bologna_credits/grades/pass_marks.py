"""Pass marks that depend on circumstances: 60 for a bachelor's student, 65 for a master's, 70 for a doctoral student.

A scale with several has one for each level. Where the level is not known, the grades between them are neither a pass nor a fail:
they have a condition, like a grade whose label does not decide.
"""

import functools
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypeVar, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances, When, matching
from bologna_credits.core.errors import CircumstanceNeededError
from bologna_credits.core.exact import show_exact
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import fold, optional_exact
from bologna_credits.core.typed import check_record, named
from bologna_credits.core.visible import visibly
from bologna_credits.grades.rows import GradeRow, NumberGrades

_MOST = 256


@final
@attrs.frozen(field_transformer=named)
class PassMark:
    """The lowest pass of a scale under circumstances: a number where grades are numbers, otherwise a label.

    >>> from bologna_credits import Circumstances, GradingScale
    >>> from bologna_credits.grades import NumberGrades
    >>> marks = [PassMark(When("first"), number=60), PassMark(When("second"), number=65)]
    >>> scale = GradingScale("XX-100", numbers=NumberGrades(100, 65, 0), pass_marks=marks)
    >>> scale.grade(62).conditional, scale.grade(62).under(Circumstances("first")).passes
    ('the pass mark is 60 (cycle first), 65 (cycle second)', True)
    """

    __repr__ = brief

    when: When
    number: Fraction | None = attrs.field(default=None, converter=optional_exact)
    label: str | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @visibly
    def __str__(self) -> str:
        lowest = self.label if self.number is None else show_exact(self.number)
        return f"{lowest} ({self.when})"


class _Scale(Protocol):
    """The part of a scale that this depends on."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def rows(self) -> tuple[GradeRow, ...]:
        """Its printed grades."""

    @property
    def numbers(self) -> NumberGrades | None:
        """Its grades that are numbers."""

    @property
    def pass_marks(self) -> tuple[PassMark, ...]:
        """Its pass marks, where it has several."""

    def labelled(self, label: str) -> Any:
        """Return its grade of a label."""


class _Grade(Protocol):
    """The part of a grade that this depends on."""

    @property
    def label(self) -> str:
        """Its label."""

    @property
    def scale(self) -> Any:
        """Its scale."""

    @property
    def percent(self) -> Fraction | None:
        """The percentage beside it."""


ScaleT = TypeVar("ScaleT", bound=_Scale)
GradeT = TypeVar("GradeT", bound=_Grade)


class Unsettled(NamedTuple):
    """The condition on which a grade between two pass marks passes, and its text."""

    conditional: str
    source: Source | None


def scale_under(scale: ScaleT, circumstances: Circumstances) -> ScaleT:
    """Return a scale with the one pass mark of some circumstances; itself where they do not settle which of several applies."""
    try:
        found = matching(scale.pass_marks, circumstances, _about(scale))
    except CircumstanceNeededError:
        return scale
    return with_pass_mark(scale, found[0]) if found else scale


def grade_under(grade: GradeT, circumstances: Circumstances) -> GradeT:
    """Return a grade on its scale with the one pass mark of some circumstances."""
    scale = scale_under(grade.scale, circumstances)
    return grade if scale is grade.scale else attrs.evolve(scale.labelled(grade.label), percent=grade.percent)


def needed_for(scale: _Scale, circumstances: Circumstances) -> CircumstanceNeededError:
    """Return the error for an answer that depends on the pass mark: with the circumstances that would settle it."""
    choices: dict[str, dict[str, None]] = {}
    for mark in scale.pass_marks:
        for key, value in (mark.when.needed(circumstances) or mark.when.needed(Circumstances()) or {}).items():
            choices.setdefault(key, {})[value] = None
    return CircumstanceNeededError(_about(scale), tuple((key, tuple(values)) for key, values in choices.items()))


def _about(scale: _Scale) -> str:
    return f"the pass mark of {scale.code}"


def with_pass_mark(scale: ScaleT, mark: PassMark) -> ScaleT:
    """Return a scale with one pass mark in place of several; the same object for the same question."""
    item: Any = scale
    found: ScaleT = _made(item, mark)
    return found


@functools.lru_cache(_MOST)
def _made(scale: Any, mark: PassMark) -> Any:
    numbers = scale.numbers
    if numbers is not None and mark.number is not None:
        numbers = attrs.evolve(numbers, lowest_pass=mark.number)
    rows = tuple(attrs.evolve(row, passes=_row_passes(scale, row, mark, numbers)) for row in scale.rows)
    return attrs.evolve(scale, rows=rows, numbers=numbers, pass_marks=())


def _row_passes(scale: _Scale, row: GradeRow, mark: PassMark, numbers: NumberGrades | None) -> bool:
    if not row.graded or not row.ranked:
        return row.passes
    if numbers is not None:
        return row.passes if row.value is None else numbers.passes(row.value)
    ranked = [fold(one.label) for one in scale.rows if one.graded and one.ranked]
    return ranked.index(fold(row.label)) <= ranked.index(fold(mark.label or ""))


def unsettled(scale: _Scale, label: str) -> Unsettled | None:
    """Return the condition on which a grade of a scale passes, or None if it passes, or fails, by every pass mark."""
    marks = scale.pass_marks
    if len({with_pass_mark(scale, mark).labelled(label).passes for mark in marks}) == 1:
        return None
    return Unsettled(f"the pass mark is {', '.join(map(str, marks))}", next((mark.source for mark in marks if mark.source), None))
