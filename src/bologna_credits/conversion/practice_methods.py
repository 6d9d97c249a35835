"""The method of conversion that belongs to a practice, with the data that the practice needs beyond the grade."""

import datetime
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.answers import Method
from bologna_credits.conversion.methods.bavarian import LetterNumber, ModifiedBavarian, read_letter_number
from bologna_credits.conversion.methods.formulas import MarkFormula
from bologna_credits.conversion.methods.grading_tables import read_choose, read_nobody
from bologna_credits.conversion.methods.linear import Linear
from bologna_credits.conversion.methods.passes import MeanSoFar, PassedOnly, read_mean
from bologna_credits.conversion.reference_groups import PractisedTables, practised_tables
from bologna_credits.conversion.table_lookup import table_between
from bologna_credits.core.brief import brief
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.identity import same_first
from bologna_credits.core.typed import check_record, named
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.scales import GradingScale
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.memories import remembered
from bologna_credits.law.practices.grades import (
    Choose,
    FormulaPractice,
    GradePractice,
    LinearPractice,
    Side,
    TablePractice,
    UngradedPractice,
)


@final
@same_first
@attrs.frozen(cache_hash=True, field_transformer=named)
class PracticeWith:
    """A practice with what it needs beyond the grade itself.

    Args:
        code: the code of the practice.
        host: the grading table of the group in which the grade was given.
        home: the grading table at home, where the practice names none.
        choose: the choice among several grades, where the practice leaves it to the caller.
        mean: the student's mean so far, for a course that was only passed.
        passed: True if the student chose before the stay that the course is recognised as passed, without a grade.
        too_small: True if the body considers the reference group too small, where its text prints no number.
        nobody: the neighbour that replaces a host grade that nobody received: ``better`` or ``worse``.
        year: the marks of the same year alone, for a practice that gives the rank in it where the group is small.
        value: ``points`` or ``percent``, the number that stands for a letter in the Bavarian formula.

    >>> from bologna_credits import GradingTable, convert_grade, grading_scale
    >>> marks = grading_scale("PT-20")
    >>> graduates = GradingTable(marks, {"17": 20, "15": 60, "12": 120}, years=(2022, 2024))
    >>> convert_grade(marks.grade("15"), by=PracticeWith("PT/DL-42-2005", host=graduates)).grade.label
    'B'
    """

    __repr__ = brief

    code: str
    host: GradingTable | None = None
    home: GradingTable | None = None
    choose: Choose | None = attrs.field(default=None, converter=attrs.converters.optional(read_choose))
    mean: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(read_mean))
    passed: bool = False
    too_small: bool = False
    nobody: Side | None = attrs.field(default=None, converter=read_nobody)
    year: GradingTable | None = None
    value: LetterNumber | None = attrs.field(default=None, converter=read_letter_number)

    def __attrs_post_init__(self) -> None:
        check_record(self)


@remembered(256)
def method_of_practice(
    catalogue: Catalogue, by: PracticeWith | str, on: datetime.date | str | None
) -> tuple[Method, GradingScale]:
    """Return the method of a practice and the scale that it yields."""
    by = PracticeWith(by) if isinstance(by, str) else by
    practice = catalogue.practice(by.code, on)
    if isinstance(practice, GradePractice) and by.passed:
        if practice.passed_to is None:
            raise ArgumentError("passed", "True", (f"False: {practice.code} gives the student no such choice",))
        because = practice.note or ""
        return PassedOnly(because, practice.source), catalogue.grading_scale(practice.passed_to)
    if isinstance(practice, GradePractice):
        return ModifiedBavarian.of(practice, value=by.value), catalogue.grading_scale(practice.to)
    if isinstance(practice, LinearPractice):
        return Linear.of(practice), catalogue.grading_scale(practice.to)
    if isinstance(practice, FormulaPractice):
        return MarkFormula.of(practice), catalogue.grading_scale(practice.to)
    if isinstance(practice, UngradedPractice):
        if by.mean is None:
            raise ArgumentError("mean", "nothing", (f'PracticeWith("{practice.code}", mean=…): the student\'s mean so far',))
        return MeanSoFar.of(practice, by.mean), catalogue.grading_scale(practice.to)
    if isinstance(practice, TablePractice):
        tables = _tables(catalogue, practice, by, on)
        return tables, tables.to
    raise ArgumentError("by", practice.code, ("the code of a practice that converts grades, not credits",))


def _tables(catalogue: Catalogue, practice: TablePractice, by: PracticeWith, on: datetime.date | str | None) -> PractisedTables:
    """Return the grading tables of a practice and the published table of fixed marks."""
    home = catalogue.grading_table(practice.home) if practice.home is not None else by.home
    if by.host is None or home is None:
        lacking = "host" if by.host is None else "home"
        raise ArgumentError(lacking, "nothing", (f'PracticeWith("{practice.code}", {lacking}=…): a grading table',))
    fixed = None
    if practice.small_table is not None:
        pair = by.host.scale.code, home.scale.code
        fixed = table_between(catalogue, *pair, practice.small_table, on, Circumstances())
    return practised_tables(
        practice,
        by.host,
        home,
        choose=by.choose,
        fixed=fixed,
        too_small=by.too_small,
        nobody=by.nobody,
        year=by.year,
    )
